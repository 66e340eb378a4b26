"""The rows of a pack as frozen values: what stands in several of its parts. Attributes are the keys of the data."""

from datetime import date, time

from tafel_cli.reading.text_tree import Node
from tafel_cli.value_class import frozen

MarkdownText = tuple[Node, ...]


@frozen
class Question:
    """One thing that is asked of the table; `nr` is that of the item and of the point: `5.2`."""

    nr: str
    tekst: str


@frozen
class AgendaRow:
    """A row of the agenda. `nr` is empty for a break; `van` and `tot` are clock times, `duur` minutes.

    `soort`: vast, punt or pauze; besloten in the public pack, where the row has only its number, its times and the
    sentence `besloten_regel` of tafel.md. `duur` is None there, and for an item without a duration. `reden`: why the
    chair lets a late or unfinished item in.
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
    """A decision as the papers show it; `stand`: is it in force, in Dutch; empty if the table did not agree."""

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
class ChangeRow:
    """What became of an item since the pack that was sent: `wat` is nieuw, gewijzigd or ingetrokken.

    `details` say more; `nr` is the number that it has, or had.
    """

    nr: str
    titel: str
    wat: str
    details: tuple[str, ...]
