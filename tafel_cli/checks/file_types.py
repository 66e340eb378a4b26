"""Tells the type of an attachment, by its name and by its bytes."""

from collections.abc import Callable

from tafel_cli.proof.pictures import media_type
from tafel_cli.source import OLE, ZIP

PDF = b"%PDF-"
MACRO = b"vbaProject.bin"  # zip does not compress file names
_BINARY = 8_000
# Opening one of these can start a program, or a page with scripts.
GEVAARLIJK = frozenset((
    *("exe", "com", "scr", "msi", "msix", "appx", "dll", "cpl", "bat", "cmd", "ps1", "psm1", "vbs", "vbe", "js"),
    *("jse", "mjs", "ws", "wsf", "wsh", "hta", "lnk", "url", "reg", "jar", "sh", "bash", "zsh", "py", "pyw", "pl"),
    *("rb", "php", "app", "command", "dmg", "pkg", "deb", "rpm", "apk", "iso", "img", "html", "htm", "xhtml"),
    *("shtml", "mht", "mhtml", "svg", "svgz", "xsl", "swf", "chm", "docm", "dotm", "xlsm", "xltm", "xlsb", "xlam"),
    *("xll", "pptm", "potm", "ppsm", "ppam"),
))  # fmt: skip


def _starts(*starts: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(starts)


def _office(folder: bytes) -> Callable[[bytes], bool]:
    """Return the test for a file of Word, Excel or PowerPoint, by a folder that only that program writes."""
    return lambda data: data.startswith(ZIP) and b"[Content_Types].xml" in data and folder in data


def _open_document(name: bytes) -> Callable[[bytes], bool]:
    """Return the test for a file of LibreOffice (ODF), by the media type at its start."""
    return lambda data: (
        data.startswith(ZIP) and data[30:].startswith(b"mimetypeapplication/vnd.oasis.opendocument." + name)
    )


def _picture(data: bytes) -> bool:
    return media_type(data) is not None


def _text(data: bytes) -> bool:
    return bool(data) and b"\0" not in data[:_BINARY] and _seen(data) is None


# Types that everybody can open, each with the test of its bytes.
GEWOON: dict[str, Callable[[bytes], bool]] = {
    "pdf": _starts(PDF),
    **dict.fromkeys(("png", "jpg", "jpeg"), _picture),
    "docx": _office(b"word/"),
    "xlsx": _office(b"xl/"),
    "pptx": _office(b"ppt/"),
    "odt": _open_document(b"text"),
    "ods": _open_document(b"spreadsheet"),
    "odp": _open_document(b"presentation"),
    "csv": _text,
    "txt": _text,
}
_SEEN = (
    ((b"version https://git-lfs",), "alleen een verwijzing (Git LFS) en niet het bestand zelf"),
    ((b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"L\0\0\0\x01\x14\x02\0"), "een programma"),
    ((PDF,), "een PDF"),
    ((ZIP,), "een ander soort bestand, gemaakt zoals een zip"),
    ((OLE,), "een oud bestand van Word, Excel of PowerPoint"),
    ((b"{\\rtf",), "een RTF-bestand"),
)
_PAGES = (b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script", b"<head", b"<body", b"<?php")


def uitgang(name: str) -> str:
    """Return the extension of a file name or path, in lower case and without the dot; empty if there is none."""
    return name.rsplit("/", 1)[-1].rpartition(".")[2].lower() if "." in name.rsplit("/", 1)[-1] else ""


def past(name: str, data: bytes) -> bool:
    """Tell whether the bytes fit the extension of the name. An extension outside `GEWOON` always fits."""
    test = GEWOON.get(uitgang(name))
    return test is None or test(data)


def lijkt_op(data: bytes) -> str:
    """Say in Dutch what bytes are, as the end of `het is …`."""
    return "leeg" if not data else _seen(data) or "iets anders"


def _seen(data: bytes) -> str | None:
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:9].lower().startswith(_PAGES):
        return "een webpagina of een tekening met code"
    if _picture(data):
        return "een PNG of JPEG"
    return next((said for starts, said in _SEEN if data.startswith(starts)), None)
