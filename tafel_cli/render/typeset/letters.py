"""Makes a text fit for print: what the fonts cannot draw is spelt out, and nothing is too long to break off."""

import re
import unicodedata

from tafel_cli.drukproef.letters import drawn, rare

BREAK = "\u200b"  # a place where a line may end, without a hyphen
_EVERY = 24
_UNBROKEN = re.compile(r"[^\s\u200b-]{40,}")
_SPACE = re.compile(r"\s+")
_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def spelt(text: str) -> str:
    """Return a text in which every character can be drawn: `[U+6F22]` for one that cannot."""
    if text.isascii() and text.isprintable():
        return text
    text = _ODD.sub("\ufffd", unicodedata.normalize("NFC", text))
    for start, stretch in reversed(rare(text)):
        text = text[:start] + "".join(map(_drawn, stretch)) + text[start + len(stretch) :]
    return text


def _drawn(character: str) -> str:
    known = drawn(character, "tekst") or (drawn(character, "code") and not unicodedata.combining(character))
    return character if known else f"[U+{ord(character):04X}]"


def running(text: str) -> str:
    """Return a text on one line, as running text: a break in a long stretch, and any space is one space."""
    return broken(_SPACE.sub(" ", spelt(text)) if not text.isprintable() or "  " in text else spelt(text))


def broken(text: str) -> str:
    """Give every long stretch without a space places where a line may end."""
    if len(text) < _EVERY:
        return text
    return _UNBROKEN.sub(lambda match: _pieces(match.group()), text)


def _pieces(word: str) -> str:
    return BREAK.join(word[at : at + _EVERY] for at in range(0, len(word), _EVERY))
