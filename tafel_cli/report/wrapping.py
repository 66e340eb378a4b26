"""Folds lines between words for a terminal; text in backticks stays on one line, because people copy it."""

import os
import re
import shutil
from typing import TextIO

_WORD = re.compile(r"(\s*)((?:`[^`]*`|\S)+)")
NO_EDGE = 1_000_000


def room_of(stream: TextIO) -> int:
    """Return the width of the terminal that a stream writes to, or COLUMNS if set; NO_EDGE for a file or a pipe."""
    if not stream.isatty():
        return NO_EDGE
    try:
        own = os.get_terminal_size(stream.fileno()).columns
    except OSError:
        own = 0
    return shutil.get_terminal_size((own or 100, 24)).columns if "COLUMNS" in os.environ or not own else own


def wrap_line(line: str, room: int, later: str) -> list[str]:
    """Return a line in parts of at most `room` characters; each after the first begins with `later`.

    A word that is longer stays whole, because half an id or a path is none. Text in backticks is cut only if it is
    longer than a line, and then keeps its spaces.
    """
    if len(line) <= room:
        return [line]
    found: list[str] = []
    now = ""
    for gap, word in _WORD.findall(line):
        if now.strip() and len(now) + len(gap) + len(word) > room:
            found.append(now)
            now = later + word
        else:
            now += gap + word
        while len(now) > room and (cut := now.rfind(" ", len(later) + 1, room)) >= 0 and now[:cut].strip(" `"):
            found.append(now[: cut + 1])
            now = later + now[cut + 1 :]
    return [*found, now]
