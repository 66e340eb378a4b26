"""Records who does not come to a meeting, who comes instead, and that a meeting was held."""

from collections import abc
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tafel_cli.dutch import long_date
from tafel_cli.errors import TafelError
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus
from tafel_cli.kinds.verslag import Verslagstatus
from tafel_cli.pack.words import partij
from tafel_cli.reading.header import Mapping, Scalar, Sequence
from tafel_cli.register.meetings import for_agenda, for_points
from tafel_cli.register.register import Register
from tafel_cli.source import Source
from tafel_cli.writing.changes.after_meeting import party_at_table
from tafel_cli.writing.edits import AddEntry, RemoveKey, SetList, SetValue, TableEdit
from tafel_cli.writing.header.words import ListItem
from tafel_cli.writing.table_change import Intention, TableChange, change_table


class Attendance(NamedTuple):
    """What is known of a party for a meeting. `minutes`: the line to type if draft minutes are there; else empty."""

    dag: date
    partij: str
    afgemeld: tuple[str, ...]
    minutes: str = ""


def record_absence(  # noqa: PLR0913  (what was typed, the table and the day)
    root: Path, name: str, party: str, instead: str | None, today: date, *, write: bool
) -> TableChange[Attendance]:
    """Record that a party does not come to a planned meeting, or that somebody else comes `instead`, by function.

    The last that a party said counts. Raises TafelError if the name means no planned meeting, if the party means none
    or several, or as `change_table` does; OSError if the write fails.
    """

    def intend(_: Source, register: Register) -> Intention[Attendance]:
        meeting = for_agenda(register, name)
        id_ = party_at_table(register, party)
        function = " ".join((instead or "").split())
        edits = tuple(_comes_instead(meeting, id_, function) if function else _is_absent(meeting, id_))
        off = [each for each in meeting.afgemeld if each != id_] + ([] if function else [id_])
        line = f"Aanwezig: {id_} ({function})" if function else f"Afwezig: {id_}"
        told = Attendance(
            dag=meeting.datum,
            partij=partij(register, id_),
            afgemeld=tuple(partij(register, each) for each in off),
            minutes=line if register.path_of("verslag", meeting.id) else "",
        )
        return Intention(edits, told)

    return change_table(root, intend, today, write=write)


def _is_absent(meeting: Bijeenkomst, party: str) -> abc.Iterator[TableEdit]:
    if party not in meeting.afgemeld:
        yield AddEntry(path=meeting.path, key="afgemeld", entry=party)
    if any(each.organisatie == party for each in meeting.vervangers):
        yield _list(meeting, "vervangers", [each for each in _substitutes(meeting) if each["organisatie"] != party])


def _comes_instead(meeting: Bijeenkomst, party: str, function: str) -> abc.Iterator[TableEdit]:
    if party in meeting.afgemeld:
        yield _list(meeting, "afgemeld", [each for each in meeting.afgemeld if each != party])
    entry = {"organisatie": party, "functie": function}
    if not any(each.organisatie == party for each in meeting.vervangers):
        yield AddEntry(path=meeting.path, key="vervangers", entry=entry)
        return
    found = [entry if each["organisatie"] == party else each for each in _substitutes(meeting)]
    yield _list(meeting, "vervangers", found)


def _list(meeting: Bijeenkomst, key: str, entries: abc.Sequence[ListItem]) -> TableEdit:
    """Return the edit that makes these the items of a list; a list that becomes empty goes."""
    return (
        SetList(path=meeting.path, key=key, entries=tuple(entries))
        if entries
        else RemoveKey(path=meeting.path, key=key)
    )


def _substitutes(meeting: Bijeenkomst) -> list[dict[str, str]]:
    """Return the entries of `vervangers` as they are typed, with their keys in that order, so that they stay."""
    node = meeting.document.node("vervangers")
    items = node.items if isinstance(node, Sequence) else ()
    return [
        {key: value.text for key, (_, value) in item.entries.items() if isinstance(value, Scalar)}
        for item in items
        if isinstance(item, Mapping)
    ]


class Held(NamedTuple):
    """A meeting that was held. `minutes`: whether its minutes are there, and if so whether they are adopted."""

    meeting: Bijeenkomst
    minutes: Verslagstatus | None


def hold_meeting(root: Path, name: str | None, today: date, *, write: bool) -> TableChange[Held]:
    """Record that a meeting was held; without a name the one at hand. One that was held already is left alone.

    Raises TafelError if the name means none or several, if the meeting is off or its day has not come, or as
    `change_table` does; OSError if the write fails.
    """

    def intend(_: Source, register: Register) -> Intention[Held]:
        meeting = for_points(register, name, today)
        day = long_date(meeting.datum)
        if meeting.status is Bijeenkomststatus.GEANNULEERD:
            raise TafelError(f"De bijeenkomst van {day} gaat niet door. Er is niets veranderd.", exit_code=2)
        if meeting.datum > today:
            raise TafelError(f"De bijeenkomst van {day} is nog niet geweest. Dit kan vanaf die dag.", exit_code=2)
        minutes = register.verslag_of(meeting)
        edit = SetValue(path=meeting.path, key="status", value=Bijeenkomststatus.GEHOUDEN)
        return Intention((edit,), Held(meeting, minutes.status if minutes else None))

    return change_table(root, intend, today, write=write)
