"""Reports the keys of front matter that are unknown, missing or empty, and says which line to type."""

import re
from collections import Counter
from collections.abc import Collection

from tafel_cli.dutch import enumeration
from tafel_cli.finding import Code
from tafel_cli.reading import marks
from tafel_cli.reading.document import DUBBEL, Document, Keys
from tafel_cli.reading.faults import INVALID, VELD_LEEG, Decoding, ReadKey, accepted, in_spaces, name_of, remark
from tafel_cli.reading.header import Mapping, Scalar
from tafel_cli.reading.record import HEAD, IN_HEADER

VELD_ONTBREEKT = Code("T101", "veld-ontbreekt")
VELD_ONBEKEND = Code("T102", "veld-onbekend")

_NO_SUCH_KEY = "haal dit veld weg; zet wat u wilt zeggen als gewone tekst onder de kop"
_ONE_FIELD = r"(?:- )?[a-z_]+: [^\s|>\[{&*!].{0,80}"


def report_keys(table: dict[str, ReadKey], mapping: Mapping, context: Decoding, keys: Keys) -> None:
    """Report the unknown and the missing keys of one mapping, but for those that belong below another key."""
    entries, moved = mapping.entries, context.moved
    unknown = [name for name, (key, _) in entries.items() if name not in table and key.span.line not in moved]
    missing = [name for name, field in table.items() if field.required and name not in entries]
    mistyped = _unknown(unknown, table, mapping, context, keys) if unknown else ()
    for name in missing:
        if name not in mistyped and not _below(name, mapping, context, keys):
            where = f"Bij `{name_of(keys)}`" if keys else "In de kop van dit bestand"
            place = _beside(mapping, context.document, keys) if keys else f"{IN_HEADER},"
            room = next((key.span.column for key, _ in mapping.entries.values()), 1) + 1 if keys else 2
            message, hint = f"{where} ontbreekt het veld `{name}`.", f"{place} {_line(name, table[name].mark, room)}"
            context.reject(VELD_ONTBREEKT, mapping.span if keys else HEAD, (*keys, name), message, hint)


def report_empty(field: ReadKey, node: Scalar, context: Decoding, keys: Keys, room: int) -> object:
    """Decode a required key without a value. A plain value is asked for here, because the line must not go."""
    if isinstance(field.mark, marks.Group | marks.Named | marks.Variant):
        return field.decoder(node, context, keys)
    if isinstance(field.mark, marks.Many) and context.without_room(
        node, keys, marks.group_keys(field.mark.item), dashed=True
    ):
        return INVALID
    name = name_of(keys)
    message = f"Het veld `{name}` is leeg, maar moet een waarde hebben."
    line = _line(name, field.mark, room).removeprefix(f"een regel met `{name}:` en ")
    hint = f"typ hier {line}" if line.startswith("een regel") else line
    hint = re.sub("^daarachter", f"typ achter `{name}:`", hint)
    hint = re.sub("^daaronder", f"zet onder `{name}:`", hint)
    return context.reject(VELD_LEEG, node.span, keys, message, f"{hint}{remark(node, context.document)}")


def _below(name: str, mapping: Mapping, context: Decoding, keys: Keys) -> bool:
    """Tell whether a missing key of a group stands below it without indentation: T102 or, for a double, T025 says so.

    A key that the kind has itself is where it belongs, so T102 reports nothing there.
    """
    lost = (one for one in context.document.findings if one.code is DUBBEL and one.span.line == mapping.span.end_line)
    if keys and any(one.place.endswith(f"#{name}") for one in lost):
        return True
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
    unknown: list[str], table: dict[str, ReadKey], mapping: Mapping, context: Decoding, keys: Keys
) -> Collection[str]:
    """Report the unknown keys, each with the key that was meant; return those meant, so that T101 skips them."""
    from tafel_cli.reading.slips import guess, meant, only_word  # loaded only for a slip

    missing = [known for known in table if known not in mapping.entries]
    guesses = {name: found.word for name in unknown if (found := guess(name, missing))}
    times = Counter(guesses.values())
    for name in unknown:
        key, node = mapping.entries[name]
        message, hint, edit = f"Het veld `{name}` bestaat niet.", _NO_SUCH_KEY, None
        if not keys and (parent := _parent(name, table, mapping)):
            room = _room(name, table[parent].mark)
            message = f"Het veld `{name}` hoort onder `{parent}`, met {room} ervoor."
            hint = f"zet {room} voor deze regel, en zet haar onder `{parent}:`"
        elif word := guesses.get(name):
            hint = meant(word)
            sure = only_word(name, table) == word and times[word] == 1  # no other unknown key was meant as this one
            if sure and accepted(table[word].decoder, node, context.document, (*keys, word)):
                edit = context.document.exchange(key.span, name, word)
        context.reject(VELD_ONBEKEND, key.span, (*keys, name), message, hint, edit=edit)
    return times


def _parent(name: str, table: dict[str, ReadKey], mapping: Mapping) -> str:
    """Return the key whose group may hold an unknown key, the nearest one above it if there are more; else empty."""
    holders = [at for at, field in table.items() if name in _parts(field.mark)]
    names = list(mapping.entries)
    above = [at for at in names[: names.index(name)] if at in holders]
    return above[-1] if above else next(iter(holders), "")


def _room(name: str, mark: marks.Mark) -> str:
    """Spell in Dutch the indentation of a key in a group; the first key in a list item comes after its dash."""
    if not isinstance(mark, marks.Many):
        return "twee spaties"
    return "twee spaties, een streepje en een spatie" if name == _parts(mark)[0] else "vier spaties"


def _parts(mark: marks.Mark) -> tuple[str, ...]:
    """Return the keys of the group (or list of groups) that a key holds; empty if it holds none."""
    inner = mark.item if isinstance(mark, marks.Many) else mark
    return tuple(marks.keys(inner.kind)) if isinstance(inner, marks.Group) else ()
