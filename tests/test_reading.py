"""The parser of documents: its findings in a bad text, its result for a good one, and its limits."""

import pytest
import yaml
from golden_files import compare
from hostile_cases import BYTES, header

from tafel_cli.finding import Edit, Span
from tafel_cli.reading import yaml_header
from tafel_cli.reading.characters import toon
from tafel_cli.reading.document import Document, parse
from tafel_cli.reading.header import HeaderNode, Mapping, Scalar, Sequence
from tafel_cli.reading.quoting import in_quotes
from tafel_cli.reading.yaml_header import MAX_EVENTS, MAX_HEADER_BYTES, MAX_HEADER_DEPTH

MORE: dict[str, bytes] = {
    "bad bytes on a later line": b"---\r\nnaam: a\r\nsoort: b\xff\n---\n",
    "bad bytes at the start": b"\xff",
    "a NUL at the start": b"\0\n",
    "spaces and nothing else": b"  ",
    "one letter": b"X",
    "two flaws of the text": header("naam: a\u202eb\nsoort: a\u200bb\nstatus: a\0b\nsinds: a\0b\n"),
    "a flaw of the text and one of the header": header("naam: a\u202eb\nnaam: b\nsoort: [\n"),
    "a flaw in the body": header("naam: a\n", "een\ntwee \u202e\n"),
    "a joiner in the body only": header("naam: a\n", "fi\u200djn\u00ad\n"),
    "a soft hyphen in the header": header("naam: a\nsoort: b\u00adc\n"),
    "a BOM and a joiner": b"\xef\xbb\xbf" + header("naam: a\nsoort: b\u200dc\n"),
    "a BOM and a line that cannot be read": b"\xef\xbb\xbf" + header("naam: a\nsoort: b: c\n"),
    "a BOM in the middle": header("naam: a\ufeffb\n"),
    "a BOM and no header": b"\xef\xbb\xbftekst\n",
    "conflict marks without a header": b"<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n",
    "conflict marks with CRLF": header("naam: x\n", "<<<<<<<\nx\n>>>>>>>\n").replace(b"\n", b"\r\n"),
    "conflict marks under an empty line": b"\n<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n",
    "conflict marks and a BOM": b"\xef\xbb\xbf" + header("naam: x\n", "<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n"),
    "half a conflict": header("naam: x\n", "<<<<<<< a\nx\n"),
    "conflict marks that are text": header("naam: x\n", "<<<<<<<<\n>>>>>>>>\n <<<<<<<\n >>>>>>>\n"),
    "one CR": header("naam: x\ry\n"),
    "an escaped CR": header('naam: "a\\rb"\n'),
    "an escaped bidi control": header('naam: "a\\u202eb"\n'),
    "a key three times": header("naam: a\nnaam: b\nsoort: x\nnaam: c\n"),
    "a quoted merge key": header('"<<": a\n'),
    "a list for a key": header("[a]: b\n"),
    "an empty key": header(": b\n"),
    "an anchored list": header("naam: a\nmet: &a [x]\n"),
    "an anchored group": header("met: &a {x: y}\n"),
    "a tagged list": header("met: !x [y]\n"),
    "a tagged group": header("met: !x {y: z}\n"),
    "a directive on a later line": header("naam: x\n%TAG ! x\n"),
    "a directive under an empty line": header("\n%YAML 1.1\n"),
    "a directive behind a BOM": header("\ufeff%YAML 1.1\n--- naam\n"),
    "another directive behind a BOM": header("\ufeff%TAG !x! tag:x.example,2026:\n--- naam\n"),
    "a second header in the header": header("naam: x\n--- soort\n"),
    "a key twice, its value on the next line": header("naam:\n  a\nnaam: b\n"),
    "a document that ends": header("naam: x\n...\nsoort: y\n"),
    "a tab on a later line": header("naam: x\nachterban:\n  orgaan: x\n \tweken: 3\n"),
    "a tab above the line where reading stops": header("naam: a\n  \tb\nsoort: y: z\n"),
    "a space before a field": header("naam: x\n soort: y\n"),
    "a space before a field, below a comment": header("naam: x\n# uitleg\n soort: y  # uitleg\n"),
    "a group below a text": header("inleider: x  # wie\n  organisatie: y\n"),
    "a field too far in, in a list": header("lijst:\n  - bestand: x\n      titel: y\n"),
    "a tab in a value": header("naam: a\tb\n"),
    "spaces around a second colon": header("achterban:\n  orgaan :  a: b \n"),
    "a second colon at the end": header("naam: a:\n"),
    "a last line without an end, under CRLF": header("naam: a\n", "een\ntwee").replace(b"\n", b"\r\n"),
    "a last line without an end, under two kinds": b"---\r\nnaam: a\r\n---\ntekst",
    "a last line without an end, under an empty one": b"\r\ntekst",
    "a BOM and a last line without an end": b"\xef\xbb\xbf\xef\xbb\xbf" + header("naam: a\n", "tekst"),
    "a backslash and quotes in a value": header('naam: a: "b\\c"\n'),
    "a quoted value with more": header('naam: "a" b\n'),
    "a value in single quotes with more": header("naam: 'a' b\n"),
    "a quote that does not end, far above": header('naam: "a\nsoort: b\nmet:\n  - c\nstatus: d\n'),
    "a quote that another one ends": header('naam: "a\nsoort: b\nmet:\n  - "c"\nstatus: d\n'),
    "a quote of a point that does not end": header('met:\n  - "a\n  - "b"\nstatus: d\n'),
    "a bracket that does not end": header("naam: a\nmet: [a, b\nsoort: c\nstatus: d\n"),
    "a brace that does not end": header("naam: a\nmet: {a: b,\nsoort: c\n"),
    "a bracket behind a number sign": header("met: [a #3]\nsoort: c\n"),
    "a bracket and nothing else": header("met: [\nsoort: c\n"),
    "a quote over two lines, above another slip": header('naam: "a\n  b"\nsoort: b: c\n'),
    "brackets over three lines, above another slip": header("met: [\n  'a]',\n  b]\nsoort: b: c\n"),
    "a block with a quote, above another slip": header('naam: |\n  "a\n\n  b\nsoort: b: c\n'),
    "a quote that does not end": header("naam: a\nsoort: 'b\n"),
    "a list that does not end": header("naam: [a, b\n"),
    "a line without a colon": header("naam: x\nsoort\n"),
    "only a comment": header("# niets\n"),
    "an empty header": b"---\n---\n",
    "an empty quoted text for a header": header('""\n'),
    "a header and nothing after it": b"---\nnaam: x\n---",
    "spaces after the fence": b"--- \t\nnaam: x\n---  \ntekst\n",
    "a fence with a word": b"---yaml\nnaam: x\n---\n",
    "four dashes for a fence": b"----\nnaam: x\n---\n",
    "a fence that is indented": b"---\nnaam: x\n ---\n",
    "dots on a later line": b"---\nnaam: x\nsoort: y\n... \n",
    "no second fence, and headings": b"---\nnaam: x\n\n##  Wat  \n\n## Nog een\n",
    "no second fence, and a long heading": b"---\nnaam: x\n\n## " + b"Kop " * 30 + b"\n",
    "no second fence, and headings of CRLF": b"---\r\nnaam: x\r\n## Wat\r\n",
    "a long dash for a fence": "---\nnaam: x\n—\n\n## Wat\n".encode(),
    "short dashes for a fence, of CRLF": "---\r\nnaam: x\r\n–– \u00a0\r\n".encode(),
    "backticks around a fence": b"---\nnaam: x\n`---`\n",
    "two dashes for a fence": b"---\nnaam: x\n--\n",
    "two dashes below a heading": b"---\nnaam: x\n\n## Wat\n\n--\n",
    "one dash is no fence": b"---\nnaam: x\n-\n",
    "a long dash for the first fence": "—\nnaam: x\n---\n".encode(),
    "a second fence too high": b"---\n\n---\nnaam: x\n\n## Wat\n",
    "a second fence too high, and a third": b"---\n---\n\nnaam: x\n---\n",
    "a no-break space after a colon": header("naam:\u00a0x\nsoort: y\n"),
    "a no-break space two lines up": header("naam:\u00a0x\n\nsoort: y\n"),
    "a no-break space three lines up": header("naam:\u00a0x\n\n\nsoort: y\n"),
    "a no-break space far up": header("naam: a\u00a0x\n\n\nsoort: y: z\n"),
    "a no-break space in a group": header("achterban:\n  orgaan:\u00a0x \n  weken: 6\n"),
    "two no-break spaces": header("naam:\u00a0x\u00a0y\nsoort: z\n"),
    "a text over two lines, and a second colon below it": header("met:\n  - een\n    twee\nsoort: y: z\n"),
    "a value on the next line, and a second colon below it": header("naam:\n  een\nsoort: y: z\n"),
    "a list, and a second colon below it": header("met:\n  - een\n  - twee\nsoort: y: z\n"),
    "a comment in a list, and a second colon below it": header("met:\n  - een\n  # uitleg\nsoort: y: z\n"),
    "a field that lost its spaces, further down": header("naam: x\nachterban:\norgaan: y\n  weken: 6\n"),
    "a space before a field, below a comment with spaces": header("naam: x\n  # uitleg\n soort: y\n"),
    "spaces before what is no field": header("naam: x\n  Soort: y: z\n"),
    "spaces before a quoted value with more": header('naam:   "a" b\n'),
    "a no-break space before a field": header("achterban:\n\u00a0 orgaan: x\n"),
    "a no-break space before a dash": header("met:\n  - x\n \u00a0- y\n"),
    "a no-break space in a text": header("naam: >\n  a\n  \u00a0b\n"),
    "a line of a list without a dash": header("met:\n  - een\n  twee en drie\nsoort: x\n"),
    "the first line of a list without a dash": header("met:\neen en twee\nsoort: x\n"),
    "the first line of a list without a dash, of CRLF": header("met:\neen en twee\nsoort: x\n").replace(b"\n", b"\r\n"),
    "a line without a dash, below a comment": header("met:\n  - een\n  # uitleg\n  twee\nsoort: x\n"),
    "a line without a dash at the end": header("soort: x\nmet:\n  - een\n  twee\n"),
    "a field that lost its spaces": header("achterban:\norgaan: x\n  weken: 6\n"),
    "a field that lost its spaces, at the start": header("orgaan: x\n  weken: 6\n"),
    "curly quotes around a colon": header("naam: “a: b”\n"),
    "quotes in quotes around a colon": header('naam: ‘„a: "b\\c"”’\n'),
    "backticks around a value": header("naam: `a`\n"),
    "a curly quote at one side": header("naam: “a: b\n"),
    "a key twice, below a list": header("titel: a\nmet:\n  - x\ntitel: b\n"),
    "a key twice, below a dash": header("titel: a\nmet:\n- x\ntitel: b\n"),
    "a key twice, below one space": header("titel: a\nmet:\n x: y\ntitel: b\n"),
    "a key twice in a group": header("naam: x\nmet:\n  titel: a\n  titel: b\n"),
}


