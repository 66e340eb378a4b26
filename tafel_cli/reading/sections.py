"""Splits a body into sections line by line, for rules. It parses no Markdown, because that is too slow for a check."""

import re
from typing import NamedTuple
from urllib.parse import unquote

from tafel_cli.finding import Span
from tafel_cli.reading.document import Document

_MARK = re.compile(r"^(?:##(?!#)(?P<head>[ \t].*|)|(?P<fence>`{3,}[^`\n]*|~{3,}.*))$", re.MULTILINE)
# Possessive (`++`, `*+`), because backtracking over a heading of a megabyte would take hours.
_LINK = re.compile(r"\[(?P<text>.*)\]\((?P<href>[^()\s]++)[^()]*+\)")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


class Sectie(NamedTuple):
    """A heading with the text below it.

    `doelen`: the paths below data/ that the heading links to; `line`: 1-based, in the file; `head`: the heading as
    typed, on two lines if it is underlined. `niveau`: 2, or in minutes (minutes.py) also 1.
    """

    titel: str
    doelen: tuple[str, ...]
    line: int
    head: str
    text: str
    niveau: int = 2

    @property
    def span(self) -> Span:
        """The span of the heading."""
        return Span(self.line, 1, self.line, len(self.head.partition("\n")[0]) + 1)

    @property
    def woorden(self) -> str:
        """The text without HTML comments and surrounding space."""
        return _COMMENT.sub("", self.text).strip() if "<!--" in self.text else self.text.strip()


def secties(document: Document) -> tuple[Sectie, ...]:
    """Return the sections of a body below its `##` headings. A `##` in a fence of code or behind a space is text."""
    body = document.body.replace("\r\n", "\n") if "\r" in document.text else document.body
    heads: list[re.Match[str]] = []
    fence = ""
    for match in _MARK.finditer(body):
        opening = match["fence"]
        if fence:
            if opening and set(opening.rstrip()) == {fence[0]} and len(opening.rstrip()) >= len(fence):
                fence = ""
        elif opening:
            fence = opening[: len(opening) - len(opening.lstrip(opening[0]))]
        else:
            heads.append(match)
    ends = [*[match.start() for match in heads], len(body)][1:]
    found, line, here = [], document.body_line, 0
    for match, end in zip(heads, ends, strict=True):
        line += body.count("\n", here, match.start())
        here = match.start()
        title = _closed(match["head"].strip())
        link = _LINK.fullmatch(title)
        target = below_data(link["href"]) if link else None
        shown = " ".join((link["text"] if link else title).split())  # any white space counts as one space
        found.append(Sectie(shown, (target,) if target else (), line, match.group(), body[match.end() : end]))
    return tuple(found)


def bijna_kop(document: Document, title: str) -> Span | None:
    """Return the span of the first line that seems meant as the heading `## <title>` but is not; None if there is none.

    Such a line holds these words alone: without `##`, at another level, bold, numbered, or with a no-break space.
    """
    if max(title.split(), key=len).lower() not in document.body.lower():
        return None  # much sooner than the pattern
    words = r"[^\S\n]+".join(map(re.escape, title.split()))
    marks = r"^[^\S\n]*+(?:#{1,6}+[^\S\n]*+(?:\d+\.[^\S\n]*+)?)?(?:\*\*|__|`)?"
    pattern = rf"(?im){marks}{words}[^\S\n]*+:?(?:\*\*|__|`)?:?[^\S\n]*+#*+[^\S\n]*+$"
    found = re.finditer(pattern, document.body)
    match = next((one for one in found if not re.match(r"##[ \t]++[^*_`\d]", one.group())), None)
    if match is None:
        return None
    line = document.body_line + document.body.count("\n", 0, match.start())
    return Span(line, 1, line, len(document.line(line)) + 1)


def _closed(title: str) -> str:
    """Return a heading without closing `##`. It uses no pattern, because that would backtrack over every space."""
    open_ = title.rstrip("#")
    return open_.rstrip() if open_ == "" or open_[-1] in " \t" else title


def below_data(href: str) -> str | None:
    """Return the path below data/ of a relative link (`../agenda/x.md#a`: `agenda/x.md`); None for another address."""
    path = unquote(href).split("#", 1)[0]
    return path.removeprefix("../") if path.startswith("../") else None
