"""Finds every address in a text, for the question which attachments it uses."""

import re
from collections.abc import Iterator
from html import unescape

from markdown_it.common.utils import unescapeAll

from tafel_cli.reading.comments import without_comments
from tafel_cli.reading.limits import excess
from tafel_cli.reading.parser import markdown_parser

_HTML = re.compile(r"(?:href|src(?:set)?|data|poster|cite|longdesc|action|background)\s*=\s*", re.IGNORECASE)
_END = re.compile("[\"'>]")  # of a value
_BARE = re.compile(r"(?:[a-z][a-z0-9+.-]{0,20}://|www\.)[^\s<>]+", re.IGNORECASE)
_WORD = re.compile(r"""[^\s"'`()<>\[\]|]+""")
_BEHIND = ".,;:!?*_~…\u2018\u2019\u201c\u201d„«»"  # no address ends with one: it is part of the sentence


def addresses(text: str) -> dict[str, None]:
    """Return the address of every link, picture and reference definition, bare ones, and those in HTML.

    Papers, forges and editors do not read a text alike. What any of them may take for an address counts, in code and
    comments too. A text over a bound (limits.py) is not parsed: then every word may be an address.
    """
    found: dict[str, None] = {}
    for spelt in dict.fromkeys((text, without_comments(text))):
        found |= dict.fromkeys(_written(spelt))
        found |= dict.fromkeys(_WORD.findall(unescapeAll(spelt)) if excess(spelt) else _parsed(spelt))
    return found


def _written(text: str) -> Iterator[str]:
    """Yield the bare addresses of a text, and those in HTML, with entities and backslashes resolved."""
    hides = "&" in text or "\\" in text
    for spelt in dict.fromkeys((text, unescapeAll(text), unescape(text))) if hides else (text,):
        for value in _HTML.split(spelt)[1:]:
            whole = _END.split(value.lstrip("\"'"), 1)[0]
            yield from (whole, *whole.split())
        for bare in _BARE.findall(spelt):
            yield from (bare.rstrip(_BEHIND), _WORD.findall(bare)[0].rstrip(_BEHIND))


def _parsed(text: str) -> Iterator[str]:
    named: dict[str, dict[str, str]] = {}
    waiting = markdown_parser().parse(text, {"references": named, "comments": True})
    yield from (each["href"] for each in named.values())
    while waiting:
        token = waiting.pop()
        waiting.extend(token.children or [])
        if token.type in ("link_open", "image"):
            yield str(token.attrGet("href") or token.attrGet("src") or "")
