"""Splits minutes into sections, for the check and for the public alike, so that both see the same headings.

Minutes are read line by line. If a line could be a heading that this misses, they are parsed as Markdown instead.
"""

import re

from tafel_cli.reading.comments import without_comments
from tafel_cli.reading.document import Document
from tafel_cli.reading.sections import Sectie, secties

# A `#` or a fence behind white space, in a quote or in a list; a heading of level 1; an underlined heading.
_ODD = re.compile(r"^[ \t>*+\-\d.)]++(?:#|`{3}|~{3})|^#(?!#)|[^ \t\n][ \t]*\n {0,3}(?:=+|-+)[ \t]*$", re.MULTILINE)
_WORDS = r"(?:[^\[\]\\`<>&*_~\s]|[ \t]|&(?![#\w]))*+"
_ORDINARY = re.compile(rf"##(?:[ \t]+(?P<link>\[)?{_WORDS}(?(link)\]\(\.\./agenda/[a-z0-9-]+\.md\)))?[ \t]*")


def sections_of(document: Document) -> tuple[Sectie, ...]:
    """Return the sections of minutes, also those of level 1. Text before the first heading is part of none.

    A text that must be parsed and is over a bound (limits.py) has no sections.
    """
    if not _ODD.search(without_comments(document.body.replace("\r\n", "\n"))):
        quick = secties(document)
        if all(_ORDINARY.fullmatch(section.head) for section in quick):
            return quick
    return careful(document)


def careful(document: Document) -> tuple[Sectie, ...]:
    """Return the sections of minutes as the Markdown parser sees them; none if the text is over a bound (limits.py)."""
    from tafel_cli.reading.markdown import headings  # few minutes need the parser

    body = document.body.replace("\r\n", "\n")
    lines = body.split("\n")
    heads, _ = headings(body, ("h1", "h2"))
    ends = [*[head.line for head in heads], len(lines)][1:]
    found = []
    for head, end in zip(heads, ends, strict=True):
        typed = "\n".join(lines[head.line : head.below])
        text = "".join(f"\n{line}" for line in lines[head.below : end])
        title = " ".join(head.titel.split())
        found.append(Sectie(title, head.targets, document.body_line + head.line, typed, text, head.niveau))
    return tuple(found)
