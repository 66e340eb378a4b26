"""Draws a paper as the PDF in large letters, for who does not see well; it stands beside the ordinary one."""

from collections.abc import Callable

from tafel_cli.layout.paper import Paper
from tafel_cli.render import LARGE, Renderer, pdf
from tafel_cli.value_class import with_changes


def prepare(paper: Paper) -> Callable[[], bytes]:
    """Return what makes the PDF in letters of 16 points; raises TooMuchError when there is too much for one."""
    return pdf.prepare(with_changes(paper, title=f"{paper.title} (grote letters)", large=True))


def draw(paper: Paper) -> bytes:
    """Return the PDF of a paper in letters of 16 points; raises TooMuchError when there is too much for one."""
    return prepare(paper)()


RENDERER = Renderer(
    LARGE,
    engines=("typst",),
    draw=draw,
    prepare=prepare,
    ending=f"-{LARGE}.pdf",
    beside="pdf",
    offer="Lees of print de pdf met grote letters",
    standard=False,
    missing=pdf.missing,
)
