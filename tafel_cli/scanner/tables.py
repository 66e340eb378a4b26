"""Rows of a table: their cells, and the row of dashes below the head."""

import re
from collections.abc import Iterator

from tafel_cli.scanner.pieces import Piece

_COLUMN = re.compile(r" *:?-+:? *")


def ruler(text: str) -> int:
    """Return how many columns a row of dashes makes, 0 when it is none."""
    if len(text) < 2 or text.strip("|-: ") or text.startswith("- "):  # noqa: PLR2004  (`-` alone begins a list)
        return 0
    parts = text.split("|")
    inner = [part for index, part in enumerate(parts) if part.strip(" ") or 0 < index < len(parts) - 1]
    return len(inner) if all(_COLUMN.fullmatch(part) for part in inner) else 0


def cells_of(row: Piece) -> tuple[Piece, ...]:
    """Return the cells of a row: split at each `|` that has no backslash before it."""
    text = row.text.strip(" ")
    found = list(_split(text, row))
    if found and not found[0].text:
        del found[0]
    if found and not found[-1].text:
        del found[-1]
    return tuple(Piece(cell.line, cell.column, cell.text.strip(" ")) for cell in found)


def _split(text: str, row: Piece) -> Iterator[Piece]:
    begin = place = 0
    current = ""
    for part in text.split("|"):
        place += len(part) + 1
        if part.endswith("\\") and place <= len(text):
            current += part[:-1] + "|"
        else:
            yield Piece(row.line, row.column + begin, current + part)
            current, begin = "", place
