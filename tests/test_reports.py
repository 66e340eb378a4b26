"""Reports for programs: each is read back by another reader, and no text in them can give an order."""

import json
import os
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import unquote

import pytest
from conftest import replace, tafel
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tafel_cli.characters import toon
from tafel_cli.finding import Code, Finding, Severity, Span
from tafel_cli.report import Report, formats, report_of

PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"
NASTY = [
    "::error::x",
    "%0A::stop-commands::weg",
    "a\n::add-mask::b\r\nc",
    '<script>alert(1)</script> & "quotes" \'',
    "]]> <!-- x --> &amp; \ufffe\x00\x1b[31m",
    "| cel | `code` | [link](javascript:x) **vet** ![x](http://x) @iemand #12",
    "\u202edraai \u2028 regel",
]
CODE = st.sampled_from([Code("T101", "veld-ontbreekt"), Code("W005", "stuk-te-laat", Severity.WAARSCHUWING)])
WORDS = st.text(max_size=60) | st.sampled_from(NASTY)


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    """Draw a finding with any words at any place."""
    line, column = draw(st.integers(1, 999)), draw(st.integers(1, 99))
    span = Span(line, column, line, column + draw(st.integers(1, 9)))
    return Finding(
        f"data/{draw(WORDS)}.md", span, draw(CODE), draw(WORDS), draw(WORDS), place=draw(st.sampled_from(["a", "b"]))
    )


REPORTS = st.lists(findings(), max_size=14).map(lambda drawn: report_of(drawn, 3))


def render(name: str, report: Report) -> str:
    """Return a report in one form, which is text that any file can hold."""
    text = formats()[name].render(report)
    text.encode("utf-8")
    return text


def found_in(report: Report) -> list[Finding]:
    """Return the findings of a report."""
    return [noted.finding for noted in report.noted]


def facts(report: Report) -> list[tuple[str, str, int]]:
    """Return what every form must keep of a finding: code, path and line."""
    return [(f.code.code, toon(f.path), f.span.line) for f in found_in(report)]


@given(REPORTS)
def test_json(report: Report) -> None:
    """JSON parses back to the same findings."""
    rows = json.loads(render("json", report))["findings"]
    assert [(row["code"], row["path"], row["line"]) for row in rows] == facts(report)
    assert [row["message"] for row in rows] == [toon(f.message) for f in found_in(report)]


@given(REPORTS)
def test_sarif(report: Report) -> None:
    """SARIF parses back to the same findings, with places that no path can break out of."""
    (run,) = json.loads(render("sarif", report))["runs"]
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert [ids[result["ruleIndex"]] for result in run["results"]] == [f.code.code for f in found_in(report)]
    read = [(unquote(place["artifactLocation"]["uri"]), place["region"]["startLine"]) for place in places]
    assert read == [fact[1:] for fact in facts(report)]
    assert all(re.fullmatch(r"[A-Za-z0-9/%._~-]+", place["artifactLocation"]["uri"]) for place in places)


@given(REPORTS)
def test_gitlab(report: Report) -> None:
    """The code quality report parses back to the same findings, each with a fingerprint of its own."""
    rows = json.loads(render("gitlab", report))
    read = [(r["check_name"].split("-")[0], r["location"]["path"], r["location"]["lines"]["begin"]) for r in rows]
    assert read == facts(report)
    assert len({row["fingerprint"] for row in rows}) == len(rows)
    assert {row["severity"] for row in rows} <= {"info", "minor", "major", "critical", "blocker"}


@given(REPORTS)
def test_junit(report: Report) -> None:
    """JUnit is XML that a strict parser takes; its failures are the errors, and its counts are right."""
    suite = ET.fromstring(render("junit", report)).find("testsuite")  # noqa: S314  (our own text)
    assert suite is not None
    cases = suite.findall("testcase")
    failed = [case for case in cases if case.find("failure") is not None]
    assert len(failed) == int(suite.attrib["failures"]) == report.count(Severity.FOUT)
    assert len(cases) == int(suite.attrib["tests"]) == max(1, len(found_in(report)))
    assert all(case.attrib["name"].startswith(f.code.code) for case, f in zip(cases, found_in(report), strict=False))


@given(REPORTS)
def test_github(report: Report) -> None:
    """Every command on the screen is one of ours, at most ten a level; the words come back whole."""
    lines = render("github", report).split("\n")[:-1]
    commands = [line for line in lines if line.lstrip().startswith("::")]
    assert all(re.match(r"::(error|warning|notice) file=", line) for line in commands)
    for level, severity in (("error", Severity.FOUT), ("warning", Severity.WAARSCHUWING)):
        found = [f for f in found_in(report) if f.code.severity is severity]
        shown = [line for line in commands if line.startswith(f"::{level} ")]
        assert len(shown) == min(10, len(found))
        for line, finding in zip(shown, found, strict=False):
            said = line.split("::", 2)[2].replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
            assert said.startswith(toon(finding.message))
    assert len(lines) - len(commands) <= 2


@given(REPORTS)
def test_markdown(report: Report) -> None:
    """In Markdown each finding is one row of five cells, and none of its words is a link, a picture or a tag."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(render("markdown", report))
    cells = [token for token in tokens if token.type == "td_open"]
    assert len(cells) == 5 * len(found_in(report))
    inside = [child for token in tokens for child in token.children or []]
    assert not [child for child in inside if child.type in ("link_open", "image", "html_inline", "code_inline")]
    assert not [token for token in tokens if token.type == "html_block"]


def test_several_in_one_run(table: Path) -> None:
    """The text is always on the screen; every report that is asked for lies where it was asked."""
    replace(table / PLEIN, "doel: beeldvormend", "doel: beeldvormnd")
    done = tafel(table, "check", "--report", "sarif:uit.sarif", "--report", "junit", "--report", "github")
    assert done.returncode == 1
    assert f"{PLEIN}:" in done.stdout
    assert "\n::error file=data/agenda/" in done.stdout
    assert json.loads((table / "uit.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert ET.parse(table / "tafel-junit.xml").getroot().tag == "testsuites"  # noqa: S314  (our own text)
    assert sorted(path.name for path in table.iterdir() if path.name.startswith(".tafel")) == []


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


def test_wrong_report(table: Path) -> None:
    """A form that there is not is wrong use; a file that cannot be written is said, with exit code 3."""
    done = tafel(table, "check", "--report", "sarf:x")
    assert (done.returncode, done.stdout) == (2, "")
    assert "bedoelde u `sarif`?" in done.stderr
    assert tafel(table, "check", "--report", f"sarif:{table}{os.sep}weg{os.sep}x").returncode == 3


@pytest.mark.parametrize("start", ["::error::", "##[command]"])
def test_text_gives_no_orders(table: Path, start: str) -> None:
    """In CI no line of a document that is shown can be taken for a command."""
    replace(table / PLEIN, "## Vervolg\n", f"{start}Kwaad\n\n## Vervolg\n")
    done = tafel(table, "agenda", "show", Path(PLEIN).stem, CI="true")
    assert f"\n| {start}Kwaad" in done.stdout
