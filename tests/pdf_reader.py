"""Reads a tagged PDF as a screen reader does: the tree of tags with the text of each, its links and bookmarks."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

import pikepdf


class Tag(NamedTuple):
    """A tag: its name, its own text and that of what lies in it, its alternative text, and what lies in it.

    `box`: its place on the page in points (left, bottom, right, top), where the file says so.
    """

    name: str
    text: str
    alt: str
    inside: "tuple[Tag, ...]"
    box: tuple[float, ...] = ()

    def walk(self) -> "Iterator[Tag]":
        """Yield this tag and all below it, in reading order."""
        yield self
        for part in self.inside:
            yield from part.walk()

    def all(self, *names: str) -> "list[Tag]":
        """Return the tags with these names, in reading order."""
        return [tag for tag in self.walk() if tag.name in names]


class Pdf:
    """A PDF: `tree` is its document tag."""

    def __init__(self, data: bytes) -> None:
        self.file = pikepdf.open(BytesIO(data))
        self._texts = {page.objgen: _marked(page) for page in self.file.pages}
        (root,) = _list(self.file.Root.StructTreeRoot.K)
        self.tree = self._tag(root, None)

    def _tag(self, node: pikepdf.Object, page: pikepdf.Object | None) -> Tag:
        page = node.get("/Pg", page)
        text: list[str] = []
        inside: list[Tag] = []
        for kid in _list(node.get("/K", pikepdf.Array())):
            if isinstance(kid, int):
                text.append(self._texts[page.objgen].get(kid, ""))
            elif kid.get("/Type") == "/MCR":
                text.append(self._texts[kid.get("/Pg", page).objgen].get(int(kid.MCID), ""))
            elif "/S" in kid:
                inside.append(self._tag(kid, page))
                text.append(inside[-1].text)
        boxes = [about.BBox for about in _list(node.get("/A", pikepdf.Array())) if "/BBox" in about]
        box = tuple(float(side) for side in boxes[0]) if boxes else ()
        return Tag(str(node.S)[1:], "".join(text), str(node.get("/Alt", "")), tuple(inside), box)

    @property
    def text(self) -> str:
        """All text that is read out."""
        return self.tree.text

    def bookmarks(self) -> list[str]:
        """Return the titles in the outline, as they come."""
        with self.file.open_outline() as outline:
            waiting, found = list(reversed(outline.root)), []
            while waiting:
                item = waiting.pop()
                found.append(item.title)
                waiting.extend(reversed(item.children))
        return found

    def links(self) -> list[str]:
        """Return the addresses that links lead to outside this file."""
        found = [a for page in self.file.pages for a in page.get("/Annots", ()) if a.get("/Subtype") == "/Link"]
        return [str(a.A.URI) for a in found if "/A" in a and "/URI" in a.A]


def squeezed(text: str) -> str:
    """Return a text without white space, also invisible kinds, because lines end elsewhere in print."""
    return re.sub(r"[\s\u200b\u00ad]+", "", text)


def _list(value: pikepdf.Object) -> list[pikepdf.Object]:
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _marked(page: pikepdf.Page) -> dict[int, str]:
    """Return the text of each marked-content sequence of a page, by its MCID."""
    fonts = {name: _letters(font) for name, font in page.resources.get("/Font", {}).items()}
    found: dict[int, str] = {}
    stack: list[tuple[int | None, bool]] = []
    font: tuple[int, dict[int, str]] = (1, {})
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = instruction.operands, str(instruction.operator)
        here = next((number for number, _ in reversed(stack) if number is not None), None)
        if operator in ("BDC", "BMC"):
            about = operands[1] if operator == "BDC" and isinstance(operands[1], pikepdf.Dictionary) else {}
            said = about.get("/ActualText")
            if said is not None and here is not None:
                found[here] = found.get(here, "") + str(said)
            stack.append((int(about["/MCID"]) if "/MCID" in about else None, said is not None))
        elif operator == "EMC":
            stack.pop()
        elif operator == "Tf":
            font = fonts[str(operands[0])]
        elif operator in ("Tj", "TJ") and here is not None and not any(quiet for _, quiet in stack):
            strings = operands[0] if operator == "TJ" else [operands[0]]
            read = "".join(_read(bytes(part), font) for part in strings if isinstance(part, pikepdf.String))
            found[here] = found.get(here, "") + read
    return found


def _read(data: bytes, font: tuple[int, dict[int, str]]) -> str:
    size, letters = font
    return "".join(letters.get(int.from_bytes(data[at : at + size]), "\ufffd") for at in range(0, len(data), size))


def _letters(font: pikepdf.Object) -> tuple[int, dict[int, str]]:
    """Return how many bytes a character code of a font takes, and the text of each code."""
    size = 2 if font.Subtype == "/Type0" else 1
    if "/ToUnicode" not in font:
        return size, {}
    table = font.ToUnicode.read_bytes().decode("latin-1")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            start = bytes.fromhex(text).decode("utf-16-be")
            for step, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                found[code] = start[:-1] + chr(ord(start[-1]) + step)
    return size, found


def page_text(page: pikepdf.Page) -> str:
    """Return all text that is drawn on a page, also what is not read out."""
    return "".join(page_strokes(page))


def page_strokes(page: pikepdf.Page) -> "Iterator[str]":
    """Yield the text that is drawn on a page, at most a line at a time."""
    fonts = {name: _letters(font) for name, font in page.resources.get("/Font", {}).items()}
    font: tuple[int, dict[int, str]] = (1, {})
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator == "Tf":
            font = fonts[str(instruction.operands[0])]
        elif operator in ("Tj", "TJ"):
            strings = instruction.operands[0] if operator == "TJ" else [instruction.operands[0]]
            yield "".join(_read(bytes(part), font) for part in strings if isinstance(part, pikepdf.String))
