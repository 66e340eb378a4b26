"""Inspects a PNG or JPEG without drawing it: its size, and whether a page can show it."""

import zlib
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

MAX_PICTURE_BYTES = 5 << 20
MAX_SIDE = 10_000
MAX_PIXELS = 25_000_000  # 333 MB of memory in a PDF, when each pixel takes eight bytes
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_OTHER_KINDS = (b"WEBP", b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_FILTERS = 4
_BLOCK = 64 << 10  # bytes of pixels that are unpacked at once, so that a large picture takes little memory
# The seven passes of an interlaced PNG (Adam7): start and step across, start and step down.
_PASSES = ((0, 8, 0, 8), (4, 8, 0, 8), (0, 4, 4, 8), (2, 4, 0, 4), (0, 2, 2, 4), (1, 2, 0, 2), (0, 1, 1, 2))
_FRAMES = (0xC0, 0xC1, 0xC2)  # baseline, extended, progressive: what every viewer reads
_OTHER_FRAMES = frozenset(range(0xC3, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset((0x01, *range(0xD0, 0xD9)))
_SCAN, _END = 0xDA, b"\xff\xd9"


class NoPicture(StrEnum):
    """Why a page cannot show a picture: it is too large, or it is damaged or of another kind (KAPOT)."""

    KAPOT = "kapot"
    TE_GROOT = "te groot"


class Picture(NamedTuple):
    """The size of a picture: width and height in pixels, and bytes when decompressed."""

    width: int
    height: int
    unpacked: int


def media_type(data: bytes) -> str | None:
    """Return the media type of a PNG or JPEG by its first bytes alone, else None."""
    return "image/png" if data.startswith(_PNG) else "image/jpeg" if data.startswith(_JPEG) else None


def other_photo(data: bytes) -> bool:
    """Tell by its first bytes whether a file is a photo of a kind that no page shows: HEIC, AVIF or WebP."""
    return data[8:12] in _OTHER_KINDS and data.startswith((b"RIFF", b"\0"))


def look(data: bytes) -> Picture | NoPicture:
    """Return the size of a picture, or why a page cannot show it. A too large one is not decompressed."""
    if len(data) > MAX_PICTURE_BYTES:
        return NoPicture.TE_GROOT
    try:
        return _png(data) if data.startswith(_PNG) else _jpeg(data)
    except (IndexError, zlib.error):
        return NoPicture.KAPOT


def _too_large(width: int, height: int) -> bool:
    return max(width, height) > MAX_SIDE or width * height > MAX_PIXELS


def _png(data: bytes) -> Picture | NoPicture:
    chunks = list(_chunks(data))
    names = [name for name, _ in chunks]
    if names[0] != b"IHDR" or names[-1] != b"IEND" or len(chunks[0][1]) != 13:  # noqa: PLR2004  (a fixed size)
        return NoPicture.KAPOT
    head = chunks[0][1]
    width, height = int.from_bytes(head[:4]), int.from_bytes(head[4:8])
    depth, colour, packing, filters, interlaced = head[8:]
    known = depth in _DEPTHS.get(colour, ()) and packing == filters == 0 and interlaced <= 1
    if not (width and height and known) or (colour == 3 and b"PLTE" not in names):  # noqa: PLR2004  (with a palette)
        return NoPicture.KAPOT
    if _too_large(width, height):
        return NoPicture.TE_GROOT
    pixel = depth * _CHANNELS[colour]
    passes = _PASSES if interlaced else ((0, 1, 0, 1),)
    packed = b"".join(part for name, part in chunks if name == b"IDAT")
    rows = [(-(-(width - x) // dx), -(-(height - y) // dy)) for x, dx, y, dy in passes]
    whole = _whole(packed, [(1 + -(-pixel * across // 8), down) for across, down in rows if across > 0 and down > 0])
    return Picture(width, height, width * height * max(pixel, 8) // 8) if whole else NoPicture.KAPOT


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield (name, data) of the chunks of a PNG; raises IndexError if one is cut off, or critical with a wrong CRC."""
    at = len(_PNG)
    while True:
        size, name = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        part, check = data[at + 8 : at + 8 + size], data[at + 8 + size : at + 12 + size]
        if len(check) < 4:  # noqa: PLR2004  (bytes of a check sum)
            raise IndexError
        if name[:1].isupper() and zlib.crc32(name + part) != int.from_bytes(check):
            raise IndexError
        yield name, part
        if name == b"IEND":
            return
        at += 12 + size


def _whole(packed: bytes, passes: list[tuple[int, int]]) -> bool:
    """Tell whether all rows are there, each with a known filter. `passes`: (bytes of a row, number of rows)."""
    reader = zlib.decompressobj()
    for size, count in passes:
        at_once = 1 + _BLOCK // size
        for first in range(0, count, at_once):
            wanted = size * min(at_once, count - first)
            rows = b""
            while len(rows) < wanted:
                part = reader.decompress(packed, wanted - len(rows))
                packed = reader.unconsumed_tail
                if not part and not packed:
                    return False
                rows += part
            if max(rows[::size]) > _FILTERS:
                return False
    return True


def _jpeg(data: bytes) -> Picture | NoPicture:
    found: Picture | None = None
    for marker, part in _segments(data):
        if marker in _OTHER_FRAMES:
            return NoPicture.KAPOT
        if marker in _FRAMES:
            height, width, colours = int.from_bytes(part[1:3]), int.from_bytes(part[3:5]), part[5]
            if part[0] != 8 or not (width and height) or colours not in (1, 3):  # noqa: PLR2004  (no print colours)
                return NoPicture.KAPOT
            if _too_large(width, height):
                return NoPicture.TE_GROOT
            found = Picture(width, height, width * height * colours)
    return found or NoPicture.KAPOT


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield (marker, data) of the segments of a JPEG before its first scan; raises IndexError if it is cut off."""
    if not data.startswith(_JPEG):
        raise IndexError
    at = 2
    while True:
        if data[at] != 0xFF:  # noqa: PLR2004  (a marker)
            raise IndexError
        marker = data[at + 1]
        if marker in _ALONE or marker == 0xFF:  # noqa: PLR2004  (filling)
            at += 1 if marker == 0xFF else 2  # noqa: PLR2004
            continue
        size = int.from_bytes(data[at + 2 : at + 4])
        part = data[at + 4 : at + 2 + size]
        if len(part) != size - 2:
            raise IndexError
        if marker == _SCAN:
            if data.rfind(_END) < at + 2 + size:
                raise IndexError
            return
        yield marker, part
        at += 2 + size


def picture_type(data: bytes) -> str | None:
    """Return the media type of a PNG or JPEG if a page can show it (`look`), else None."""
    return media_type(data) if isinstance(look(data), Picture) else None
