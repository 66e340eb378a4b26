"""A Document becomes a typed record: fields decoded by annotation, all faults at once, each at its place."""

from collections import Counter
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, time
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import (
    Annotated,
    ClassVar,
    NamedTuple,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from tafel_cli import fields as read
from tafel_cli.document import Document
from tafel_cli.fields import INVALID, Context, Decoder, Keys, Reference
from tafel_cli.finding import START, Code, Finding, Span, suggest
from tafel_cli.front_matter import Mapping, Node, Scalar, Sequence
from tafel_cli.slips import meant
from tafel_cli.value_class import frozen

VELD_ONTBREEKT = Code("T101", "veld-ontbreekt")
VELD_ONBEKEND = Code("T102", "veld-onbekend")
HEAD = Span(1, 1, 1, 4)


@frozen
class Record:
    """One document of the table; its attributes are spelt as the keys of its header."""

    folder: ClassVar[str]
    id_pattern: ClassVar[str] = "[a-z0-9-]+"
    id_example: ClassVar[str] = ""
    document: Document

    @property
    def id(self) -> str:
        """The file's stem."""
        return self.document.id

    @property
    def path(self) -> str:
        """Where the file lies, from the table's root, with `/`."""
        return self.document.path

    def at(self, *keys: str | int) -> Span:
        """Where a key's value stands in the file; the start of the header when it is absent."""
        node = self.document.node(*keys)
        return node.span if node else START

    def finding(self, code: Code, keys: Keys, message: str, hint: str = "") -> Finding:
        """Make a finding at a key path of this document; at the start of the header when the key is absent."""
        span = self.at(*keys) if keys else HEAD
        place = ".".join(str(key) for key in keys)
        return self.document.finding(code, HEAD if span is START else span, message, hint, place)


class Text(NamedTuple):
    """Marks a text field; `max` in code points; `one_line`: what is printed as a title has no line breaks."""

    max: int = 2_000
    one_line: bool = False


class Number(NamedTuple):
    """Marks a whole number between two bounds, both allowed."""

    low: int
    high: int


class Ref(NamedTuple):
    """Marks a text field that names a document (or an actor, theme, kind of party, standing item)."""

    kinds: tuple[str, ...]
    or_date: bool = False


class Variant(NamedTuple):
    """Marks a group of fields in which one key decides which other keys there are: its value → class."""

    key: str
    kinds: tuple[tuple[str, type], ...]


class Attachment(NamedTuple):
    """Marks a text field that names a file below data/bijlagen/."""


Titel = Annotated[str, Text(300, one_line=True)]
Organisatie = Annotated[str, Ref(("organisatie",))]
Partij = Annotated[str, Ref(("organisatie", "actor"))]
Thema = Annotated[str, Ref(("thema",))]
Punt = Annotated[str, Ref(("agendapunt", "vast_punt"))]
Bijlagenaam = Annotated[str, Attachment()]


class Decoded(NamedTuple):
    """What one file yields: a record unless something is wrong with its shape, and always its references."""

    record: Record | None
    references: tuple[Reference, ...]
    findings: tuple[Finding, ...]


def decode(kind: type[Record], document: Document) -> Decoded:
    """Decode a document's header as `kind`; never raises."""
    if document.fields is None:
        return Decoded(None, (), ())
    context = Context(document)
    values = _fields(kind, document.fields, context, ())
    record = None if values is None else kind(document=document, **values)
    return Decoded(record, tuple(context.references), tuple(context.findings))


class _Field(NamedTuple):
    required: bool
    decoder: Decoder


@cache
def layout(kind: type) -> dict[str, _Field]:
    """Return the decoder of each key of a record or of a part of one."""
    hints = get_type_hints(kind, include_extras=True)
    return {
        field.name: _Field(field.default is MISSING and field.default_factory is MISSING, _decoder(hints[field.name]))
        for field in fields(kind)
        if field.name != "document"
    }


def _fields(kind: type, mapping: Mapping, context: Context, keys: Keys) -> dict[str, object] | None:
    """Decode the keys of one mapping; None when any of them is wrong."""
    table = layout(kind)
    values: dict[str, object] = {}
    unknown: list[str] = []
    sound = True
    for name, (_, node) in mapping.entries.items():
        field = table.get(name)
        if field is None:
            unknown.append(name)
            sound = False
            continue
        value = field.decoder(node, context, (*keys, name))
        if value is INVALID:
            sound = False
        else:
            values[name] = value
    typos = _unknown(unknown, table, mapping, context, keys) if unknown else set()
    for name, field in table.items():
        if field.required and name not in mapping.entries:
            if f"bedoelde je `{name}`?" not in typos:
                where = f" in `{keys[0]}`" if keys else ""
                span = mapping.span if keys else HEAD
                context.fault(
                    VELD_ONTBREEKT,
                    span,
                    (*keys, name),
                    f"Het veld `{name}` ontbreekt{where}.",
                    f"voeg een regel toe: `{name}: …`",
                )
            sound = False
    return values if sound else None


def _unknown(unknown: list[str], table: dict[str, _Field], mapping: Mapping, context: Context, keys: Keys) -> set[str]:
    """Say which keys there are not, and which one was meant; return these hints."""
    missing = tuple(known for known in table if known not in mapping.entries)
    hints = {name: suggest(name, missing) for name in unknown}
    times = Counter(hints.values())
    for name in unknown:
        key, node = mapping.entries[name]
        word = meant(name, table)
        free = word in missing and times[hints[name]] == 1  # no other key wants to be called so
        fitting = word and free and _fits(table[word].decoder, node, context.document, (*keys, word))
        edit = context.document.exchange(key.span, name, word) if word and fitting else None
        message = f"Het veld `{name}` bestaat niet."
        context.fault(VELD_ONBEKEND, key.span, (*keys, name), message, hints[name], edit=edit)
    return {*times}


def _fits(decoder: Decoder, node: Node, document: Document, keys: Keys) -> bool:
    """Tell whether a value reads as another field's would, apart from what has one right answer of its own."""
    trial = Context(document)
    decoder(node, trial, keys)
    return all(finding.edit for finding in trial.findings)


def _decoder(hint: object) -> Decoder:  # noqa: PLR0911  (one line for each type of field)
    """Choose how a field is read from its annotation."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _decoder(next(arm for arm in get_args(hint) if arm is not NoneType))
    if origin is Annotated:
        return _marked(get_args(hint)[1])
    if origin is tuple:
        return read.list_field(_decoder(get_args(hint)[0]))
    if origin is dict:
        names, values = get_args(hint)
        return read.table_field(_decoder(values), get_args(names)[1].kinds if get_origin(names) is Annotated else ())
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return read.choice_field(hint)
    if isinstance(hint, type) and is_dataclass(hint):
        return _part(hint)
    plain: dict[object, Decoder] = {
        str: _marked(Text()),
        date: read.date_field,
        time: read.time_field,
    }
    return plain[hint]


def _marked(mark: object) -> Decoder:
    match mark:
        case Text(limit, one_line):
            return read.text_field(limit, one_line=one_line)
        case Number(low, high):
            return read.number_field(low, high)
        case Ref(kinds, or_date):
            return read.reference_field(kinds, or_date=or_date)
        case Variant(key, kinds):
            return _variant(key, dict(kinds))
        case Attachment():
            return read.reference_field(("bijlage",), or_date=False)
        case _:
            raise TypeError(mark)


def _part(kind: type) -> Decoder:
    def decoder(node: Node, context: Context, keys: Keys) -> object:
        if not isinstance(node, Mapping):
            context.fault(
                read.VELD_TYPE,
                node.span,
                keys,
                f"Bij `{read.name_of(keys)}` hoort een groep velden.",
                "schrijf de onderdelen als " + ", ".join(f"`{name}: …`" for name in layout(kind)),
            )
            return INVALID
        values = _fields(kind, node, context, keys)
        return INVALID if values is None else kind(**values)

    return decoder


def _variant(key: str, kinds: dict[str, type]) -> Decoder:
    def decoder(node: Node, context: Context, keys: Keys) -> object:
        if not isinstance(node, Mapping) or key not in node.entries:
            span = node.span
            context.fault(
                read.VELD_TYPE, span, keys, f"Hier hoort een groep velden met `{key}`.", f"begin met `{key}: …`"
            )
            return INVALID
        name = read.words(node.entries[key][1], context, (*keys, key))
        if name is None:
            return INVALID
        if name not in kinds:
            place = node.entries[key][1], (*keys, key)
            context.no_choice(
                *place, name, tuple(kinds), lambda word: _fits(_part(kinds[word]), node, context.document, keys)
            )
            return INVALID
        values = _fields(kinds[name], node, context, keys)
        return INVALID if values is None else kinds[name](**values)

    return decoder


def plain(record: Record) -> dict[str, object]:
    """Return a record's keys as in its header: dates in ISO 8601, times as HH:MM, numbers as integers."""
    return {
        field.name: _plain(getattr(record, field.name))
        for field in fields(record)
        if field.name != "document" and record.document.node(field.name) is not None
    }


def _plain(value: object) -> object:  # noqa: PLR0911  (the same)
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
