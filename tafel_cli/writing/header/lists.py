"""Edits lists in the front matter of a text; every other byte stays as it was. Touches no disk."""

import re
from collections import abc
from typing import NamedTuple

from tafel_cli.reading.header import HeaderNode, Scalar, Sequence
from tafel_cli.writing.header.text import (
    Opened,
    WordList,
    all_of,
    checked,
    last_line,
    not_edited,
    opened_header,
    words_of,
)
from tafel_cli.writing.header.words import ListItem, flow_word, item_lines

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


def set_list(path: str, text: str, key: str, entries: abc.Sequence[ListItem]) -> str:
    """Return the text with these items as the list of `key`; an item that stays keeps its lines, with its comments.

    A missing key is added at the end of the front matter. Raises TafelError, as `set_value` does.
    """
    here = opened_header(path, text)
    entry = here.entry(key)
    items = entry[1].items if entry and isinstance(entry[1], Sequence) else ()
    wanted = [_said(each) for each in entries]
    by_hand = _by_hand(key, entries)
    if entry and wanted == [words_of(item) for item in items] and (wanted or isinstance(entry[1], Sequence)):
        return text
    if entry and items and entry[1].span.line == entry[0].span.line:
        return checked(here, _in_brackets(here, key, entries, by_hand), key, all_of(wanted), by_hand)
    place = _place(here, key, by_hand)
    kept = here.lines[place.first : place.last]
    if wanted[: len(items)] == [words_of(item) for item in items]:
        return _written(here, place, [*kept, *_typed(here, place, entries[len(items) :])], (key, wanted), by_hand)
    held: dict[tuple[str, ...], list[list[str]]] = {}
    for item, lines in zip(items, _blocks(here, place, items, key, by_hand), strict=True):
        held.setdefault(tuple(words_of(item)), []).append(lines)
    new: list[str] = []
    for each, words in zip(entries, wanted, strict=True):
        same = held.get(tuple(words))
        new += same.pop(0) if same else _typed(here, place, [each])
    if entries:
        return _written(here, place, new, (key, wanted), by_hand)
    head = f"{key}: []{here.ending}"
    if place.head is not None and place.head.strip() != f"{key}:":
        raise not_edited(path, key, by_hand)
    return _written(here, place._replace(head=head), [], (key, []), by_hand)


def add_entry(path: str, text: str, key: str, entry: ListItem) -> str:
    """Return the text with an item appended to the list of `key`, which is added if it is missing.

    Raises TafelError as `set_list` does.
    """
    here = opened_header(path, text)
    found = here.entry(key)
    items = found[1].items if found and isinstance(found[1], Sequence) else ()
    by_hand = _by_hand(key, [entry])
    wanted = [*map(words_of, items), _said(entry)]
    if found and items and found[1].span.line == found[0].span.line:
        if isinstance(entry, str) and all(isinstance(item, Scalar) for item in items):
            texts = [item.text for item in items if isinstance(item, Scalar)]
            return set_list(path, text, key, [*texts, entry])
        raise not_edited(path, key, by_hand)
    place = _place(here, key, by_hand)
    kept = here.lines[place.first : place.last]
    return _written(here, place, [*kept, *_typed(here, place, [entry])], (key, wanted), by_hand)


def _typed(here: Opened, place: _Place, entries: abc.Sequence[ListItem]) -> list[str]:
    return [f"{place.indent}{line}{here.ending}" for entry in entries for line in item_lines(entry)]


def _in_brackets(here: Opened, key: str, entries: abc.Sequence[ListItem], by_hand: str) -> str:
    """Return the text with a list between brackets replaced. Raises TafelError unless it holds words on one line."""
    _, node = here.entry(key) or (None, None)
    span = node.span if isinstance(node, Sequence) else None
    if not isinstance(node, Sequence) or span is None or span.line != span.end_line:
        raise not_edited(here.document.path, key, by_hand)
    line = here.lines[span.line - 1]
    words = [item for item in node.items if isinstance(item, Scalar)]
    texts = [entry for entry in entries if isinstance(entry, str)]
    if len(words) != len(node.items) or len(texts) != len(entries):
        raise not_edited(here.document.path, key, by_hand)
    held = {item.text: line[item.span.column - 1 : item.span.end_column - 1] for item in words}
    inside = ", ".join(held.get(text) or flow_word(text) for text in texts)
    new = f"{line[: span.column - 1]}[{inside}]{line[span.end_column - 1 :]}"
    return "".join([*here.lines[: span.line - 1], new, *here.lines[span.line :]])


def _blocks(
    here: Opened, place: _Place, items: abc.Sequence[HeaderNode], key: str, by_hand: str
) -> abc.Iterator[list[str]]:
    """Yield the lines of each item. Raises TafelError if other lines, such as comments, stand between them."""
    at = place.first
    for item in items:
        last = last_line(item)
        if item.span.line - 1 != at or not _ITEM.match(here.lines[at]):
            raise not_edited(here.document.path, key, by_hand)
        yield here.lines[at:last]
        at = last
    if at != place.last:
        raise not_edited(here.document.path, key, by_hand)


def _place(here: Opened, key: str, by_hand: str) -> _Place:
    """Return the lines of a key's list. Raises TafelError for a form that is not edited."""
    entry = here.entry(key)
    if entry is None:
        return _Place(here.fence, None, here.fence, here.fence, _STEP)
    name, node = entry
    at = name.span.line - 1
    head = here.lines[at]
    if isinstance(node, Scalar) and not node.text and not node.quoted:
        return _Place(at, head, at + 1, at + 1, _STEP)
    if not isinstance(node, Sequence):
        raise not_edited(here.document.path, key, by_hand)
    if node.span.line == name.span.line:  # [] behind the key
        if node.span.end_line != node.span.line or node.items:
            raise not_edited(here.document.path, key, by_hand)
        rest = head[node.span.end_column - 1 :]
        head = head[: node.span.column - 1].rstrip() + (rest if rest.strip() else rest.lstrip(" "))
        return _Place(at, head, at + 1, at + 1, _STEP)
    first, last = node.items[0].span.line - 1, last_line(node)
    item = _ITEM.match(here.lines[first])
    if item is None or first != at + 1:
        raise not_edited(here.document.path, key, by_hand)
    return _Place(at, head, first, last, item[1])


def _written(here: Opened, place: _Place, new: list[str], meant: tuple[str, list[WordList]], by_hand: str) -> str:
    """Return the edited text. Raises TafelError unless it parses to the meant list and the rest parses as before."""
    key, words = meant
    head = [place.head] if place.head is not None else [f"{key}:{here.ending}"]
    start = place.at if place.head is not None else place.first
    made = "".join([*here.lines[:start], *head, *new, *here.lines[place.last :]])
    return checked(here, made, key, all_of(words), by_hand)


def _said(entry: ListItem) -> WordList:
    return [entry] if isinstance(entry, str) else [each for pair in entry.items() for each in pair]


def _by_hand(key: str, entries: abc.Sequence[ListItem]) -> str:
    lines = [f"`{line}`" for entry in entries for line in item_lines(entry)]
    return (
        f"Typ zelf onder `{key}:` {'de regels' if len(lines) > 1 else 'de regel'} {', '.join(lines)}."
        if lines
        else (f"Typ zelf: `{key}: []`.")
    )
