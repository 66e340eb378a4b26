"""Finds characters that the fonts of the PDF cannot draw, in the body and in the front matter."""

import re
from collections.abc import Iterator
from html import unescape

from tafel_cli import proof
from tafel_cli.finding import Code, Finding, Severity
from tafel_cli.proof.letters import drawn, rare
from tafel_cli.proof.links import Misprint
from tafel_cli.proof.places import ShownText
from tafel_cli.reading.characters import toon
from tafel_cli.reading.document import Document
from tafel_cli.reading.header import scalars

_ENTITY = re.compile(r"&(?:#[xX][0-9A-Fa-f]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_MOST = 10
_SHOWN = 12


def in_header(document: Document) -> Iterator[Finding]:
    """Yield findings on characters in the values of front matter that the fonts cannot draw, at most ten."""
    found = 0
    for scalar in scalars(document.fields):
        for _, stretch in rare(scalar.text):
            said = _say(stretch, "tekst")
            if said and found < _MOST:
                found += 1
                yield document.finding(said[0], scalar.span, *said[1:])


def in_body(texts: list[ShownText]) -> Iterator[Misprint]:
    """Yield a fault for each run of characters that the fonts cannot draw; once for equal runs, where the first is."""
    judged: set[tuple[str, str]] = set()
    seen: set[tuple[str, Code]] = set()
    for text in texts:
        for start, end, stretch in (*_typed(text), *_entities(text)):
            use = "code" if text.code[start] else "tekst"
            if (stretch, use) in judged:
                continue
            judged.add((stretch, use))
            said = _say(stretch, use)
            if said and (stretch, said[0]) not in seen:
                seen.add((stretch, said[0]))
                code, message, hint = said
                yield Misprint(code, *text.span(start, end), message, hint)


def _typed(text: ShownText) -> Iterator[tuple[int, int, str]]:
    if not text.shown.isascii():
        for start, stretch in rare(text.shown):
            yield start, start + len(stretch), stretch


def _entities(text: ShownText) -> Iterator[tuple[int, int, str]]:
    """Yield the characters that are typed as an HTML entity (`&rarr;`, `&#8594;`)."""
    if "&" in text.shown and text.kind not in ("code", "indented"):
        for match in _ENTITY.finditer(text.shown):
            for _, stretch in rare(unescape(match.group())):
                yield match.start(), match.end(), stretch


def _say(stretch: str, use: str) -> tuple[Code, str, str] | None:
    """Return (code, message, hint) on characters that no font has, else on those that only the font of code has.

    None if there are none, and for those in code that the font of texts has.
    """
    missing = [character for character in stretch if not drawn(character, use)]
    other = "tekst" if use == "code" else "code"
    lost = [character for character in missing if not drawn(character, other)]
    if lost:
        message = f"{_name(lost)} kan niet worden gedrukt."
        return proof.ZONDER_LETTER, message, "schrijf het in gewone letters, of haal het weg"
    if missing and use == "tekst":
        mild = proof.ZONDER_LETTER._replace(severity=Severity.WAARSCHUWING)
        message = f"{_name(missing)} komt in druk uit een ander lettertype."
        return mild, message, "kies liever een gewoon teken"
    return None


def _name(characters: list[str]) -> str:
    shown = toon("".join(characters[:_SHOWN])) + ("…" if len(characters) > _SHOWN else "")
    if len(characters) == 1:
        return f"Het teken `{shown}` (U+{ord(characters[0]):04X})"
    return f"De tekst `{shown}`"
