"""Defines the kinds of block that papers are made of; each drawer in render/ has one case for each kind."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal, get_args

from tafel_cli.layout.table_names import with_table_names
from tafel_cli.reading.text_tree import Node, Soort
from tafel_cli.value_class import Frozen, fields, with_changes


class Badge(Frozen):
    """A few words in a small frame, such as `te laat ingediend`."""

    text: str


class SpelledDay(Frozen):
    """A day as people read it; the page also gives it to programs in ISO 8601."""

    day: date
    text: str


class PageOf(Frozen):
    """The number of the page on which `anchor` stands, as that page prints it, with words `before` and `after` it.

    It shows on paper only, because a screen has links and no pages. It is left out if the paper has no such anchor.
    `leads`: it is a link, because nothing beside it is one.
    """

    anchor: str
    before: str = ""
    after: str = ""
    leads: bool = False


Words = str | tuple[str | Node | Badge | SpelledDay | PageOf, ...]


class Section(Frozen):
    """A heading with the blocks below it. Its level is not stored: it follows from the sections and frames around it.

    `anchor`: the name that links lead to. `menu`: the name of the section in the paper's menu, because a heading
    can be too long for one. `article`: the section can be read without the rest. A `beside` has a short heading, which
    stands at the side of its text on paper.
    """

    title: Words
    blocks: "tuple[Block, ...]"
    anchor: str = ""
    menu: str = ""
    look: Literal["", "script", "sheets", "sheet", "point", "decision", "beside"] = ""
    article: bool = False


class Paragraph(Frozen):
    """A paragraph. `tone`: how much it stands out; `meta` is the line of facts below a heading.

    `steps`: links from a sheet to others. `only`: the one format with this paragraph, because it speaks of that format.
    """

    text: Words
    tone: Literal["plain", "meta", "emphasis", "attention", "draft", "steps"] = "plain"
    only: str = ""


class Fact(Frozen):
    """A name with its `value`, or else with `values`, which are drawn as a list."""

    name: Words
    value: Words = ""
    values: tuple[str, ...] = ()


class Facts(Frozen):
    """A list of names with their values; `small`: in small letters; `halves`: in two columns on paper."""

    rows: tuple[Fact, ...]
    small: bool = False
    halves: bool = False


class Item(Frozen):
    """An item of a list; `below`: the texts of a list inside it."""

    text: Words
    below: tuple[str, ...] = ()


class Items(Frozen):
    """A list. `mark`: what stands before each item; a tick is a box to tick on paper."""

    items: tuple[Item, ...]
    mark: Literal["bullet", "number", "tick"] = "bullet"


class Asked(Frozen):
    """Questions, each with its number as people know it (`6.1`). `ticks`: the answers to tick below each question.

    `note`: the word on paper before a line to write on, below the answers; empty if there is no such line.
    """

    questions: tuple[tuple[str, Words], ...]
    ticks: tuple[str, ...] = ()
    note: str = ""


class Frame(Frozen):
    """Blocks in a frame with a heading. A drawer keeps it on one page unless it is long."""

    title: str
    blocks: "tuple[Block, ...]"
    look: Literal["asked", "attention", "aloud"]


class Column(Frozen):
    """A column of a table. `width`: `auto`, a share of what is left such as `2fr`, or a size such as `46mm`.

    `only`: the one format with this column, because it holds what no other format has, such as pages. `folds`: in large
    letters it has no room of its own, and stands below the name of each row.
    """

    head: str
    width: str
    form: Literal["", "digits", "code"] = ""
    only: str = ""
    folds: bool = False


class Cell(Frozen):
    """A cell of a table: its text, badges after it and a small line below it; `anchor`: the name that links lead to."""

    text: Words
    marks: tuple[str, ...] = ()
    below: str = ""
    anchor: str = ""


class Row(Frozen):
    """A row of a table. `look`: of an agenda the kind of row, `vast`, `punt`, `pauze` or `besloten`; else empty."""

    cells: tuple[Cell, ...]
    look: str = ""


class Table(Frozen):
    """A table. `name`: what it holds, shown above it. `row_head`: the column (from 0) that names each row.

    `whole`: a drawer keeps it on one page unless it is long.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    row_head: int
    look: Literal["", "agenda", "actions"] = ""
    whole: bool = False

    def only_in(self, form: str) -> "Table":
        """Return the table without the columns that other formats than this one have."""
        return self._with_columns([at for at, column in enumerate(self.columns) if column.only in ("", form)])

    def without_empty(self) -> "Table":
        """Return the table without the columns in which no row says anything."""
        said = [any(row.cells[at].text or row.cells[at].marks for row in self.rows) for at in range(len(self.columns))]
        return self._with_columns([at for at, some in enumerate(said) if some or at == self.row_head])

    def _with_columns(self, kept: list[int]) -> "Table":
        if len(kept) == len(self.columns):
            return self
        rows = tuple(with_changes(row, cells=tuple(row.cells[at] for at in kept)) for row in self.rows)
        columns = tuple(self.columns[at] for at in kept)
        return with_changes(self, columns=columns, rows=rows, row_head=kept.index(self.row_head))


