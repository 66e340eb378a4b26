"""Decodes a Document into a typed record by the annotations of its kind; collects all findings, each at its place."""

from functools import cache
from typing import NamedTuple

from tafel_cli.dutch import enumeration
from tafel_cli.finding import Finding
from tafel_cli.reading import fields, marks
from tafel_cli.reading.document import Document, Keys
from tafel_cli.reading.faults import (
    INVALID,
    VELD_TYPE,
    Decoder,
    Decoding,
    ReadKey,
    Reference,
    accepted,
    in_spaces,
    name_of,
    words,
)
from tafel_cli.reading.header import HeaderNode, Mapping, Scalar, Sequence
from tafel_cli.reading.record import Record


class Decoded(NamedTuple):
    """What one file yields: references, findings, and its record.

    The record is None if the front matter could not be parsed, or if a key is wrong, unknown or missing. `moved` are
    the lines of keys that belong below another one, so that no other finding of the document on them is told.
    """

    record: Record | None
    references: tuple[Reference, ...]
    findings: tuple[Finding, ...]
    moved: frozenset[int] = frozenset()


def decode(kind: type[Record], document: Document) -> Decoded:
    """Decode the front matter of a document as `kind`. Never raises, because wrong data become findings.

    Front matter that could not be parsed gives nothing, because the document itself has that finding.
    """
    if document.fields is None:
        return Decoded(None, (), ())
    own: type = kind
    context = Decoding(document, layout(own))
    values = _fields(kind, document.fields, context, ())
    record = None if values is None else kind(document=document, **values)
    return Decoded(record, tuple(context.references), tuple(context.findings), context.moved)


@cache
def layout(kind: type) -> dict[str, ReadKey]:
    """Return key → (required, decoder, mark) for a kind, or for a group of keys in one."""
    return {name: ReadKey(key.required, _decoder(key.mark), key.mark) for name, key in marks.keys(kind).items()}


@cache
def _required(kind: type) -> frozenset[str]:
    """Return the keys that a kind, or a group of keys in one, must have."""
    return frozenset(name for name, key in layout(kind).items() if key.required)


def _fields(kind: type, mapping: Mapping, context: Decoding, keys: Keys) -> dict[str, object] | None:
    """Decode the keys of one mapping; None if a key is wrong, unknown or missing."""
    table = layout(kind)
    values: dict[str, object] = {}
    for name, (key, node) in mapping.entries.items():
        if name in table:
            field = table[name]
            if not node[0] and field.required and isinstance(node, Scalar):
                from tafel_cli.reading.key_slips import report_empty  # loaded only for a slip

                values[name] = report_empty(field, node, context, (*keys, name), key.span.column + 1)
            else:
                values[name] = field.decoder(node, context, (*keys, name))
    if odd := not _required(kind) <= values.keys() or len(values) < len(mapping.entries):
        from tafel_cli.reading.key_slips import report_keys  # loaded only for a slip

        report_keys(table, mapping, context, keys)
    return None if odd or INVALID in values.values() else values


def _decoder(mark: marks.Mark) -> Decoder:  # noqa: C901, PLR0911, PLR0912  (one line for each type of field)
    """Return the decoder for a type of field."""
    match mark:
        case marks.Text(limit, one_line):
            return fields.text_field(limit, one_line=one_line)
        case marks.Number(low, high):
            return fields.number_field(low, high)
        case marks.Ref(kinds, or_date):
            return fields.reference_field(kinds, or_date=or_date)
        case marks.Attachment():
            return fields.reference_field(("bijlage",), or_date=False)
        case marks.Commit():
            return fields.commit_field
        case marks.Choice(vocabulary):
            return fields.choice_field(vocabulary)
        case marks.Day():
            return fields.date_field
        case marks.Clock():
            return fields.time_field
        case marks.Many(item):
            return fields.list_field(_decoder(item), marks.group_keys(item))
        case marks.Named(value, kinds):
            return fields.table_field(_decoder(value), kinds)
        case marks.Group(kind):
            return _part(kind)
        case marks.Short(kind, key):
            return _short(kind, key)
        case marks.Variant(key, variants):
            return _variant(key, dict(variants))


def _part(kind: type) -> Decoder:
    def decoder(node: HeaderNode, context: Decoding, keys: Keys) -> object:
        if not isinstance(node, Mapping):
            if context.without_room(node, keys, layout(kind)):
                return INVALID
            names = [f"{name}:" for name in layout(kind)]
            of = enumeration([f"`{name}`" for name in names], "of")
            room = in_spaces(context.room(keys))
            under = f"zet eronder regels die beginnen met {room} en {of}, elk met een waarde erachter"
            said = node.text if isinstance(node, Scalar) else ""
            hint = f"laat achter `{name_of(keys)}:` niets staan, en {under}" if said else under
            if isinstance(node, Sequence) and isinstance(keys[-1], str):
                typed = context.document.line(node.span.line).replace("- ", "", 1).rstrip()
                hint = f"haal de streepjes weg: `{typed}`" if typed.lstrip().startswith((*names,)) else hint
            if isinstance(keys[-1], int) and isinstance(node, Scalar):
                from tafel_cli.reading.quoting import as_group  # loaded only for a slip

                dash = context.document.line(node.span.line)[: node.span.column - 1]
                listed = not dash.strip(" -")
                before = dash if listed else f"{' ' * context.room(keys[:-1])}- "
                lead = "typ:" if listed else f"laat achter `{name_of(keys)}:` niets staan, en typ eronder"
                hint = f"{lead} {as_group(said, before, [*layout(kind)], _required(kind))}"
            return context.wrong_shape(node, keys, "een groep velden", hint)
        values = _fields(kind, node, context, keys)
        return INVALID if values is None else kind(**values)

    return decoder


def _short(kind: type, key: str) -> Decoder:
    """Return the decoder of a group that may be written as the value of one key."""

    def decoder(node: HeaderNode, context: Decoding, keys: Keys) -> object:
        if isinstance(node, Mapping):
            return _part(kind)(node, context, keys)
        value = layout(kind)[key].decoder(node, context, keys)
        return INVALID if value is INVALID else kind(**{key: value})

    return decoder


def _variant(key: str, kinds: dict[str, type]) -> Decoder:
    def decoder(node: HeaderNode, context: Decoding, keys: Keys) -> object:
        if not isinstance(node, Mapping) or key not in node.entries:
            message = f"Hier hoort een groep velden die begint met `{key}`."
            hint = f"typ na het streepje `{key}:` en daarachter een van deze woorden: {', '.join(kinds)}"
            return context.reject(VELD_TYPE, node.span, keys, message, hint)
        name = words(node.entries[key][1], context, (*keys, key))
        if name is None:
            return INVALID
        if name not in kinds:
            place = node.entries[key][1], (*keys, key)
            return context.no_choice(
                *place, name, tuple(kinds), lambda word: accepted(_part(kinds[word]), node, context.document, keys)
            )
        return _part(kinds[name])(node, context, keys)

    return decoder
