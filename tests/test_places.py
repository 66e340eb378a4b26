"""Compares what a check sees in a text with the Markdown parser that prints it, and tests the quick test before it."""

import html
import string
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from tafel_cli.proof import Papers, ordinary
from tafel_cli.proof.careful import proef
from tafel_cli.proof.letters import drawn
from tafel_cli.proof.places import Reading, read_body
from tafel_cli.reading import markdown
from tafel_cli.reading.characters import shown_anywhere
from tafel_cli.reading.document import parse
from tafel_cli.reading.limits import excess
from tafel_cli.reading.parser import markdown_parser
from tafel_cli.reading.text_tree import Node, Soort

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


def addresses(seen: Reading, *kinds: str) -> set[str]:
    """Return the addresses that were seen and that a pack may link to, normalised as the parser does."""
    spelt = {normalizeLink(mark.doel) for mark in seen.marks if mark.soort in kinds}
    return {doel for doel in spelt if markdown_parser().validateLink(doel)}


@given(ANY)
@example("[a]: b```\n<http://a.b>```")
@example("![![]([)]()")
@example("- |\n|-|")
@example("> \n\t> [a](b)")
@example("```\n\n")
@example("[a]: javascript:x\n    [a](b)")
@example("[a [b](javascript:x)](c)")
@example("[a]: < javascript:x>")
def test_what_is_printed_is_what_is_seen(text: str) -> None:
    """In any text the check sees exactly the links, pictures and code that the pack prints."""
    if excess(text):
        return
    env: dict[str, dict[str, dict[str, str]]] = {}
    seen, tokens = read_body(text), markdown_parser().parse(text, env)
    links = {str(token.attrGet("href")) for token in walk(tokens) if token.type == "link_open"}
    pictures = {str(token.attrGet("src")) for token in walk(tokens) if token.type == "image"}
    assert addresses(seen, "link", "named", "autolink") == links
    assert addresses(seen, "image") == pictures
    assert addresses(seen, "definition") >= {named["href"] for named in env.get("references", {}).values()}
    code = [token.content for token in tokens if token.type in {"fence", "code_block"} and token.content]
    shown = [text.shown for text in seen.texts if text.kind in ("code", "indented")]
    assert shown == [content.removesuffix("\n") for content in code]  # a block of one empty line holds that line


BEGINS = {"comment": "<!--", "link": "[", "named": "[", "image": "![", "autolink": "<", "html": "<"}
ENDS = {"comment": "-->", "link": ")", "named": "]", "image": ")]", "autolink": ">", "html": None}


@given(ANY | ANY.map(lambda text: text.replace("a", "\U0001f600").replace("\n", "\r\n")))
@example("| a | \\| [b](c) |\n|--|--|")
@example("[a]: b<b>")
@example("- | a | [b](c)\n  |-|-|\n   \t| ![d](e) |")
@example("\u00a0\n\\x\u00a0")
@example("1.|a\n|-|-|\n2.|[a](b)|")
@example("- \t[a](b)\\\n\t <b>")
@example("# # #\n> ## \t[a](b) `c` ##")
@example("![a\n  ![b\n](c)](d)")
@example("[a]:\n  <b\\>c> 'x\n  y'")
def test_a_place_is_where_it_stands(text: str) -> None:
    """Every place in what was seen points at the very characters in the text as it was typed."""
    if excess(text):
        return
    seen = read_body(text)
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    for mark in seen.marks:
        typed = lines[mark.line][mark.column :]
        if mark.soort == "definition":
            target = typed[: mark.end - mark.column]
            assert unescapeAll(target[1:-1] if target.startswith("<") else target) == mark.doel
        else:
            assert typed.startswith(BEGINS[mark.soort])
            ends = ENDS[mark.soort] if mark.end > mark.column + 1 else None  # else it ends on another line
            assert ends is None or typed[mark.end - mark.column - 1] in ends
    for each in seen.texts:
        for piece in each.pieces:
            assert lines[piece.line].startswith(piece.words, piece.column)
            shown = each.shown[piece.start : piece.start + len(piece.words)]
            assert all(seen in (typed, " ") for seen, typed in zip(shown, piece.words, strict=True))
    for cell in (cell for table in seen.tables for row in table for cell in row):
        assert lines[cell.line].startswith(cell.words, cell.column)


