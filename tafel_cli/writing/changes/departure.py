"""Writes that a party left the table; what still hangs on it is told, and stays."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from tafel_cli.dutch import long_date
from tafel_cli.errors import TafelError
from tafel_cli.kinds.organisatie import Organisatie, Organisatiestatus
from tafel_cli.reading.days import whole_day
from tafel_cli.register.departure import LeftOpen, left_open, named_beside
from tafel_cli.register.names import resolve
from tafel_cli.register.register import Register
from tafel_cli.register.typed_days import day_gone
from tafel_cli.source import Source
from tafel_cli.writing.edits import SetValue
from tafel_cli.writing.table_change import Intention, TableChange, change_table


class Departure(NamedTuple):
    """A party that leaves, its last day, and what hangs on it: what is open, and what only names it."""

    party: Organisatie
    day: date
    open: tuple[LeftOpen, ...]
    named: tuple[LeftOpen, ...]


def leave_table(root: Path, name: str, typed_day: str, today: date, *, write: bool) -> TableChange[Departure]:
    """Set the status and the last day of a party.

    Raises TafelError, having changed nothing, if no party that takes part has that name, if the day is none, is before
    it came or, when writing, is still to come, or as `change_table` does; OSError if the write fails.
    """

    def intend(_source: Source, register: Register) -> Intention[Departure]:
        party = _party(register, name)
        day = _day(party, typed_day, today)
        if write and day > today:
            said = f"{long_date(day)} is nog niet geweest, en tot dan doet {party.naam} mee."
            raise TafelError(f"{said} Er is niets veranderd. Typ `--write` pas vanaf die dag.", exit_code=2)
        edits = (
            SetValue(path=party.path, key="status", value=Organisatiestatus.VOORMALIG.value),
            SetValue(path=party.path, key="tot", value=day.isoformat()),
        )
        told = Departure(party, day, tuple(left_open(register, party.id)), tuple(named_beside(register, party.id)))
        return Intention(edits, told)

    return change_table(root, intend, today, write=write)


def _party(register: Register, name: str) -> Organisatie:
    register.demand_read("organisaties")
    active = {one.id for one in register.all(Organisatie) if one.status is Organisatiestatus.ACTIEF}
    id_ = resolve(register, ("organisatie",), name, what="partij", among=active)
    party = register.get(Organisatie, id_)
    if party is None:
        raise TafelError(f"`{id_}` is niet te lezen: bekijk wat er mis is met `tafel check`.", exit_code=1)
    if party.id not in active:
        when = f" sinds {long_date(party.tot)}" if party.tot else ""
        raise TafelError(f"{party.naam} doet al niet meer mee{when}.", exit_code=2)
    return party


def _day(party: Organisatie, typed: str, today: date) -> date:
    """Return the last day: one with a year may be still to come, one without is the last such day."""
    found = whole_day(typed)
    day = day_gone(typed, date.max if found and found.year else today)
    if party.sinds and day < party.sinds:
        raise TafelError(f"{party.naam} doet pas mee sinds {long_date(party.sinds)}. Typ een latere dag.", exit_code=2)
    return day
