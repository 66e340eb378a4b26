"""Finds the section of minutes on an item, and tells whether anybody wrote something in it."""

from collections.abc import Collection
from typing import NamedTuple

from tafel_cli.kinds.verslag import Verslag
from tafel_cli.reading.comments import without_comments
from tafel_cli.reading.sections import Sectie
from tafel_cli.register.minute_lines import lines_in
from tafel_cli.register.minutes import items_of
from tafel_cli.register.register import Register

_PARTS = ("### Besproken", "### Conclusie")


class FoundSection(NamedTuple):
    """The lines of a section, from 1 in the file; `written`: the first with words that somebody typed, or 0."""

    titel: str
    first: int
    last: int
    written: int


def sections_on(register: Register, verslag: Verslag, id_: str) -> tuple[FoundSection, ...]:
    """Return the sections of minutes whose heading is on one item, and on no other."""
    waiting = {read.line.line for read in lines_in(register, verslag) if read.open}
    return tuple(_found(section, waiting) for section in verslag.secties if items_of(section) == (id_,))


def _found(section: Sectie, waiting: Collection[int]) -> FoundSection:
    """Return the lines of a section; questions in comments, empty parts and open lines (`waiting`) are no words."""
    below = section.line + section.head.count("\n")
    lines = without_comments(section.text.replace("\r\n", "\n")).split("\n")
    written = (
        number
        for number, line in enumerate(lines, below)
        if line.strip() and line.strip() not in _PARTS and number not in waiting
    )
    last = below + section.text.count("\n") - section.text.endswith("\n")
    return FoundSection(section.titel, section.line, max(last, below), next(written, 0))
