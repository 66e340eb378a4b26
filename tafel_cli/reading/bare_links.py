"""Makes links of the addresses that stand in a text without Markdown around them, as nearly all minutes have them."""

import re
from collections.abc import Iterator

from markdown_it.common.normalize_url import normalizeLink

from tafel_cli.reading.text_tree import Node, Soort

# It tries only where a word begins, and each part has a bound or ends at a space, so that no text takes long.
_ADDRESS = re.compile(
    r"(?<![\w@.+/-])(?:(?P<web>(?:https?://|mailto:)(?=\w)[^\s<>\"\\]+)"
    r"|(?P<mail>[\w.+-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}(?![\w-])))",
    re.IGNORECASE,
)
_BEHIND = frozenset(".,;:!?'*_~…‘’“”„«»")  # no address ends with one: it is part of the sentence
_BRACKETS = {")": "(", "]": "["}


def with_links(text: str) -> Iterator[Node]:
    """Yield the nodes of a text: words, and a link for each address of the web or of mail."""
    last = 0
    for match in _ADDRESS.finditer(text) if "@" in text or ":" in text else ():
        address = match.group() if match["mail"] else _without_sentence(match.group())
        target = normalizeLink(f"mailto:{address}" if match["mail"] else address)
        if last < match.start():
            yield Node(Soort.TEKST, tekst=text[last : match.start()])
        yield Node(Soort.LINK, (Node(Soort.TEKST, tekst=address),), doel=target)
        last = match.start() + len(address)
    if last < len(text) or not last:
        yield Node(Soort.TEKST, tekst=text[last:])


def _without_sentence(address: str) -> str:
    """Return an address without the punctuation of the sentence behind it; a bracket that it opens itself stays."""
    over = {closing: address.count(closing) - address.count(opening) for closing, opening in _BRACKETS.items()}
    end = len(address)
    while address[end - 1] in _BEHIND or over.get(address[end - 1], 0) > 0:
        end -= 1
        if address[end] in over:
            over[address[end]] -= 1
    return address[:end]
