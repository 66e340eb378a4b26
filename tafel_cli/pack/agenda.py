"""Makes the rows of an agenda: standing items around the meeting's own list, with numbers, times and what is late."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from string import ascii_lowercase

from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntstatus
from tafel_cli.kinds.bijeenkomst import PAUZE, Vorm
from tafel_cli.kinds.tafel import Plaats, VastPunt
from tafel_cli.kinds.werkafspraak import Inbrengtermijn
from tafel_cli.pack.pack import AgendaTable
from tafel_cli.pack.rows import AgendaRow
from tafel_cli.pack.words import doel, partij
from tafel_cli.register.agreements import uiterlijk
from tafel_cli.register.meetings import Occasion
from tafel_cli.value_class import frozen, with_changes


@frozen
class Stop:
    """An entry of an agenda before it has a time; `soort` and `titel` as in its AgendaRow. A break has an empty `nr`.

    `item`: None if its file cannot be read. A closed item in a public pack (`besloten`) has no item and an empty id.
    """

    id: str
    soort: str
    titel: str
    duur: int | None
    nr: str = ""
    vast: VastPunt | None = None
    item: Agendapunt | None = None


def stops(occasion: Occasion, sent: Mapping[str, str]) -> tuple[Stop, ...]:
    """Return the entries of a meeting's agenda, in order and numbered; a break has no number.

    `sent`: numbers by id, from an agenda that was sent. They stay, because people refer to them; see `point_numbers`.
    """
    found = tuple(_in_order(occasion))
    numbers = iter(point_numbers([stop.id for stop in found if stop.soort != PAUZE], sent))
    return tuple(stop if stop.soort == PAUZE else with_changes(stop, nr=next(numbers)) for stop in found)


def point_numbers(ids: Sequence[str], sent: Mapping[str, str]) -> tuple[str, ...]:
    """Return a number for each id: 1, 2, 3 and on, if nothing was sent.

    Else an id keeps the number that was sent and a new item after 5 is 5a, because people refer to those numbers.
    """
    if not sent:
        return tuple(str(count) for count in range(1, len(ids) + 1))
    taken = set(sent.values())
    last = "0"
    numbers = []
    for id_ in ids:
        number = sent.get(id_)
        if number is None:
            number = next(added for added in _added(last.rstrip(ascii_lowercase)) if added not in taken)
            taken.add(number)
        numbers.append(number)
        last = number
    return tuple(numbers)


def _added(number: str) -> Iterator[str]:
    """Yield the numbers to try for a new item after 5: 5a to 5z, then 5za and on."""
    yield from (f"{number}{letter}" for letter in ascii_lowercase)
    yield from _added(f"{number}z")


def _in_order(occasion: Occasion) -> Iterator[Stop]:
    tafel, meeting = occasion.tafel, occasion.meeting
    begin = [punt for punt in tafel.vaste_punten if punt.plaats is Plaats.BEGIN]
    einde = [punt for punt in tafel.vaste_punten if punt.plaats is Plaats.EINDE]
    for entry in (*begin, *meeting.agenda, *einde):
        if entry == PAUZE and meeting.vorm is Vorm.SCHRIFTELIJK:
            continue  # a written round has no breaks
        if entry == PAUZE:
            yield Stop(id=PAUZE, soort=PAUZE, titel="Pauze", duur=meeting.pauze_duur)
        elif isinstance(entry, VastPunt):
            yield Stop(id=entry.id, soort="vast", titel=entry.titel, duur=entry.duur, vast=entry)
        else:
            item = occasion.register.get(Agendapunt, str(entry))
            titel, duur = (item.titel, item.duur) if item else (str(entry), None)
            yield Stop(id=str(entry), soort="punt", titel=titel, duur=duur, item=item)


def agenda(
    occasion: Occasion, plan: tuple[Stop, ...], judged_on: date, numbers: Mapping[str, tuple[str, ...]] | None = None
) -> AgendaTable:
    """Return the agenda with times. `numbers`: those of attachments, by item id.

    `judged_on`: the day on which an unsubmitted item counts as arriving, which decides whether it is late.
    """
    meeting = occasion.meeting
    last = uiterlijk(occasion.register, Inbrengtermijn, meeting)
    reasons = {waiver.agendapunt: waiver.reden for waiver in meeting.toegelaten}
    now = start = minute_of(meeting.aanvang)
    rows = []
    for stop in plan:
        end = now + (stop.duur or 0)
        shown = None if stop.soort == "besloten" else stop.duur
        row = AgendaRow(soort=stop.soort, nr=stop.nr, titel=stop.titel, van=time_at(now), tot=time_at(end), duur=shown)
        if stop.soort == "punt":
            row = with_changes(row, reden=reasons.get(stop.id), onleesbaar=stop.item is None)
        if stop.item:
            to_come = stop.item.status is not Agendapuntstatus.INGEDIEND
            arrived = None if to_come else stop.item.ingediend_op
            row = with_changes(
                row,
                indiener=partij(occasion.register, stop.item.indiener),
                doel=doel(stop.item),
                bijlagen=(numbers or {}).get(stop.id, ()),
                te_laat=last is not None and (arrived or judged_on) > last,
                stuk_volgt=to_come,
            )
        rows.append(row)
        now = end
    planned = now - start
    return AgendaTable(regels=tuple(rows), beschikbaar=meeting.minuten, gepland=planned, over=meeting.minuten - planned)


def minute_of(clock: time) -> int:
    """Return a time as minutes after midnight."""
    return clock.hour * 60 + clock.minute


def time_at(minutes: int) -> time:
    """Return the time at so many minutes after midnight; after 24 hours it starts again."""
    return time(minutes // 60 % 24, minutes % 60)
