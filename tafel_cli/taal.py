"""Dutch as messages need it, without loading a library: days, clock times, numbers of things, enumerations."""

from collections.abc import Sequence
from datetime import date, time

_MAANDEN = (
    "januari februari maart april mei juni juli augustus september oktober november december".split()  # noqa: SIM905
)


def datum(day: date) -> str:
    """Spell a day: `3 december 2026`."""
    return f"{day.day} {_MAANDEN[day.month - 1]} {day.year}"


def klok(clock: time) -> str:
    """Spell a time: `17.00 uur`."""
    return f"{clock:%H.%M} uur"


def aantal(number: int, one: str, more: str) -> str:
    """Count things: `1 dag`, `2 dagen`."""
    return f"{number} {one if number == 1 else more}"


def opsomming(words: Sequence[str]) -> str:
    """Join words as a sentence does: `a, b en c`."""
    return " en ".join([*([", ".join(words[:-1])] if words[:-1] else []), *words[-1:]])
