"""Defines what a line in minutes says: one value for each kind of line, with ids of the table and days of the calendar.

No value is a record. A point is the number of a decision point in `gevraagd`; None: the item lists none, or the
decision is one beyond the list.
"""

from datetime import date, time

from tafel_cli.kinds.actie import Actiesoort, Actiestatus
from tafel_cli.kinds.bekrachtiging import Bekrachtigingsstand
from tafel_cli.kinds.besluit import Uitkomst
from tafel_cli.reading.minute_lines import MinuteLine
from tafel_cli.reading.minute_words import Word
from tafel_cli.value_class import Frozen


class Decided(Frozen):
    """`Besluit`: an outcome on one or more points.

    `uitkomst`: None if no decision was taken; `besproken` then says which of the two words was typed. `tekst`: the
    sentence behind the outcome, empty if there is none.
    """

    punten: tuple[int | None, ...]
    uitkomst: Uitkomst | None
    besproken: str = ""
    tekst: str = ""
    opgeschaald_naar: str | None = None


class Reservation(Frozen):
    """A party that must still ask its own board: which board (`bij`), and by which day, if these were typed."""

    organisatie: str
    bij: str | None = None
    uiterlijk: date | None = None


class Reserved(Frozen):
    """`Voorbehoud`: the parties under reservation, on one or more points."""

    punten: tuple[int | None, ...]
    partijen: tuple[Reservation, ...]


class Remarked(Frozen):
    """`Aantekening`: a remark of a party on the decision on a point."""

    punt: int | None
    organisatie: str
    tekst: str


class Task(Frozen):
    """`Actie` or `Toezegging`: who does what by which day. `functie`: what was typed if the holder goes by function."""

    soort: Actiesoort
    actiehouder: str
    uiterlijk: date
    tekst: str
    met: tuple[str, ...] = ()
    functie: str = ""


class TaskEnded(Frozen):
    """`Actie a2: gereed` or `vervallen`: how an earlier action ended."""

    actie: str
    status: Actiestatus
    tekst: str = ""


class TaskPostponed(Frozen):
    """`Actie a2: naar 15-1-2027`: the new last day of an earlier action."""

    actie: str
    naar: date
    tekst: str = ""


class MovedOn(Frozen):
    """`Doorgeschoven`: the item of the heading was not reached."""

    reden: str


class MinutesAdopted(Frozen):
    """`Verslag 5 november: vastgesteld`: minutes of an earlier meeting were adopted, with these changes."""

    verslag: str
    wijzigingen: tuple[str, ...] = ()


class BoardAnswered(Frozen):
    """`Bekrachtiging`: the answer of a party's own board on an earlier decision; `op`: the day, if it was typed."""

    besluit: str
    organisatie: str
    stand: Bekrachtigingsstand
    voorwaarde: str = ""
    op: date | None = None


class Clocked(Frozen):
    """`Begonnen` or `Geëindigd`, with the time."""

    woord: Word
    tijd: time


class Attended(Frozen):
    """`Aanwezig` or `Afwezig`: parties, each with the function that was typed, if any."""

    woord: Word
    partijen: tuple[tuple[str, str], ...]


class Guest(Frozen):
    """`Gast`: who was there as a guest, by function."""

    wie: str


Value = (
    Decided
    | Reserved
    | Remarked
    | Task
    | TaskEnded
    | TaskPostponed
    | MovedOn
    | MinutesAdopted
    | BoardAnswered
    | Clocked
    | Attended
    | Guest
)


class Read(Frozen):
    """A candidate, with what it says or why it cannot be read.

    `item`: the id of the item or standing item of its heading; None before the first heading. Without a value the line
    is `open` (nothing is filled in yet), or `message` says in Dutch what is wrong; `typed` is then the line to type, or
    two, below each other.
    """

    line: MinuteLine
    item: str | None = None
    value: Value | None = None
    open: bool = False
    message: str = ""
    typed: str = ""


class NotReadError(Exception):
    """A line cannot be read, because of what the message says in Dutch. `typed`: the line to type; `…` is unknown."""

    def __init__(self, message: str, typed: str) -> None:
        super().__init__(message)
        self.message, self.typed = message, typed
