"""Defines the meeting pack, one frozen value with all that its papers print, so that no paper looks anything up."""

from datetime import date, time
from typing import Any

from tafel_cli.pack.audience import Doelgroep
from tafel_cli.pack.rows import (
    ActionRow,
    AgendaRow,
    AttachmentRow,
    ChangeRow,
    DecisionBlock,
    MarkdownText,
    Question,
)
from tafel_cli.pack.script.values import ChairScript
from tafel_cli.value_class import fields, frozen, plain

VERSION = 1  # of the data, which only ever gains keys
BYTES = ("files", "pictures")  # keys of Pack that are no part of the data


@frozen
class Style:
    """The table's own look: a colour that reads on white, and the place of its logo among the pictures of the pack.

    Both colours are checked and spelt `#1b4d63`; `accent_donker` is the shade of it that reads on a dark page.
    `briefhoofd` is one line above page 1, `voettekst` one at the foot of the web page and of every page of the PDF.
    """

    accent: str | None
    logo: str | None
    accent_donker: str | None = None
    briefhoofd: str | None = None
    voettekst: str | None = None


@frozen
class Version:
    """Which version of the table this is: commit id and time (ISO 8601), both None without a commit.

    `bewerkt`: the folder differs from that commit. `concept`: it was asked for, in spite of errors (`--concept`).
    `peildatum`: the day on which to judge lateness, if one was asked for (`--as-of`), else None.
    """

    commit: str | None
    tijd: str | None
    bewerkt: bool
    concept: bool
    peildatum: date | None


@frozen
class Substitute:
    """Who comes to this meeting in the place of the one who has the seat of a party, by function."""

    partij: str
    functie: str


@frozen
class MeetingFacts:
    """The facts of the meeting, as page 1 opens with them; `volgnummer_kalender` counts changes, for calendars."""

    id: str
    tafel: str
    datum: date
    aanvang: time
    einde: time
    locatie: str | None
    vorm: str | None
    schriftelijk: bool
    voorzitter: str
    secretaris: str
    postbus: str | None
    gasten: tuple[str, ...]
    afgemeld: tuple[str, ...]
    vervangers: tuple[Substitute, ...]
    verplaatst_van: date | None
    volgnummer_kalender: int
    toelichting: MarkdownText


@frozen
class Request:
    """What one item asks; `nr` and `titel` are the item's."""

    nr: str
    titel: str
    vragen: tuple[Question, ...]


@frozen
class AgendaTable:
    """The rows with their sum in minutes; `over`: how many are left, below zero if the agenda is too long."""

    regels: tuple[AgendaRow, ...]
    beschikbaar: int
    gepland: int
    over: int


@frozen
class ItemSheet:
    """The sheet of an item; `regel` is its row of the agenda, and all there is of an item that cannot be read."""

    id: str
    regel: AgendaRow
    thema: str = ""
    besluitvormend: bool = False
    hamerstuk: bool = False
    mede_indieners: tuple[str, ...] = ()
    ingebracht_via: str | None = None
    bron: str | None = None
    inleider: str | None = None
    ingediend_op: date | None = None
    besluit_nodig_voor: date | None = None
    vervolg_op: str | None = None
    reden_direct_besluit: str | None = None
    openbaar: bool = False
    vragen: tuple[Question, ...] = ()
    bijlagen: tuple[AttachmentRow, ...] = ()
    tekst: MarkdownText = ()


@frozen
class MinutesSection:
    """A section of the minutes with the decisions and actions of its item. `titel`: empty above the first heading."""

    titel: str
    tekst: MarkdownText
    besluiten: tuple[DecisionBlock, ...]
    acties: tuple[ActionRow, ...]


@frozen
class MovedOnRow:
    """An item that the meeting did not come to; `reden`: why, if the minutes say so, and never for the public."""

    titel: str
    reden: str | None


@frozen
class MinutesBlock:
    """The minutes of the meeting before this one; `aanwezig` is one line for each party."""

    datum: date
    vastgesteld: bool
    notulist: str
    aanwezig: tuple[str, ...]
    afgemeld: tuple[str, ...]
    gasten: tuple[str, ...]
    wijzigingen: tuple[str, ...]
    secties: tuple[MinutesSection, ...]
    doorgeschoven: tuple[MovedOnRow, ...] = ()


