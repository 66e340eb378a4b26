"""The agenda: standing items around the meeting's own list, numbered, with clock times and what is late."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from string import ascii_lowercase

from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntstatus
from tafel_cli.kinds.bijeenkomst import PAUZE, Vorm
from tafel_cli.kinds.tafel import Plaats, Tafel, VastPunt
from tafel_cli.kinds.werkafspraak import Inbrengtermijn
from tafel_cli.pack.values import AgendaRow, AgendaTable
from tafel_cli.pack.words import doel, partij
from tafel_cli.register.agreements import uiterlijk
from tafel_cli.register.meetings import Occasion
from tafel_cli.register.register import Register


@dataclass(frozen=True, slots=True)
class Stop:
    """One thing on an agenda before it has a time: a standing item, an item (None when unreadable), or a break.

    `besloten`: an item of which this pack may say nothing; it has no id here either.
    """

    id: str
    nr: str
    duur: int | None
    vast: VastPunt | None = None
    item: Agendapunt | None = None
    besloten: bool = False


def stops(occasion: Occasion, sent: Mapping[str, str]) -> tuple[Stop, ...]:
    """Return what happens in a meeting, in order and numbered; a break has no number.

    `sent`: numbers by id as they stand on an agenda that was sent. Those stay; what came in between gets a letter.
    """
    found = tuple(_in_order(occasion))
    numbers = iter(numbered_questions([stop.id for stop in found if stop.id != PAUZE], sent))
    return tuple(stop if stop.id == PAUZE else replace(stop, nr=next(numbers)) for stop in found)


def numbered_questions(ids: Sequence[str], sent: Mapping[str, str]) -> tuple[str, ...]:
    """Return a number for each id. Nobody gets a number that was sent for something else: after 5 comes 5a."""
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
    """Yield what comes after a number that was sent: 5a to 5z, then 5za and on."""
    yield from (f"{number}{letter}" for letter in ascii_lowercase)
    yield from _added(f"{number}z")


def _in_order(occasion: Occasion) -> Iterator[Stop]:
    tafel, meeting = occasion.tafel, occasion.meeting
    begin = [punt for punt in tafel.vaste_punten if punt.plaats is Plaats.BEGIN]
    einde = [punt for punt in tafel.vaste_punten if punt.plaats is Plaats.EINDE]
    for entry in (*begin, *meeting.agenda, *einde):
        if entry == PAUZE and meeting.vorm is Vorm.SCHRIFTELIJK:
            continue  # people write when they like
        if entry == PAUZE:
            yield Stop(PAUZE, "", meeting.pauze_duur)
        elif isinstance(entry, VastPunt):
            yield Stop(entry.id, "", entry.duur, vast=entry)
        else:
            item = occasion.register.get(Agendapunt, str(entry))
            yield Stop(str(entry), "", item.duur if item else None, item=item)


def agenda(
    occasion: Occasion,
    plan: tuple[Stop, ...],
    judged_on: date,
    numbers: dict[str, tuple[str, ...]],
) -> AgendaTable:
    """Return the agenda with times. `judged_on`: the day of judging; `numbers`: attachments of an item by its id."""
    register, meeting = occasion.register, occasion.meeting
    last = uiterlijk(register, Inbrengtermijn, meeting)
    reasons = {waiver.agendapunt: waiver.reden for waiver in meeting.toegelaten}
    now = start = minute_of(meeting.aanvang)
    rows = []
    for stop in plan:
        end = now + (stop.duur or 0)
        if stop.besloten:
            rows.append(_closed(occasion.tafel, stop, time_at(now), time_at(end)))
        elif stop.item or not (stop.vast or stop.id == PAUZE):
            rows.append(_row(register, stop, (time_at(now), time_at(end)), (last, judged_on), reasons, numbers))
        else:
            title = stop.vast.titel if stop.vast else "Pauze"
            soort = "vast" if stop.vast else PAUZE
            rows.append(
                AgendaRow(soort=soort, nr=stop.nr, titel=title, van=time_at(now), tot=time_at(end), duur=stop.duur)
            )
        now = end
    planned = now - start
    return AgendaTable(regels=tuple(rows), beschikbaar=meeting.minuten, gepland=planned, over=meeting.minuten - planned)


def _closed(tafel: Tafel, stop: Stop, van: time, tot: time) -> AgendaRow:
    """Return all that everybody may know of an item that is not public: number, time and the table's own words."""
    return AgendaRow(soort="besloten", nr=stop.nr, titel=tafel.besloten_regel, van=van, tot=tot, duur=None)


def _row(  # noqa: PLR0913, PLR0917  (everything an agenda says of an item)
    register: Register,
    stop: Stop,
    clock: tuple[time, time],
    judged: tuple[date | None, date],
    reasons: dict[str, str],
    numbers: dict[str, tuple[str, ...]],
) -> AgendaRow:
    item = stop.item
    last, today = judged
    to_come = item is None or item.status is not Agendapuntstatus.INGEDIEND
    arrived = item.ingediend_op if item and not to_come else None
    return AgendaRow(
        soort="punt",
        nr=stop.nr,
        titel=item.titel if item else stop.id,
        van=clock[0],
        tot=clock[1],
        duur=stop.duur,
        indiener=partij(register, item.indiener) if item else "",
        doel=doel(item) if item else "",
        bijlagen=numbers.get(stop.id, ()),
        te_laat=last is not None and (arrived or today) > last,
        stuk_volgt=to_come,
        reden=reasons.get(stop.id),
    )


def minute_of(clock: time) -> int:
    """Return how many minutes after midnight a time is."""
    return clock.hour * 60 + clock.minute


def time_at(minutes: int) -> time:
    """Return the time that lies so many minutes after midnight."""
    return time(minutes // 60 % 24, minutes % 60)
