"""Finds the code fence that a text opens and never closes."""

import re

from tafel_cli.finding import Code, Finding, Span
from tafel_cli.reading.comments import without_comments
from tafel_cli.reading.document import Document

CODEBLOK = Code("T018", "codeblok-open")
# Patterns are compiled at first use, because most files close what they open.
_FENCE = r"(?m)^(?:`{3,}[^`\n]*|~{3,}.*)$"
_HEAD = r"(?m)^##[ \t]"


def open_fence(document: Document) -> Finding | None:
    """Return the finding on a code fence that no line closes, because all that follows is printed as code; else None.

    It is an error if a `##` heading follows, because that section is lost; otherwise a warning.
    """
    if "```" not in document.body and "~~~" not in document.body:
        return None
    body = without_comments(document.body)
    opening: re.Match[str] | None = None
    for match in re.finditer(_FENCE, body.replace("\r", " ")):
        line = match.group().rstrip()
        if opening is None:
            opening = match
        elif set(line) == {opening.group()[0]} and len(line) >= _length(opening.group()):
            opening = None
    if opening is None:
        return None
    number = document.body_line + body.count("\n", 0, opening.start())
    sign = opening.group()[0] * _length(opening.group())
    message = (
        "Hier begint een stuk code, maar het eindigt nergens. Alles wat eronder staat, komt als code in de stukken."
    )
    hint = f"typ `{sign}` op een eigen regel waar de code eindigt, of haal deze regel weg"
    code = CODEBLOK if re.search(_HEAD, body[opening.end() :]) else CODEBLOK.mild
    return document.finding(code, Span(number, 1, number, len(document.line(number)) + 1), message, hint)


def _length(fence: str) -> int:
    return len(fence) - len(fence.lstrip(fence[0]))
