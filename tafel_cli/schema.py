"""A Document becomes a typed record: fields decoded by annotation, all faults at once, each at its place."""

import re
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, time
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, ClassVar, NamedTuple, Union, get_args, get_origin, get_type_hints

from tafel_cli.document import Document, Mapping, Node, Scalar, Sequence
from tafel_cli.finding import START, Code, Finding, Span, suggest

VELD_ONTBREEKT = Code("T101", "veld-ontbreekt")
VELD_ONBEKEND = Code("T102", "veld-onbekend")
VELD_TYPE = Code("T103", "veld-type")
VELD_KEUZE = Code("T104", "veld-keuze")
VELD_DATUM = Code("T105", "veld-datum")
VELD_TIJD = Code("T106", "veld-tijd")
VELD_GETAL = Code("T107", "veld-getal")
VELD_TE_LANG = Code("T108", "veld-te-lang")
VELD_LEEG = Code("T109", "veld-leeg")

ACTOREN = ("voorzitter", "secretariaat")


@dataclass(frozen=True, slots=True, kw_only=True)
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


class Text(NamedTuple):
    """Marks a text field; `max` in code points."""

    max: int = 2_000


class Number(NamedTuple):
    """Marks a whole number between two bounds, both allowed."""

    low: int
    high: int


class Ref(NamedTuple):
    """Marks a text field that names a document (or an actor, theme, kind of party, standing item)."""

    kinds: tuple[str, ...]
    or_date: bool = False


class Attachment(NamedTuple):
    """Marks a text field that names a file below data/bijlagen/."""


Organisatie = Annotated[str, Ref(("organisatie",))]
Partij = Annotated[str, Ref(("organisatie", "actor"))]
Thema = Annotated[str, Ref(("thema",))]
Punt = Annotated[str, Ref(("agendapunt", "vast_punt"))]
Bijlagenaam = Annotated[str, Attachment()]


class Reference(NamedTuple):
    """A name that a file gives, and what it may name."""

    keys: tuple[str | int, ...]
    target: str
    kinds: tuple[str, ...]
    span: Span


class Decoded(NamedTuple):
    """What one file yields: a record unless something is wrong with its shape, and always its references."""

    record: Record | None
    references: tuple[Reference, ...]
    findings: tuple[Finding, ...]


class _Context:
    """Collects faults and references while one document is decoded."""

    __slots__ = ("document", "findings", "references")

    def __init__(self, document: Document) -> None:
        self.document = document
        self.findings: list[Finding] = []
        self.references: list[Reference] = []

    def fault(self, code: Code, span: Span, keys: "Keys", message: str, hint: str = "") -> None:
        place = ".".join(str(key) for key in keys)
        self.findings.append(self.document.finding(code, span, message, hint, place))


class _Invalid:
    """The value that stands for "could not be decoded"."""


INVALID = _Invalid()
Keys = tuple[str | int, ...]
Decoder = Callable[[Node, _Context, Keys], object]


def decode(kind: type[Record], document: Document) -> Decoded:
    """Decode a document's header as `kind`; never raises."""
    if document.fields is None:
        return Decoded(None, (), ())
    context = _Context(document)
    values = _fields(kind, document.fields, context, ())
    record = None if values is None else kind(document=document, **values)  # type: ignore[arg-type]
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


def _fields(kind: type, mapping: Mapping, context: _Context, keys: Keys) -> dict[str, object] | None:
    """Decode the keys of one mapping; None when any of them is wrong."""
    table = layout(kind)
    values: dict[str, object] = {}
    sound = True
    for name, (key, node) in mapping.entries.items():
        field = table.get(name)
        if field is None:
            missing = tuple(known for known in table if known not in mapping.entries)
            context.fault(VELD_ONBEKEND, key.span, (*keys, name), f"Het veld `{name}` bestaat niet.", suggest(name, missing))
            sound = False
            continue
        value = field.decoder(node, context, (*keys, name))
        if value is INVALID:
            sound = False
        else:
            values[name] = value
    for name, field in table.items():
        if field.required and name not in mapping.entries:
            typo = any(f.code is VELD_ONBEKEND and f.hint == f"bedoelde je `{name}`?" for f in context.findings)
            if not typo:
                where = f" in `{keys[0]}`" if keys else ""
                span = Span(1, 1, 1, 4) if not keys else mapping.span
                context.fault(VELD_ONTBREEKT, span, (*keys, name), f"Het veld `{name}` ontbreekt{where}.",
                              f"voeg een regel toe: `{name}: …`")
            sound = False
    return values if sound else None


