"""Finds in the bytes of a PDF what would not come along when its pages are drawn: a lock, filled-in fields, remarks."""

import re
import zlib

_LOCK = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
_LAYER = re.compile(
    rb"/Subtype\s*/(?:Widget|FreeText|Text|Stamp|Ink|Highlight|Underline|StrikeOut|Squiggly|Square|Circle|Line"
    rb"|PolyLine|Polygon|Caret|Redact)(?![A-Za-z0-9])"
)
_PACKED = re.compile(rb"/Type\s*/ObjStm.{0,400}?stream\r?\n", re.DOTALL)
_MOST_UNPACKED = 32 << 20  # bytes: a small file can claim any size


def is_locked(data: bytes) -> bool:
    """Tell whether a PDF is encrypted, with a password or without one."""
    return _LOCK.search(data) is not None


def has_layer(data: bytes) -> bool:
    """Tell whether fields to fill in, stamps or remarks lie on the pages of a PDF. Links do not count."""
    if _LAYER.search(data):
        return True
    left = _MOST_UNPACKED
    for match in _PACKED.finditer(data):
        try:
            objects = zlib.decompressobj().decompress(data[match.end() :], left)
        except zlib.error:
            continue
        if _LAYER.search(objects):
            return True
        left -= len(objects)
        if left <= 0:
            return True  # nobody knows what the rest holds
    return False
