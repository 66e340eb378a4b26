"""Which characters the fonts of a PDF can draw; the list in letters.txt is made by tools/letters.py."""

import re
from bisect import bisect_right
from functools import cache
from pathlib import Path

LIST = Path(__file__).with_name("letters.txt")
# Spaces, and characters that are there to be obeyed and not to be seen: no font needs to draw them.
_UNSEEN = "\t\n\r\u00ad\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
_RARE = re.compile(f"[^\x00-\u017f{_UNSEEN}–—‘’“”„•…€]+")


@cache
def _ranges(use: str) -> tuple[list[int], list[int]]:
    """Return the first and the last character of each range that a font has."""
    lines = LIST.read_text(encoding="ascii").splitlines()
    spans = next(line for line in lines if line.startswith(f"{use} ")).split()[1:]
    return [int(span.split("-")[0], 16) for span in spans], [int(span.split("-")[-1], 16) for span in spans]


def drawn(character: str, use: str) -> bool:
    """Tell whether the font for `tekst` or for `code` has a character."""
    firsts, lasts = _ranges(use)
    index = bisect_right(firsts, ord(character)) - 1
    return index >= 0 and ord(character) <= lasts[index]


def rare(text: str) -> list[tuple[int, str]]:
    """Return the stretches of characters that may be missing from a font, each with its place."""
    return [(match.start(), match.group()) for match in _RARE.finditer(text)]
