"""Makes small office files."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def zipped(parts: dict[str, str], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of texts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        for name, text in {"[Content_Types].xml": TYPES, **parts}.items():
            archive.writestr(name, text)
    return out.getvalue()


def with_picture(office: bytes, size: int) -> bytes:
    """Return an office file with a picture of so many bytes in it, stored as it is."""
    out = io.BytesIO(office)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/media/image1.png", b"\x89PNG\r\n\x1a\n\0" + bytes(size))
    return out.getvalue()


def word(body: str, **more: str) -> bytes:
    """Return a file of Word; `more`: other parts by the stem of their name."""
    parts = {f"word/{stem}.xml": text for stem, text in more.items()}
    return zipped({"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>', **parts})


def paragraph(*runs: str) -> str:
    """Return a paragraph of Word, made of runs of text."""
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def row(*cells: str) -> str:
    """Return a row of a table of Word."""
    return "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells) + "</w:tr>"


def noted(what: str, inside: str) -> str:
    """Return a part of Word with notes."""
    return f'<w:{what} xmlns:w="{W}">{inside}</w:{what}>'