@pytest.mark.parametrize(
    ("text", "line", "stretch"),
    [
        ("> -\tzie [daar](x) en", 0, "[daar](x)"),
        ("1. een\n\n   \U0001f600 [daar](x)", 2, "[daar](x)"),
        ("een  \ntwee\\\n   [daar](x)", 2, "[daar](x)"),
        ("> een\ntwee [daar](x)", 1, "[daar](x)"),
        ("een\r\n\ttwee\t[daar](x)\r\n", 1, "[daar](x)"),
        ("## \t Kop [daar](x) ##", 0, "[daar](x)"),
        ("Kop\n  over [daar](x)\n===", 1, "[daar](x)"),
        ("[daar][b]\n\n> [b]:\n>  <x>", 3, "<x>"),
        ("zie [daar](x)  \nverder", 0, "[daar](x)"),
        ("\n| a | [daar](x) |\n|---|---|", 1, "[daar](x)"),
        ("| x \\| \\| [daar](x) \\| y |\n|---|", 0, "[daar](x)"),
        ("[a]: y\n[b]: x 'titel'", 1, "x"),
        ("tekst\r\n\r\n[b]:\r\n  x\r\n", 3, "x"),
        ("[b]: javascript:x 'titel'\ntekst", 0, "javascript:x"),
        ("| a | \\| [daar](x) |\n|---|---|", 0, "[daar](x)"),
        ("> - | a | b |\n>   |---|---|\n>   | \\|\\| c | x \\| \\| `\\|` [daar](x)", 2, "[daar](x)"),
        ("![een ![twee](y)](z) ![drie\n[daar](x)](z)", 1, "[daar](x)"),
        ("[daar](javascript:x)\n\n[daar]: y", 0, "[daar](javascript:x)"),
        ("[da!ar](javascript:x)\n\n[da!ar]: y", 0, "[da!ar](javascript:x)"),
        ("[een [daar](javascript:x)](x)", 0, "[daar](javascript:x)"),
        ("> \u00a0\n>\u00a0 \u2003\n>\u00a0[daar](x)", 2, "[daar](x)"),
        ("\u00a0#\u00a0\n## \u00a0[daar](x)\u00a0", 1, "[daar](x)"),
        ("`<i>` \\<b> <u>", 0, "<u>"),
        ("- een\n  <div\n", 1, "<div"),
    ],
)
def test_place(text: str, line: int, stretch: str) -> None:
    """Quotes, lists, cells, tabs, line ends of Windows, faces and other marks before it do not move a place."""
    column = text.split("\n")[line].index(stretch)
    assert (line, column, column + len(stretch)) in [
        (mark.line, mark.column, mark.end) for mark in read_body(text).marks
    ]


def test_words_that_only_look_like_a_named_address() -> None:
    """What cannot name an address is text, also when it begins like it; what could is refused for its address alone."""
    texts = ("[a]: javascript:x(1) en meer", "[a]: javascript:x 'b' c", "[a] : javascript:x", "## [a]: javascript:x")
    assert [len(read_body(text).marks) for text in (*texts, "[a]: javascript:x(1)", "[a]: javascript:x (b)")] == [
        0,
        0,
        0,
        0,
        1,
        1,
    ]


EVERYTHING = """\
1. 1 `★` [een](a
   "titel")
2. ##### In een lijst

# # ##
> ## >
##
Onder
streep
===
tekst
|  | kop |
|--|--|
| ★ |
| \\|a\\| `b` | c | d |
|
~~~ taal
  code ★

~~~

    inspringend

```
```
![foto ![in [link](b)](c)](d)

7. 7
"""
READ = [
    ("paragraph", 0, [(0, 3), (1, 3)], "1 `★` [een]           ", [2, 3, 4]),
    ("heading", 0, [(2, 9)], "In een lijst", []),
    ("heading", 1, [(4, 2)], "#", []),
    ("heading", 0, [(5, 5)], ">", []),
    ("heading", 2, [(6, 0)], "", []),
    ("heading", 1, [(7, 0), (8, 0)], "Onder\nstreep", []),
    ("paragraph", 0, [(10, 0)], "tekst", []),
    ("th", 0, [(11, 1)], "", []),
    ("th", 0, [(11, 5)], "kop", []),
    ("td", 0, [(13, 2)], "★", []),
    ("td", 0, [(13, 0)], "", []),
    ("td", 0, [(14, 2), (14, 3), (14, 6)], "|a| `b`", [4, 5, 6]),
    ("td", 0, [(14, 14)], "c", []),
    ("td", 0, [(15, 0)], "", []),
    ("td", 0, [(15, 0)], "", []),
    ("code", 0, [(17, 2), (18, 0)], "  code ★\n", list(range(9))),
    ("indented", 0, [(21, 4)], "inspringend", list(range(11))),
    ("paragraph", 0, [(25, 0)], "![foto ![in [link]   ]   ]   ", []),
    ("paragraph", 0, [(27, 3)], "7", []),
]


