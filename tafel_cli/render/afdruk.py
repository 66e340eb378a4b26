"""Draws a paper for the copier as one PDF, with the pages of its PDF attachments behind it; typeset/ does the work."""

from functools import partial

from tafel_cli.layout.paper import Paper
from tafel_cli.render import Renderer
from tafel_cli.render.pdf import missing


def draw(paper: Paper) -> bytes:
    """Return the PDF for the copier; raises TooMuchError when there is too much for one."""
    from tafel_cli.render.typeset.copier import printed  # few builds ask for it

    return printed(paper)


RENDERER = Renderer(
    "afdruk",
    engines=("typst",),
    draw=draw,
    prepare=lambda paper: partial(draw, paper),  # the work is done by programs of its own
    ending="-afdruk.pdf",
    beside="pdf",
    standard=False,
    missing=missing,
)
