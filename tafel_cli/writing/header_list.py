"""Edits one list in the front matter of a text; every other byte stays as it was. Touches no disk.

The new text is parsed again and refused if another key or the body differs, because YAML can be written in many ways.
"""

import re
from collections import abc
from typing import NamedTuple

from tafel_cli.errors import TafelError
from tafel_cli.reading.document import Document, parse
from tafel_cli.reading.header import HeaderNode, Mapping, Scalar, Sequence

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_ITEM = re.compile(r"( *)-( +)")
_STEP = "  "


class _Place(NamedTuple):
    """The lines of a list in a file: [first, last), from 0, hold its items.

    `at`: the line of the key, or of the closing `---` if it is missing; `head`: the key's line without `[]`, or None.
    """

    at: int
    head: str | None
    first: int
    last: int
    indent: str


def set_list(path: str, text: str, key: str, values: abc.Sequence[str]) -> str:
    """Return the text with `values` as the list of `key`; an item that stays keeps its line, with its comment.

    A missing key is added at the end of the front matter. Raises TafelError if the front matter is broken, or, with the
    lines to type by hand, if the list cannot be edited without changing something else.
    """
    document = _read(path, text)
    lines = _lines(text)
    place = _place(document, lines, key)
    ending = _ending(lines)
    node = document.node(key)
    items = node.items if isinstance(node, Sequence) else ()
    held: dict[str, list[str]] = {}
    for item in items:
        if isinstance(item, Scalar):
            held.setdefault(item.text, []).append(lines[item.span.line - 1])
    if not place.last - place.first == len(items) == sum(map(len, held.values())):
        raise _refusal(path, key, [f"- {_word(value)}" for value in values])
    new = [held[value].pop(0) if held.get(value) else f"{place.indent}- {_word(value)}{ending}" for value in values]
    if not values:
        head = f"{key}: []{ending}"
        if place.head is not None and place.head.strip() != f"{key}:":
            raise _refusal(path, key, ["[]"])
        place = place._replace(head=head if place.head is not None else None)
        new = [] if place.head is not None else [head]
    elif place.head is None:
        new = [f"{key}:{ending}", *new]
    return _written(document, lines, place, new, (key, [[value] for value in values]))


def add_entry(path: str, text: str, key: str, entry: abc.Mapping[str, str]) -> str:
    """Return the text with a mapping appended to the list of `key`, which is added if it is missing.

    Raises TafelError as `set_list` does.
    """
    document = _read(path, text)
    lines = _lines(text)
    place = _place(document, lines, key)
    ending = _ending(lines)
    typed = [f"{name}: {_word(value)}" for name, value in entry.items()]
    marks = ["- ", *[_STEP] * (len(typed) - 1)]
    new = [f"{place.indent}{mark}{line}{ending}" for mark, line in zip(marks, typed, strict=True)]
    node = document.node(key)
    before = [_words(item) for item in node.items] if isinstance(node, Sequence) else []
    if place.head is None:
        new = [f"{key}:{ending}", *new]
    kept = lines[place.first : place.last]
    return _written(
        document, lines, place, [*kept, *new], (key, [*before, [word for pair in entry.items() for word in pair]])
    )


def _read(path: str, text: str) -> Document:
    document = parse(path, text.encode())
    if document.fields is None or any(finding.code.code == "T025" for finding in document.findings):
        raise TafelError(f"`{path}` is niet veranderd: de kop van het bestand is niet in orde. Kijk met `tafel check`.")
    return document


def _place(document: Document, lines: list[str], key: str) -> _Place:
    """Return the lines of a key's list. Raises TafelError for a form that is not edited, such as `[a, b]`."""
    fields = document.fields
    if fields is None or key not in fields.entries:
        header = document.text[: document.body_start]
        closing = header.count("\n") - header.endswith("\n")  # the fence is the last line before the body
        return _Place(closing, None, closing, closing, _STEP)
    name, node = fields.entries[key]
    at = name.span.line - 1
    head = lines[at]
    if isinstance(node, Scalar) and not node.text and not node.quoted:
        return _Place(at, head, at + 1, at + 1, _STEP)
    if not isinstance(node, Sequence):
        raise _refusal(document.path, key, [])
    if node.span.line == name.span.line:  # [a, b] behind the key
        if node.span.end_line != node.span.line or node.items:
            raise _refusal(document.path, key, [])
        rest = head[node.span.end_column - 1 :]
        head = head[: node.span.column - 1].rstrip() + (rest if rest.strip() else rest.lstrip(" "))
        return _Place(at, head, at + 1, at + 1, _STEP)
    first, last = node.items[0].span.line - 1, _last_line(node)
    item = _ITEM.match(lines[first])
    if item is None or first != at + 1:
        raise _refusal(document.path, key, [])
    return _Place(at, head, first, last, item[1])


def _last_line(node: HeaderNode) -> int:
    """Return the line, from 1, on which the last scalar of a node ends."""
    if isinstance(node, Scalar):
        return node.span.end_line
    parts = [value for _, value in node.entries.values()] if isinstance(node, Mapping) else list(node.items)
    return _last_line(parts[-1]) if parts else node.span.end_line


def _written(
    document: Document, lines: list[str], place: _Place, new: list[str], meant: tuple[str, list[list[str]]]
) -> str:
    """Return the edited text. Raises TafelError unless it parses to the meant list and the rest parses as before."""
    key, words = meant
    head = [] if place.head is None else [place.head]
    start = place.at if place.head is not None else place.first
    text = "".join([*lines[:start], *head, *new, *lines[place.last :]])
    after = parse(document.path, text.encode())
    node = after.node(key)
    fine = (
        isinstance(node, Sequence)
        and [_words(item) for item in node.items] == words
        and _rest(after, key) == _rest(document, key)
        and after.body == document.body
        and [finding.code for finding in after.findings] == [finding.code for finding in document.findings]
    )
    if not fine:
        raise _refusal(document.path, key, [" ".join(word) for word in words])
    return text


def _rest(document: Document, key: str) -> list[tuple[str, list[str]]]:
    """Return the other keys in order, each with the words of its value."""
    entries = document.fields.entries if document.fields else {}
    return [(name, _words(value)) for name, (_, value) in entries.items() if name != key]


def _lines(text: str) -> list[str]:
    """Return the lines of a text with their endings; only LF ends a line, because spans count lines that way."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _words(node: HeaderNode) -> list[str]:
    """Return the keys and scalars of a node in order, with `-` before each list item."""
    if isinstance(node, Scalar):
        return [node.text]
    if isinstance(node, Mapping):
        return [word for name, (_, value) in node.entries.items() for word in (name, *_words(value))]
    return [word for item in node.items for word in ("-", *_words(item))]


def _word(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _ending(lines: list[str]) -> str:
    return "\r\n" if lines[0].endswith("\r\n") else "\n"


def _refusal(path: str, key: str, typed: list[str]) -> TafelError:
    said = f"`{path}` is niet veranderd: `{key}` is zo geschreven dat er meer zou veranderen dan de bedoeling is."
    lines = ", ".join(f"`{line}`" for line in typed)
    return TafelError(f"{said} Verander het met de hand{f': typ onder `{key}:` de regels {lines}' if typed else ''}.")
