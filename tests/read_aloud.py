"""Reads papers as lines of text in reading order: what a page and a PDF say, without their looks."""

import re
from collections.abc import Iterable
from html.parser import HTMLParser
from itertools import groupby

from pdf_reader import Pdf, Tag

from tafel_cli.dutch import MONTHS

_SKIPPED = ("style", "script")
_PLACES = ("header", "nav", "main", "footer", "aside")
_BLOCKS = ("div", "section", "article", "ul", "ol", "dl", "table", "thead", "tbody", "tr", "figure", "figcaption")
_WHOLE_DAY = re.compile(rf"\d\u00a0(?:{'|'.join(MONTHS)})(?:\u00a0\d{{4}})?")
_STARTS = {
    "li": "- ",
    "dt": "",
    "dd": ": ",
    "caption": "[tabel] ",
    "blockquote": "> ",
    "p": "",
    "title": "[titel] ",
    "hr": "---",
    "br": "",
}


def page(html: str) -> str:
    """Return the lines of a page: `# heading`, cells joined by ` | `, and `[names]` for what is only heard."""
    reader = _Page()
    reader.feed(html)
    reader.close()
    return "\n".join(reader.lines()) + "\n"


class _Page(HTMLParser):
    """Collects lines; a hidden mark begins a line or a cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.deaf = 0
        self.lists: list[int | None] = []

    def lines(self) -> list[str]:
        """Return the lines that were read, without empty ones."""
        tidy = (re.sub(r"[ \t\n\r]+", " ", line).strip() for line in self.text.split("\v"))
        heard = (_WHOLE_DAY.sub(lambda day: day.group().replace("\u00a0", " "), line) for line in tidy)
        return [line for line in heard if line.strip("|> -#") or line == "---"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.deaf += tag in _SKIPPED
        if tag in ("ul", "ol"):
            self.lists.append(int(told.get("start") or 1) if tag == "ol" else None)
        self.text += self._start(tag, told) + self._heard(tag, told)

    def _start(self, tag: str, told: dict[str, str]) -> str:
        """Return the text with which a tag begins a line."""
        if re.fullmatch("h[1-6]", tag):
            return "\v" + "#" * int(tag[1]) + " "
        if tag == "li" and self.lists and self.lists[-1] is not None:
            number = int(told.get("value") or self.lists[-1])
            self.lists[-1] = number + 1
            return f"\v{number}. "
        if tag in _PLACES:
            return f"\v[{tag}]"
        return "\v" + _STARTS.get(tag, "") if tag in (*_STARTS, *_BLOCKS) else ""

    @staticmethod
    def _heard(tag: str, told: dict[str, str]) -> str:
        """Return what is heard but not seen, and the target of a link to elsewhere."""
        said = f" [{told['aria-label']}] " if told.get("aria-label") else ""
        said += f" [{told['title']}] " if told.get("title") else ""
        said += f"[taal] {told.get('lang')}\v" if tag == "html" else ""
        said += f" [beeld: {told.get('alt', 'ZONDER WOORDEN')}] " if tag == "img" else ""
        said += f" [streep op {told['x']}] " if told.get("class") == "end" else ""
        inside = told.get("href", "").startswith(("#", "data:"))
        return said if tag != "a" or inside else f"{said} [naar {told.get('href')}] "

    def handle_endtag(self, tag: str) -> None:
        self.deaf -= tag in _SKIPPED
        if tag in ("ul", "ol"):
            del self.lists[-1:]
        if tag in ("td", "th"):
            self.text += " | "
        elif tag in (*_PLACES, *_STARTS, *_BLOCKS) or re.fullmatch("h[1-6]", tag):
            self.text += "\v"

    def handle_data(self, data: str) -> None:
        if not self.deaf:
            self.text += data


def pdf(data: bytes) -> str:
    """Return what a screen reader reads of a PDF: a line for each block, then its bookmarks, links and files."""
    document = Pdf(data)
    about = document.file.docinfo
    said = [f"[titel] {about.get('/Title', '')}", f"[taal] {document.file.Root.get('/Lang', '')}"]
    said += [f"[bladwijzer] {title}" for title in document.bookmarks()]
    said += [f"[link] {address}" for address in document.links()]
    said += [f"[bestand] {name}" for name in document.file.attachments]
    return "\n".join([*said, "", *_lines(document.tree)]) + "\n"


def _lines(tag: Tag) -> list[str]:
    """Return the lines of a tag; a table row is one line, and so is text outside a paragraph."""
    if re.fullmatch("H[1-6]", tag.name):
        return [f"{'#' * int(tag.name[1])} {_tidy(tag.text)}"]
    if tag.name == "TR":
        return [" | ".join(_said(cell) for cell in tag.inside)]
    if tag.name == "LI":
        mark, *more = [line for part in tag.inside for line in _lines(part)]
        return [f"{mark} {more[0]}", *more[1:]] if more else [mark]
    if not _holds_blocks(tag.inside):
        return [_said(tag)] if _said(tag) else []
    lines = []
    for blocks, parts in groupby(
        tag.inside, key=lambda part: part.name in _BLOCKS_OF_PDF or _holds_blocks(part.inside)
    ):
        found = [_lines(part) if blocks else [_said(part)] for part in parts]
        lines += [line for part in found for line in part] if blocks else [" ".join(line for (line,) in found)]
    return lines


def _holds_blocks(parts: Iterable[Tag]) -> bool:
    return any(one.name in _BLOCKS_OF_PDF for part in parts for one in part.walk())


_BLOCKS_OF_PDF = frozenset(
    ("P", "Div", "Sect", "Art", "BlockQuote", "L", "LI", "Lbl", "LBody", "Table", "TR", "TD", "TH", "Caption")
) | frozenset(f"H{level}" for level in range(1, 7))


def _said(tag: Tag) -> str:
    alts = "".join(f" [beeld: {part.alt}]" for part in tag.walk() if part.alt)
    return f"{_tidy(tag.text)}{alts}".strip()


def _tidy(text: str) -> str:
    """Return a text without invisible characters, because line breaks differ between machines."""
    return re.sub(r"\s+", " ", re.sub("[\u200b\u00ad]", "", text)).strip()
