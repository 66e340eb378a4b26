"""Counts working days as the Algemene termijnenwet does (articles 1 and 3)."""

from datetime import date, timedelta
from functools import cache

_SATURDAY = 5


def easter(year: int) -> date:
    """Return Easter Sunday of a Gregorian year (Meeus/Jones/Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


@cache
def feestdagen(year: int) -> frozenset[date]:
    """Return the public holidays of a year that article 3 names, Good Friday included."""
    sunday = easter(year)
    king = date(year, 4, 27)
    if king.weekday() == 6:  # noqa: PLR2004  (on a Sunday the King's birthday is kept the day before)
        king -= timedelta(days=1)
    moving = (sunday + timedelta(days=days) for days in (-2, 1, 39, 50))
    fixed = (date(year, 1, 1), date(year, 5, 5), date(year, 12, 25), date(year, 12, 26))
    return frozenset((*fixed, king, *moving))


def is_werkdag(day: date) -> bool:
    """Tell whether a day is neither in a weekend nor a public holiday."""
    return day.weekday() < _SATURDAY and day not in feestdagen(day.year)


def werkdagen_na(day: date, count: int) -> date:
    """Return the day that is `count` working days after a day, or before it if negative; for 0 the day itself."""
    step = 1 if count > 0 else -1
    while count:
        day += timedelta(days=step)
        count -= step * is_werkdag(day)
    return day


def werkdagen_tussen(first: date, last: date) -> int:
    """Return how many working days lie after `first`, up to and including `last`; 0 if `last` is not later."""
    return sum(is_werkdag(first + timedelta(days=days)) for days in range(1, (last - first).days + 1))
