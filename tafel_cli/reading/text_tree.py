"""Holds a parsed Markdown text as a tree of a few kinds of node, without markup. Every renderer writes from it."""

from dataclasses import dataclass
from enum import StrEnum

ZERO = "0"


class Soort(StrEnum):
    """The kinds of node."""

    ALINEA = "alinea"
    KOP = "kop"
    LIJST = "lijst"
    ONDERDEEL = "onderdeel"
    CITAAT = "citaat"
    CODE = "code"
    LIJN = "lijn"
    TABEL = "tabel"
    RIJ = "rij"
    CEL = "cel"
    TEKST = "tekst"
    NADRUK = "nadruk"
    STERK = "sterk"
    DOORGEHAALD = "doorgehaald"
    CODETEKST = "codetekst"
    LINK = "link"
    AFBEELDING = "afbeelding"
    REGELEINDE = "regeleinde"


@dataclass(frozen=True, slots=True)
class Node:
    """A node. `tekst`: its words (of a table: the heading above it; of an image: its alt text; of a link: its name).

    A link has a name only if its words alone lead to another place too.

    A line end of the source is a newline in the words and prints as a space; a forced one is a REGELEINDE. An item of a
    list holds words or blocks. `niveau`: of a heading its level, from 1 without gaps; of a list its first number, 0 if
    unordered; of its item the number, if counting up does not give it, else 0; of a cell 1 in the head of the table.
    `doel`: of a link its address; of an image its file; of a cell its alignment; of a list or item ZERO if its number
    is 0, because a `niveau` of 0 says that it has none.
    """

    soort: Soort
    inhoud: "tuple[Node, ...]" = ()
    tekst: str = ""
    niveau: int = 0
    doel: str = ""


_NAMED = (Soort.TABEL, Soort.LINK)
_NOT_READ = (*_NAMED, Soort.AFBEELDING)


def plain_text(nodes: tuple[Node, ...] | list[Node]) -> str:
    """Return the words of nodes without markup, as a screen reader would read them.

    A forced line break becomes a space. Names of tables and links are left out, because other words say the same.
    """
    return _joined(nodes, _NAMED)


def is_read(nodes: tuple[Node, ...] | list[Node]) -> bool:
    """Tell whether nodes hold a character that readers see. What an image shows counts for none."""
    return any(one.isprintable() and one != " " for one in _joined(nodes, _NOT_READ))


def _joined(nodes: tuple[Node, ...] | list[Node], without: tuple[Soort, ...]) -> str:
    parts: list[str] = []
    waiting = list(reversed(nodes))
    while waiting:
        node = waiting.pop()
        parts.append(" " if node.soort is Soort.REGELEINDE else "" if node.soort in without else node.tekst)
        waiting.extend(reversed(node.inhoud))
    return "".join(parts)
