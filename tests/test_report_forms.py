"""Every form of report, for any findings: an independent parser reads exactly those back, and no text is a command."""

import io
import json
import os
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
import xmlschema
from conftest import ROOT
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from readers import Page, command, commands, lines, orders
from referencing import Registry

from tafel_cli.checks.discretion import hidden
from tafel_cli.checks.report import Report, report_of
from tafel_cli.finding import Code, Finding, Severity, Span
from tafel_cli.reading.characters import ORDER, inert, toon
from tafel_cli.register.completeness import KOP, Deel, Meter
from tafel_cli.report import form, form_names, screen
from tafel_cli.report.forms.markdown import fit
from tafel_cli.report.plain_markdown import code, markdown_cell, unmarked
from tafel_cli.report.steps import steps

SCHEMAS = ROOT / "tests" / "schemas"
NASTY = [
    "::error::x",
    "  ::stop-commands::weg",
    "##[add-mask]x",
    "zin met ##[error]x",
    "##vso[task.setvariable variable=x]y",
    "%0A::stop-commands::weg",
    "a\n::add-mask::b\r\nc",
    "section_start:1:x\r\x1b[0K",
    "file=x,line=1::nep",
    '<script>alert(1)</script> <img src=x onerror=y> & "quotes" \'',
    "]]> <!-- x --> &amp; &lt;b&gt; \ufffe\uffff\x00\x1b[31m",
    "| cel | `code` | [link](javascript:x) **vet** ![x](http://x) @iemand #12",
    "</td></tr></table>\n\n# kop\n\n- punt",
    "``` `a` `` b`@c`d ```",
    "\\| \\` \\\\ `\\`",
    "GH-12 AB-3 deadbeef1 owner/repo#1 a@b.nl www.x.nl x.nl https://x :smile: !1 ~a $1 ^x",
    "[x]: http://x [^1] $$x$$ ~~x~~ {.x} {{x}}",
    "\u202edraai \u2028 regel \u0085 \ud800 \u200b",
    "'=1+1 \t x",
    " ",
    "`",
    "Nog nodig: het kopje Kern. Waar gaat het over, in drie zinnen?",
    "`50%` van de 1.200 woningen is klaar op 2026-12-03, zie `## Kern`",
]
CODES = st.sampled_from(
    [
        Code("T101", "veld-ontbreekt"),
        Code("W005", "stuk-te-laat", Severity.WAARSCHUWING),
        Code("T408", "veel-beslispunten", Severity.TIP),
    ]
)
WORDS = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(exclude_categories=()), max_size=40),
    st.text("`|\\*_[]()<>@#!&:%~$^{} \n\r\t-+=.,;/'\"0a1xZé", max_size=40),
    st.lists(st.sampled_from(NASTY), max_size=3).map("".join),
).filter(lambda words: hidden(words) == words)  # by chance they could be a telephone number, which is not shown
SERVICES = ("CI", "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD")
LINES = st.lists(WORDS, max_size=3).map("\n".join)


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    """Draw a finding with any words at any place, often on one line, marking any part of any line."""
    line, column = draw(st.integers(1, 999)), draw(st.integers(1, 60))
    span = Span(line, column, line + draw(st.sampled_from([0, 0, 3])), column + draw(st.integers(0, 9)))
    path = f"data/{draw(WORDS)}.md"
    said = draw(WORDS) or "Een zin."
    return Finding(path, span, draw(CODES), said, draw(WORDS), draw(st.sampled_from("abc")), draw(WORDS))


