"""A paper that a test makes of a few blocks."""

from datetime import date

from tafel_cli.layout.blocks import Block, Section
from tafel_cli.layout.paper import Paper
from tafel_cli.pack.origin import Style


def paper(*blocks: Block) -> Paper:
    """Return a paper with these blocks in its one section."""
    return Paper(
        title="Proefblad",
        name="Een proefblad",
        table="De tafel",
        day=date(2026, 12, 3),
        time=None,
        draft=False,
        style=Style(accent=None, logo=None),
        logo=None,
        opening=(),
        first=(),
        rest=(Section(title="Blokken", anchor="blokken", blocks=blocks),),
        foot="Kenmerk proef",
        files=(),
        pictures={},
    )
