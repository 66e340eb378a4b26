"""Days of what was done: one that is still to come is a warning, whatever it is about, and never more."""

from datetime import date
from pathlib import Path

import pytest
from conftest import replace, tafel

from tafel_cli.checks import rules
from tafel_cli.register.case import Case
from tafel_cli.register.loading import read
from tafel_cli.source.worktree import WorkTree

MEETING = "data/bijeenkomsten/2025-12-04.md"
# The file, what it says, and the same with a day that is still to come.
DONE = {
    "T317 of a meeting": (MEETING, "datum: 2025-12-04", "datum: 2026-12-04"),
    "T318 of an action": ("data/acties/2025-12-04-a1.md", "gereed_op: 2025-12-16", "gereed_op: 2026-12-16"),
    "T318 of a ratification": ("data/bekrachtigingen/2025-12-04-b1-huurders.md", "op: 2026-01-08", "op: 2027-01-08"),
    "T318 of a party": (
        "data/organisaties/huurders.md",
        "status: actief",
        "status: actief\nmissie_ondertekend: 2026-12-16",
    ),
    "T318 of minutes": (
        "data/verslagen/2025-12-04.md",
        "status: concept",
        "status: vastgesteld\nvastgesteld_op: 2026-12-16",
    ),
    "T318 of an agreement": (
        "data/werkafspraken/1-voorzitter.md",
        "vastgesteld: 2025-12-04",
        "vastgesteld: 2026-12-16",
    ),
    "T318 of what was sent": (
        "data/bijeenkomsten/2026-01-15.md",
        "status: gepland",
        "status: gepland\nverzonden:\n  - op: 2026-12-16\n    versie: 4d283f0",
    ),
}


def codes(table: Path, today: date | None) -> list[str]:
    """Return the codes of both rules that a table gets on a day."""
    found = rules.findings_of(Case(register=read(WorkTree(table)), today=today))
    return [f"{each.code.code} {each.code.severity}" for each in found if each.code.code in {"T317", "T318"}]


@pytest.mark.parametrize("case", DONE)
def test_a_day_that_is_still_to_come(case: str, table: Path) -> None:
    """Before that day it is a warning at that line; on the day, later and without a day it is nothing."""
    path, said, says = DONE[case]
    replace(table / path, said, says)
    day = date.fromisoformat(says[-10:]) if "versie" not in says else date(2026, 12, 16)
    assert codes(table, date(day.year, day.month, day.day - 1)) == [f"{case[:4]} waarschuwing"]
    for later in (day, date(2036, 1, 1), None):
        assert codes(table, later) == []


def test_the_exit_code_stays(table: Path) -> None:
    """A meeting that is called held before its day is told at its status, and the exit code stays that of its kind."""
    (table / "data/bijeenkomsten/2099-01-15.md").write_text(
        "---\ndatum: 2099-01-15\naanvang: 15:00\neinde: 16:00\nlocatie: dorpshuis\nstatus: gehouden\nagenda: []\n---\n",
        encoding="utf-8",
    )
    done = tafel(table, "check", "--as-of", "2099-01-14")
    said = "data/bijeenkomsten/2099-01-15.md:6:9: waarschuwing T317 Hier staat dat de bijeenkomst is gehouden, maar zij"
    assert said in " ".join(done.stdout.split())
    assert done.returncode == 0
    assert "T323" not in done.stdout
