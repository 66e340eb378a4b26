"""Folds a text: decodes what was typed, takes markup and what nobody sees away, and keeps the place of the rest."""

import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from tafel_cli.reading.document import Document
from tafel_cli.reading.header import HeaderNode, Mapping, Scalar
from tafel_cli.reading.odd_signs import ODD, QUOTED, is_odd

_Made = tuple[str, "array[int] | None"]  # a text, and for each character its index in the source, if that is asked
_Change = tuple[int, int, str, list[int] | None]  # start, end, the words to put there, and the place of each

_MARKUP = (
    r"&[#\w]{1,40};|\\[!-/:-@\[-`{-~]|\\(?=\r?\n)|\]\([^()\n]{0,2000}\)|\]\[[^\[\]\n]{0,200}\]|(?<=\w)\[|\[(?=[^\[\]\n]{1,200}\][(\[])"
    r"|(?<=\w)\](?=\w)|</?[bB][rR][ \t]*/?>"
)
# What stands for a match of a pattern, in a text with any of these signs. Within a word a low line is no markup.
_SIGNS = (
    ("*~`", r"(?<=\w)[*~`]+|[*~`]+(?=\w)", ""),
    ("_", r"(?<![^\W_])_+(?=\w)|(?<=\w)_+(?![^\W_])", ""),
    ("\n", r"(?<=\d) *\r?\n[ >]*(?=\d)", " "),
)
# Default_Ignorable_Code_Point of Unicode.
_IGNORED = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_DOTS = "\u00b7\u2219\u22c5\u2027"
_MINUS = "\u2212"
_SLASH = "\u2044"
_WINDOW = 200


def folded(document: Document) -> tuple[str, str, Callable[[], Sequence[int]]]:
    """Return the folded text of a document, its source, and a function that gives the index there of each character.

    That function folds again, because most texts hold nothing whose place is asked, and places cost most of the time.
    """
    text = document.text
    return _folded(document, None)[0], text, cache(lambda: _folded(document, _all_of(text))[1] or ())


def folded_text(text: str) -> tuple[str, str, Callable[[], Sequence[int]]]:
    """Return what `folded` returns, of a text without front matter and markup: only its characters are made plain."""
    return (
        _in_plain_characters((text, None))[0],
        text,
        cache(lambda: _in_plain_characters((text, _all_of(text)))[1] or ()),
    )


def _all_of(text: str) -> "array[int]":
    return array("I", range(len(text)))


def _folded(document: Document, places: "array[int] | None") -> _Made:
    text = document.text
    made: _Made = (text, places)
    if document.fields is not None:
        made = _replaced(made, _values(document))
    border = document.body_start + len(made[0]) - len(text)
    head, body = _in_plain_characters(_cut(made, 0, border)), _cut(made, border, len(made[0]))
    body = _replaced(body, _comments(*body))
    if "%" in body[0]:
        body = _replaced(body, _addresses(*body))
    if any(sign in body[0] for sign in "&\\[]<"):
        body = _each(body, _MARKUP, _resolved)
    body = _in_plain_characters(body)
    for signs, pattern, instead in _SIGNS:
        if any(sign in body[0] for sign in signs):
            body = _each(body, pattern, instead)
    return head[0] + body[0], None if head[1] is None or body[1] is None else head[1] + body[1]


def _cut(made: _Made, start: int, end: int) -> _Made:
    return made[0][start:end], None if made[1] is None else made[1][start:end]


def _in_plain_characters(made: _Made) -> _Made:
    """Return a text with digits, spaces, dashes and letters in their plain form, without what nobody sees."""
    return _each(made, ODD, as_ascii) if is_odd(made[0]) else made


@cache
def as_ascii(one: str) -> str:
    """Return what a character looks like, in ASCII if that has it; empty if nobody sees it."""
    import unicodedata

    digit, kind = unicodedata.digit(one, None), unicodedata.category(one)
    if kind == "Me" or _IGNORED.match(one):
        return ""
    if digit is not None:
        return str(digit)
    if kind in ("Zs", "Pd"):
        return " " if kind == "Zs" else "-"
    looks = {_MINUS: "-", **dict.fromkeys(_DOTS, ".")}
    return looks.get(one) or unicodedata.normalize("NFKC", one).replace(_SLASH, "/")


