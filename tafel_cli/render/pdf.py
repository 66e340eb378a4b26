"""Draws a paper as a PDF for print and archive (PDF/A and PDF/UA), with its files inside; typeset/ does the work."""

from collections.abc import Callable

from tafel_cli.layout.paper import Paper
from tafel_cli.render import Renderer


def missing() -> str | None:
    """Return why no PDF can be made here, or None; Typst is not available on Windows on ARM."""
    try:
        import typst  # noqa: F401
    except ImportError:
        return (
            "Er is geen pdf gemaakt: het programma Typst ontbreekt hier. Op Windows met een ARM-processor is er geen "
            "Typst: maak de pdf dan op een andere computer."
        )
    return None


def prepare(paper: Paper) -> Callable[[], bytes]:
    """Return what makes the PDF of a paper; raises TooMuchError when there is too much for one."""
    from tafel_cli.render.typeset.draw import prepared_pdf  # a pack without a PDF need not load how it is drawn

    return prepared_pdf(paper)


def draw(paper: Paper) -> bytes:
    """Return the PDF of a paper; raises TooMuchError when there is too much for one."""
    return prepare(paper)()


RENDERER = Renderer(
    "pdf", engines=("typst",), draw=draw, prepare=prepare, offer="Lees of print de pdf", missing=missing
)
