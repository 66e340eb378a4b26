"""Defines a meeting with its agenda. Only its file says which items are on it, because the chair decides that."""

from datetime import date, time
from enum import StrEnum
from typing import Annotated, ClassVar

from tafel_cli.reading.marks import Number, OrganisatieId, Ref, Versie
from tafel_cli.reading.record import Record
from tafel_cli.value_class import Frozen

PAUZE = "pauze"


class Bijeenkomststatus(StrEnum):
    """Whether a meeting is planned, was held or was cancelled."""

    GEPLAND = "gepland"
    GEHOUDEN = "gehouden"
    GEANNULEERD = "geannuleerd"


class Vorm(StrEnum):
    """The form of a meeting: in person, online, both, or in writing."""

    FYSIEK = "fysiek"
    ONLINE = "online"
    HYBRIDE = "hybride"
    SCHRIFTELIJK = "schriftelijk"


class Toegelaten(Frozen):
    """The chair's waiver for a late or incomplete item, with the reason."""

    agendapunt: Annotated[str, Ref(("agendapunt",))]
    reden: str


class VerzondenStuk(StrEnum):
    """What was sent: the papers of the meeting, its minutes, or the list of its decisions and actions."""

    VERGADERSTUKKEN = "vergaderstukken"
    VERSLAG = "verslag"
    BESLUITENLIJST = "besluitenlijst"


class Verzonden(Frozen):
    """What was sent: on which day, and made from which commit."""

    op: date
    versie: Versie
    stuk: VerzondenStuk = VerzondenStuk.VERGADERSTUKKEN


class Vervanger(Frozen):
    """Who comes in the place of the one who has the seat of a party, by function."""

    organisatie: OrganisatieId
    functie: str


class Bijeenkomst(Record):
    """A meeting; `agenda` holds item ids and `pauze`, in the chair's order; `pauze_duur` in minutes."""

    folder: ClassVar[str] = "bijeenkomsten"
    overgangen: ClassVar[dict[str, tuple[str, ...]]] = {
        Bijeenkomststatus.GEPLAND: (Bijeenkomststatus.GEHOUDEN, Bijeenkomststatus.GEANNULEERD),
    }
    mag_weg: ClassVar[tuple[str, ...]] = (Bijeenkomststatus.GEPLAND,)

    datum: date
    aanvang: time
    einde: time
    status: Bijeenkomststatus
    agenda: tuple[Annotated[str, Ref(("agendapunt", PAUZE))], ...]
    locatie: str | None = None
    vorm: Vorm | None = None
    pauze_duur: Annotated[int, Number(0, 480)] = 10
    toegelaten: tuple[Toegelaten, ...] = ()
    verzonden: tuple[Verzonden, ...] = ()
    gasten: tuple[str, ...] = ()
    verplaatst_van: date | None = None
    volgnummer_kalender: Annotated[int, Number(0, 9_999)] = 0
    reden: str | None = None
    afgemeld: tuple[OrganisatieId, ...] = ()
    vervangers: tuple[Vervanger, ...] = ()

    @property
    def sent_papers(self) -> tuple[Verzonden, ...]:
        """The papers of the meeting that were sent; its minutes and its list of decisions are left out."""
        return tuple(each for each in self.verzonden if each.stuk is VerzondenStuk.VERGADERSTUKKEN)

    @property
    def minuten(self) -> int:
        """The length of the meeting in minutes; zero or negative if it ends too early, which T311 reports."""
        return (self.einde.hour - self.aanvang.hour) * 60 + self.einde.minute - self.aanvang.minute

    @property
    def was_gepland_op(self) -> date | None:
        """The day for which the meeting was planned first; None if it was not moved, or moved back."""
        return self.verplaatst_van if self.verplaatst_van != self.datum else None
