"""Escapes text for Markdown, so that it shows as typed: no markup, and nothing that a forge turns into a link.

A forge looks for `@name`, `#12`, addresses and hashes in the rendered page, where a backslash does not stop it, but it
skips code. A word that could be one of those is therefore written as code.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from tafel_cli.checks.discretion import discreet

_QUOTED = re.compile(r"(?<!`)`([^`]+)`(?!`)")
_SPACES = re.compile(r"(\s+)")
_BEFORE, _AFTER = "\"'(‘“„«[", ".,;:?!)\"'’”»…]"
_LETTER = r"[^\W\d_]"
# Words, `en/of`, `17.00`, `30%`, `€5`, `1e`, `t.a.v`, `2026-12-03`; no domain (`x.nl`), no ticket (`AB-12`).
_HARMLESS = re.compile(
    rf"(?!\w*[A-Z]-\d)"
    rf"(?:€?\d+(?:[.,/-]\d+)*(?:%|e|ste|de)?|(?:{_LETTER}\.)+{_LETTER}?|{_LETTER}[^\W_]*(?:[-'’/][^\W_]+)*)"
)
_LIVING = re.compile(r"\w|://")
_HASH = re.compile(r"[0-9a-f]{7}", re.IGNORECASE)
_MARKS = re.compile(r"([\\*_{}\[\]#~!$^])")
_TICKS = re.compile(r"`+")


class _Piece(NamedTuple):
    text: str
    code: bool


def unmarked(text: str) -> str:
    """Return text, made `discreet`, escaped for a Markdown heading or list.

    Words in backticks become code, and so do words that a forge could turn into a link.
    """
    written = []
    # Pieces of code that touch are joined, because their backticks would run together.
    for is_code, pieces in groupby(_pieces(discreet(text)), key=lambda piece: piece.code):
        joined = "".join(piece.text for piece in pieces)
        written.append(code(joined) if is_code else _escape(joined))
    return "".join(written)


def code(text: str) -> str:
    """Return text, made `discreet`, as inline code, with more backticks around it than it holds in a row."""
    shown = discreet(text)
    ticks = "`" * (max(map(len, _TICKS.findall(shown)), default=0) + 1)
    spaced = shown[:1] == shown[-1:] == " " and shown.strip(" ")  # Markdown takes one space off both ends
    edge = " " if spaced or shown[:1] == "`" or shown[-1:] == "`" else ""
    return f"{ticks}{edge}{shown}{edge}{ticks}"


def markdown_cell(markdown: str) -> str:
    """Return Markdown for one cell of a table, with pipes escaped; a table needs that in code too."""
    return markdown.replace("|", r"\|")


def _pieces(text: str) -> Iterator[_Piece]:
    for number, part in enumerate(_QUOTED.split(text)):
        if number % 2:
            yield _Piece(part, code=True)
        else:
            for word in _SPACES.split(part):
                yield from _word(word)


@lru_cache(maxsize=4096)  # messages share most of their words
def _word(word: str) -> tuple[_Piece, ...]:
    """Return a word in pieces: code if a forge could turn it into a link, without the punctuation around it."""
    core = word if "`" in word else word.lstrip(_BEFORE).rstrip(_AFTER)
    before, after = word.split(core, 1) if core else (word, "")
    risky = "`" in core or (_LIVING.search(core) and (_HASH.search(core) or not _HARMLESS.fullmatch(core)))
    pieces = (_Piece(before, code=False), _Piece(core, code=bool(risky)), _Piece(after, code=False))
    return tuple(piece for piece in pieces if piece.text)


def _escape(text: str) -> str:
    return _MARKS.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
