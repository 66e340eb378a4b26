"""Decodes a Document into a typed record by the annotations of its kind; collects all findings, each at its place."""

import re
from collections import Counter
from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from tafel_cli.dutch import enumeration
from tafel_cli.finding import Code, Finding
from tafel_cli.reading import fields, marks
from tafel_cli.reading.document import Document, Keys
from tafel_cli.reading.faults import INVALID, VELD_TYPE, Decoder, Decoding, Reference, in_spaces, name_of, words
from tafel_cli.reading.header import HeaderNode, Mapping, Scalar
from tafel_cli.reading.record import HEAD, IN_HEADER, Record

VELD_ONTBREEKT = Code("T101", "veld-ontbreekt")
VELD_ONBEKEND = Code("T102", "veld-onbekend")

_NO_SUCH_KEY = "haal dit veld weg; zet wat u wilt zeggen als gewone tekst onder de kop"
_ONE_FIELD = r"(?:- )?[a-z_]+: [^\s|>\[{&*!].{0,80}"


class Decoded(NamedTuple):
    """What one file yields: references, findings, and its record.

    The record is None if the front matter could not be parsed, or if a key is wrong, unknown or missing.
    """

    record: Record | None
    references: tuple[Reference, ...]
    findings: tuple[Finding, ...]


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
    return Decoded(record, tuple(context.references), tuple(context.findings))


class _Field(NamedTuple):
    required: bool
    decoder: Decoder
    mark: marks.Mark


@cache
def layout(kind: type) -> dict[str, _Field]:
    """Return key → (required, decoder, mark) for a kind, or for a group of keys in one."""
    return {name: _Field(key.required, _decoder(key.mark), key.mark) for name, key in marks.keys(kind).items()}


def _fields(kind: type, mapping: Mapping, context: Decoding, keys: Keys) -> dict[str, object] | None:
    """Decode the keys of one mapping; None if a key is wrong, unknown or missing."""
    table = layout(kind)
    values: dict[str, object] = {}
    for name, (_, node) in mapping.entries.items():
        if name in table:
            values[name] = table[name].decoder(node, context, (*keys, name))
    unknown = [name for name in mapping.entries if name not in table]
    mistyped = _unknown(unknown, table, mapping, context, keys) if unknown else ()
    missing = [name for name, field in table.items() if field.required and name not in mapping.entries]
    for name in missing:
        if name not in mistyped and not _below(name, mapping, context, keys):
            where = f"Bij `{name_of(keys)}`" if keys else "In de kop van dit bestand"
            place = _beside(mapping, context.document, keys) if keys else f"{IN_HEADER},"
            room = next((key.span.column for key, _ in mapping.entries.values()), 1) + 1 if keys else 2
            message, hint = f"{where} ontbreekt het veld `{name}`.", f"{place} {_line(name, table[name].mark, room)}"
            context.reject(VELD_ONTBREEKT, mapping.span if keys else HEAD, (*keys, name), message, hint)
    return None if unknown or missing or INVALID in values.values() else values


def _below(name: str, mapping: Mapping, context: Decoding, keys: Keys) -> bool:
    """Tell whether a missing key of a group stands below it without indentation, because then T102 reports that.

    A key that the kind has itself is where it belongs, so T102 reports nothing there.
    """
    top = context.document.fields
    found = top.entries.get(name) if keys and top and name not in context.own else None
    return found is not None and found[0].span.line == mapping.span.end_line


def _beside(mapping: Mapping, document: Document, keys: Keys) -> str:
    """Say where a missing key of a group belongs: below its first line, with the same indentation."""
    first = next((key.span for key, _ in mapping.entries.values()), None)
    line = document.line(first.line).strip() if first else ""
    if first is None or not re.fullmatch(_ONE_FIELD, line):
        return f"typ bij `{name_of(keys)}`"
    from tafel_cli.reading.advice import spaces  # loaded only for a slip

    return f"typ direct onder `{line}`, met {spaces(first.column - 1)} ervoor,"