@st.composite
def meters(draw: st.DrawFn) -> Meter:
    """Draw how complete an item is, with any title, and any lines to paste."""
    part = st.builds(Deel, WORDS, st.tuples(findings()), LINES, st.sampled_from(["", KOP]) | WORDS)
    needed = tuple(draw(st.lists(part, max_size=3)))
    return Meter(f"data/{draw(WORDS)}.md", draw(WORDS), draw(st.integers(0, 9)), 9, needed)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Draw a report with or without an earlier version to compare with."""
    found = draw(st.lists(findings(), max_size=14))
    old = draw(st.none() | st.lists(st.booleans(), min_size=len(found), max_size=len(found)))
    return report_of(found, draw(st.integers(0, 3)), old, draw(st.lists(meters(), max_size=2)))


REPORTS = reports()
MANY = [
    Finding(f"data/{n}.md", Span(n + 1, 1, n + 1, 2), Code("T101", "veld-ontbreekt", severity), f"Nummer {n}.")
    for severity, size in ((Severity.FOUT, 25), (Severity.WAARSCHUWING, 11), (Severity.TIP, 10))
    for n in range(size)
]


def render(name: str, report: Report) -> str:
    """Return a report in one form, which must be valid UTF-8 with LF as its only line break."""
    text = form(name).render(report)
    text.encode("utf-8")
    assert text.splitlines(keepends=True) == [f"{line}\n" for line in text.split("\n")[:-1]], "no other line break"
    return text


def facts(report: Report) -> list[tuple[str, str, int, bool]]:
    """Return what a form must keep of a finding: code, path, line and whether it existed."""
    return [(f.code.code, toon(f.path), f.span.line, existed) for f, _, existed in report.noted]


def said(finding: Finding) -> str:
    """Return the message with the help, as the forms for programs spell it."""
    return toon(finding.message) + (f" Hulp: {toon(finding.hint)}" if finding.hint else "")


def kind(code: Code) -> str:
    """Return a code as Markdown shows it: with its severity, unless it is an error."""
    return code.code if code.severity is Severity.FOUT else f"{code.severity} {code.code}"


def words(text: str) -> str:
    """Return a text as a page shows it: white space as one space, and no marks around code."""
    return " ".join(text.replace("`", "").split())


def load(path: Path) -> Any:  # noqa: ANN401  (JSON is anything)
    """Read a schema."""
    return json.loads(path.read_text(encoding="utf-8"))


OFFLINE: Registry[Any] = Registry()
SARIF = jsonschema.Draft4Validator(load(SCHEMAS / "sarif-2.1.0-rtm.5.json"), registry=OFFLINE)
GITLAB = jsonschema.Draft202012Validator(load(SCHEMAS / "gitlab-code-quality.json"), registry=OFFLINE)
OURS = jsonschema.Draft202012Validator(load(ROOT / "tafel_cli/report/tafel-check.schema.json"), registry=OFFLINE)
JUNIT = xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd", allow="local")


@given(REPORTS)
def test_json(report: Report) -> None:
    """JSON follows its schema and parses back to the same findings, each with all it says."""
    value = json.loads(render("json", report))
    OURS.validate(value)
    assert orders(render("json", report)) == []
    rows = value["findings"]
    assert [(row["code"], row["path"], row["line"], row["existed"]) for row in rows] == facts(report)
    assert [(row["message"], row["hint"]) for row in rows] == [
        (toon(f.message), toon(f.hint)) for f, _, _ in report.noted
    ]
    assert [meter["titel"] for meter in value["meters"]] == [toon(meter.titel) for meter in report.meters]


def test_the_schema_of_json_names_every_key() -> None:
    """A key that is in the report is in its schema, so that the schema tells the whole of version 1."""
    part = Deel("duur", (MANY[0],), "duur: 15")
    value = json.loads(render("json", report_of(MANY, 3, None, [Meter("data/x.md", "x", 1, 2, (part,))])))
    schema = OURS.schema
    assert set(value) == set(schema["properties"])
    assert set(value["findings"][0]) == set(schema["$defs"]["finding"]["properties"])
    assert set(value["meters"][0]) == set(schema["$defs"]["meter"]["properties"])
    assert set(value["meters"][0]["nodig"][0]) == set(
        schema["$defs"]["meter"]["properties"]["nodig"]["items"]["properties"]
    )


@given(REPORTS)
def test_sarif(report: Report) -> None:
    """SARIF follows its standard and parses back to the same findings, at places that no path can break out of."""
    value = json.loads(render("sarif", report))
    SARIF.validate(value)
    assert orders(render("sarif", report)) == []
    (run,) = value["runs"]
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    read = [
        (
            ids[result["ruleIndex"]],
            unquote(place["artifactLocation"]["uri"]),
            place["region"]["startLine"],
            result.get("baselineState") == "unchanged",
        )
        for result, place in zip(run["results"], places, strict=True)
    ]
    assert read == facts(report)
    assert [result["message"]["text"] for result in run["results"]] == [said(f) for f, _, _ in report.noted]
    assert all(set(place["artifactLocation"]["uri"]).isdisjoint("#?: \\\n\r<>") for place in places)
    assert all(("baselineState" in result) == report.compared for result in run["results"])


@given(REPORTS)
def test_gitlab(report: Report) -> None:
    """The code quality report follows GitLab's rules and holds every finding, with a fingerprint of its own."""
    text = render("gitlab", report)
    rows = json.loads(text)
    GITLAB.validate(rows)
    assert orders(text) == []
    read = [(r["check_name"].split("-")[0], r["location"]["path"], r["location"]["lines"]["begin"]) for r in rows]
    assert read == [fact[:3] for fact in facts(report)]
    assert [row["description"] for row in rows] == [said(f) for f, _, _ in report.noted]
    assert len({row["fingerprint"] for row in rows}) == len(rows)


