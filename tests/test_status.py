"""What the chair looks at in the morning."""

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import example_table, replace, tafel

MEETING = "data/bijeenkomsten/2026-01-15.md"
DAY = ("--as-of", "2026-11-24")


def test_days_before_the_meeting() -> None:
    """The overview names the next meeting and its days, with what is still missing before each."""
    view = json.loads(tafel(example_table(), "status", *DAY, "--format", "json").stdout)
    assert view["dag"] == "2026-11-24"
    moments = {m["naam"]: (m["dag"], m["over_dagen"], m["nog_nodig"]) for m in view["volgende"]["momenten"]}
    assert moments == {
        "inbreng sluit": ("2026-11-19", -5, []),
        "stukken verzenden": ("2026-11-26", 2, ["de stukken zijn nog niet verzonden"]),
        "bijeenkomst": ("2026-12-03", 9, ["het verslag van 5 november 2026 moet nog worden vastgesteld"]),
    }


def test_minutes_forgotten(table: Path) -> None:
    """Minutes that were not adopted are named before every later meeting, until they are."""
    for day, old, new in (("2026-01-15", "gepland", "gehouden"), ("2026-02-12", "2026-01-15", "2026-02-12")):
        path = table / f"data/bijeenkomsten/{day}.md"
        path.write_text((table / MEETING).read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    replace(path, "gehouden", "gepland")
    view = json.loads(tafel(table, "status", "--as-of", "2026-01-20", "--format", "json").stdout)
    assert view["volgende"]["momenten"][-1]["nog_nodig"] == [
        "het verslag van 4 december 2025 moet nog worden vastgesteld",
        "het verslag van 15 januari 2026 is er nog niet",
    ]


def test_what_hangs() -> None:
    """It lists what waits for an agenda, which actions are due, and which board is expected to answer."""
    view = json.loads(tafel(example_table(), "status", "--as-of", "2026-11-27", "--format", "json").stdout)
    assert [row["stand"] for row in view["wachtend"]] == ["aangehouden", "concept"]
    assert [(row["id"], row["te_laat"]) for row in view["acties"]] == [
        ("2026-11-05-a2", True),
        ("2026-11-05-a3", True),
        ("2026-11-05-a1", False),
    ]
    assert [(row["partij"], row["dag"]) for row in view["bekrachtigingen"]] == [("gemeente", "2026-12-03")]
    assert view["werkafspraken"] == []
    assert view["missie_niet_ondertekend"] == []


@pytest.mark.parametrize("columns", [60, 100, 200])
def test_one_screen(columns: int) -> None:
    """The overview fits on one screen and never runs over its edge; it is no failure that something is open."""
    done = tafel(example_table(), "status", *DAY, COLUMNS=str(columns))
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert len(lines) <= (40 if columns < 80 else 30)
    assert max(len(line) for line in lines) <= columns
    assert lines[0].startswith("Volgende bijeenkomst: 3 december 2026")


def test_errors_do_not_stop_it(table: Path) -> None:
    """A table with errors is still summed up, and the errors in the papers of the meeting are counted."""
    replace(table / "data/agenda/2026-01-05-gemeente-plein.md", "duur: 20\n", "")
    replace(table / "data/organisaties/huurders.md", "status: actief", "status: actief\nmissie_ondertekend: 2025-01-01")
    (table / "data/werkafspraken/2-verzenden.md").write_text(
        "---\ntitel: Verzenden\nnummer: 2\nstatus: geldend\nregels:\n  - soort: verzendtermijn\n"
        "    werkdagen: 5\n---\n",
        encoding="utf-8",
    )
    done = tafel(table, "status", "--as-of", "2026-01-07")
    assert done.returncode == 0
    assert "nog nodig: 1 fout in de stukken" in done.stdout
    assert "Gemeente Voorbeelddorp" in done.stdout.split("Missie nog niet ondertekend")[1]


def test_no_meeting(table: Path) -> None:
    """Without a meeting to come it says so, and what to do."""
    done = tafel(table, "status", "--as-of", "2027-01-01")
    assert done.returncode == 0
    assert done.stdout.startswith("Er is geen bijeenkomst gepland\n  maak er een")


def test_balance() -> None:
    """The balance adds up time and items per party and per kind, and says that it is for the chair."""
    view = json.loads(tafel(example_table(), "balans", "--format", "json").stdout)
    assert (view["bijeenkomsten"], view["minuten"]) == (3, 205)
    parties = {row["id"]: row for row in view["partijen"]}
    assert [parties["gemeente"][key] for key in ("punten", "minuten", "procent", "open")] == [3, 35, 17, 1]
    assert (parties["lindepark"]["laatst"], parties["lindepark"]["sindsdien"]) == (None, 3)
    kinds = {row["id"]: row["minuten"] for row in view["soorten"]}
    assert kinds["woningcorporatie"] == 50
    said = tafel(example_table(), "balans").stdout
    assert said.startswith("Deze cijfers zijn voor de voorzitter.")
    assert "Voorbeeldontwikkelaar Lindepark bracht in 3 bijeenkomsten niets in." in said
    rows = list(csv.DictReader(io.StringIO(tafel(example_table(), "balans", "--format", "csv").stdout)))
    assert {row["id"]: row["minuten"] for row in rows} == {id_: str(row["minuten"]) for id_, row in parties.items()}


def test_balance_of_a_period() -> None:
    """A period counts only its own meetings; a day that is none is wrong use."""
    view = json.loads(tafel(example_table(), "balans", "--tot", "2026-09-30", "--format", "json").stdout)
    assert (view["bijeenkomsten"], view["minuten"]) == (1, 60)
    assert tafel(example_table(), "balans", "--vanaf", "1 september").returncode == 2
