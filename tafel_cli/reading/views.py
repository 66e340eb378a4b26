"""Gives a text as it may be read, with the place of each character, so that no spelling can hide a name.

Its own letters are one view, because a name may hold a sign that hides nothing there. In the second what was typed is
decoded, also in addresses. In the third markup is gone too, because people read what is left as one word; and in the
fourth HTML, which a table may print.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple
from urllib.parse import unquote

from tafel_cli.reading.odd_signs import ODD, is_odd

_Change = tuple[int, int, str]  # start, end, and the words to put there
_TYPED = r"&[#\w]{1,40};|\\[!-/:-@\[-`{-~]"
_QUOTED = r"(?:%[0-9a-fA-F]{2})+"
# The signs of which a text must hold one, and the patterns of what goes, or of which only the group goes. The end of a
# link goes before its brackets. A pattern begins with a sign, because looking behind at every letter takes long.
_MARKUP = (
    ("]", r"\]\([^()\n]{0,2000}\)|\]\[[^\[\]\n]{0,200}\]"),
    ("[]*~`", r"[\[\]*~`]+"),
    ("_", r"_(?:_+|(?<![^\W_]_)(?=\w)|(?<=\w_)(?![^\W_]))"),
    ("\n", r"-(?<!\A---)(?<!\n---)([ \t]{0,9}\\?\r?\n[ \t>]{0,9})(?=\w)"),  # no line of dashes
)
_TAG = r"</?[A-Za-z][A-Za-z0-9-]{0,40}(?:[\s/][^<>]{0,2000})?>"  # no address, because people read that


class View(NamedTuple):
    """A text as it may be read, with the range in the source of each of its characters; None if that is not asked."""

    text: str
    places: list[tuple[int, int]] | None = None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return the range in the source of a range that is not empty. The places of this view were asked."""
        places = self.places or []
        return places[start][0], places[end - 1][1]


def views(text: str, *, placed: bool = False) -> list[View]:
    """Return the different ways to read a text; only the text itself if it holds no sign that could hide something."""
    own = View(text, [(at, at + 1) for at in range(len(text))] if placed else None)
    typed = own
    if "&" in text or "\\" in text:
        typed = _changed(typed, _matches(_TYPED, _resolved))
    if "%" in typed.text:
        typed = _changed(typed, _matches(_QUOTED, unquote))
    typed = _plain(typed)
    bare = _changed(typed, _comments) if "<!--" in typed.text else typed
    for signs, pattern in _MARKUP:
        if any(map(bare.text.__contains__, signs)):
            bare = _changed(bare, _matches(pattern, _nothing))
    whole = _changed(bare, _matches(_TAG, _nothing)) if "<" in bare.text else bare
    return list({view.text: view for view in (own, typed, bare, whole)}.values())


def in_plain_letters(text: str) -> str:
    """Return a text with digits, spaces, dashes and letters in their plain form, without what nobody sees."""
    return _plain(View(text)).text


def _plain(view: View) -> View:
    if not is_odd(view.text):
        return view
    from tafel_cli.reading.folding import as_ascii  # few texts need it

    return _changed(view, _matches(ODD, as_ascii))


def _matches(pattern: str, instead: Callable[[str], str]) -> Callable[[str], Iterator[_Change]]:
    return partial(_replacing, pattern, instead)


def _replacing(pattern: str, instead: Callable[[str], str], text: str) -> Iterator[_Change]:
    found = ((match, match.lastindex or 0) for match in re.finditer(pattern, text))
    return ((*match.span(group), instead(match.group(group))) for match, group in found)


def _comments(text: str) -> Iterator[_Change]:
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start)) >= 0:
        yield start, end + 3, ""
        start = text.find("<!--", end)


def _resolved(found: str) -> str:
    """Return what is printed of an escape or an entity."""
    if found[0] == "\\":
        return found[1]
    from html import unescape  # few texts hold an entity

    return unescape(found)


def _nothing(_: str) -> str:
    return ""


def _changed(view: View, changes: Callable[[str], Iterator[_Change]]) -> View:
    """Return a view with ranges replaced. New words all stand at the whole of the range that they come from."""
    text, places = view
    pieces: list[str] = []
    kept: list[tuple[int, int]] = []
    last = 0
    for start, end, words in changes(text):
        pieces += (text[last:start], words)
        if places is not None:
            kept += places[last:start]
            kept += [(places[start][0], places[end - 1][1])] * len(words)
        last = end
    if not pieces:
        return view
    return View("".join([*pieces, text[last:]]), None if places is None else kept + places[last:])
