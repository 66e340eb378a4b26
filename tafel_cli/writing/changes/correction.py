"""Writes a correction of adopted minutes, or of a decision in them, as a record of its own."""

from datetime import date
from itertools import count
from pathlib import Path
from typing import NamedTuple

from tafel_cli.dutch import long_date
from tafel_cli.errors import TafelError
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.kinds.rectificatie import Rectificatie
from tafel_cli.kinds.verslag import Verslag, Verslagstatus
from tafel_cli.register.adopted import AdoptionMoment, TypedMoment, moment_of
from tafel_cli.register.agenda_points import point_meant
from tafel_cli.register.names import resolve
from tafel_cli.register.register import Register
from tafel_cli.register.standing import vastgesteld_op
from tafel_cli.source import Source
from tafel_cli.writing.edits import NewFile
from tafel_cli.writing.papers.sent_before import numbering_of
from tafel_cli.writing.records import as_sentence, header_lines, path_of
from tafel_cli.writing.table_change import Intention, TableChange, change_table


class TypedCorrection(NamedTuple):
    """A correction as typed: of what, what reads better, and of minutes at which point."""

    over: str
    tekst: str
    bij: str | None


class Correction(NamedTuple):
    """A correction that was made: its id, what it corrects, and when the table adopted it."""

    id: str
    over: str
    moment: AdoptionMoment


def correct_minutes(
    root: Path, typed: TypedCorrection, when: TypedMoment, today: date, *, write: bool
) -> TableChange[Correction]:
    """Write a correction. The same correction is not written twice, so that a second try does no harm.

    Raises TafelError, having changed nothing, if what it corrects is not there or was not adopted, if the point or the
    moment is not right, or as `change_table` does; OSError if the write fails.
    """

    def intend(source: Source, register: Register) -> Intention[Correction]:
        record, meeting = _corrected(register, typed.over)
        moment = moment_of(register, when, meeting.datum, today)
        verslag = _adopted(register, record, meeting, moment)
        keys: dict[str, object] = {
            "over": {record.kind_name: record.id},
            "tekst": as_sentence(typed.tekst),
            "agendapunt": _point(source, register, meeting, typed) if record is verslag else None,
            moment.key: moment.value,
        }
        if isinstance(record, Besluit) and typed.bij is not None:
            said = f"Laat `--bij` weg: het besluit `{record.id}` hoort al bij een punt."
            raise TafelError(said, exit_code=2)
        text = "\n".join(header_lines(keys)) + "\n"
        for id_ in (f"{record.id}-r{number}" for number in count(1)):
            there = register.get(Rectificatie, id_)
            if there and there.document.text == text:
                return Intention((), Correction(id_, record.id, moment))
            if not register.path_of(Rectificatie.kind_name, id_):
                edit = NewFile(path=path_of(Rectificatie, id_), text=text)
                return Intention((edit,), Correction(id_, record.id, moment))
        raise AssertionError

    return change_table(root, intend, today, write=write)


def _corrected(register: Register, name: str) -> tuple[Verslag | Besluit, Bijeenkomst]:
    """Return the minutes or the decision that a name means, with the meeting of it."""
    register.demand_read("bijeenkomsten", "verslagen", "besluiten", "rectificaties")
    adopted = {v.id for v in register.all(Verslag) if v.status is Verslagstatus.VASTGESTELD}
    among = {*adopted, *(b.id for b in register.all(Besluit) if b.bijeenkomst_id in adopted)}
    id_ = resolve(register, ("verslag", "besluit"), name, what="verslag of besluit", among=among)
    record = register.get(Verslag, id_) or register.get(Besluit, id_)
    meeting = register.bijeenkomst_van(record) if record else None
    if record is None or meeting is None:
        raise TafelError(f"`{id_}` is niet te lezen: bekijk wat er mis is met `tafel check`.", exit_code=1)
    return record, meeting


def _adopted(register: Register, record: Verslag | Besluit, meeting: Bijeenkomst, moment: AdoptionMoment) -> Verslag:
    """Return the minutes of what is corrected, which were adopted before it."""
    verslag = register.verslag_of(meeting)
    if verslag is None or verslag.status is not Verslagstatus.VASTGESTELD:
        said = f"Het verslag van {long_date(meeting.datum)} is nog niet vastgesteld."
        raise TafelError(f"{said} Verander het dan gewoon in `{record.path}`.", exit_code=2)
    day = vastgesteld_op(register, verslag)
    if day and moment.day < day:
        said = f"Het verslag is vastgesteld op {long_date(day)}. Een verbetering komt daarna."
        raise TafelError(f"{said} Kies een latere bijeenkomst of dag.", exit_code=2)
    return verslag


def _point(source: Source, register: Register, meeting: Bijeenkomst, typed: TypedCorrection) -> str:
    """Return the id of the point of the minutes that a correction belongs to."""
    if typed.bij is None:
        said = "Zeg bij welk punt van het verslag dit hoort: `--bij` met het nummer op de agenda, zoals `--bij 5`."
        raise TafelError(said, exit_code=2)
    return point_meant(register, numbering_of(source, register, meeting), meeting, typed.bij).agendapunt
