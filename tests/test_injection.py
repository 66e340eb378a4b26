"""Content of a table is never a command: not for a terminal, a CI service, a program or a spreadsheet."""

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from conftest import ROOT, replace
from conftest import on_the_eve as tafel
from measuring import PROC, Cost, assert_bounded, assert_pack_bounded, assert_within, cost
from proposals import PLEIN
from readers import Page, commands, orders
from steering_cases import NAMES, REFUSED, SHEETS, STEERING, TITLE, WORDS, spelt, titled

from tafel_cli.report import form_names

REPORTS = [f"--report={name}:uit.{name}" for name in form_names() if name != "github"]
FORMULAS = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
# The services that take commands from a log. `tests/test_report_forms.py` has all of them, for any text.
SERVICES = ({"CI": "true", "GITHUB_ACTIONS": "true"}, {"TF_BUILD": "True"})


def colours_away(text: str) -> str:
    """Return terminal output without our own colours, and without the carriage returns that a terminal adds."""
    return re.sub(r"\x1b\[[0-9;]*m", "", text).replace("\r\n", "\n")


def on_a_terminal(folder: Path, *arguments: str, columns: int = 200) -> str:
    """Run the command on a pseudo terminal that knows colours; return every character it got."""
    here, there = pty.openpty()
    outside = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "CI", "GITHUB_ACTIONS")}
    environment = {**outside, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "COLUMNS": str(columns)}
    command = [sys.executable, "-P", "-m", "tafel_cli", *arguments]
    with subprocess.Popen(command, cwd=folder, env=environment, stdin=there, stdout=there, stderr=there):
        os.close(there)
        got = b""
        while True:
            try:
                more = os.read(here, 65536)
            except OSError:  # Linux says so when the other side is closed
                break
            if not more:
                break
            got += more
    os.close(here)
    return got.decode("utf-8")


def harmless(text: str) -> bool:
    """Tell whether a terminal only displays a text."""
    return not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]", text)


def first(folder: Path, **settings: str) -> dict[str, object]:
    """Return the first finding of a check."""
    found = json.loads(tafel(folder, "check", "--format", "json", **settings).stdout)["findings"]
    return dict(found[0])


@pytest.mark.parametrize("case", REFUSED)
def test_a_title_that_steers_is_refused(case: str, table: Path) -> None:
    """A title with a control character is an error at its place, and the character is spelt out wherever shown."""
    typed, code, column = REFUSED[case]
    replace(table / PLEIN, TITLE, f"titel: {typed}")
    found = first(table)
    assert (found["code"], found["path"], found["line"], found["column"]) == (code, PLEIN, 2, column)
    codes = [row["code"] for row in json.loads(tafel(table, "check", "--format", "json").stdout)["findings"]]
    for service in SERVICES:
        done = tafel(table, "check", *REPORTS, **service)
        assert done.returncode == 1
        assert harmless(done.stdout)
        ours = ["error"] * len(codes) if "GITHUB_ACTIONS" in service else []
        assert [one.name for one in commands(done.stdout)] == ours
        assert len(orders(done.stdout)) == len(ours)
        assert f"\n{PLEIN}:2:{column}: fout {code} " in f"\n{done.stdout}"
        assert harmless(done.stderr)
    assert_reports(table, codes)
    got = on_a_terminal(table, "check")
    assert "\x1b[1;31m" in got
    assert harmless(colours_away(got))


@pytest.mark.parametrize("case", WORDS)
def test_words_stay_words(case: str, table: Path) -> None:
    """Words that are a command somewhere are shown as they are typed: on a terminal, in a log, in every report."""
    word = WORDS[case]
    replace(table / PLEIN, TITLE, f"titel: {spelt(word)}")
    replace(table / PLEIN, "doel: beeldvormend", f"doel: {spelt(word)}")
    quoted = f"`{word.strip()[:40]}` kunt u niet kiezen bij `doel`."
    line = f"{PLEIN}:5:7: fout T104 {quoted}"
    assert tafel(table, "check").stdout.startswith(f"{line}\n")
    assert colours_away(on_a_terminal(table, "check")).startswith(f"{line}\n")
    for service in SERVICES:
        done = tafel(table, "check", *REPORTS, **service)
        ours = [(one.name, one.properties["file"], one.properties["line"]) for one in commands(done.stdout)]
        assert ours == ([("error", PLEIN, "5")] if "GITHUB_ACTIONS" in service else [])
        assert len(orders(done.stdout)) == len(ours)
        assert all(one.data.startswith(quoted) for one in commands(done.stdout))
        assert orders(done.stderr) == []
    assert_reports(table, ["T104"], quoted)


