"""Finds talk about prices: words on prices, bids, margins and customers with a figure beside them."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache

from tafel_cli.checks.sensitive import END, JUDGED, Found, Hit, lowered, matches

_TRADE = r"(?i)\b(?:grondprij[sz]|verkoopprij[sz]|bieding|bod\b|winstmarge|marge|klanten\b)"
_TRADE_SIGNS = (b"grondprij", b"verkoopprij", b"bieding", b"bod", b"marge", b"klanten")
_PRICE = r"(?i)grondprij|verkoopprij|bieding|bod"  # below these words a number is an amount, with or without `€`
# A word for money may touch a figure. `ton` is also a weight and a barrel, so it counts behind a figure only.
_SUM = (
    r"(?i)€|(?<![^\W\d_])(?:eur|euros?|miljoen|mln|miljard|mld|procent|percent)(?![^\W\d_])"
    r"|(?:(?<=\d)|(?<=\d[ \xa0]))ton(?![^\W_])|(?<=\d),-(?![^\W_])|%|‰"
)
_SUM_SIGNS = (b"euro", b"miljoen", b"mln", b"miljard", b"mld", b"procent", b"percent", b"%", b"ton", b",-")
_NEAR = 60
_BLOCK = 4_000  # characters of a table in which a figure counts, from the line with the word
_UNDER_HEAD = r"[ \t:|-]+"
_NUMBER = r"[\s*_~`]*+\d(?:[\d. ]|,(?!-))*+(?:,-++)?[\s*_~`]*+"  # possessive, because a long cell must not take long


def trade(text: str) -> Found:
    """Find words on prices, bids, margins and customers with a figure in the same sentence, or in their column."""
    words = matches(text, _TRADE, _TRADE_SIGNS)
    first = next(words, None)
    if first is None:
        return
    low = lowered(text)
    told = any(map(text.__contains__, "€‰|")) or any(map(low.__contains__, _SUM_SIGNS))
    if not told and not _stands_alone(b"eur", low):
        return
    sums = [match.start() for match in re.finditer(_SUM, text)]
    at = 0
    for judged, hit in enumerate((first, *words) if sums or "|" in text else ()):
        while at < len(sums) and sums[at] < hit.start - _NEAR:
            at += 1
        near = at < len(sums) and sums[at] < hit.end + _NEAR
        kind = "bedrag" if near else ""
        if judged < JUDGED:
            kind = (near and _figure(text, hit)) or _in_column(text, hit)
        if kind:
            yield hit._replace(kind=kind)


def _stands_alone(word: bytes, text: bytes) -> bool:
    """Tell whether a text holds a word that is not part of another."""
    at = text.find(word)
    while at >= 0 and (text[max(0, at - 1) : at].isalpha() or text[at + len(word) : at + len(word) + 1].isalpha()):
        at = text.find(word, at + 1)
    return at >= 0


def _figure(text: str, hit: Hit) -> str:
    """Return the kind of figure within 60 characters and the same sentence: `bedrag`, `percentage` or empty."""
    before = re.split(END, text[max(0, hit.start - _NEAR) : hit.start])[-1]
    after = re.split(END, text[hit.end : hit.end + _NEAR], maxsplit=1)[0]
    return _kind(before) or _kind(after)


def _in_column(text: str, hit: Hit) -> str:
    """Return the kind of figure in a column of a table whose head holds a hit: any number below a price is a sum."""
    start = text.rfind("\n", max(0, hit.start - _BLOCK), hit.start) + 1
    blank = text.find("\n\n", start, start + _BLOCK)
    end = blank if blank >= 0 else start + _BLOCK
    below = text.find("\n", hit.end, end) + 1
    if not below:
        return ""
    is_head = "|" in text[start:below] and _is_under_head(text[below:end].split("\n", 1)[0])
    if not is_head and text[start] != "|":
        return ""
    column = text.count("|", start, hit.start)
    kind = _first(_figures(text)[column], below, end)
    priced = is_head and re.match(_PRICE, hit.words)
    return kind or ("bedrag" if priced and _first(_numbers(text)[column], below, end) else "")


def _is_under_head(line: str) -> bool:
    return "-" in line and re.fullmatch(_UNDER_HEAD, line) is not None


_Cells = list[tuple[int, str]]  # where each cell begins, with the kind of its figure, in the order of the text


def _first(cells: _Cells, start: int, end: int) -> str:
    """Return the kind of the first cell that begins in a range; empty if none does."""
    at = bisect_left(cells, (start, ""))
    return cells[at][1] if at < len(cells) and cells[at][0] < end else ""


@lru_cache(maxsize=2)
def _figures(text: str) -> defaultdict[int, _Cells]:
    """Return the cells with a figure, by column. They are found once, because tables may hold thousands of words."""
    return _by_column(text, _kind)


@lru_cache(maxsize=2)
def _numbers(text: str) -> defaultdict[int, _Cells]:
    """Return the cells that hold a number and nothing else, by column. Below a price such a number is a sum."""
    return _by_column(text, lambda cell: "bedrag" if re.fullmatch(_NUMBER, cell) else "")


def _by_column(text: str, judge: Callable[[str], str]) -> defaultdict[int, _Cells]:
    found: defaultdict[int, _Cells] = defaultdict(list)
    at = 0
    for line in text.split("\n"):
        for column, cell in enumerate(line.split("|")):
            if cell and (kind := judge(cell)):
                found[column].append((at, kind))
            at += len(cell) + 1
    return found


def _kind(text: str) -> str:
    found = re.search(_SUM, text)
    return "" if not found else "percentage" if found.group().lower() in ("procent", "percent", "%", "‰") else "bedrag"
