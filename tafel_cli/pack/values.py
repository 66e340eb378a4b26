"""The parts of a pack as frozen values, in words that readers know; nothing here is looked up any more."""

from datetime import date, time

from tafel_cli.reading.text_tree import Node
from tafel_cli.value_class import frozen

MarkdownText = tuple[Node, ...]


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
    """Which version of the table this is: commit id and time (ISO 8601), both None when nothing was recorded.

    `bewerkt`: the folder differs from that commit. `peildatum`: the day of judging that was asked for, else None.
    """

    commit: str | None
    tijd: str | None
    bewerkt: bool
    concept: bool
    peildatum: date | None


@frozen
class MeetingFacts:
    """The facts of the meeting, as page 1 opens with them; `volgnummer_kalender` counts moves, for calendars."""

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
    verplaatst_van: date | None
    volgnummer_kalender: int
    toelichting: MarkdownText


@frozen
class Question:
    """One thing that is asked of the table; `nr` is that of the item and of the point: `5.2`."""

    nr: str
    tekst: str


@frozen
class Request:
    """What one item asks; `nr` and `titel` are the item's."""

    nr: str
    titel: str
    vragen: tuple[Question, ...]


@frozen
class AgendaRow:
    """A row of the agenda. `nr` is empty for a break; `van` and `tot` are clock times, `duur` minutes or None.

    `soort`: vast, punt, pauze, or besloten in the public pack: then `titel` is the table's own line and nothing else is
    said.
    `reden`: why the chair lets a late or unfinished item in.
    """

    soort: str
    nr: str
    titel: str
    van: time
    tot: time
    duur: int | None
    indiener: str = ""
    doel: str = ""
    bijlagen: tuple[str, ...] = ()
    te_laat: bool = False
    stuk_volgt: bool = False
    reden: str | None = None


@frozen
class AgendaTable:
    """The rows with their sum; `over` is how many minutes are left, below zero when there are too few."""

    regels: tuple[AgendaRow, ...]
    beschikbaar: int
    gepland: int
    over: int


@frozen
class AttachmentRow:
    """An attachment: `nr` is its name in the pack (`B1`), `bestand` its place beside it; bytes and SHA-256.

    `bestand` is None when the file is not there; `punten` are the numbers of the items that name it.
    """

    nr: str
    titel: str
    naam: str
    bestand: str | None
    bytes: int
    sha256: str
    punten: tuple[str, ...]


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
class BoardAnswer:
    """Whether a party's own board says yes too; `stand` in words, `op` the day it did, else `verwacht`."""

    partij: str
    orgaan: str | None
    stand: str
    op: date | None
    verwacht: date | None
    voorwaarde: str | None


@frozen
class DecisionBlock:
    """A decision; `stand` says in words whether it holds."""

    id: str
    tekst: str
    punt: str
    uitkomst: str
    stand: str
    datum: date | None
    bekrachtigingen: tuple[BoardAnswer, ...]
    aantekeningen: tuple[tuple[str, str], ...]
    opgeschaald_naar: str | None
    toelichting: MarkdownText


@frozen
class ActionRow:
    """An action or a promise."""

    id: str
    actie: str
    houder: str
    met: tuple[str, ...]
    uiterlijk: date
    status: str
    toezegging: bool
    punt: str
    gereed_op: date | None
    resultaat: str | None


@frozen
class MinutesSection:
    """What the minutes say of one item."""

    titel: str
    tekst: MarkdownText
    besluiten: tuple[DecisionBlock, ...]
    acties: tuple[ActionRow, ...]


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


@frozen
class AgreementBlock:
    """A work agreement that holds."""

    nummer: str
    titel: str
    sinds: date | None
    tekst: MarkdownText


@frozen
class ChangeRow:
    """What became of an item since the pack that was sent: `wat` is nieuw, gewijzigd or ingetrokken.

    `details` say more; `nr` is the number that it has, or had.
    """

    nr: str
    titel: str
    wat: str
    details: tuple[str, ...]


@frozen
class ChangesBlock:
    """What is new since a pack that was sent: `op` the day when that is known, `versie` the commit."""

    op: date | None
    versie: str
    wijzigingen: tuple[ChangeRow, ...]
