"""Writes texts as HTML. Every text of a page is escaped, here or by the templates, so no text becomes markup."""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping

from markupsafe import Markup, escape

from tafel_cli.dutch import MONTHS
from tafel_cli.layout.blocks import Badge, Flow, PageOf, SpelledDay, Words
from tafel_cli.proof.pictures import media_type
from tafel_cli.reading.text_tree import Node, Soort, plain_text
from tafel_cli.render.typeset.letters import widest_word
from tafel_cli.render.typeset.widths import has_picture

LOWEST_HEADING = 6
_TAGS = {
    Soort.ALINEA: "p",
    Soort.ONDERDEEL: "li",
    Soort.CITAAT: "blockquote",
    Soort.NADRUK: "em",
    Soort.STERK: "strong",
    Soort.DOORGEHAALD: "s",
}
_LEAVES = {
    Soort.CODETEKST: Markup("<code>{}</code>"),
    Soort.CODE: Markup(
        '<div class="scroll" role="group" aria-label="Letterlijke tekst bij {1}"><pre><code>{0}</code></pre></div>'
    ),
    Soort.LIJN: Markup("<hr>"),
    Soort.REGELEINDE: Markup("<br>"),
}
_LIST = Markup("<ul>{}</ul>")
_NUMBERED = Markup('<ol start="{}">{}</ol>')
_ITEM = Markup('<li value="{}">{}</li>')
_LINK = Markup('<a href="{0}"{2}>{1}</a>')
_CALLED = Markup(' aria-label="{}"')
_PICTURE = Markup('<img src="data:{};base64,{}" alt="{}">')
_HEADING = Markup("<h{0}>{1}</h{0}>")
_TABLE = Markup('<div class="scroll"{2}><table><caption>{0}</caption>{1}</tbody></table></div>')
_STOP = Markup(' role="group" tabindex="0" aria-label="{}"')  # who has no mouse scrolls what has the focus
_HEAD = Markup("<thead><tr>{}</tr></thead><tbody>")
_ROW = Markup("<tr>{}</tr>")
_CELL = Markup('<td class="{}">{}</td>')
_HEADING_CELL = Markup('<th scope="{}" class="{}">{}</th>')
_BADGE = Markup('<span class="badge">{}</span>')
_ON_PAPER = Markup('<span class="on-paper"> ({})</span>')
_DAY = Markup('<time datetime="{}">{}</time>')

# Tags, and where a line may end inside a day: in code, and in a cell of a typed table, which must be narrow on a phone.
_PASSED = re.compile(r'(<t[dh][^>]* class="(?:left|right|center)">.*?</t[dh]>|<pre>.*?</pre>|<[^>]*>)', re.DOTALL)
_WHOLE_DAY = re.compile(rf"\b(\d{{1,2}})\s({'|'.join(MONTHS)})\b(?:\s(\d{{4}})\b)?")

NOTHING: Mapping[str, str] = {}
_ROOM = 15.0  # em: a screen of 320 pixels less its edges, in letters a fifth wider than those of the PDF
_SIDES = 0.8  # em beside the text of a cell
_SPACED = 1.25  # times as wide is a word for who sets space between letters (WCAG 1.4.12)
_LEAST = 6.25  # em of a column of text on a narrow screen, as style.css says


def with_whole_days(page: str) -> str:
    """Return HTML in which no line ends inside a day such as `3 december 2026`, except in code and in typed tables.

    Spaces do this and no element, because in a box that is narrower than a day the line must end all the same.
    """
    parts = _PASSED.split(page)
    parts[::2] = [_WHOLE_DAY.sub(_whole_day, text) for text in parts[::2]]
    return "".join(parts)


def _whole_day(found: re.Match[str]) -> str:
    return "\u00a0".join(part for part in found.groups() if part)