def test_everything_at_once() -> None:
    """Each text of a body has its kind, its level, the places of its lines, what is read, and which of it is code."""
    seen = read_body(EVERYTHING)
    texts = []
    for each in seen.texts:
        places = [(piece.line, piece.column) for piece in each.pieces]
        code = [place for place, is_code in enumerate(each.code) if is_code]
        texts.append((each.kind, each.level, places, each.shown, code))
    assert texts == READ
    assert [[(cell.line, cell.column, cell.words) for cell in row] for table in seen.tables for row in table] == [
        [(11, 1, ""), (11, 5, "kop")],
        [(13, 2, "★")],
        [(14, 2, "\\|a\\| `b`"), (14, 14, "c"), (14, 18, "d")],
        [],
    ]
    assert [(mark.soort, mark.doel, mark.tekst, mark.line, mark.column, mark.end) for mark in seen.marks] == [
        ("link", "a", "een", 0, 9, 10),
        ("image", "d", "foto ![in [link](b)](c)", 25, 0, 29),
        ("image", "c", "in [link](b)", 25, 7, 25),
        ("link", "b", "link", 25, 12, 21),
    ]
    assert (seen.depth, seen.deep) == (1, 0)


def test_code_begins_below_its_fence() -> None:
    """The first line of code is the one below the fence, also when it is empty or says what the fence says."""
    for text in ("~~~ a\na\n~~~", "~~~ a\n\n~~~"):
        assert [piece.line for piece in read_body(text).texts[0].pieces] == [1]


def test_what_is_refused_is_seen_once() -> None:
    """A picture or link that the pack refuses is printed as it was typed; it is seen whole, once, and hides nothing."""
    seen = read_body("![a [b](c) <http:d>](javascript:x) [e](data:f) <file:g>")
    found = [(mark.soort, mark.doel, mark.tekst) for mark in seen.marks]
    assert found == [
        ("image", "javascript:x", "a [b](c) <http:d>"),
        ("link", "c", "b"),
        ("autolink", "http:d", "http:d"),
        ("link", "data:f", "e"),
        ("autolink", "file:g", "file:g"),
    ]
    assert seen.texts[0].shown == "![a [b]    <http:d>]               [e]         <file:g>"


def test_a_refusal_refuses_nothing_else() -> None:
    """What is refused before a link, or in its words, leaves that link; what stands in brackets behind it is text."""
    seen = read_body("[z]: data:x\n\n[een [daar](javascript:x)](y)(z)")
    found = [(mark.soort, mark.doel) for mark in seen.marks]
    assert found == [("definition", "data:x"), ("link", "y"), ("link", "javascript:x")]


def test_a_refused_picture_is_no_link() -> None:
    """A refused picture is not told as a link beside it, also when its description names an address."""
    seen = read_body("![a](javascript:x)\n\n[a]: b")
    assert [mark.soort for mark in seen.marks] == ["image", "named", "definition"]


@given(ANY)
def test_no_html_is_missed(text: str) -> None:
    """Where other Markdown parsers would see HTML, and the pack shows it as text, a check sees HTML."""
    html_is_seen(text)


@pytest.mark.parametrize("text", ["a <b> c", "<div", "<div>\na\n</div>", "- a\n\n  <?b?>", "> a </p>"])
def test_html_is_compared(text: str) -> None:
    """These texts do have such HTML, so the test above compares something."""
    assert html_is_seen(text)


def html_is_seen(text: str) -> bool:
    """Assert that a check sees the first HTML that the pack shows as text; return whether there was any."""
    if excess(text):
        return False
    shown = markdown_parser().parse(text)
    for token in OPEN.parse(text):
        raw = [part.content for part in walk([token]) if part.type in {"html_block", "html_inline"}]
        if raw and token.map:
            first, last = token.map
            words = [t for t in shown if t.type == "inline" and t.map and t.map[0] <= first < t.map[1]]
            begin = raw[0].strip()[:3]
            if any(begin in part.content for part in walk(words) if part.type == "text"):
                assert any(first <= mark.line <= last for mark in read_body(text).marks if mark.soort == "html")
                return True
            return False  # the parsers differ from here on
    return False