def told(document: Document) -> str:
    """Return the findings of the parser in a text: each with its place, its key, the line it shows and its repair."""
    lines = []
    for flaw in document.findings:
        place = "-".join(f"{line}:{column}" for line, column in (flaw.span[:2], flaw.span[2:]))
        lines.append(f"    {place} {flaw.code.code} {flaw.message[:200]}\n        hulp: {flaw.hint[:200] or '-'}")
        lines.append(f"        plek: {flaw.place}\n        regel: {flaw.source[:60]!r}")
        if flaw.edit is not None:
            span, text, about, each = flaw.edit
            lines.append(f"        herstel: {':'.join(map(str, span))} {text!r} {each!r} {about}")
    names = None if document.fields is None else toon(", ".join(document.fields.entries)[:60])
    fields = "geen velden" if names is None else f"velden: {names or '-'}"
    return "\n".join([f"    {fields}; tekst vanaf regel {document.body_line}", *lines])


def test_what_is_told(request: pytest.FixtureRequest) -> None:
    """Of every bad text the words, the place, the line shown and the help are these, to the letter."""
    cases = {case: data for case, (data, _) in BYTES.items()} | MORE
    texts = [f"{case}\n{told(parse('data/organisaties/slecht.md', data))}\n" for case, data in cases.items()]
    compare(request, "reading.txt", "\n".join(texts))


