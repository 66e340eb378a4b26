"""Where each character of a PDF stands on its page, and what is wrong with that."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2 as pdfium
from pdf_reader import Pdf

from tafel_cli.dutch import long_date
from tafel_cli.layout.paper import Paper
from tafel_cli.render.typeset.draw import running_heads
from tafel_cli.render.typeset.prepare import Preparer

MM = 72 / 25.4  # points
WIDTH, HEIGHT = 210 * MM, 297 * MM
SIDE = TOP = 22 * MM
FOOT, FOOT_WITH_LINE = 20 * MM, 28 * MM
SLACK = 1.0  # points that a letter may stand out at a side: an italic one leans over its edge
_TALL = 3.0  # and above or below: a bar is taller than the line it stands on
_SHARE = 0.3  # of the smaller letter that another may cover: accents and kerning do a little
_CELL = 12.0
_UNSEEN = "\u200b\u2060\u00ad\ufffe\ufeff"


class Letter(NamedTuple):
    """A character with its box on the page in points: left, bottom, right, top."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def pages(data: bytes) -> Iterator[list[Letter]]:
    """Yield the visible characters of each page, in the order in which the file draws them."""
    document = pdfium.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        yield [
            Letter(letter.replace("\x02", "-"), *text.get_charbox(index))  # a hyphen at the end of a line
            for index in range(text.count_chars())
            if (letter := chr(pdfium.raw.FPDFText_GetUnicode(text, index))).strip(_UNSEEN).strip()
            and pdfium.raw.FPDFText_IsGenerated(text, index) != 1
        ]


def faults(paper: Paper, data: bytes) -> list[str]:
    """Return what stands where it must not: outside the text area, over other letters, or nowhere."""
    found: list[str] = []
    foot = FOOT_WITH_LINE if paper.style.voettekst else FOOT
    drawn: Counter[str] = Counter()
    labels = pdfium.PdfDocument(data)
    for number, letters in enumerate(pages(data), 1):
        first = number == 1 or labels.get_page_label(number - 1) == "1"
        beyond = [one for one in letters if not _within(one, SIDE, foot, WIDTH - SIDE, HEIGHT - TOP)]
        edges = [one for one in beyond if one.bottom >= HEIGHT - TOP - _TALL or one.top <= foot + _TALL]
        found += [f"page {number}: beside the text: {_said(set(beyond) - set(edges))}"] * (len(edges) < len(beyond))
        off = [one for one in edges if not _within(one, 0, 0, WIDTH, HEIGHT)]
        found += [f"page {number}: off the paper: {_said(off)}"] * bool(off)
        running = "".join(one.text for one in edges)
        if (extra := _without_running(running, paper, first=first)) != "":
            found.append(f"page {number}: at the edge: {extra[:80]}")
        found += [f"page {number}: over each other: {pair}" for pair in _overlaps(letters)]
        drawn.update(one.text for one in letters if one not in edges)
    told = Counter(letter for letter in Pdf(data).tree.text if letter.strip(_UNSEEN).strip())
    missing = told - drawn
    found += [f"nowhere: {dict(missing)}"] * bool(missing)
    return found


def _within(one: Letter, left: float, bottom: float, right: float, top: float) -> bool:
    return (
        one.left >= left - SLACK
        and one.bottom >= bottom - _TALL
        and one.right <= right + SLACK
        and one.top <= top + _TALL
    )


def _said(letters: object) -> str:
    return "".join(one.text for one in sorted(letters, key=lambda one: (-one.bottom, one.left)))[:80]  # type: ignore[call-overload]


def _without_running(text: str, paper: Paper, *, first: bool) -> str:
    """Return what the edges of a page say besides the running head and the foot."""
    heads = [("CONCEPT·" if paper.draft else "") + name for name in (paper.name, paper.follows) if name]
    heads = [("CONCEPT·" if paper.draft else "") + long_date(paper.day)] if paper.large else heads
    day = f"{paper.day.day}"
    shown = {each["text"] for _, each in running_heads(paper, Preparer({}, {}))}
    for part in ([] if first else heads) + [paper.style.voettekst or "", paper.foot, paper.notice]:
        text = text.replace("".join(part.split()), "", 1)
    for item in sorted(shown, key=len, reverse=True):
        if text.startswith(said := "".join(item.replace("\u200b", "").split())):
            text = text.removeprefix(said)
            break
    text = text.replace("paginaD", "pagina") if paper.before else text
    return "" if text == "" or (text.removeprefix(day).lstrip("abcdefghijklmnopqrstuvwxyz0123456789") == "") else text


def _overlaps(letters: list[Letter]) -> list[str]:
    """Return pairs of letters that cover each other, at most three."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    pairs: list[str] = []
    for index, one in enumerate(letters):
        places = {(int(x // _CELL), int(y // _CELL)) for x in (one.left, one.right) for y in (one.bottom, one.top)}
        seen = {other for place in places for other in cells[place]}
        for other in seen:
            # Letters that are drawn as one have one box.
            if index - other > 1 and len(pairs) < 3 and _covers(one, letters[other]):
                near = letters[max(0, other - 8) : other + 9]
                pairs.append(f"{one.text!r} over {letters[other].text!r} in {''.join(each.text for each in near)}")
        for place in places:
            cells[place].append(index)
    return pairs


def _covers(one: Letter, other: Letter) -> bool:
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.top, other.top) - max(one.bottom, other.bottom)
    if wide <= 0 or high <= 0:
        return False
    areas = [(each.right - each.left) * (each.top - each.bottom) for each in (one, other)]
    return min(areas) > 0 and wide * high > _SHARE * min(areas)
