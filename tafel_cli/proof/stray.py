"""Finds signs that were meant as markup, or as part of a path, and that papers print as typed or otherwise."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tafel_cli import proof
from tafel_cli.proof.links import Misprint
from tafel_cli.proof.places import ShownText

_RAISED = str.maketrans("23", "²³")
_CALLS = {"TIP": "Tip", "IMPORTANT": "Belangrijk", "WARNING": "Waarschuwing", "CAUTION": "Pas op"}
_SHOWN = 100
_AS_TYPED = "Deze opmaak werkt hier niet, en staat straks letterlijk in de stukken."
_WORDS = r"(?P<a>[^\W\d_]{2}(?:[^*\n]{0,80}[^\s*])?)"
_ODD_SPACES = "\u00a0\u2000-\u200a\u202f"


class _Sort(NamedTuple):
    """A pattern of stray signs, and what to type for a match, with its groups; `at_start`: only where a line begins."""

    pattern: re.Pattern[str]
    typed: str
    at_start: bool = False


_HEADING = _Sort(re.compile(rf"(?P<a>#{{2,6}})[{_ODD_SPACES}]*(?P<b>[^\s#][^\n]*)"), "{a} {b}", at_start=True)
_CALL = _Sort(re.compile(r"\[!(?P<call>[A-Z]{3,9})\]"), "**{call}:**", at_start=True)
_SORTS = (
    _HEADING,
    _CALL,
    _Sort(
        re.compile(r"(?<![\w\\*_])(?P<a>[*_]{1,3})(?P<b>[^\s*_](?:[^*_\n]{0,80}[^\s*_\w])?)(?P=a)(?P<c>\w+)"),
        "{a}{b}{a} {c}",
    ),
    _Sort(re.compile(rf"(?<![\w\\*])\*\* +{_WORDS} *\*\*(?![\w*])"), "**{a}**"),
    _Sort(re.compile(rf"(?<![\w\\*])\*\*{_WORDS} +\*\*(?![\w*])"), "**{a}**"),
    _Sort(re.compile(r"(?<![=\w\\])==(?P<a>[^\s=](?:[^=\n]{0,80}[^\s=])?)==(?![=\w])"), "**{a}**"),
    _Sort(re.compile(r"\[\[(?P<a>[^\[\]|\n]{1,80})(?:\|[^\[\]\n]{1,80})?\]\]"), "{a}"),
    _Sort(re.compile(r"(?P<a>\b\w{1,30})\^(?P<up>\w{1,6})\^"), "{a}{up}"),
    _Sort(re.compile(r"(?P<a>\b[A-Za-z]{1,10})~(?P<b>\d{1,3})~(?P<c>\w*)"), "{a}{b}{c}"),
    _Sort(re.compile(r"\[(?P<a>[^\[\]\n]{1,80})\] +\((?P<b>(?:https?://|mailto:|\.\./)[^()\s]+)\)"), "[{a}]({b})"),
    _Sort(re.compile(r"\[(?P<a>[^\[\]\n]{1,80})\]\((?P<file>[^()<>\n\"']{1,150}\.\w{2,5})\)"), "[{a}]({file})"),
)
_SIGNS = ("#", "[", "**", "*", "_", "==", "^", "~", "\\")
_PATH = re.compile(r"(?:(?<![\\\w])\\\\\w|\b[A-Za-z]:\\)[^\s,;]*")
_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]")


def stray_signs(text: ShownText) -> Iterator[Misprint]:
    """Yield a fault for each piece of markup that is none in Markdown, and for each path that loses its backslashes."""
    if text.kind in ("code", "indented") or not any(sign in text.shown for sign in _SIGNS):
        return
    signs = {at for pair in text.pairs for at in pair}
    for sort in _SORTS:
        for found in sort.pattern.finditer(text.shown):
            start, end = found.span()
            meant = not text.code[start] and (not sort.at_start or text.begins_line(start))
            typed = _typed(sort, found)
            if meant and typed != found.group() and (sort.at_start or signs.isdisjoint(range(start, end))):
                yield _fault(text, found, typed, _AS_TYPED)
    for found in _PATH.finditer(text.shown) if "\\" in text.shown else ():
        if not text.code[found.start()] and _loses(found.group()):
            message = "Van dit pad vallen tekens weg in de stukken."
            yield _fault(text, found, found.group().rstrip(".)").replace("\\", "\\\\"), message)


def _loses(path: str) -> bool:
    """Tell whether Markdown takes backslashes out of a path. One of a server that is typed double begins with four."""
    return path.startswith("\\\\") or (_ESCAPE.search(path.replace("\\\\", "")) is not None)


def _typed(sort: _Sort, found: re.Match[str]) -> str:
    groups = found.groupdict()
    if "call" in groups:
        groups["call"] = _CALLS.get(found["call"], "Let op")
    if "up" in groups:
        groups["up"] = found["up"].translate(_RAISED)
    if "file" in groups:
        groups["file"] = found["file"].strip().replace(" ", "%20")
    return sort.typed.format_map(groups)


def _fault(text: ShownText, found: re.Match[str], typed: str, message: str) -> Misprint:
    shown = f"typ `{typed}`" if "`" not in typed and len(typed) <= _SHOWN else "haal deze tekens weg"
    return Misprint(proof.OPMAAK, *text.span(*found.span()), message, shown)