@given(ANY)
@example("[a]: b 'c\n| d |\n|--|\n| e |\n'")
def test_headings_tables_and_depth_agree(text: str) -> None:
    """Headings that lie in nothing, tables with all their cells, and the depth are those of the pack."""
    if excess(text):
        return
    seen, tokens = read_body(text), markdown_parser().parse(text)
    heads = [(int(t.tag[1]), t.map[0]) for t in tokens if t.type == "heading_open" and t.map and not t.level]
    assert [(each.level, each.pieces[0].line) for each in seen.texts if each.level] == heads
    tables = [(token.map[0], token.map[1] - 1) for token in tokens if token.type == "table_open" and token.map]
    assert [(table[0][0].line, len(table)) for table in seen.tables] == [
        (first, last - first) for first, last in tables
    ]
    cells = [tokens[index + 1].content for index, token in enumerate(tokens) if token.type in {"th_open", "td_open"}]
    assert [len(each.shown) for each in seen.texts if each.kind in {"th", "td"}] == [len(cell) for cell in cells]
    assert (seen.depth, seen.deep) == markdown.deepest(tokens)


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
    seen, tokens = read_body(text), markdown_parser().parse(text)
    links = [str(token.attrGet("href")) for token in walk(tokens) if token.type == "link_open"]
    found = [mark.doel for mark in seen.marks if mark.soort in {"link", "named", "autolink"}]
    assert [normalizeLink(doel) for doel in found] == links
    pictures = [(t.attrGet("src"), t.content) for t in walk(tokens) if t.type == "image"]
    assert [(mark.doel, mark.tekst) for mark in seen.marks if mark.soort == "image"] == pictures
    heads = [(int(t.tag[1]), tokens[i + 1].content) for i, t in enumerate(tokens) if t.type == "heading_open"]
    assert [(each.level, each.shown) for each in seen.texts if each.level] == heads


@given(ANY)
def test_places_lie_in_the_text(text: str) -> None:
    """Every place that a finding names lies in its file, also in lines with tabs."""
    findings_in_text(text)


@pytest.mark.parametrize("text", ["a <b> c", "\ta\n\n- \t[a](javascript:x)", "> \t![ ](../bijlagen/a.png)", "# Top"])
def test_places_are_compared(text: str) -> None:
    """These texts do have such findings, so the test above compares something."""
    assert findings_in_text(text)


def findings_in_text(text: str) -> int:
    """Assert that every finding in a text has a place in its file; return the number of findings."""
    document = parse("data/agenda/x.md", f"---\na: b\n---\n{text}\n".encode())
    if document.fields is None:
        return 0
    lines = document.text.split("\n")
    found = list(proef(document, PAPERS))
    for finding in found:
        span = finding.span
        assert 1 <= span.line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
        assert (span.line, span.column) < (span.end_line, span.end_column)
    return len(found)


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
    *("x" * 60 + "-" + "x" * 60, "|", "-", "=", "\t", " 1. ", "- \n", "3. drie\n", "4. vier\n", "  5. vijf\n"),
    *("a. een\n", "b. twee\n", "• punt\n", "– streep\n", "1.1 deel\n", "(1) haak\n", "ii. vraag\n", "-      diep\n"),
    *("een\u00a0twee\u00a0", "      dieper\n", "2026 was\n", "  a. een\n"),
)


@given(
    st.lists(st.sampled_from(PROSE) | st.sampled_from(PROSE[:22]) | st.sampled_from(PROSE[-15:]), max_size=14).map(
        "".join
    )
    | ANY
)
@example("  - a\n| a | b |\n|---|---|\n")
def test_what_is_passed_over_is_sound(text: str) -> None:
    """A text that passes the quick test has no findings in the full one."""
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
        literal = markdown.parse_markdown(text) == (Node(Soort.CODE, tekst=shown_anywhere(text)),)
        said = {"T610", "T612"} & {finding.code.code for finding in proef(document, PAPERS)}
        assert literal == bool(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- een\n\n  " + "> " * 20 + "a", "Hier zitten 21 lijsten"),
        ("- " * 25 + "a", "Hier zitten 25 lijsten"),
        (">" * 300 + " a", "Hier zitten minstens 60 lijsten"),
    ],
)
def test_how_deep(text: str, said: str) -> None:
    """A finding says how deep a text is, where it becomes so; beyond the parser's limit it says "at least"."""
    (found,) = proef(parse("data/agenda/x.md", f"---\na: b\n---\n{text}\n".encode()), PAPERS)
    assert found.message.startswith(said)
    assert found.span.line == 4 + text.count("\n")


@pytest.mark.parametrize(
    ("letter", "text", "code"),
    [
        *[(letter, True, True) for letter in "aÉëïßŁžĳ€’„…–→✓≤½"],
        *[(letter, False, True) for letter in "★⚠☎"],
        *[(html.unescape(letter), False, False) for letter in ("&#x1F600;", "&#x6F22;", "&#x0E01;", "&#xE000;")],
    ],
)
def test_letters(letter: str, text: bool, code: bool) -> None:  # noqa: FBT001  (one for each font)
    """Letters of European languages, arrows and ticks can be printed; emoji and Chinese cannot."""
    assert (drawn(letter, "tekst"), drawn(letter, "code")) == (text, code)
