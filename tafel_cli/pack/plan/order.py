"""In which order: group by group, the parties in turn, and where the breaks come."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby, pairwise

from tafel_cli.pack.plan.candidates import Kandidaat


def op_volgorde(found: Iterable[Kandidaat], before: str | None = None) -> list[Kandidaat]:
    """Return items group by group; within a group no party comes twice in a row when that can be avoided.

    `before`: the party whose item comes just before these.
    """
    ordered: list[Kandidaat] = []
    last = before
    for _, group in groupby(sorted(found, key=lambda k: (k.groep, *k.volgorde())), key=lambda k: k.groep):
        waiting = list(group)
        while waiting:
            costs = _repeats(waiting, last)
            chosen = min(waiting, key=lambda k: costs[k.partij])  # of equals the first
            waiting.remove(chosen)
            ordered.append(chosen)
            last = chosen.partij
    return ordered


def _repeats(waiting: list[Kandidaat], last: str | None) -> dict[str | None, int]:
    """Return for each party how often one comes twice in a row at least, when its item comes next in this group.

    A party can stand between all others, and before them unless it has just been there. Nobody (None) is no party.
    """
    counts = Counter(k.partij for k in waiting)
    rest = len(waiting) - 1
    costs: dict[str | None, int] = {}
    for chosen in counts:
        forced = [0]
        for party, count in counts.items():
            left = count - (party == chosen)
            forced.append(0 if party is None else left - (rest - left) - (party != chosen))
        costs[chosen] = (chosen is not None and chosen == last) + max(forced)
    return costs


def pauzes(lengths: list[int], limit: int | None, least: int) -> list[int]:
    """Return before which of these stretches a break comes (never before the first).

    `limit`: the minutes after which there is a break; `least`: how many breaks there are at any rate. A stretch that
    is longer by itself cannot be helped.
    """
    full = _filled(lengths, limit) if limit is not None else []
    for count in range(min(least, max(len(lengths) - 1, 0)), len(lengths)):
        halved = _halved(lengths, count)
        if limit is None or _rested(lengths, halved, limit):
            return halved
        if len(full) <= count:
            return full
    return full


def _filled(lengths: list[int], most: int) -> list[int]:
    """Return breaks that come as late as they may."""
    cuts, here = [], 0
    for place, length in enumerate(lengths):
        if here and here + length > most:
            cuts.append(place)
            here = 0
        here += length
    return cuts


def _halved(lengths: list[int], count: int) -> list[int]:
    """Return so many breaks that the parts are about even; each comes after the middle rather than before it."""
    cuts: list[int] = []
    total, done = sum(lengths), 0
    for place, length in enumerate(lengths):
        left = len(lengths) - place
        needed = count - len(cuts)
        due = done * (count + 1) >= total * (len(cuts) + 1)
        if place and needed and (due or left <= needed):
            cuts.append(place)
        done += length
    return cuts


def _rested(lengths: list[int], cuts: list[int], limit: int) -> bool:
    parts = [lengths[a:b] for a, b in pairwise([0, *cuts, len(lengths)])]
    return all(sum(part) <= limit or len(part) == 1 for part in parts)
