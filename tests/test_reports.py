"""Where reports go: what is asked for, what a CI service takes, and what happens when a place cannot be written."""

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, Record, replace
from conftest import on_the_eve as tafel
from counting import counts
from readers import ACT, Page, commands, lines, orders

from tafel_cli.report import form_names

PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"
FORMS = form_names()
KNOWN = f"kies uit: {', '.join(FORMS)}"
LIMIT = 1 << 20


@pytest.fixture
def wrong(table: Path) -> Path:
    """Give the smallest table with one error."""
    replace(table / PLEIN, "doel: beeldvormend", "doel: beeldvormnd")
    return table


def test_several_in_one_run(wrong: Path) -> None:
    """The text is always on the screen; every report that is asked for lies where it was asked."""
    done = tafel(wrong, "check", "--report", "sarif:uit.sarif", "--report", "junit", "--report", "github")
    assert done.returncode == 1
    assert f"{PLEIN}:" in done.stdout
    assert "\n::error file=data/agenda/" in done.stdout
    assert json.loads((wrong / "uit.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert ET.parse(wrong / "tafel-junit.xml").getroot().tag == "testsuites"  # noqa: S314  (our own text)
    assert sorted(path.name for path in wrong.iterdir() if path.name.startswith(".tafel")) == []


def test_one_form_in_two_places(wrong: Path) -> None:
    """A form may go to several places; the same place twice is once, and an old report is replaced whole."""
    (wrong / "a.json").write_text("oud" * 10_000, encoding="utf-8")
    done = tafel(wrong, "check", "--report=json:a.json", "--report=json:b.json", "--report=json:b.json")
    assert (done.returncode, done.stderr) == (1, "")
    assert (wrong / "a.json").read_bytes() == (wrong / "b.json").read_bytes()
    assert len(json.loads((wrong / "a.json").read_bytes())["findings"]) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("--report=json:x", "--report=sarif:x"),
        ("--report=json:x", "--report=sarif:./x"),
        ("--report=json:-", "--report=sarif:-"),
        ("--format=json", "--report=sarif:-"),
    ],
)
def test_two_reports_in_one_place(arguments: tuple[str, ...], wrong: Path) -> None:
    """Two reports do not fit in one place: that is wrong use, before anything is written."""
    done = tafel(wrong, "check", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Er past maar één verslag " in done.stderr
    assert not (wrong / "x").exists()


@pytest.mark.parametrize("form", [name for name in FORMS if name != "github"])
def test_a_report_for_a_program(form: str, wrong: Path) -> None:
    """With `-` stdout holds the report and nothing else, so that a program can read it; the text is on stderr."""
    text = tafel(wrong, "check").stdout
    tafel(wrong, "check", f"--report={form}:uit")
    done = tafel(wrong, "check", f"--report={form}:-", CI="true", GITHUB_ACTIONS="true")
    assert done.returncode == 1
    assert done.stdout == (wrong / "uit").read_text(encoding="utf-8")
    assert done.stderr.startswith(text)
    assert [command.name for command in commands(done.stderr)] == ["error"]


def test_json_is_alone(wrong: Path) -> None:
    """`--format json` is the same report, without text anywhere; other reports can be made beside it."""
    done = tafel(wrong, "check", "--format=json", "--report=json:uit.json", "--report=sarif", GITHUB_ACTIONS="true")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == (wrong / "uit.json").read_text(encoding="utf-8")
    assert (wrong / "tafel.sarif").exists()


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ("sarf:x", "bedoelde u `sarif`?"),
        ("JSON", "bedoelde u `json`?"),
        ("foo", KNOWN),
        ("screen", KNOWN),
    ],
)
def test_wrong_report(form: str, sentence: str, table: Path) -> None:
    """A form that there is not is wrong use, with what to write instead."""
    done = tafel(table, "check", f"--report={form}")
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1


def _link(path: Path) -> None:
    (path.parent / "elders.txt").write_text("blijft", encoding="utf-8")
    path.symlink_to("elders.txt")


