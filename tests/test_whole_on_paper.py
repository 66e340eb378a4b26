"""Every word of a paper stands inside the text area of its page, over no other word, and on the page on the screen."""

import random
import re
from pathlib import Path

import on_paper
import pytest
from conftest import ROOT
from full_packs import pack_of
from hostile_cases import TEXTS
from pages import paper
from pdf_reader import Pdf
from read_aloud import page
from rich_table import lay
from whole_on_paper import IN_ONE, faults, finds, section, written

from tafel_cli.layout.blocks import Asked, Block, Cell, Column, Frame, Item, Items, Paragraph, Row, Table, flow
from tafel_cli.layout.meeting_pack import meeting_pack
from tafel_cli.layout.paper import Paper
from tafel_cli.pack.audience import Doelgroep
from tafel_cli.reading.markdown import parse_markdown
from tafel_cli.reading.text_tree import Node, Soort
from tafel_cli.render import html, pdf
from tafel_cli.value_class import with_changes

SEED = 20261126
LARGEST = 5_000  # characters: what is larger is printed as it was typed, and takes long to look at
LONG_CELLS = "| a | b | c |\n|---|---|---|\n" + f"| {' | '.join(['woord ' * 50] * 3)} |\n" * 7


def demand_whole(document: Paper, words: str = "") -> None:
    """Demand that a paper is whole in print, and that the screen says the same words."""
    assert faults(document, words.split()) == []


@pytest.mark.parametrize("lines", [0, 20, 40])
def test_a_table_with_long_cells_breaks(lines: int) -> None:
    """A table of seven rows with 300 characters a cell goes on on the next page, wherever it begins."""
    document = paper(section("tekst\n\n" * lines + LONG_CELLS, "tabel"))
    data = pdf.draw(document)
    assert on_paper.faults(document, data) == []
    assert sum("".join(one.text for one in letters).count("woord") for letters in on_paper.pages(data)) == 7 * 3 * 50


@pytest.mark.proof
@pytest.mark.parametrize("head", [1, 30, 150])
def test_a_row_of_about_a_page_leaves_room_for_the_head(head: int) -> None:
    """A row that fills a page is whole below the head that each page repeats, in a table of a text and in ours."""
    rows = [" ".join(["woord"] * words) for words in range(250, 700, 25)]
    name = " ".join(["kopje"] * head)
    texts = (section(f"| {name} | b | c |\n|---|---|---|\n| {row} | x | {row[:600]} |\n", "tekst") for row in rows)
    columns = (Column(head=name, width="1fr"), Column(head="Wat", width="1fr"), Column(head="Wie", width="1fr"))
    cells = ((Cell(text=row), Cell(text="x"), Cell(text=row[:600])) for row in rows)
    ours = (Table(name="Tabel", columns=columns, rows=(Row(cells=row),), row_head=1) for row in cells)
    demand_whole(paper(*texts, *ours))


@pytest.mark.parametrize("size", [3, 8, 28, 400])
def test_a_chain_of_kept_words_stays_on_the_page(size: int) -> None:
    """Words that a space keeps together still end a line when they are too many for one, in every kind of block."""
    chain = "\u00a0".join(["woorden"] * size)
    columns = (Column(head="Nr", width="auto"), Column(head="Wat", width="2fr"), Column(head="Wie", width="1fr"))
    row = Row(cells=(Cell(text="1"), Cell(text=chain, marks=("nieuw",), below=chain), Cell(text=chain)))
    blocks: tuple[Block, ...] = (
        section(f"# {chain}\n\n{chain}\n\n- {chain}\n\n> {chain}\n\n| a | b |\n|---|---|\n| {chain} | x |\n", "tekst"),
        Frame(title="Gevraagd", look="asked", blocks=(Asked(questions=(("6.1", chain),), ticks=(chain,)),)),
        Table(name="Tabel", columns=columns, rows=(row,), row_head=1),
        Paragraph(text=chain, tone="attention"),
    )
    demand_whole(paper(*blocks), chain)


