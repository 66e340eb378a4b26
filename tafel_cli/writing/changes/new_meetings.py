"""Plans meetings: a file for each typed day, with the time, the place and the form of the last meeting."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

from tafel_cli.dutch import capitalized, long_date, weekday_date
from tafel_cli.errors import TafelError
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus, Vorm
from tafel_cli.register.register import Register
from tafel_cli.register.typed_days import clock_typed, days_typed
from tafel_cli.source import Source
from tafel_cli.writing.edits import NewFile
from tafel_cli.writing.records import header_lines, path_of
from tafel_cli.writing.table_change import Intention, TableChange, change_table


class AskedMeetings(NamedTuple):
    """Meetings to plan, as typed; what is None is as it was at the last meeting."""

    dagen: str
    aanvang: str | None = None
    einde: str | None = None
    locatie: str | None = None
    vorm: Vorm | None = None


class Setting(NamedTuple):
    """When on a day, where and in which form a meeting is."""

    aanvang: time
    einde: time
    locatie: str | None
    vorm: Vorm | None


class PlannedMeetings(NamedTuple):
    """The meetings as they are planned: (day, id) each, in the order of the days."""

    dagen: tuple[tuple[date, str], ...]
    setting: Setting


def new_meetings(root: Path, asked: AskedMeetings, today: date, *, write: bool) -> TableChange[PlannedMeetings]:
    """Plan meetings. One that is planned already, at the same time and place, is left as it is.

    Raises TafelError if a day or time cannot be read, has been or has another meeting, if there is no meeting to take
    the time and place from, or as `change_table` does; OSError if the write fails.
    """

    def intend(_: Source, register: Register) -> Intention[PlannedMeetings]:
        register.demand_read("bijeenkomsten")
        setting = _setting(register, asked)
        found, edits = [], []
        for day in _days(asked.dagen, today):
            there = _there(register, day, setting)
            id_ = there or _free_id(register, day)
            found.append((day, id_))
            if not there:
                edits.append(NewFile(path=path_of(Bijeenkomst, id_), text=_text(day, setting)))
        return Intention(tuple(edits), PlannedMeetings(tuple(found), setting))

    return change_table(root, intend, today, write=write)


def _days(typed: str, today: date) -> list[date]:
    days = sorted(days_typed(typed, today - timedelta(days=1)))
    if not days:
        raise TafelError("Op welke dag is de bijeenkomst? Typ bijvoorbeeld `11-2-2027`.", exit_code=2)
    for before, day in zip([date.min, *days], days, strict=False):
        if day < today:
            raise TafelError(f"{capitalized(weekday_date(day))} is al voorbij.", exit_code=2)
        if day == before:
            raise TafelError(f"{capitalized(weekday_date(day))} staat er twee keer.", exit_code=2)
    return days


def _setting(register: Register, asked: AskedMeetings) -> Setting:
    """Return when, where and how the new meetings are. Raises TafelError if that is not typed, and was never before."""
    in_writing = asked.vorm is Vorm.SCHRIFTELIJK
    ordinary = [one for one in register.that_go_on(None) if in_writing or one.vorm is not Vorm.SCHRIFTELIJK]
    last = ordinary[-1] if ordinary else None
    begin, end = times_typed(asked.aanvang, asked.einde, last)
    place = None if in_writing else " ".join((asked.locatie or (last and last.locatie) or "").split()) or None
    if begin is None or end is None or (place is None and not in_writing):
        said = "Er is nog geen bijeenkomst om tijd en plaats van over te nemen."
        raise TafelError(f"{said} Typ ze erbij: `--aanvang 15:00 --einde 17:00 --locatie stadhuis`.", exit_code=2)
    return Setting(begin, end, place, asked.vorm or (last.vorm if last else None))


def times_typed(begin: str | None, end: str | None, last: Bijeenkomst | None) -> tuple[time | None, time | None]:
    """Return when a meeting begins and ends: as typed, else as `last`. Who types the beginning only keeps the length.

    Raises TafelError (exit code 2) if a time cannot be read, or if the meeting would not end on its day.
    """
    starts = clock_typed(begin) if begin else last.aanvang if last else None
    if end:
        return starts, clock_typed(end)
    if starts is None or last is None:
        return starts, None
    ends = datetime.combine(last.datum, starts) + timedelta(minutes=last.minuten)
    if ends.date() != last.datum:
        raise TafelError("Zo eindigt de bijeenkomst pas na middernacht. Typ ook het einde: `--einde`.", exit_code=2)
    return starts, ends.time()


def _there(register: Register, day: date, setting: Setting) -> str | None:
    """Return the id of a planned meeting on a day in the same setting. Raises TafelError if another one is then."""
    for one in register.that_go_on(None):
        if one.datum != day:
            continue
        same = Setting(one.aanvang, one.einde, one.locatie, one.vorm) == setting
        if same and one.status is Bijeenkomststatus.GEPLAND:
            return one.id
        said = f"Op {weekday_date(day)} is er al een bijeenkomst, met een andere tijd, plaats of vorm: `{one.id}`."
        raise TafelError(f"{said} Verander die met `tafel bijeenkomsten move`, of kies een andere dag.", exit_code=2)
    return None


def _free_id(register: Register, day: date) -> str:
    """Return the day as the name of its meeting, or with `-extra` if a meeting that moved or is off has that name."""
    for id_ in (day.isoformat(), f"{day}-extra"):
        if register.path_of("bijeenkomst", id_) is None:
            return id_
    said = f"De namen `{day}` en `{day}-extra` zijn al van een andere bijeenkomst."
    raise TafelError(f"{said} Maak het bestand voor {long_date(day)} zelf, met een andere naam.", exit_code=2)


def _text(day: date, setting: Setting) -> str:
    return "".join(f"{line}\n" for line in _lines(day, setting))


def _lines(day: date, setting: Setting) -> Iterator[str]:
    """Yield the lines of a planned meeting with nothing on its agenda, in the order in which its kind has the keys."""
    times = {"aanvang": f"{setting.aanvang:%H:%M}", "einde": f"{setting.einde:%H:%M}"}
    yield from header_lines({"datum": day.isoformat(), **times, "status": Bijeenkomststatus.GEPLAND})[:-1]
    yield "agenda: []"
    yield from header_lines({"locatie": setting.locatie, "vorm": setting.vorm})[1:]
