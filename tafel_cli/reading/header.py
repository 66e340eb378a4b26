"""Defines the tree of front matter, with the position of every value.

Scalars stay the text that was typed, because only the type of a field tells whether `12:30` is a time.
"""

from collections.abc import Iterator
from typing import NamedTuple

from tafel_cli.finding import Code, Span

ONGELDIG = Code("T024", "fm-ongeldig")
TAB = Code("T031", "fm-tab")


class Scalar(NamedTuple):
    """A value as typed, quotes and escapes undone."""

    text: str
    span: Span
    quoted: bool = False


class Mapping(NamedTuple):
    """Key text → (key, value), in the order of the file."""

    entries: "dict[str, tuple[Scalar, HeaderNode]]"
    span: Span


class Sequence(NamedTuple):
    """A list of values."""

    items: "tuple[HeaderNode, ...]"
    span: Span


HeaderNode = Scalar | Mapping | Sequence


class Header(NamedTuple):
    """Front matter, and its duplicate keys as (first, second); the first one counts."""

    fields: Mapping
    doubles: tuple[tuple[Scalar, Scalar], ...]


class HeaderError(Exception):
    """Front matter breaks a rule of the format; `place` is (line, column) in the file, 1-based."""

    def __init__(self, code: Code, place: tuple[int, int], message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.place, self.message, self.hint = code, place, message, hint


def scalars(node: HeaderNode | None) -> Iterator[Scalar]:
    """Yield the values in a node, in the order of the file; keys are left out."""
    waiting = [node] if node is not None else []
    while waiting:
        here = waiting.pop(0)
        if isinstance(here, Scalar):
            yield here
        elif isinstance(here, Mapping):
            waiting[:0] = [value for _, value in here.entries.values()]
        else:
            waiting[:0] = here.items
