"""What a chair and a program see of the agenda items."""

import csv
import io
import json
import subprocess

from conftest import SMALLEST, tafel

PLEIN = "2026-01-05-gemeente-plein"
SPEELPLEK = "2025-11-20-gemeente-speelplek"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command on the smallest table."""
    return tafel(SMALLEST, "agenda", *arguments)


def test_json() -> None:
    """The JSON of a list holds each item's keys as in its file, and apart from them where it stands."""
    items = {item["id"]: item for item in json.loads(run("list", "--format", "json").stdout)["items"]}
    assert items[PLEIN]["doel"] == "beeldvormend"
    whole = {"volledig": 10, "delen": 10, "beslispunten": [], "nog_nodig": []}
    assert items[PLEIN]["berekend"] == {"stand": "geagendeerd", "bijeenkomsten": ["2026-01-15"], **whole}
    assert items[SPEELPLEK]["berekend"]["stand"] == "behandeld"


def test_csv() -> None:
    """The CSV of a list is read back by another program."""
    rows = list(csv.DictReader(io.StringIO(run("list", "--format", "csv").stdout)))
    assert [row["id"] for row in rows] == [SPEELPLEK, PLEIN]


def test_filters() -> None:
    """Each filter keeps what it names and nothing else."""
    for arguments, left in {
        ("--stand", "behandeld"): [SPEELPLEK],
        ("--bijeenkomst", "2026-01-15"): [PLEIN],
        ("--doel", "beeldvormend"): [PLEIN],
        ("--status", "concept"): [],
        ("--indiener", "huurders"): [],
    }.items():
        rows = json.loads(run("list", *arguments, "--format", "json").stdout)["items"]
        assert [row["id"] for row in rows] == left, arguments


def test_unknown_names() -> None:
    """A filter or id that the table does not have is wrong use, with the name that was probably meant."""
    done = run("list", "--indiener", "gemente")
    assert (done.returncode, done.stdout) == (2, "")
    assert "bedoelde u `gemeente`?" in done.stderr
    done = run("show", PLEIN + "s")
    assert done.returncode == 2
    assert f"bedoelde u `{PLEIN}`?" in done.stderr


def test_show() -> None:
    """An item is shown whole, with the file and line of what points to it."""
    done = run("show", SPEELPLEK)
    assert done.returncode == 0
    assert "## Kern" in done.stdout
    assert "data/besluiten/2025-12-04-b1.md:" in done.stdout
    assert "data/bijeenkomsten/2025-12-04.md:" in done.stdout
