"""Reads the words in an attachment: a text, or a file of an office program with its notes and properties.

What is read is bounded, because anybody may send a file. Entities of XML are never expanded.
"""

import io
import re
import zlib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo

from tafel_cli.source import BEGINNING, MAX_SEARCHED, SEALED, ZIP, readable

MAX_UNPACKED = 8 << 20
_MOST_FILES = 2_000
_LOOKED_AT = 8_000
_DEEPEST = 4  # files that may lie in each other
_RTF = b"{\\rtf"
_PASSED = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
# Attributes that hold words: who wrote a comment or a change, the description of a picture, the address of a link.
_SAID = ("author", "userId", "descr", "title", "Target", "name")
_ENDS = ("c", "si", "table-cell", "creator", "initial-creator", "keyword", "user-defined")
_TYPES = "[Content_Types].xml"
_OWN = "customXml/"
_RUNS = re.compile(rb"[\t\r\n\x20-\x7e\x80-\xff]{6,}")
_SEPARATORS = ";,\t"


class AttachmentText(NamedTuple):
    """The words of an attachment.

    `lines`: its lines are those of the file, so that a finding can name one. `whole`: nothing in it was passed over
    that may hold words, such as a damaged part.
    """

    text: str
    lines: bool = True
    whole: bool = True


_UNREAD = AttachmentText("", whole=False)


def attachment_words(name: str, data: bytes) -> AttachmentText | None:
    """Return the words of an attachment: a text, a mail, RTF, the printable runs of a binary file, or parts of a zip.

    An office file is a zip. None for another file over `MAX_SEARCHED`, and for a zip that holds no text, is damaged or
    encrypted, or is over its own bounds (files and unpacked bytes).
    """
    return _words(name, data, _Room())


class _Room:
    """What is left of the bytes that may be unpacked from one attachment, and of the files that lie in each other."""

    def __init__(self) -> None:
        self.left = MAX_UNPACKED
        self.depth = _DEEPEST

    def take(self, size: int) -> None:
        """Take bytes; raises _TooMuchError if there are not so many left."""
        self.left -= size
        if self.left < 0:
            raise _TooMuchError


def _words(name: str, data: bytes, room: _Room) -> AttachmentText | None:
    if data.startswith(ZIP):
        return _of_zip(data, room)
    if len(data) > MAX_SEARCHED:
        return None
    if data.startswith(_RTF):
        from tafel_cli.reading.rich_text import rtf_words  # few attachments are RTF

        return AttachmentText(rtf_words(data), lines=False)
    if re.match(rb"[\w-]+:", data) and b"content-transfer-encoding:" in data.lower():
        return _of_mail(data, room)
    text = decoded(data)
    text = _as_table(text) if name.lower().endswith(".csv") else text
    return AttachmentText(text, lines=not is_binary(data), whole=not data.startswith(SEALED))


def _of_mail(data: bytes, room: _Room) -> AttachmentText | None:
    """Return the words of a mail and of what is attached to it; pictures and PDFs are passed over."""
    from tafel_cli.reading.mail_text import mail_parts, too_many_parts  # few attachments are mails

    if too_many_parts(data):
        return AttachmentText(decoded(data), lines=False, whole=False)
    said: list[str] = []
    whole = room.depth > 0
    room.depth -= 1
    try:
        for name, part in mail_parts(data) if whole else ():
            if isinstance(part, str):
                said.append(part)
                continue
            room.take(len(part))
            words = None if part.startswith(_PASSED) else _words(name, part, room)
            said.append(words.text if words else "")
            whole = whole and (part.startswith(_PASSED) or (words is not None and words.whole))
    except _TooMuchError:
        whole = False
    finally:
        room.depth += 1
    return AttachmentText("\n\n".join(said), lines=False, whole=whole)


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


def _of_zip(data: bytes, room: _Room) -> AttachmentText | None:
    if room.depth == 0:
        return None
    room.depth -= 1
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            files = archive.infolist()
            said = list(_said(archive, files, room)) if len(files) <= _MOST_FILES else []
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error, _TooMuchError):
        return None
    finally:
        room.depth += 1
    told = "\n\n".join(words.text for words in said)
    return AttachmentText(told, lines=False, whole=all(words.whole for words in said)) if said else None


class _TooMuchError(Exception):
    """A packed file holds more than may be unpacked."""


def _said(archive: ZipFile, files: list[ZipInfo], room: _Room) -> Iterator[AttachmentText]:
    """Yield the words of each part that is text by its beginning, because any part can hold what a program shows.

    A part that is a zip itself, such as a sheet in a letter, is looked into; one that cannot be searched has no words.
    """
    for file in files:
        if file.filename == _TYPES:
            continue
        with archive.open(file) as packed:
            part = packed.read(min(BEGINNING, room.left + 1))
            if readable(part) or part.startswith(ZIP):
                part += packed.read(max(room.left + 1 - len(part), 0))
        room.take(len(part))
        if part.startswith(ZIP):
            yield _of_zip(part, room) or _UNREAD
        elif part.startswith(SEALED):
            yield _UNREAD
        elif readable(part):
            yield _of_xml(part) if _is_office(file.filename) else _words(file.filename, part, room) or _UNREAD


def _is_office(name: str) -> bool:
    """Tell whether a part is XML of the office program; the data of other programs in it are read as they are."""
    return name.lower().endswith((".xml", ".rels")) and not name.startswith(_OWN)


def _of_xml(data: bytes) -> AttachmentText:
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
    whole = True
    try:
        parser.Parse(data, True)  # noqa: FBT003  (the last part)
    except expat.ExpatError:
        whole = not data.strip()
    return AttachmentText("".join(said) + "\n\n" + "\n\n".join(dict.fromkeys(notes)), lines=False, whole=whole)
