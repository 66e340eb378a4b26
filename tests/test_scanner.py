"""The scanner that rules look through, held against the parser that prints; and the glance that passes most texts."""

import html
import string
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token

from tafel_cli.proof import Papers, ordinary
from tafel_cli.proof.careful import proef
from tafel_cli.proof.letters import drawn
from tafel_cli.reading import markdown
from tafel_cli.reading.document import parse
from tafel_cli.reading.limits import DEPTH, excess
from tafel_cli.reading.text_tree import Node, Soort
from tafel_cli.scanner import Scan, scan
from tafel_cli.scanner.pieces import Kind

OPEN = MarkdownIt("js-default", {"html": True, "linkify": False, "typographer": False, "maxNesting": 60})
WORD = st.text(string.ascii_lowercase, min_size=1, max_size=6)
PIECES = (
    *("a", "b", " ", "  ", "    ", "\n", "\n", "\n\n", "# ", "## ", "#", "- ", "* ", "+ ", "1. ", "2) ", "> ", ">"),
    *("```", "~~~", "`", "``", "[", "]", "(", ")", "](", "![", "[a]", "[a]: b", "[b]: <c d> 'x'", "[a](b)", "a\n-"),
    *("![i](../bijlagen/x.png)", "|", "|-|", "| a | b |", "|---|---|", "---", "===", "***", "\\", "<", "<b>", "<div"),
    *("</p>", "<!--", "<http://a.b>", "<a@b.c>", "&amp;", "\t", "=", "-", '"', "'", "javascript:x", "[a](data:x)"),
)
ANY = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(
    "ab #*_-+>|`[]()!\\<&\n\t1.:/\"'~=\u202e\x1b{}%", max_size=200
)


def walk(tokens: list[Token]) -> Iterator[Token]:
    """Yield tokens with all that is inside them."""
    for token in tokens:
        yield token
        yield from walk(token.children or [])


def addresses(seen: Scan, *kinds: str) -> set[str]:
    """Return the addresses that were seen, spelt as the parser spells them."""
    return {normalizeLink(mark.doel) for mark in seen.marks if mark.soort in kinds}


@given(ANY)
@example("[a]: b```\n<http://a.b>```")
@example("![![]([)]()")
@example("- |\n|-|")
@example("> \n\t> [a](b)")
@example("[a]: javascript:x\n    [a](b)")
def test_nothing_that_is_printed_is_missed(text: str) -> None:
    """Whatever is typed: every link and picture of the pack is seen, and no line is taken for code that is text."""
    if excess(text):
        return
    seen, tokens = scan(text), markdown._parser().parse(text)
    links = {str(token.attrGet("href")) for token in walk(tokens) if token.type == "link_open"}
    pictures = {str(token.attrGet("src")) for token in walk(tokens) if token.type == "image"}
    assert links <= addresses(seen, "link", "named", "auto")
    assert pictures <= addresses(seen, "image")
    code = {line for token in tokens if token.type in {"fence", "code_block"} for line in range(*token.map or (0, 0))}
    pieces = [piece for each in seen.texts if each.block.kind is Kind.CODE for piece in each.block.pieces]
    assert {piece.line for piece in pieces if piece.text.strip()} <= code


@given(ANY)
def test_no_html_is_missed(text: str) -> None:
    """Where another reader of Markdown would see HTML, and the pack shows it as text, the scanner sees HTML."""
    if excess(text):
        return
    shown = markdown._parser().parse(text)
    for token in OPEN.parse(text):
        raw = [part.content for part in walk([token]) if part.type in {"html_block", "html_inline"}]
        if raw and token.map:
            first, last = token.map
            words = [t for t in shown if t.type == "inline" and t.map and t.map[0] <= first < t.map[1]]
            begin = raw[0].strip()[:3]
            if any(begin in part.content for part in walk(words) if part.type == "text"):
                assert any(first <= mark.line <= last for mark in scan(text).marks if mark.soort == "html")
            return  # what comes after it would be read in another way


@given(ANY.filter(lambda text: "\t" not in text))
def test_headings_tables_and_depth_agree(text: str) -> None:
    """Without tabs the two see the same headings and tables, at the same lines, and the same depth."""
    if excess(text):
        return
    seen, tokens = scan(text), markdown._parser().parse(text)
    heads = [(int(t.tag[1]), t.map[0]) for t in tokens if t.type == "heading_open" and t.map]
    assert [(heading.level, heading.line) for heading in seen.headings] == heads
    tables = [token.map[0] for token in tokens if token.type == "table_open" and token.map]
    assert [table[0].line for table in seen.tables] == tables
    depth = markdown._depth(tokens)
    assert seen.depth == depth or min(seen.depth, depth) > DEPTH


LINES = st.one_of(
    st.builds("{} {}".format, st.integers(2, 5).map("#".__mul__), WORD),
    st.builds("{} [{}](../agenda/{}.md) {}".format, WORD, WORD, WORD, WORD),
    st.builds("![{} {}](../bijlagen/{}.png)".format, WORD, WORD, WORD),
    st.builds("- {} [{}][{}]".format, WORD, WORD, st.sampled_from(("een", "twee"))),
    st.builds("> {} <https://{}.example>".format, WORD, WORD),
    st.builds("    {} [code]({})".format, WORD, WORD),
    st.builds("`[{}]({})` **{}**".format, WORD, WORD, WORD),
    st.builds("~~~\n[{}]({})\n## {}\n~~~".format, WORD, WORD, WORD),
    st.builds("{}\n===".format, WORD),
    st.builds("| {} | [{}]({}) |\n|---|---|\n| ![{}]({}) | `a` |".format, WORD, WORD, WORD, WORD, WORD),
    st.builds("[{}](<{} {}> 'een titel')".format, WORD, WORD, WORD),
    st.builds(r"\[{}]({}) \`[{}](b\_c)".format, WORD, WORD, WORD),
    st.builds("1. {}\n   - {} [{}]({})".format, WORD, WORD, WORD, WORD),
)


