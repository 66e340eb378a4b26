"""Independent parsers of reports: each follows the rules of the program that reads the report in practice."""

import re
from html.parser import HTMLParser
from typing import NamedTuple

from markdown_it import MarkdownIt

REGISTERED = frozenset(
    (
        *("internal-set-repo-path", "set-env", "set-output", "save-state", "add-path", "add-mask", "add-matcher"),
        *("remove-matcher", "warning", "error", "notice", "debug", "group", "endgroup", "echo", "stop-commands"),
    )
)
SECTION = re.compile(r"section_(?:start|end):[0-9]+:[^\r\n]*\r\x1b\[0K")
ELSEWHERE = re.compile(r"##(?:vso|teamcity)\[")
ACT = re.compile(r"^(?:::([^ ]+)( (.+))?::|##\[([^ ]+)( (.+))?\])")


class Command(NamedTuple):
    """A workflow command, as the runner of GitHub parses it."""

    name: str
    properties: dict[str, str]
    data: str


def command(line: str) -> Command | None:
    """Parse one line of output as GitHub's runner does: `::name a=b::data`, or else `##[name a=b]data` anywhere."""
    return _newer(line.lstrip()) or _older(line)


def _newer(line: str) -> Command | None:
    if not line.startswith("::") or "::" not in line[2:]:
        return None
    head, data = line[2:].split("::", 1)
    name, _, rest = head.partition(" ")
    if name not in REGISTERED:
        return None
    pairs = (part.split("=", 1) for part in rest.strip().split(",") if part)
    properties = {pair[0]: _back(pair[1], ":", ",") for pair in pairs if len(pair) == 2 and all(pair)}
    return Command(name, properties, _back(data))


def _older(line: str) -> Command | None:
    start = line.find("##[")
    end = line.find("]", start)
    if start < 0 or end < 0:
        return None
    name, _, rest = line[start + 3 : end].partition(" ")
    if name not in REGISTERED:
        return None
    pairs = (part.split("=", 1) for part in rest.split(";") if part)
    return Command(name, {p[0]: _back(p[1], ";", "]") for p in pairs if len(p) == 2}, _back(line[end + 1 :], ";", "]"))


def _back(text: str, *also: str) -> str:
    for character in ("\r", "\n", *also, "%"):
        text = text.replace(f"%{ord(character):02X}", character)
    return text


def lines(text: str) -> list[str]:
    """Split output into lines as runners do: CR ends a line too."""
    return re.split(r"\r\n|\r|\n", text)


def commands(text: str) -> list[Command]:
    """Return every command in an output."""
    return [found for line in lines(text) if (found := command(line))]


def orders(text: str) -> list[str]:
    """Return the lines in an output that a CI service would take for a command; text that is only shown has none."""
    found = [line for line in lines(text) if command(line) or ACT.search(line) or ELSEWHERE.search(line)]
    return found + SECTION.findall(text)


VOID = frozenset(("br", "hr", "img", "input", "meta", "link"))
ALLOWED = frozenset("h2 h3 p ul li strong code pre table thead tbody tr th td".split())  # noqa: SIM905
# Text that a forge turns into a link, a mention or a picture, in a rendered page outside code.
LIVE = re.compile(
    r"@\w|[#!&~^$]\d|(?<!\d)%\w|~\w|\bGH-\d|\b[A-Z]{2,}-\d|\b[0-9a-f]{7,}\b|\w:/|://|\bwww\.|:[+\w-]+:|"
    r"\b[^\W\d_]{2,}\.[^\W\d_]{2,}\b|[A-Za-z]\w*@|\bmailto:|\bjavascript:"
)


class Page(HTMLParser):
    """A page as a browser gets it: its elements, headings, lists, tables, blocks of code, and its text outside code."""

    def __init__(self, markdown: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.text: list[str] = []
        self.headings: list[str] = []
        self.items: list[str] = []
        self.blocks: list[str] = []
        self.tables: list[tuple[str, list[list[str]]]] = []
        reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
        self.feed(reader.render(markdown))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element. Only a cell may have an attribute, for its alignment."""
        self.tags.append(tag if not attrs or tag in ("td", "th") else f"{tag} {attrs}")
        if tag not in VOID:
            self.open.append(tag)
        match tag:
            case "h2" | "h3":
                self.headings.append("")
            case "table":
                self.tables.append((self.headings[-1], []))
            case "tr":
                self.tables[-1][1].append([])
            case "td" | "th":
                self.tables[-1][1][-1].append("")
            case "li":
                self.items.append("")
            case "pre":
                self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        """Close an element, which must be the last one that was opened."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Add text to the element that is open."""
        if not {"code", "pre"} & set(self.open):
            self.text.append(data)
        if "pre" in self.open:
            self.blocks[-1] += data
        elif {"h2", "h3"} & set(self.open):
            self.headings[-1] += data
        elif {"td", "th"} & set(self.open):
            self.tables[-1][1][-1][-1] += data
        elif "li" in self.open:
            self.items[-1] += data

    def handle_comment(self, data: str) -> None:
        """Record a comment, because no report may hold one."""
        self.tags.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        """Record a declaration."""
        self.tags.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        """Record a processing instruction."""
        self.tags.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        """Record any other declaration."""
        self.tags.append(f"<![{data}]>")

    @property
    def live(self) -> list[str]:
        """The elements that are active in this page, and texts that a forge would make links; a report has none."""
        return [tag for tag in self.tags if tag not in ALLOWED] + [text for text in self.text if LIVE.search(text)]
