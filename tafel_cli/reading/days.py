"""Reads days as people type them in Dutch: `ma 14-12`, `15/1`, `2027-01-15`, `vóór 12 dec`."""

import re
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NamedTuple

from tafel_cli.dutch import month_number

_WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
_WEEKDAY = (
    r"(?:(?P<weekday>ma(?:andag)?|di(?:nsdag)?|wo(?:ensdag)?|do(?:nderdag)?|vr(?:ijdag)?|za(?:terdag)?|zo(?:ndag)?)"
    r"\.?\s+)?"
)
_DATE = (
    r"(?:(?P<y1>\d{4})-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})"
    r"|(?P<d2>\d{1,2})(?P<mark>[-/])(?P<m2>\d{1,2})(?:(?P=mark)(?P<y2>\d{4}))?"
    r"|(?P<d3>\d{1,2})\s+(?P<m3>[a-z]{3,9})\.?(?:\s+(?P<y3>\d{4}))?)(?![\w/-])"
)
_BEFORE = r"(?:(?P<before>v(?:oo|óó)r)\s+)?"
_DAY = rf"(?:{_BEFORE}{_WEEKDAY}{_DATE}|(?:de\s+)?(?P<next>volgende\s+bijeenkomst)(?!\w))"
_LAST = r"(?:(?P<lead>uiterlijk)\s+(?:op\s+)?)?"
# A day behind one of these words says when something is or was, and not by when it must be done.
_OF_ANOTHER = re.compile(
    r"(?:^|\W)(?:van|op|tot|na|vanaf|in|per|sinds|en|of|de|om|rond|over|bij|tussen|dag|t/m)$", re.IGNORECASE
)
_LONGEST = 60
_MONTH = 31
_LEAP = 9  # years in which any day of the calendar comes at least once


class TypedDay(NamedTuple):
    """A day as typed. `year`: None if it is left out; `before`: the day before it is meant; `next`: next meeting."""

    day: int = 0
    month: int = 0
    year: int | None = None
    weekday: int | None = None
    before: bool = False
    next: bool = False

    @property
    def own_weekday(self) -> str:
        """The short name of the weekday that was typed; empty if none was."""
        return "" if self.weekday is None else _WEEKDAYS[self.weekday]


class EdgeDay(NamedTuple):
    """A day that begins or ends a text, and the text without it."""

    day: TypedDay
    rest: str


def whole_day(text: str) -> TypedDay | None:
    """Return the day that a text is, also with `uiterlijk` before it; None if it is anything else."""
    return _typed(_compiled(rf"{_LAST}{_DAY}").fullmatch(text.strip(" \t,.")))


def leading_day(text: str) -> EdgeDay | None:
    """Return the day that a text begins with; `uiterlijk` and a comma may stand before it."""
    match = _compiled(rf"[\s,]*{_LAST}{_DAY}").match(text)
    day = _typed(match)
    return EdgeDay(day, text[match.end() :]) if match and day else None


def trailing_day(text: str) -> EdgeDay | None:
    """Return the day that a text ends in, by when something must be done.

    A day behind a word such as `van` is not, because it says when something else is.
    """
    end = text.rstrip(" \t\n.)")
    start = max(0, len(end) - _LONGEST)
    for match in _compiled(rf"(?<![\w/-]){_LAST}{_DAY}\Z").finditer(end, start):
        before = text[: match.start()].rstrip()
        marked = match["lead"] or match["before"] or before.endswith((",", ";", "-", "–", "—", ":", "("))
        day = _typed(match)
        if day and (marked or not _OF_ANOTHER.search(before[-_LONGEST:])):
            return EdgeDay(day, before.rstrip(" ,;-–—:(").rstrip())
        return None
    return None


def first_after(typed: TypedDay, day: date) -> date | None:
    """Return the day that was meant: without a year the first one after a day. None if the calendar has no such day.

    It is the typed day itself; the day before it is left to `moved_back`.
    """
    return _first(typed, range(day.year, day.year + _LEAP), lambda found: found > day)


def just_gone(typed: TypedDay, day: date) -> bool:
    """Tell whether a day without a year was here a month ago or less, because hardly anybody means it a year on."""
    found = last_until(typed, day) if typed.year is None and not typed.before else None
    return found is not None and (day - found).days <= _MONTH


def last_until(typed: TypedDay, day: date) -> date | None:
    """Return the day that was meant: without a year the last one up to a day. None if the calendar has no such day."""
    return _first(typed, range(day.year, day.year - _LEAP, -1), lambda found: found <= day)


def moved_back(typed: TypedDay, day: date) -> date:
    """Return the last day that counts: the day before it if `vóór` was typed."""
    return day - timedelta(days=1) if typed.before and day > date.min else day


def _first(typed: TypedDay, years: range, fits: Callable[[date], bool]) -> date | None:
    for year in years if typed.year is None else (typed.year,):
        try:
            found = date(year, typed.month, typed.day) if MINYEAR <= year <= MAXYEAR else None
        except ValueError:
            continue
        if found and (typed.year is not None or fits(found)):
            return found
    return None


def _typed(match: re.Match[str] | None) -> TypedDay | None:
    if match is None:
        return None
    if match["next"]:
        return TypedDay(next=True)
    day = match["d1"] or match["d2"] or match["d3"]
    month = int(match["m1"] or match["m2"] or 0) or month_number(match["m3"] or "")
    year = match["y1"] or match["y2"] or match["y3"]
    weekday = match["weekday"]
    if not month:
        return None
    return TypedDay(
        int(day),
        month,
        int(year) if year else None,
        _WEEKDAYS.index(weekday[:2].lower()) if weekday else None,
        bool(match["before"]),
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)  # `re` keeps what it compiled
