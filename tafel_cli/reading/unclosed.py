"""Finds the quote or bracket that front matter opens and never closes, because the parser stops far below it."""

import re
from collections.abc import Sequence

# Patterns are compiled at first use, because most files close what they open.
_LONGEST = 2_000  # a pattern could take seconds on a longer line
_BEGINS = r"(?P<room> *+)(?:- ++)*+(?:[a-z_]++:[ \t]++)?(?P<value>[\"'\[{|>].*)"
_CLOSES = {'"': r'(?:[^"\\]|\\.)*"', "'": r"(?:[^']|'')*'(?!')"}
_NO_VALUE = r"\s*(?:#.*|[,\]}].*|:.*)?$"
_KEY = r"[a-z_]+:(?:[ \t]|$)"
_IN_BRACKETS = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|(?:^|[ \t])#.*|[\[\]{}]"
_PAIRS = {"[": "]", "{": "}"}


class Opening:
    """A sign that opens a value: its line and column (from 0), and what would close it."""

    __slots__ = ("closing", "column", "line")

    def __init__(self, line: int, column: int, closing: str) -> None:
        self.line, self.column, self.closing = line, column, closing


def unclosed(lines: Sequence[str], stop: int) -> Opening | None:
    """Return the first quote or bracket in the lines of front matter that nothing closes; None if there is none.

    `stop`: the line (from 0) where the parser stopped. A quote counts as unclosed too if the next one stands
    where a text begins, because that one opens another value.
    """
    number = 0
    while number <= stop:
        begins = re.match(_BEGINS, lines[number]) if len(lines[number]) <= _LONGEST else None
        value = begins["value"] if begins else ""
        last = number
        if begins and value[0] in "|>":
            last = _block_end(lines, number, len(begins["room"]))
        elif begins:
            found = (
                _quote_end(lines, number, stop, value) if value[0] in _CLOSES else _flow_end(lines, number, stop, value)
            )
            if found is None:
                return Opening(number, begins.start("value"), _PAIRS.get(value[0], value[0]))
            last = found
        number = last + 1
    return None


def _block_end(lines: Sequence[str], start: int, room: int) -> int:
    """Return the last line of a text of more lines (`|`), which is indented deeper than its key."""
    end = start
    while end + 1 < len(lines) and (not lines[end + 1].strip() or lines[end + 1].startswith(" " * (room + 1))):
        end += 1
    return end


def _quote_end(lines: Sequence[str], start: int, stop: int, value: str) -> int | None:
    """Return the line on which a quoted text ends; None if nothing closes it up to `stop`."""
    closes = re.compile(_CLOSES[value[0]])
    if closes.match(value, 1):
        return start
    for number in range(start + 1, stop + 1):
        if re.match(_KEY, lines[number]):
            return None
        if close := closes.match(lines[number]):
            return number if re.match(_NO_VALUE, lines[number][close.end() :]) else None
    return None


def _flow_end(lines: Sequence[str], start: int, stop: int, value: str) -> int | None:
    """Return the line on which a list or group in brackets ends; None if nothing closes it up to `stop`."""
    depth = 0
    for number in range(start, stop + 1):
        text = value if number == start else lines[number][:_LONGEST]
        if number > start and re.match(_KEY, text):
            return None
        for sign in re.findall(_IN_BRACKETS, text):
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(sign, 0)
        if depth <= 0:
            return number
    return None
