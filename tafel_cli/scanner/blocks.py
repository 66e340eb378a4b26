"""The blocks of a Markdown body, line by line: which words are running text, a heading, a cell of a table, or code.

CommonMark with tables, as `markdown.py` prints it, in one pass without recursion. A property test holds them together.
"""

import re
from enum import Enum
from typing import NamedTuple

from tafel_cli.scanner.containers import STOP, column, inside, opening, word
from tafel_cli.scanner.definitions import Definition, definitions
from tafel_cli.scanner.pieces import Block, Kind, Piece, Row
from tafel_cli.scanner.tables import cells_of, ruler

_RULE = re.compile(r"([-_*])(?: *\1){2,} *$")
_HEADING = re.compile(r"(#{1,6})(?: |$)")
_FENCE = re.compile(r"(?P<marks>`{3,})[^`]*$|(?P<tildes>~{3,})")
_UNDERLINE = re.compile(r"(?:=+|-+) *$")
_CODE_INDENT = 4


class Blocks(NamedTuple):
    """All there is in a body. `deepest` is the largest number of quotes and lists around a line, `deep` that line."""

    blocks: list[Block]
    tables: list[list[Row]]
    definitions: list[Definition]
    deepest: int
    deep: int


class _Leaf(Enum):
    NONE = 0
    TEXT = 1
    FENCE = 2
    INDENTED = 3
    TABLE = 4


def read(body: str) -> Blocks:
    """Return the blocks of a body; lines end in LF or CRLF."""
    reader = _Reader()
    lines = [line.removesuffix("\r").expandtabs(STOP) for line in body.split("\n")]
    for number, raw in enumerate(body.split("\n")):
        reader.take(number, raw, lines[number : number + 2])
    reader.close(0)
    return Blocks(reader.blocks, reader.tables, reader.definitions, reader.deepest, reader.deep)


