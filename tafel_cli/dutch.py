"""Spells Dutch for messages, tables and papers: days, times, durations, counts, numbers and enumerations.

Babel spells the same, but no command imports it, because its import takes longer than reading a small table. Tests
compare this module with it: `tests/test_dutch.py`.
"""

import re
from collections.abc import Sequence
from datetime import date, time
from unicodedata import normalize

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_SMALL = (
    *("nul", "één", "twee", "drie", "vier", "vijf", "zes"),
    *("zeven", "acht", "negen", "tien", "elf", "twaalf"),
)
_MILLION = 1_000_000
BOARDS_TO_ANSWER = "Besturen die nog moeten antwoorden"  # one name, in papers and in reports
_LEAST_SHOWN = 100  # bytes: a file of fewer is shown as 0,1 kB


def long_date(day: date) -> str:
    """Spell a day: `3 december 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """Spell a day in a table: `3 dec 2026`."""
    return f"{day.day} {_SHORT_MONTHS[day.month - 1]} {day.year}"


def weekday_date(day: date) -> str:
    """Spell a day with its name: `donderdag 3 december 2026`."""
    return f"{_WEEKDAYS[day.weekday()]} {long_date(day)}"


def month_number(word: str) -> int:
    """Return the number of the month that a word names, whole or by its first three letters or more; 0 if none."""
    name = word.casefold().replace("mrt", "maart")
    if not re.match("[a-z]{3}", name):
        return 0
    return next((number for number, month in enumerate(MONTHS, 1) if month.startswith(name)), 0)


def clock_time(clock: time) -> str:
    """Spell a time without a word, for tables: `17.00`."""
    return f"{clock:%H.%M}"


def oclock(clock: time) -> str:
    """Spell a time in a sentence: `17.00 uur`."""
    return f"{clock_time(clock)} uur"


def from_to(begin: time, end: time) -> str:
    """Spell from when to when something is: `15.00 tot 17.00 uur`; a sentence puts `van` before it."""
    return f"{clock_time(begin)} tot {oclock(end)}"


def time_range(begin: time, end: time) -> str:
    """Spell a range of time without words: `15.00–15.20`; if both times are equal only one: `15.00`."""
    return clock_time(begin) if begin == end else f"{clock_time(begin)}–{clock_time(end)}"


def duration(minutes: int) -> str:
    """Spell how long something takes: `1 minuut`, `20 minuten`."""
    return quantity(minutes, "minuut", "minuten")


def quantity(number: int, one: str, more: str) -> str:
    """Spell how many things there are: `1 fout`, `2 fouten`."""
    return f"{number} {one if number == 1 else more}"


def in_words(number: int) -> str:
    """Spell a small number as a word: `één`, `twee`; above twelve in digits."""
    return _SMALL[number] if number < len(_SMALL) else str(number)


def at_most(number: int) -> str:
    """Say how many there may be: `het mogen er hoogstens 3 zijn`."""
    return f"het {'mag' if number == 1 else 'mogen'} er hoogstens {number} zijn"


def at_least(number: int, what: str = "") -> str:
    """Say how many there must be: `het moeten er minstens 5 per jaar zijn` when `what` is ` per jaar`."""
    return f"het {'moet' if number == 1 else 'moeten'} er minstens {number}{what} zijn"


def thousands(number: int) -> str:
    """Spell a whole number with a point after each three digits from the right: `1.234.567`."""
    return f"{number:,}".replace(",", ".")


def decimal(number: float, places: int) -> str:
    """Spell a number below a thousand with `places` digits after a comma: `4,50`; it gets no point for thousands."""
    return f"{number:.{places}f}".replace(".", ",")


def percentage(share: int) -> str:
    """Spell a percentage: `30 procent`."""
    return f"{share} procent"


def file_size(size: int) -> str:
    """Spell a number of bytes in kB (1,000) or MB, with one digit after the comma unless that is 0; at least 0,1 kB."""
    unit, zeros = ("MB", 5) if size >= _MILLION else ("kB", 2)  # a tenth of the unit is 1 with so many zeros
    tenths = round(max(size, _LEAST_SHOWN), -zeros) // 10**zeros  # a half goes to the even digit
    whole, tenth = divmod(tenths, 10)
    return f"{thousands(whole)}{f',{tenth}' if tenth else ''} {unit}"


def enumeration(words: Sequence[str], join: str = "en") -> str:
    """Join words as a sentence does, with `join` before the last: `a, b en c`; empty if there are no words."""
    return f" {join} ".join([*([", ".join(words[:-1])] if words[:-1] else []), *words[-1:]])


def capitalized(text: str) -> str:
    """Begin a sentence: `de voorzitter` becomes `De voorzitter`; `ijkmeester` becomes `IJkmeester`."""
    first = 2 if text.startswith("ij") else 1
    return text[:first].upper() + text[first:]


def uncapitalized(text: str) -> str:
    """Begin a sentence inside another one: `Wat is er?` becomes `wat is er?`."""
    first = 2 if text.startswith("IJ") else 1
    return text[:first].lower() + text[first:]


def file_stem(text: str, most: int = 80) -> str:
    """Return a name for a file that works on every computer: `Café de Linde` becomes `cafe-de-linde`.

    It has at most `most` characters, and is empty if the text has no letter or digit with an ASCII form.
    """
    plain = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")[:most].rstrip("-")
