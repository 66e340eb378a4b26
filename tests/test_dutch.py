"""The Dutch spelling of `dutch.py`, compared with that of Babel, which is installed for tests only."""

import json
import os
import subprocess
import sys
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from babel import Locale
from babel.dates import format_date, format_time, get_month_names
from babel.lists import format_list
from babel.numbers import format_decimal
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from tafel_cli import dutch

NL = "nl_NL"
FIRST = date(1900, 1, 1)
DAYS = [FIRST + timedelta(days=number) for number in range(0, (date(2101, 1, 1) - FIRST).days, 11)]
TIMES = [time(hour, minute) for hour in range(24) for minute in range(60)]
SPELT = ("babel", "%H.%M", ":,}", '(",", ".")', '(".", ",")', "januari", "woensdag", '"minuut"', "'minuut'")
WITHOUT_BABEL = """
import json, sys
def refuse(event, args):
    if event == "import" and args[0].split(".")[0] == "babel":
        sys.exit(99)
sys.addaudithook(refuse)
from tafel_cli.cli import run
codes = [run(command) for command in json.loads(sys.argv[1])]
print(json.dumps(codes), file=sys.stderr)
"""
COMMANDS = (
    ("agenda", "build", "--format", "html", "--format", "pdf", "--format", "ics", "--format", "json"),
    ("agenda", "build", "--audience", "openbaar"),
    ("agenda", "plan"),
    ("agenda", "list"),
    ("acties", "list"),
    ("balans",),
    ("besluiten", "list"),
    ("bijeenkomsten", "list"),
    ("bijeenkomsten", "ics"),
    ("check",),
    ("organisaties", "list"),
    ("status",),
    ("verslag", "list"),
    ("werkafspraken", "list"),
)


def test_days() -> None:
    """A day of two centuries is spelt as Babel spells it: long, with its name, and short for a table."""
    for day in DAYS:
        assert dutch.long_date(day) == format_date(day, "d MMMM y", locale=NL)
        assert dutch.weekday_date(day) == format_date(day, "EEEE d MMMM y", locale=NL)
        assert dutch.short_date(day) == format_date(day, "d MMM y", locale=NL).replace(".", "")


@pytest.mark.parametrize("width", ["wide", "abbreviated"])
def test_months_are_read(width: str) -> None:
    """A month is known by its name and by what Babel writes for short; by no other word."""
    for number, name in get_month_names(width, locale=NL).items():
        assert dutch.month_number(name.rstrip(".")) == dutch.month_number(name.rstrip(".").upper()) == number
    assert [dutch.month_number(word) for word in ("", "m", "ma", "mrts", "3", "maandag", "decembers")] == [0] * 7


def test_times() -> None:
    """Every minute of a day is spelt as Babel spells it."""
    for clock in TIMES:
        spelt = format_time(clock, "HH.mm", locale=NL)
        assert dutch.clock_time(clock) == spelt
        assert dutch.oclock(clock) == f"{spelt} uur"


def test_from_when_to_when() -> None:
    """A stretch of time has two times, and one where it takes none."""
    assert dutch.from_to(time(15), time(17, 5)) == "15.00 tot 17.05 uur"
    assert dutch.time_range(time(9), time(9, 20)) == "09.00–09.20"
    assert dutch.time_range(time(9), time(9)) == "09.00"


@given(st.integers(0, 10_000))
def test_how_many(number: int) -> None:
    """One thing takes the singular and any other number the plural, as Babel's rule for Dutch says."""
    one = Locale.parse(NL).plural_form(number) == "one"
    assert dutch.quantity(number, "fout", "fouten") == f"{number} {'fout' if one else 'fouten'}"
    assert dutch.duration(number) == f"{number} {'minuut' if one else 'minuten'}"
    assert dutch.at_most(number) == f"het {'mag' if one else 'mogen'} er hoogstens {number} zijn"
    assert (
        dutch.at_least(number, " per jaar") == f"het {'moet' if one else 'moeten'} er minstens {number} per jaar zijn"
    )


@given(st.integers(-(10**15), 10**15))
def test_whole_numbers(number: int) -> None:
    """A whole number has a point after each three digits, where Babel puts it."""
    assert dutch.thousands(number) == format_decimal(number, locale=NL)


@given(st.integers(0, 99_999), st.integers(1, 4))
def test_fractions(number: int, places: int) -> None:
    """A number with digits after the comma has as many as asked for, zeros too."""
    assert dutch.decimal(number / 100, 2) == format_decimal(number / 100, "0.00", locale=NL)
    assert dutch.decimal(4.5, places) == f"4,5{'0' * (places - 1)}"


@given(st.integers(0, 3_000_000) | st.integers(0, 10**12) | st.integers(0, 10**5).map(lambda halves: halves * 50_000))
def test_sizes(size: int) -> None:
    """A size is rounded as Babel rounds it: to one digit after the comma, a half to the even one."""
    number, unit = (size / 1_000_000, "MB") if size >= 1_000_000 else (max(size / 1000, 0.1), "kB")
    assert dutch.file_size(size) == f"{format_decimal(number, '#,##0.#', locale=NL)} {unit}"


@given(st.lists(st.text("abc", min_size=1), max_size=6))
def test_enumerations(words: list[str]) -> None:
    """Words are joined as Babel joins them, with `en` or with `of`; nothing gives nothing."""
    assert dutch.enumeration(words) == format_list(words, locale=NL)
    assert dutch.enumeration(words, "of") == format_list(words, style="or", locale=NL)


def test_first_letters() -> None:
    """Only the first letter of a text changes, and an empty text stays empty."""
    assert [dutch.capitalized(text) for text in ("de Linde", "", "één", "ijs")] == ["De Linde", "", "Één", "IJs"]
    assert [dutch.uncapitalized(text) for text in ("Wat wil NS?", "", "IJs")] == ["wat wil NS?", "", "ijs"]


def test_spelling_has_one_place() -> None:
    """No other module spells a time, a month, a number or a duration by itself."""
    modules = sorted((ROOT / "tafel_cli").rglob("*.py"))
    assert len(modules) > 100
    own = (ROOT / "tafel_cli" / "dutch.py").read_text(encoding="utf-8")
    assert [mark for mark in SPELT if mark in own]
    for path in modules:
        text = path.read_text(encoding="utf-8")
        assert path.name == "dutch.py" or not [mark for mark in SPELT if mark in text], path


def test_no_command_needs_babel(table: Path) -> None:
    """Every command works where nothing may import Babel, as on a computer without the tools for development."""
    commands = [["-C", str(table), *command] for command in COMMANDS]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-P", "-c", WITHOUT_BABEL, json.dumps(commands)]
    done = subprocess.run(command, cwd=table, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stderr.splitlines()[-1]) == [0] * len(COMMANDS)
    assert {path.name for path in (table / "uitvoer").rglob("vergaderstukken-2026-01-15.*")} == {
        *("vergaderstukken-2026-01-15.html", "vergaderstukken-2026-01-15.json", "vergaderstukken-2026-01-15.pdf")
    }
