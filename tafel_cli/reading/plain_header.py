"""Reads front matter of the plain sort itself: fields, lists and groups with each value on its own line.

Most files hold no other sort. The parser of YAML reads the rest, because loading it takes a tenth of a whole command.
A property test says that both give the same tree, positions included.
"""

import re

from tafel_cli.finding import Span
from tafel_cli.reading.header import Header, HeaderNode, Mapping, Scalar, Sequence

_MOST = 16_000  # characters, and at most so many levels: far within the bounds that the strict reader guards
_DEEPEST = 8
_LINE = re.compile(r"(?P<room> *)(?P<dash>- +)?(?:(?P<key>[A-Za-z0-9_][A-Za-z0-9_-]{0,99}):(?P<gap> +|$))?(?P<rest>.*)")
_MARKS = frozenset("-?:,[]{}#&*!|>'\"%@`")  # signs with a meaning of their own where a value begins
_new = tuple.__new__  # makes a value of named fields in half the time; a file has dozens


class _Other(Exception):  # noqa: N818  (no error: the parser of YAML takes over)
    """Front matter is not of the plain sort."""


class _Open:
    """A mapping or list that is still open; `entries` is None for a list, `key` waits for its value."""

    __slots__ = ("column", "entries", "items", "key", "line")

    def __init__(self, line: int, column: int, *, listed: bool) -> None:
        self.line = line
        self.column = column
        self.entries: dict[str, tuple[Scalar, HeaderNode]] | None = None if listed else {}
        self.items: list[HeaderNode] = []
        self.key: Scalar | None = None


def plain_header(header: str) -> Header | None:
    """Return the tree of front matter that starts on line 2 of its file; None if it is not of the plain sort."""
    if len(header) > _MOST or header[-1:] != "\n" or not header.replace("\n", "").isprintable():
        return None  # the last is so for a tab, or a line end of another sort
    try:
        return _Reader().read(header[:-1].split("\n"))
    except _Other:
        return None


class _Reader:
    """Reads line by line, with its own stack of what is open."""

    def __init__(self) -> None:
        self.open: list[_Open] = []
        self.doubles: list[tuple[Scalar, Scalar]] = []

    def read(self, lines: list[str]) -> Header:
        """Return the tree; raises _Other for front matter of another sort."""
        below = 0  # the index of the first line after a folded text
        for index, line in enumerate(lines):
            if index < below:
                continue
            typed = line.lstrip(" ")
            if typed and typed[0] != "#":
                below = self._take(lines, index)
        if not self.open:
            raise _Other
        return Header(self._close(len(lines) + 2, 0), tuple(self.doubles))

    def _take(self, lines: list[str], index: int) -> int:
        """Read the line at an index, and return the index of the next one to read."""
        found = _LINE.fullmatch(lines[index])
        if found is None:
            raise _Other
        room, dash, key, gap, rest = found.groups()
        line, column = index + 2, len(room)
        here = self.open[-1] if self.open else None
        if here is None or here.key or here.column != column or (here.entries is None) is not bool(dash):
            here = self._block(line, column, listed=bool(dash))
        if dash:
            column += len(dash)
            if key is None:
                here.items.append(_scalar(rest, line, column))
                return index + 1
            here = self._begin(line, column, listed=False)
        if key is None:
            raise _Other
        behind = column + len(key)
        here.key = _new(Scalar, (key, _new(Span, (line, column + 1, line, behind + 1)), False))
        if not rest:
            return index + 1
        value = behind + 1 + len(gap)
        if rest == ">-":
            text, below = _folded(lines, index + 1, here.column)
            self._put(Scalar(text, Span(line, value + 1, below + 2, 1), quoted=True))
            return below
        self._put(_scalar(rest, line, value))
        return index + 1

    def _block(self, line: int, column: int, *, listed: bool) -> _Open:
        """Return the block that a line belongs to: one that begins here, or one that is open at its column."""
        if not self.open:
            return self._begin(line, column, listed=listed)
        waiting = self.open[-1].key
        if waiting:
            if column > self.open[-1].column:
                return self._begin(line, column, listed=listed)
            if listed and column == self.open[-1].column:
                raise _Other  # a list as far to the left as its name
            self._empty(waiting)
        while self.open[-1].column > column:
            if len(self.open) == 1:
                raise _Other
            self._put_closed(line, column)
        here = self.open[-1]
        if here.column != column or (here.entries is None) is not listed:
            raise _Other
        return here

    def _begin(self, line: int, column: int, *, listed: bool) -> _Open:
        if len(self.open) == _DEEPEST or (listed and not self.open):
            raise _Other
        self.open.append(_Open(line, column, listed=listed))
        return self.open[-1]

    def _empty(self, key: Scalar) -> None:
        """Put an empty value behind the colon of a key."""
        _, _, line, column = key.span
        self._put(Scalar("", Span(line, column + 1, line, column + 1)))

    def _put(self, done: HeaderNode) -> None:
        """Put a value in the list or at the key that waits for it. The first of two equal keys counts."""
        here = self.open[-1]
        if here.entries is None:
            here.items.append(done)
        elif here.key:
            key, here.key = here.key, None
            if key.text in here.entries:
                self.doubles.append((here.entries[key.text][0], key))
            else:
                here.entries[key.text] = (key, done)

    def _put_closed(self, line: int, column: int) -> None:
        ended = self.open.pop()
        span = Span(ended.line, ended.column + 1, line, column + 1)
        self._put(Sequence(tuple(ended.items), span) if ended.entries is None else Mapping(ended.entries, span))

    def _close(self, line: int, column: int) -> Mapping:
        """Close all that is open, and return the root."""
        if waiting := self.open[-1].key:
            self._empty(waiting)
        while len(self.open) > 1:
            self._put_closed(line, column)
        root = self.open[0]
        return Mapping(root.entries or {}, Span(root.line, root.column + 1, line, column + 1))


def _scalar(typed: str, line: int, column: int) -> Scalar:
    """Return a value of one line. Raises _Other for one with escapes, a comment, or a sign that YAML may read."""
    text = typed.rstrip(" ")
    if not text:
        raise _Other
    quote = text[0] if text[0] in "\"'" else ""
    span = _new(Span, (line, column + 1, line, column + 1 + len(text)))
    if quote:
        inner = text[1:-1]
        if len(text) == 1 or text[-1] != quote or quote in inner or (quote == '"' and "\\" in inner):
            raise _Other
        return Scalar(inner, span, quoted=True)
    if text[0] in _MARKS or text[-1] == ":" or ": " in text or " #" in text:
        raise _Other
    return _new(Scalar, (text, span, False))


def _folded(lines: list[str], start: int, column: int) -> tuple[str, int]:
    """Return the text below `>-` as one line, and the index of the line after it.

    Raises _Other unless it is one paragraph of which every line begins at the same column, deeper than `column`.
    """
    first = lines[start] if start < len(lines) else ""
    room = " " * (len(first) - len(first.lstrip(" ")))
    found = []
    for line in lines[start:]:
        if not line.startswith(room) or not line[len(room) :].strip(" "):
            break
        if line[len(room)] == " " or line[-1] == " ":
            raise _Other
        found.append(line[len(room) :])
    below = start + len(found)
    if len(room) <= column or not found or (below < len(lines) and not lines[below].strip(" ")):
        raise _Other
    return " ".join(found), below