def _decoder(hint: object) -> Decoder:
    """Choose how a field is read from its annotation."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _decoder(next(arm for arm in get_args(hint) if arm is not NoneType))
    if origin is Annotated:
        return _marked(get_args(hint)[1])
    if origin is tuple:
        return _list(_decoder(get_args(hint)[0]))
    if origin is dict:
        return _table(_decoder(get_args(hint)[1]))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _choice(hint)
    if isinstance(hint, type) and is_dataclass(hint):
        return _part(hint)
    plain: dict[object, Decoder] = {str: _marked(Text()), date: _date, time: _time, Mapping: _raw}
    return plain[hint]


def _marked(mark: object) -> Decoder:
    match mark:
        case Text(limit):
            return _text(limit)
        case Number(low, high):
            return _number(low, high)
        case Ref(kinds, or_date):
            return _reference(kinds, or_date=or_date)
        case Attachment():
            return _reference(("bijlage",), or_date=False)
        case _:
            raise TypeError(mark)


def _words(node: Node, context: _Context, keys: Keys, wanted: str = "een tekst") -> str | None:
    """Return a scalar's text, or None after saying what is wrong with it."""
    if not isinstance(node, Scalar):
        found = "een lijst" if isinstance(node, Sequence) else "een groep velden"
        hint = "zet de tekst tussen aanhalingstekens" if isinstance(node, Mapping) else "schrijf één waarde, zonder streepje"
        context.fault(VELD_TYPE, node.span, keys, f"Bij `{_name(keys)}` hoort {wanted}, maar hier staat {found}.", hint)
        return None
    text = node.text.strip()
    if not text or (text == "~" and not node.quoted) or (text == "null" and not node.quoted):
        hint = "vul iets in of haal het veld weg; staat er `#`, zet de tekst dan tussen aanhalingstekens"
        context.fault(VELD_LEEG, node.span, keys, f"Het veld `{_name(keys)}` is leeg.", hint)
        return None
    return text


def _name(keys: Keys) -> str:
    return next((key for key in reversed(keys) if isinstance(key, str)), "")


def _text(limit: int) -> Decoder:
    def decoder(node: Node, context: _Context, keys: Keys) -> object:
        text = _words(node, context, keys)
        if text is None:
            return INVALID
        maximum = 300 if keys[-1] == "titel" else limit
        if len(text) > maximum:
            context.fault(VELD_TE_LANG, node.span, keys,
                          f"Het veld `{_name(keys)}` is te lang: {len(text)} tekens, hoogstens {maximum}.",
                          "maak de tekst korter")
            return INVALID
        return text

    return decoder


def _number(low: int, high: int) -> Decoder:
    def decoder(node: Node, context: _Context, keys: Keys) -> object:
        text = _words(node, context, keys, "een getal")
        if text is None:
            return INVALID
        value = int(text) if re.fullmatch("[0-9]{1,9}", text) else -1
        if low <= value <= high:
            return value
        clock = re.fullmatch("([0-9]{1,2})[:.]([0-9]{2})", text)
        minutes = f"; bedoelde je `{int(clock[1]) * 60 + int(clock[2])}`?" if clock else ""
        context.fault(VELD_GETAL, node.span, keys,
                      f"Bij `{_name(keys)}` hoort een heel getal van {low} tot en met {high}, maar hier staat `{text[:40]}`.",
                      f"schrijf alleen cijfers{minutes}")
        return INVALID

    return decoder


