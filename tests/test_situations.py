"""What users of comparable systems complain about does not happen here."""

import json
import os
import re
from pathlib import Path

import pytest
from conftest import Record, git, replace, tafel

PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"
SPEELPLEK = "data/agenda/2025-11-20-gemeente-speelplek.md"


def draft(table: Path) -> Path:
    """Make the item on the square a draft that is on no agenda."""
    replace(table / "data/bijeenkomsten/2026-01-15.md", "agenda:\n  - 2026-01-05-gemeente-plein\n", "agenda: []\n")
    replace(table / PLEIN, "status: ingediend", "status: concept")
    return table / PLEIN


def test_missing_decision_points(table: Path) -> None:
    """A proposal without decision points says so, with the lines to type, and the meter counts it."""
    replace(table / SPEELPLEK, "doel: besluitvormend", "doel: besluitvormend\n# geen beslispunten")
    text = (table / SPEELPLEK).read_text(encoding="utf-8")
    (table / SPEELPLEK).write_text(re.sub(r"gevraagd:\n(?:  - .*\n)+", "", text), encoding="utf-8")
    done = tafel(table, "check", "--meter", SPEELPLEK)
    assert done.returncode == 1
    assert "fout T401 Nog nodig: gevraagd besluit." in done.stdout
    assert "nog nodig:\n  - gevraagd besluit. " in done.stdout
    assert "\n        gevraagd:\n          - …\n" in done.stdout


def test_early_draft_is_let_be(table: Path) -> None:
    """An early draft that lacks nearly everything warns and never fails (too strict for a draft)."""
    path = draft(table)
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"duur: .*\n|ingediend_op: .*\n", "", text.split("## Kern")[0]), encoding="utf-8")
    done = tafel(table, "check")
    assert done.returncode == 0
    assert "nog een concept, 2 van 9 onderdelen klaar" in done.stdout
    done = tafel(table, "check", str(path.relative_to(table)))
    assert done.returncode == 0
    assert "waarschuwing T401 Nog nodig: duur." in done.stdout


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("duur: 20", "duur: 1:30", ("T107", "heel getal", "1:30")),
        ("titel: Hoe gebruiken we het plein?", "titel: Plein: hoe?", ("T024", 'titel: "Plein: hoe?"')),
        ("duur: 20", "duur: 20 minuten", ("T107", "20 minuten")),
        ("status: ingediend", "status: ingediend\nstatus: concept", ("T025", "op regel 6 en op regel 7")),
        ("thema: buurt", "thema:", ("T109", "thema")),
        ("indiener: gemeente", "indiener: gemeent", ("T201", "`gemeente`")),
        ("ingediend_op: 2026-01-05", "ingediend_op: 5 januari 2026", ("T105", "schrijf in cijfers eerst het jaar")),
    ],
)
def test_what_the_format_does_to_people(old: str, new: str, expected: tuple[str, ...], table: Path) -> None:
    """Slips that the format invites get a message at their own line that says what to type."""
    replace(table / PLEIN, old, new)
    text = (table / PLEIN).read_text(encoding="utf-8")
    line = text[: text.index(new)].count("\n") + 1 + new.count("\n")
    done = tafel(table, "check", PLEIN)
    assert done.returncode == 1
    found = next(part for part in done.stdout.split("\n\n") if f" {expected[0]} " in part)
    assert found.startswith(f"{PLEIN}:{line}:")
    assert all(word in found for word in expected)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("titel: Hoe gebruiken we het plein?", 'titel: "Hoe gebruiken we het plein?'),
        ("  - Herkent u dit beeld van het plein?", "  - 'Herkent u dit beeld van het plein?"),
        ("gevraagd:\n  - Herkent u dit beeld van het plein?", "gevraagd: [Herkent u dit beeld?"),
        ("inleider:\n  organisatie: gemeente\n  functie: projectleider", "inleider: {organisatie: gemeente"),
        (
            "titel: Hoe gebruiken we het plein?",
            'titel: Wie zit er op het plein?\nbron: "\nbesluit_nodig_voor: "2026-02-01"',
        ),
    ],
)
def test_what_is_never_closed(old: str, new: str, table: Path) -> None:
    """A quote or bracket that is never closed is told on the line where it begins, and nothing else is."""
    replace(table / PLEIN, old, new)
    text = (table / PLEIN).read_text(encoding="utf-8")
    sign = next(sign for sign in "\"'[{" if sign in new)
    line = text[: text.index(new) + new.index(sign)].count("\n") + 1
    rows = json.loads(tafel(table, "check", "--format", "json", "--as-of", "2026-01-14").stdout)["findings"]
    assert [(row["path"], row["code"], row["line"]) for row in rows] == [(PLEIN, "T024", line)]


@pytest.mark.parametrize("fence", ["```", "~~~~", "``` tekst"])
@pytest.mark.parametrize(
    ("path", "head"),
    [(PLEIN, "## Wat weten we\n"), ("data/verslagen/2025-12-04.md", "## [Een nieuwe speelplek]")],
)
def test_code_that_never_ends(fence: str, path: str, head: str, table: Path) -> None:
    """A code fence that is never closed is told where it begins; what stands below it is not called absent."""
    replace(table / path, head, f"{fence}\n\n{head}")
    text = (table / path).read_text(encoding="utf-8")
    rows = json.loads(tafel(table, "check", "--format", "json", "--as-of", "2026-01-14").stdout)["findings"]
    line = text[: text.index(f"{fence}\n\n{head}")].count("\n") + 1
    assert [(row["path"], row["code"], row["line"]) for row in rows] == [(path, "T018", line)]
    sign = fence.split(maxsplit=1)[0]
    (table / path).write_text(f"{text}\n{sign}\n", encoding="utf-8")
    rows = json.loads(tafel(table, "check", "--format", "json", "--as-of", "2026-01-14").stdout)["findings"]
    assert rows
    assert {row["code"] for row in rows} <= {"T402", "T326"}


