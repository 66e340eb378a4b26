"""Says what a reader sees of a text, with the place of each character, so that no spelling can hide a number.

A text of plain words is its own fold. It is folded (folding.py) only if it holds a sign that could hide something,
because folding takes time.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tafel_cli.finding import Span
from tafel_cli.reading.document import Document
from tafel_cli.reading.odd_signs import QUOTED, is_odd

# A sign of emphasis or code inside a word, or beside a digit.
_TOUCHING = r"[*~`](?:(?<=\d.)|(?=\d)|(?<=[\w@.+-].)(?=[*~`]*[@.+-]?\w))"
# A sign of emphasis behind the begin of an account number, which has letters in its middle.
_IN_ACCOUNT = r"\d(?:(?<=[A-Za-z]{2}\d\d)|(?<=[A-Za-z][ .-]\d\d))[ .-]{0,3}(?:\r?\n[ >]{0,9})?[*~`_\[]"
_LINKED = r"\)(?:\w|.\d)|\[(?<=\w\[)|\[(?<=\d.\[)"
_TAGGED = r"<!--|</?[bB][rR]\b"
_WRAPPED = r"\n(?<=[\d\r ]\n)[ >]*\d"


class Folded(NamedTuple):
    """A folded text. `places` returns the index in `source` of each of its characters; None if the two are equal."""

    text: str
    source: str
    places: Callable[[], Sequence[int]] | None = None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return the range (start, end) in the source of a range in the folded text that is not empty."""
        if self.places is None:
            return start, end
        places = self.places()
        return places[start], places[end - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """Return the span of a range in the source. If it runs over lines, the span ends with the first of them."""
        line, column = self.source.count("\n", 0, start) + 1, start - self.source.rfind("\n", 0, start)
        return Span(line, column, line, column + len(self.source[start:end].split("\n", 1)[0]))


_KEPT: dict[str, Folded] = {}  # folds of the last texts, because several rules ask for them
_MOST_KEPT = 8


def fold(document: Document) -> Folded:
    """Return the fold of a document: front matter decoded, the body without markup, both in plain characters."""
    if not _hides(document.text, document.text[document.body_start :]):
        return Folded(document.text, document.text)
    kept = _KEPT.get(document.text)
    if kept is None:
        from tafel_cli.reading.folding import folded  # few texts need it

        kept = _KEPT[document.text] = Folded(*folded(document))
        if len(_KEPT) > _MOST_KEPT:
            del _KEPT[next(iter(_KEPT))]
    return kept


def fold_text(text: str) -> Folded:
    """Return the fold of a text without front matter and markup: plain characters only."""
    if not is_odd(text):
        return Folded(text, text)
    from tafel_cli.reading.folding import folded_text

    return Folded(*folded_text(text))


def may_hide(text: str) -> bool:
    """Tell whether the fold of a file with this text could differ from it. Parsing one that does not is lost time."""
    return _hides(text, text)


def _hides(text: str, body: str) -> bool:
    """Tell whether a text might read otherwise than it was typed."""
    return (
        "\\" in text
        or is_odd(text)
        or "&" in body
        or ("<" in body and re.search(_TAGGED, body) is not None)
        or (any(map(body.__contains__, "*~`")) and re.search(_TOUCHING, body) is not None)
        or ("%" in body and re.search(QUOTED, body) is not None)
        or (any(map(body.__contains__, "*~`_[")) and re.search(_IN_ACCOUNT, body) is not None)
        or ("_" in body and re.search(r"_(?:(?<=\d_)|(?=\d))", body) is not None)
        or ("](" in body and re.search(_LINKED, body) is not None)
        or _wraps(text)
    )


def _wraps(text: str) -> bool:
    """Tell whether a line that begins with a digit stands below one that ends in a digit."""
    return re.search(_WRAPPED, text) is not None
