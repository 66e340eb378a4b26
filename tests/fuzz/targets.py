"""The oracles of the fuzzer and of its replay: what must hold for any bytes and any text in a table.

Each target takes one input and raises AssertionError when a promise is broken; any other exception breaks one too.
"""

import json
import time
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import nh3

from tafel_cli.finding import Span
from tafel_cli.kinds import KINDS
from tafel_cli.layout.blocks import Flow
from tafel_cli.reading.decode import decode
from tafel_cli.reading.document import Document, parse
from tafel_cli.reading.header import HeaderNode, Mapping, Scalar, Sequence
from tafel_cli.reading.limits import excess
from tafel_cli.reading.markdown import Targets, parse_markdown, sections
from tafel_cli.reading.minutes import careful, sections_of
from tafel_cli.reading.sections import secties
from tafel_cli.reading.text_tree import plain_text
from tafel_cli.render.web.words import Writer

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = ROOT / "tests" / "hostile"
SECONDS = 1.0
LONGEST = 8_192  # bytes; a fuzzer with longer inputs tries few of them
EMPTY_TAGS = {"br", "hr", "img"}
ALLOWED = {
    *("p", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "em", "strong", "s", "code", "pre", "hr", "br"),
    *("a", "img", "div", "table", "caption", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    "div": {"class", "role", "tabindex", "aria-label"},
    "th": {"scope", "class"},
    "td": {"class"},
    "ol": {"start"},
    "a": {"href"},
    "img": {"src", "alt"},
}
PICTURE = b"\x89PNG\r\n\x1a\n"
SHOWN = Targets(
    {"agenda/x.md": "#punt-1", "bijlagen/x.pdf": "bijlagen/B1-x.pdf"}, {"bijlagen/x.png": "bijlagen/B2-x.png"}
)
ADDRESSES = ("http://", "https://", "mailto:", "tel:")
OURS = (*ADDRESSES, "#punt-1", "bijlagen/B1-x.pdf", "data:image/png;base64,")


class Tags(HTMLParser):
    """Collects what a browser would see as elements and addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember an element, whether it needs closing, and where it leads."""
        self.elements.append(tag)
        if tag not in EMPTY_TAGS:
            self.open.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src"}]
        assert not any(name.startswith("on") or name == "style" for name, _ in attrs), attrs

    def handle_endtag(self, tag: str) -> None:
        """Every element is closed by its own end."""
        assert self.open.pop() == tag


def tags(html: str) -> Tags:
    """Return what a browser would see in a piece of HTML."""
    seen = Tags()
    seen.feed(html)
    seen.close()
    return seen


def only_known_elements(html: str, addresses: tuple[str, ...] = ADDRESSES) -> None:
    """Assert that HTML has only our own elements, well nested, and that a cleaner finds nothing to remove."""
    seen = tags(html)
    assert seen.open == []
    assert ALLOWED.issuperset(seen.elements)
    assert all(address.startswith(addresses) for address in seen.addresses), seen.addresses
    schemes = {"http", "https", "mailto", "tel", "data"}
    cleaned = nh3.clean(html, tags=ALLOWED, attributes=ATTRIBUTES, url_schemes=schemes, link_rel=None)
    again = nh3.clean(cleaned, tags=ALLOWED, attributes=ATTRIBUTES, url_schemes=schemes, link_rel=None)
    assert cleaned == again
    kept = tags(cleaned)
    assert (kept.elements, kept.addresses) == (seen.elements, seen.addresses)
    assert not any(steering in html for steering in "\u202e\x1b\x00\u2028")


def reader(data: bytes) -> None:
    """Any bytes become a document of every kind, and every place that is named lies in the file."""
    document = parse("data/agenda/2026-01-01-x-y.md", data)
    lines = [line.removesuffix("\r") for line in document.text.split("\n")]
    spans = [flaw.span for flaw in document.findings]
    assert document.findings or document.fields, "a file without fields says why"
    if document.fields:
        spans += _spans(document.fields)
    for kind in KINDS.values():
        decoded = decode(kind, document)
        assert decoded.record or decoded.findings or document.findings, "what gives no record says why"
        spans += [finding.span for finding in decoded.findings]
        spans += [reference.span for reference in decoded.references]
        if decoded.record:
            json.dumps(decoded.record.as_data(), allow_nan=False)
    for span in spans:
        assert _inside(span, lines), span
    _sections(document)


def markdown(data: bytes) -> None:
    """Any text becomes a tree, sections and HTML in which nothing was typed by the writer but text."""
    text = data.decode("utf-8", "replace")
    nodes = parse_markdown(text, SHOWN)
    plain_text(nodes)
    html = str(Writer({"bijlagen/B2-x.png": PICTURE}).flow(Flow(nodes=nodes, about="proef"), 4))
    only_known_elements(html, OURS)
    for section in sections(text):
        assert section.text in text
    _sections(Document("data/agenda/x.md", text, None, 0, ()))


TARGETS: dict[str, Callable[[bytes], None]] = {"reader": reader, "markdown": markdown}


def bounded(target: Callable[[bytes], None], data: bytes, seconds: float = SECONDS) -> None:
    """Give an input to a target; assert that it takes less than a second of work, or another bound."""
    start = time.thread_time()
    target(data)
    taken = time.thread_time() - start
    assert taken < seconds, f"{taken:.2f} s"


def seeds(name: str) -> Iterator[bytes]:
    """Yield the texts that a target starts from: every file of the example tables, and every hostile text."""
    from hostile_cases import BYTES, HARMLESS, ITEM

    files = [path.read_bytes() for table in ("data", "tests/smallest/data") for path in (ROOT / table).rglob("*.md")]
    files += [*(data for data, _ in BYTES.values()), *HARMLESS.values(), ITEM.encode()]
    for data in files:
        text = data if name == "reader" else data.split(b"\n---\n", 1)[-1]
        if len(text) <= LONGEST:
            yield text
    for path in sorted((HOSTILE / name).glob("*")):
        yield path.read_bytes()


def _inside(span: Span, lines: list[str]) -> bool:
    """Tell whether a stretch begins in the file and ends there too; the end of a line counts as one character."""
    start, end = (span.line, span.column), (span.end_line, span.end_column)
    begins = 1 <= span.line <= len(lines) and 1 <= span.column <= len(lines[span.line - 1]) + 1
    return begins and start <= end and end[0] <= len(lines) and end[1] <= len(lines[end[0] - 1]) + 2


def _spans(root: HeaderNode) -> list[Span]:
    found: list[Span] = []
    waiting: list[HeaderNode] = [root]
    while waiting:
        node = waiting.pop()
        found.append(node.span)
        match node:
            case Mapping():
                for key, value in node.entries.values():
                    waiting += [key, value]
            case Sequence():
                waiting += node.items
            case Scalar():
                pass
    return found


def _sections(document: Document) -> None:
    lines, body = document.text.split("\n"), document.body.replace("\r\n", "\n")
    found = secties(document)
    assert body.endswith("".join(section.head + section.text for section in found))
    for section in found:
        assert lines[section.line - 1].startswith("##")
        assert section.woorden in section.text or "<!--" in section.text
    if document.fields is not None and not excess(document.body):
        quick, slow = sections_of(document), careful(document)
        assert [(s.titel, s.doelen, s.line, s.niveau) for s in quick] == [
            (s.titel, s.doelen, s.line, s.niveau) for s in slow
        ]
