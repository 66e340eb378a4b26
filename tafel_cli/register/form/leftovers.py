"""Finds what is left of the empty form in an item: questions, comments and placeholders such as `…`."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from tafel_cli.dutch import uncapitalized
from tafel_cli.finding import Code, Finding, Span
from tafel_cli.reading.comment_signs import CLOSER, OPENER
from tafel_cli.reading.document import Document
from tafel_cli.reading.sections import Sectie

LEEG = Code("T404", "sectie-leeg")
SJABLOON = Code("T405", "sjabloontekst")
VRIJ = "(mag weg)"
_MOST = 5  # findings of a kind
AANWIJZINGEN = (
    "# Vervang onder elk kopje de regel met <!-- en --> door uw antwoord.",
    "# Vul ook de regels hieronder in, en haal daar het eerste teken (#) weg.",
    "# Is alles klaar? Schrijf dan hierboven bij status: ingediend",
)

# Compiled at first use, and only behind a look at these signs, because few texts hold any.
_PLACEHOLDER = (
    r"(?im)^[ \t>*-]*(?:…|\.\.\.|\[(?:vul|hier)[^\]\n]*\]|<(?:vul|hier)[^>\n]*>|(?:todo|tbd|lorem ipsum)\b.*|"
    r"n\.?t\.?b\.?|x{3,})[ \t]*$"
)
# `ntb` only where a word may begin, because `ontbreekt` is common.
_LOW_SIGNS = ("…", "...", "todo", "tbd", "lorem", "n.t", "xxx")
_IN_BRACKETS = ("[vul", "[hier", "<vul", "<hier")
_LOW_WORDS = tuple(start + word for start in ("\n", *"\t *>-") for word in ("ntb", "nt.b"))
_BEFORE, _FIRST = " \t>*-", "….[<tlnx"  # what may stand before a placeholder, and with what one begins
_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_EMPTY_COMMENT = r"<!--\s*-->"
_MARKS = "`<!--` en `-->`"
_UNCLOSED = "een opmerking die nergens eindigt. Zo staat zij ook in de stukken."
_TO_CLOSE = f"typ `{CLOSER}` waar de opmerking eindigt, of haal haar weg"
_STARTS = tuple(" ".join(line[2:].split()[:5]) for line in AANWIJZINGEN)  # writers change the rest of the line
_AANWIJZING = rf"(?m)^[# \t]*(?:{'|'.join(map(re.escape, _STARTS))}).*$"
_HEAD = r"(?m)^##(?:[ \t]|$)"
_LOOSE = r"(?m)-->[ \t]*$"  # the end of a comment whose begin was deleted; after an arrow comes text
_KOPJE = r"#{1,6}(?:[ \t]|$)"


def onaf(text: str) -> bool:
    """Tell whether a value is only a placeholder, such as `…` or `todo`."""
    return text.lstrip(_BEFORE)[:1].lower() in _FIRST and re.fullmatch(_PLACEHOLDER, text) is not None


def may_wait(text: str) -> bool:
    """Tell whether a text may hold a placeholder, because to look at the start of each line takes longer."""
    low = "\n" + text.lower()
    if any(map(low.__contains__, _LOW_SIGNS)):
        return True
    if ("[" in low or "<" in low) and any(map(low.__contains__, _IN_BRACKETS)):
        return True
    return ("ntb" in low or "nt.b" in low) and any(map(low.__contains__, _LOW_WORDS))


def geschreven(section: Sectie, question: str) -> str:
    """Return the answer in a section: its text without question, comments and placeholders; empty if none is left."""
    words = _COMMENT.sub("", section.woorden)
    text = (re.sub(_PLACEHOLDER, "", words) if may_wait(words) else words).replace(question, "").strip()
    return text if text[:1].isalnum() else "\n".join(filter(_zegt_iets, text.split("\n"))).strip()


def _zegt_iets(line: str) -> bool:
    """Tell whether a line is part of an answer. A heading is not, nor a line without letters or digits."""
    words = line.strip()
    return any(map(str.isalnum, words.replace("&nbsp;", ""))) and not re.match(_KOPJE, words)


def in_kop(document: Document, key: str) -> list[int]:
    """Return the numbers of the front matter lines where a key is still behind the `#` of the form; empty if none."""
    lines = document.text[: len(document.text) - len(document.body)].split("\n")
    at = next((number for number, line in enumerate(lines, 1) if line.startswith(f"#{key}:")), 0)
    more = takewhile(lambda number: lines[number - 1].startswith("#  "), range(at + 1, len(lines) + 1))
    return [at, *more] if at else []


def heeft_resten(document: Document) -> bool:
    """Tell whether `resten` can find anything. Asked first because `resten` is slow and most items hold nothing."""
    body = document.body
    return body[:8].lstrip()[:3] != "## " or any(map(body.__contains__, _STARTS))


def resten(document: Document, keys: Iterable[str]) -> Iterator[Finding]:
    """Yield a finding for each instruction of the form in the body, and for each key above its first section.

    Of each of these two, only the first `_MOST` are reported.
    """
    body = document.body
    found = []
    if any(map(body.__contains__, _STARTS)):
        said = "Deze regel is uitleg van het formulier.", "haal deze regel weg"
        found += [(match, *said) for match in islice(re.finditer(_AANWIJZING, body), _MOST)]
    first = re.search(_HEAD, body)
    above = body[: first.start()] if first else body
    if above.strip():
        fields = rf"(?m)^[ \t]*+(?:#[ \t]*+)?({'|'.join(keys)}):(?=[ \t\r]|$).*$"
        for match in islice(re.finditer(fields, above), _MOST):
            message = f"Deze regel lijkt op het veld `{match[1]}`, maar staat niet in de kop. Hier telt zij niet mee."
            found.append((match, message, "zet de regel tussen de twee regels `---`, of haal haar weg"))
    for match, message, hint in found:
        line = document.body_line + body.count("\n", 0, match.end())
        span = Span(line, 1, line, len(document.line(line)) + 1)
        yield document.finding(SJABLOON, span, message, hint, f"## {match.group().strip()[:40]}")


def zonder_leeg_commentaar(section: Sectie) -> Sectie:
    """Return a section with spaces for each comment that holds nothing, because nobody has to fill that in."""
    if OPENER not in section.text:
        return section
    blank = re.sub(_EMPTY_COMMENT, lambda match: re.sub(r"\S", " ", match.group()), section.text)
    return section._replace(text=blank)


def beantwoord(section: Sectie, question: str, *, waits: bool) -> bool:
    """Tell whether a section holds an answer and nothing of the form. If not, `antwoord` says what is wrong.

    `waits`: whether its document may hold a placeholder (`may_wait`), or a sign that begins or ends a comment.
    """
    text = section.text
    if question in text or (waits and (OPENER in text or re.search(_PLACEHOLDER, text))):
        return False
    if waits and CLOSER in text and re.search(_LOOSE, text):
        return False
    return text.lstrip()[:1].isalnum() or any(map(_zegt_iets, text.split("\n")))


def antwoord(document: Document, section: Sectie, question: str, *, optional: bool) -> Iterator[Finding]:
    """Yield the finding on a section that is not `beantwoord`: it has no answer, or text of the form beside it."""
    hidden = OPENER in section.text
    unclosed = OPENER in section.text.rpartition(CLOSER)[2]
    written = geschreven(section, question)
    head = f"Onder het kopje `{section.titel}` staat"
    own = _own(section, question) if hidden else None
    if not written:
        message = f"{head} nog geen antwoord op de vraag: {uncapitalized(question)}"
        hint = f"schrijf uw antwoord op een nieuwe regel onder `## {section.titel}`"
        if unclosed:
            message, hint = f"{head} {_UNCLOSED}", _TO_CLOSE
        elif own:
            message = f"{head} uw tekst tussen {_MARKS}. Die tekst komt zo niet in de stukken."
            hint = f"haal {_MARKS} weg"
        elif hidden:
            hint = f"haal de hele regel weg, ook {_MARKS}, en typ daar uw antwoord"
        hint += "; of haal het kopje weg, met alles wat eronder staat: dit onderdeel mag weg" if optional else ""
        span = _place(section, question, unclosed=unclosed, own=own) if hidden else section.span
        yield document.finding(LEEG, span, message, hint, f"## {section.titel}")
    else:
        message = f"{head} nog tekst uit het voorbeeld."
        marks = f", ook {_MARKS}," if hidden else ""
        hint = f"haal de vraag weg{marks} en laat uw antwoord staan"
        if unclosed:
            message, hint = f"{head} {_UNCLOSED}", _TO_CLOSE
        elif own:
            message = f"{head} tekst tussen {_MARKS}. Die tekst komt niet in de stukken."
            hint = f"haal {_MARKS} weg, of haal ook de tekst ertussen weg"
        elif re.search(_LOOSE, written):
            message, hint = f"{head} nog een los teken `-->`.", "haal dat teken weg"
        elif not hidden and question not in section.text:
            hint = "haal dit weg, of zet er uw eigen tekst voor in de plaats"
        span = _place(section, question, unclosed=unclosed, own=own)
        yield document.finding(SJABLOON, span, message, hint, f"## {section.titel}")


def _own(section: Sectie, question: str) -> re.Match[str] | None:
    """Return the first comment with the writer's own words. A question is not, because older forms asked others."""
    for match in _COMMENT.finditer(section.text):
        words = match[1].replace(question, "").replace(VRIJ, "").strip()
        if words and not words.endswith("?") and words not in question:
            return match
    return None


def _place(section: Sectie, question: str, *, unclosed: bool, own: re.Match[str] | None) -> Span:
    """Return the line of a section that a finding is about: of an open comment, of the writer's own, or the first."""
    text = section.text
    if unclosed:
        return _line_at(section, text.index(OPENER, text.rfind(CLOSER) + 1))
    return _line_at(section, own.start() if own else _first(section, question))


def _first(section: Sectie, question: str) -> int:
    """Return where text of the form first stands in a section."""
    starts = [match.start() for pattern in (_COMMENT, _PLACEHOLDER) if (match := re.search(pattern, section.text))]
    if question in section.text:
        starts.append(section.text.index(question))
    if loose := re.search(_LOOSE, section.text):
        starts.append(loose.start())
    return min(starts, default=0)


def _line_at(section: Sectie, start: int) -> Span:
    line = section.text[section.text.rfind("\n", 0, start) + 1 :].split("\n", 1)[0]
    number = section.line + section.text.count("\n", 0, start)
    return Span(number, 1, number, len(line) + 1)
