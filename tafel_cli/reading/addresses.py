"""Finds every address in a Markdown text, for the question which attachments it uses."""

import re
from collections.abc import Iterator

from markdown_it.common.utils import unescapeAll

from tafel_cli.reading.bare_links import with_links
from tafel_cli.reading.limits import excess
from tafel_cli.reading.parser import markdown_parser
from tafel_cli.reading.text_tree import Soort

_HTML = re.compile(r"""(?:href|src)\s*=\s*["']?([^"'>\s]+)""", re.IGNORECASE)
_WORD = re.compile(r"""[^\s"'()<>\[\]]+""")


def addresses(text: str) -> Iterator[str]:
    """Yield the address of every link, picture and reference definition, bare ones, and those in HTML, as forges show.

    A text over a bound (limits.py) is not parsed. Of it, every word counts, because any may be an address.
    """
    yield from _HTML.findall(text)
    if excess(text):
        yield from _WORD.findall(unescapeAll(text))
        return
    named: dict[str, dict[str, str]] = {}
    waiting = markdown_parser().parse(text, {"references": named, "comments": True})
    yield from (each["href"] for each in named.values())
    while waiting:
        token = waiting.pop()
        waiting.extend(token.children or [])
        if token.type == "text" and "://" in token.content:  # a bare address is a link too
            yield from (node.doel for node in with_links(token.content) if node.soort is Soort.LINK)
        if token.type in ("link_open", "image"):
            yield str(token.attrGet("href") or token.attrGet("src") or "")
