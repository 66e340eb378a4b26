"""What a body is cut into: words on a line, blocks of them, and rows of a table."""

from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    """What the words of a block are."""

    TEXT = "text"
    HEADING = "heading"
    CELL = "cell"
    CODE = "code"


class Piece(NamedTuple):
    """Words on one line: its number and the place of the first word, both counted from 0."""

    line: int
    column: int
    text: str


class Block(NamedTuple):
    """Words that belong together. `level` is that of a heading; `depth` counts the quotes and lists around it."""

    kind: Kind
    pieces: tuple[Piece, ...]
    depth: int
    level: int = 0


class Row(NamedTuple):
    """A row of a table: its line, and what stands in its cells."""

    line: int
    cells: tuple[Piece, ...]


def place_of(block: Block, offset: int) -> tuple[int, int]:
    """Return the line and column of a place in a block's text."""
    for piece in block.pieces:
        if offset <= len(piece.text):
            return piece.line, piece.column + offset
        offset -= len(piece.text) + 1
    return block.pieces[-1].line, block.pieces[-1].column
