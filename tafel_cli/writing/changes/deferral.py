"""Moves an item on that the table does not come to: into the minutes of the meeting, or off its agenda beforehand."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from tafel_cli.dutch import long_date
from tafel_cli.errors import TafelError
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus
from tafel_cli.kinds.verslag import Verslag, Verslagstatus
from tafel_cli.register.agenda_points import is_number, point_meant
from tafel_cli.register.empty_sections import sections_on
from tafel_cli.register.meetings import at_hand, for_agenda, for_points
from tafel_cli.register.names import resolve
from tafel_cli.register.register import Register
from tafel_cli.register.standing import punt_titel
from tafel_cli.source import Source
from tafel_cli.writing.changes.submission import off_agenda
from tafel_cli.writing.edits import AddEntry, SetLines, TableEdit
from tafel_cli.writing.papers.sent_before import numbering_of
from tafel_cli.writing.records import as_sentence
from tafel_cli.writing.table_change import Intention, TableChange, change_table


class TypedDeferral(NamedTuple):
    """What was typed: a number on the agenda or a name, the reason, and the meeting if one was named."""

    punt: str
    reden: str
    bijeenkomst: str | None = None


class Deferral(NamedTuple):
    """An item that was moved on. `notulen`: the minutes say so; else it left the agenda. `kopje`: its heading went."""

    titel: str
    meeting: Bijeenkomst
    reden: str
    notulen: bool
    kopje: bool


def defer_item(root: Path, typed: TypedDeferral, today: date, *, write: bool) -> TableChange[Deferral]:
    """Move an item on. From the day of the meeting on its draft minutes say so, before it the agenda loses the item.

    Raises TafelError, having changed nothing, if the item is not on that agenda or moved on already, if somebody wrote
    below its heading in the minutes, if minutes are needed and not there, or as `change_table` does; OSError if the
    write fails.
    """

    def intend(source: Source, register: Register) -> Intention[Deferral]:
        why = as_sentence(typed.reden)
        meeting = _meeting(register, typed, today)
        id_ = point_meant(register, numbering_of(source, register, meeting), meeting, typed.punt).agendapunt
        title = punt_titel(register, id_)
        if id_ not in meeting.agenda:
            raise TafelError(f"`{title}` staat op elke agenda. Alleen een agendapunt schuift door.", exit_code=2)
        verslag = register.verslag_of(meeting)
        came = meeting.status is Bijeenkomststatus.GEHOUDEN or meeting.datum <= today
        if came:
            _demand_open(register, meeting, verslag, id_)
        edits = list(_without_section(register, verslag, id_))
        gone = bool(edits)
        if came and verslag:
            entry = {"agendapunt": id_, "reden": why}
            edits.append(AddEntry(path=verslag.path, key="doorgeschoven", entry=entry))
        else:
            edits.append(off_agenda(meeting, id_))
        return Intention(tuple(edits), Deferral(title, meeting, why, came, gone), meeting.path)

    return change_table(root, intend, today, write=write)


def _meeting(register: Register, typed: TypedDeferral, today: date) -> Bijeenkomst:
    """Return the meeting: the one named, else the one at hand, else the planned one that has the item or comes first.

    A name of an item that the meeting at hand does not have is looked for on the planned agendas.
    """
    register.demand_read("agenda", "bijeenkomsten", "verslagen")
    if typed.bijeenkomst is not None:
        return for_points(register, typed.bijeenkomst, today)
    here = at_hand(register, today)
    if is_number(typed.punt):
        return here or for_agenda(register, None)
    coming: tuple[Bijeenkomst, ...] = (*((here,) if here else ()), *register.planned())
    on = {id_: meeting for meeting in reversed(coming) for id_ in meeting.agenda}
    id_ = resolve(register, ("agendapunt", "vast_punt"), typed.punt, what="punt", among=on.keys())
    if id_ in on:
        return on[id_]
    if register.get(Agendapunt, id_):
        raise TafelError(f"`{punt_titel(register, id_)}` staat niet op een agenda die nog loopt.", exit_code=2)
    return here or for_agenda(register, None)


def _demand_open(register: Register, meeting: Bijeenkomst, verslag: Verslag | None, id_: str) -> None:
    """Raise TafelError unless there are draft minutes that do not say yet that the item was moved on."""
    of = f"van {long_date(meeting.datum)}"
    if verslag is None:
        if path := register.path_of("verslag", meeting.id):
            raise TafelError(f"`{path}` is niet te lezen: bekijk wat er mis is met `tafel check`.", exit_code=1)
        raise TafelError(f"Er is nog geen verslag {of}. Typ eerst `tafel verslag new {meeting.id}`.", exit_code=2)
    if verslag.status is Verslagstatus.VASTGESTELD:
        raise TafelError(f"Het verslag {of} is vastgesteld. Daar verandert niets meer aan.", exit_code=2)
    if any(each.agendapunt == id_ for each in verslag.doorgeschoven):
        title = punt_titel(register, id_)
        raise TafelError(f"`{title}` staat in het verslag {of} al bij `doorgeschoven`.", exit_code=2)


def _without_section(register: Register, verslag: Verslag | None, id_: str) -> list[TableEdit]:
    """Return the edits that take the empty section on an item out of draft minutes, because nothing was said there."""
    if verslag is None or verslag.status is Verslagstatus.VASTGESTELD:
        return []
    edits: list[TableEdit] = []
    for section in sections_on(register, verslag, id_):
        if section.written:
            said = f"In `{verslag.path}` staat op regel {section.written} al tekst onder `{section.titel}`."
            raise TafelError(
                f"{said} Is het punt toch besproken? Dan schuift het niet door. "
                "Haal de tekst anders weg, en typ deze opdracht nog eens.",
                exit_code=2,
            )
        edits.append(SetLines(path=verslag.path, first=section.first, last=section.last, lines=()))
    return edits
