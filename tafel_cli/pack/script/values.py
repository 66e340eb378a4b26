"""Defines the chair's script as frozen values: what to do, say and tick at each point of the agenda."""

from datetime import date, time

from tafel_cli.pack.rows import ActionRow, Question
from tafel_cli.value_class import Frozen

NEW_ACTIONS = "Nieuwe acties en toezeggingen: wie doet wat, en op welke dag is het klaar? …"
DEZE_AGENDA = "een besluit van deze agenda"  # what a board may still be asked about


class SeatRow(Frozen):
    """A seat of a party at the table: the function of its holder and that of the substitute; no names of people.

    `bericht`: what the party said of this meeting, for the first of its seats.
    """

    partij: str
    functie: str
    vervanger: str | None
    bericht: str | None = None


class TimePart(Frozen):
    """A part of an item's time, in minutes; `van`: the clock time at which it begins."""

    wat: str
    minuten: int
    van: time


class EarlierRow(Frozen):
    """An earlier treatment: the day, the title it had then, and what came of it."""

    datum: date
    titel: str
    uitkomst: str


class BoardRow(Frozen):
    """A party whose own board has yet to answer: about what, and by which day; None if that is unknown."""

    partij: str
    orgaan: str | None
    waarover: str
    verwacht: date | None


class ScriptPoint(Frozen):
    """One row of the agenda as the chair leads it. `soort`: vast, punt or pauze; `nr` is empty for a break.

    `uiterlijk`: when it must be over for the rest to fit (shortened as `bijsturen` proposes, when that is needed); None
    in a written round. `aan_het_eind`: what the table has when the point is done; empty in a written round. `verdeling`
    fills `duur` to the minute; `aanpak`: what to do and say, step by step. `uitkomsten`: what to tick, for each
    decision point when there are some. `conclusie`: sentences to read aloud; one for each decision point, in the same
    order.
    """

    soort: str
    nr: str
    titel: str
    van: time
    tot: time
    uiterlijk: time | None = None
    duur: int | None
    doel: str
    aan_het_eind: str
    inleider: str | None = None
    verdeling: tuple[TimePart, ...] = ()
    aanpak: tuple[str, ...]
    vragen: tuple[Question, ...] = ()
    uitkomsten: tuple[str, ...] = ()
    eerder: tuple[EarlierRow, ...] = ()
    acties: tuple[ActionRow, ...] = ()
    achterban: tuple[BoardRow, ...] = ()
    conclusie: tuple[str, ...] = ()
    let_op: tuple[str, ...] = ()


class CutRow(Frozen):
    """A proposal to save time: what to do with a point and why, in sentences, and how many minutes that gives."""

    nr: str
    titel: str
    wat: str
    minuten: int

    @property
    def kort(self) -> str:
        """What to do without why; of an item that is shortened how long it takes then."""
        first, _, last = self.wat.partition(": ")
        return last if "in plaats van" in last else f"{first}."


class RiskRow(Frozen):
    """An item that may go wrong, with the reasons in sentences."""

    nr: str
    titel: str
    redenen: tuple[str, ...]


class DateRow(Frozen):
    """A day that the chair names at the end, and what happens or is due then, in a sentence."""

    datum: date
    wat: str


class ChairScript(Frozen):
    """The chair's script. `bijsturen`: only when the agenda is too long, first what hurts least.

    `tekort`: minutes by which it is too long even then. `voorlezen`: what to read aloud at the end. On the chair's own
    first sheet: `risicos`; `bij_uitloop`, what to cut first if an agenda that fits runs over; `te_laat`, actions that
    are named as late nowhere else; and `achterban`, the boards that have yet to answer.
    """

    aanwezigheid: tuple[SeatRow, ...]
    punten: tuple[ScriptPoint, ...]
    bijsturen: tuple[CutRow, ...]
    tekort: int
    voorlezen: tuple[str, ...]
    termijnen: tuple[DateRow, ...]
    risicos: tuple[RiskRow, ...]
    bij_uitloop: tuple[CutRow, ...]
    te_laat: tuple[ActionRow, ...]
    achterban: tuple[BoardRow, ...]
