"""Orders the items of a proposed agenda, by group and with the parties in turn, and places the breaks."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby, pairwise

from tafel_cli.pack.plan.candidates import Kandidaat


def op_volgorde(found: Iterable[Kandidaat], before: str | None = None) -> list[Kandidaat]:
    """Return items group by group; within a group no party comes twice in a row if that can be avoided.

    `before`: the party of the item just before these.
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
    """Return, for each party, how many times some party must come twice in a row if this party's item is next.

    A party needs an item of others between every two of its own, and one more before them if it is the next. None (the
    chair, the secretary) is no party.
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
    """Return the indexes of the stretches (in minutes) that a break comes before; never 0.

    `limit`: the most minutes without a break; `least`: the least number of breaks. A stretch above the limit stays
    whole, because an item is not split.
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
    """Return the breaks if each comes as late as `most` minutes without one allow."""
    cuts, here = [], 0
    for place, length in enumerate(lengths):
        if here and here + length > most:
            cuts.append(place)
            here = 0
        here += length
    return cuts


def _halved(lengths: list[int], count: int) -> list[int]:
    """Return `count` breaks that make about even parts; each comes just after the even point rather than before it."""
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
    """Tell whether no part between breaks takes more than `limit` minutes; a part of one stretch may."""
    parts = [lengths[a:b] for a, b in pairwise([0, *cuts, len(lengths)])]
    return all(sum(part) <= limit or len(part) == 1 for part in parts)