def _line(name: str, mark: marks.Mark, room: int) -> str:  # noqa: PLR0911  (one line for each type of field)
    """Say which line to type for a missing key; `room`: the indentation of what belongs below it."""
    match mark:
        case marks.Commit():
            return (
                f"een regel met `{name}:` en daarachter het nummer van een vastgelegde versie, zoals `{name}: 4d283f0`"
            )
        case marks.Choice(vocabulary):
            known = [member.value for member in vocabulary]
            choices = enumeration([f"`{word}`" for word in known], "of")
            return f"een regel zoals `{name}: {known[0]}`; u kunt kiezen uit {choices}"
        case marks.Day():
            return f"een regel zoals `{name}: 2026-12-03`"
        case marks.Clock():
            return f"een regel zoals `{name}: 15:00`"
        case marks.Number(low, high):
            return f"een regel met `{name}:` en daarachter een heel getal van {low} tot en met {high}"
        case marks.Ref(kinds):
            return f"een regel met `{name}:` en daarachter de naam van een {kinds[0].replace('_', ' ')}"
        case marks.Many():
            dash = f"`{' ' * room}- `"
            return f"een regel met `{name}:` en daaronder elk onderdeel op een eigen regel, die begint met {dash}"
        case marks.Group() | marks.Named() | marks.Variant():
            first = next(iter(_parts(mark)), "")
            what = f"een regel met `{first}:`" if first else "elk onderdeel op een eigen regel"
            return f"een regel met `{name}:` en daaronder, met {in_spaces(room)} ervoor, {what}"
        case _:
            return f"een regel met `{name}:` en daarachter wat er moet staan"


def _unknown(
    unknown: list[str], table: dict[str, _Field], mapping: Mapping, context: Decoding, keys: Keys
) -> Collection[str]:
    """Report the unknown keys, each with the key that was meant; return those meant, so that T101 skips them."""
    from tafel_cli.reading.slips import guess, meant, only_word  # loaded only for a slip

    missing = [known for known in table if known not in mapping.entries]
    guesses = {name: found.word for name in unknown if (found := guess(name, missing))}
    times = Counter(guesses.values())
    for name in unknown:
        key, node = mapping.entries[name]
        message, hint, edit = f"Het veld `{name}` bestaat niet.", _NO_SUCH_KEY, None
        if not keys and (parent := next((at for at, field in table.items() if name in _parts(field.mark)), "")):
            room = _room(name, table[parent].mark)
            message = f"Het veld `{name}` hoort onder `{parent}`, met {room} ervoor."
            hint = f"zet {room} voor deze regel, en zet haar onder `{parent}:`"
        elif word := guesses.get(name):
            hint = meant(word)
            sure = only_word(name, table) == word and times[word] == 1  # no other unknown key was meant as this one
            if sure and _fits(table[word].decoder, node, context.document, (*keys, word)):
                edit = context.document.exchange(key.span, name, word)
        context.reject(VELD_ONBEKEND, key.span, (*keys, name), message, hint, edit=edit)
    return times


def _room(name: str, mark: marks.Mark) -> str:
    """Spell in Dutch the indentation of a key in a group; the first key in a list item comes after its dash."""
    if not isinstance(mark, marks.Many):
        return "twee spaties"
    return "twee spaties, een streepje en een spatie" if name == _parts(mark)[0] else "vier spaties"


def _parts(mark: marks.Mark) -> tuple[str, ...]:
    """Return the keys of the group (or list of groups) that a key holds; empty if it holds none."""
    inner = mark.item if isinstance(mark, marks.Many) else mark
    return tuple(marks.keys(inner.kind)) if isinstance(inner, marks.Group) else ()


def _fits(decoder: Decoder, node: HeaderNode, document: Document, keys: Keys) -> bool:
    """Tell whether a decoder accepts a value, apart from faults that `tafel check --fix` corrects anyway."""
    trial = Decoding(document)
    decoder(node, trial, keys)
    return all(finding.edit for finding in trial.findings)


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
            return fields.list_field(_decoder(item))
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
            names = [f"{name}:" for name in layout(kind)]
            of = enumeration([f"`{name}`" for name in names], "of")
            room = in_spaces(context.room(keys))
            under = f"zet eronder regels die beginnen met {room} en {of}, elk met een waarde erachter"
            said = node.text if isinstance(node, Scalar) else ""
            hint = f"laat achter `{name_of(keys)}:` niets staan, en {under}" if said else under
            if isinstance(keys[-1], int) and isinstance(node, Scalar):
                hint = f"schrijf bijvoorbeeld: `- {names[0]} {said[:40]}`"
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
                *place, name, tuple(kinds), lambda word: _fits(_part(kinds[word]), node, context.document, keys)
            )
        return _part(kinds[name])(node, context, keys)

    return decoder
