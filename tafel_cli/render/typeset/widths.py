"""Says how wide the columns of a table in a Markdown text are, and how many lines it takes: wider with more text."""

from collections.abc import Sequence

from tafel_cli.reading.text_tree import Node, Soort, plain_text
from tafel_cli.render.typeset.letters import LONGEST, ems, widest_word

SIDES = 0.85  # em between the text of a cell and the next cell
NARROWEST = 1.2  # em: one letter
LINES_OF_A_PAGE = 20  # lines of a table that surely fits on one page, also when its words fill half of each
_IN_PRINT = 0.8  # of the width that `ems` tells, which is never too small
_LEGIBLE = 7.5  # em: a column that is narrower breaks behind every word


def table_widths(table: Node, room: float) -> list[float]:
    """Return the width of the text in each column, in em; `room`: that of the table.

    A column with little text gets what it needs. The others have room for their widest word, up to an equal share, and
    what is left by the amount of their text. Empty if every cell fits on one line, or if the table holds a picture,
    because that takes what room there is.
    """
    columns = list(zip(*(row.inhoud for row in table.inhoud), strict=True))
    free = room - SIDES * len(columns)
    if free < NARROWEST * len(columns) or has_picture(table):
        return []
    texts = [[plain_text(cell.inhoud) for cell in column] for column in columns]
    wanted = [max(map(ems, column)) for column in texts]
    if sum(wanted) <= free:
        return []
    share = min(free / len(columns), LONGEST)
    least = [max(NARROWEST, min(share, max(_LEGIBLE, *map(widest_word, column)))) for column in texts]
    return _shared(least, wanted, free)


def fits_in_print(table: Node, room: float) -> bool:
    """Tell whether every cell fits on one line in print, where letters are narrower than `ems` tells."""
    columns = list(zip(*(row.inhoud for row in table.inhoud), strict=True))
    wanted = sum(max(ems(plain_text(cell.inhoud)) for cell in column) for column in columns)
    return wanted * _IN_PRINT + SIDES * len(columns) <= room and not has_picture(table)


def _shared(least: Sequence[float], wanted: Sequence[float], free: float) -> list[float]:
    """Return the widths: what is wanted where that is no more than a fair share, and the rest by amount of text."""
    widths = dict[int, float]()
    while True:
        left = [column for column in range(len(wanted)) if column not in widths]
        rest = free - sum(widths.values())
        modest = [column for column in left if wanted[column] <= rest / len(left)]
        if not modest:
            break
        widths |= {column: max(wanted[column], NARROWEST) for column in modest}
    rest -= sum(least[column] for column in left)
    more = sum(wanted[column] - least[column] for column in left)
    widths |= {column: least[column] + rest * (wanted[column] - least[column]) / more for column in left}
    return [widths[column] for column in range(len(wanted))]


def is_short(table: Node, rooms: Sequence[float]) -> bool:
    """Tell whether a table surely fits on one page; `rooms`: the widths of the text in its columns, in em."""
    return sum(height_in_lines(row, rooms) for row in table.inhoud) <= LINES_OF_A_PAGE and not has_picture(table)


def height_in_lines(row: Node, rooms: Sequence[float]) -> float:
    """Return about how many lines a row of a table takes."""
    sizes = (ems(plain_text(cell.inhoud)) / room + _breaks(cell) for cell, room in zip(row.inhoud, rooms, strict=True))
    return 1 + max(sizes, default=0)


def _breaks(node: Node) -> int:
    """Return how many forced line ends a node holds."""
    return (node.soort is Soort.REGELEINDE) + sum(map(_breaks, node.inhoud))


def has_picture(node: Node) -> bool:
    """Tell whether a node holds a picture."""
    return node.soort is Soort.AFBEELDING or any(map(has_picture, node.inhoud))
