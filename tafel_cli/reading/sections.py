"""Splits a body into sections line by line, for rules. It parses no Markdown, because that is too slow for a check."""

import re
from typing import NamedTuple
from urllib.parse import unquote

from tafel_cli.finding import Span
from tafel_cli.reading.comments import without_comments
from tafel_cli.reading.document import Document

_MARK = re.compile(r"^(?:##(?!#)(?P<head>[ \t].*|)|(?P<fence>`{3,}[^`\n]*|~{3,}.*))$", re.MULTILINE)
_HEAD = re.compile(r"##(?<![^\n]##)(?!#)(?P<head>[ \t].*|)$", re.MULTILINE)  # where no code is
# Possessive (`++`, `*+`), because backtracking over a heading of a megabyte would take hours.
_LINK = re.compile(r"\[(?P<text>.*)\]\((?P<href>[^()\s]++)[^()]*+\)")


_MARKS = 40  # signs around a heading


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
        return without_comments(self.text).strip()


def secties(document: Document) -> tuple[Sectie, ...]:
    """Return the sections of a body below its `##` headings. A `##` in code, a comment or behind a space is text."""
    body = document.body.replace("\r\n", "\n") if "\r" in document.text else document.body
    shown = without_comments(body)
    heads = _heads(shown)
    places = [match.span() for match in heads] if shown is body else _lines(body, shown, heads)
    ends = [*[start for start, _ in places], len(body)][1:]
    found, line, here = [], document.body_line, 0
    for match, (start, below), end in zip(heads, places, ends, strict=True):
        line += body.count("\n", here, start)
        here = start
        title = _closed(match["head"].strip())
        link = _LINK.fullmatch(title) if "](" in title else None
        target = below_data(link["href"]) if link else None
        said = " ".join((link["text"] if link else title).split())  # any white space counts as one space
        parts = (said, (target,) if target else (), line, match.group(), body[below:end], 2)
        found.append(tuple.__new__(Sectie, parts))  # in half the time; a table has thousands
    return tuple(found)


def _lines(body: str, shown: str, heads: list[re.Match[str]]) -> list[tuple[int, int]]:
    """Return the start and end, in a body, of the lines of headings that were found in it without its comments."""
    starts = [0, *(match.end() for match in re.finditer("\n", body)), len(body) + 1]
    places, line, here = [], 0, 0
    for match in heads:
        line += shown.count("\n", here, match.start())
        here = match.start()
        places.append((starts[line], starts[line + 1] - 1))
    return places


def _heads(body: str) -> list[re.Match[str]]:
    """Return the lines of a body that are headings."""
    if "```" not in body and "~~~" not in body:
        return [*_HEAD.finditer(body)]  # much sooner, because it begins with the signs that it looks for
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
    return heads


def bijna_kop(document: Document, title: str) -> Span | None:
    """Return the span of the first line that seems meant as the heading `## <title>` but is not; None if there is none.

    Such a line holds these words alone, in any case, perhaps with a sign behind them: without `##`, with `##` and no
    space, indented, at another level, bold, as code, with `##` and a number, or with a no-break space. A heading with a
    slip of the pen in it is one too.
    """
    wanted = title.lower()
    longest = max(wanted.split(), key=len)
    body = document.body.lower()
    lines = [" ".join(line.split()) for line in body.split("\n") if longest in line] if longest in body else []
    if not any(wanted in line and len(line) - len(wanted) < _MARKS for line in lines):
        return _slip(document, title)  # much sooner than the pattern
    words = r"[^\S\n]+".join(map(re.escape, title.split()))
    marks = r"^[^\S\n]*+(?:#{1,6}+[^\S\n]*+(?:\d+\.[^\S\n]*+)?)?(?:\*\*|__|`|<h[1-6]>)?"
    pattern = rf"(?im){marks}{words}[^\S\n]*+[:?.]?(?:\*\*|__|`|</h[1-6]>)?[:?.]?[^\S\n]*+#*+[^\S\n]*+$"
    shown = without_comments(document.body)
    found = re.finditer(pattern, shown)
    match = next((one for one in found if not re.match(rf"(?i)##[ \t]++{words}[ \t]*+(?:#|$)", one.group())), None)
    if match is None:
        return _slip(document, title)
    line = document.body_line + shown.count("\n", 0, match.start())
    return Span(line, 1, line, len(document.line(line)) + 1)


def _slip(document: Document, title: str) -> Span | None:
    """Return the span of the first heading that is a title with a slip of the pen, or its words in another order."""
    from tafel_cli.reading.slips import only_word  # loaded only for an absent heading

    words = sorted(title.casefold().split())
    heads = (one for one in secties(document) if one.titel and one.titel != title)
    slips = (one.line for one in heads if _words(one.titel) == words or only_word(one.titel, (title,)))
    line = next(slips, None)
    return None if line is None else Span(line, 1, line, len(document.line(line)) + 1)


def _words(title: str) -> list[str]:
    return sorted(title.casefold().rstrip(" ?!.:").split())


def _closed(title: str) -> str:
    """Return a heading without closing `##`. It uses no pattern, because that would backtrack over every space."""
    if title[-1:] != "#":
        return title
    open_ = title.rstrip("#")
    return open_.rstrip() if open_ == "" or open_[-1] in " \t" else title


def below_data(href: str) -> str | None:
    """Return the path below data/ of a relative link (`../agenda/x.md#a`: `agenda/x.md`); None for another address."""
    path = unquote(href).split("#", 1)[0]
    return path.removeprefix("../") if path.startswith("../") else None
