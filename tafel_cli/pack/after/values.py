"""Defines what the papers after a meeting print, as frozen values: its minutes, and the list to mail."""

from datetime import date, time

from tafel_cli.pack.origin import Origin
from tafel_cli.pack.pack import PUBLIC_KEYS
from tafel_cli.pack.rows import ActionRow, DecisionBlock, MinutesBlock, MovedOnRow
from tafel_cli.value_class import Frozen


class NextMeeting(Frozen):
    """The meeting that follows. `inbreng`: the last day to bring items in, until `uur` if the agreement has a time."""

    datum: date
    aanvang: time
    locatie: str | None
    schriftelijk: bool
    inbreng: date | None = None
    uur: time | None = None


class LaterRow(Frozen):
    """What happened after the meeting to something in its minutes; `op`: the day, None if no record has it."""

    op: date | None
    tekst: str


class Minutes(Origin):
    """The minutes of a meeting as a paper of their own.

    `verslag` is the state when the meeting ended; `later`: what happened since, known on the day `stand` (that of the
    commit, None without one). `vastgesteld_op`: the day that the table adopted them.
    """

    verslag: MinutesBlock
    vastgesteld_op: date | None
    volgende: NextMeeting | None
    later: tuple[LaterRow, ...]
    stand: date | None


class PointRow(Frozen):
    """An item, or one of its points, by its number at the meeting."""

    nr: str
    titel: str


class BoardsRow(Frozen):
    """A board that has yet to answer, on the points with these numbers, by the day `op`."""

    partij: str
    orgaan: str | None
    op: date | None
    punten: tuple[str, ...]


class AdoptedRow(Frozen):
    """Minutes that the meeting adopted: those of the day `datum`, with so many changes."""

    datum: date
    wijzigingen: int


class OutcomeList(Origin):
    """The list to mail after a meeting: what was decided, who does what, which boards must still answer.

    `nummer`: how often it was sent before, plus one, made on the day `dag` (that of the commit, None without one).
    `melden`: the last day to report a mistake. `lopend`: open actions of earlier meetings. `anders`: what changed since
    the list that was sent last, in sentences; None if none was, and for the public.
    """

    nummer: int
    dag: date | None
    melden: date | None
    begonnen: time | None
    geeindigd: time | None
    afgemeld: tuple[str, ...]
    gasten: tuple[str, ...]
    besluiten: tuple[DecisionBlock, ...]
    kennisgenomen: tuple[PointRow, ...]
    besproken: tuple[PointRow, ...]
    doorgeschoven: tuple[MovedOnRow, ...]
    vastgesteld: tuple[AdoptedRow, ...]
    acties: tuple[ActionRow, ...]
    lopend: tuple[ActionRow, ...]
    besturen: tuple[BoardsRow, ...]
    volgende: NextMeeting | None
    anders: tuple[str, ...] | None


_ORIGIN = ("doelgroep", "huisstijl", "versie", "kop")
# The keys that everybody may read, besides those of the rows that the meeting pack has too.
PUBLIC_AFTER: dict[type, tuple[str, ...]] = {
    **PUBLIC_KEYS,
    NextMeeting: ("datum", "aanvang", "locatie", "schriftelijk"),
    LaterRow: ("op", "tekst"),
    Minutes: (*_ORIGIN, "verslag", "vastgesteld_op", "volgende", "later", "stand"),
    PointRow: ("nr", "titel"),
    AdoptedRow: ("datum",),
    OutcomeList: (
        *_ORIGIN,
        *("nummer", "dag", "begonnen", "geeindigd", "besluiten", "kennisgenomen", "besproken", "doorgeschoven"),
        *("vastgesteld", "acties", "lopend", "volgende"),
    ),
}