PLACES: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "a folder that is not there": ("weg/x.json", lambda _: None, "deze plek bestaat niet"),
    "a folder": ("x.json", Path.mkdir, "dit is een map, geen bestand"),
    "a file for a folder": ("x/y.json", lambda path: path.parent.touch(), "een deel van het pad is geen map"),
    "a link": ("x.json", _link, "hier staat een snelkoppeling, geen gewoon bestand"),
    "a link to nothing": ("x.json", lambda path: path.symlink_to("nergens"), "hier staat een snelkoppeling"),
    "a pipe": ("x.json", os.mkfifo, "hier staat geen gewoon bestand"),
    "a name that is too long": ("x" * 300, lambda _: None, "deze naam is te lang"),
}


@pytest.mark.parametrize("case", PLACES)
def test_a_place_that_cannot_be_written(case: str, wrong: Path) -> None:
    """A report that was asked for and cannot be written is exit code 3, in a sentence; all the rest is there first."""
    name, make, why = PLACES[case]
    make(wrong / name)
    before = sorted(path.name for path in wrong.iterdir())
    done = tafel(wrong, "check", f"--report=json:{name}", "--report=sarif", "--report=markdown:ook/weg.md")
    assert done.returncode == 3
    assert done.stdout == tafel(wrong, "check").stdout
    assert done.stderr.count("\n") == 1
    assert f"Het verslag `{name}` is niet geschreven: {why}" in done.stderr
    assert "Het verslag `ook/weg.md` is niet geschreven: deze plek bestaat niet." in done.stderr
    assert sorted(path.name for path in wrong.iterdir()) == sorted([*before, "tafel.sarif"])
    if case == "a link":
        assert (wrong / "elders.txt").read_text(encoding="utf-8") == "blijft"


def test_a_place_that_is_read_only(wrong: Path) -> None:
    """A folder or a file without permission is exit code 3."""
    closed = wrong / "dicht"
    closed.mkdir()
    (wrong / "vast.json").write_text("blijft", encoding="utf-8")
    (wrong / "vast.json").chmod(0o444)
    closed.chmod(0o555)
    if os.access(closed, os.W_OK):
        pytest.skip("the system's administrator may write everywhere")
    for place in ("dicht/x.json", "vast.json"):
        done = tafel(wrong, "check", f"--report=json:{place}")
        assert done.returncode == 3
        assert "u hebt hier geen toestemming" in done.stderr
    closed.chmod(0o755)


def test_in_ci(table: Path) -> None:
    """In a CI service the fitting report comes by itself, also where the summary cannot be written (a fork)."""
    replace(table / PLEIN, "duur: 20\n", "")
    here = tafel(table, "check", GITHUB_ACTIONS="true", CI="true", GITHUB_STEP_SUMMARY=str(table / "samenvatting.md"))
    assert "::error file=" in here.stdout
    assert (table / "samenvatting.md").read_text(encoding="utf-8").startswith("## Er is nog 1 fout te herstellen")
    replace(table / PLEIN, "doel: beeldvormend\n", "doel: beeldvormend\nduur: 20\n")
    done = tafel(table, "check", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(table / "weg" / "x.md"))
    assert done.returncode == 0
    assert "De controle zelf gaat door." in done.stderr
    tafel(table, "check", GITLAB_CI="true")
    assert json.loads((table / "gl-code-quality-report.json").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["a folder", "a pipe"])
def test_green_stays_green(make: Callable[[Path], object], table: Path) -> None:
    """A summary or a report that only the CI service asked for never makes a good proposal fail, and never waits."""
    make(table / "samenvatting")
    make(table / "gl-code-quality-report.json")
    for settings in ({"GITHUB_STEP_SUMMARY": str(table / "samenvatting")}, {"GITLAB_CI": "true"}):
        done = tafel(table, "check", CI="true", **settings)
        assert (done.returncode, done.stdout) == (0, tafel(table, "check").stdout)
        assert done.stderr.startswith("tafel: Het verslag ")
        assert done.stderr.endswith("De controle zelf gaat door.\n")


def test_summary_is_added_to(wrong: Path) -> None:
    """What another step wrote in the summary stays."""
    summary = wrong / "samenvatting.md"
    summary.write_text("# Eerder\n\n", encoding="utf-8")
    for _ in range(2):
        tafel(wrong, "check", GITHUB_STEP_SUMMARY=str(summary))
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("# Eerder\n\n## Er is nog 1 fout te herstellen\n")
    assert text.count("## Er is nog 1 fout te herstellen\n") == 2