class Writer:
    """Writes words and Markdown texts as HTML. `pictures`: the bytes of each by the place that texts give.

    `names`: what a printed page says behind a link in a Markdown text, by the place that the link leads to.
    """

    def __init__(self, pictures: Mapping[str, bytes], names: Mapping[str, str] = NOTHING) -> None:
        self._pictures = pictures
        self._names = names

    def words(self, words: Words) -> Markup:
        """Return the words of a block as HTML."""
        if isinstance(words, str):
            return escape(words)
        return Markup("").join(map(self._part, words))

    def _part(self, part: str | Node | Badge | SpelledDay | PageOf) -> Markup:
        if isinstance(part, PageOf):
            return Markup()
        if isinstance(part, Badge):
            return _BADGE.format(part.text)
        if isinstance(part, SpelledDay):
            return _DAY.format(part.day.isoformat(), part.text)
        return escape(part) if isinstance(part, str) else self._node(part, 0, "")

    def flow(self, flow: Flow, level: int) -> Markup:
        """Return a Markdown text as HTML; `level`: that of its highest headings, from which the others count."""
        return Markup("\n").join(self._node(node, level, flow.about) for node in flow.nodes)

    def picture(self, place: str, alt: str) -> Markup:
        """Return an `<img>` that holds the bytes of a picture, by its place; `alt`: what it shows, in words."""
        data = self._pictures[place]
        return _PICTURE.format(media_type(data), b64encode(data).decode("ascii"), alt)

    def _inside(self, node: Node, level: int, about: str) -> Markup:
        return Markup("").join(self._node(part, level, about) for part in node.inhoud)

    def _node(self, node: Node, level: int, about: str) -> Markup:  # noqa: PLR0911  (one for each kind of node)
        soort = node.soort
        if soort is Soort.TEKST:
            return escape(node.tekst)
        if soort in _LEAVES:
            return _LEAVES[soort].format(node.tekst, about)
        if soort is Soort.TABEL:
            stop = _STOP.format(node.tekst) if _scrolls(node) else ""
            return _TABLE.format(node.tekst, Markup("").join(self._rows(node, level, about)), stop)
        if soort is Soort.AFBEELDING:
            return self.picture(node.doel, node.tekst)
        inside = self._inside(node, level, about)
        if soort is Soort.KOP:
            return _HEADING.format(min(level + node.niveau - 1, LOWEST_HEADING), inside)
        if soort is Soort.LINK:
            name = self._names.get(node.doel) if about else None
            called = _CALLED.format(node.tekst) if node.tekst else ""
            return _LINK.format(node.doel, inside, called) + (_ON_PAPER.format(name) if name else "")
        if soort is Soort.LIJST:
            return _NUMBERED.format(node.niveau, inside) if node.niveau or node.doel else _LIST.format(inside)
        if soort is Soort.ONDERDEEL and (node.niveau or node.doel):
            return _ITEM.format(node.niveau, inside)
        return Markup("<{0}>{1}</{0}>").format(_TAGS[soort], inside)

    def _rows(self, table: Node, level: int, about: str) -> Iterator[Markup]:
        for number, row in enumerate(table.inhoud):
            cells = (self._cell(cell, level, about, first=not column) for column, cell in enumerate(row.inhoud))
            yield (_ROW if number else _HEAD).format(Markup("").join(cells))

    def _cell(self, cell: Node, level: int, about: str, *, first: bool) -> Markup:
        """Return a cell; an empty one is never a heading, because a heading without words names nothing."""
        inside = self._inside(cell, level, about)
        align = cell.doel if cell.doel in ("right", "center") else "left"
        if (cell.niveau or first) and inside.strip():
            return _HEADING_CELL.format("col" if cell.niveau else "row", align, inside)
        return _CELL.format(align, inside)


def _scrolls(table: Node) -> bool:
    """Tell whether a table may be wider than a narrow screen: then it scrolls, and is a stop for the Tab key."""
    columns = enumerate(zip(*(row.inhoud for row in table.inhoud), strict=True))
    width = sum(_width(column, _LEAST if number else 0) for number, column in columns)
    return width > _ROOM or has_picture(table)


def _width(column: tuple[Node, ...], least: float) -> float:
    """Return how wide a column is in em if its words are spaced; `least`: as wide is one that is set to the left."""
    longest = max(widest_word(plain_text(cell.inhoud)) for cell in column) * _SPACED + _SIDES
    return longest if column[-1].doel in ("right", "center") else max(longest, least)