def assert_reports(table: Path, codes: list[str], message: str = "") -> None:
    """Assert that every report has findings with these codes, whose message starts with this text."""
    rows = json.loads((table / "uit.json").read_text(encoding="utf-8"))["findings"]
    assert [row["code"] for row in rows] == codes
    assert all(row["message"].startswith(message) for row in rows)
    (run,) = json.loads((table / "uit.sarif").read_text(encoding="utf-8"))["runs"]
    assert [result["ruleId"] for result in run["results"]] == codes
    assert all(result["message"]["text"].startswith(message) for result in run["results"])
    gitlab = json.loads((table / "uit.gitlab").read_text(encoding="utf-8"))
    assert [row["check_name"][:4] for row in gitlab] == codes
    assert all(row["description"].startswith(message) for row in gitlab)
    failures = ET.parse(table / "uit.junit").getroot().findall("*/*/failure")  # noqa: S314  (our own text)
    assert [failure.attrib["type"] for failure in failures] == codes
    assert all(failure.attrib["message"].startswith(message) for failure in failures)
    page = Page((table / "uit.markdown").read_text(encoding="utf-8"))
    assert page.live == []
    assert [row[4] for row in page.tables[0][1][1:]] == codes
    others = [path for path in table.glob("uit.*") if path.suffix != ".markdown"]
    assert len(others) == len(REPORTS) - 1
    assert [order for path in others for order in orders(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("case", WORDS)
def test_a_title_is_shown_as_it_is(case: str, table: Path) -> None:
    """A title that is listed, shown or measured is no command, and is there to the letter."""
    word = WORDS[case]
    replace(table / PLEIN, TITLE, f"titel: {spelt(word)}")
    replace(table / PLEIN, "duur: 20\n", "")
    listed = tafel(table, "agenda", "list", "--format=json", CI="true").stdout
    assert json.loads(listed)["items"][1]["titel"].strip() == word.strip()
    assert orders(listed) == []
    for command in (["list"], ["list", "--format=csv"], ["show", Path(PLEIN).stem]):
        assert orders(tafel(table, "agenda", *command, CI="true").stdout) == []
    assert word.strip() in colours_away(on_a_terminal(table, "check", "--meter"))
    for service in SERVICES:
        done = tafel(table, "check", "--meter", "--report=markdown:uit.md", **service)
        assert len(orders(done.stdout)) == ("GITHUB_ACTIONS" in service)
    page = Page((table / "uit.md").read_text(encoding="utf-8"))
    assert page.live == []
    said = f"{word}: 9 van 10 onderdelen klaar"
    assert " ".join(said.split()) in [" ".join(heading.split()) for heading in page.headings]


@pytest.mark.parametrize("case", NAMES)
def test_a_file_name_stays_one_place(case: str, table: Path) -> None:
    """A file name that means something in an address is one path to every reader, and an error of its own."""
    path = f"data/agenda/{NAMES[case]}.md"
    (table / path).write_bytes((table / PLEIN).read_bytes())
    shown = path.replace("\n", "<U+000A>")
    found = first(table)
    assert (found["code"], found["path"], found["line"]) == ("T005", shown, 1)
    done = tafel(table, "check", *REPORTS, CI="true", GITHUB_ACTIONS="true")
    assert [one.properties["file"] for one in commands(done.stdout)] == [shown]
    assert len(orders(done.stdout)) == 1
    assert_reports(table, ["T005"])
    (run,) = json.loads((table / "uit.sarif").read_text(encoding="utf-8"))["runs"]
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    parts = urlsplit(uri)
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
    assert unquote(parts.path) == shown


def test_a_number_that_is_none(table: Path) -> None:
    """A number that JSON does not know never reaches a report."""
    replace(table / PLEIN, "duur: 20", "duur: .nan")
    done = tafel(table, "check", "--format", "json")
    value = json.loads(done.stdout, parse_constant=lambda word: pytest.fail(f"{word} is geen JSON"))
    assert [(row["code"], row["line"], row["column"]) for row in value["findings"]] == [("T107", 7, 7)]


@pytest.mark.parametrize("start", SHEETS)
def test_a_sheet_calculates_nothing(start: str, table: Path) -> None:
    """A title that begins as a formula is text in a spreadsheet; a number stays a number."""
    replace(table / PLEIN, TITLE, f"titel: {json.dumps(start)}")
    rows = list(csv.DictReader(io.StringIO(tafel(table, "agenda", "list", "--format", "csv").stdout)))
    title = next(row["titel"] for row in rows if row["id"] == Path(PLEIN).stem)
    assert title == f"'{start.strip()}"
    assert not any(value.startswith(FORMULAS) for row in rows for value in row.values())
    assert {row["duur"] for row in rows} == {"20", "25"}


@pytest.mark.parametrize("start", SHEETS)
@pytest.mark.parametrize("between", [";", ",", "; ", ';"', "=;x, "])
def test_a_sheet_that_splits_elsewhere_calculates_nothing(start: str, between: str, table: Path) -> None:
    """A formula behind a comma or a semicolon is text, whether a spreadsheet splits at the one or at the other."""
    replace(table / PLEIN, TITLE, f"titel: {json.dumps('x' + between + start)}")
    for form, own, other in (("csv", ",", ";"), ("spreadsheet", ";", ",")):
        text = tafel(table, "agenda", "list", f"--format={form}").stdout.removeprefix("\ufeff")
        right = [cell for row in csv.reader(io.StringIO(text), delimiter=own) for cell in row]
        assert Path(PLEIN).stem in right
        wrong = [cell for row in csv.reader(io.StringIO(text), delimiter=other) for cell in row]
        pieces = [piece.strip(' "') for line in text.splitlines() for piece in line.split(other)]
        assert not [cell for cell in (*right, *wrong, *pieces) if cell.startswith(FORMULAS)]


@pytest.mark.parametrize("columns", [40, 60, 100, 200])
def test_a_terminal_of_any_width(columns: int, table: Path) -> None:
    """On a narrow terminal a finding goes on below, no word is broken, and nothing is lost."""
    replace(table / PLEIN, "doel: beeldvormend", "doel: beeldvormnd")
    wide = tafel(table, "check").stdout
    narrow = colours_away(on_a_terminal(table, "check", "--as-of", "2026-01-14", columns=columns))
    assert narrow.split() == wide.split()
    longest = max(len(word) for word in wide.split())
    assert all(len(line) <= max(columns, longest) for line in narrow.splitlines())


@PROC
@pytest.mark.parametrize("case", STEERING)
def test_steering_is_bounded(case: str, planned: Path) -> None:
    """A check of such a title that writes every report takes at most a second of work and 256 MiB."""
    STEERING[case](planned)
    assert_bounded(planned, *REPORTS)
    assert len(list(planned.glob("uit.*"))) == len(REPORTS)


@PROC
@pytest.mark.parametrize("case", WORDS)
def test_a_pack_with_words_is_bounded(case: str, planned: Path, ordinary_pack: Cost) -> None:
    """A pack with such a title takes at most a second more than any pack, and 256 MiB."""
    STEERING[case](planned)
    assert_pack_bounded(planned, ordinary_pack)


@PROC
@pytest.mark.parametrize("start", SHEETS)
def test_a_sheet_is_bounded(start: str, planned: Path) -> None:
    """A CSV list with a title that begins as a formula is made within the bounds of a check."""
    titled(json.dumps(start))(planned)
    taken = cost(planned, "agenda", "list", "--format", "csv")
    assert taken.code == 0
    assert_within(taken)
