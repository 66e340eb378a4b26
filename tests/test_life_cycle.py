"""Rules that need several files, as a person meets them: the whole command over a real repository."""

import json
from pathlib import Path

from conftest import Record, example_table, replace, tafel

PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"
MEETING = "data/bijeenkomsten/2026-01-15.md"
ACTION = "data/acties/2025-12-04-a1.md"


def found(table: Path, *arguments: str) -> list[tuple[str, str, str]]:
    """Return path, code and severity of each finding."""
    done = tafel(table, "check", "--as-of", "2026-01-10", *arguments, "--format", "json")
    assert done.returncode in (0, 1), done.stderr
    rows = json.loads(done.stdout)["findings"]
    assert done.returncode == int(any(row["severity"] == "fout" for row in rows))
    return [(row["path"], row["code"], row["severity"]) for row in rows]


def test_example_table() -> None:
    """The example table holds the late item, let in by the chair, the unfinished draft, and nothing else."""
    done = tafel(example_table(), "check", "--as-of", "2026-11-24", "--format", "json")
    assert done.returncode == 0
    rows = json.loads(done.stdout)["findings"]
    draft = "data/agenda/2026-11-18-lindepark-bewonersavond.md"
    late = "data/agenda/2026-11-20-stadsfonds-wachten-op-stroom.md"
    assert {(row["path"], row["severity"]) for row in rows} == {(draft, "waarschuwing"), (late, "tip")}
    (said,) = [row["message"] for row in rows if row["path"] == late]
    assert said.startswith(
        "Werkafspraak 4 (Stukken op tijd): dit punt kwam op 20 november 2026 binnen, maar moest uiterlijk "
        "19 november 2026 om 17.00 uur binnen zijn: 1 werkdag te laat. De voorzitter laat het toe: De regio"
    )


def test_strictness_grows_with_status(table: Path) -> None:
    """What is missing in a draft is a warning; once submitted it is an error; what was withdrawn is left in peace."""
    replace(table / PLEIN, "duur: 20\n", "")
    assert found(table) == [(PLEIN, "T401", "fout")]
    replace(table / PLEIN, "status: ingediend", "status: concept")
    assert found(table) == [(PLEIN, "T401", "waarschuwing"), (MEETING, "T302", "waarschuwing")]
    replace(table / PLEIN, "status: concept", "status: ingetrokken")
    assert found(table) == [(MEETING, "T303", "fout")]


def test_decision_forgotten(table: Path) -> None:
    """A decision point without a decision is said while the minutes are a draft, and is an error once adopted."""
    minutes = "data/verslagen/2025-12-04.md"
    for path in ("data/besluiten/2025-12-04-b1.md", "data/bekrachtigingen/2025-12-04-b1-huurders.md", ACTION):
        (table / path).unlink()
    assert found(table) == [(minutes, "T322", "waarschuwing")]
    replace(table / minutes, "status: concept", "status: vastgesteld\nvastgesteld_op: 2025-12-18")
    assert found(table) == [(minutes, "T322", "fout")]


def test_chair_outranks_the_robot(table: Path) -> None:
    """What the chair admits is not held against an item: the finding becomes a tip with the reason."""
    replace(table / PLEIN, "duur: 20\n", "")
    replace(
        table / MEETING,
        "agenda:\n",
        "toegelaten:\n  - agendapunt: 2026-01-05-gemeente-plein\n    reden: Het heeft haast.\nagenda:\n",
    )
    assert found(table) == [(PLEIN, "T401", "tip")]
    assert "De voorzitter laat het toe: Het heeft haast." in tafel(table, "check").stdout


def test_moved_action(table: Path, record: Record) -> None:
    """Against an earlier version, a last day that moved must stay on record; a version that is not there is exit 3."""
    replace(table / ACTION, "uiterlijk: 2025-12-18", "uiterlijk: 2025-12-30")
    assert found(table) == []
    assert found(table, "--against", "HEAD") == [(ACTION, "T331", "fout")]
    replace(table / ACTION, "uiterlijk: 2025-12-30", "uiterlijk: 2025-12-30\neerder_uiterlijk:\n  - 2025-12-18")
    assert found(table, "--against", "HEAD") == []
    record(table)
    assert found(table, "--ref", "HEAD", "--against", "HEAD~1") == []
    assert tafel(table, "check", "--against", "bestaat-niet").returncode == 3


def test_item_on_two_agendas(table: Path) -> None:
    """An item that waits on two planned meetings is an error on the later agenda."""
    text = (table / MEETING).read_text(encoding="utf-8").replace("2026-01-15", "2026-02-12")
    (table / "data/bijeenkomsten/2026-02-12.md").write_text(text, encoding="utf-8")
    assert found(table) == [("data/bijeenkomsten/2026-02-12.md", "T301", "fout")]


def test_ratified_twice(table: Path) -> None:
    """A second answer of the same board is an error, because the file name of that answer is taken."""
    text = (table / "data/bekrachtigingen/2025-12-04-b1-huurders.md").read_text(encoding="utf-8")
    (table / "data/bekrachtigingen/2025-12-04-b1-gemeente.md").write_text(text, encoding="utf-8")
    assert found(table) == [("data/bekrachtigingen/2025-12-04-b1-gemeente.md", "T207", "fout")]


def test_severity_of_an_agreement(table: Path) -> None:
    """A table may make its own agreement an error; an unknown rule or parameter is a finding at its place."""
    path = table / "data/werkafspraken/2-inbreng.md"
    head = "---\ntitel: Stukken op tijd\nnummer: 2\nstatus: geldend\n"
    rule = head + "regels:\n  - soort: inbrengtermijn\n    werkdagen: 9\n"
    path.write_text(rule + "    ernst: fout\n---\n", encoding="utf-8")
    assert (PLEIN, "W005", "fout") in found(table)
    path.write_text(rule.replace("inbrengtermijn", "inbreng") + "---\n", encoding="utf-8")
    assert found(table) == [("data/werkafspraken/2-inbreng.md", "T104", "fout")]
    path.write_text(rule + "    dagen: 9\n---\n", encoding="utf-8")
    assert found(table) == [("data/werkafspraken/2-inbreng.md", "T102", "fout")]
    path.write_text(rule.replace("geldend", "concept") + "---\n", encoding="utf-8")
    assert found(table) == []


def test_calendar_only_warns(table: Path) -> None:
    """A table that is left alone for years gets warnings, and its exit code stays what it was."""
    replace(table / ACTION, "status: gereed", "status: open")
    replace(table / ACTION, "gereed_op: 2025-12-16\nresultaat: Alle partijen hebben het ontwerp.\n", "")
    (table / "data/bekrachtigingen/2025-12-04-b1-huurders.md").unlink()
    done = tafel(table, "check", "--as-of", "2030-01-01")
    assert done.returncode == 0
    assert "Deze actie moest klaar zijn op 18 december 2025." in done.stdout
    assert "Het antwoord van `huurders` was verwacht op 15 januari 2026." in done.stdout
