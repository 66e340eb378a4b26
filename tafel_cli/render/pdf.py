"""Renders the pack as a PDF (PDF/A and PDF/UA) with the attachments embedded; typeset/ draws it."""

from tafel_cli.pack.pack import Pack
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


def render(pack: Pack) -> bytes:
    """Return the bytes of the PDF. Raises TooMuchError if the pack is too large for one."""
    from tafel_cli.render.typeset.draw import pdf_of  # a pack without a PDF need not load how it is laid out

    return pdf_of(pack)


RENDERER = Renderer("pdf", "vergaderstukken.pdf", engines=("typst",), render=render, outside=True, missing=missing)
