"""A Document becomes a typed record: fields decoded by annotation, all faults at once, each at its place."""

from collections import Counter
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import StrEnum
from functools import cache
from typing import ClassVar, NamedTuple

from tafel_cli import fields as read
from tafel_cli.decoding import INVALID, VELD_TYPE, Context, Decoder, Reference, name_of, words, wrong_shape
from tafel_cli.document import Document, Keys
from tafel_cli.finding import START, Code, Finding, Span, meant, suggest
from tafel_cli.header_tree import Mapping, Node, Scalar, Sequence
from tafel_cli.marks import (
    Attachment,
    Choice,
    Clock,
    Day,
    Group,
    Many,
    Mark,
    Named,
    Number,
    Ref,
    Text,
    Variant,
    keys,
)
from tafel_cli.slips import only_word
from tafel_cli.taal import opsomming
from tafel_cli.value_class import frozen

VELD_ONTBREEKT = Code("T101", "veld-ontbreekt")
VELD_ONBEKEND = Code("T102", "veld-onbekend")
HEAD = Span(1, 1, 1, 4)
IN_HEADER = "typ in de kop, tussen de twee regels `---`"


@frozen
class Record:
    """One document of the table; its attributes are spelt as the keys of its header."""

    folder: ClassVar[str]
    id_pattern: ClassVar[str] = "[a-z0-9-]+"
    id_example: ClassVar[str] = ""
    id_parts: ClassVar[str] = ""
    overgangen: ClassVar[dict[str, tuple[str, ...]]] = {}  # status → what it may become; empty: anything
    mag_weg: ClassVar[tuple[str, ...]] = ()  # with which status the file may be taken away
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
    mark: Mark


@cache
def layout(kind: type) -> dict[str, _Field]:
    """Return the decoder of each key of a record or of a part of one."""
    return {name: _Field(key.required, _decoder(key.mark), key.mark) for name, key in keys(kind).items()}


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
            if meant(name) not in typos:
                where = f"Bij `{name_of(keys)}`" if keys else "In de kop van dit bestand"
                place = f"typ bij `{name_of(keys)}`" if keys else f"{IN_HEADER},"
                context.fault(
                    VELD_ONTBREEKT,
                    mapping.span if keys else HEAD,
                    (*keys, name),
                    f"{where} ontbreekt het veld `{name}`.",
                    f"{place} {_line(name, field.mark)}",
                )
            sound = False
    return values if sound else None


def _line(name: str, mark: Mark) -> str:
    """Say which line to type for a key that is missing."""
    match mark:
        case Choice(vocabulary):
            known = [member.value for member in vocabulary]
            choices = opsomming([f"`{word}`" for word in known], "of")
            return f"een regel zoals `{name}: {known[0]}`; u kunt kiezen uit {choices}"
        case Day():
            return f"een regel zoals `{name}: 2026-12-03`"
        case Clock():
            return f"een regel zoals `{name}: 15:00`"
        case Number(low):
            return f"een regel zoals `{name}: {max(low, 15)}`"
        case Ref(kinds):
            return f"een regel met `{name}:` en daarachter de naam van een {kinds[0].replace('_', ' ')}"
        case _:
            return f"een regel met `{name}:` en daarachter wat er moet staan"


def _unknown(unknown: list[str], table: dict[str, _Field], mapping: Mapping, context: Context, keys: Keys) -> set[str]:
    """Say which keys there are not, and which one was meant; return these hints."""
    missing = tuple(known for known in table if known not in mapping.entries)
    hints = {name: suggest(name, missing) for name in unknown}
    times = Counter(hints.values())
    for name in unknown:
        key, node = mapping.entries[name]
        word = only_word(name, table)
        free = word in missing and times[hints[name]] == 1  # no other key wants to be called so
        fitting = word and free and _fits(table[word].decoder, node, context.document, (*keys, word))
        edit = context.document.exchange(key.span, name, word) if word and fitting else None
        message = f"Het veld `{name}` bestaat niet."
        hint = hints[name] or "haal dit veld weg; zet wat u wilt zeggen als gewone tekst onder de kop"
        context.fault(VELD_ONBEKEND, key.span, (*keys, name), message, hint, edit=edit)
    return {*times}


def _fits(decoder: Decoder, node: Node, document: Document, keys: Keys) -> bool:
    """Tell whether a value reads as another field's would, apart from what has one right answer of its own."""
    trial = Context(document)
    decoder(node, trial, keys)
    return all(finding.edit for finding in trial.findings)


def _decoder(mark: Mark) -> Decoder:  # noqa: C901, PLR0911  (one line for each type of field)
    """Choose how a field is read."""
    match mark:
        case Text(limit, one_line):
            return read.text_field(limit, one_line=one_line)
        case Number(low, high):
            return read.number_field(low, high)
        case Ref(kinds, or_date):
            return read.reference_field(kinds, or_date=or_date)
        case Attachment():
            return read.reference_field(("bijlage",), or_date=False)
        case Choice(vocabulary):
            return read.choice_field(vocabulary)
        case Day():
            return read.date_field
        case Clock():
            return read.time_field
        case Many(item):
            return read.list_field(_decoder(item))
        case Named(value, kinds):
            return read.table_field(_decoder(value), kinds)
        case Group(kind):
            return _part(kind)
        case Variant(key, variants):
            return _variant(key, dict(variants))


def _part(kind: type) -> Decoder:
    def decoder(node: Node, context: Context, keys: Keys) -> object:
        if not isinstance(node, Mapping):
            names = [f"{name}:" for name in layout(kind)]
            of = opsomming([f"`{name}`" for name in names], "of")
            under = f"zet eronder regels die beginnen met twee spaties en {of}, elk met een waarde erachter"
            hint = f"laat achter `{name_of(keys)}:` niets staan, en {under}" if _said(node) else under
            if isinstance(keys[-1], int) and isinstance(node, Scalar):
                hint = f"schrijf bijvoorbeeld: `- {names[0]} {node.text[:40]}`"
            context.fault(VELD_TYPE, node.span, keys, wrong_shape(keys, "een groep velden", node), hint)
            return INVALID
        values = _fields(kind, node, context, keys)
        return INVALID if values is None else kind(**values)

    return decoder


def _said(node: Node) -> bool:
    return isinstance(node, Scalar) and bool(node.text)


def _variant(key: str, kinds: dict[str, type]) -> Decoder:
    def decoder(node: Node, context: Context, keys: Keys) -> object:
        if not isinstance(node, Mapping) or key not in node.entries:
            message = f"Hier hoort een groep velden die begint met `{key}`."
            hint = f"typ na het streepje `{key}:` en daarachter een van deze woorden: {', '.join(kinds)}"
            context.fault(VELD_TYPE, node.span, keys, message, hint)
            return INVALID
        name = words(node.entries[key][1], context, (*keys, key))
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
