"""HTML comments: no paper prints one, in any form or for anyone, and the message on it says so."""

import json
from pathlib import Path

import pytest
from conftest import replace, tafel
from hypothesis import given
from hypothesis import strategies as st
from pdf_reader import Pdf

from tafel_cli.proof import Papers
from tafel_cli.proof.careful import proef
from tafel_cli.reading.comment_cuts import uncommented
from tafel_cli.reading.document import parse
from tafel_cli.reading.markdown import parse_markdown, sections
from tafel_cli.reading.sections import secties
from tafel_cli.reading.text_tree import Soort, plain_text

PLEIN, MINUTES = "data/agenda/2026-01-05-gemeente-plein.md", "data/verslagen/2025-12-04.md"
MEETING, DECISION = "data/bijeenkomsten/2026-01-15.md", "data/besluiten/2025-12-04-b1.md"
PAPERS = Papers([MINUTES], [], lambda: ())
HIDDEN = {
    "in a line": ("een <!-- zqx --> twee", "een twee"),
    "before a line": ("<!-- zqx -->     een `twee`", "een twee"),
    "over lines": ("een <!-- zqx\nzqx --> twee", "een twee"),
    "over paragraphs": ("een <!-- zqx\n\nzqx\n\n## zqx\n--> twee", "een twee"),
    "with a fence in it": ("een\n\n<!--\n```\nzqx -->\n\ntwee", "een twee"),
    "with a tick in it": ("een <!-- ` zqx --> twee `drie`", "een twee drie"),
    "in a list": ("- een\n\n    <!-- zqx\n    zqx -->\n- twee", "een twee"),
    "in a quote": ("> een <!-- zqx\n> zqx --> twee\n> drie", "een twee drie"),
    "in a cell": ("| een <!-- zqx --> |\n|---|\n| twee |", "een twee"),
    "in a heading": ("## een <!-- zqx -->\n\ntwee", "een twee"),
    "in a link": ("[een <!-- zqx --> twee](https://x.example)", "een twee"),
    "behind a tick in another item": ("- een ` <!-- zqx -->\n- twee ` drie", "een ` twee ` drie"),
    "behind a fence that a quote ends": ("> ```\n> een\n\n<!-- zqx\n\nzqx --> twee", "een twee"),
    "behind a fence that an item ends": ("- ```\n  een\n<!-- zqx\n\nzqx -->\ntwee", "een twee"),
    "that is empty": ("een<!---->twee<!--> drie", "eentwee drie"),
    "with another in it": ("een <!-- zqx <!-- zqx --> twee", "een twee"),
    "two": ("<!-- zqx --><!-- zqx --> een <!-- zqx -->", "een"),
    "of Windows": ("een\r\n<!-- zqx\r\nzqx -->\r\ntwee", "een twee"),
    "in a text that is too long": ("<!-- zqx -->\n" + "[" * 2_001, "[" * 2_001),
    "indented below a list": ("- een\n\n  twee\n\n    <!-- zqx -->", "een twee"),
}
SHOWN = {
    "a stretch of code": ("`<!-- zqx -->`", "<!-- zqx -->"),
    "a stretch of code over lines": ("``een\n<!-- ` zqx --> twee``", "een <!-- ` zqx --> twee"),
    "a block of code": ("~~~\n<!-- zqx -->\n~~~", "<!-- zqx -->"),
    "indented code": ("een\n\n    <!-- zqx -->", "een<!-- zqx -->"),
    "a block of code in a list": ("1. een\n\n   ```\n   <!-- zqx -->\n   ```", "een<!-- zqx -->"),
    "an escape": ("\\<!-- zqx -->", "<!-- zqx -->"),
    "a comment that nothing closes": ("een <!-- zqx\n\ntwee", "een <!-- zqxtwee"),
}


def words(text: str) -> str:
    """Return the words that papers print of a Markdown text."""
    return " ".join(" ".join(plain_text([node]) for node in parse_markdown(text)).split())


@pytest.mark.parametrize("case", HIDDEN)
def test_a_comment_is_never_printed(case: str) -> None:
    """Of a closed comment nothing is printed, wherever it stands, and all around it is."""
    text, printed = HIDDEN[case]
    said = "".join(words(text).split())
    assert (said, "zqx" in said) == ("".join(printed.split()), False)


@pytest.mark.parametrize("case", SHOWN)
def test_what_is_no_comment_is_printed(case: str) -> None:
    """Code, an escaped sign, and a comment that nothing closes are printed as they were typed."""
    text, printed = SHOWN[case]
    assert words(text).replace(" ", "") == printed.replace(" ", "")


def test_what_follows_a_comment_is_no_code() -> None:
    """Spaces behind a comment at the begin of a line do not make a block of code of what follows."""
    (node,) = parse_markdown("<!-- zqx -->      een")
    assert node.soort is Soort.ALINEA


@given(
    st.lists(
        st.sampled_from(("<!--", "-->", " ", "a", "`", "``", "\n", "\n\n", "> ", "- ", "    ", "```", "~~~", "\\"))
    )
)
def test_lines_and_places_stay(parts: list[str]) -> None:
    """A text keeps its lines without its comments, and each place that is left is found in the text as typed."""
    text = "".join(parts)
    bare = uncommented(text)
    typed = text.split("\n")
    assert bare.text.count("\n") == text.count("\n")
    for number, line in enumerate(bare.text.split("\n")):
        for column, letter in enumerate(line):
            place = bare.typed(number, column)
            assert letter in (">", " ") or typed[number][place] == letter


