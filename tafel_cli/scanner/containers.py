"""Quotes and items of lists: where the words of a line begin in them, and how they open.

An open container is a number: 0 for a quote, or how far the lines of an item step in.
"""

import re
from typing import NamedTuple

QUOTE = 0
STOP = 4
_MARKER = re.compile(r"(?:[-+*]|(?P<number>\d{1,9})[.)])(?P<room> +|$)")
_LONGEST_ROOM = 4


class Opening(NamedTuple):
    """A container that a line opens: where its words begin, whether it has none yet, and whether it may end a text."""

    width: int
    begin: int
    hollow: bool
    interrupts: bool


def word(line: str, place: int) -> int:
    """Return where the first word at or after a place begins."""
    rest = line[place:]
    return place + len(rest) - len(rest.lstrip(" "))


def column(raw: str, place: int) -> int:
    """Return where a place of a line with its tabs spelt out is in the line as it was typed."""
    if "\t" not in raw:
        return place
    width = 0
    for at, character in enumerate(raw):
        if width >= place:
            return at
        width += STOP - width % STOP if character == "\t" else 1
    return len(raw)


def inside(line: str, containers: list[int], *, hollow: bool) -> tuple[int, int]:
    """Return where a line's own words begin, and how many of the open containers it lies in.

    `hollow`: the innermost has nothing in it yet, so that an empty line ends it.
    """
    place = 0
    for count, width in enumerate(containers):
        start = word(line, place)
        if width == QUOTE:
            if line[start : start + 1] != ">":  # however far it steps in: so does the parser
                return place, count
            place = start + 1 + (line[start + 1 : start + 2] == " ")
        elif start == len(line):
            if hollow and count == len(containers) - 1:
                return place, count
            place = start
        elif start - place >= width:
            place += width
        else:
            return place, count
    return place, len(containers)


def opening(line: str, place: int, start: int) -> Opening | None:
    """Return the container that the word at `start` opens, in a line whose words begin at `place`."""
    text = line[start:]
    if text[0] == ">":
        return Opening(QUOTE, start + 1 + (text[1:2] == " "), hollow=False, interrupts=True)
    match = _MARKER.match(text)
    if not match:
        return None
    marker, room = match.start("room"), len(match["room"])
    hollow = match.end() == len(text)
    room = 1 if hollow or room > _LONGEST_ROOM else room
    counts_from_one = match["number"] is None or int(match["number"]) == 1
    begin = min(start + marker + room, len(line))
    return Opening(start - place + marker + room, begin, hollow, interrupts=not hollow and counts_from_one)