def _date(node: Node, context: _Context, keys: Keys) -> object:
    text = _words(node, context, keys, "een datum")
    if text is None:
        return INVALID
    if value := parse_date(text):
        return value
    dutch = re.fullmatch(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})", text)
    turned = f"{dutch[3]}-{int(dutch[2]):02}-{int(dutch[1]):02}" if dutch else ""
    hint = f"bedoelde je `{turned}`?" if turned and parse_date(turned) else "schrijf jaar-maand-dag, bijvoorbeeld `2026-12-03`"
    context.fault(VELD_DATUM, node.span, keys, f"Bij `{_name(keys)}` staat geen bestaande datum: `{text[:40]}`.", hint)
    return INVALID


def parse_date(text: str) -> date | None:
    """Return the day that an ISO date names, or None."""
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _time(node: Node, context: _Context, keys: Keys) -> object:
    text = _words(node, context, keys, "een tijd")
    if text is None:
        return INVALID
    clock = re.fullmatch("([0-9]{1,2}):([0-9]{2})", text)
    if clock and int(clock[1]) < 24 and int(clock[2]) < 60:  # noqa: PLR2004  (hours of a day, minutes of an hour)
        return time(int(clock[1]), int(clock[2]))
    context.fault(VELD_TIJD, node.span, keys, f"Bij `{_name(keys)}` staat geen tijd: `{text[:40]}`.",
                  'schrijf uren en minuten, bijvoorbeeld `"15:00"`')
    return INVALID


def _choice(vocabulary: type[StrEnum]) -> Decoder:
    members = {member.value: member for member in vocabulary}

    def decoder(node: Node, context: _Context, keys: Keys) -> object:
        text = _words(node, context, keys)
        if text is None:
            return INVALID
        if text in members:
            return members[text]
        known = tuple(members)
        context.fault(VELD_KEUZE, node.span, keys, f"`{text[:40]}` is geen keuze voor `{_name(keys)}`.",
                      suggest(text, known) or "kies uit: " + ", ".join(known))
        return INVALID

    return decoder


def _reference(kinds: tuple[str, ...], *, or_date: bool) -> Decoder:
    def decoder(node: Node, context: _Context, keys: Keys) -> object:
        text = _words(node, context, keys)
        if text is None:
            return INVALID
        if not (or_date and parse_date(text)):
            context.references.append(Reference(keys, text, kinds, node.span))
        return text

    return decoder


def _list(item: Decoder) -> Decoder:
    def decoder(node: Node, context: _Context, keys: Keys) -> object:
        if isinstance(node, Scalar) and not node.text and not node.quoted:
            context.fault(VELD_LEEG, node.span, keys, f"Het veld `{_name(keys)}` is leeg.", "vul de lijst of haal het veld weg")
            return INVALID
        if not isinstance(node, Sequence):
            context.fault(VELD_TYPE, node.span, keys, f"Bij `{_name(keys)}` hoort een lijst.",
                          "zet elk onderdeel op een eigen regel met een streepje: `- …`")
            return INVALID
        values = tuple([item(part, context, (*keys, index)) for index, part in enumerate(node.items)])
        return INVALID if INVALID in values else values

    return decoder


def _table(item: Decoder) -> Decoder:
    def decoder(node: Node, context: _Context, keys: Keys) -> object:
        if not isinstance(node, Mapping):
            context.fault(VELD_TYPE, node.span, keys, f"Bij `{_name(keys)}` hoort een groep velden.",
                          "schrijf elk onderdeel als `naam: waarde`")
            return INVALID
        values = {name: item(value, context, (*keys, name)) for name, (_, value) in node.entries.items()}
        return INVALID if INVALID in values.values() else values

    return decoder


def _part(kind: type) -> Decoder:
    def decoder(node: Node, context: _Context, keys: Keys) -> object:
        if not isinstance(node, Mapping):
            context.fault(VELD_TYPE, node.span, keys, f"Bij `{_name(keys)}` hoort een groep velden.",
                          "schrijf de onderdelen als " + ", ".join(f"`{name}: …`" for name in layout(kind)))
            return INVALID
        values = _fields(kind, node, context, keys)
        return INVALID if values is None else kind(**values)

    return decoder


def _raw(node: Node, context: _Context, keys: Keys) -> object:
    if isinstance(node, Mapping):
        return node
    context.fault(VELD_TYPE, node.span, keys, f"Bij `{_name(keys)}` hoort een groep velden.", "begin met `soort: …`")
    return INVALID
