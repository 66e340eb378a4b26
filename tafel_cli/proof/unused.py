"""Finds lines that Markdown keeps to itself: the address of a link that no text uses, and words behind a code fence."""

import re
from collections.abc import Iterable, Iterator, Sequence

from markdown_it.common.utils import normalizeReference

from tafel_cli import proof
from tafel_cli.proof.links import Misprint, is_unsafe
from tafel_cli.proof.noting import Piece
from tafel_cli.proof.places import LinkMark

_LANGUAGE = re.compile(r"[A-Za-z0-9+#_.-]{1,30}|\{[^\n]*\}")
_TYPED = re.compile(r"\[(?P<label>(?:[^\[\]\\]|\\.)+)\]:[ \t]*(?P<rest>[^\n]*)")
_SHOWN = 200


def unused_definitions(marks: Sequence[LinkMark]) -> dict[LinkMark, Misprint]:
    """Return the fault of each definition that no link uses. A comment and an unsafe address have their own."""
    used = {normalizeReference(mark.label) for mark in marks if mark.label and mark.soort != "definition"}
    found: dict[LinkMark, Misprint] = {}
    for mark in marks:
        if mark.soort != "definition" or mark.doel == "#" or is_unsafe(mark.doel):
            continue
        if normalizeReference(mark.label) in used:
            used.discard(normalizeReference(mark.label))  # only the first of a name counts
        else:
            found[mark] = _unused(mark)
    return found


def _unused(mark: LinkMark) -> Misprint:
    typed = _TYPED.fullmatch(mark.tekst)
    line = ""
    if typed and "`" not in mark.tekst and len(mark.tekst) < _SHOWN:
        rest = typed["rest"].strip()
        line = f"[{typed['label']}]({mark.doel})" if mark.doel.startswith("../") else f"{typed['label']}: {rest}"
    message = "Deze regel komt niet in de stukken, want Markdown leest haar als het adres van een link."
    hint = f"typ `{line}`" if line else "haal de vierkante haken weg"
    first, below, _ = mark.tekst.partition("\n")
    at, end = (mark.line, mark.end) if not below or mark.doel in first else (mark.line - 1, 1)
    return Misprint(proof.VALT_WEG, at, 0, end, message, f"{hint}, of haal de regel weg")


def words_behind_fences(found: Iterable[Piece]) -> Iterator[Misprint]:
    """Yield a fault for the words behind each opening code fence, unless they are the name of a language."""
    for _, line, column, words in found:
        if not _LANGUAGE.fullmatch(words):
            shown = f": `{words}`" if len(words) < _SHOWN and "`" not in words else ""
            message = "Deze woorden komen niet in de stukken, want zij staan op de regel waarmee een stuk code begint."
            hint = f"zet deze woorden op een eigen regel boven deze{shown}"
            hint += "; is het geen code, haal dan ook de regels weg waarmee zij begint en eindigt"
            yield Misprint(proof.VALT_WEG, line, column, column + len(words), message, hint)