@pytest.mark.parametrize("room", [0, 100, 400])
def test_summary_stays_under_its_limit(room: int, wrong: Path) -> None:
    """A summary never grows over 1 MiB, where GitHub would drop the whole; a sentence says that there is more."""
    summary = wrong / "samenvatting.md"
    summary.write_text("x" * (LIMIT - room - 1) + "\n", encoding="utf-8")
    done = tafel(wrong, "check", GITHUB_STEP_SUMMARY=str(summary))
    assert (done.returncode, done.stderr) == (1, "")
    assert summary.stat().st_size <= LIMIT
    added = summary.read_text(encoding="utf-8")[LIMIT - room :]
    assert added == "" if room < 200 else added.endswith("De hele lijst staat in de uitvoer van de controle.\n")
    assert Page(added).live == []


@pytest.mark.parametrize("service", ["FORGEJO_ACTIONS", "GITEA_ACTIONS"])
def test_forgejo_and_gitea(service: str, wrong: Path) -> None:
    """Forgejo and Gitea, which say that they are GitHub, get annotations that their runner understands as one."""
    settings = {service: "true", "CI": "true", "GITHUB_ACTIONS": "true"}
    done = tafel(wrong, "check", GITHUB_STEP_SUMMARY=str(wrong / "samenvatting.md"), **settings)
    (line,) = [line for line in lines(done.stdout) if ACT.search(line)]
    assert line.startswith(f"::error file={PLEIN},line=5,")
    assert (wrong / "samenvatting.md").exists()


