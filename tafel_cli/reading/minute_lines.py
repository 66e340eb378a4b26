"""Finds the lines in minutes that a secretary typed to be read ("Besluit 5.1: ingestemd"); all other text is prose.

A line is a candidate if it opens with a word of `minute_words.py`, spelt or one or two letters off, with a number, a
name, a colon or `uiterlijk` behind it. What it says is found out in `register/minute_lines/`.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tafel_cli.finding import Span
from tafel_cli.reading.document import Document
from tafel_cli.reading.minute_words import HEAD_WORDS, SMALL_WORDS, VERBS, Word, meant_word, plainly, spelt_word

_START = re.compile(
    r"(?P<indent>[ \t]*+)(?P<quote>(?:>[ \t]?)*+)[ \t]*+(?P<head>#{1,6}[ \t]++)?"
    r"(?P<mark>(?:[-+*]|\d{1,9}[.)])[ \t]++)?(?P<box>\[[ xX]\][ \t]++)?"
    r"(?:(?:[•·●○▪◦‣►→–—]|[A-Za-z]\))[ \t]*+)?(?P<odd>\(|~~)?"  # as word processors list, and what hides a line
)
_FENCE = re.compile(r"(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*+(?P<fence>`{3,}+(?=[^`]*$)|~{3,}+)(?P<info>.*)")
_OPENS = re.compile(r"(?P<word>[^\W\d_]{2,20}+)(?:\.(?=[ \t:]|$))?(?P<rest>(?:[ \t,:(\d].*)?)$")
_NUMBER = r"\d{1,2}[a-z]?(?:[.,]\d{1,2})?"
_POINT = re.compile(
    rf"(?P<called>(?:punt|ad)\s+)?(?P<nr>{_NUMBER}(?:\s*(?:-|–|t/m|\ben\b|,|/|&|\+)\s*{_NUMBER}){{0,9}})[:;)]?\.?\s+(?P<said>\D.*)",
    re.IGNORECASE,
)
_MOVED_ON = re.compile(
    r"(?:(?P<word>doorgeschoven)\b[\s,.:]*|(?=niet (?:aan )?toegekomen\b|niet behandeld\b))", re.IGNORECASE
)
_ENDED = re.compile(
    r"(?P<ref>a\d{1,3})[:.]?\s+(?P<said>(?:gereed|klaar|afgerond|vervallen)(?:[.:,;].*)?|naar\s+\d.*)", re.IGNORECASE
)
_REFERENCE = re.compile(r"(?:[\w-]+-)?[ab]\d{1,3}(?!\w)", re.IGNORECASE)
_HEAD = re.compile(r"om \d|(?:met bericht|m\.? ?b\.?) ?:", re.IGNORECASE)
_OF = re.compile(r"(?:van|voor|door|bij|aan)\s+", re.IGNORECASE)
_SIGHT, _LONG, _FEW, _INDENT = 80, 160, 6, 4


class Known(NamedTuple):
    """What a table knows and this module does not.

    `name`: whether a text begins with a name; `outcome`: whether it begins with an outcome; `whole`: whether it is one.
    """

    name: Callable[[str], bool]
    outcome: Callable[[str], bool]
    whole: Callable[[str], bool]


class MinuteLine(NamedTuple):
    """A candidate. `rest`: what stands behind its word, without bold, the lines below it that belong to it included.

    `typed`: the word as typed, empty for a line that begins with a number; `exact`: it is spelt right. `line`: 1-based,
    in the file; `source`: all its lines as typed. `trap`: why it stands where nothing is read, in Dutch; else empty.
    """

    word: Word
    typed: str
    exact: bool
    rest: str
    line: int
    source: tuple[str, ...]
    trap: str = ""

    @property
    def span(self) -> Span:
        """The span of its first line, without the space before it."""
        first = self.source[0]
        return Span(self.line, len(first) - len(first.lstrip()) + 1, self.line, len(first) + 1)


class _Opening(NamedTuple):
    word: Word
    typed: str
    exact: bool
    rest: str


def minute_lines_of(document: Document, known: Known) -> tuple[MinuteLine, ...]:
    """Return the candidates in a body, in order. What stands in comments and in fences of code is none.

    Lines below a candidate belong to it until a blank line, a heading, a quote, a list mark, a comment or a candidate.
    """
    found: list[tuple[MinuteLine, list[str], list[str]]] = []
    below = listed = False  # the line above belongs to the last candidate; a list is open
    blank = True
    for number, (raw, text) in enumerate(_shown(document.body), document.body_line):
        start = _START.match(text)
        if start is None or not text.strip():
            below, blank = False, True
            continue
        deep = len(start["indent"].expandtabs(_INDENT)) >= _INDENT
        listed = bool(start["mark"]) or (listed and (deep or not blank))
        code = deep and blank and not listed
        opening = None if code else _opening(text[start.end() :], start, known)
        ends = code or start["mark"] or start["head"] or start["quote"]
        if opening:
            found.append((MinuteLine(*opening, number, (), _trap(start, deep=deep)), [opening.rest], [raw]))
        elif below and not ends:
            found[-1][1].append(_bare(text[start.end() :]))
            found[-1][2].append(raw)
        below, blank = bool(opening) or (below and not ends), False
    return tuple(line._replace(rest="\n".join(rests), source=tuple(raws)) for line, rests, raws in found)


def opens_with(text: str, known: Known) -> Word | None:
    """Return the word of the candidate that a text would be if it stood on a line of its own; None if it is prose."""
    first = text.partition("\n")[0][:_LONG]
    match = _OPENS.match(first)
    word = spelt_word(match["word"]) if match else None
    if match and word and _is_meant(match["rest"], known, match["word"], exact=True):
        return word
    found = _numbered(first, known)
    return found.word if found else None


def _shown(body: str) -> Iterator[tuple[str, str]]:
    """Yield each line as typed, and what of it is neither comment nor code; empty if nothing is."""
    fence, comment = "", False
    for typed in body.split("\n"):
        raw = typed.removesuffix("\r")
        if fence:
            match = _FENCE.match(raw)
            closed = match and match["fence"].startswith(fence) and not match["info"].strip()
            fence = "" if closed else fence
            yield raw, ""
            continue
        text, comment = _without_comments(raw, inside=comment)
        match = _FENCE.match(text)
        if match:
            fence, text = match["fence"], ""
        yield raw, plainly(text).rstrip(" \t\\")


def _without_comments(line: str, *, inside: bool) -> tuple[str, bool]:
    """Return a line without HTML comments, and whether one is still open behind it."""
    kept, here = [], 0
    while here <= len(line):
        if not inside:
            start = line.find("<!--", here)
            kept.append(line[here : start if start >= 0 else len(line)])
            if start < 0:
                break
            inside, here = True, start + 4
        end = line.find("-->", here)
        if end < 0:
            break
        inside, here = False, end + 3
    return "".join(kept), inside


def _trap(start: re.Match[str], *, deep: bool) -> str:
    if start["quote"]:
        return "in een citaat: haal het teken `>` ervoor weg"
    if start["head"]:
        return "in een kopje: haal de tekens `#` ervoor weg"
    if start["odd"]:
        return f"achter `{start['odd']}`: haal die tekens weg, of haal de hele regel weg"
    if deep:
        return "te ver naar rechts: haal de spaties ervoor weg"
    if start["box"] and start["box"].strip() != "[ ]":
        return "achter een vinkje: haal `[x]` weg"
    return ""


def _opening(plain: str, start: re.Match[str], known: Known) -> _Opening | None:
    """Return how a candidate opens; None if the text is prose. A heading is only one if it has a colon."""
    text = _bare(plain)
    if start["head"] and (":" not in text or len(start["head"].strip()) <= 2):  # noqa: PLR2004  (`##` is for items)
        return None
    match = _OPENS.match(text)
    if match:
        word, typed = spelt_word(match["word"]), match["word"]
        close = word or meant_word(typed)
        if close and _is_meant(match["rest"], known, typed, exact=word is not None):
            return _Opening(close, typed, word is not None, match["rest"])
    return _numbered(f"{(start['mark'] or '').strip()} {text}".strip(" -+*"), known) or _numbered(text, known)


def _numbered(text: str, known: Known) -> _Opening | None:
    """Return how a line opens that begins with a number: `5.1 akkoord`, `7 niet aan toegekomen`, `a2 gereed`."""
    if ended := _ENDED.fullmatch(text):
        return _Opening(Word.ACTIE, "", exact=True, rest=f" {ended['ref']}: {ended['said']}")
    match = _POINT.match(text[:_SIGHT]) and _POINT.match(text)
    if not match:
        return None
    said, called = match["said"], match["called"]
    moved = _MOVED_ON.match(said)
    if moved and re.fullmatch(r"\w+(?:\.\d+)?", match["nr"]):
        return _Opening(Word.DOORGESCHOVEN, "", exact=not called, rest=f" {match['nr']}: {said[moved.end() :]}")
    pointed = not match["nr"].isalnum()
    concluded = known.outcome(said) if pointed else known.whole(said)
    if not concluded or (called and said.casefold().startswith("besproken")):
        return None
    exact = re.fullmatch(r"\w+\.\d+", match["nr"]) is not None and not called and known.whole(said)
    return _Opening(Word.BESLUIT, "", exact=exact, rest=f" {match['nr']}: {said}")


def _is_meant(rest: str, known: Known, typed: str, *, exact: bool) -> bool:
    """Tell whether what stands behind a word shows that a line was meant to be read."""
    behind = rest.lstrip(" \t,(")
    if exact and not behind.strip(" ."):
        return spelt_word(typed) is Word.DOORGESCHOVEN  # no prose consists of this word alone
    if behind.startswith(":"):
        return exact or not typed.casefold().endswith(("s", "en")) or bool(behind[1:].strip())
    if re.match(r"\d|uiterlijk\b", behind, re.IGNORECASE) or _REFERENCE.match(behind):
        return True
    if exact and spelt_word(typed) in HEAD_WORDS and _HEAD.match(behind):
        return True
    seen = behind[:_SIGHT]
    small = _OF.match(seen)
    if small and ":" in seen and known.name(seen[small.end() :]):
        return True
    return bool(seen) and (known.name(seen) or _names_somebody(seen, known, exact=exact))


def _names_somebody(behind: str, known: Known, *, exact: bool) -> bool:
    """Tell whether what stands before a colon seems to be a name, or holds a number, and is no sentence."""
    head, colon, after = behind.partition(":")
    words = head.split()
    if not colon or not 0 < len(words) <= _FEW or ". " in head:
        return False
    first = words[0].casefold()
    if not exact:
        return head[:1].isupper() and first not in SMALL_WORDS
    digit = any(sign.isdigit() for sign in head)
    return first not in SMALL_WORDS or (first not in VERBS and digit) or known.outcome(after.strip())


def _bare(text: str) -> str:
    """Return a text without signs of bold and of emphasis around it."""
    plain = text.replace("**", "").replace("__", "").strip()
    if plain[:1] in ("*", "_") and plain[1:2].strip():
        plain = plain[1:].replace(plain[0], "", 1)
    return plain
