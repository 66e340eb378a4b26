"""Judges footnotes (`[^1]`), which papers print as they were typed, because a page has no foot on a screen."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tafel_cli import proof
from tafel_cli.proof.links import Misprint
from tafel_cli.proof.places import LinkMark, ShownText

_NOTE = re.compile(r"(?<!\\)\[\^[^\[\]\s]{1,40}\](?P<text>:[^\n]*)?")
_NEXT = re.compile(r"\n[ \t]*\[\^[^\[\]\s]{1,40}\]:")
_SHORT, _FEW = 120, 2


class _Note(NamedTuple):
    """A footnote: where its sign stands first (line, column, end), and where and what its text is, if it has one.

    `lines`: how many lines the text takes.
    """

    at: tuple[int, int, int] | None = None
    below: tuple[int, int, int] | None = None
    words: str = ""
    lines: int = 1


def footnotes(texts: Sequence[ShownText], marks: Sequence[LinkMark]) -> Iterator[Misprint]:
    """Yield a fault for each footnote, where its sign stands first, else where its text does."""
    notes: dict[str, _Note] = {}
    links = {(mark.line, mark.column) for mark in marks}
    for text in texts:
        for match in _NOTE.finditer(text.shown) if "[^" in text.shown else ():
            place = text.span(*match.span())
            if text.code[match.start()] or place[:2] in links:
                continue
            label = match.group().partition("]")[0]
            note = notes.get(label, _Note())
            if match["text"] and text.begins_line(match.start()):
                said = _whole(text.shown, match.start("text") + 1)
                words, size = " ".join(said.split()), said.count("\n") + 1
                notes[label] = note if note.below else note._replace(below=place, words=words, lines=size)
            elif not note.at:
                notes[label] = note._replace(at=text.span(match.start(), match.start() + len(label) + 1))
    for label, note in notes.items():
        yield _fault(f"{label}]", note)


def _whole(shown: str, start: int) -> str:
    """Return the text of a note from there, with the lines below it that belong to it: up to the next note."""
    following = _NEXT.search(shown, start)
    return shown[start : following.start() if following else None].strip()


def _fault(sign: str, note: _Note) -> Misprint:
    place = note.at or note.below or (0, 0, 0)
    message = f"`tafel` maakt geen voetnoten: `{sign}` staat letterlijk in de stukken."
    hint = f"typ op deze plek de uitleg tussen haakjes, of haal `{sign}` weg"
    if note.at and note.below:
        said = f"`({note.words})`" if _fits(note.words) else "de tekst van de noot, tussen haakjes"
        rest = f"de {note.lines - 1} regels" if note.lines > _FEW else "de regel"
        more = f", en {rest} eronder" if note.lines > 1 else ""
        hint = f"typ hier in plaats van `{sign}`: {said}; haal daarna de regel weg die begint met `{sign}:`{more}"
    elif note.below:
        hint = f"zet de tekst tussen haakjes in de zin waar hij bij hoort, en haal `{sign}:` weg"
    return Misprint(proof.VOETNOOT, *place, message, hint)


def _fits(words: str) -> bool:
    return 0 < len(words) <= _SHORT and "`" not in words