def test_line_numbers_are_of_the_file(table: Path) -> None:
    """A line in a message is a line of the file, header and body alike (off by the fence elsewhere)."""
    replace(table / PLEIN, "Het plein is vaak leeg.", "Bel met 111222333.")
    row = json.loads(tafel(table, "check", "--format", "json", "--as-of", "2026-01-14").stdout)["findings"][0]
    line = (table / PLEIN).read_text(encoding="utf-8").split("\n")[row["line"] - 1]
    assert line[row["column"] - 1 :].startswith("111222333")


def test_broken_header_is_never_silent(table: Path) -> None:
    """A header that cannot be read is a finding, and what refers to the file is not blamed."""
    replace(table / PLEIN, "---\ntitel", "--\ntitel")
    rows = json.loads(tafel(table, "check", "--format", "json", "--as-of", "2026-01-14").stdout)["findings"]
    assert [(row["path"], row["code"]) for row in rows] == [(PLEIN, "T020")]


def test_fork_without_write_permission(fork: Path, tmp_path: Path) -> None:
    """A proposal from a fork, where nothing may be written, is as green as it is good."""
    replace(fork / PLEIN, "duur: 20", "duur: 25")
    event = tmp_path / "event.json"
    event.write_text('{"pull_request": {"user": {"login": "voorbeeld-gemeente"}}}', encoding="utf-8")
    closed = tmp_path / "dicht"
    closed.mkdir()
    service = {
        "CI": "true",
        "GITHUB_ACTIONS": "true",
        "GITHUB_EVENT_NAME": "pull_request",
        "GITHUB_EVENT_PATH": str(event),
        "GITHUB_STEP_SUMMARY": str(closed / "is" / "er" / "niet.md"),
    }
    done = tafel(fork, "check", "--against", "main", **service)
    assert done.returncode == 0
    assert "De controle zelf gaat door" in done.stderr
    replace(fork / PLEIN, "thema: buurt", "thema: buren")
    bad = tafel(fork, "check", "--against", "main", **service)
    assert bad.returncode == 1
    assert "::error " in bad.stdout


def test_deadline_is_said_with_its_figures(table: Path) -> None:
    """Whether an item is late is said with both moments and the agreement: nobody has to argue about the day."""
    rule = "  - soort: inbrengtermijn\n    werkdagen: 10\n    uur: 17:00\n"
    with_rule = (table / "data/werkafspraken/1-voorzitter.md").read_text(encoding="utf-8")
    with_rule = with_rule.replace("nummer: 1", "nummer: 2").replace("regels:\n", f"regels:\n{rule}")
    (table / "data/werkafspraken/2-inbreng.md").write_text(with_rule, encoding="utf-8")
    done = tafel(table, "check", "--as-of", "2026-01-06")
    assert "Werkafspraak 2" in done.stdout
    assert "5 januari 2026" in done.stdout
    assert "17.00 uur" in done.stdout


def test_decision_and_item_know_each_other(table: Path) -> None:
    """From an item one finds its decisions, actions and minutes, though only they refer to it."""
    shown = tafel(table, "agenda", "show", "2025-11-20-gemeente-speelplek").stdout
    for path in ("besluiten/2025-12-04-b1.md", "acties/2025-12-04-a1.md", "bijeenkomsten/2025-12-04.md"):
        assert path in shown


def test_two_clean_proposals_that_collide(fork: Path, record: Record) -> None:
    """Two proposals that are each fine and together are not, are found on the branch where they meet."""
    agenda, none = "agenda:\n  - 2026-01-05-gemeente-plein\n", "agenda: []\n"
    meeting = fork / "data/bijeenkomsten/2026-01-15.md"
    git(fork, "switch", "-q", "main")
    replace(meeting, agenda, none)
    record(fork)
    git(fork, "switch", "-qC", "voorstel")
    later = meeting.read_text(encoding="utf-8").replace("2026-01-15", "2026-02-12").replace(none, agenda)
    (fork / "data/bijeenkomsten/2026-02-12.md").write_text(later, encoding="utf-8")
    record(fork)
    assert tafel(fork, "check", "--against", "main").returncode == 0
    git(fork, "switch", "-q", "main")
    replace(meeting, none, agenda)
    record(fork)
    assert tafel(fork, "check", "--against", "HEAD~1").returncode == 0
    git(fork, "merge", "-q", "voorstel", "-m", "Samen")
    done = tafel(fork, "check")
    assert done.returncode == 1
    assert "fout T301" in done.stdout


def test_only_what_is_asked_is_reported(table: Path) -> None:
    """One file can be checked against the whole table without the noise of all the others."""
    replace(table / PLEIN, "thema: buurt", "thema: buren")
    done = tafel(table, "check", "data/organisaties")
    assert done.returncode == 0
    assert done.stdout.startswith("2 bestanden gelezen: 0 fouten")


@pytest.mark.skipif(os.name != "posix", reason="alleen waar pijpen een voor een sluiten")
def test_text_and_report_in_one_run(table: Path) -> None:
    """The text for people and a report for a program come out of one run."""
    replace(table / PLEIN, "thema: buurt", "thema: buren")
    done = tafel(table, "check", "--report", "sarif:uit.sarif", "--report", "junit:uit.xml")
    assert "fout T201" in done.stdout
    assert json.loads((table / "uit.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (table / "uit.xml").read_text(encoding="utf-8").startswith("<?xml")
