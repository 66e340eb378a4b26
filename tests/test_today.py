"""The current day is that of the clock in Amsterdam."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from tafel_cli.cli.context import amsterdam


@given(st.integers(820_454_400, 2_145_916_800).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)))
def test_clock_in_amsterdam(moment: datetime) -> None:
    """The day and the hour are those of the database of time zones, summer and winter."""
    expected = moment.astimezone(ZoneInfo("Europe/Amsterdam"))
    assert amsterdam(moment).replace(tzinfo=None) == expected.replace(tzinfo=None)
