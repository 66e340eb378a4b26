"""Defines the base of the kinds of document: a typed value that knows the position of each key in its file."""

from typing import Any, ClassVar

from tafel_cli.finding import START, Code, Finding, Span
from tafel_cli.reading.document import Document, Keys
from tafel_cli.reading.header import Mapping, Scalar
from tafel_cli.reading.marks import Many, Mark, Short
from tafel_cli.reading.marks import keys as marked
from tafel_cli.value_class import Frozen, fields, plain

HEAD = Span(1, 1, 1, 4)
IN_HEADER = "typ in de kop, tussen de twee regels `---`"


class Record(Frozen):
    """A sound document as a typed value; its attributes are spelt as the keys of its front matter."""

    folder: ClassVar[str]
    kind_name: ClassVar[str]  # class name in lower case; not `soort`, which is a key of some records
    id_pattern: ClassVar[str] = "[a-z0-9-]+"
    id_example: ClassVar[str] = ""
    id_parts: ClassVar[str] = ""
    overgangen: ClassVar[dict[str, tuple[str, ...]]] = {}  # status → allowed next statuses; an empty dict allows any
    mag_weg: ClassVar[tuple[str, ...]] = ()  # statuses in which the file may be deleted
    document: Document

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.kind_name = cls.__name__.lower()

    @property
    def id(self) -> str:
        """The stem of the file name."""
        return self.document.id

    @property
    def path(self) -> str:
        """The path from the table's root, with `/`."""
        return self.document.path

    @property
    def bijeenkomst_id(self) -> str:
        """The id of the meeting of a decision or action: its own id without the last part; of minutes the whole id."""
        return self.id.rpartition("-")[0]

    @property
    def right_id(self) -> str:
        """The id that the keys ask for; the own id of a kind whose id is not made of keys."""
        return self.id

    @property
    def rank(self) -> tuple[str, int]:
        """The id as a sort key: the number at its end counts as a number, because b10 comes after b2."""
        words = self.id.rstrip("0123456789")
        return words, int(self.id[len(words) :] or 0)

    def at(self, *keys: str | int) -> Span:
        """Return the span of a key's value; START if the key is absent."""
        node = self.document.node(*keys)
        return node.span if node else START

    def mark(self, *keys: str | int) -> Span:
        """Return the span to show for a key: its value, or the key itself if that holds a list or group; else START."""
        node, around = self.document.node(*keys), self.document.node(*keys[:-1])
        if keys and not isinstance(node, Scalar) and isinstance(around, Mapping) and keys[-1] in around.entries:
            return around.entries[str(keys[-1])][0].span
        return node.span if node else START

    def finding(self, code: Code, keys: Keys, message: str, hint: str = "") -> Finding:
        """Return a finding at a key path of this document; on line 1 if the key is absent."""
        span = self.mark(*keys) if keys else HEAD
        place = self.document.place(keys)
        return self.document.finding(code, HEAD if span is START else span, message, hint, place)

    def as_data(self) -> dict[str, Any]:
        """Return the keys in the front matter as plain, JSON-able values: dates in ISO 8601, times as HH:MM."""
        names = (field.name for field in fields(self.__class__) if field.name != "document")
        typed = {name: _given(plain(getattr(self, name))) for name in names if self.document.node(name) is not None}
        own: type = self.__class__
        known = marked(own)
        return {name: _shortened(value, known[name].mark) for name, value in typed.items()}


def _shortened(value: Any, mark: Mark) -> Any:  # noqa: ANN401  (plain data of any shape)
    """Return plain data with a group that may be written short in that form, if it holds only that key."""
    if not isinstance(mark, Many) or not isinstance(mark.item, Short):
        return value
    key = mark.item.key
    return [part[key] if part.keys() == {key} else part for part in value]


def _given(value: Any) -> Any:  # noqa: ANN401  (plain data of any shape)
    """Return plain data without the keys that are None, because front matter lacks those."""
    if isinstance(value, dict):
        return {name: _given(part) for name, part in value.items() if part is not None}
    return [_given(part) for part in value] if isinstance(value, list) else value
