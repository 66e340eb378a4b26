"""A meter as things to do: what a participant pastes where, in as few steps as possible."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from tafel_cli.dutch import enumeration
from tafel_cli.reading.characters import toon

if TYPE_CHECKING:
    from tafel_cli.register.completeness import (  # the item and its kinds need not be loaded to show a page or a list
        Deel,
        Meter,
    )


class Step(NamedTuple):
    """The parts of an item that it completes, what to do in a sentence or two, and the lines to paste (maybe none)."""

    parts: str
    what: str
    lines: tuple[str, ...] = ()


def steps(meter: "Meter") -> Iterator[Step]:
    """Yield what to do, in the order of the item; lines for the same place go together. Nothing in it steers."""
    for (place, _), group in groupby(enumerate(meter.nodig), key=lambda one: _place(*one)):
        parts = [part for _, part in group]
        lines = tuple(toon(line) for part in parts if part.regel for line in part.hulp)
        yield Step(toon(enumeration([part.naam for part in parts])), toon(place or _advice(parts[0])), lines)


def _place(number: int, part: "Deel") -> tuple[str, int]:
    """Return where lines go, and something that keeps apart what has no line."""
    return (part.plek, 0) if part.regel and part.plek else ("", number + 1)


def _advice(part: "Deel") -> str:
    """Return what is wrong with a part and what to do about it, as sentences."""
    hints = (_sentence(flaw.hint) for flaw in part.gebreken)
    return " ".join(f"{flaw.message} {hint}".strip() for flaw, hint in zip(part.gebreken, hints, strict=True))


def _sentence(hint: str) -> str:
    """Return a hint with a capital and an end; a text to copy that ends a sentence ends this one too."""
    end = "" if not hint or hint.endswith((".", ".`")) else "."
    return f"{hint[:1].upper()}{hint[1:]}{end}"
