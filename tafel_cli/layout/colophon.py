"""Lays out the colophon: how to tell later that a file is still the same."""

from tafel_cli.layout.blocks import Fact, Paragraph, Section, facts
from tafel_cli.pack.pack import Pack
from tafel_cli.reading.text_tree import Node, Soort

COLOPHON = "colofon"


def colophon(pack: Pack) -> tuple[Section, ...]:
    """Return the section with the SHA-256 of each attachment, in a tuple; an empty tuple if there are none."""
    there = [one for one in pack.bijlagen if one.bestand]
    if not there:
        return ()
    numbers = facts(*(Fact(name=one.nr, value=(Node(Soort.CODETEKST, tekst=one.sha256),)) for one in there), small=True)
    why = Paragraph(text="Aan het controlegetal (SHA-256) ziet u of een bijlage nog hetzelfde is.")
    return (Section(title="Colofon", anchor=COLOPHON, blocks=(why, *numbers)),)