@given(REPORTS)
def test_junit(report: Report) -> None:
    """JUnit follows its schema and parses back to the same findings: an error failed, what existed was skipped."""
    text = render("junit", report)
    JUNIT.validate(text)
    assert orders(text) == []
    suite = ET.fromstring(text).find("testsuite")  # noqa: S314  (our own text)
    assert suite is not None
    cases = suite.findall("testcase")
    counts = {
        "tests": len(cases),
        "failures": len(suite.findall("*/failure")),
        "skipped": len(suite.findall("*/skipped")),
    }
    assert {name: int(suite.attrib[name]) for name in counts} == counts
    assert counts["failures"] == report.count(Severity.FOUT)
    if not report.noted:
        assert [case.attrib["name"] for case in cases] == ["check"]
        return
    read = [
        (
            case.attrib["name"].split(" ")[0],
            case.attrib["classname"],
            int(case.attrib["name"].rsplit(":", 2)[1]),
            case.find("skipped") is not None,
        )
        for case in cases
    ]
    assert read == facts(report)
    for case, (finding, _, existed) in zip(cases, report.noted, strict=True):
        skipped, failure, out = case.find("skipped"), case.find("failure"), case.find("system-out")
        if existed:
            assert skipped is not None
            assert skipped.attrib["message"] == said(finding)
        elif finding.code.severity is Severity.FOUT:
            assert failure is not None
            assert failure.attrib["message"] == toon(finding.message)
            assert (failure.text or "").endswith(said(finding))
        else:
            assert out is not None
            assert out.text == said(finding)


@given(REPORTS)
def test_github(report: Report) -> None:
    """GitHub's runner reads exactly our annotations, ten a level at most, whole; the rest is counted in words."""
    text = render("github", report)
    read = commands(text)
    expected = []
    for level, severity in (("error", Severity.FOUT), ("warning", Severity.WAARSCHUWING), ("notice", Severity.TIP)):
        found = [f for f, _, existed in report.noted if f.code.severity is severity and not existed]
        expected += [(level, f) for f in found[:10]]
    assert [one.name for one in read] == [level for level, _ in expected]
    for one, (_, finding) in zip(read, expected, strict=True):
        title = f"{finding.code.code} {finding.code.slug}"
        place = {"file": toon(finding.path), "line": str(finding.span.line), "title": title}
        assert {name: one.properties[name] for name in place} == place
        assert ("col" in one.properties) == (finding.span.line == finding.span.end_line)
        assert one.data == said(finding)
    assert all(line.startswith("Nog ") for line in lines(text)[:-1] if not command(line))


def test_github_says_how_many_more() -> None:
    """After ten annotations of a level comes one line that says how many are only in the text."""
    text = render("github", report_of(MANY, 3))
    assert [len([c for c in commands(text) if c.name == name]) for name in ("error", "warning", "notice")] == [
        10,
        10,
        10,
    ]
    assert [line for line in lines(text)[:-1] if not command(line)] == [
        "Nog 15 fouten staan alleen in de tekst hierboven.",
        "Nog 1 waarschuwing staat alleen in de tekst hierboven.",
    ]


