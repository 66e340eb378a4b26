"""Lists of documents: which columns, in which order, with what is computed. One file a kind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from tafel_cli.errors import TafelError
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.reading.record import Record
from tafel_cli.reading.slips import choose
from tafel_cli.register.register import Register
from tafel_cli.value_class import plain

R = TypeVar("R", bound=Record)
Cel = str | int | date | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Lijst(Generic[R]):
    """A list of one kind: its columns by name, those that a narrow screen loses first, and what is computed.

    `volgorde` is the key to sort by; an id comes after it.
    """

    soort: type[R]
    kolommen: dict[str, Callable[[Register, R], Cel]]
    minst: tuple[str, ...]
    berekend: Callable[[Register, R], dict[str, object]]
    volgorde: Callable[[Register, R], tuple[object, ...]] = lambda _, __: ()

    def rows(self, register: Register, records: Sequence[R]) -> list[list[object]]:
        """Return the cells of records, a row each: texts, whole numbers and days."""
        return [[value(register, record) for value in self.kolommen.values()] for record in records]

    def items(self, register: Register, records: Sequence[R]) -> list[dict[str, object]]:
        """Return records as plain values: the keys as in their header, and apart from them what is computed."""
        return [
            {"id": record.id, **record.as_data(), "berekend": plain(self.berekend(register, record))}
            for record in records
        ]

    def sorted(self, register: Register, keep: Callable[[R], bool]) -> list[R]:
        """Return the sound records that are wanted, in order."""
        found = [record for record in register.all(self.soort) if keep(record)]
        return sorted(found, key=lambda record: (*self.volgorde(register, record), record.id))

    def unreadable(self, register: Register) -> int:
        """Return how many documents a list cannot show because their files are broken."""
        return len(register.ids(self.soort.kind_name)) - len(register.all(self.soort))


def demand_known(register: Register, kinds: tuple[str, ...], value: str | None, what: str) -> None:
    """Raise TafelError (wrong use) when a name is typed that none of these kinds has."""
    if value and not register.knows(kinds, value):
        known = [id_ for kind in kinds for id_ in register.ids(kind)]
        raise TafelError(f"Er is geen {what} met de naam `{value}`; {choose(value, known)}", exit_code=2)


def punt_thema(register: Register, id_: str) -> str | None:
    """Return the theme of an item; a standing item has none."""
    item = register.get(Agendapunt, id_)
    return item.thema if item else None
