"""What of the empty form was left in an item: its questions, its comments, and the signs for what is still to come."""

import re
from collections.abc import Iterator

from tafel_cli.body import Sectie
from tafel_cli.document import Document
from tafel_cli.finding import Code, Finding, Span
from tafel_cli.taal import kort

LEEG = Code("T404", "sectie-leeg")
SJABLOON = Code("T405", "sjabloontekst")
VRIJ = "(mag weg)"

_PLACEHOLDER = re.compile(
    r"^[ \t>*-]*(?:…|\.\.\.|\[(?:vul|hier)[^\]]*\]|<(?:vul|hier)[^>]*>|(?:todo|tbd|lorem ipsum)\b.*|"
    r"n\.?t\.?b\.?|x{3,})[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_MARKS = "`<!--` en `-->`"


def onaf(text: str) -> bool:
    """Tell whether a value is only a sign for what is still to come, as the form has it."""
    return bool(_PLACEHOLDER.fullmatch(text))


def geschreven(section: Sectie, question: str) -> str:
    """Return what the writer answered: without the question, comments, and signs for what is still to come."""
    return _PLACEHOLDER.sub("", section.woorden).replace(question, "").strip()


def beantwoord(section: Sectie, question: str) -> bool:
    """Tell at a glance that a section holds an answer and nothing of the form; most sections do."""
    text = section.text
    return not ("<!--" in text or question in text or text.isspace() or not text or _PLACEHOLDER.search(text))


def antwoord(document: Document, section: Sectie, question: str, *, optional: bool) -> Iterator[Finding]:
    """Yield what stands in the way of an answer, below a heading that is not `beantwoord`: there is none, or more."""
    hidden = "<!--" in section.text
    written = geschreven(section, question)
    head = f"Onder het kopje `{section.titel}` staat"
    own = hidden and _own(section, question)
    if not written:
        message = f"{head} nog geen antwoord op de vraag: {kort(question)}"
        hint = f"schrijf uw antwoord op een nieuwe regel onder `## {section.titel}`"
        if own:
            message = f"{head} uw tekst tussen {_MARKS}. Die tekst komt zo niet in de stukken."
            hint = f"haal {_MARKS} weg"
        elif hidden:
            hint = f"vervang de regel met {_MARKS} door uw antwoord"
        hint += "; of haal ook het kopje weg, want dit onderdeel mag weg" if optional else ""
        span = _place(section, question) if hidden else section.span
        yield document.finding(LEEG, span, message, hint, f"## {section.titel}")
    else:
        message = f"{head} nog tekst uit het voorbeeld."
        marks = f", ook {_MARKS}," if hidden else ""
        hint = f"haal de vraag weg{marks} en laat uw antwoord staan"
        if own:
            message = f"{head} tekst tussen {_MARKS}. Die tekst komt niet in de stukken."
            hint = f"haal {_MARKS} weg, of haal ook de tekst ertussen weg"
        elif not hidden and question not in section.text:
            hint = "haal dit weg, of zet er uw eigen tekst voor in de plaats"
        yield document.finding(SJABLOON, _place(section, question), message, hint, f"## {section.titel}")


def _own(section: Sectie, question: str) -> bool:
    """Tell whether a comment holds words of the writer's own; another question is one of an older form."""
    said = (match[1].replace(question, "").replace(VRIJ, "").strip() for match in _COMMENT.finditer(section.text))
    return any(words and not words.endswith("?") and words not in question for words in said)


def _place(section: Sectie, question: str) -> Span:
    """Return the line on which text of the form was left."""
    starts = [match.start() for pattern in (_COMMENT, _PLACEHOLDER) if (match := pattern.search(section.text))]
    if question in section.text:
        starts.append(section.text.index(question))
    start = min(starts, default=0)
    line = section.text[section.text.rfind("\n", 0, start) + 1 :].split("\n", 1)[0]
    number = section.line + section.text.count("\n", 0, start)
    return Span(number, 1, number, len(line) + 1)
