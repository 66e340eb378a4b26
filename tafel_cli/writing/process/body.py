"""Puts in the place of the lines of minutes what became of them: a line that links to the record, or nothing."""

import re
from collections.abc import Iterable, Iterator

from tafel_cli.kinds.verslag import Verslag
from tafel_cli.pack.words import UITKOMST
from tafel_cli.reading.processed_lines import about, added_to
from tafel_cli.writing.edits import SetLines
from tafel_cli.writing.process.fates import Fate

_COMMENT = re.compile(r"<!--.*?-->")


def line_edits(
    verslag: Verslag, fates: Iterable[tuple[Fate, int]], whole: Iterable[tuple[int, int]]
) -> tuple[SetLines, ...]:
    """Return the edits of a body. `fates`: each with how many lines it takes the place of; `whole`: sections that go.

    A blank line between two lines that go, goes too. An earlier line that links to the same record goes, because the
    new one says how it is now; words that a person added there stay, on a line of their own.
    """
    lines = verslag.document.text.replace("\r\n", "\n").split("\n")
    if lines[-1] == "":
        lines.pop()
    place: dict[int, tuple[str, ...]] = {}
    new: set[str] = set()
    linked: set[str] = set()
    for fate, many in fates:
        shown = tuple(line for line in fate.lines if line not in linked)
        linked |= {line for line in shown if about(line)}
        comments = tuple(" ".join(_COMMENT.findall(lines[at - 1])) for at in range(fate.line, fate.line + many))
        place.update(dict.fromkeys(range(fate.line, fate.line + many), ()))
        place[fate.line] = (*shown, *filter(None, comments))
        new |= {said for line in fate.lines for said in about(line)}
    for number, line in enumerate(lines, 1):
        if number not in place and number >= verslag.document.body_line and new.intersection(about(line)):
            added = added_to(line, UITKOMST.values())
            place[number] = (f"- {added}",) if re.search(r"\w", added) else ()
    for first, last in whole:
        place.update(dict.fromkeys(range(first, last + 1), ()))
    return tuple(_runs(verslag.path, place, lines))


def _runs(path: str, place: dict[int, tuple[str, ...]], lines: list[str]) -> Iterator[SetLines]:
    """Yield an edit for each run of lines that change."""
    _take_blanks(place, lines)
    numbers = sorted(place)
    first = 0
    for at, number in enumerate(numbers):
        if at + 1 == len(numbers) or numbers[at + 1] != number + 1:
            run = numbers[first : at + 1]
            texts = tuple(line for each in run for line in place[each])
            yield SetLines(path=path, first=run[0], last=run[-1], lines=texts)
            first = at + 1


def _take_blanks(place: dict[int, tuple[str, ...]], lines: list[str]) -> None:
    """Let the blank line behind lines that go, go too, if one stands above them; at the end of the text all above."""
    above = ""
    for number, line in enumerate(lines, 1):
        taken = not above.strip() and not line.strip() and number - 1 in place and not place[number - 1]
        if taken and number not in place:
            place[number] = ()
        above = line if number not in place else place[number][-1] if place[number] else above
    at = len(lines)
    while at > 0 and at in place and not place[at]:
        at -= 1
    while at < len(lines) and at > 0 and not lines[at - 1].strip():
        place[at] = ()
        at -= 1
