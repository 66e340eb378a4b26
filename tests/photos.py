"""Makes the metadata of a photo: Exif data with a place, and what it stands in."""

import zlib

PLACE, ORIENTATION = 0x8825, 0x0112


def exif(*, turned: int = 1, place: bool = True, little: bool = False) -> bytes:
    """Return Exif data: how the photo is turned, and where it was made (a latitude of 52 degrees)."""
    order = "little" if little else "big"

    def number(value: int, size: int) -> bytes:
        return value.to_bytes(size, order)

    def entry(tag: int, kind: int, count: int, value: bytes) -> bytes:
        return number(tag, 2) + number(kind, 2) + number(count, 4) + value

    entries = [entry(ORIENTATION, 3, 1, number(turned, 2) + b"\0\0")]
    start = 8 + 2 + 12 * (2 if place else 1) + 4
    if place:
        entries.append(entry(PLACE, 4, 1, number(start, 4)))
    degrees = b"".join(number(part, 4) for part in (52, 1, 9, 1, 30, 1))
    places = number(2, 2) + entry(1, 2, 2, b"N\0\0\0") + entry(2, 5, 3, number(start + 30, 4)) + b"\0\0\0\0" + degrees
    head = (b"II*\0" if little else b"MM\0*") + number(8, 4) + number(len(entries), 2)
    return head + b"".join(entries) + b"\0\0\0\0" + (places if place else b"")


def segment(marker: int, content: bytes) -> bytes:
    """Return a segment of a JPEG."""
    return bytes((0xFF, marker)) + (len(content) + 2).to_bytes(2) + content


def chunk_of(name: bytes, content: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return len(content).to_bytes(4) + name + content + zlib.crc32(name + content).to_bytes(4)


def exif_with_place(turned: int = 1) -> bytes:
    """Return the smallest file that says, as a JPEG, where it was made."""
    return b"\xff\xd8" + segment(0xE1, b"Exif\0\0" + exif(turned=turned)) + b"\xff\xd9"


def tagged(jpeg: bytes, *more: bytes) -> bytes:
    """Return a JPEG with more segments at its start."""
    return jpeg[:2] + b"".join(more) + jpeg[2:]


def noted(png: bytes, *more: bytes) -> bytes:
    """Return a PNG with more chunks behind its head."""
    return png[:33] + b"".join(more) + png[33:]
