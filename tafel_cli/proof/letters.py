"""Knows the characters that the fonts of the PDF can draw, from letters.txt, which tools/letters.py makes."""

import re
from bisect import bisect_right
from functools import cache
from pathlib import Path

LIST = Path(__file__).with_name("letters.txt")
# Spaces and invisible characters, which no font needs to draw.
_UNSEEN = "\t\n\r\u00ad\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
_RARE = re.compile(f"[^\x00-\u017f{_UNSEEN}–—‘’“”„•…€]+")


@cache
def _ranges(use: str) -> tuple[list[int], list[int]]:
    """Return the first and the last code points of the ranges that a font has, sorted."""
    lines = LIST.read_text(encoding="ascii").splitlines()
    spans = next(line for line in lines if line.startswith(f"{use} ")).split()[1:]
    return [int(span.split("-")[0], 16) for span in spans], [int(span.split("-")[-1], 16) for span in spans]


def drawn(character: str, use: str) -> bool:
    """Tell whether the font for a use has a character; `use` is `tekst` or `code`."""
    firsts, lasts = _ranges(use)
    index = bisect_right(firsts, ord(character)) - 1
    return index >= 0 and ord(character) <= lasts[index]


def rare(text: str) -> list[tuple[int, str]]:
    """Return (index, characters) of each run of characters that a font may lack; ask `drawn` whether it does."""
    return [(match.start(), match.group()) for match in _RARE.finditer(text)]
