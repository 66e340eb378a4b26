"""Names the points of an agenda that is too long which come after the end of the meeting."""

import re
from collections.abc import Sequence

from tafel_cli.dutch import enumeration, oclock
from tafel_cli.pack.agenda import minute_of
from tafel_cli.pack.pack import Pack

_DAY = 24 * 60


def points_after_the_end(pack: Pack) -> str:
    """Say which points come after the end, and which one runs on past it, because a narrow part of the bar has no name.

    Empty if only a break does.
    """
    there_is, now = max(pack.agenda.beschikbaar, 0), 0
    running, after = list[str](), list[str]()
    for row in pack.agenda.regels:
        start, now = now, now + (minute_of(row.tot) - minute_of(row.van)) % _DAY
        if row.nr and now > there_is:
            (after if start >= there_is else running).append(row.nr)
    end = oclock(pack.kop.einde)
    before = [row.nr for row in pack.agenda.regels if row.nr and row.nr not in after]
    said = [f"Punt {nr} duurt tot na {end}." for nr in running]
    said += [f"Punt {_named(after, before)} {'komt' if len(after) == 1 else 'komen'} na {end}."] * bool(after)
    return " ".join(said)


def _named(numbers: Sequence[str], before: Sequence[str]) -> str:
    """Return `14 tot en met 26`; each number if there are one or two, or if others would seem to be meant too."""
    order = [*map(_place, before), *map(_place, numbers)]
    in_a_row = len(numbers[1:-1]) > 0 and order == sorted(order)
    return f"{numbers[0]} tot en met {numbers[-1]}" if in_a_row else enumeration(numbers)


def _place(nr: str) -> tuple[int, str]:
    """Return how numbers follow each other: 5, 5a, 6."""
    found = re.match(r"\d+", nr)
    return (int(found[0]), nr[found.end() :]) if found else (0, nr)