ONLY_THERE = {
    "half a surrogate": header('naam: "\\ud800"\n'),
    "a character that does not exist": header('naam: "\\Uffffffff"\n'),
}


def test_without_libyaml(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without libyaml the same texts are refused, and a tab in a value too; two slips are told in other words."""
    cases = {case: data for case, (data, _) in BYTES.items()} | MORE
    known = {case: [flaw.code for flaw in parse("x.md", data).findings] for case, data in cases.items()}
    monkeypatch.setattr(yaml_header, "Parser", yaml.Loader)
    slow = {case: [flaw.code for flaw in parse("x.md", data).findings] for case, data in cases.items()}
    assert {case for case in cases if slow[case] != known[case]} == {"a tab in a value"}
    texts = [f"{case}\n{told(parse('data/organisaties/slecht.md', data))}\n" for case, data in ONLY_THERE.items()]
    compare(request, "reading-without-libyaml.txt", "\n".join(texts))


def test_in_quotes() -> None:
    """A value is put between straight quotes; only what stands around all of it goes, and only in pairs."""
    texts = ("a", " “a” ", "“", "’", "“”", "‘“a”’", "“a” b", "`a` b `c`", 'a"\\', "““a”", "“a””")
    assert [in_quotes(text) for text in texts] == [
        *('"a"', '"a"', '"“"', '"’"', '""', '"a"', '"“a” b"', '"`a` b `c`"', "'a\"\\'", '"““a”"', '"“a””"'),
    ]


def fields(text: str) -> Mapping:
    """Return the fields of a header that has no flaw."""
    document = parse("data/agenda/x.md", header(text))
    assert document.findings == ()
    assert document.fields is not None
    return document.fields


def node(text: str, *keys: str | int) -> HeaderNode:
    """Return a value of a header that has no flaw."""
    document = parse("data/agenda/x.md", header(text))
    assert document.findings == ()
    found = document.node(*keys)
    assert found is not None
    return found


def test_places() -> None:
    """Every value and every key knows where it stands in the file, counted from one, its end exclusive."""
    text = "titel: Een lijst\nmet:\n  - a\n  - {b: c, 'd': \"e\"}\nleeg:\n"
    assert node(text, "titel") == Scalar("Een lijst", Span(2, 8, 2, 17))
    assert fields(text).entries["titel"][0] == Scalar("titel", Span(2, 1, 2, 6))
    assert node(text, "met", 0) == Scalar("a", Span(4, 5, 4, 6))
    assert node(text, "met", 1).span == Span(5, 5, 5, 21)
    assert node(text, "met", 1, "b") == Scalar("c", Span(5, 9, 5, 10))
    assert node(text, "met", 1, "d") == Scalar("e", Span(5, 17, 5, 20), quoted=True)
    assert node(text, "leeg") == Scalar("", Span(6, 6, 6, 6))
    assert node(text, "met").span[:2] == (4, 3)
    assert fields(text).span[:2] == (2, 1)
    assert isinstance(node(text, "met"), Sequence)


def test_order() -> None:
    """Keys and list items stay in the order of the file."""
    assert list(fields("c: 1\na: 2\nb: 3\n").entries) == ["c", "a", "b"]
    assert [part.text for part in node("x: [c, a, b]\n", "x").items] == ["c", "a", "b"]  # type: ignore[union-attr]


TYPED = [("'a''b'", "a'b"), ('"a\\u00e9\\n"', "a\u00e9\n"), ("|\n  a\n  b", "a\nb\n"), (">-\n  a\n  b", "a b")]


@pytest.mark.parametrize(("typed", "text"), TYPED)
def test_quoted(typed: str, text: str) -> None:
    """Quotes, escapes and blocks are undone, and remembered as quotes."""
    scalar = node(f"x: {typed}\n", "x")
    assert isinstance(scalar, Scalar)
    assert (scalar.text, scalar.quoted) == (text, True)


def test_first_of_a_double_key_counts() -> None:
    """Of a key that stands there twice the first value is kept, so that what follows is not blamed on the second."""
    document = parse("data/agenda/x.md", header("a: 1\nb: 2\na: 3\n"))
    assert document.node("a") == Scalar("1", Span(2, 4, 2, 5))
    assert document.node("b") == Scalar("2", Span(3, 4, 3, 5))


def test_no_such_place() -> None:
    """A place that the file does not have is None: a key of a list, an index of a group, past the end, in a text."""
    document = parse("data/agenda/x.md", header("a: [x, y]\nb: {c: d}\n"))
    assert document.node() is document.fields
    assert document.node("a", 1) is not None
    for keys in [("z",), ("a", 2), ("a", "c"), ("b", 0), ("b", "d"), ("b", "c", "d"), ("a", 0, 0), (0,)]:
        assert document.node(*keys) is None
    assert parse("data/agenda/x.md", b"").node("a") is None


def test_names_of_places() -> None:
    """A part of a list goes by what it says, or by the first thing it says, and else by its number."""
    document = parse("data/agenda/x.md", header("a: [x, {c: d, e: f}, [g], {h: [i]}, {}]\nb: {c: d}\n"))
    names = {("a",): "a", ("a", 0): "a.x", ("a", 1): "a.d", ("a", 1, "e"): "a.d.e", ("a", 2): "a.2", ("a", 3): "a.3"}
    names |= {("a", 2, 0): "a.2.g", ("a", 2, 7): "a.2.7", ("a", 4): "a.4", ("a", 9): "a.9", ("b", "c"): "b.c", (): ""}
    assert {keys: document.place(keys) for keys in names} == names


def test_lines() -> None:
    """A line comes without its ending, whichever that is; a line that is not there is empty."""
    document = parse("data/agenda/x.md", b"---\r\na: b\r\n---\r\nlast")
    assert [document.line(number) for number in (-1, 0, 1, 2, 3, 4, 5)] == ["", "", "---", "a: b", "---", "last", ""]
    assert (document.body, document.body_line, document.id) == ("last", 4, "x")
    assert parse("x.md", b"").id == "x"


EXCHANGED = [
    ("stauts: x", Span(2, 1, 2, 7), "stauts", Span(2, 1, 2, 7)),
    ("x: 'stauts'", Span(2, 4, 2, 12), "stauts", Span(2, 5, 2, 11)),
    ('x: "stauts"', Span(2, 4, 2, 12), "stauts", Span(2, 5, 2, 11)),
    ('x: "st\\u0061uts"', Span(2, 4, 2, 17), "stauts", None),
    ("x: stauts", Span(2, 4, 3, 10), "stauts", None),
]


@pytest.mark.parametrize(("line", "span", "old", "place"), EXCHANGED)
def test_exchange(line: str, span: Span, old: str, place: Span | None) -> None:
    """A word is exchanged exactly where it stands, inside its quotes, and only when it stands there to the letter."""
    edit = parse("x.md", header(f"{line}\ny: z\n")).exchange(span, old, "status")
    assert edit == (Edit(place, "status", "`stauts` wordt `status`") if place else None)


def test_exchange_of_a_long_word() -> None:
    """Of a word that has no end the first forty characters are named."""
    edit = parse("x.md", header(f"{'a' * 50}: z\n")).exchange(Span(2, 1, 2, 51), "a" * 50, "b")
    assert edit == Edit(Span(2, 1, 2, 51), "b", f"`{'a' * 40}` wordt `b`")


def test_unreadable_is_all_body() -> None:
    """Of a file whose header cannot be read, nothing is left out: all of it is body."""
    for data in (b"tekst\n", b"---\na: b: c\n---\ntekst\n", "\ufefftekst\n".encode()):
        document = parse("x.md", data)
        assert (document.fields, document.body, document.body_line) == (None, data.decode(), 1)
    assert parse("x.md", b"---\na\n\xff").body == "---\na\n"


def test_flaw_after_a_line_break() -> None:
    """A flaw on the second line stands there, also when the first line is empty."""
    assert parse("x.md", b"\n\0\n").findings[0].span == Span(2, 1, 2, 2)


def test_flaw_in_a_header_that_the_body_repeats() -> None:
    """A disguise in the header is pointed at in the header."""
    hidden = "soort: b\u200dc\n"
    assert parse("x.md", header(hidden, f"---\n{hidden}---\n")).findings[0].span == Span(2, 9, 2, 10)


def test_tab_under_an_empty_line() -> None:
    """A tab is pointed at on its own line, whatever stands above it."""
    assert parse("x.md", header("\na:\n\tb: c\n")).findings[0].span[:2] == (4, 1)


def test_empty_header() -> None:
    """A header without anything in it is a header without fields, and stands where its fence does."""
    assert parse("x.md", b"---\n---\n").fields == Mapping({}, Span(1, 1, 1, 4))


def test_empty_body() -> None:
    """A file that ends with its header has an empty body, on the line after it."""
    assert parse("x.md", b"---\na: b\n---\n").body == ""
    assert parse("x.md", b"---\na: b\n---\n").body_line == 4
    assert parse("x.md", b"---\na: b\n---").body == ""


def test_dashes_in_the_body() -> None:
    """The header ends at the first line of dashes; what looks like a fence later is text."""
    document = parse("x.md", b"---\na: b\n---\ntekst\n---\nc: d\n---\n")
    assert document.fields is not None
    assert list(document.fields.entries) == ["a"]
    assert document.body == "tekst\n---\nc: d\n---\n"


def codes(text: str) -> list[str]:
    """Return the codes of a header."""
    return [flaw.code.code for flaw in parse("x.md", header(text)).findings]


def test_limit_of_size() -> None:
    """A header of exactly 64 KiB is read, one byte more is not; bytes count, not letters."""
    fitting = "a: " + "x" * (MAX_HEADER_BYTES - 4) + "\n"
    assert len(fitting) == MAX_HEADER_BYTES == 65_536
    assert codes(fitting) == []
    assert codes(fitting.replace("x", "xx", 1)) == ["T022"]
    assert codes(fitting.replace("x", "é", 1)) == ["T022"]


def test_limit_of_parts() -> None:
    """A header of 5,000 parts is read, one more is not."""
    fixed = len(["stream", "document", "mapping", "key", "list", "list", "mapping", "document", "stream"])
    assert MAX_EVENTS == 5_000
    assert codes(f"a: [{'x,' * (MAX_EVENTS - fixed)}]\n") == []
    assert codes(f"a: [{'x,' * (MAX_EVENTS - fixed + 1)}]\n") == ["T022"]


@pytest.mark.parametrize("pair", ["[]", "{}"])
def test_limit_of_depth(pair: str) -> None:
    """Fields may lie twelve layers deep (the header is one), not thirteen."""
    inside = {"[]": ("[", "]"), "{}": ("{a: ", "}")}[pair]
    assert MAX_HEADER_DEPTH == 12
    assert codes(f"a: {inside[0] * 11}x{inside[1] * 11}\n") == []
    assert codes(f"a: {inside[0] * 12}x{inside[1] * 12}\n") == ["T023"]
    assert codes(f"a: [{', '.join(['[x]'] * 40)}]\n") == []
