"""Makes a text fit for print: what the fonts cannot draw is spelt out, and nothing is too long to break off."""

import re
import unicodedata

from tafel_cli.proof.letters import drawn, rare
from tafel_cli.reading.characters import shown_anywhere

BREAK = "\u200b"  # a place where a line may end, without a hyphen
LONGEST = 40
_SPACE = re.compile(r"[ \t\n\r]+")  # not the kind that keeps words together
_WORDS = re.compile(r"[\s\u200b-]+")


def spelt(text: str) -> str:
    """Return a text in which every character can be drawn: `[U+6F22]` for one that cannot."""
    if text.isascii() and text.isprintable():
        return text
    text = shown_anywhere(unicodedata.normalize("NFC", text))
    for start, stretch in reversed(rare(text)):
        text = text[:start] + "".join(map(_drawn, stretch)) + text[start + len(stretch) :]
    return text


def _drawn(character: str) -> str:
    """Spell out what no font has, and an accent that the text's font cannot set on the letter before it."""
    known = drawn(character, "tekst") or (drawn(character, "code") and not unicodedata.combining(character))
    return character if known else f"[U+{ord(character):04X}]"


def running(text: str) -> str:
    """Return a text as running text: all space between words is one space."""
    text = spelt(text)
    return text if text.isprintable() and "  " not in text else _SPACE.sub(" ", text)


def broken(text: str, longest: int = LONGEST) -> str:
    """Give every stretch of more than `longest` characters without a space places where a line may end."""
    if len(text) <= longest:
        return text
    return re.sub(rf"[^\s\u200b-]{{{longest + 1},}}", lambda match: _pieces(match.group(), longest), text)


def _pieces(word: str, size: int) -> str:
    return BREAK.join(word[at : at + size] for at in range(0, len(word), size))


def longest_word(text: str) -> str:
    """Return the longest stretch of a text within which a line cannot end."""
    return max(_WORDS.split(text), key=len)
