"""Finds the place in the metadata of a photo, and takes metadata out of a PNG or JPEG; its orientation stays."""

import re
import zlib
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from tafel_cli.proof.pictures import media_type, other_photo

_PNG_START = 8
_SCAN, _END = 0xDA, 0xD9
_APPS, _APP1, _COMMENT = range(0xE0, 0xF0), 0xE1, 0xFE
_EXIF, _XMP = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0"
# What a viewer needs: JFIF, a colour profile, and how Adobe stored the colours.
_NEEDED = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
_WORDS = (b"tEXt", b"zTXt", b"iTXt", b"tIME", b"eXIf")
_ORIENTATION, _PLACE = 0x0112, 0x8825
_LATITUDE = 2
_UPRIGHT, _MOST_TURNED = 1, 8
_ALONE = frozenset((0x01, 0xFF, *range(0xD0, 0xD9)))
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_MOST_ENTRIES = 1_000
_MOST_STARTS = 100
_MOST_WORDS = 1 << 20


class _Part(NamedTuple):
    """A segment of a JPEG or a chunk of a PNG: its range in the file, its marker or name, and its content."""

    start: int
    end: int
    name: int | bytes
    content: bytes


def shows_place(data: bytes) -> bool:
    """Tell whether a photo says where it was taken (GPS in its Exif or XMP).

    Of a PNG and a JPEG the parts are known; in another kind, such as HEIC or WebP, Exif is looked for by its start.
    """
    if other_photo(data):
        starts = islice(re.finditer(rb"II\*\0|MM\0\*", data), _MOST_STARTS)
        found = any(_PLACE in _tags(data[at.start() : at.start() + _MOST_WORDS]) for at in starts)
        return found or b"GPSLatitude" in data
    return any(_PLACE in _tags(exif) for exif in _exifs(data)) or any(b"GPSLatitude" in text for text in _texts(data))


def bare(data: bytes) -> bytes:
    """Return a PNG or JPEG without metadata, except its orientation; the same bytes if it has none or is damaged."""
    kind = media_type(data)
    if kind is None:
        return data
    try:
        parts = list(_png_parts(data) if kind == "image/png" else _jpeg_parts(data))
    except (IndexError, ValueError):
        return data
    kept = [part for part in parts if not _tells(part)]
    whole = parts[-1].end if parts else len(data)
    if len(kept) == len(parts) and whole == len(data):
        return data
    turned = next((turn for exif in _exifs(data) if (turn := _tags(exif).get(_ORIENTATION, _UPRIGHT)) != _UPRIGHT), 0)
    start = _PNG_START if kind == "image/png" else 2
    pieces = [data[:start], *[data[part.start : part.end] for part in kept]]
    if _UPRIGHT < turned <= _MOST_TURNED:
        pieces.insert(2, _turned(turned, png=kind == "image/png"))  # behind JFIF or the head, which come first
    return b"".join(pieces)


def _tells(part: _Part) -> bool:
    """Tell whether a part holds metadata."""
    if isinstance(part.name, bytes):
        return part.name in _WORDS
    if part.name == _COMMENT:
        return True
    return part.name in _APPS and not part.content.startswith(_NEEDED.get(part.name, b"\0none"))


def _png_parts(data: bytes) -> Iterator[_Part]:
    """Yield the chunks of a PNG up to its end; raises IndexError if one is cut off."""
    at, name = _PNG_START, b""
    while name != b"IEND":
        size, name = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        end = at + 12 + size
        if end > len(data):
            raise IndexError
        yield _Part(at, end, name, data[at + 8 : end - 4] if name in _WORDS else b"")
        at = end


def _jpeg_parts(data: bytes) -> Iterator[_Part]:
    """Yield the segments of a JPEG up to its end, scans with their data; raises IndexError if one is cut off.

    What is damaged behind the first scan is part of that scan, because viewers show such a picture.
    """
    at, scanned = 2, False
    while True:
        marker = data[at + 1]
        if data[at] != 0xFF:  # noqa: PLR2004  (a marker)
            raise IndexError
        if marker == _END:
            yield _Part(at, at + 2, marker, b"")
            return
        if marker in _ALONE:
            at += 1 if marker == 0xFF else 2  # noqa: PLR2004  (filling)
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        content = data[at + 4 : end]
        broken = end > len(data) or end < at + 4
        if broken and not scanned:
            raise IndexError
        if marker == _SCAN or broken:
            found, scanned = _MARKER.search(data, end), True
            end = found.start() if found and not broken else len(data)
        yield _Part(at, end, marker, content)
        if end == len(data):
            return
        at = end


def _parts(data: bytes) -> Iterator[_Part]:
    """Yield the parts of a picture until the first that is damaged."""
    kind = media_type(data)
    try:
        yield from _png_parts(data) if kind == "image/png" else _jpeg_parts(data) if kind else ()
    except IndexError:
        return


def _exifs(data: bytes) -> Iterator[bytes]:
    """Yield the Exif data of a picture, each from its own start."""
    for part in _parts(data):
        if part.name == b"eXIf":
            yield part.content
        elif part.name == _APP1 and part.content.startswith(_EXIF):
            yield part.content[len(_EXIF) :]


def _texts(data: bytes) -> Iterator[bytes]:
    """Yield the texts in a picture, such as XMP, compressed ones up to a megabyte."""
    for part in _parts(data):
        if part.name in (b"tEXt", b"iTXt") or (part.name == _APP1 and part.content.startswith(_XMP)):
            yield part.content
        if part.name in (b"zTXt", b"iTXt"):
            packed = part.content.partition(b"\0")[2]
            start = max(packed.find(b"\x78"), 0)  # where zlib begins
            try:
                yield zlib.decompressobj().decompress(packed[start:], _MOST_WORDS)
            except zlib.error:
                continue


def _tags(exif: bytes) -> dict[int, int]:
    """Return tag → value of the first directory of Exif data; a place counts only if it holds a latitude."""
    order = {b"II*\0": "little", b"MM\0*": "big"}.get(exif[:4])
    if order is None:
        return {}
    little = order == "little"
    found = _directory(exif, _number(exif[4:8], little=little), little=little)
    if _PLACE in found and _LATITUDE not in _directory(exif, found[_PLACE], little=little):
        del found[_PLACE]
    return found


def _directory(exif: bytes, at: int, *, little: bool) -> dict[int, int]:
    """Return tag → value of one directory; a value that does not fit in it is its offset."""
    count = _number(exif[at : at + 2], little=little)
    found = {}
    for index in range(min(count, _MOST_ENTRIES)):
        entry = exif[at + 2 + 12 * index : at + 14 + 12 * index]
        short = _number(entry[2:4], little=little) == 3  # noqa: PLR2004  (a number of two bytes)
        found[_number(entry[:2], little=little)] = _number(entry[8:10] if short else entry[8:12], little=little)
    return found


def _number(data: bytes, *, little: bool) -> int:
    return int.from_bytes(data, "little" if little else "big")


def _turned(turn: int, *, png: bool) -> bytes:
    """Return the part that tells a viewer how to turn the picture, and nothing else."""
    entry = _ORIENTATION.to_bytes(2) + (3).to_bytes(2) + (1).to_bytes(4) + turn.to_bytes(2) + b"\0\0"
    exif = b"MM\0*" + (8).to_bytes(4) + (1).to_bytes(2) + entry + b"\0\0\0\0"
    if png:
        return len(exif).to_bytes(4) + b"eXIf" + exif + zlib.crc32(b"eXIf" + exif).to_bytes(4)
    content = _EXIF + exif
    return b"\xff\xe1" + (len(content) + 2).to_bytes(2) + content
