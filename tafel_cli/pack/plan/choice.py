"""Which items get the time that there is, and the list that comes of it."""

from collections.abc import Iterable
from typing import NamedTuple

from tafel_cli.kinds.bijeenkomst import PAUZE
from tafel_cli.kinds.tafel import Plaats
from tafel_cli.pack.plan.candidates import Groep, Kandidaat, Planning
from tafel_cli.pack.plan.order import op_volgorde, pauzes


class Keuze(NamedTuple):
    """The list for the meeting's file, the items on it in order, and those for which there is no room."""

    agenda: tuple[str, ...]
    gekozen: tuple[Kandidaat, ...]
    over: tuple[Kandidaat, ...]


def choose_items(planning: Planning) -> Keuze:
    """Return the items that fit: first what the chair chose, then what cannot wait. Nothing that fits is left out."""
    waiting = sorted(planning.kandidaten, key=lambda k: k.voorrang())
    listed = [k for k in waiting if k.op_lijst]
    chosen = listed if planning.meeting.verzonden or fits(planning, listed) else []
    while True:
        taken = {k.item.id for k in chosen}
        left = [k for k in waiting if k.item.id not in taken]
        before = len(chosen)
        for k in left:
            if not (k.duur or k.beslispunten) or fits(planning, [*chosen, k]):
                chosen = [*chosen, k]
        if len(chosen) == before:
            break
    entries, ordered = _rested(planning, chosen)
    return Keuze(entries, tuple(ordered), tuple(left))


def _rested(planning: Planning, chosen: list[Kandidaat]) -> tuple[tuple[str, ...], list[Kandidaat]]:
    """Return the list with as many breaks as the chair had on it, when there is time for them."""
    wanted = 0 if planning.kamer is None else planning.meeting.agenda.count(PAUZE)
    while wanted:
        entries, ordered = lijst(planning, chosen, wanted)
        count = entries.count(PAUZE)
        if count >= wanted and (
            planning.meeting.verzonden or minutes_of(planning, chosen, entries) <= (planning.kamer or 0)
        ):
            return entries, ordered
        wanted = min(count, wanted - 1)
    return lijst(planning, chosen)


def fits(planning: Planning, chosen: list[Kandidaat]) -> bool:
    """Tell whether these items fit in the time, with the breaks that they need, and are not too many decisions."""
    if planning.punten is not None and sum(k.beslispunten for k in chosen) > planning.punten:
        return False
    if planning.kamer is None:
        return True
    if sum(k.duur for k in chosen) > planning.kamer:
        return False
    # What takes no time comes after everything else and moves nothing; there may be much of it.
    entries, _ = lijst(planning, [k for k in chosen if k.groep is not Groep.ZONDER_TIJD])
    return minutes_of(planning, chosen, entries) <= planning.kamer


def minutes_of(planning: Planning, chosen: Iterable[Kandidaat], entries: tuple[str, ...]) -> int:
    """Return how many minutes a list takes with these items on it and its breaks."""
    length = sum(k.duur * entries.count(k.item.id) for k in chosen)
    return length + entries.count(PAUZE) * planning.meeting.pauze_duur


def lijst(planning: Planning, chosen: list[Kandidaat], least: int = 0) -> tuple[tuple[str, ...], list[Kandidaat]]:
    """Return the list of an agenda with these items, and the items in that order. What was sent keeps its place.

    `least`: how many breaks there are at any rate, if there is anything to rest from.
    """
    if planning.meeting.verzonden:
        by_id = {k.item.id: k for k in chosen}
        held = [by_id[id_] for id_ in dict.fromkeys(planning.vast) if id_ in by_id]
        added = op_volgorde([k for k in chosen if not k.op_lijst], held[-1].partij if held else None)
        return (*planning.vast, *(k.item.id for k in added)), [*held, *added]
    ordered = op_volgorde(chosen)
    begin, einde = (sum(p.duur for p in planning.tafel.vaste_punten if p.plaats is where) for where in Plaats)
    # What takes no time never follows a break: it would be all that people come back for.
    timed = [k for k in ordered if k.duur]
    lengths = [begin, *(k.duur for k in timed), einde]
    first = 0 if begin else 1
    lengths = lengths[first : None if einde else -1]
    cuts = pauzes(lengths, None if planning.kamer is None else planning.pauze_na, least) if timed else []
    after = {cut - (1 - first) for cut in cuts}  # the place in `timed` that a break comes before
    entries: list[str] = []
    place = 0
    for k in ordered:
        if k.duur:
            if place in after:
                entries.append(PAUZE)
            place += 1
        entries.append(k.item.id)
    if len(timed) in after:
        entries.append(PAUZE)
    return (*entries, *planning.vast), ordered
