"""Judges text that was meant as a list or as running text, as word processors leave it, and that prints otherwise."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tafel_cli import proof
from tafel_cli.proof.links import Fix, Misprint
from tafel_cli.proof.noting import Piece
from tafel_cli.proof.places import ShownText

DASHES = "–—"
BULLETS = "•‣▪▫◦●○■□·∙\uf0a7\uf0b7"
_ODD_SPACE = "[\u00a0\u2000-\u200a\u202f\u205f\u3000]"  # as a word processor leaves them; Markdown knows none of these
_SPACE = rf"(?:[ \t]|{_ODD_SPACE})"
_BULLET = rf"(?:[{BULLETS}{DASHES}]{_SPACE}++|o\t[ \t]*+)"
_ODD_ROOM = rf"(?=[ \t]*+{_ODD_SPACE}){_SPACE}++"
_ODD_DASH = rf"[-+*]{_ODD_ROOM}"
_MARK = re.compile(
    rf"(?P<bullet>{_BULLET}|{_ODD_DASH})|(?P<glued>[-–•](?=[^\W\d]))|(?P<close>\d{{1,3}}[.)])(?=[^\W\d])"
    rf"|(?:(?P<part>\d{{1,2}}(?:\.\d{{1,2}})++\.?)|(?P<number>\d{{1,3}}[.)])"
    rf"|(?P<letter>[A-Za-z][.)]|[ivx]{{2,4}}[.)]|\([A-Za-z0-9]{{1,3}}\))){_SPACE}++"
)
_CLOSE = r"(?m)(?:(?<=^\d[.)])|(?<=^\d\d[.)])|(?<=^\d\d\d[.)]))(?=[^\W\d])"
_GLUED = r"(?m)^[-–•](?=[^\W\d])"
_SIGNS = rf"(?m)^(?:{_BULLET}|{_ODD_DASH})"
_ODD_BEHIND_NUMBER = rf"(?m)(?:(?<=^\d[.)])|(?<=^\d\d[.)])|(?<=^\d\d\d[.)])){_ODD_ROOM}"
_SIGN_GOES = ("bullet", "glued")  # the others may be what the text refers to
ENDS = re.compile(r"(?: {2}|\\|</?br[ \t]*/?>[ \t]*)$", re.IGNORECASE)  # of a line that stays a line in print
_AFTER_NUMBER = ".) \t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_ENOUGH = 2  # lines that are alike: one may begin with such a sign by chance
_SHOWN = 50
_MESSAGE = "Deze opsomming wordt in de stukken één doorlopende regel."


class _Line(NamedTuple):
    """A line of a paragraph that begins with a mark. `joined`: it prints behind the line above it."""

    piece: Piece
    mark: re.Match[str]
    joined: bool


def run_on_lists(text: ShownText) -> Iterator[Misprint]:
    """Yield a fault for each kind of list in a paragraph whose items print behind each other."""
    if text.kind != "paragraph" or len(text.pieces) == 1:
        return
    kinds: dict[str, list[_Line]] = {}
    above = ""
    for piece in text.pieces:
        mark = _MARK.match(piece.words)
        if mark and not text.code[piece.start]:
            joined = above != "" and not ENDS.search(above)
            kinds.setdefault(mark.lastgroup or "", []).append(_Line(piece, mark, joined))
        above = piece.words
    for kind, lines in kinds.items():
        if any(line.joined for line in lines) and _is_list(kind, lines):
            yield _fault(kind, lines)


def _is_list(kind: str, lines: list[_Line]) -> bool:
    """Tell whether lines are surely a list: enough of them, in order, or with a mark that means nothing else."""
    if kind == "bullet" and lines[0].mark.group()[0] not in DASHES:
        return True
    if kind in ("number", "close"):
        typed = [int(line.mark.group().rstrip(_AFTER_NUMBER)) for line in lines]
        return len(lines) >= _ENOUGH and typed == list(range(typed[0], typed[0] + len(typed)))
    return len(lines) >= _ENOUGH


def _fault(kind: str, lines: list[_Line]) -> Misprint:
    first = lines[0].piece
    typed = first.words.rstrip()
    words = typed[lines[0].mark.end() :] if kind in _SIGN_GOES else typed
    place = (proof.LOOPT_DOOR, first.line, first.column, first.column + len(typed), _MESSAGE)
    plain = all(line.piece.column == 0 for line in lines)
    size = lines[-1].piece.line - first.line + 1
    if kind == "number" and any(re.search(_ODD_SPACE, line.mark.group()) for line in lines):
        fix = Fix(" ", "achter elk nummer komt een gewone spatie", _ODD_BEHIND_NUMBER, size) if plain else None
        return Misprint(*place, f"typ achter elk nummer een gewone spatie{_typed(words)}", fix)
    if kind == "close":
        number = lines[0].mark.group()
        fix = Fix(" ", "achter elk nummer komt een spatie", _CLOSE, size) if plain else None
        hint = f"typ een spatie achter elk nummer{_typed(f'{number} {typed[len(number) :]}')}"
        return Misprint(*place, hint, fix)
    if kind == "number":
        fix = Fix("\n", "boven de lijst komt een lege regel", r"(?m)^", 1) if plain else None
        return Misprint(*place, "zet een lege regel boven deze regel", fix)
    hint = f"begin elk punt met een streepje{_typed(words, '- ')}"
    if kind in _SIGN_GOES and plain:
        sign = _SIGNS if kind == "bullet" else _GLUED
        return Misprint(*place, hint, Fix("- ", "elk punt van de lijst begint met `- `", sign, size))
    return Misprint(*place, hint)


def _typed(words: str, dash: str = "") -> str:
    """Return the line to type behind a colon, with plain spaces only; empty if it holds code."""
    shown = dash + cut(words)
    return f": `{shown}`" if "`" not in shown else ""


def cut(words: str) -> str:
    """Return the words of a line with plain spaces between them, and only the first of many."""
    said = " ".join(words.split())
    return said[:_SHOWN] + ("…" if len(said) > _SHOWN else "")


def indented(text: ShownText) -> Iterator[Misprint]:
    """Yield a fault for text that prints as code because it is indented."""
    if text.kind != "indented":
        return
    first = next((piece for piece in text.pieces if piece.words.strip()), text.pieces[0])
    words = first.words.strip()
    shown = words[:_SHOWN] + ("…" if len(words) > _SHOWN else "")
    message = "Deze tekst is ingesprongen en komt daarom als code in de stukken, op een grijs vlak."
    typed = f": `{shown}`" if "`" not in shown else ""
    hint = f"haal de spaties vooraan weg{typed}; is het wel code, zet er dan een regel `~~~` boven en onder"
    yield Misprint(proof.INGESPRONGEN, first.line, first.column, first.column + len(first.words), message, hint)
