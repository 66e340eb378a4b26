"""Guesses the number, day or time that a rejected value was meant to be, and says so in the hint."""

import re
from collections.abc import Callable

from tafel_cli.dutch import month_number
from tafel_cli.reading.slips import meant

_SMALL = 6
_QUARTER = 15
_LONG = 10
_POINT = "beslispunt"
_DASHES = "[\u2010-\u2015\u2212]"  # what a word processor makes of a hyphen
_EARLY = 8  # the last hour that more often is one of the afternoon or evening
_MINUTES = {
    "kwartier": 15,
    "halfuur": 30,
    "half uur": 30,
    "uur": 60,
    "anderhalf uur": 90,
    "2 uur": 120,
    "twee uur": 120,
}
_WEEKDAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|di|wo|do|vr|za|zo)\.?,?\s+"
_CLOCK = r"(?:[T\s,]+(?:om\s+)?[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?Z?(?:\s*uur)?)?"
_DAY = (
    r"(?:(?P<y1>[0-9]{4}) ?[-/. ] ?(?P<m1>[0-9]{1,2}) ?[-/. ] ?(?P<d1>[0-9]{1,2})"
    r"|(?P<y2>[0-9]{4})(?P<m2>[0-9]{2})(?P<d2>[0-9]{2})"
    r"|(?P<d3>[0-9]{1,2}) ?[-/. ] ?(?P<m3>[0-9]{1,2})(?: ?[-/. ] ?(?P<y3>[0-9]{4}|'?[0-9]{2}))?"
    r"|(?P<d4>[0-9]{1,2})(?:e|de|ste)?[- ](?P<m4>[a-z]{3,9})\.?(?:[- ](?P<y4>[0-9]{4}|'?[0-9]{2}))?)"
)
_ORDER = "schrijf in cijfers eerst het jaar, dan de maand en dan de dag"
_LAST_HOUR, _LAST_MINUTE, _MORNING, _EVENING = 23, 59, 6, 18
_YEARS = range(15, 50)  # that two digits may mean; others are more likely a day


def number_hint(name: str, text: str, low: int, high: int) -> str:
    """Return a hint with the number that was meant: minutes of a time (`0:30`), or the only number in a text."""
    if name == _POINT and (numbered := re.fullmatch(r"[0-9]{1,3} ?[-.,/] ?0*([1-9][0-9]?)", text)):
        return f"schrijf alleen het nummer van het beslispunt, zonder dat van het agendapunt: `{name}: {numbered[1]}`"
    if re.fullmatch("[0-9]+", text):
        return "kies een hoger getal" if len(text) < _LONG and int(text) < low else "kies een lager getal"
    lasts = name.endswith("duur")
    spoken = _MINUTES.get(re.sub("^(?:een|één|1) ", "", text.casefold())) if lasts else None
    clock = re.fullmatch("([0-9]{1,2})[:.]([0-9]{2})", text)
    numbers = [str(int(clock[1]) * 60 + int(clock[2]))] if clock else re.findall("[0-9]+", text)
    if lasts and ("uur" in text or spoken):
        numbers = [str(spoken)] if spoken else []  # the number in the text counts hours, not minutes
    if len(numbers) == 1 and len(numbers[0]) < _LONG and low <= int(numbers[0]) <= high:
        return f"schrijf alleen een getal; {meant(numbers[0])}"
    what, example = ("het aantal minuten", _QUARTER) if lasts else ("een getal", low if name == _POINT else _SMALL)
    return f"schrijf alleen {what}, bijvoorbeeld `{name}: {example if low <= example <= high else high}`"


def day_hint(name: str, text: str, exists: Callable[[str], object]) -> str:
    """Return a hint with the day that was meant, if only one can be. `exists` tells whether the calendar has a day."""
    found = _read(text)
    day = next((order for order in _orders(*found) if exists(order)), "") if found else ""
    if day:
        return f"{_ORDER}: `{name}: {day}`"
    if found and not found[0] and exists(f"2024-{found[1]}-{found[2]}"):  # a leap year has every day
        return f"{_ORDER}; het jaar ontbreekt nog, dus bijvoorbeeld `{name}: 2026-{found[1]}-{found[2]}`"
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return "kies een dag die bestaat, tussen 1900 en 2199"
    return f"{_ORDER}, bijvoorbeeld `{name}: 2026-12-03`"


def _orders(year: str, month: str, day: str) -> list[str]:
    """Return the ISO dates that a typed day may be, the most likely one first: Dutch people write the day first."""
    if len(year) != 2:  # noqa: PLR2004  (digits)
        return [f"{year}-{month}-{day}", f"{year}-{day}-{month}"] if year else []
    return [f"20{a}-{month}-{b}" for a, b in ((year, day), (day, year)) if int(a) in _YEARS]


def _read(text: str) -> tuple[str, str, str] | None:
    """Return year, month and day of a typed day as digits, the year empty if it was left out; None for another text."""
    match = re.fullmatch(f"(?:{_WEEKDAY})?{_DAY}{_CLOCK}", re.sub(_DASHES, "-", " ".join(text.split())), re.IGNORECASE)
    if match is None:
        return None
    year, month, day = (next(filter(None, (match[f"{part}{way}"] for way in "1234")), "") for part in "ymd")
    number = int(month) if month.isdigit() else month_number(month)
    return (year.lstrip("'"), f"{number:02}", f"{int(day):02}") if number else None


def likely_clock(text: str) -> tuple[str, str] | None:
    """Return the hours and minutes that were meant: `15 uur` and `15.00 uur` are `15:00`. None for another text."""
    said = re.fullmatch("([0-9]{1,2})(?:[.:u]([0-9]{2}))?(?: ?u(?:ur)?)?", text)
    return (said[1], said[2] or "0") if said else None


def clock_hint(name: str, text: str) -> str:
    """Return a hint with the time that was meant. An hour of one digit may be one of the afternoon or evening too."""
    order = "schrijf uren, een dubbele punt en minuten"
    said = likely_clock(text)
    if said is None or int(said[0]) > _LAST_HOUR or int(said[1]) > _LAST_MINUTE:
        return f"{order}, bijvoorbeeld `{name}: 15:00`"
    hours, minutes = int(said[0]), int(said[1])
    early = f"`{name}: {hours:02}:{minutes:02}`"
    if len(said[0]) > 1 or not 0 < hours <= _EARLY:
        return f"{order}: {early}"
    part = "'s middags" if hours + 12 < _EVENING else "'s avonds"
    return f"{order}: {part} `{name}: {hours + 12}:{minutes:02}`, {_early(hours)} {early}"


def _early(hours: int) -> str:
    return "'s nachts" if hours < _MORNING else "'s ochtends"
