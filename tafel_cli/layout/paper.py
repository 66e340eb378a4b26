"""Defines a paper: what people get of a table, laid out in blocks and ready to be drawn."""

from collections.abc import Iterator, Mapping
from datetime import date

from tafel_cli.layout.blocks import BLOCKS, Block, Cell, Row, Section, as_fields
from tafel_cli.pack.origin import Style
from tafel_cli.reading.text_tree import Node, Soort
from tafel_cli.value_class import Frozen


class EmbeddedFile(Frozen):
    """A file that a PDF carries inside it: its place beside the paper, its bytes and what it is, in a sentence.

    `name`: what a reader on paper looks for where a text links to it, such as `bijlage B5.1`.
    """

    place: str
    data: bytes
    about: str
    name: str = ""


class Logo(Frozen):
    """A picture by its place among those of the paper, with what it shows in words."""

    place: str
    alt: str


class Paper(Frozen):
    """A paper for one audience.

    `title` is that of the file, `name` the heading of the first page, `table` who it is from and `day` the day it is
    about. `opening` stands before the menu, `first` stands on page 1, `rest` follows, `foot` is the line at the foot of
    each page. `draft`: it may still change. `time`: that of the commit it was made from (ISO 8601), None without one.
    `pictures`: the bytes of pictures by the place that the blocks know them by. `large`: printed in large letters.
    `public`: everybody may find it. `beside`: the files in the same folder, each by what a reader does with it and its
    name. `stem`: the name of its own files, without their endings; empty if it has none yet.

    `before`: blocks for one reader alone, on pages of their own (D1, D2 …) in front of page 1. Then `follows` is the
    name of the paper that the others have, as the heading of page 1: from there on the pages are the same as theirs.
    `notice`: who may have this paper, in the margin of every page; empty if anybody who gets it may.
    """

    title: str
    name: str
    table: str
    day: date
    time: str | None
    draft: bool
    style: Style
    logo: Logo | None
    opening: tuple[Block, ...]
    first: tuple[Block, ...]
    rest: tuple[Block, ...]
    foot: str
    files: tuple[EmbeddedFile, ...]
    pictures: Mapping[str, bytes]
    language: str = "nl"
    public: bool = False
    large: bool = False
    beside: tuple[tuple[str, str], ...] = ()
    stem: str = ""
    before: tuple[Block, ...] = ()
    follows: str = ""
    notice: str = ""

    def menu(self) -> tuple[Section, ...]:
        """Return the sections with a `menu`, in their order; those inside others do not count."""
        return tuple(block for block in self._blocks() if isinstance(block, Section) and block.menu)

    def anchors(self) -> dict[str, str]:
        """Return the anchor that each target of a link has in this paper.

        A target is an anchor (`#punt-6`), or the place of a file: then it leads to the cell that links to that file,
        because that is where the paper tells of it.
        """
        found: dict[str, str] = {}
        for block in walk(self._blocks()):
            if isinstance(block, Section | Cell) and block.anchor:
                found[f"#{block.anchor}"] = block.anchor
            if isinstance(block, Cell) and block.anchor and isinstance(block.text, tuple):
                targets = [part.doel for part in block.text if isinstance(part, Node) and part.soort is Soort.LINK]
                found |= dict.fromkeys(targets, block.anchor)
        return found

    def _blocks(self) -> tuple[Block, ...]:
        return (*self.before, *self.first, *self.rest)

    def names(self) -> dict[str, str]:
        """Return what stands on paper behind a link in running text, by the place that the link leads to."""
        return {file.place: file.name for file in self.files if file.name}


def walk(value: object) -> Iterator[object]:
    """Yield the blocks in a tuple and the blocks, rows and cells inside those, each before what it holds.

    Any other value yields nothing, so the nodes of a text are passed over.
    """
    if isinstance(value, tuple):
        for part in value:
            yield from walk(part)
    elif isinstance(value, (*BLOCKS, Row, Cell)):
        yield value
        yield from walk(tuple(as_fields(value).values()))