class _Reader:
    """What is open while lines come in: quotes and lists, and in them one text, table or piece of code."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.tables: list[list[Row]] = []
        self.definitions: list[Definition] = []
        self.deepest = 0
        self.deep = 0
        self.containers: list[int] = []
        self.leaf = _Leaf.NONE
        self.pieces: list[Piece] = []
        self.fence = ""
        self.hollow = False  # the innermost item has nothing in it yet
        self.columns = 0
        self.number = 0
        self.raw = self.line = self.after = ""
        self.ruler = False  # this line divides the head of a table from its rows

    def take(self, number: int, raw: str, lines: list[str]) -> None:
        """Read the next line: as it was typed, and with its tabs spelt out, followed by the one after it."""
        self.number, self.raw, self.line = number, raw, lines[0]
        self.after = lines[1] if len(lines) > 1 else ""
        if self.ruler:
            self.ruler = False
            return
        place, matched = inside(self.line, self.containers, hollow=self.hollow)
        if matched == len(self.containers) and self._goes_on(place):
            return
        self._settle(place)
        while True:
            start = word(self.line, place)
            if start == len(self.line):
                self._blank(matched)
                return
            if start - place >= _CODE_INDENT:
                if self.leaf is not _Leaf.TEXT:
                    self._open_code(matched, place)
                    return
                break
            if self._leaf_starts(start, matched):
                return
            opened = self._container(place, start, matched)
            if opened is None:
                break
            place, matched = opened, len(self.containers)
        self._words(place, matched)

    def _goes_on(self, place: int) -> bool:
        """Add a line to open code; tell whether it belonged there."""
        start = word(self.line, place)
        text = self.line[start:]
        if self.leaf is _Leaf.FENCE:
            closing = text.rstrip(" ")
            mark, length = self.fence[0], len(self.fence)
            if start - place < _CODE_INDENT and closing.strip(mark) == "" and len(closing) >= length:
                self.close(len(self.containers))
            else:
                self._add(place)
            return True
        if self.leaf is _Leaf.INDENTED and (start - place >= _CODE_INDENT or not text):
            self._add(place)
            return True
        return False

    def _add(self, place: int) -> None:
        """Add the rest of this line to what is open."""
        self.pieces.append(Piece(self.number, column(self.raw, place), self.line[place:]))

    def close(self, matched: int) -> None:
        """End what is open, and all containers beyond the first `matched`."""
        if self.pieces:
            self._keep()
        self.leaf, self.pieces = _Leaf.NONE, []
        if matched < len(self.containers):
            del self.containers[matched:]
            self.hollow = False

    def _keep(self) -> None:
        depth = len(self.containers)
        if self.leaf is _Leaf.TEXT:
            words = tuple(self.pieces[self._define() :])
            if words:
                self.blocks.append(Block(Kind.TEXT, words, depth))
        elif self.leaf in (_Leaf.FENCE, _Leaf.INDENTED):
            self.blocks.append(Block(Kind.CODE, tuple(self.pieces), depth))

    def _settle(self, place: int) -> None:
        """End a text that holds nothing but definitions, unless this line belongs to the last one."""
        if self.leaf is _Leaf.TEXT and self.pieces[0].text.startswith("["):
            line = Piece(self.number, 0, self.line[word(self.line, place) :])
            count = len(self.pieces)
            if definitions(self.pieces)[1] == count >= definitions([*self.pieces, line])[1]:
                self.close(len(self.containers))

    def _define(self) -> int:
        """Remember the definitions that the open text begins with; return how many lines they take."""
        found, lines = definitions(self.pieces)
        self.definitions.extend(found)
        return lines

    def _blank(self, matched: int) -> None:
        if self.leaf is not _Leaf.INDENTED or matched < len(self.containers):
            self.close(matched)

    def _open_code(self, matched: int, place: int) -> None:
        self.close(matched)
        self.leaf, self.hollow = _Leaf.INDENTED, False
        self._add(place + _CODE_INDENT)

    def _leaf_starts(self, start: int, matched: int) -> bool:
        """Start a heading, a fence, a line across or a table where this line is one."""
        text = self.line[start:]
        if "|" in text and self._table(start, matched):
            return True
        if text[0] in "=-" and self._open_text(matched) and _UNDERLINE.match(text):
            self._crowns(text)
        elif match := _HEADING.match(text):
            self.close(matched)
            self._heading(start, text, len(match[1]))
        elif match := _FENCE.match(text):
            self.close(matched)
            self.leaf, self.fence = _Leaf.FENCE, match["marks"] or match["tildes"]
        elif text[0] in "-_*" and _RULE.match(text):
            self.close(matched)
        else:
            return False
        self.hollow = False
        return True

    def _heading(self, start: int, text: str, level: int) -> None:
        words = text[level:].strip(" ")
        bare = words.rstrip("#")
        if not bare or bare[-1] == " ":
            words = bare.rstrip(" ")
        place = start + level + len(text[level:]) - len(text[level:].lstrip(" "))
        piece = Piece(self.number, column(self.raw, place if words else start), words)
        self.blocks.append(Block(Kind.HEADING, (piece,), len(self.containers), level))

    def _open_text(self, matched: int) -> bool:
        return self.leaf is _Leaf.TEXT and matched == len(self.containers)

    def _crowns(self, text: str) -> None:
        """Make a heading of the text above this line."""
        above = tuple(self.pieces[self._define() :])
        self.blocks.append(Block(Kind.HEADING, above, len(self.containers), 1 if text[0] == "=" else 2))
        self.pieces = []
        self.close(len(self.containers))

    def _table(self, start: int, matched: int) -> bool:
        """Begin a table when the next line is the row of dashes that makes this one its head."""
        if "-" not in self.after or (self.leaf is _Leaf.TEXT and matched < len(self.containers)):
            return False
        if self.leaf is _Leaf.TABLE and matched == len(self.containers):
            return False
        cells = cells_of(Piece(self.number, column(self.raw, start), self.line[start:]))
        place, lies = inside(self.after, self.containers[:matched], hollow=False)
        below = word(self.after, place)
        columns = 0 if lies < matched or below - place >= _CODE_INDENT else ruler(self.after[below:])
        if not cells or columns != len(cells):
            return False
        self.close(matched)
        self.leaf, self.columns, self.ruler, self.hollow = _Leaf.TABLE, len(cells), True, False
        self.tables.append([])
        self._row(Row(self.number, cells))
        return True

    def _row(self, row: Row) -> None:
        self.tables[-1].append(row)
        depth = len(self.containers)
        self.blocks.extend(Block(Kind.CELL, (cell,), depth) for cell in row.cells[: self.columns])

    def _container(self, place: int, start: int, matched: int) -> int | None:
        """Open a quote or an item; return where its words begin, or None when this line opens neither."""
        opened = opening(self.line, place, start)
        if opened is None or (self._open_text(matched) and not opened.interrupts):
            return None
        self.close(matched)
        self.containers.append(opened.width)
        self.hollow = opened.hollow
        if len(self.containers) > self.deepest:
            self.deepest, self.deep = len(self.containers), self.number
        return opened.begin

    def _words(self, place: int, matched: int) -> None:
        """Add words to the open text or table, or begin a new text."""
        start = word(self.line, place)
        whole = matched == len(self.containers)
        if self.leaf is _Leaf.TABLE and whole:
            self._row(Row(self.number, cells_of(Piece(self.number, column(self.raw, start), self.line[start:]))))
            return
        if self.leaf is _Leaf.TEXT:
            self._add(start)
            return
        self.close(matched)
        self.leaf = _Leaf.TEXT
        self.hollow = False
        self._add(start)
