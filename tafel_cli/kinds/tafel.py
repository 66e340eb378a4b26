"""Defines the table itself: `data/tafel.md`, with its mission as body."""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from tafel_cli.reading.marks import Bijlagenaam, Number, OrganisatieId, Text, Titel
from tafel_cli.reading.record import Record
from tafel_cli.value_class import Frozen

_MAIL = r"[A-Za-z0-9._+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,63}"
_WEBSITE = r"https://[a-z0-9.-]{1,253}(?:/[\w./~%-]*)?"
_NONE: dict[str, str] = {}  # nobody adds to a value of a record
Randtekst = Annotated[str, Text(120, one_line=True)]  # one line in the margin of a page


class Tafelopenbaarheid(StrEnum):
    """Who can read the folder."""

    OPENBAAR = "openbaar"
    BESLOTEN = "besloten"


class VastSoort(StrEnum):
    """What a standing item is for."""

    OPENING = "opening"
    MEDEDELINGEN = "mededelingen"
    VERSLAG = "verslag"
    ACTIES = "acties"
    HAMERSTUKKEN = "hamerstukken"
    TERMIJNAGENDA = "termijnagenda"
    RONDVRAAG = "rondvraag"
    SLUITING = "sluiting"


class Plaats(StrEnum):
    """Whether a standing item comes before or after the items of the agenda."""

    BEGIN = "begin"
    EINDE = "einde"


class Voorzitter(Frozen):
    """The chair. `organisatie` exists only to be reported (T315, W001), because the chair must be independent."""

    functie: str
    sinds: date | None = None
    accounts: tuple[str, ...] = ()
    organisatie: OrganisatieId | None = None


class Secretaris(Frozen):
    """The secretary, by function; `postbus`: the mail address of the secretariat."""

    functie: str
    accounts: tuple[str, ...] = ()
    postbus: str | None = None

    @property
    def adres(self) -> str | None:
        """The mailbox; None if it is no plain address, because a `?` in a link can add hidden readers to a message."""
        return self.postbus if self.postbus and re.fullmatch(_MAIL, self.postbus) else None


class Thema(Frozen):
    """A theme, and the parties that lead it."""

    naam: str
    trekkers: tuple[OrganisatieId, ...] = ()


class VastPunt(Frozen):
    """A standing item; `duur` in minutes."""

    id: str
    titel: Titel
    soort: VastSoort
    duur: Annotated[int, Number(0, 480)]
    plaats: Plaats


class Opgave(Frozen):
    """The task of the table: homes to build, before which year, and the segments of housing, id → name on paper."""

    woningen: Annotated[int, Number(0, 10_000_000)] | None = None
    voor_jaar: Annotated[int, Number(1900, 2200)] | None = None
    segmenten: dict[str, str] = _NONE


class Huisstijl(Frozen):
    """The house style of the pack: colour, logo, a line above the first page, and one at the foot of every page."""

    accent: str | None = None
    logo: Bijlagenaam | None = None
    briefhoofd: Randtekst | None = None
    voettekst: Randtekst | None = None


class Tafel(Record):
    """The table; `soorten`: id → name of each kind of party; `themas`: id → theme."""

    folder: ClassVar[str] = ""

    naam: str
    gebied: str
    voorzitter: Voorzitter
    secretaris: Secretaris
    openbaarheid: Tafelopenbaarheid
    soorten: dict[str, str]
    themas: dict[str, Thema]
    vaste_punten: tuple[VastPunt, ...] = ()
    opgave: Opgave | None = None
    opschalen_naar: str | None = None
    besloten_regel: str = "Besloten punt"
    huisstijl: Huisstijl | None = None
    meedoen: Annotated[str, Text(1_000)] | None = None
    website: Annotated[str, Text(300, one_line=True)] | None = None

    @property
    def webadres(self) -> str | None:
        """The website; None if it is no plain address, because calendars make a link of it."""
        return self.website if self.website and re.fullmatch(_WEBSITE, self.website, re.ASCII) else None
