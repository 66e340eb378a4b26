"""Moves or cancels a planned meeting, and writes the message and the calendar file to mail to a folder of output."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from tafel_cli.dutch import capitalized, weekday_date
from tafel_cli.errors import TafelError
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus, Vorm
from tafel_cli.layout.meeting_message import CALENDAR, meeting_message
from tafel_cli.register.meetings import Occasion, occasion, to_plan
from tafel_cli.register.names import resolve
from tafel_cli.register.register import Register
from tafel_cli.register.typed_days import day_to_come
from tafel_cli.render.calendars.notice import notice
from tafel_cli.source import Source
from tafel_cli.source.worktree import WorkTree
from tafel_cli.writing.changes.new_meetings import times_typed
from tafel_cli.writing.disk.lock import locked
from tafel_cli.writing.disk.whole_file import demand_plain
from tafel_cli.writing.edits import SetValue, TableEdit
from tafel_cli.writing.papers import folders
from tafel_cli.writing.papers.bundle import OUTPUT
from tafel_cli.writing.papers.manifest import with_listing
from tafel_cli.writing.papers.places import demand_free
from tafel_cli.writing.records import as_sentence
from tafel_cli.writing.table_change import Intention, TableChange, change_locked, change_table

MESSAGE = "bericht.txt"
_MOVED, _OFF = "verplaatst", "afgezegd"
Intend = Callable[[Source, Register], Intention[Bijeenkomst]]


class AskedMove(NamedTuple):
    """A move as typed; what is None stays as it is."""

    dag: str
    reden: str
    aanvang: str | None = None
    einde: str | None = None
    locatie: str | None = None


class Moved(NamedTuple):
    """What became of a meeting. `was`: before it; `now`: after it. `folder`: with what to mail; None if only looked."""

    change: TableChange[Bijeenkomst]
    was: Bijeenkomst
    now: Bijeenkomst
    folder: Path | None = None


def move_meeting(root: Path, name: str, asked: AskedMove, today: date, *, write: bool) -> Moved:
    """Move a planned meeting to another day, time or place; its file keeps its name.

    A second time only the message is written again. Raises TafelError if the name means no planned meeting, if a day
    or time cannot be read, if nothing would differ, if the place of the message is not free, or as `change_table` does;
    OSError if a write fails.
    """

    def intend(_: Source, register: Register) -> Intention[Bijeenkomst]:
        meeting = to_plan(register, name).meeting
        if write:
            _demand_place(root, meeting.id, _MOVED)
        return Intention(_moves(meeting, asked, today), meeting)

    return _carried_out(root, intend, _MOVED, today, write=write)


def _moves(meeting: Bijeenkomst, asked: AskedMove, today: date) -> tuple[TableEdit, ...]:
    """Return the edits that move a meeting: every key that calendars and papers show of it."""
    day = day_to_come(asked.dag, today - timedelta(days=1))
    if day < today:
        raise TafelError(f"{capitalized(weekday_date(day))} is al voorbij.", exit_code=2)
    begin, end = times_typed(asked.aanvang, asked.einde, meeting)
    place = " ".join((asked.locatie or "").split()) or meeting.locatie
    if asked.locatie and meeting.vorm is Vorm.SCHRIFTELIJK:
        raise TafelError("Een schriftelijke ronde heeft geen plaats. Laat `--locatie` weg.", exit_code=2)
    wanted = {
        "datum": (day.isoformat(), meeting.datum.isoformat()),
        "aanvang": (f"{begin:%H:%M}", f"{meeting.aanvang:%H:%M}"),
        "einde": (f"{end:%H:%M}", f"{meeting.einde:%H:%M}"),
        "locatie": (place or "", meeting.locatie or ""),
    }
    changed = {key: new for key, (new, old) in wanted.items() if new != old}
    if not changed and not meeting.volgnummer_kalender:
        raise TafelError("Er verandert niets: dit zijn de dag, de tijd en de plaats die er al staan.", exit_code=2)
    if "datum" in changed and meeting.verplaatst_van is None:
        changed["verplaatst_van"] = meeting.datum.isoformat()
    if changed:
        changed["volgnummer_kalender"] = str(meeting.volgnummer_kalender + 1)
    changed["reden"] = as_sentence(asked.reden)
    return tuple(SetValue(path=meeting.path, key=key, value=value) for key, value in changed.items())


def cancel_meeting(root: Path, name: str, reason: str, today: date, *, write: bool) -> Moved:
    """Cancel a planned meeting. For one that is off already, for this reason, only the message is written again.

    Raises TafelError and OSError as `move_meeting` does.
    """

    def intend(_: Source, register: Register) -> Intention[Bijeenkomst]:
        said = as_sentence(reason)
        meeting = _to_cancel(register, name, said)
        if write:
            _demand_place(root, meeting.id, _OFF)
        status = SetValue(path=meeting.path, key="status", value=Bijeenkomststatus.GEANNULEERD)
        return Intention((status, SetValue(path=meeting.path, key="reden", value=said)), meeting)

    return _carried_out(root, intend, _OFF, today, write=write)


def _to_cancel(register: Register, name: str, reason: str) -> Bijeenkomst:
    register.demand_read("bijeenkomsten")
    planned = {meeting.id for meeting in register.planned()}
    id_ = resolve(register, ("bijeenkomst",), name, what="bijeenkomst", among=planned)
    meeting = register.get(Bijeenkomst, id_)
    if meeting and meeting.status is Bijeenkomststatus.GEANNULEERD and meeting.reden == reason:
        return meeting
    return to_plan(register, id_).meeting


def _carried_out(root: Path, intend: Intend, name: str, today: date, *, write: bool) -> Moved:
    """Carry out a change of a meeting, and then write its message, so that nothing is mailed that is not so."""
    if not write:
        change = change_table(root, intend, today, write=False)
        return _moved(change, None)
    with locked(root):
        change = change_locked(root, intend, today)
        done = _moved(change, root / OUTPUT / change.told.id / name)
        _write_message(root, done, occasion(change.register, done.now.id))
        return done


def _moved(change: TableChange[Bijeenkomst], folder: Path | None) -> Moved:
    now = change.register.get(Bijeenkomst, change.told.id)
    if now is None:  # a change that breaks a file is refused
        raise TafelError(f"`{change.told.path}` is niet meer te lezen. Kijk met `tafel check` wat er mis is.")
    return Moved(change=change, was=change.told, now=now, folder=folder)


def _demand_place(root: Path, meeting_id: str, name: str) -> None:
    """Raise TafelError unless the message may be written; what a crash left there is cleaned up."""
    folder = root / OUTPUT / meeting_id / name
    demand_free(root, folder)
    demand_plain(folder, root)
    folders.recover(folder)
    folders.demand_ours(folder)


def _write_message(root: Path, done: Moved, found: Occasion | None) -> None:
    """Write the folder of a message as a whole. Without a readable tafel.md there is none."""
    if found is None or done.folder is None:
        raise TafelError("`data/tafel.md` is niet te lezen: bekijk wat er mis is met `tafel check`.", exit_code=1)
    files = {
        MESSAGE: meeting_message(found, done.was).encode(),
        CALENDAR: notice(found.tafel, found.meeting, WorkTree(root).state().time),
    }
    folders.ignore_all(root / OUTPUT)
    folders.replace(done.folder, with_listing(files, done.now.id))
