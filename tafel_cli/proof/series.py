"""Finds lines of a paragraph that were meant to stay lines, because each begins alike, and that print as one.

They have a name with a colon each, columns with tabs between them, or the same sign.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tafel_cli import proof
from tafel_cli.proof.links import Misprint
from tafel_cli.proof.lists import BULLETS, DASHES, ENDS, cut
from tafel_cli.proof.noting import Piece
from tafel_cli.proof.places import ShownText
from tafel_cli.reading.minute_words import may_hold_lines

_NAMED = re.compile(r"(?=[^\W\d_])(?:[^\s:]+ ){0,3}[^\s:]{1,30}:[ \t]+\S")
_QUOTES = "“”‘’„…"
_SIGN = re.compile(rf"(?P<sign>[^\x00-\x7f\w\s{_QUOTES}€£{BULLETS}{DASHES}])|(?P<letter>o) ")
_NAMES, _SIGNS = 3, 2  # so many lines below each other are no chance
_MESSAGE = "Deze regels worden in de stukken één doorlopende regel."


class _Kind(NamedTuple):
    """What lines of a series have in common, and how many such lines are one."""

    name: str
    about: str
    least: int


def run_on_series(text: ShownText, *, drafting: bool) -> Iterator[Misprint]:
    """Yield a fault for each run of lines that begin alike and print behind each other.

    While somebody is `drafting` minutes a line that may become a record is none, because papers take it out.
    """
    if text.kind != "paragraph" or len(text.pieces) < _SIGNS:
        return
    run: list[Piece] = []
    kind: _Kind | None = None
    for piece in (*text.pieces, Piece(0, 0, 0, "")):
        now = None if text.code[piece.start : piece.start + 1] == b"\1" else _kind(piece.words, drafting=drafting)
        if now and now == kind and not ENDS.search(run[-1].words):
            run.append(piece)
            continue
        if kind and len(run) >= kind.least:
            yield _fault(kind, run)
        run, kind = [piece], now


def _kind(words: str, *, drafting: bool) -> _Kind | None:
    """Return what a line has that the next may have too; None if it begins as any line does."""
    tabs = words.rstrip().count("\t")
    if tabs:
        return _Kind("tabs", str(tabs), _SIGNS if tabs > 1 else _NAMES)
    sign = _SIGN.match(words)
    if sign:
        return _Kind("sign", words[0], _SIGNS if sign["sign"] and words[1:2].isspace() else _NAMES)
    if _NAMED.match(words) and not (drafting and may_hold_lines(words)):
        return _Kind("named", "", _NAMES)
    return None


def _fault(kind: _Kind, run: list[Piece]) -> Misprint:
    first = run[0]
    words = first.words.rstrip()
    place = (proof.LOOPT_DOOR, first.line, first.column, first.column + len(words), _MESSAGE)
    if kind.name == "tabs":
        cells = [" ".join(cell.split()) for cell in words.split("\t")]
        rows = f"`| {' | '.join(cells)} |`", f"`|{'---|' * len(cells)}`"
        typed = f"begin met {rows[0]}, daaronder {rows[1]}, en daaronder elke regel als rij"
        return Misprint(*place, typed if "`" not in words else "maak er een tabel van, met `|` tussen de kolommen")
    if kind.name == "sign" and kind.about != "§":
        words = words[1:]
    shown = cut(words)
    typed = f": `- {shown}`" if "`" not in shown else ""
    return Misprint(*place, f"begin elke regel met een streepje{typed}, of zet tussen de regels steeds een lege regel")
