"""Judges the lines of a text one by one, as the quick test that proves ordinary texts sound in print."""

import re

REGEL = 100  # a printed line holds about so many characters
_CELLS = 2_000  # and the bound on tables, counted roughly
_DEPTH = 20
_STARTS = frozenset(" +-*0123456789.)")  # of lines that `_starts` judges
_ENDS = frozenset(("", "#", "|"))  # of lines that join no other
_NO_NAME = _ENDS | frozenset("-*+0123456789")  # of lines that join none above
_MARKS = " -*+>0123456789.)"
_NAME = 60  # characters before a colon: those of a name
_SERIES = 3  # lines that begin with a name and a colon
_UNCLEAR = ("", "#", "=", ">", "\u00a0")  # what may not come next there
_CODE = "    "
# Patterns are compiled at first use, because few texts need them all.
_ITEM = r" *+(?:(?:[-+*]|[0-9]{1,9}[.)]) ++)++"  # what a list item begins with
_PART = r"[0-9]{1,2}(?:\.[0-9]{1,2})+\.? "
# As word processors write one.
_OTHER_ITEM = r"(?:[•‣▪▫◦●○■□·∙–—]|[A-Za-z][.)] |[ivx]{2,4}[.)] |\([A-Za-z0-9]{1,3}\) )"


def sound_lines(body: str) -> bool:
    """Tell whether headings skip no level, tables have a head, and no line is wide, deep, unclear or an odd item."""
    level, pipes, above = 1, 0, ""
    items, series = _Items(), _Series()
    table: list[str] = []
    lines = body.split("\n")
    for line in lines:
        first = line[:1]
        if table and first != "|":
            if line or not _table(table, len(lines)):
                return False
            pipes += sum(row.count("|") for row in table)
            table = []
        if first == "|":
            if not table and above[:1] not in ("", "#"):
                return False
            table.append(line)
        elif first == "#":
            level = _level(line, level)
            if not level:
                return False
        if (first in _STARTS or items.open or _seems_other(line)) and not items.sound(line, above):
            return False
        if not series.sound(line, above) or (len(line) > REGEL and _wide(line)):
            return False
        above = line
    return not table and pipes == body.count("|") and "\n=" not in body and "\n>" not in body


def _level(line: str, above: int) -> int:
    """Return the level of a heading line if it may follow one of level `above`; 0 for any other line."""
    words = line.lstrip("#")
    level = len(line) - len(words)
    said = any(map(str.isalnum, words)) and "![" not in words
    return level if 1 < level <= above + 1 and words[:1] == " " and said else 0


def _seems_other(line: str) -> bool:
    """Tell whether a line may match `_OTHER_ITEM`."""
    begin = line[:5]
    return "." in begin or ")" in begin or begin > "~"


class _Items:
    """The items of lists, line by line; `open` holds the indents of the numbered lists that may go on."""

    def __init__(self) -> None:
        self.open: set[int] = set()

    def sound(self, line: str, above: str) -> bool:
        """Tell whether a line is surely no item that prints as text, and no text that prints as code."""
        first = line[:1]
        begins = line
        if first in _STARTS:
            begins = line.lstrip(" ")
            room = len(line) - len(begins)
            if not _starts(line, begins, above, goes_on=room in self.open):
                return False
            if re.match(_ITEM, line):
                self.open = {other for other in self.open if other < room}
                self.open |= {room} if begins[0].isdigit() else set()
        elif first:
            self.open.clear()
        return not (_seems_other(begins) and re.match(_OTHER_ITEM, begins))


class _Series:
    """Lines of a paragraph that begin alike; `named` counts those above that may begin with a name and a colon."""

    def __init__(self) -> None:
        self.named = 0

    def sound(self, line: str, above: str) -> bool:
        """Tell whether a line surely begins otherwise than those above it, or joins none of them."""
        first = line[:1]
        has_name = ":" in line[:_NAME]
        if first in _NO_NAME:
            self.named = has_name and first not in _ENDS
            return True
        self.named = self.named + 1 if has_name else 0
        return self.named < _SERIES and not ((first > "n" or first == " ") and _alike(line, above))


def _alike(line: str, above: str) -> bool:
    """Tell whether two lines may begin with the same sign that is no letter, or with the `o` of a word processor."""
    begins, over = line.lstrip(" ")[:2], above.lstrip(_MARKS)[:2]
    return begins[:1] == over[:1] and (begins == over == "o " or (begins > "~" and not begins[0].isalpha()))


def _starts(line: str, begins: str, above: str, *, goes_on: bool) -> bool:
    """Tell whether an indented, numbered or dashed line is surely running text or a list item.

    A line that is indented below an empty one may be code. A number other than 1 begins no list below a line of text,
    but it may go on with one.
    """
    words = line.lstrip(" +-*0123456789.)")
    start = line[: len(line) - len(words)]
    if len(start) > _DEPTH or (words[:1] in _UNCLEAR and line.strip(" ")):
        return False
    if start.startswith(_CODE) and above[:1] in ("", "#"):
        return not words
    if not re.match(_ITEM, line):
        glued = start.lstrip(" ")[-1:] in ("-", ".", ")") and words[:1].isalpha()  # a sign without its space
        return not glued and not ("." in start and re.match(_PART, begins))
    if begins[0].isdigit() and above and not (goes_on or begins.startswith(("1.", "1)"))):
        return False
    return _CODE + " " not in start.lstrip(" ")


def _wide(line: str) -> bool:
    """Tell whether a line holds a word of more than `REGEL` characters; `/` and `-` end a word too."""
    if len(line) <= 2 * REGEL:  # then a longer word must cross the middle
        end = line.find(" ", REGEL)
        if (len(line) if end < 0 else end) - line.rfind(" ", 0, REGEL + 1) - 1 <= REGEL:
            return False
    return any(len(part) > REGEL for word in line.split() for part in word.replace("/", "-").split("-"))


def _table(rows: list[str], lines: int) -> bool:
    """Tell whether rows are a sound table: a head with words, a delimiter row that fits, no row wider than the head."""
    width = rows[0].count("|")
    if len(rows) < 2 or width * lines > _CELLS or not rows[0].strip("| "):  # noqa: PLR2004  (a head and its dashes)
        return False
    dashes = [part.strip(" ") for part in rows[1].split("|")]
    if len(dashes) != width + 1 or dashes[0] or dashes[-1] or not rows[0].endswith("|"):
        return False
    columns = [part.removeprefix(":").removesuffix(":") for part in dashes[1:-1]]
    return all(part and not part.strip("-") for part in columns) and all(row.count("|") <= width for row in rows)
