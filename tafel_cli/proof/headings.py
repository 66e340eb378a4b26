"""Judges headings: they follow each other in order, hold words, and are no text with a line of signs below it."""

from collections.abc import Iterator, Mapping, Sequence
from html import unescape

from tafel_cli import proof
from tafel_cli.proof.links import Misprint
from tafel_cli.proof.noting import Piece
from tafel_cli.proof.places import LinkMark, ShownText

_Marks = Mapping[int, Sequence[LinkMark]]  # by line
_SHOWN = 100
_RULE = 3  # dashes with an empty line above them print as a line; fewer print as a sign


def wrong_headings(texts: Sequence[ShownText], found: Sequence[LinkMark]) -> Iterator[Misprint]:
    """Yield a fault for each heading that is out of order, has no word, or is one because of the line below it."""
    marks: dict[int, list[LinkMark]] = {}
    for mark in found:
        marks.setdefault(mark.line, []).append(mark)
    above = 1
    for heading in (text for text in texts if text.kind == "heading"):
        words = unescape(_without_pictures(heading, marks))
        is_wordless = not any(map(str.isalnum, words))
        if heading.under:
            yield _underlined(heading, heading.under, marks)
        elif heading.level:
            yield from _numbered(heading, marks, above, words if is_wordless else None)
        above = above if is_wordless else heading.level or above


def _numbered(heading: ShownText, marks: _Marks, above: int, wordless: str | None) -> Iterator[Misprint]:
    """Yield the fault of a heading that begins with `#`; `wordless`: what it holds if that is no word, else None."""
    first = heading.pieces[0]
    place = (proof.KOPNIVEAU, first.line, first.column, first.column + len(heading.shown))
    if wordless is not None:
        yield Misprint(*place, *_wordless(heading, wordless))
    elif heading.level == 1:
        hint = f"begin de kopjes in de tekst met `##`{_typed(heading, marks)}"
        yield Misprint(*place, "Een kopje met één `#` is de titel van het stuk, en die staat er al boven.", hint)
    elif heading.level > above + 1:
        message = f"Dit kopje slaat een niveau over: er staan {heading.level} `#` voor."
        yield Misprint(*place, message, f"schrijf er {above + 1}")


def _wordless(heading: ShownText, words: str) -> tuple[str, str]:
    """Return the message and hint on a heading without a letter or digit."""
    if heading.shown.strip() and not words.strip():
        message = "Dit kopje is alleen een afbeelding. Zij staat in de stukken, maar is geen kopje."
        return message, f"haal `{'#' * heading.level} ` weg; een kopje bestaat uit woorden"
    message = "In dit kopje staat geen woord." if any(map(_is_seen, words)) else "Dit kopje is leeg."
    return message, "schrijf een titel achter de `#`, of haal de regel weg"


def _is_seen(character: str) -> bool:
    return character.isprintable() and character != " "


def _underlined(heading: ShownText, under: Piece, marks: _Marks) -> Misprint:
    """Return the fault of a text that is a heading because of the dashes or equals signs on the line below it."""
    hint = "haal deze regel weg"
    if under.words[0] == "-" and len(under.words) >= _RULE:
        hint += ", of zet er een lege regel boven"
    again = _typed(heading, marks)
    if again:
        hint += f"; is het een kopje, typ dan in plaats van deze twee regels{again}"
    place = (proof.KOPNIVEAU, under.line, under.column, under.column + len(under.words))
    return Misprint(*place, "Deze regel maakt van de tekst erboven een kopje.", hint)


def _typed(heading: ShownText, marks: _Marks) -> str:
    """Return the line to type for a heading, behind a colon; empty if it has a link, because its address is not known.

    Empty too for a heading of several lines, a long one, and one with code.
    """
    words = heading.shown.strip()
    if len(heading.pieces) > 1 or len(words) > _SHOWN or "`" in words or _within(heading, marks):
        return ""
    return f": `## {words}`" if any(map(str.isalnum, words)) else ""


def _within(heading: ShownText, marks: _Marks) -> list[LinkMark]:
    """Return the links and pictures of a heading."""
    return [mark for piece in heading.pieces for mark in marks.get(piece.line, ())]


def _without_pictures(heading: ShownText, marks: _Marks) -> str:
    """Return the words of a heading without those of its pictures."""
    first, words = heading.pieces[0], heading.shown
    for mark in _within(heading, marks):
        if mark.soort == "image" and mark.line == first.line:
            start, end = mark.column - first.column, mark.end - first.column
            words = words[:start] + " " * (end - start) + words[end:]
    return words
