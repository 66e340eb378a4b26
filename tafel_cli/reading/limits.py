"""Bounds Markdown input. A text over a bound is printed as typed and never parsed, because that could take minutes."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

DEPTH = 20  # nested quotes and lists; a PDF goes no deeper
BRACKETS = 2_000  # 5,000 of `![` take 0.4 s
NEAR = 2_000  # for each bracket the parser scans all signs and lines after it: 0.06 µs for each pair
SIGNS = 20_000  # 5 µs for each that opens or closes something, and twice that to write it
LINES = 10_000  # 25 µs for an item of a list; more, the deeper it lies
CELLS = 2_000  # 0.2 ms for each in a PDF
_SIGNS = "!#$%&*+-:<=>@[\\]^_`{}~"
_WORDS = re.compile(r"[\x00-\x20]")
_PREFIX = " >+-*0123456789.)"
_RULER = "|-: "


class Excess(NamedTuple):
    """What a text has too much of (Dutch), the bound, and the line (from 0) on which the text exceeds it."""

    what: str
    most: int
    line: int


def excess(text: str) -> Excess | None:
    """Return the first bound that a text exceeds; None if the parser may read it. Takes time linear in its length."""
    if text.count("[") > BRACKETS:
        return Excess("vierkante haken", BRACKETS, _where(text, BRACKETS, lambda line: line.count("[")))
    if len(text) > SIGNS and sum(map(text.count, _SIGNS)) > SIGNS:
        return Excess("leestekens", SIGNS, _where(text, SIGNS, lambda line: sum(map(line.count, _SIGNS))))
    if text.count("\n") > LINES:
        return Excess("regels", LINES, LINES)
    return _too_near_brackets(text) or _too_much_work(text) or _too_many_cells(text)


def _where(text: str, most: int, count: Callable[[str], int]) -> int:
    """Return the line (from 0) on which a total exceeds its bound."""
    total = 0
    for number, line in enumerate(text.split("\n")):
        total += count(line)
        if total > most:
            return number
    return 0


def _too_near_brackets(text: str) -> Excess | None:
    """Bound the work on brackets in one paragraph: each may scan the rest of it for an end, and so may an address."""
    if 3 * text.count("[") * len(text) <= BRACKETS * NEAR:
        return None
    for first, lines in _runs(text):
        run = "\n".join(lines)
        behind = run.count("[") * (len(lines) + sum(map(run.count, _SIGNS)))
        if behind + run.count("](") * 2 * max(map(len, _WORDS.split(run))) > BRACKETS * NEAR:
            return Excess("tekens bij vierkante haken", NEAR // 4, first)
    return None


def _too_much_work(text: str) -> Excess | None:
    """Bound the work on nesting: indentation makes a line cost more, and each `>` makes the parser redo all lines."""
    if 2 * len(text) < LINES and ">" not in text:
        return None
    total = quotes = 0
    for number, line in enumerate(text.split("\n")):
        before = len(line) - len(line.lstrip(_PREFIX + "\t"))
        prefix = line[:before]
        quotes = max(quotes, prefix.count(">"))
        total += 1 + before // 2 + prefix.count("\t")
        if total + (number + 1) * quotes > LINES:
            return Excess("regels en niveaus", LINES, number)
    return None


def _too_many_cells(text: str) -> Excess | None:
    """Bound the cells of tables. Every row counts as full, because the parser adds the missing cells."""
    if "|" not in text or (text.count("|") + 1) * (text.count("\n") + 1) <= CELLS:
        return None
    total = 0
    for first, lines in _runs(text):
        columns = max((line.count("|") + 1 for line in lines if _rules(line)), default=0)
        if total + columns * len(lines) > CELLS:
            return Excess("vakken in tabellen", CELLS, first)
        total += columns * len(lines)
    return None


def _rules(line: str) -> bool:
    """Tell whether a line may be the delimiter row of a table (`|---|---|`)."""
    return "-" in line and not line.lstrip(_PREFIX + "\t").strip(_RULER + "\t\r")


def _runs(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (first line from 0, lines) for each block without an empty line."""
    run: list[str] = []
    for number, line in enumerate(text.split("\n")):
        if line.strip(" \t>\r"):
            run.append(line)
        elif run:
            yield number - len(run), run
            run = []
    if run:
        yield text.count("\n") + 1 - len(run), run