def test_gitlab_compares_for_itself(wrong: Path, record: Record) -> None:
    """GitLab's report holds what existed too: GitLab would call what is missing from it solved."""
    record(wrong)
    replace(wrong / PLEIN, "duur: 20", "duur: veel")
    done = tafel(wrong, "check", "--against", "HEAD", "--actor", "anna", GITLAB_CI="true", CI="true")
    rows = json.loads((wrong / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    assert {"T104", "T107"} <= {row["check_name"][:4] for row in rows}
    assert "Bestond al, en telt nu niet mee: 1 melding. U ziet ze met `tafel check`.\n" in done.stdout
    assert orders(done.stdout) == []


def test_a_change_in_the_summary(wrong: Path, record: Record) -> None:
    """The summary leads with the item of the change, then what to mend, then the rest, and what was there before."""
    record(wrong)
    item = wrong / "data/agenda/2026-01-06-gemeente-fietsen.md"
    text = (wrong / PLEIN).read_text(encoding="utf-8").replace("beeldvormnd", "beeldvormend").replace("duur: 20\n", "")
    item.write_text(text.replace("## Vervolg\n", "## Verder\n"), encoding="utf-8")
    tafel(wrong, "check", "--against", "HEAD", "--report=markdown")
    page = Page((wrong / "tafel.md").read_text(encoding="utf-8"))
    assert page.headings == [
        "Er zijn nog 2 fouten te herstellen",
        "Hoe gebruiken we het plein?: 8 van 10 onderdelen klaar",
        "Dit moet u herstellen (2)",
        "Dit bestond al (1)",
    ]
    assert page.blocks == ["duur: 15\n", "## Vervolg\n"]
    assert page.items[0].strip().startswith("duur. Zet dit in de kop van het bestand")
    mend = [[cell.replace("\n", " ") for cell in row] for row in page.tables[0][1][1:]]
    assert [row[0] for row in mend] == ["data/agenda/2026-01-06-gemeente-fietsen.md"] * 2
    assert [row[4] for row in mend] == ["T401", "T402"]
    assert all(row[2].startswith("Nog nodig: ") and row[3].startswith("typ ") for row in mend)


def test_a_concept_in_the_summary(table: Path) -> None:
    """A draft that lacks something is not called ready, and one that lacks nothing is told how it is submitted."""
    item = table / "data/agenda/2026-01-06-gemeente-fietsen.md"
    whole = (table / PLEIN).read_text(encoding="utf-8").replace("status: ingediend", "status: concept")
    said = []
    for text in (whole.replace("duur: 20\n", ""), whole):
        item.write_text(text, encoding="utf-8")
        done = tafel(table, "check", "--against", "HEAD", "--report=markdown")
        page = (table / "tafel.md").read_text(encoding="utf-8")
        said.append(
            (
                page.splitlines()[0],
                "Verander dan in de kop `status: concept` in `status: ingediend`." in page,
                done.returncode,
            )
        )
        assert ("Verander dan in de kop `status: concept` in `status: ingediend`." in done.stdout) is said[-1][1]
    assert said == [
        ("## Er zijn geen fouten, maar er is nog iets nodig", False, 0),
        ("## De controle is goed", True, 0),
    ]


def test_more_may_follow(table: Path) -> None:
    """Where a fault hides the rest of a file, the summary says that more can follow, and explains that fault."""
    item = table / "data/agenda/2026-01-06-gemeente-fietsen.md"
    whole = (table / PLEIN).read_text(encoding="utf-8")
    for text, hidden, code in ((whole.replace("duur: 20", "duur: veel"), True, "T107"),
                               (whole.replace("duur: 20\n", ""), False, "T401")):  # fmt: skip
        item.write_text(text, encoding="utf-8")
        tafel(table, "check", "--against", "HEAD", "--report=markdown")
        page = (table / "tafel.md").read_text(encoding="utf-8")
        assert ("Daarna kan er nog meer nodig zijn" in page) is hidden
        assert f"Uitleg bij een code: `tafel explain {code}`" in page


LOADED = """
import sys
from tafel_cli.cli import run
run(sys.argv[1:])
forms = [name.rsplit(".", 1)[1] for name in sys.modules if name.startswith("tafel_cli.report.forms.")]
heavy = [name for name in ("xml.sax", "markdown_it") if name in sys.modules]
print(*sorted(forms), *heavy, file=sys.stderr)
"""


@pytest.mark.parametrize("asked", [(), ("json",), ("sarif", "junit")])
def test_only_what_is_asked_is_loaded(asked: tuple[str, ...], table: Path) -> None:
    """A check loads the forms of report that are asked for and no other, nor a library for them."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "GITLAB_", "CI"))}
    command = [sys.executable, "-P", "-c", LOADED, "check", *[f"--report={name}" for name in asked]]
    environment = {**outside, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=table, env=environment, check=True, capture_output=True, text=True)
    assert done.stderr.split() == sorted(asked)


def test_reports_read_nothing_again(table: Path) -> None:
    """However many reports are asked for, every file of the table is opened once, and no process is started."""
    seen = counts(
        table, "check", *[f"--report={name}:uit.{name}" for name in FORMS if name != "github"], "--report=github"
    )
    opened = sorted(path for path in seen["open"] if path.startswith(str(table)) and path.endswith(".md"))
    assert opened == sorted(str(path) for path in (table / "data").rglob("*.md"))
    assert seen["subprocess.Popen"] == []


@pytest.mark.parametrize("start", ["::error::", "##[command]", "tekst ##[add-mask]", "##vso[task.complete]"])
def test_text_gives_no_orders(table: Path, start: str) -> None:
    """In CI no line of a document that is shown can be taken for a command, at its start or anywhere in it."""
    replace(table / PLEIN, "## Vervolg\n", f"{start}Kwaad\n\n## Vervolg\n")
    done = tafel(table, "agenda", "show", Path(PLEIN).stem, CI="true")
    assert orders(done.stdout) == []
    assert start.replace("##", "#<U+0023>") in done.stdout
    assert f"\n{start}Kwaad" in tafel(table, "agenda", "show", Path(PLEIN).stem).stdout


def test_the_example_in_the_documentation(wrong: Path) -> None:
    """What docs/reports.md shows of JSON is what a check of this mistake gives."""
    page = (ROOT / "docs" / "reports.md").read_text(encoding="utf-8")
    block = page.split("\n    {\n", 1)[1].split("\n    }\n", 1)[0]
    assert json.loads(f"{{{block}}}") == json.loads(tafel(wrong, "check", "--format", "json").stdout)
    told = [row.split("`")[1] for row in page.splitlines() if row.startswith("| `")]
    assert told == [name for name in FORMS if name in told]
    assert {"github", "json", "sarif"} <= {*told}
