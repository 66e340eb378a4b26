"""Lays out what readers need to know before the meeting."""

from collections.abc import Iterable, Iterator

from tafel_cli.layout.blocks import Block, PageOf, Paragraph, Section, flow, link, strong
from tafel_cli.layout.wording import CAREFUL, NO_DECISION_OF_THE_LAW, on_page
from tafel_cli.pack.pack import Pack
from tafel_cli.reading.text_tree import Node


def background(pack: Pack, behind: Iterable[Block]) -> Section:
    """Return the section with the invitation, what the law says, and where to find what stands behind the sheets.

    The public reads of the parties what these read of themselves. In a written round nobody talks.
    """
    public, written = pack.openbaar, pack.kop.schriftelijk
    board = "het bestuur van die partij" if public else "uw bestuur"
    talk, talks = ("Schrijf", "schrijven") if written else ("Praat", "praten")
    who = f"De partijen {talks} hier" if public else f"{talk} hier"
    stops = "" if written else " De voorzitter stopt het gesprek als dat toch gebeurt."
    return Section(
        title="Goed om vooraf te weten",
        anchor="vooraf",
        blocks=(
            *flow(pack.kop.toelichting, "de uitnodiging"),
            *_at_the_back(pack, behind),
            _careful(
                f"{who} niet over prijzen, biedingen of het verdelen van klanten en projecten. Dat verbiedt de "
                f"Mededingingswet.{stops}"
            ),
            _careful(
                f"{NO_DECISION_OF_THE_LAW} Soms moet een partij een afspraak laten bekrachtigen. Dat betekent: "
                f"{board} zegt ook ja."
            ),
        ),
    )


def _careful(said: str) -> Paragraph:
    return Paragraph(text=(strong(CAREFUL), f" {said}"), tone="attention")


def _at_the_back(pack: Pack, behind: Iterable[Block]) -> Iterator[Paragraph]:
    """Yield where on paper to find what no row of the agenda leads to; nothing for the public, which reads no pages."""
    found = [block for block in behind if isinstance(block, Section) and block.menu]
    if found and not pack.openbaar:
        listed: list[str | Node | PageOf] = [strong("Achterin:")]
        for number, section in enumerate(found):
            listed += [" · " if number else " ", link(section.menu, f"#{section.anchor}")]
            listed += on_page(pack, section.anchor, ", blz.\u00a0")
        yield Paragraph(text=tuple(listed), only="pdf")
