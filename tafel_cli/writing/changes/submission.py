"""Submits a draft item, if it is complete, and withdraws an item, which then stands on no planned agenda any more."""

from datetime import date
from pathlib import Path
from typing import NamedTuple, cast

from tafel_cli.dutch import long_date
from tafel_cli.errors import TafelError
from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntstatus
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.kinds.werkafspraak import Inbrengtermijn
from tafel_cli.reading.decode import decode
from tafel_cli.reading.document import parse
from tafel_cli.register.agreements import uiterlijk
from tafel_cli.register.completeness import meter
from tafel_cli.register.form.leftovers import in_kop
from tafel_cli.register.names import resolve
from tafel_cli.register.register import Register
from tafel_cli.register.standing import Stand, stand_of
from tafel_cli.source import Source
from tafel_cli.writing.edits import SetLines, SetList, SetValue, TableEdit, applied
from tafel_cli.writing.records import as_sentence
from tafel_cli.writing.table_change import Intention, TableChange, change_table

_SUBMITTED_ON = "ingediend_op"


class Submission(NamedTuple):
    """An item that was submitted; the planned meeting that it stands on, or else those it is too late or in time for.

    `sluit`: the last day for items of the meeting that it is too late for.
    """

    item: Agendapunt
    op: Bijeenkomst | None
    te_laat: Bijeenkomst | None
    sluit: date | None
    op_tijd: Bijeenkomst | None


class Withdrawal(NamedTuple):
    """An item that was withdrawn, and the planned meetings that it was taken off."""

    item: Agendapunt
    reden: str
    van: tuple[Bijeenkomst, ...]


def submit_item(root: Path, name: str, today: date, *, write: bool) -> TableChange[Submission]:
    """Submit a draft today.

    Raises TafelError, having changed nothing, if it is no draft, if it still needs something (exit code 1) unless the
    chair lets it in, or as `change_table` does; OSError if the write fails.
    """

    def intend(_source: Source, register: Register) -> Intention[Submission]:
        item = _item(register, name, (Agendapuntstatus.CONCEPT,))
        _demand_draft(item)
        edits = (
            SetValue(path=item.path, key="status", value=Agendapuntstatus.INGEDIEND.value),
            _submitted_on(item, today),
        )
        _demand_complete(register, item, edits)
        return Intention(edits, _submission(register, item, today))

    return change_table(root, intend, today, write=write)


def withdraw_item(root: Path, name: str, reason: str, today: date, *, write: bool) -> TableChange[Withdrawal]:
    """Withdraw an item with a reason, and take it off the agendas of planned meetings.

    Raises TafelError, having changed nothing, if it was withdrawn before or was treated, or as `change_table` does;
    OSError if the write fails. The item is written last, because a second run starts from it.
    """

    def intend(_source: Source, register: Register) -> Intention[Withdrawal]:
        item = _item(register, name, (Agendapuntstatus.CONCEPT, Agendapuntstatus.INGEDIEND))
        _demand_open(register, item)
        why = as_sentence(reason)
        planned = tuple(meeting for meeting in register.planned() if item.id in meeting.agenda)
        edits: list[TableEdit] = [off_agenda(meeting, item.id) for meeting in planned]
        edits += [
            SetValue(path=item.path, key="status", value=Agendapuntstatus.INGETROKKEN.value),
            SetValue(path=item.path, key="reden_ingetrokken", value=why),
        ]
        return Intention(tuple(edits), Withdrawal(item, why, planned), item.path)

    return change_table(root, intend, today, write=write)


def off_agenda(meeting: Bijeenkomst, id_: str) -> SetList:
    """Return the edit that takes an item off the agenda of a meeting."""
    return SetList(path=meeting.path, key="agenda", entries=tuple(each for each in meeting.agenda if each != id_))


def _item(register: Register, name: str, first: tuple[Agendapuntstatus, ...]) -> Agendapunt:
    """Return the item that a name means; those with one of these statuses come first."""
    register.demand_read("agenda", "bijeenkomsten")
    among = {item.id for item in register.all(Agendapunt) if item.status in first}
    id_ = resolve(register, ("agendapunt",), name, what="agendapunt", among=among)
    item = register.get(Agendapunt, id_)
    if item is None:
        raise TafelError(f"`{id_}` is niet te lezen: bekijk wat er mis is met `tafel check`.", exit_code=1)
    return item


def _demand_draft(item: Agendapunt) -> None:
    if item.status is Agendapuntstatus.INGEDIEND:
        when = f", op {long_date(item.ingediend_op)}" if item.ingediend_op else ""
        raise TafelError(f"`{item.titel}` is al ingediend{when}.", exit_code=2)
    if item.status is Agendapuntstatus.INGETROKKEN:
        raise TafelError(_gone(item), exit_code=2)


def _gone(item: Agendapunt) -> str:
    said = f"`{item.titel}` is ingetrokken, en dat blijft zo."
    return f"{said} Wilt u er toch over praten? Maak dan een nieuw punt, met `vervolg_op: {item.id}`."


def _demand_open(register: Register, item: Agendapunt) -> None:
    if item.status is Agendapuntstatus.INGETROKKEN:
        raise TafelError(_gone(item), exit_code=2)
    if stand_of(register, item) is Stand.BEHANDELD:
        day = long_date(register.meetings_of(item)[-1].datum)
        said = f"De tafel heeft `{item.titel}` behandeld op {day}. Dan is er niets meer in te trekken."
        raise TafelError(
            f"{said} Wilt u iets anders? Maak dan een nieuw punt, met `vervolg_op: {item.id}`.", exit_code=2
        )


def _submitted_on(item: Agendapunt, today: date) -> SetValue | SetLines:
    """Return the edit that says the day, in the line of the form that waits for it if that is still there."""
    waiting = in_kop(item.document, _SUBMITTED_ON) if item.document.node(_SUBMITTED_ON) is None else ()
    if len(waiting) == 1:
        line = f"{_SUBMITTED_ON}: {today.isoformat()}"
        return SetLines(path=item.path, first=waiting[0], last=waiting[0], lines=(line,))
    return SetValue(path=item.path, key=_SUBMITTED_ON, value=today.isoformat())


def _demand_complete(register: Register, item: Agendapunt, edits: tuple[TableEdit, ...]) -> None:
    """Raise TafelError (exit code 1) with the meter if an item would be incomplete, unless the chair lets it in."""
    if any(item.id == each.agendapunt for meeting in register.planned() for each in meeting.toegelaten):
        return
    text = applied(edits, lambda _: item.document.text).get(item.path, item.document.text)
    then = decode(Agendapunt, parse(item.path, text.encode())).record
    full = meter(cast("Agendapunt", then) if then else item)
    if full.nodig:
        said = f"`{item.titel}` is nog niet ingediend: {full.zin}."
        raise TafelError(f"{said} Kijk met `tafel check {item.path} --meter` wat u kunt typen.", exit_code=1)


def _submission(register: Register, item: Agendapunt, today: date) -> Submission:
    on = next((meeting for meeting in register.planned() if item.id in meeting.agenda), None)
    late: Bijeenkomst | None = None
    closed: date | None = None
    for meeting in () if on else register.planned():
        last = uiterlijk(register, Inbrengtermijn, meeting)
        if meeting.datum >= today and (last is None or last >= today):
            return Submission(item, None, late, closed, meeting)
        if late is None and meeting.datum >= today:
            late, closed = meeting, last
    return Submission(item, on, late, closed, None)