FOLDING = ("details", "summary")  # the only elements of our own: around what existed before


@given(REPORTS)
def test_markdown(report: Report) -> None:
    """In Markdown each finding is one row in its table, nothing works or becomes a link, and every word is there."""
    page = Page(render("markdown", report))
    assert page.open == []
    assert [tag for tag in page.live if tag not in FOLDING] == []
    assert page.tags.count("details") == page.tags.count("summary") == (len(report.existed) > 0)
    assert [heading.split("(")[0] for heading, _ in page.tables] == [
        title
        for title, found in (
            ("Dit moet u herstellen ", report.count(Severity.FOUT)),
            ("Kijk hier ook naar ", len(report.new) - report.count(Severity.FOUT)),
            ("Dit bestond al ", len(report.existed)),
        )
        if found
    ]
    read = [
        (
            row[4],
            words(row[0]),
            int(row[1]),
            heading.startswith("Dit bestond"),
            words(row[2]),
            words(row[3]),
        )
        for heading, rows in page.tables
        for row in rows[1:]
    ]
    wanted = [
        (kind(f.code), words(toon(f.path)), f.span.line, existed, words(toon(f.message)), words(toon(f.hint)))
        for f, _, existed in report.noted
    ]
    assert sorted(read) == sorted(wanted)


@given(REPORTS)
def test_markdown_says_what_is_needed(report: Report) -> None:
    """The items of the change come before the tables, with every line to paste whole, in a block of code of its own."""
    page = Page(render("markdown", report))
    said = [f"{meter.titel}: {meter.stand} onderdelen klaar" for meter in report.meters]
    first = [heading for heading in page.headings[1:] if not heading.startswith(("Dit ", "Kijk "))]
    assert [words(heading) for heading in first[: len(said)]] == [words(toon(one)) for one in said]
    pasted = [
        step.lines for meter in report.meters for step in steps(meter) if any(line.strip(" ") for line in step.lines)
    ]
    assert [block.split() for block in page.blocks] == [" ".join(lines_).split() for lines_ in pasted]
    assert len(page.items) == sum(len(list(steps(meter))) for meter in report.meters)


@given(WORDS)
@example("://")
def test_plain_markdown(text: str) -> None:
    """A text means nothing to Markdown or to a forge, wherever it stands, and is there whole."""
    page = Page(
        f"### {unmarked(text)}:\n\n- **{unmarked(text.strip())}**. {unmarked(text)}\n\n"
        f"| a |\n|---|\n| {markdown_cell(unmarked(text))} |\n"
    )
    assert page.live == []
    assert words(page.headings[0]) == words(f"{toon(text)}:")
    assert [words(cell) for row in page.tables[0][1][1:] for cell in row] == [words(toon(text))]


@given(WORDS.filter(bool))
def test_code_in_markdown(text: str) -> None:
    """A text shown as code is one piece of code, to the letter."""
    inline = MarkdownIt("commonmark").parse(f"x{code(text)}y")[1].children or []
    assert [(token.type, token.content) for token in inline] == [
        ("text", "x"),
        ("code_inline", toon(text)),
        ("text", "y"),
    ]


@given(REPORTS, st.integers(0, 3_000))
def test_markdown_fits(report: Report, room: int) -> None:
    """Cut to any size it is no larger, still has nothing that works, and says that it is not everything."""
    whole = render("markdown", report)
    part = fit(whole, room)
    assert len(part.encode("utf-8")) <= room
    assert part == whole or not part or part.endswith("staat in de uitvoer van de controle.\n")
    page = Page(part)
    assert page.open == []
    assert [tag for tag in page.live if tag not in FOLDING] == []
    assert page.tags.count("details") <= (len(report.existed) > 0)
    assert part in (whole, "") or "p" in page.tags
    assert not any("Dit verslag is te lang" in block for block in page.blocks)


