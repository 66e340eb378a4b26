"""Addresses that are named at the begin of a text, to be used by that name elsewhere: `[label]: address`."""

import re
from typing import NamedTuple

from tafel_cli.scanner.addresses import allowed, balanced, meant
from tafel_cli.scanner.pieces import Piece

_DEFINITION = re.compile(
    r"\[(?P<label>(?:[^\[\]\\]|\\.){1,999})\]:[ ]*\n?[ ]*(?P<doel><(?:[^<>\n\\]|\\.)*>|"
    r"[^\x00-\x20\x7f<][^\x00-\x20\x7f]*)"
    r"(?:(?:[ ]+|[ ]*\n[ ]*)(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?[ ]*(?:\n|$)",
    re.DOTALL,
)


class Definition(NamedTuple):
    """An address that is named once, to be used by that name: `[label]: doel`; `doel` as it was typed.

    `holds`: the parser takes it for one. It shows an address that may not be followed as it was typed.
    """

    label: str
    doel: str
    line: int
    column: int
    holds: bool


def definitions(pieces: list[Piece]) -> tuple[list[Definition], int]:
    """Return the definitions that a text begins with, and how many lines they take."""
    found: list[Definition] = []
    if not pieces or not pieces[0].text.startswith("["):
        return found, 0
    content = "\n".join(piece.text for piece in pieces)
    place = 0
    while match := _DEFINITION.match(content, place):
        if not match["label"].strip() or not balanced(match["doel"]):
            break
        at = match.start("doel")
        piece = pieces[content.count("\n", 0, at)]
        column = piece.column + at - (content.rfind("\n", 0, at) + 1)
        holds = allowed(meant(match["doel"]))
        found.append(Definition(match["label"], match["doel"], piece.line, column, holds))
        if not holds:
            break
        place = match.end()
    return found, len(pieces) if place >= len(content) else content.count("\n", 0, place)
