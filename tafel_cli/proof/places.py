"""Parses a body into links, pictures, HTML, headings, tables and code, each with its position.

Only a text that is not ordinary is parsed, because loading the parser takes about as long as checking a small table.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from markdown_it.common.html_blocks import block_names
from markdown_it.common.html_re import close_tag, open_tag
from markdown_it.common.utils import mdTrim, unescapeAll
from markdown_it.token import Token

from tafel_cli.proof.noting import Note, Piece, parser
from tafel_cli.reading.markdown import deepest

_DEFINITION = re.compile(
    r"[^\[]*(?P<open>\[)(?P<label>(?:[^\[\]\\]|\\.)+)\]:[ \t]*"
    r"(?:\n[ \t>]*)?(?P<doel><(?:[^<>\n\\]|\\.)*>|[^\x00-\x20\x7f]+)",
    re.DOTALL,
)
_BLOCKS = "|".join((*block_names, "pre", "script", "source", "style", "textarea"))
_HTML = re.compile(
    rf"\\.|(?:^[ \t]*)?(?=(?P<tag>{open_tag}|{close_tag}|<!--|<[?]|<![a-z]|<!\[CDATA\[))<"
    rf"|^[ \t]*(?P<unclosed></?(?:{_BLOCKS})(?=\s|$))",
    re.IGNORECASE | re.MULTILINE,
)
_ESCAPED = re.compile(r"\\(?=\|)")


class ShownText(NamedTuple):
    """One text: `shown` has spaces in place of addresses; `code` has a 1 for each character that is code.

    `kind` is paragraph, heading, th, td, code or indented (code too). `level` is that of a heading; 0 in a list or
    quote, because a heading is printed there as bold text. `under`: the line of signs below that makes it a heading.
    `pairs`: where the signs stand that begin and end a stretch of emphasis.
    """

    kind: str
    level: int
    pieces: list[Piece]
    shown: str
    code: bytearray
    under: Piece | None = None
    pairs: tuple[tuple[int, int], ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int, int]:
        """Return (line, column, end column) of a range of `shown`; if it runs over lines, of its first character."""
        (line, column), (last, after) = self._place(start), self._place(end)
        return line, column, after if last == line else column + 1

    def begins_line(self, offset: int) -> bool:
        """Tell whether a character is the first of its line."""
        found = bisect_left(self.pieces, offset, key=lambda piece: piece.start)
        return found < len(self.pieces) and self.pieces[found].start == offset

    def _place(self, offset: int) -> tuple[int, int]:
        piece = self.pieces[max(bisect_right(self.pieces, offset, key=lambda piece: piece.start), 1) - 1]
        return piece.line, piece.column + offset - piece.start


class LinkMark(NamedTuple):
    """A link, picture, HTML tag or definition: `soort` is link, named, autolink, image, html, comment or definition.

    `doel`: the address without escapes; `tekst`: the text between the brackets, or the HTML or definition itself.
    `label`: the name of the definition that this is, or that it uses.
    """

    soort: str
    doel: str
    tekst: str
    line: int
    column: int
    end: int
    label: str = ""


class Reading(NamedTuple):
    """A parsed body; lines and columns count from 0. `depth`: the lists and quotes around the deepest line, `deep`.

    `behind_fences`: the words behind opening code fences.
    """

    marks: list[LinkMark]
    texts: list[ShownText]
    tables: list[list[list[Piece]]]
    depth: int
    deep: int
    behind_fences: list[Piece]


def read_body(body: str) -> Reading:
    """Parse a body. It must pass no bound of limits.py, because parsing such a text could take minutes."""
    lines = body.replace("\r\n", "\n").split("\n")
    tokens = parser().parse(body)
    found = Reading([], [], [], *deepest(tokens), [])
    cells: Iterator[Piece] = iter(())
    for before, token in pairwise([Token("", "", 0), *tokens]):
        first, last = token.map or (0, 0)
        if token.type == "table_open":
            found.tables.append([])
        elif token.type == "tr_open":
            found.tables[-1].append(token.meta["cells"])
            cells = iter(token.meta["cells"])
        elif token.type == "definition":
            found.marks.extend(_definition(first, "\n".join(lines[first:last])))
        elif token.type == "inline":
            cell = next(cells, Piece(0, first, 0, "")) if before.type in ("th_open", "td_open") else None
            notes = list(_notes(token.children or [], 0))
            pieces = _of_cell(cell) if cell else _of_lines(token.content, first, lines, before.markup)
            text = _text(before, pieces, token.content, notes)._replace(pairs=tuple(_pairs(token.children or [])))
            if before.markup in ("-", "=") and before.type == "heading_open":
                text = text._replace(under=_under(last, lines))
            found.texts.append(text)
            found.marks.extend(_marks(text, token.content, notes))
        elif token.type == "fence" and token.info.strip():
            words = token.info.strip()
            found.behind_fences.append(Piece(0, first, max(lines[first].rfind(words), 0), words))
        if token.type in ("fence", "code_block") and token.content:
            typed = token.content.removesuffix("\n")
            pieces = _of_lines(typed, first + (token.type == "fence"), lines)
            kind = "code" if token.type == "fence" else "indented"
            found.texts.append(ShownText(kind, 0, pieces, typed, bytearray(b"\1" * len(typed))))
    return found


def _of_cell(cell: Piece) -> list[Piece]:
    """Return the words of a cell in pieces, split where the parser drops a backslash before `|`."""
    pieces, start = [], 0
    for gone, words in enumerate(_ESCAPED.split(cell.words)):
        pieces.append(Piece(start, cell.line, cell.column + start + gone, words))
        start += len(words)
    return pieces


def _of_lines(content: str, first: int, lines: list[str], heading: str = "") -> list[Piece]:
    """Return the words of a text as pieces of the typed lines, because the parser drops indents and quote marks.

    `heading`: the `#` before it, if it is a heading of that form.
    """
    if heading.startswith("#"):
        marks = lines[first].index("#")
        column = lines[first].find(content, marks + len(heading)) if content else marks
        return [Piece(0, first, column, content)]
    pieces, start, parts = [], 0, content.split("\n")
    while not mdTrim(lines[first]).endswith(mdTrim(parts[0])):
        first += 1  # the parser dropped a line of unusual spaces, such as a word processor leaves
    for line, typed in enumerate(parts, first):
        words = typed.lstrip(" \t")
        pieces.append(Piece(start + len(typed) - len(words), line, lines[line].rfind(words), words))
        start += len(typed) + 1
    return pieces


def _under(line: int, lines: list[str]) -> Piece:
    """Return the dashes or equals signs that make the text above them a heading."""
    words = lines[line].strip("> \t")
    return Piece(0, line, lines[line].index(words), words)


def _notes(tokens: list[Token], before: int) -> Iterator[Note]:
    """Yield the notes of tokens, also those in the alt text of a picture, because it is parsed as a text of its own."""
    for token in tokens:
        if "note" in token.meta:
            note: Note = token.meta["note"]
            start = before + note.start
            yield note._replace(start=start, label=before + note.label, end=before + note.end)
            yield from _notes(token.children or [], start + len("!["))


def _pairs(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Yield where the signs of each stretch of emphasis stand, in the order in which the stretches begin."""
    found: list[tuple[int, int]] = []
    begun: list[int] = []
    for token in tokens:
        if token.type in ("em_open", "strong_open", "s_open"):
            begun.append(token.meta["at"])
        elif token.type in ("em_close", "strong_close", "s_close"):
            found.append((begun.pop(), token.meta["at"]))
    yield from sorted(found)