@pytest.mark.parametrize("form", ["<!--\n## Zqx\n\nzqx\n-->\n", "een <!-- ## Zqx\n## Zqx -->\n"])
def test_a_heading_in_a_comment_is_none(form: str) -> None:
    """A heading in a comment opens no section, for the check as for the papers, and the lines of others are theirs."""
    document = parse(PLEIN, f"---\na: b\n---\n## Een\n\n{form}\n## Twee\n\nslot\n".encode())
    found = secties(document)
    assert [(one.titel, document.line(one.line), "zqx" in one.woorden.lower()) for one in found] == [
        ("Een", "## Een", False),
        ("Twee", "## Twee", False),
    ]
    assert [one.titel for one in sections(document.body)] == ["Een", "Twee"]
    assert found[1].text == "\n\nslot\n"


def judged(text: str) -> list[tuple[str, str, str, int]]:
    """Return code, severity, message and column of what a check says of a text in minutes."""
    found = proef(parse(MINUTES, f"---\na: b\n---\n{text}\n".encode()), PAPERS)
    return [(f.code.code, f.code.severity.value, f.message, f.span.column) for f in found]


def test_the_message_says_what_happens() -> None:
    """A comment is a waarschuwing that it is not printed; one that nothing closes, or that hides another, is a fout."""
    assert judged("een <!-- a --> twee") == [("T601", "waarschuwing", "Deze opmerking komt niet in de stukken.", 5)]
    assert judged("een <!-- a\n\nb --> twee")[0][2] == "Deze opmerking van 3 regels komt niet in de stukken."
    assert judged("een <!-- a")[0][:2] == ("T601", "fout")
    assert "letterlijk in de stukken" in judged("een <!-- a")[0][2]
    assert judged("<!-- a\n\nb\n\n<!-- c -->")[0][:2] == ("T601", "fout")
    assert judged("`<!-- a -->`") == []


def test_a_fault_behind_a_comment_has_its_own_place() -> None:
    """The column of a fault behind a comment is that in the file."""
    assert judged("<!-- a -->  een [b](javascript:x)")[1][0::3] == ("T602", 17)
    found = {one[0]: one[3] for one in judged("<!-- a\nb --> [b](javascript:x) <!-- --> ![](c)")}
    assert (found["T602"], found["T605"]) == (7, 34)


def test_comments_in_minutes_that_are_a_draft() -> None:
    """While minutes are a draft, a comment in them is a note to oneself: only adopted ones get a message on it."""
    body = "## Rondvraag\n\n<!-- Wat stelde de voorzitter vast? -->\n"
    for status, codes in (("concept", []), ("vastgesteld", ["T601"])):
        found = proef(parse(MINUTES, f"---\nstatus: {status}\n---\n{body}".encode()), PAPERS)
        assert [one.code.code for one in found] == codes
    nested = proef(parse(MINUTES, b"---\nstatus: concept\n---\n<!-- a <!-- b -->\n"), PAPERS)
    assert [one.code.severity.value for one in nested] == ["fout"]


def test_a_comment_in_the_header_is_text(table: Path) -> None:
    """A value of front matter is no Markdown, so a comment in it is a fout, because it is printed."""
    replace(table / PLEIN, "titel: Hoe gebruiken we het plein?", "titel: Het plein <!-- bellen -->")
    done = tafel(table, "check", "--format", "json")
    (one,) = [one for one in json.loads(done.stdout)["findings"] if one["code"] == "T601"]
    assert (one["line"], one["severity"]) == (2, "fout")


@pytest.mark.parametrize("audience", ["deelnemers", "voorzitter", "openbaar"])
def test_no_paper_holds_a_comment(table: Path, audience: str) -> None:
    """Neither page, PDF, calendar nor data of any audience holds what stands in a comment, also with `--concept`."""
    for path in (PLEIN, MINUTES, MEETING, DECISION):
        with (table / path).open("a", encoding="utf-8") as file:
            file.write("\n## Los\n\nzichtbaar <!-- zqx -->\n\n<!-- zqx\n\n## zqx\n\nzqx -->\n")
    done = tafel(table, "agenda", "build", "--concept", "--audience", audience)
    assert done.returncode == 0, done.stderr
    made = [path for path in (table / "uitvoer").rglob("*") if path.is_file()]
    texts = [Pdf(path.read_bytes()).tree.text if path.suffix == ".pdf" else path.read_text("utf-8") for path in made]
    assert {path.suffix for path in made} >= {".html", ".pdf", ".json", ".ics"}
    assert [path.name for path, text in zip(made, texts, strict=True) if "zqx" in text] == []
    assert any("zichtbaar" in text for text in texts)


@pytest.mark.parametrize("comment", ["<!-- BSN 111222333 -->", "<!-- BSN 111222333", "1<!-- x -->11222333 (BSN)"])
def test_the_search_for_personal_data_reads_comments(table: Path, comment: str) -> None:
    """A number in a comment, closed or not, or around one, is found, because the file shows it to everybody."""
    replace(table / PLEIN, "Iedereen die aan het plein woont.", f"Iedereen. {comment}")
    assert "T501" in tafel(table, "check").stdout