class Columns(Frozen):
    """Groups of blocks in columns on paper; a group is never split.

    `again`: for each group what stands above it if it begins a column, because its heading is in the column before;
    empty for a group with a heading of its own.
    """

    groups: "tuple[tuple[Block, ...], ...]"
    again: tuple[str, ...] = ()


class Part(Frozen):
    """A part of a bar: `name` stands in it, `title` names it in full; `look`: as of a Row, or `over` (time left)."""

    name: str
    title: str
    minutes: int
    look: str


class Bar(Frozen):
    """A bar of time: parts as wide as their minutes. `room`: the minutes there are, marked if the parts take more.

    `alt` says the same in words, `caption` what it means.
    """

    parts: tuple[Part, ...]
    room: int
    alt: str
    caption: str


class Flow(Frozen):
    """A whole Markdown text. Its headings are drawn below the heading of the section that holds it.

    `about`: what the text is, so that a screen reader can name its blocks of code.
    """

    nodes: tuple[Node, ...]
    about: str


class NewPage(Frozen):
    """The end of a printed page; it shows on no screen."""


class Room(Frozen):
    """Room to write on paper: `lines` ruled lines, the first behind a name; it shows on no screen."""

    name: str
    lines: int


Block = Section | Paragraph | Facts | Items | Asked | Frame | Table | Columns | Bar | Flow | NewPage | Room
BLOCKS: tuple[type, ...] = get_args(Block)


def facts(*rows: Fact, small: bool = False, halves: bool = False) -> tuple[Facts, ...]:
    """Return a Facts of the rows that have a value, in a tuple; an empty tuple if none has one."""
    found = tuple(row for row in rows if row.value or row.values)
    return (Facts(rows=found, small=small, halves=halves),) if found else ()


def items(texts: Iterable[Words], mark: Literal["bullet", "number", "tick"] = "bullet") -> tuple[Items, ...]:
    """Return an Items of these texts, in a tuple; an empty tuple if there are none."""
    found = tuple(Item(text=text) for text in texts)
    return (Items(items=found, mark=mark),) if found else ()


def flow(nodes: tuple[Node, ...], about: str) -> tuple[Flow, ...]:
    """Return a Flow of a Markdown text, in a tuple; an empty tuple if the text is empty.

    Its tables are named after `about` and the heading above them. If a name comes again, a number is added.
    """
    return (Flow(nodes=with_table_names(nodes, about, {}), about=about),) if nodes else ()


LINE_END = Node(Soort.REGELEINDE)


def strong(*parts: str | Node) -> Node:
    """Return a node of strong text, made of texts and nodes."""
    return Node(Soort.STERK, tuple(map(_node, parts)))


def link(text: str, target: str, name: str = "") -> Node:
    """Return a node of a link. `target`: an anchor (`#punt-6`), the place of a file beside the paper, or an address.

    `name`: what it is called where its words alone lead to another place too; it must hold those words.
    """
    return Node(Soort.LINK, (_node(text),), tekst=name, doel=target)


def _node(part: str | Node) -> Node:
    return Node(Soort.TEKST, tekst=part) if isinstance(part, str) else part


def as_fields(value: Any) -> dict[str, Any]:  # noqa: ANN401  (any kind of block, or a value inside one)
    """Return the values of a block by field name; blocks inside it stay blocks."""
    return {field.name: getattr(value, field.name) for field in fields(value.__class__)}
