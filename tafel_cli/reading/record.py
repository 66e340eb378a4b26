"""One document of the table as a typed value that knows where each key stands in its file; and as plain data again."""

from dataclasses import fields
from typing import Any, ClassVar

from tafel_cli.finding import START, Code, Finding, Span
from tafel_cli.reading.document import Document, Keys
from tafel_cli.reading.header import Mapping, Scalar
from tafel_cli.value_class import frozen, plain

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
    overgangen: ClassVar[dict[str, tuple[str, ...]]] = {}  # status → what it may become; if all is empty: anything
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

    def as_data(self) -> dict[str, Any]:
        """Return the keys of the header as plain, JSON-able values: dates in ISO 8601, times as HH:MM."""
        names = (field.name for field in fields(self) if field.name != "document")
        return {name: _given(plain(getattr(self, name))) for name in names if self.document.node(name) is not None}


def _given(value: Any) -> Any:  # noqa: ANN401  (plain data of any shape)
    """Leave out the keys that a part of a header does not have."""
    if isinstance(value, dict):
        return {name: _given(part) for name, part in value.items() if part is not None}
    return [_given(part) for part in value] if isinstance(value, list) else value
