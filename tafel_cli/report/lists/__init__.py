"""Defines lists of documents: the columns, order, filters and computed values of each kind. One module a kind."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from tafel_cli.kinds.actie import Actie
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.reading.record import Record
from tafel_cli.register.register import Register
from tafel_cli.value_class import plain

R = TypeVar("R", bound=Record)
Cel = str | int | date | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Lijst(Generic[R]):
    """A list of one kind. `kolommen`: a function for each column; `minst`: those that a narrow screen drops, in order.

    `berekend`: computed values for JSON. `volgorde`: the sort key, before the id (`rank`). `keuzes`: by the name of an
    option, whether a record matches its value; an option that is not in it matches the attribute of that name.
    `leeg`: what `show` says of a column that is empty for now; a column that is empty for good is left out. `more`:
    records without a file, which are listed too. `lines`: what `show` says of a record besides its columns.
    """

    soort: type[R]
    kolommen: dict[str, Callable[[Register, R], Cel]]
    minst: tuple[str, ...]
    berekend: Callable[[Register, R], dict[str, object]]
    volgorde: Callable[[Register, R], tuple[object, ...]] = lambda _, __: ()
    keuzes: Mapping[str, Callable[[Register, R, Any], bool]] = field(default_factory=dict)
    leeg: Mapping[str, str] = field(default_factory=dict)
    more: Callable[[Register], Sequence[R]] = lambda _: ()
    lines: Callable[[Register, R], Iterable[str]] = lambda _, __: ()

    def rows(self, register: Register, records: Sequence[R]) -> list[list[object]]:
        """Return a row of cells for each record: texts, whole numbers, days and None."""
        return [[value(register, record) for value in self.kolommen.values()] for record in records]

    def items(self, register: Register, records: Sequence[R]) -> list[dict[str, object]]:
        """Return records as JSON-able values: the keys of their front matter, and what is computed in `berekend`."""
        return [
            {"id": record.id, **record.as_data(), "berekend": plain(self.berekend(register, record))}
            for record in records
        ]

    def chosen(self, register: Register, wanted: Mapping[str, object]) -> list[R]:
        """Return the readable records that match all options, in order; None and False match every record."""
        found = [*register.all(self.soort), *self.more(register)]
        for name, value in wanted.items():
            if value not in (None, False):
                found = [record for record in found if self._fits(register, record, name, value)]
        return sorted(found, key=lambda record: (*self.volgorde(register, record), *record.rank))

    def _fits(self, register: Register, record: R, name: str, value: object) -> bool:
        fits = self.keuzes.get(name)
        return fits(register, record, value) if fits else getattr(record, name) == value

    def unreadable(self, register: Register) -> int:
        """Return the number of documents that the list lacks, because their files cannot be read."""
        return len(register.ids(self.soort.kind_name)) - len(register.all(self.soort))


def on_day(register: Register, record: Record) -> date | None:
    """Return the day of the meeting of a decision or minutes; None if that meeting cannot be read."""
    meeting = register.bijeenkomst_van(record)
    return meeting.datum if meeting else None


def in_meeting(_: Register, record: Record, id_: str) -> bool:
    """Tell whether a decision or an action came out of the meeting with an id; an empty id matches all."""
    return id_ in ("", record.bijeenkomst_id)


def on_theme(register: Register, record: Actie | Besluit, thema: str) -> bool:
    """Tell whether a decision or an action is on an item with a theme; "" matches all.

    One on a standing item, or on an item that cannot be read, matches no theme.
    """
    item = register.get(Agendapunt, record.agendapunt)
    return thema in ("", item.thema if item else None)
