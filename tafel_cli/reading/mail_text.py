"""Reads the parts of a mail as a person sees them: its head, its texts, and the files that are attached."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from html import unescape

_MOST_PARTS, _DEEPEST = 1_000, 50
_LONGEST = 20_000  # letters of a line of a head, because decoding takes the square of its length
_TAG = re.compile(r"<[^<>]{0,2000}>")


def too_many_parts(data: bytes) -> bool:
    """Tell whether a mail has more parts, or more in each other, than the parser can read in a second."""
    low = data.lower()
    deep = low.count(b"multipart/") + low.count(b"message/rfc822")
    return low.count(b"\n--") > _MOST_PARTS or deep > _DEEPEST


def mail_parts(data: bytes) -> Iterator[tuple[str, str | bytes]]:
    """Yield (name of a file, content) for each part: the head and texts as text, other files as bytes."""
    mail = message_from_bytes(data)
    for part in mail.walk():
        yield "", "\n".join(f"{name}: {_shown(str(value))}" for name, value in part.items())
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            text = part.get_content_maintype() == "text" and not part.get_filename()
            yield _shown(part.get_filename() or ""), _text(part, content) if text else content


def _shown(value: str) -> str:
    """Return a line of a head without its encoding."""
    if "=?" not in value or len(value) > _LONGEST:
        return value
    try:
        return str(make_header(decode_header(value)))
    except (MessageError, LookupError, ValueError):
        return value


def _text(part: "Message[str, str]", content: bytes) -> str:
    try:
        text = content.decode(part.get_content_charset() or "utf-8", "replace")
    except LookupError:
        text = content.decode("cp1252", "replace")
    return unescape(_TAG.sub("", text)) if part.get_content_subtype() == "html" else text
