"""One document of the table as a typed value that knows where each key stands in its file; and as plain data again."""

from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import StrEnum
from typing import ClassVar

from tafel_cli.document import Document, Keys
from tafel_cli.finding import START, Code, Finding, Span
from tafel_cli.header_tree import Mapping, Scalar, Sequence
from tafel_cli.value_class import frozen

HEAD = Span(1, 1, 1, 4)
IN_HEADER = "typ in de kop, tussen de twee regels `---`"


@frozen
class Record:
    """One document of the table; its attributes are spelt as the keys of its header."""

    folder: ClassVar[str]
    kind_name: ClassVar[str]  # the class in lower case: `soort` and `naam` are keys of records
    id_pattern: ClassVar[str] = "[a-z0-9-]+"
    id_example: ClassVar[str] = ""
    id_parts: ClassVar[str] = ""
    overgangen: ClassVar[dict[str, tuple[str, ...]]] = {}  # status → what it may become; empty: anything
    mag_weg: ClassVar[tuple[str, ...]] = ()  # with which status the file may be taken away
    document: Document

    def __init_subclass__(cls) -> None:
        cls.kind_name = cls.__name__.lower()

    @property
    def id(self) -> str:
        """The file's stem."""
        return self.document.id

    @property
    def path(self) -> str:
        """Where the file lies, from the table's root, with `/`."""
        return self.document.path

    @property
    def bijeenkomst_id(self) -> str:
        """The meeting that the id of a decision or an action begins with; of minutes it is the whole id."""
        return self.id.rpartition("-")[0]

    def at(self, *keys: str | int) -> Span:
        """Where a key's value stands in the file; the start of the header when it is absent."""
        node = self.document.node(*keys)
        return node.span if node else START

    def mark(self, *keys: str | int) -> Span:
        """Where a key is best shown: its value, or the key itself when that holds a list or a group."""
        node, around = self.document.node(*keys), self.document.node(*keys[:-1])
        if keys and not isinstance(node, Scalar) and isinstance(around, Mapping) and keys[-1] in around.entries:
            return around.entries[str(keys[-1])][0].span
        return node.span if node else START

    def finding(self, code: Code, keys: Keys, message: str, hint: str = "") -> Finding:
        """Make a finding at a key path of this document; at the start of the header when the key is absent."""
        span = self.mark(*keys) if keys else HEAD
        place = self.document.place(keys)
        return self.document.finding(code, HEAD if span is START else span, message, hint, place)


def plain(record: Record) -> dict[str, object]:
    """Return a record's keys as in its header: dates in ISO 8601, times as HH:MM, numbers as integers."""
    return {
        field.name: _plain(getattr(record, field.name))
        for field in fields(record)
        if field.name != "document" and record.document.node(field.name) is not None
    }


def _plain(value: object) -> object:  # noqa: PLR0911  (one line for each type of value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value, Mapping):
        return {name: _plain(node) for name, (_, node) in value.entries.items()}
    if isinstance(value, Sequence):
        return [_plain(node) for node in value.items]
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value) if getattr(value, f.name) is not None}
    return value
