"""Makes a text fit for print: what the fonts cannot draw is spelt out, and every long word can be broken."""

import re
import unicodedata

from tafel_cli.proof.letters import drawn, rare
from tafel_cli.reading.characters import shown_anywhere

BREAK = "\u200b"  # a place where a line may end, without a hyphen
LONGEST = 40
_SPACE = re.compile(r"[ \t\n\r]+")  # not the kind that keeps words together
_WORDS = re.compile(r"[\s\u200b-]+")


def spelt(text: str) -> str:
    """Return a text with `[U+6F22]` in place of each character that no font can draw."""
    if text.isascii() and text.isprintable():
        return text
    text = shown_anywhere(unicodedata.normalize("NFC", text))
    for start, stretch in reversed(rare(text)):
        text = text[:start] + "".join(map(_drawn, stretch)) + text[start + len(stretch) :]
    return text


def _drawn(character: str) -> str:
    """Return a character, or its number if no font has it. An accent must be in the text's font, as its letter is."""
    known = drawn(character, "tekst") or (drawn(character, "code") and not unicodedata.combining(character))
    return character if known else f"[U+{ord(character):04X}]"


def running(text: str) -> str:
    """Return a text as running text: all space between words is one space."""
    text = spelt(text)
    return text if text.isprintable() and "  " not in text else _SPACE.sub(" ", text)


def broken(text: str, longest: int = LONGEST) -> str:
    """Return a text with a BREAK after each `longest` characters of a word that is longer; a hyphen ends a word too."""
    if len(text) <= longest:
        return text
    return re.sub(rf"[^\s\u200b-]{{{longest + 1},}}", lambda match: _pieces(match.group(), longest), text)


def _pieces(word: str, size: int) -> str:
    return BREAK.join(word[at : at + size] for at in range(0, len(word), size))


def longest_word(text: str) -> str:
    """Return the longest part of a text within which a line cannot end."""
    return max(_WORDS.split(text), key=len)
