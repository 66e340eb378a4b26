"""Reads front matter of the plain sort itself: fields, lists and groups with each value on its own line.

Most files hold no other sort. The parser of YAML reads the rest, because loading it takes a tenth of a whole command.
A property test says that both give the same tree, positions included.
"""

import re

from tafel_cli.finding import Span
from tafel_cli.reading.header import Header, HeaderNode, Mapping, Scalar, Sequence

_MOST = 16_000  # characters, and at most so many levels: far within the bounds that the strict reader guards
_DEEPEST = 8
# The room, the dash, the key, the room behind its colon, and a value: one that surely means itself, or any other.
_LINES = re.compile(
    r"^( *+)(- ++)?+(?:([A-Za-z0-9_][A-Za-z0-9_-]{0,99}+):( ++|$))?+(?:([A-Za-z0-9][^:#\n]*+(?<=\S))$|(.*+))",
    re.MULTILINE,
)
_MARKS = frozenset("-?:,[]{}#&*!|>'\"%@`")  # signs with a meaning of their own where a value begins
_new = tuple.__new__  # makes a value of named fields in half the time; a file has dozens


class _Other(Exception):  # noqa: N818  (no error: the parser of YAML takes over)
    """Front matter is not of the plain sort."""


class _Open:
    """A list or a mapping that is still open; `key` waits for its value in a mapping."""

    __slots__ = ("column", "entries", "items", "key", "line", "listed")

    def __init__(self, line: int, column: int, *, listed: bool) -> None:
        self.line = line
        self.column = column
        self.listed = listed
        self.entries: dict[str, tuple[Scalar, HeaderNode]] = {}
        self.items: list[HeaderNode] = []
        self.key: Scalar | None = None


def plain_header(header: str) -> Header | None:
    """Return the tree of front matter that starts on line 2 of its file; None if it is not of the plain sort."""
    if len(header) > _MOST or header[-1:] != "\n" or not header.replace("\n", "").isprintable():
        return None  # the last is so for a tab, or a line end of another sort
    try:
        return _Reader().read(header[:-1])
    except _Other:
        return None


class _Reader:
    """Reads line by line, with its own stack of what is open."""

    def __init__(self) -> None:
        self.open: list[_Open] = []
        self.doubles: list[tuple[Scalar, Scalar]] = []

    def read(self, header: str) -> Header:
        """Return the tree; raises _Other for front matter of another sort."""
        lines = _LINES.findall(header)
        line = 1
        while line <= len(lines):
            room, dash, key, gap, plain, rest = lines[line - 1]
            line += 1  # that of the file, which begins with dashes
            if not (dash or key or plain) and rest[:1] in ("", "#"):
                continue
            column = len(room)
            here = self.open[-1] if self.open else None
            if here is None or here.key or here.column != column or here.listed is not bool(dash):
                here = self._block(line, column, listed=bool(dash))
            if dash:
                column += len(dash)
                if not key:
                    here.items.append(_scalar(plain, rest, line, column))
                    continue
                here = self._begin(line, column, listed=False)
            elif not key:
                raise _Other
            behind = column + len(key)
            name = _new(Scalar, (key, _new(Span, (line, column + 1, line, behind + 1)), False))
            here.key = name
            start = behind + 1 + len(gap)
            if rest == ">-":
                text, below = _folded(header.split("\n"), line - 1, here.column)
                self._put(Scalar(text, Span(line, start + 1, below + 2, 1), quoted=True))
                line = below + 1
            elif plain or rest:
                self._put(_scalar(plain, rest, line, start))
        if not self.open:
            raise _Other
        return Header(self._close(len(lines) + 2, 0), (*self.doubles,))

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
        if here.column != column or here.listed is not listed:
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
        if here.listed:
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
        self._put(Sequence((*ended.items,), span) if ended.listed else Mapping(ended.entries, span))

    def _close(self, line: int, column: int) -> Mapping:
        """Close all that is open, and return the root."""
        if waiting := self.open[-1].key:
            self._empty(waiting)
        while len(self.open) > 1:
            self._put_closed(line, column)
        root = self.open[0]
        return Mapping(root.entries, Span(root.line, root.column + 1, line, column + 1))


def _scalar(plain: str, typed: str, line: int, column: int) -> Scalar:
    """Return a value of one line: `plain` if it surely means itself, else as `typed`.

    Raises _Other for one with escapes, a comment, or a sign that YAML may read.
    """
    if plain:
        return _new(Scalar, (plain, _new(Span, (line, column + 1, line, column + 1 + len(plain))), False))
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
