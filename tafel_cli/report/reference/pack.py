"""Makes the JSON Schema and the page of the pack as data, from the classes of pack/ and one page of Dutch words."""

import re
from collections.abc import Iterator
from datetime import date, time
from enum import EnumType, StrEnum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from tafel_cli.pack.pack import BYTES, VERSION, Pack
from tafel_cli.report.reference.pages import DAY_IN_WORDS, LINE

_Schema = dict[str, object]
_NAME = "vergaderstukken"
WORDS = Path(__file__).with_name(f"{_NAME}.md")
_VALUES: dict[Any, tuple[_Schema, str]] = {
    str: ({"type": "string"}, "tekst"),
    int: ({"type": "integer"}, "geheel getal"),
    bool: ({"type": "boolean"}, "`true` of `false`"),
    date: ({"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}, DAY_IN_WORDS),
    time: ({"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"}, "tijd, zoals `15:00`"),
    NoneType: ({"type": "null"}, "`null`"),
}
_HEADING = re.compile(r"## (?P<name>\w+)(?: \((?P<kind>\w+)\))?")


class ClassWords(NamedTuple):
    """The Dutch words on a class: what it is, what each key is for, and (`choices`) what each word of a key means."""

    about: str
    keys: dict[str, str]
    choices: dict[str, dict[str, str]]


def pack_schema() -> _Schema:
    """Return the JSON Schema (2020-12) of a pack. It allows unknown keys, because later versions of tafel add some."""
    known = pack_words()
    top = _object(Pack, known)
    version: _Schema = {"version": {"description": known[""].keys["version"], "const": VERSION}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:tafel:{_NAME}:{VERSION}",
        "title": "Vergaderstukken",
        **top,
        "description": known[""].about,
        "required": ["version", *_keys(Pack)],
        "properties": version | {name: _key(Pack, name, known) for name in _keys(Pack)},
        "$defs": {called(kind): _object(kind, known) for kind in pack_classes() if kind is not Pack},
    }


def pack_guide() -> str:
    """Return the text of docs/nl/vergaderstukken.md: every class and every key."""
    known = pack_words()
    lines = [
        "# Vergaderstukken als gegevens",
        "",
        "Deze tekst is gemaakt uit `tafel_cli/pack/`.",
        "",
        known[""].about,
        "",
        f"`tafel agenda build --format json` schrijft deze gegevens in `{_NAME}-BIJEENKOMST.json`, in UTF-8.",
        "Het bestand van de voorzitter heet `draaiboek-BIJEENKOMST.json`.",
        "Het bestand voor iedereen heet `openbare-stukken-BIJEENKOMST.json`.",
        f"`tafel schema {_NAME}` schrijft hetzelfde als JSON Schema (2020-12).",
        "Deze gegevens zijn voor dezelfde mensen als de stukken zelf. Op een website horen alleen die van de doelgroep",
        "`openbaar`.",
    ]
    for kind in pack_classes():
        name = called(kind)
        lines += ["", f"## {'Het geheel' if kind is Pack else name}", "", known[name].about, ""]
        if kind is Pack:
            lines.append(f"- `version` (het getal {VERSION}): {known[''].keys['version']}")
        for key in _keys(kind):
            lines.append(f"- `{key}` ({_said(_hint(kind, key))}): {known[name].keys[key]}")
            lines += [f"  - `{word}`: {text}" for word, text in known[name].choices.get(key, {}).items()]
    return "\n".join(lines) + "\n"


def pack_classes() -> tuple[type, ...]:
    """Return every class of a pack once: Pack, then the classes of its keys, each followed by those of its own keys."""
    found: dict[type, None] = {}
    waiting: list[type] = [Pack]
    while waiting:
        kind = waiting.pop(0)
        if kind not in found:
            found[kind] = None
            waiting[:0] = [inside for key in _keys(kind) for inside in _classes(_hint(kind, key))]
    return tuple(found)


def _keys(kind: type) -> list[str]:
    """Return the keys of a class in the order of the data."""
    return [name for name in getattr(kind, "__match_args__", ()) if name not in BYTES]


def called(kind: type) -> str:
    """Return the public name of a class, in the schema and on the page: `Kop` if the words say `## Kop (MeetingFacts)`.

    Without such a heading it is the name of the class. It stays when the class is renamed, because programs read it.
    """
    return _names().get(kind.__name__, kind.__name__)


@cache
def _names() -> dict[str, str]:
    headings = map(_HEADING.fullmatch, WORDS.read_text(encoding="utf-8").splitlines())
    return {match["kind"] or match["name"]: match["name"] for match in headings if match}


def pack_words() -> dict[str, ClassWords]:
    """Return the words on the classes of a pack, by public name; `""`: what the page says above the first class."""
    found = {"": ClassWords("", {}, {})}
    here = key = ""
    for line in WORDS.read_text(encoding="utf-8").splitlines()[1:]:
        if heading := _HEADING.fullmatch(line):
            here, key = heading["name"], ""
            found[here] = ClassWords("", {}, {})
        elif match := LINE.fullmatch(line):
            if match["indent"]:
                found[here].choices.setdefault(key, {})[match["name"]] = match["text"]
            else:
                key = match["name"]
                found[here].keys[key] = match["text"]
        elif line:
            found[here] = found[here]._replace(about=f"{found[here].about} {line}".strip())
    return found


def _object(kind: type, known: dict[str, ClassWords]) -> _Schema:
    names = _keys(kind)
    return {
        "description": known[called(kind)].about,
        "type": "object",
        "required": names,
        "properties": {name: _key(kind, name, known) for name in names},
    }


def _key(kind: type, name: str, known: dict[str, ClassWords]) -> _Schema:
    about = known[called(kind)]
    each = [f"{word}: {text}" for word, text in about.choices.get(name, {}).items()]
    return {"description": "\n".join([about.keys[name], *each]), **_value(_hint(kind, name))}


def _value(hint: Any) -> _Schema:  # noqa: ANN401  (any type that a value of a pack has)
    if hint in _VALUES:
        return dict(_VALUES[hint][0])
    if isinstance(hint, EnumType):
        members: list[StrEnum] = list(hint)
        return {"type": "string", "enum": [member.value for member in members]}
    if isinstance(hint, UnionType):
        return {"anyOf": [_value(one) for one in get_args(hint)]}
    if get_origin(hint) is tuple:
        inside = get_args(hint)
        if inside[-1] is ...:
            return {"type": "array", "items": _value(inside[0])}
        return {
            "type": "array",
            "prefixItems": [_value(one) for one in inside],
            "minItems": len(inside),
            "items": False,
        }
    return {"$ref": f"#/$defs/{called(hint)}"}


def _said(hint: Any) -> str:  # noqa: ANN401  (the same)
    """Say in Dutch what type of value a key holds."""
    if hint in _VALUES:
        return _VALUES[hint][1]
    if isinstance(hint, EnumType):
        return "een van deze woorden"
    if isinstance(hint, UnionType):
        return " of ".join(_said(one) for one in get_args(hint))
    if get_origin(hint) is tuple:
        inside = get_args(hint)
        if inside[-1] is ...:
            return f"lijst, met steeds een {_said(inside[0])}"
        return f"lijst van {len(inside)}: " + ", ".join(_said(one) for one in inside)
    return f"[{called(hint)}](#{called(hint).lower()})"


def _classes(hint: Any) -> Iterator[type]:  # noqa: ANN401  (the same)
    if get_args(hint):
        for one in get_args(hint):
            yield from _classes(one)
    elif hint not in _VALUES and hint is not ... and not isinstance(hint, EnumType):
        yield hint


def _hint(kind: type, name: str) -> Any:  # noqa: ANN401  (the same)
    return get_type_hints(kind)[name]
