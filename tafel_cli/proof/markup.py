"""Judges HTML and comments in a text: HTML is printed as typed, and a comment never, unless nothing closes it."""

import re
from collections.abc import Iterator, Sequence

from tafel_cli import proof
from tafel_cli.finding import Code, Finding, Severity
from tafel_cli.proof import is_item
from tafel_cli.proof.links import Misprint
from tafel_cli.proof.places import LinkMark
from tafel_cli.reading.comment_cuts import Bare, Comment
from tafel_cli.reading.comment_signs import CLOSER, OPENER
from tafel_cli.reading.document import Document
from tafel_cli.reading.header import Scalar, scalars
from tafel_cli.reading.sections import secties
from tafel_cli.register.form.parts import VRAGEN

_LOST = frozenset(("img", "picture", "svg", "video", "audio", "iframe", "object", "embed", "canvas", "math"))
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_FORM = ("vul", "hier")


def comments_in(shown: Bare, asked: set[int], *, drafting: bool = False) -> Iterator[Misprint]:
    """Yield a fault for each closed comment. On the lines that were `asked` for T404 or T405 reports it.

    While somebody is `drafting` minutes only one in which another begins has a fault, because `tafel verslag new` puts
    its questions in comments.
    """
    for found in shown.comments:
        if found.line not in asked and not (drafting and OPENER not in found.words):
            yield _comment(found)


def html_in(marks: Sequence[LinkMark], asked: set[int]) -> Iterator[Misprint]:
    """Yield a fault for each comment that nothing closes, and one for each run of lines with HTML.

    What is left of the form on the lines that were `asked` for has none, because T404 or T405 reports it.
    """
    last = -2
    for mark in sorted((m for m in marks if m.soort in ("html", "comment")), key=lambda m: (m.line, m.column)):
        tag = _TAG.match(mark.tekst)
        name = tag[1].lower() if tag else ""
        if mark.line in asked and (mark.soort == "comment" or mark.tekst == OPENER or name in _FORM):
            continue
        if mark.soort == "comment":
            yield _comment(Comment(mark.line, mark.column, mark.line, mark.end, ""))
        elif mark.tekst == OPENER:
            message = "Deze opmerking eindigt nergens. Daarom staat zij letterlijk in de stukken."
            hint = f"typ `{CLOSER}` waar de opmerking eindigt, of haal haar weg"
            yield Misprint(_error(), mark.line, mark.column, mark.end, message, hint)
        elif mark.line > last + 1:
            yield _html(mark, name)
        last = mark.line


def _error() -> Code:
    return proof.HTML._replace(severity=Severity.FOUT)


def comments_in_header(document: Document) -> Iterator[Finding]:
    """Yield a finding on each value of front matter with a comment, because such a value is no Markdown."""
    for scalar in scalars(document.fields) if OPENER in document.text[: document.body_start] else ():
        if OPENER in scalar.text:
            message = f"In de kop is `{OPENER}` geen opmerking: deze tekst staat letterlijk in de stukken."
            yield document.finding(
                _error(), scalar.span, message, f"haal weg wat er van `{OPENER}` tot en met `{CLOSER}` staat"
            )


def asked_lines(document: Document) -> set[int]:
    """Return the lines of the body (from 0) under a heading that the form of an item asks for."""
    aim = document.node("doel")
    if not is_item(document.path) or not isinstance(aim, Scalar):
        return set()
    wanted = {title.casefold() for doel, titles in VRAGEN.items() if doel == aim.text for title in titles}
    lines: set[int] = set()
    for section in secties(document):
        if section.titel.casefold() in wanted:
            wanted.remove(section.titel.casefold())
            first = section.line - document.body_line
            lines.update(range(first, first + section.text.count("\n") + 1))
    return lines


def _comment(found: Comment) -> Misprint:
    """Return the fault of a closed comment; an error if another begins inside it, because that may be a slip."""
    end = found.end_column if found.end_line == found.line else found.column + len(OPENER)
    place = (found.line, found.column, end)
    hint = f"haal haar weg; moeten lezers dit zien, haal dan alleen `{OPENER}` en `{CLOSER}` weg"
    if OPENER in found.words:
        message = "In deze opmerking begint er nog een. Alles tot de eerste `-->` komt niet in de stukken."
        return Misprint(_error(), *place, message, f"typ `{CLOSER}` waar de eerste opmerking eindigt")
    message = "Deze opmerking komt niet in de stukken."
    if found.end_line > found.line:
        message = f"Deze opmerking van {found.end_line - found.line + 1} regels komt niet in de stukken."
    return Misprint(proof.HTML, *place, message, hint)


def _html(mark: LinkMark, tag: str) -> Misprint:
    place = (mark.line, mark.column, mark.end)
    if not tag:
        message = f"Hier staat HTML: `{mark.tekst}`. Zo staat het ook letterlijk in de stukken."
        return Misprint(proof.HTML, *place, message, "haal het weg")
    if tag in _LOST:
        message = f"Wat `<{tag}>` laat zien, komt niet in de stukken."
        return Misprint(_error(), *place, message, "schrijf `![beschrijving](../bijlagen/naam.png)`")
    message = f"Hier staat HTML: `<{tag}>`. Zo staat het ook letterlijk in de stukken."
    return Misprint(proof.HTML, *place, message, "haal het weg; schrijf bijvoorbeeld `**vet**` of `- punt`")
