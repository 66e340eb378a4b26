"""What stands in a Markdown body: headings, links, pictures, HTML and tables, each with its place; without a library.

A check may not load a Markdown parser. Of what the pack prints as a link, picture or heading this misses nothing; in
texts that nobody would write it may see a link where the parser sees none.
"""

from collections.abc import Iterator
from typing import NamedTuple

from tafel_cli.scanner.addresses import meant
from tafel_cli.scanner.blocks import read
from tafel_cli.scanner.inlines import Scanner, name
from tafel_cli.scanner.pieces import Block, Kind, Row, place_of


class Heading(NamedTuple):
    """A heading. `depth`: how many quotes and lists it lies in."""

    level: int
    line: int
    column: int
    tekst: str
    depth: int


class Mark(NamedTuple):
    """A link, picture or piece of HTML: `soort` is link, named, auto, image, html or definition. Lines count from 0.

    `doel` is the address as it is meant; `tekst` what stands between the brackets, or the HTML itself.
    """

    soort: str
    doel: str
    tekst: str
    line: int
    column: int
    end: int


class Text(NamedTuple):
    """A text as it is read: `shown` without its addresses, `code` the places in it between backticks."""

    block: Block
    shown: str
    code: tuple[tuple[int, int], ...]


class Scan(NamedTuple):
    """All that was seen. `depth` is the number of quotes and lists around the deepest line, `deep` that line."""

    headings: list[Heading]
    marks: list[Mark]
    texts: list[Text]
    tables: list[list[Row]]
    depth: int
    deep: int


def scan(body: str) -> Scan:
    """Read a body that `limits.excess` does not call too much; lines and columns count from 0."""
    seen = read(body)
    addresses: dict[str, str] = {}
    for definition in (each for each in seen.definitions if each.holds):
        addresses.setdefault(name(definition.label), definition.doel)
    found = Scan([], [], [], seen.tables, seen.deepest, seen.deep)
    for definition in seen.definitions:
        end = definition.column + len(definition.doel)
        place = (definition.line, definition.column, end)
        found.marks.append(Mark("definition", meant(definition.doel), definition.label, *place))
    for block in seen.blocks:
        text = "\n".join(piece.text for piece in block.pieces)
        if block.kind is Kind.CODE:
            found.texts.append(Text(block, text, ((0, len(text)),)))
            continue
        scanner = Scanner(text, addresses)
        scanner.scan()
        found.marks.extend(_marks(block, scanner))
        found.texts.append(Text(block, _shown(scanner), tuple(scanner.code)))
        if block.kind is Kind.HEADING:
            piece = block.pieces[0]
            found.headings.append(Heading(block.level, piece.line, piece.column, text, block.depth))
    return found


def _marks(block: Block, scanner: Scanner) -> Iterator[Mark]:
    for found in scanner.found:
        line, column = place_of(block, found.start)
        last, end = place_of(block, found.end)
        place = (line, column, end if last == line else column + 1)
        yield Mark(found.soort, found.doel, found.tekst, *place)


def _shown(scanner: Scanner) -> str:
    """Return a text with a space for every character of an address that no reader sees."""
    parts, place = [], 0
    for start, end in sorted(found.hidden for found in scanner.found):
        if start >= place:
            parts += [scanner.text[place:start], " " * (end - start)]
            place = end
    return "".join([*parts, scanner.text[place:]])
