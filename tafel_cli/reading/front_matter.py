"""Splits a text into front matter and body at its two lines with `---`."""

import re
from typing import TYPE_CHECKING

from tafel_cli.finding import Code
from tafel_cli.reading.header import HeaderError

if TYPE_CHECKING:
    from tafel_cli.reading.advice import Advice

ONTBREEKT = Code("T020", "fm-ontbreekt")
NIET_AFGESLOTEN = Code("T021", "fm-niet-afgesloten")

_CLOSE = re.compile(r"\n---[ \t]*(?:\r?\n|\Z)")
_OPEN = re.compile(r"\A---[ \t]*(?:\r?\n|\Z)")


def split_front_matter(text: str) -> tuple[str, str]:
    """Return (front matter, body) of a text as read. Front matter ends at the first `---` line after line 1.

    Raises HeaderError (T020, T021) if a `---` line is missing, or if nothing is between the two.
    """
    header, body = "", text
    if (opening := _OPEN.match(text)) and (closing := _CLOSE.search(text, opening.end() - 1)):
        header, body = text[opening.end() : closing.start() + 1], text[closing.end() :]
    if not header.strip():
        _check_fences(text, NIET_AFGESLOTEN if opening else ONTBREEKT)
    return header, body


def _check_fences(text: str, code: Code) -> None:
    """Raise HeaderError if a text lacks a `---` line, or has its keys below the second one."""
    from tafel_cli.reading.fences import on_fences  # loaded only for a slip

    if advice := on_fences(lines_typed(text)):
        raise header_slip(advice._replace(code=code), first=1)


def lines_typed(text: str) -> list[str]:
    """Return the lines of a text without their ends."""
    return [one.removesuffix("\r") for one in text.split("\n")]


def header_slip(advice: "Advice", stop: tuple[int, int] = (0, 0), first: int = 2) -> HeaderError:
    """Return advice as an error; `first`: the line in the file of the first line that the advice is about."""
    line, column = advice.place or stop
    return HeaderError(advice.code, (line + first, column + 1), advice.message, advice.hint)