def _text(before: Token, pieces: list[Piece], content: str, notes: list[Note]) -> ShownText:
    shown, code = list(content), bytearray(len(content))
    for note in notes:
        shown[note.label : note.end] = " " * (note.end - note.label)
        if note.soort == "backticks":
            code[note.start : note.end] = b"\1" * (note.end - note.start)
    kind = before.type.removesuffix("_open")
    level = int(before.tag[1]) if kind == "heading" and not before.level else 0
    return ShownText(kind, level, pieces, "".join(shown), code)


def _marks(text: ShownText, content: str, notes: list[Note]) -> Iterator[LinkMark]:
    for note in notes:
        if note.soort not in ("backticks", "line_end"):
            tekst = content[note.start + 1 + (note.soort == "image") : note.label - 1]
            label = _label(content[note.start : note.end], note)
            yield LinkMark(note.soort, note.doel, tekst, *text.span(note.start, note.end), label)
    for found in _HTML.finditer(text.shown) if "<" in text.shown else ():
        name = found.lastgroup
        if name and not text.code[found.start(name)]:
            yield LinkMark("html", "", found[name], *text.span(*found.span(name)))


def _label(typed: str, note: Note) -> str:
    """Return the name of the definition that a link or picture uses; empty if it has an address of its own."""
    if note.soort not in ("named", "image") or not typed.endswith("]"):
        return ""
    before, _, last = typed[:-1].rpartition("][")
    return last or before.partition("[")[2] or typed.removesuffix("[]").partition("[")[2].removesuffix("]")


def _definition(line: int, typed: str) -> Iterator[LinkMark]:
    """Yield the address of a reference definition (`[label]: address`) that begins at `line`."""
    found = _DEFINITION.match(typed)
    if found:
        doel, start = found["doel"], found.start("doel")
        line += typed.count("\n", 0, start)
        column = start - typed.rfind("\n", 0, start) - 1
        end = column + (1 if "\n" in doel else len(doel))
        address, name = unescapeAll(doel[1:-1] if doel[0] == "<" else doel), found["label"]
        yield LinkMark("definition", address, found.string[found.start("open") :].rstrip(), line, column, end, name)
