"""Records an action, and how it went on: done, postponed or dropped."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from tafel_cli.dutch import long_date
from tafel_cli.errors import TafelError
from tafel_cli.kinds.actie import Actie, Actiesoort, Actiestatus
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.pack.words import partij
from tafel_cli.register.meetings import at_hand, for_points
from tafel_cli.register.names import resolve
from tafel_cli.register.numbers import Point
from tafel_cli.register.parties import separated
from tafel_cli.register.register import Register
from tafel_cli.register.standing import punt_titel
from tafel_cli.register.typed_days import day_gone, day_to_come
from tafel_cli.source import Source
from tafel_cli.writing.changes.after_meeting import held_by, party_at_table, point_of
from tafel_cli.writing.edits import AddEntry, SetValue, TableEdit
from tafel_cli.writing.papers.sent_before import numbering_of
from tafel_cli.writing.records import NewActie, as_sentence, free_ids
from tafel_cli.writing.table_change import Intention, TableChange, change_table


class AskedAction(NamedTuple):
    """A new action as typed. `bij`: the number of its item; `met`: the parties that help."""

    tekst: str
    wie: str
    uiterlijk: str
    bij: str | None = None
    met: tuple[str, ...] = ()
    soort: Actiesoort = Actiesoort.ACTIE
    bijeenkomst: str | None = None


class RecordedAction(NamedTuple):
    """An action as it is recorded. `over`: the title of its item; `dag`: of the meeting, if that is now held."""

    id: str
    houder: str
    uiterlijk: date
    tekst: str
    over: str = ""
    dag: date | None = None


def new_action(root: Path, asked: AskedAction, today: date, *, write: bool) -> TableChange[RecordedAction]:
    """Record an action of a meeting, which is held from then on. One that is there already is not made again.

    Raises TafelError if what was typed means nothing or several things, if nothing can be recorded of that meeting
    (`held_by`), or as `change_table` does; OSError if the write fails.
    """

    def intend(source: Source, register: Register) -> Intention[RecordedAction]:
        meeting = for_points(register, asked.bijeenkomst, today)
        held = held_by(register, meeting, today)
        point = point_of(register, meeting, numbering_of(source, register, meeting), asked.bij)
        holder = party_at_table(register, asked.wie, roles=("actor", "allen"))
        last = day_to_come(asked.uiterlijk, meeting.datum, register)
        if last < meeting.datum:
            raise TafelError(
                f"{long_date(last)} is al voorbij: de bijeenkomst was op {long_date(meeting.datum)}.", exit_code=2
            )
        text = as_sentence(asked.tekst)
        there = _same(register, meeting.id, holder, text, last)
        id_ = there or next(free_ids(register, Actie, meeting.id))
        made = NewActie(
            actie=text,
            actiehouder=holder,
            uiterlijk=last,
            agendapunt=point.agendapunt,
            soort=asked.soort,
            met=_helpers(register, asked.met, holder),
            besluit=_decision(register, point),
        )
        edits: tuple[TableEdit, ...] = held if there else (made.file(id_), *held)
        told = RecordedAction(
            id=id_,
            houder=partij(register, holder),
            uiterlijk=last,
            tekst=text,
            over=punt_titel(register, point.agendapunt),
            dag=meeting.datum if held else None,
        )
        return Intention(edits, told, last=meeting.path)

    return change_table(root, intend, today, write=write)


def _same(register: Register, meeting: str, holder: str, text: str, last: date) -> str | None:
    """Return the id of the action of this meeting that says the same already; None if there is none.

    Raises TafelError if it is there with another last day.
    """
    for actie in register.all(Actie):
        if (actie.bijeenkomst_id, actie.actiehouder, actie.actie) == (meeting, holder, text):
            if actie.uiterlijk == last:
                return actie.id
            said = f"Deze actie staat er al, als `{actie.id}`, met {long_date(actie.uiterlijk)} als uiterste dag."
            raise TafelError(
                f"{said} Is er een nieuwe dag afgesproken? Typ `tafel acties postpone --help`.", exit_code=2
            )
    return None


def _decision(register: Register, point: Point) -> str | None:
    """Return the id of the decision that the meeting took on a decision point; None if that is not the only one."""
    found = [
        besluit.id
        for besluit in register.all(Besluit)
        if (besluit.bijeenkomst_id, besluit.agendapunt, besluit.beslispunt) == point
    ]
    return found[0] if point.beslispunt and len(found) == 1 else None


def _helpers(register: Register, typed: tuple[str, ...], holder: str) -> tuple[str, ...]:
    """Return the ids of the parties that help. Raises TafelError if one is the holder, or is named twice."""
    found: list[str] = []
    for name in (name for names in typed for name, _ in separated(names)):
        party = party_at_table(register, name)
        if party == holder or party in found:
            raise TafelError(f"{partij(register, party)} staat er twee keer.", exit_code=2)
        found.append(party)
    if found and holder == "allen":
        raise TafelError("Bij `allen` hoort geen `--met`: iedereen doet mee.", exit_code=2)
    return tuple(found)


def finish_action(  # noqa: PLR0913  (what was typed, the table and the day)
    root: Path, name: str, result: str, on: str | None, today: date, *, write: bool
) -> TableChange[RecordedAction]:
    """Record that an open action is done, with its result and the day (`on`: as typed; None: today).

    Raises TafelError if the name means no open action or several, if the day is none or is still to come, or as
    `change_table` does; OSError if the write fails.
    """

    def intend(_: Source, register: Register) -> Intention[RecordedAction]:
        actie = _open_action(register, name, today)
        day = day_gone(on, today) if on else today
        said = as_sentence(result)
        edits = _values(actie, status=Actiestatus.GEREED, gereed_op=day.isoformat(), resultaat=said)
        return Intention(edits, _recorded(register, actie, day))

    return change_table(root, intend, today, write=write)


def drop_action(root: Path, name: str, reason: str, today: date, *, write: bool) -> TableChange[RecordedAction]:
    """Record that an open action is dropped, and why. Raises TafelError and OSError as `finish_action` does."""

    def intend(_: Source, register: Register) -> Intention[RecordedAction]:
        actie = _open_action(register, name, today)
        edits = _values(actie, status=Actiestatus.VERVALLEN, resultaat=as_sentence(reason))
        return Intention(edits, _recorded(register, actie, actie.uiterlijk))

    return change_table(root, intend, today, write=write)


def postpone_action(  # noqa: PLR0913  (the same)
    root: Path, name: str, to: str, reason: str, today: date, *, write: bool
) -> TableChange[RecordedAction]:
    """Record another last day of an open action; the old one is kept with the reason.

    Raises TafelError and OSError as `finish_action` does, or TafelError if the new day is not later than the old one.
    """

    def intend(_: Source, register: Register) -> Intention[RecordedAction]:
        actie = _open_action(register, name, today)
        day = day_to_come(to, actie.uiterlijk, register)
        if day <= actie.uiterlijk:
            said = f"De uiterste dag is nu {long_date(actie.uiterlijk)}. De nieuwe dag moet later zijn."
            raise TafelError(said, exit_code=2)
        earlier = {"dag": actie.uiterlijk.isoformat(), "reden": as_sentence(reason)}
        edits = (
            AddEntry(path=actie.path, key="eerder_uiterlijk", entry=earlier),
            *_values(actie, uiterlijk=day.isoformat()),
        )
        return Intention(edits, _recorded(register, actie, day))

    return change_table(root, intend, today, write=write)


def _open_action(register: Register, name: str, today: date) -> Actie:
    """Return the open action that a name means.

    Raises TafelError (exit code 2; 1 if its file cannot be read) if there is none, or if it has ended.
    """
    meeting = at_hand(register, today)
    among = {actie.id for actie in register.all(Actie) if actie.status is Actiestatus.OPEN}
    id_ = resolve(register, ("actie",), name, what="actie", among=among, bijeenkomst=meeting.id if meeting else None)
    actie = register.get(Actie, id_)
    if actie is None:
        raise TafelError(f"`{id_}` is niet te lezen: bekijk wat er mis is met `tafel check`.", exit_code=1)
    if actie.status is not Actiestatus.OPEN:
        since = f", op {long_date(actie.gereed_op)}" if actie.gereed_op else ""
        raise TafelError(f"De actie `{id_}` is al {actie.status.value}{since}. Er is niets veranderd.", exit_code=2)
    return actie


def _values(actie: Actie, **values: str) -> tuple[TableEdit, ...]:
    return tuple(SetValue(path=actie.path, key=key, value=value) for key, value in values.items())


def _recorded(register: Register, actie: Actie, day: date) -> RecordedAction:
    holder = partij(register, actie.actiehouder)
    return RecordedAction(id=actie.id, houder=holder, uiterlijk=day, tekst=" ".join(actie.actie.split()))
