"""Reads the words in an attachment: a text, or a file of an office program with its notes and properties.

What is read is bounded, because anybody may send a file. Entities of XML are never expanded.
"""

import io
import re
import zlib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo

from tafel_cli.source import BEGINNING, MAX_SEARCHED, ZIP, readable

MAX_UNPACKED = 8 << 20
_MOST_FILES = 2_000
_LOOKED_AT = 8_000
# Attributes that hold words: who wrote a comment or a change, the description of a picture, the address of a link.
_SAID = ("author", "userId", "descr", "title", "Target", "name")
_ENDS = ("c", "si", "table-cell", "creator", "initial-creator", "keyword", "user-defined")
_TYPES = "[Content_Types].xml"
_OWN = "customXml/"
_RUNS = re.compile(rb"[\t\r\n\x20-\x7e\x80-\xff]{6,}")
_SEPARATORS = ";,\t"


class AttachmentText(NamedTuple):
    """The words of an attachment; `lines`: its lines are those of the file, so that a finding can name one."""

    text: str
    lines: bool = True


def attachment_words(name: str, data: bytes) -> AttachmentText | None:
    """Return the words of an attachment: a text, the printable runs of a binary file, or the parts of a zip.

    An office file is a zip. None for another file over `MAX_SEARCHED`, and for a zip that holds no text, is damaged or
    encrypted, or is over its own bounds (files and unpacked bytes).
    """
    if data.startswith(ZIP):
        return _of_zip(data)
    if len(data) > MAX_SEARCHED:
        return None
    text = decoded(data)
    return AttachmentText(_as_table(text) if name.lower().endswith(".csv") else text, lines=not is_binary(data))


def is_binary(data: bytes) -> bool:
    """Tell whether bytes are binary: a NUL or `%PDF-` in front, and no UTF-8. A text with such a sign is none."""
    if not readable(data):
        try:
            data.decode()
        except UnicodeDecodeError:
            return True
    return False


def decoded(data: bytes) -> str:
    """Return bytes as text (UTF-8, UTF-16 with or without a BOM, Windows-1252); of a binary file its printable runs."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    if b"\0" in data:
        sides = [data[side:_LOOKED_AT:2].count(0) for side in (0, 1)]
        half = min(len(data), _LOOKED_AT) // 2
        for side, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
            if sides[side] * 2 > half > sides[1 - side] * 4:
                return data.decode(encoding, "replace")
        data = b"\n\n".join(_RUNS.findall(data.replace(b"\0\0", b"\n\n")))
    try:
        return data.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _as_table(text: str) -> str:
    """Return rows of a CSV file as rows of a table, so that the head of a column says what its numbers are."""
    mark = max(_SEPARATORS, key=text.partition("\n")[0].count)
    return "\n".join("|" + line.replace('"', " ").replace(mark, "|") + "|" for line in text.splitlines())


def _of_zip(data: bytes) -> AttachmentText | None:
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            files = archive.infolist()
            said = list(_said(archive, files)) if len(files) <= _MOST_FILES else []
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error, _TooMuchError):
        return None
    return AttachmentText("\n\n".join(said), lines=False) if said else None


class _TooMuchError(Exception):
    """A packed file holds more than may be unpacked."""


def _said(archive: ZipFile, files: list[ZipInfo]) -> Iterator[str]:
    """Yield the words of each part that is text by its beginning, because any part can hold what a program shows."""
    left = MAX_UNPACKED
    for file in files:
        if file.filename == _TYPES:
            continue
        with archive.open(file) as packed:
            part = packed.read(min(BEGINNING, left + 1))
            if readable(part):
                part += packed.read(max(left + 1 - len(part), 0))
        left -= len(part)
        if left < 0:
            raise _TooMuchError
        if readable(part):
            yield _of_xml(part) if _is_office(file.filename) else decoded(part)


def _is_office(name: str) -> bool:
    """Tell whether a part is XML of the office program; the data of other programs in it are read as they are."""
    return name.lower().endswith((".xml", ".rels")) and not name.startswith(_OWN)


def _of_xml(data: bytes) -> str:
    """Return the words of a part up to its first fault: paragraphs, rows of tables, and who wrote them."""
    from xml.parsers import expat

    said: list[str] = []
    notes: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    cells = 0

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal cells
        kind = name.rpartition(" ")[2]
        cells += kind == "tc"
        said.append({"tc": "|", "tab": " ", "br": " ", "cr": " "}.get(kind, ""))
        notes.extend(value for key, value in attributes.items() if key.rpartition(" ")[2] in _SAID)

    def end(name: str) -> None:
        nonlocal cells
        kind = name.rpartition(" ")[2]
        cells -= kind == "tc"
        if kind == "tr":
            said.append("|\n")
        elif kind in ("p", "h", "tbl"):
            said.append(" " if cells else "\n\n")
        elif kind in _ENDS or "properties" in name or "/dc/" in name:
            said.append("\n\n")

    def refuse(*_: object) -> None:
        raise _TooMuchError

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler = said.append
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    with suppress(expat.ExpatError):
        parser.Parse(data, True)  # noqa: FBT003  (the last part)
    return "".join(said) + "\n\n" + "\n\n".join(dict.fromkeys(notes))
