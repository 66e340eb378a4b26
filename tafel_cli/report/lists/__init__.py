"""Lists of documents: which columns, in which order, with what is computed. One file a kind."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from tafel_cli.errors import TafelError
from tafel_cli.kinds.actie import Actie
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.reading.record import Record
from tafel_cli.reading.slips import choose
from tafel_cli.register.register import Register
from tafel_cli.value_class import plain

R = TypeVar("R", bound=Record)
Cel = str | int | date | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Lijst(Generic[R]):
    """A list of one kind: its columns by name, those that a narrow screen loses first, and what is computed.

    `volgorde` is the key to sort by; an id comes after it. `keuzes` tells by the name of an option whether a document
    is what was asked for; an option that is not in it asks for a value of the key that it is named after.
    """

    soort: type[R]
    kolommen: dict[str, Callable[[Register, R], Cel]]
    minst: tuple[str, ...]
    berekend: Callable[[Register, R], dict[str, object]]
    volgorde: Callable[[Register, R], tuple[object, ...]] = lambda _, __: ()
    keuzes: Mapping[str, Callable[[Register, R, Any], bool]] = field(default_factory=dict)

    def rows(self, register: Register, records: Sequence[R]) -> list[list[object]]:
        """Return the cells of records, a row each: texts, whole numbers and days."""
        return [[value(register, record) for value in self.kolommen.values()] for record in records]

    def items(self, register: Register, records: Sequence[R]) -> list[dict[str, object]]:
        """Return records as plain values: the keys as in their header, and apart from them what is computed."""
        return [
            {"id": record.id, **record.as_data(), "berekend": plain(self.berekend(register, record))}
            for record in records
        ]

    def chosen(self, register: Register, wanted: Mapping[str, object]) -> list[R]:
        """Return the sound records that are wanted, in order; an option that is None or False asks for nothing."""
        found = list(register.all(self.soort))
        for name, value in wanted.items():
            if value not in (None, False):
                found = [record for record in found if self._fits(register, record, name, value)]
        return sorted(found, key=lambda record: (*self.volgorde(register, record), record.id))

    def _fits(self, register: Register, record: R, name: str, value: object) -> bool:
        fits = self.keuzes.get(name)
        return fits(register, record, value) if fits else getattr(record, name) == value

    def unreadable(self, register: Register) -> int:
        """Return how many documents a list cannot show because their files are broken."""
        return len(register.ids(self.soort.kind_name)) - len(register.all(self.soort))


def demand_known(register: Register, kinds: tuple[str, ...], value: str | None, what: str) -> None:
    """Raise TafelError (wrong use) when a name is typed that none of these kinds has."""
    if value and not register.knows(kinds, value):
        known = [id_ for kind in kinds for id_ in register.ids(kind)]
        raise TafelError(f"Er is geen {what} met de naam `{value}`; {choose(value, known)}", exit_code=2)


def on_day(register: Register, record: Record) -> date | None:
    """Return the day of the meeting that a decision or the minutes are of."""
    meeting = register.bijeenkomst_van(record)
    return meeting.datum if meeting else None


def in_meeting(_: Register, record: Record, id_: str) -> bool:
    """Tell whether a decision or an action is of a meeting; an empty name asks for nothing."""
    return id_ in ("", record.bijeenkomst_id)


def on_theme(register: Register, record: Actie | Besluit, thema: str) -> bool:
    """Tell whether a decision or an action is on an item with a theme (a standing item has none); the same."""
    item = register.get(Agendapunt, record.agendapunt)
    return thema in ("", item.thema if item else None)
