"""Cuts the HTML comments out of a text. A comment inside code is code, and stays.

A comment ends at the first `-->`, as on a web page. One that nothing closes is text, because else all below it is gone.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tafel_cli.reading.comment_signs import CLOSER, OPENER

_TAB = 4  # columns; as many make a line code
_ROOM = re.compile(r"[ \t]*+")
_FENCE = re.compile(r"(?P<room>(?:[ \t>]++|[-+*][ \t]|\d{1,9}[.)][ \t])*+)(?P<sign>`{3,}(?=[^`\n]*$)|~{3,})")
_ITEM = re.compile(r"[ \t]*+(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)")
_QUOTE = re.compile(r"[ \t]*+>[ \t>]*+")
_SIGN = re.compile(r"\\[^\n]|`+|<!--|\n")
# A stretch of code in a sentence ends before such a line at the latest.
_BORDER = re.compile(r"\n(?=[ \t]*+(?:$|[#>|+*-]|\d{1,9}[.)]|`{3}|~{3}))", re.MULTILINE)


class Comment(NamedTuple):
    """A closed comment: its first place and its end, lines and columns counted from 0; `words`: what it says."""

    line: int
    column: int
    end_line: int
    end_column: int
    words: str


class Bare(NamedTuple):
    """A text without its comments, with as many lines as before.

    `gone`: line → for each cut its column in the bare text, and how many characters are gone there.
    """

    text: str
    comments: tuple[Comment, ...]
    gone: dict[int, list[tuple[int, int]]]

    def typed(self, line: int, column: int) -> int:
        """Return the column, in the text as typed, of a place in the bare text."""
        return column + sum(size for at, size in self.gone.get(line, ()) if at <= column)


@lru_cache(maxsize=4)  # sections, fences and headings of one text ask for it
def uncommented(text: str, *, noted: bool = True) -> Bare:
    """Return a text without its comments, and where they stood if that is `noted`. Takes time linear in its length."""
    if OPENER not in text or CLOSER not in text:
        return Bare(text, (), {})
    cutter = _Cutter(text, noted=noted)
    for start, end in _Scan(text).comments():
        cutter.cut(start, end)
    return Bare("".join([*cutter.pieces, text[cutter.last :]]), tuple(cutter.comments), cutter.gone)


class _Cutter:
    """Cuts comments out of a text, from its first to its last.

    It keeps the signs of a quote on each line, because what follows the comment is in that quote too.
    """

    def __init__(self, text: str, *, noted: bool) -> None:
        self._text = text
        self._noted = noted
        self.pieces: list[str] = []
        self.comments: list[Comment] = []
        self.gone: dict[int, list[tuple[int, int]]] = {}
        self.last = 0  # all before it is cut or kept
        self._line = self._begin = self._cut = 0  # this line, where it begins, and how many characters it has lost
        self._blank, self._quoted = True, False  # whether no words stand on this line yet, and whether it is in a quote

    def cut(self, start: int, end: int) -> None:
        """Cut the comment from `start` to `end`."""
        text, before = self._text, self._text[self.last : start]
        if before:
            if lines := before.count("\n"):
                self._next(lines, text.rfind("\n", self.last, start) + 1)
            self._blank = self._blank and not before.rpartition("\n")[2].strip(" \t>")
        line, begin = self._line, self._begin
        column = start - self._begin - self._cut
        signs = ""
        inside = text[start + len(OPENER) : max(start + len(OPENER), end - len(CLOSER))]
        if lines := inside.count("\n"):
            self._quoted = self._quoted or _QUOTE.match(text, self._begin, start) is not None
            signs = "\n".join(self._signs(line) for line in text[start:end].split("\n"))
            column = len(signs.rpartition("\n")[2])
            quoted = self._quoted
            self._next(lines, text.rfind("\n", start, end) + 1)
            self._quoted = quoted
        if self._noted:
            self.comments.append(Comment(line, start - begin, self._line, end - self._begin, inside))
        self.pieces += (before, signs)
        # At the begin of a line what follows moves to the left, because four spaces would make it code.
        self.last = end + _room(text, end) if self._blank and text[end : end + 1].isspace() else end
        size = self.last - self._begin - column - self._cut
        self._cut += size
        if self._noted:
            self.gone.setdefault(self._line, []).append((column, size))

    def _next(self, lines: int, begin: int) -> None:
        self._line, self._begin, self._cut = self._line + lines, begin, 0
        self._blank, self._quoted = True, False

    def _signs(self, line: str) -> str:
        found = _QUOTE.match(line) if self._quoted else None
        return found.group() if found else ""


def _room(text: str, start: int) -> int:
    """Return how many spaces and tabs stand at a place."""
    found = _ROOM.match(text, start)
    return len(found.group()) if found else 0


class _Scan:
    """Reads a text line by line and finds its comments; what it takes for code holds none."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last = text.rfind(CLOSER)
        self._borders = [match.start() for match in _BORDER.finditer(text)]
        self._ticks: dict[int, list[int]] = defaultdict(list)
        for match in re.finditer("`+", text):
            self._ticks[len(match.group())].append(match.start())
        self._fence: re.Match[str] | None = None
        self._listed = self._indented = False
        self._empty = True  # the line above

    def comments(self) -> Iterator[tuple[int, int]]:
        """Yield start and end of each closed comment."""
        at, begins = 0, True
        while at < len(self._text):
            if begins and self._is_code(at):
                at = self._end_of_line(at)
                continue
            sign = _SIGN.search(self._text, at)
            if sign is None:
                return
            at, begins = sign.end(), sign.group() == "\n"
            if sign.group() == OPENER and sign.start() + 2 <= self._last:
                at = self._text.find(CLOSER, sign.start() + 2) + len(CLOSER)
                yield sign.start(), at
            elif sign.group()[0] == "`":
                at = self._end_of_ticks(sign)

    def _end_of_line(self, at: int) -> int:
        end = self._text.find("\n", at)
        return len(self._text) if end < 0 else end + 1

    def _end_of_ticks(self, sign: re.Match[str]) -> int:
        """Return where the code ends that these ticks open; if nothing closes it, where the ticks end."""
        size, starts = len(sign.group()), self._ticks[len(sign.group())]
        closing = bisect_left(starts, sign.end())
        border = bisect_left(self._borders, sign.end())
        limit = self._borders[border] if border < len(self._borders) else len(self._text)
        return starts[closing] + size if closing < len(starts) and starts[closing] < limit else sign.end()

    def _is_code(self, at: int) -> bool:
        """Tell whether the line that begins here is code, or opens or closes a block of it."""
        line = self._text[at : self._end_of_line(at)].rstrip("\r\n")
        words = line.strip()
        if self._fence and not self._leaves(line):
            sign = self._fence["sign"]
            inside = line.lstrip(" \t>").rstrip()
            if set(inside) == {sign[0]} and len(inside) >= len(sign):
                self._fence = None
            return True
        self._fence = None
        room = len(line[: _room(line, 0)].expandtabs(_TAB))
        empty, self._empty = self._empty, not words
        if words and room >= _TAB and (empty or self._indented) and not self._listed:
            self._indented = True
            return True
        self._indented = self._indented and not words
        if words:
            self._listed = bool(_ITEM.match(line)) or (self._listed and (room > 0 or not empty))
            self._fence = _FENCE.match(line)
        return self._fence is not None

    def _leaves(self, line: str) -> bool:
        """Tell whether a line ends the quote or list item that the open fence stands in."""
        room = self._fence["room"] if self._fence else ""
        if ">" in room:
            return ">" not in line[: len(line) - len(line.lstrip(" \t>"))]
        wide = len(room.expandtabs(_TAB)) if room.strip() else 0
        return bool(line.strip()) and len(line.expandtabs(_TAB)) - len(line.expandtabs(_TAB).lstrip(" ")) < wide
