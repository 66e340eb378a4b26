"""Dutch spelling of days and times as a pack holds them as data: texts in ISO 8601."""

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any

from tafel_cli.dutch import capitalized, clock_time, enumeration, file_size, long_date, time_range, weekday_date


def datum(iso: str) -> str:
    """Spell the day of an ISO day or moment: `3 december 2026`."""
    return long_date(date.fromisoformat(iso[:10]))


def dag(iso: str) -> str:
    """Spell an ISO day with its name: `donderdag 3 december 2026`."""
    return weekday_date(date.fromisoformat(iso))


def tijden(row: Mapping[str, Any]) -> str:
    """Spell from when to when a row of the data is: `15.00–15.20`; one time when it takes none."""
    return time_range(time.fromisoformat(row["van"]), time.fromisoformat(row["tot"]))


def klok(iso: str) -> str:
    """Spell an ISO time: `15.00`."""
    return clock_time(time.fromisoformat(iso))


# What every template may use, besides `tekst`, `beeld` and `tijdbalk`, which write elements (html.py).
FILTERS: dict[str, Callable[..., str]] = {
    "datum": datum,
    "dag": dag,
    "klok": klok,
    "grootte": file_size,
    "zin": capitalized,
    "opsomming": enumeration,
}