def on_screen(report: Report) -> str:
    """Return the text of a check as a pipe gets it."""
    out = io.StringIO()
    with redirect_stdout(out):
        screen.print_report(report)
    return out.getvalue()


@given(REPORTS)
def test_screen(report: Report) -> None:
    """On the screen each finding that counts is one line, in order, and no text can make another."""
    text = on_screen(report)
    assert text.isprintable() or toon(text.replace("\n", "")) == text.replace("\n", "")
    out = text.split("\n")
    place = "{}:{}:{}: {} {} {}"
    told = [
        place.format(toon(f.path), f.span.line, f.span.column, f.code.severity, f.code.code, toon(f.message))
        for f, _, _ in report.new
    ]
    assert [line for line in out if line.startswith("data/")] == told
    count = [line for line in out if line.startswith("Bestond al, en telt nu niet mee: ")]
    assert [line.split(": ")[1].split()[0] for line in count] == [str(len(report.existed))] * (len(report.existed) > 0)
    left = [line for line in out if line and not line.startswith((" ", "data/"))]
    titles = [toon(f"{meter.titel}: {meter.stand} onderdelen klaar") for meter in report.meters]
    own = ("Bestond al, en telt nu niet mee:", "Uitleg bij een code: tafel explain ")
    rest = [line for line in left if not line.startswith(own) and " gelezen: " not in line]
    assert all(any(line.startswith(title) for title in titles) for line in rest)
    assert len(rest) <= len(titles)


class Terminal(io.StringIO):
    """A screen that knows colours."""

    def isatty(self) -> bool:
        """Claim to be a terminal."""
        return True


@contextmanager
def environment(**settings: str | None) -> Iterator[None]:
    """Set environment variables for a while; None unsets one."""
    before = {name: os.environ.pop(name, None) for name in settings}
    os.environ.update({name: value for name, value in settings.items() if value is not None})
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


@given(REPORTS)
def test_colour_changes_no_character(report: Report) -> None:
    """A terminal gets the same characters as a pipe; what colours them is ours, and nothing else steers it."""
    out = Terminal()
    with environment(NO_COLOR=None, TERM="xterm-256color", COLUMNS="100000"):
        with redirect_stdout(out):
            screen.print_report(report)
        assert re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue()) == on_screen(report)


@pytest.mark.parametrize("service", SERVICES)
@settings(max_examples=30)
@given(report=REPORTS)
def test_the_log_of_a_ci_service(service: str, report: Report) -> None:
    """In the log of any CI service no line of the text is a command, a section or a variable."""
    with environment(**(dict.fromkeys(SERVICES) | {service: "true"})):
        assert orders(on_screen(report)) == []


@given(REPORTS, st.sampled_from(sorted(set(form_names()) - {"github"})))
def test_a_report_in_a_log(report: Report, name: str) -> None:
    """A report that is printed in a log is no command either; for programs it keeps every character."""
    text = render(name, report)
    out = io.StringIO()
    with environment(CI="true"), redirect_stdout(out):
        screen.write_text(text)
    assert orders(out.getvalue()) == []
    assert name == "markdown" or out.getvalue() == text


@given(WORDS)
def test_inert(text: str) -> None:
    """A line that is made inert is no command for any CI service, and otherwise stays what it is."""
    line = toon(text)
    assert orders(inert(line)) == []
    assert inert(line).removeprefix("| ").replace("#<U+0023>", "##") == line.removeprefix("| ").replace(
        "#<U+0023>", "##"
    )
    assert ORDER.search(inert(line)) is None


def test_no_text_that_prints_is_changed() -> None:
    """What Python calls printable never steers, so that a plain text needs no second look."""
    steering = [chr(n) for n in (*range(32), *range(0x7F, 0xA0), 0x61C, *range(0x200B, 0x2010), *range(0x2028, 0x202F))]
    steering += [chr(n) for n in (*range(0x2060, 0x2070), 0xFEFF, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)]
    assert not any(character.isprintable() for character in steering)
    assert all(toon(character) == f"<U+{ord(character):04X}>" for character in steering)
