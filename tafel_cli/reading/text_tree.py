"""A text as it was read: a tree of a few known kinds of node, none of it markup, from which every renderer writes."""

from dataclasses import dataclass
from enum import StrEnum


class Soort(StrEnum):
    """Every kind of node there is."""

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
    """A piece of text. `tekst` is what is read (of a table: the heading above it; of an image: what it shows).

    `niveau` of a heading counts from 1 without jumps; of an ordered list it is the first number, else 0; of a cell it
    is 1 in the row of headings. `doel` is where a link leads, or the name of an image's file; of a cell its alignment.
    """

    soort: Soort
    inhoud: "tuple[Node, ...]" = ()
    tekst: str = ""
    niveau: int = 0
    doel: str = ""


def plain_text(nodes: tuple[Node, ...] | list[Node]) -> str:
    """Return what a reader hears, without any form."""
    parts: list[str] = []
    waiting = list(reversed(nodes))
    while waiting:
        node = waiting.pop()
        parts.append(" " if node.soort is Soort.REGELEINDE else "" if node.soort is Soort.TABEL else node.tekst)
        waiting.extend(reversed(node.inhoud))
    return "".join(parts)