@given(st.lists(LINES, min_size=1, max_size=8))
def test_ordinary_markdown_reads_the_same(lines: list[str]) -> None:
    """Of what people write, the two see exactly the same links, pictures and headings, words included."""
    text = "\n\n".join([*lines, "[een]: https://een.example", "[twee]: ../agenda/twee.md"])
    seen, tokens = scan(text), markdown._parser().parse(text)
    links = {str(token.attrGet("href")) for token in walk(tokens) if token.type == "link_open"}
    assert addresses(seen, "link", "named", "auto") == links
    pictures = [(t.attrGet("src"), t.content) for t in walk(tokens) if t.type == "image"]
    assert [(mark.doel, mark.tekst) for mark in seen.marks if mark.soort == "image"] == pictures
    heads = [(int(t.tag[1]), tokens[i + 1].content) for i, t in enumerate(tokens) if t.type == "heading_open"]
    assert [(heading.level, heading.tekst) for heading in seen.headings] == heads


@given(ANY)
def test_places_lie_in_the_text(text: str) -> None:
    """Every place that a finding names lies in its file, also in lines with tabs."""
    document = parse("data/agenda/x.md", f"---\na: b\n---\n{text}\n".encode())
    if document.fields is None:
        return
    lines = document.text.split("\n")
    for finding in proef(document, PAPERS):
        span = finding.span
        assert 1 <= span.line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
        assert (span.line, span.column) < (span.end_line, span.end_column)


PAPERS = Papers(
    ["data/agenda/x.md", "data/tafel.md"],
    ["a.png", "b.pdf", "c.svg"],
    lambda: [("data/agenda/x.md", "a.png"), ("data/agenda/y.md", "c.svg")],
)
PROSE = (
    *("tekst", "een zin.", " ", "\n", "\n\n", "\n\n", "- punt\n", "1. een\n", "  vervolg\n", "    diep\n", "## Kop\n"),
    *("### Kop\n", "# Top\n", "#### x\n", "##\n", "##x\n", "| a | b |\n", "|---|---|\n", "|:--|--:|\n", "| c | d |\n"),
    *("| c | d | e |\n", "|  |  |\n", "| a |\n", "---\n", "***\n", "=\n", "> q\n", "[a](../agenda/x.md)", "12.\n"),
    *("[a](../bijlagen/b.pdf)", "[a](../bijlagen/a.png)", "![i](../bijlagen/a.png)", "![ ](../bijlagen/a.png)", "-\n"),
    *("![i](../bijlagen/c.svg)", "[a](https://x.nl)", "[a](https://x.nl/%e2%80%ae)", "[a](javascript:x)", "[a](http:)"),
    *("[", "]", "(", ")", "!", "*", "\\", "<b>", "&amp;", "é", "ë’", "★", "\U0001f600", "x" * 101, "- - - ", "  - a\n"),
    *("x" * 60 + "-" + "x" * 60, "|", "-", "=", "\t", " 1. ", "- \n"),
)


@given(st.lists(st.sampled_from(PROSE) | st.sampled_from(PROSE[:22]), max_size=14).map("".join) | ANY)
@example("  - a\n| a | b |\n|---|---|\n")
def test_what_is_passed_over_is_sound(text: str) -> None:
    """A text that is passed over at a glance has nothing in it that reading with care would find."""
    document = parse("data/agenda/x.md", f"---\na: b\n---\n{text}".encode())
    if document.fields is not None and ordinary(document, PAPERS):
        assert list(proef(document, PAPERS)) == []


@settings(max_examples=60, deadline=None)
@given(st.builds(str.__mul__, st.sampled_from(PIECES) | ANY.map(lambda text: text[:12]), st.integers(1, 12_000)))
@example(">" * 21 + " a")
@example(">" * 20 + " a")
def test_what_is_shown_as_typed_is_said(text: str) -> None:
    """A text that the pack shows as it was typed has a finding that says so, and only such a text has one."""
    document = parse("data/agenda/x.md", f"---\na: b\n---\n{text}".encode())
    if document.fields is not None:
        literal = markdown.parse(text) == (Node(Soort.CODE, tekst=markdown._clean(text)),)
        said = {"T610", "T612"} & {finding.code.code for finding in proef(document, PAPERS)}
        assert literal == bool(said)


@pytest.mark.parametrize(
    ("letter", "text", "code"),
    [
        *[(letter, True, True) for letter in "aÉëïßŁžĳ€’„…–→✓≤½"],
        *[(letter, False, True) for letter in "★⚠☎"],
        *[(html.unescape(letter), False, False) for letter in ("&#x1F600;", "&#x6F22;", "&#x0E01;", "&#xE000;")],
    ],
)
def test_letters(letter: str, text: bool, code: bool) -> None:  # noqa: FBT001  (one for each font)
    """Letters of European languages, arrows and ticks can be printed; faces and Chinese cannot."""
    assert (drawn(letter, "tekst"), drawn(letter, "code")) == (text, code)
