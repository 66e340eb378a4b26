"""Dutch as messages need it, without loading a library: days, clock times, numbers of things, enumerations."""

import re
from collections.abc import Sequence
from datetime import date, time
from unicodedata import normalize

_MAANDEN = (
    "januari februari maart april mei juni juli augustus september oktober november december".split()  # noqa: SIM905
)


def datum(day: date) -> str:
    """Spell a day: `3 december 2026`."""
    return f"{day.day} {_MAANDEN[day.month - 1]} {day.year}"


def maand(word: str) -> int:
    """Return which month a word names, whole or by three letters or more (`dec`, `mrt`); 0 when none."""
    name = word.casefold().replace("mrt", "maart")
    return next(
        (number for number, one in enumerate(_MAANDEN, 1) if re.match("[a-z]{3}", name) and one.startswith(name)), 0
    )


def klok(clock: time) -> str:
    """Spell a time: `17.00 uur`."""
    return f"{clock:%H.%M} uur"


def aantal(number: int, one: str, more: str) -> str:
    """Count things: `1 dag`, `2 dagen`."""
    return f"{number} {one if number == 1 else more}"


def hoogstens(number: int) -> str:
    """Say how many there may be: `het mogen er hoogstens 3 zijn`."""
    return f"het {'mag' if number == 1 else 'mogen'} er hoogstens {number} zijn"


def minstens(number: int, what: str = "") -> str:
    """Say how many there must be: `het moeten er minstens 5 per jaar zijn` when `what` is ` per jaar`."""
    return f"het {'moet' if number == 1 else 'moeten'} er minstens {number}{what} zijn"


def opsomming(words: Sequence[str], join: str = "en") -> str:
    """Join words as a sentence does: `a, b en c`."""
    return f" {join} ".join([*([", ".join(words[:-1])] if words[:-1] else []), *words[-1:]])


def kort(text: str) -> str:
    """Begin a sentence inside another one: `Wat is er?` becomes `wat is er?`."""
    return text[:1].lower() + text[1:]


def hoofdletter(text: str) -> str:
    """Begin a sentence: `de voorzitter` becomes `De voorzitter`."""
    return text[:1].upper() + text[1:]


def bestandsnaam(text: str, most: int = 80) -> str:
    """Return a name for a file that works on every computer: `Café de Linde` becomes `cafe-de-linde`."""
    plain = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")[:most].rstrip("-")
