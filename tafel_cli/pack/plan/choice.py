"""Chooses the items that fit in a meeting, and makes the `agenda` list for the file of the meeting."""

from collections.abc import Iterable
from typing import NamedTuple

from tafel_cli.kinds.bijeenkomst import PAUZE
from tafel_cli.kinds.tafel import Plaats
from tafel_cli.pack.plan.candidates import Groep, Kandidaat, Planning
from tafel_cli.pack.plan.order import op_volgorde, pauzes


class Keuze(NamedTuple):
    """The list for the meeting's file, the items on it in order (`gekozen`), and those that do not fit (`over`)."""

    agenda: tuple[str, ...]
    gekozen: tuple[Kandidaat, ...]
    over: tuple[Kandidaat, ...]


def choose_items(planning: Planning) -> Keuze:
    """Return the items that fit, taken in the order of `voorrang`; none that still fits is left out.

    The chair's list is kept as a whole if it fits or was sent. An item without minutes and decision points always fits.
    """
    waiting = sorted(planning.kandidaten, key=lambda k: k.voorrang())
    listed = [k for k in waiting if k.op_lijst]
    chosen = listed if planning.meeting.sent_papers or fits(planning, listed) else []
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
    """Return the list with as many breaks as the chair's list has, or with as many of them as there is time for."""
    wanted = 0 if planning.kamer is None else planning.meeting.agenda.count(PAUZE)
    while wanted:
        entries, ordered = lijst(planning, chosen, wanted)
        count = entries.count(PAUZE)
        if count >= wanted and (
            planning.meeting.sent_papers or minutes_of(planning, chosen, entries) <= (planning.kamer or 0)
        ):
            return entries, ordered
        wanted = min(count, wanted - 1)
    return lijst(planning, chosen)


def fits(planning: Planning, chosen: list[Kandidaat]) -> bool:
    """Tell whether these items and the breaks they need fit in the time, and in the limit on decision points."""
    if planning.punten is not None and sum(k.beslispunten for k in chosen) > planning.punten:
        return False
    if planning.kamer is None:
        return True
    if sum(k.duur for k in chosen) > planning.kamer:
        return False
    # Items without time are left out to save work, because they come last and move no break.
    entries, _ = lijst(planning, [k for k in chosen if k.groep is not Groep.ZONDER_TIJD])
    return minutes_of(planning, chosen, entries) <= planning.kamer


def minutes_of(planning: Planning, chosen: Iterable[Kandidaat], entries: tuple[str, ...]) -> int:
    """Return the minutes that these items and the breaks take on a list of ids and PAUZE; another item counts as 0."""
    length = sum(k.duur * entries.count(k.item.id) for k in chosen)
    return length + entries.count(PAUZE) * planning.meeting.pauze_duur


def lijst(planning: Planning, chosen: list[Kandidaat], least: int = 0) -> tuple[tuple[str, ...], list[Kandidaat]]:
    """Return the list of an agenda with these items and the breaks they need, and the items in that order.

    `least`: the least number of breaks, unless no item takes time. What was sent keeps its place, its breaks included:
    items are only added behind it.
    """
    if planning.meeting.sent_papers:
        by_id = {k.item.id: k for k in chosen}
        held = [by_id[id_] for id_ in dict.fromkeys(planning.vast) if id_ in by_id]
        added = op_volgorde([k for k in chosen if not k.op_lijst], held[-1].partij if held else None)
        return (*planning.vast, *(k.item.id for k in added)), [*held, *added]
    ordered = op_volgorde(chosen)
    begin, einde = (sum(p.duur for p in planning.tafel.vaste_punten if p.plaats is where) for where in Plaats)
    # No break comes right before items without time, because people would come back for those alone.
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
