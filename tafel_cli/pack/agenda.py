"""Makes the rows of an agenda: standing items around the meeting's own list, with numbers, times and what is late."""

from collections.abc import Iterator, Mapping
from datetime import date, time

from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntstatus
from tafel_cli.kinds.bijeenkomst import PAUZE
from tafel_cli.kinds.tafel import VastPunt
from tafel_cli.kinds.werkafspraak import Inbrengtermijn
from tafel_cli.pack.pack import AgendaTable
from tafel_cli.pack.rows import AgendaRow
from tafel_cli.pack.words import doel, partij
from tafel_cli.register.agreements import uiterlijk
from tafel_cli.register.meetings import Occasion
from tafel_cli.register.numbers import in_order, point_numbers
from tafel_cli.value_class import Frozen, with_changes


class Stop(Frozen):
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


def _in_order(occasion: Occasion) -> Iterator[Stop]:
    for entry in in_order(occasion.tafel, occasion.meeting):
        if entry == PAUZE:
            yield Stop(id=PAUZE, soort=PAUZE, titel="Pauze", duur=occasion.meeting.pauze_duur)
        elif isinstance(entry, VastPunt):
            yield Stop(id=entry.id, soort="vast", titel=entry.titel, duur=entry.duur, vast=entry)
        else:
            item = occasion.register.get(Agendapunt, entry)
            titel, duur = (item.titel, item.duur) if item else (entry, None)
            yield Stop(id=entry, soort="punt", titel=titel, duur=duur, item=item)


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