_LINES = tuple(part for _ in range(150) for part in (Node(Soort.TEKST, tekst="b"), Node(Soort.REGELEINDE)))
TALL: dict[str, Block] = {
    "blanks": Frame(title="Voorlezen", look="aloud", blocks=(Paragraph(text="Actie … " * 70),)),
    "days": Table(
        name="Data",
        columns=(Column(head="Dag", width="auto"), Column(head="Wat", width="1fr")),
        rows=tuple(Row(cells=(Cell(text="1 mei"), Cell(text="woord " * 33))) for _ in range(10)),
        row_head=0,
        whole=True,
    ),
    "inner list": Items(items=(Item(text="a", below=("b",) * 100),)),
    "line ends": Asked(questions=(("1", _LINES),), ticks=("ja",)),
    "code": Frame(title="Code", look="asked", blocks=flow(parse_markdown("```\n" + "a\n" * 200 + "```\n"), "code")),
    "wide letters": Items(items=(Item(text=("W" * 18 + " ") * 39),)),
    "narrow": Table(
        name="Smal",
        columns=tuple(Column(head=head, width=width) for head, width in (("a", "4fr"), ("b", "1fr"), ("c", "4fr"))),
        rows=(Row(cells=(Cell(text="a"), Cell(text="woord " * 49), Cell(text="c"))),),
        row_head=0,
    ),
}


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("kind", TALL)
def test_what_is_too_tall_for_a_page_goes_on(kind: str, *, large: bool) -> None:
    """What is kept on one page where it fits is cut where it does not, in letters of any size."""
    document = with_changes(paper(TALL[kind]), large=large)
    assert on_paper.faults(document, pdf.draw(document)) == []


PACKS = [(ROOT, "2026-12-03", one) for one in Doelgroep]


@pytest.mark.proof
@pytest.mark.parametrize(("root", "meeting", "audience"), PACKS)
def test_the_example_is_whole(root: Path, meeting: str, audience: Doelgroep) -> None:
    """Every pack of the example is whole on paper."""
    demand_whole(meeting_pack(pack_of(root, meeting, audience)))


@pytest.mark.proof
@pytest.mark.parametrize("meeting", ["2026-11-26", "2027-01-14"])
def test_the_rich_table_is_whole(meeting: str, tmp_path: Path) -> None:
    """So is every pack of the rich table, with its short texts, a second sending and a written round."""
    lay(tmp_path / "rijk")
    for audience in Doelgroep:
        demand_whole(meeting_pack(pack_of(tmp_path / "rijk", meeting, audience)))


@pytest.mark.parametrize("text", ["Nee.", "- Een punt.", "- Een.\n- Twee.", "woord " * 12, "woord " * 30])
def test_a_heading_of_two_lines_is_clear_of_the_next(text: str) -> None:
    """A long heading beside a short text does not hang over the next heading or the end of the text."""
    demand_whole(paper(section(f"## Wat weten we nog niet\n\n{text}\n\n" * 4 + "## Vervolg\n\nSlot.\n", "tekst")))


@pytest.mark.proof
def test_hostile_texts_are_whole() -> None:
    """So is every hostile text that fits in a PDF."""
    demand_all_whole([text for text, _ in TEXTS.values() if len(text) <= LARGEST])


@pytest.mark.proof
@pytest.mark.parametrize("part", range(4))
def test_generated_texts_are_whole(part: int) -> None:
    """So are tables of any shape, chains without a space, lists, quotes and notes, inside each other."""
    chance = random.Random(SEED + part)  # noqa: S311  (no secret)
    demand_all_whole([written(chance) for _ in range(IN_ONE)])


def demand_all_whole(texts: list[str]) -> None:
    """Demand that texts are whole; when one is not, the text itself is told."""
    assert [(text[:400], told) for text, told in finds(texts)] == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1. a\n3. b\n4. c\n", ["1.", "3.", "4."]),
        ("1. a\n1. b\n1. c\n", ["1.", "2.", "3."]),
        ("7. a\n8. b\n", ["7.", "8."]),
        ("5. a\n1. b\n", ["5.", "1."]),
        ("0. a\n1. b\n", ["0.", "1."]),
        ("0. a\n0. b\n", ["0.", "1."]),
        ("0. a\n2. b\n", ["0.", "2."]),
        ("5. a\n0. b\n1. c\n", ["5.", "0.", "1."]),
    ],
)
def test_a_list_keeps_its_numbers(text: str, numbers: list[str]) -> None:
    """A numbered list has the numbers that were typed; one of which all are alike counts up."""
    document = paper(section(text, "lijst"))
    on_screen = page(html.draw(document).decode("utf-8"))
    in_print = [tag.text.strip() for tag in Pdf(pdf.draw(document)).tree.all("Lbl")]
    assert re.findall(r"(?m)^(\d+\.) [abc]$", on_screen) == in_print == numbers


def test_an_item_of_more_paragraphs_stands_free() -> None:
    """Below an item of two paragraphs stands as much space as between these; short items stay close together."""
    text = "- een\n\n  twee\n\n- drie\n\nslot\n\n- vier\n- vijf\n"
    (letters,) = on_paper.pages(pdf.draw(paper(section(text, "lijst"))))
    told = "".join(one.text for one in letters)
    one, two, three, four, five = (
        letters[told.rindex(word)].bottom for word in ("een", "twee", "drie", "vier", "vijf")
    )
    assert abs((one - two) - (two - three)) < 1
    assert four - five < one - two - 3