def _replaced(made: _Made, changes: Iterator[_Change]) -> _Made:
    """Return a text and its places with ranges replaced. Without places of their own, words stand at the first."""
    text, places = made
    pieces: list[str] = []
    kept = array("I")
    last = 0
    for start, end, words, at in changes:
        pieces += (text[last:start], words)
        if places is not None:
            kept += places[last:start]
            kept.extend([places[start]] * len(words) if at is None else at)
        last = end
    pieces.append(text[last:])
    return "".join(pieces), None if places is None else kept + places[last:]


def _each(made: _Made, pattern: str, instead: Callable[[str], str] | str) -> _Made:
    """Return a text and its places with each match of a pattern replaced."""
    text, places = made
    if places is None:
        return re.sub(
            pattern, instead if isinstance(instead, str) else lambda found: instead(found.group()), text
        ), None
    found = re.finditer(pattern, text)
    if isinstance(instead, str):
        return _replaced(made, ((*match.span(), instead, None) for match in found))
    return _replaced(made, ((*match.span(), instead(match.group()), None) for match in found))


def _comments(text: str, places: "array[int] | None") -> Iterator[_Change]:
    """Yield the changes that move the words of each closed comment of HTML to the end, because its two sides join."""
    words: list[str] = []
    moved: list[int] = []
    start, size = text.find("<!--"), len(text)
    while start >= 0 and (end := text.find("-->", start)) >= 0:
        yield start, end + 3, "", None
        words.append(f"\n\n{text[start + 4 : end]}")
        if places is not None:
            moved += [places[start]] * 2 + places[start + 4 : end].tolist()
        start = text.find("<!--", end)
    yield size, size, "".join(words), moved


def _addresses(text: str, places: "array[int] | None") -> Iterator[_Change]:
    """Yield the changes that decode addresses with percent signs; that of a link moves to the end, as it is no markup.

    A space becomes `-`, because a space would part a number from its address, which tells that it is none of a citizen.
    """
    words: list[str] = []
    moved: list[int] = []
    for found in re.finditer(r"[^\s()<>\[\]\"]+", text):
        if "%" not in found.group() or not re.search(QUOTED, found.group()):
            continue
        from urllib.parse import unquote  # few texts hold such an address

        said = re.sub(r"\s", "-", unquote(found.group()))
        at = (
            []
            if places is None
            else [places[min(found.start() + index, found.end() - 1)] for index in range(len(said))]
        )
        if text.startswith(("](", "(<"), found.start() - 2):
            words.append(f"\n\n{said}")
            moved += at[:1] * 2 + at
        else:
            yield *found.span(), said, at if places is not None else None
    yield len(text), len(text), "".join(words), moved


def _resolved(found: str) -> str:
    """Return what is printed of an escape, an entity, a line end of HTML, or a bracket or end of a link."""
    if found[0] == "<":
        return " "
    if found[0] == "&":
        import html

        return html.unescape(found)
    return found[1:] if found[0] == "\\" else ""


def _values(document: Document) -> Iterator[_Change]:
    """Yield the change for each value of front matter that reads otherwise than it was typed."""
    starts = [0]
    for line in document.text[: document.body_start].split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for value in sorted(_scalars(document.fields), key=lambda scalar: scalar.span):
        start = starts[value.span.line - 1] + value.span.column - 1
        end = starts[value.span.end_line - 1] + value.span.end_column - 1
        typed = document.text[start:end]
        if value.text not in typed:
            yield start, end, value.text + "\n" * typed.endswith("\n"), _aligned(value.text, typed, start)


def _scalars(node: HeaderNode | None) -> Iterator[Scalar]:
    waiting = [node] if node else []
    while waiting:
        one = waiting.pop()
        if isinstance(one, Scalar):
            yield one
        elif isinstance(one, Mapping):
            waiting += [each for pair in one.entries.values() for each in pair]
        else:
            waiting += one.items


def _aligned(words: str, typed: str, start: int) -> list[int]:
    """Return a place in the typed text for each character of its value: the next one that is equal, if it is near."""
    places = []
    at = 0
    for one in words + "\n" * typed.endswith("\n"):
        found = typed.find(one, at, at + _WINDOW)
        at = found if found >= 0 else at
        places.append(start + min(at, len(typed) - 1))
        at += found >= 0
    return places
