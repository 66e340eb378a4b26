"""Turns a meter into steps for a participant: which lines to paste where, in as few steps as possible."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from tafel_cli.checks.discretion import discreet
from tafel_cli.dutch import enumeration

if TYPE_CHECKING:
    from tafel_cli.register.completeness import (  # the item and its kinds need not be loaded to show a page or a list
        Deel,
        Meter,
    )


class Step(NamedTuple):
    """A step: the names of the parts of an item it completes, what to do in sentences, and lines to paste, if any."""

    parts: str
    what: str
    lines: tuple[str, ...] = ()


def steps(meter: "Meter") -> Iterator[Step]:
    """Yield the steps in the order of the item; lines for one place are one step. Control characters are shown."""
    for (place, _), group in groupby(enumerate(meter.nodig), key=lambda one: _place(*one)):
        parts = [part for _, part in group]
        lines = tuple(discreet(line) for part in parts if part.regel for line in part.hulp)
        yield Step(discreet(enumeration([part.naam for part in parts])), discreet(place or _advice(parts[0])), lines)


def _place(number: int, part: "Deel") -> tuple[str, int]:
    """Return the key to group by: the place of a line, or a number for a part without one, so that it stands alone."""
    return (part.plek, 0) if part.regel and part.plek else ("", number + 1)


def _advice(part: "Deel") -> str:
    """Return the messages and hints of a part's flaws, as sentences."""
    hints = (_sentence(flaw.hint) for flaw in part.gebreken)
    return " ".join(f"{flaw.message} {hint}".strip() for flaw, hint in zip(part.gebreken, hints, strict=True))


def _sentence(hint: str) -> str:
    """Return a hint with a capital and a full stop; a text to copy that ends with one (`.` in backticks) is enough."""
    end = "" if not hint or hint.endswith((".", ".`")) else "."
    return f"{hint[:1].upper()}{hint[1:]}{end}"
