"""Writes the apostrophes and single quotes of a paper as print has them: ’ and ‘ in the place of the straight one."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Any, TypeVar, cast

from tafel_cli.layout.blocks import BLOCKS, Badge, Cell, Fact, Item, PageOf, Part, Row, SpelledDay, as_fields
from tafel_cli.reading.text_tree import Node, Soort

T = TypeVar("T")
_HOLDERS = (*BLOCKS, Badge, Cell, Fact, Item, Part, Row, SpelledDay, PageOf)
_NO_WORDS = frozenset(("anchor", "look", "tone", "only", "mark"))  # fields that no reader sees
_LITERAL = frozenset((Soort.CODE, Soort.CODETEKST))
# A quote opens before a word, unless the word is what is left of one, as in 's avonds and '26.
_OPENING = re.compile(r"(?<![^\s(\[“‘\-–—])'(?!(?:[a-zA-Z]|[0-9]{2})\b)(?=\w)")
_ADDRESS = re.compile(r"\S*://\S*")


def curled(text: str) -> str:
    """Return a text with typographic apostrophes and single quotes; an address stays as it is."""
    if "'" not in text:
        return text
    if "://" in text:
        kept = [match.span() for match in _ADDRESS.finditer(text)]
        places = [0, *(place for span in kept for place in span), len(text)]
        parts = [text[start:end] for start, end in pairwise(places)]
        return "".join(part if number % 2 else curled(part) for number, part in enumerate(parts))
    return _OPENING.sub("‘", text).replace("'", "’")


def with_apostrophes(value: T) -> T:
    """Return blocks with typographic apostrophes in all that people read; code and addresses stay as they are."""
    made: Any = value
    if isinstance(value, str):
        made = curled(value)
    elif isinstance(value, tuple):
        made = _all(value)
    elif isinstance(value, Node):
        made = _node(value)
    elif isinstance(value, _HOLDERS):
        made = value.__class__(
            **{name: part if name in _NO_WORDS else with_apostrophes(part) for name, part in as_fields(value).items()}
        )
    return cast("T", made)


def _all(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(map(with_apostrophes, values))


def _node(node: Node) -> Node:
    text = node.tekst if node.soort in _LITERAL else curled(node.tekst)
    return replace(node, tekst=text, inhoud=_all(node.inhoud))