@frozen
class AgreementBlock:
    """A work agreement that is in force; `sinds`: the day since when, None if it does not say."""

    nummer: str
    titel: str
    sinds: date | None
    tekst: MarkdownText


@frozen
class ChangesBlock:
    """What is new since a pack that was sent: on `op` (None if not recorded), from the commit `versie`."""

    op: date | None
    versie: str
    wijzigingen: tuple[ChangeRow, ...]


@frozen
class Pack:
    """The whole pack. `files` holds the attachments' bytes by their place beside it, `pictures` also the logo's.

    `draaiboek`: None unless the pack is the chair's. `nazending`: None if no pack was sent before, if nothing changed
    since, and for the public.
    """

    doelgroep: Doelgroep
    huisstijl: Style
    versie: Version
    kop: MeetingFacts
    gevraagd_besluit: tuple[Request, ...]
    hamerstukken: tuple[Request, ...]
    gevraagd: tuple[Request, ...]
    agenda: AgendaTable
    nazending: ChangesBlock | None
    draaiboek: ChairScript | None
    bladen: tuple[ItemSheet, ...]
    verslag: MinutesBlock | None
    acties: tuple[ActionRow, ...]
    besluiten: tuple[DecisionBlock, ...]
    werkafspraken: tuple[AgreementBlock, ...]
    bijlagen: tuple[AttachmentRow, ...]
    files: dict[str, bytes]
    pictures: dict[str, bytes]

    @property
    def openbaar(self) -> bool:
        """True if this pack is for everybody."""
        return self.doelgroep is Doelgroep.OPENBAAR

    @property
    def voorlopig(self) -> bool:
        """True if this pack may still change: it was made with `--concept`, or of files that differ from the commit."""
        return self.versie.concept or self.versie.bewerkt

    def as_data(self) -> dict[str, Any]:
        """Return the pack as JSON-able values: days in ISO 8601, times as HH:MM; `render/json.py` adds `version`."""
        return {f.name: plain(getattr(self, f.name)) for f in fields(Pack) if f.name not in BYTES}


# The keys that a pack for everybody may have, by class. Every other key is closed to the public: it is left empty.
PUBLIC_KEYS: dict[type, tuple[str, ...]] = {
    Pack: (
        *("doelgroep", "huisstijl", "versie", "kop", "gevraagd_besluit", "hamerstukken", "gevraagd", "agenda"),
        *("bladen", "verslag", "acties", "besluiten", "werkafspraken", "bijlagen", *BYTES),
    ),
    Style: ("accent", "logo", "accent_donker", "briefhoofd", "voettekst"),
    Version: ("commit", "tijd", "bewerkt", "concept", "peildatum"),
    MeetingFacts: (
        *("id", "tafel", "datum", "aanvang", "einde", "locatie", "vorm", "schriftelijk", "voorzitter", "secretaris"),
        *("postbus", "verplaatst_van", "volgnummer_kalender"),
    ),
    Request: ("nr", "titel", "vragen"),
    Question: ("nr", "tekst"),
    AgendaTable: ("regels", "beschikbaar", "gepland", "over"),
    AgendaRow: ("soort", "nr", "titel", "van", "tot", "duur", "indiener", "doel", "bijlagen", "stuk_volgt"),
    AttachmentRow: ("nr", "titel", "naam", "bestand", "bytes", "sha256", "punten"),
    ItemSheet: (
        *("id", "regel", "thema", "besluitvormend", "hamerstuk", "mede_indieners", "bron", "inleider"),
        *("besluit_nodig_voor", "vervolg_op", "reden_direct_besluit", "openbaar", "vragen", "bijlagen", "tekst"),
    ),
    DecisionBlock: (
        *("id", "tekst", "punt", "uitkomst", "stand", "datum", "aantekeningen"),
        *("opgeschaald_naar", "toelichting"),
    ),
    ActionRow: (
        *("id", "actie", "houder", "met", "uiterlijk", "status", "toezegging", "punt", "gereed_op", "resultaat"),
    ),
    MinutesSection: ("titel", "tekst", "besluiten", "acties"),
    MinutesBlock: ("datum", "vastgesteld", "notulist", "aanwezig", "secties", "doorgeschoven"),
    MovedOnRow: ("titel",),
    AgreementBlock: ("nummer", "titel", "sinds", "tekst"),
}
