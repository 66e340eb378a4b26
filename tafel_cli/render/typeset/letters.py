"""Makes a text fit for print: what the fonts cannot draw is spelt out, and every long word can be broken."""

import re
import unicodedata

from tafel_cli.proof.letters import drawn, rare
from tafel_cli.reading.characters import shown_anywhere

BREAK = "\u200b"  # a place where a line may end, without a hyphen
LONGEST = 18.0  # em: as wide as half of page 1
_SPACE = re.compile(r"[ \t\n\r]+")  # not the kind that keeps words together
_KEPT = "\u00a0\u202f\u2007"  # spaces at which no line may end
_WORDS = re.compile(rf"(?:(?![{_KEPT}])[\s\u200b-])+")
# A line ends behind a hyphen only when a letter follows.
_STRETCH = re.compile(rf"(?:[^\s\u200b-]|-(?![^\W\d_])|[{_KEPT}]){{3,}}")
_PARTS = re.compile(rf"[^{_KEPT}]*[{_KEPT}]?")
# Widths in em, measured in the bold letters of Source Sans 3 and in DejaVu Sans Mono, rounded up.
NARROWEST_LETTER, _USUAL, _BROAD, _BROADEST = 0.37, 0.62, 0.98, 2.2
_THIN = frozenset("ijlI!|.,:;'()[]{}/\\ \u00a0\u202f")
_THICK = frozenset("mwMWOQ@%&—…€CDGHNU©¶¼½¾ßæœŉŵǣǽ")
_THICKEST = frozenset("‰‱⅒⸺⸻Ꝏᵯ⌘⌥⌦⌫")


def spelt(text: str) -> str:
    """Return a text in NFC with `[U+6F22]` in place of each character that no font can draw.

    A control character first becomes U+FFFD (`shown_anywhere`).
    """
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
    """Return a text as running text: `spelt`, with one space between words; a no-break space stays."""
    text = spelt(text)
    return text if text.isprintable() and "  " not in text else _SPACE.sub(" ", text)


def ems(text: str) -> float:
    """Return about how wide a text is in em; never less than it is in print, in any of our fonts."""
    return sum(map(_width, text))


def _width(character: str) -> float:
    if character in _THIN:
        return NARROWEST_LETTER
    if character in _THICKEST or "\u1f00" <= character < "\u2000":  # Greek with more signs above it
        return _BROADEST
    broad = character in _THICK or character > "\u024f" or (character > "\x7f" and character.isupper())
    return _BROAD if broad else _USUAL


def broken(text: str, room: float = LONGEST) -> str:
    """Return a text in which every stretch wider than `room` (em) has places where a line may end (BREAK).

    A space that keeps words together does not end a stretch, because a chain of such words can be longer than a line.
    """
    if len(text) * _BROAD <= room or (text.isascii() and max(map(len, text.split(" "))) * _BROAD <= room):
        return text
    return _STRETCH.sub(lambda match: _pieces(match.group(), room), text)


def _pieces(chain: str, room: float) -> str:
    """Break a chain behind its spaces where it can, and inside a word that is too wide itself."""
    if ems(chain) <= room:
        return chain
    lines, left = [""], room
    for part in _PARTS.findall(chain):
        if ems(part) > left and lines[-1]:
            lines.append("")
            left = room
        for character in part:
            if _width(character) > left and lines[-1]:
                lines.append("")
                left = room
            lines[-1] += character
            left -= _width(character)
    return BREAK.join(lines)


def longest_word(text: str) -> str:
    """Return the longest part of a text within which a line cannot end."""
    return max(_WORDS.split(text), key=len)


def widest_word(text: str) -> float:
    """Return how wide the widest such part is, in em."""
    return max(map(ems, _WORDS.split(text)))
