"""Papers are laid out once: every kind of block has one case in each drawer, and no sentence stands in two places."""

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT, tafel
from pages import paper
from pdf_reader import Pdf
from read_aloud import page
from read_aloud import pdf as pdf_aloud

from tafel_cli.layout.blocks import (
    BLOCKS,
    Asked,
    Badge,
    Bar,
    Block,
    Cell,
    Column,
    Columns,
    Fact,
    Facts,
    Flow,
    Frame,
    Item,
    Items,
    NewPage,
    PageOf,
    Paragraph,
    Part,
    Room,
    Row,
    Section,
    SpelledDay,
    Table,
    link,
    strong,
)
from tafel_cli.layout.paper import EmbeddedFile
from tafel_cli.reading.markdown import parse_markdown
from tafel_cli.render import Renderer, html, pdf, renderers
from tafel_cli.render.typeset.draw import CODE
from tafel_cli.value_class import with_changes as changed

TEMPLATES = html.folder()
LONGEST = 20  # characters of a literal that may stand in several places
PAPERS = ("layout", "render", "report")
DRAWN: dict[type, Block] = {
    Section: Section(title="Een sectie", anchor="sectie", menu="Sectie", blocks=()),
    Paragraph: Paragraph(text=("Een ", strong("sterke"), " alinea ", Badge(text="nieuw")), tone="meta"),
    Facts: Facts(
        rows=(
            Fact(name=(SpelledDay(day=date(2026, 12, 3), text="3 december 2026"),), value="een dag"),
            Fact(name="Namen", values=("de eerste", "de tweede")),
        )
    ),
    Items: Items(items=(Item(text="een onderdeel", below=("daaronder",)), Item(text="nog een")), mark="number"),
    Asked: Asked(questions=(("6.1", "Wat vindt u?"),), ticks=("eens", "oneens")),
    Frame: Frame(title="Een kader", blocks=(Paragraph(text="in het kader"),), look="asked"),
    Table: Table(
        name="Een tabel",
        columns=(Column(head="Kop", width="1fr"), Column(head="Getal", width="auto", form="digits")),
        rows=(Row(cells=(Cell(text="rij", marks=("te laat",), below="klein"), Cell(text="17"))),),
        row_head=0,
    ),
    Columns: Columns(groups=((Paragraph(text="links"),), (Paragraph(text="rechts"),))),
    Bar: Bar(
        parts=(Part(name="1", title="1. Opening", minutes=5, look="vast"),),
        room=4,
        alt="5 minuten",
        caption="Dat past.",
    ),
    Flow: Flow(nodes=parse_markdown("# Kop in de tekst\n\nTekst met `code`.\n"), about="proef"),
    NewPage: NewPage(),
    Room: Room(name="Aantekening", lines=2),
}  # fmt: skip
SAID = {
    Section: ["Een sectie"],
    Paragraph: ["Een sterke alinea nieuw"],
    Facts: ["3 december 2026", "een dag", "Namen", "de eerste", "de tweede"],
    Items: ["1. een onderdeel", "daaronder", "2. nog een"],
    Asked: ["6.1", "Wat vindt u?", "eens", "oneens"],
    Frame: ["Een kader", "in het kader"],
    Table: ["Kop", "Getal", "rij te laat", "klein", "17"],
    Columns: ["links", "rechts"],
    Bar: ["5 minuten", "Dat past."],
    Flow: ["Kop in de tekst", "Tekst met code."],
    NewPage: [],
    Room: ["Aantekening"],
}


def test_a_case_for_each_kind() -> None:
    """Every kind of block has a macro with its name, and a case in main.typ; no macro or case is for anything else."""
    names = {kind.__name__ for kind in BLOCKS}
    macros = re.findall(r"{% macro ([A-Z]\w*)\(", (TEMPLATES / "blocks.html.j2").read_text(encoding="utf-8"))
    cases = re.findall(r'\bif kind == "([A-Z]\w*)"', CODE.read_text(encoding="utf-8"))
    assert sorted(macros) == sorted(cases) == sorted(names) == sorted(kind.__name__ for kind in DRAWN)


DRAWERS = [each for each in renderers() if each.draw and not each.beside]  # a copy shows the pages of another
READERS: dict[str, Callable[[bytes], str]] = {"html": lambda data: page(data.decode("utf-8")), "pdf": pdf_aloud}


@pytest.mark.parametrize("kind", BLOCKS)
@pytest.mark.parametrize("drawer", DRAWERS, ids=[each.format for each in DRAWERS])
def test_drawn_alike(drawer: Renderer, kind: type) -> None:
    """Every format for people says the words of a block, in their order, below the heading that it lies in."""
    assert drawer.draw
    read = READERS.get(drawer.format, bytes.decode)
    said = re.sub(r"\s+", " ", read(drawer.draw(paper(DRAWN[kind]))))
    places = [said.find(words, said.find("Blokken")) for words in SAID[kind]]
    assert -1 not in places, (said, SAID[kind])
    assert places == sorted(places)


def test_a_short_paper_is_one_page() -> None:
    """A paper with nothing for page 1 begins right below its name."""
    data = pdf.draw(paper(DRAWN[Paragraph]))
    assert len(Pdf(data).file.pages) == 1


def test_levels_are_depth() -> None:
    """A heading is one level below the section or frame that it lies in, whatever lies between them."""
    inner = Section(title="Dieper", blocks=(Frame(title="Kader", blocks=(), look="aloud"), DRAWN[Flow]))
    document = paper(Columns(groups=((inner,),)))
    expected = [
        ("H1", "Een proefblad"),
        ("H2", "Blokken"),
        ("H3", "Dieper"),
        ("H4", "Kader"),
        ("H4", "Kop in de tekst"),
    ]
    web = html.draw(document).decode("utf-8")
    assert [(f"H{level}", title) for level, title in re.findall(r"<h(\d)[^>]*>([^<]+)</h", web)] == expected
    tags = [
        (tag.name, tag.text.strip()) for tag in Pdf(pdf.draw(document)).tree.walk() if re.fullmatch("H[1-6]", tag.name)
    ]
    assert tags == expected


def test_a_long_heading_skips_no_level() -> None:
    """A heading that is too long for a PDF is strong text there, and those below it move up to its level."""
    text = parse_markdown(f"# {'lang ' * 1_200}\n\n## Onder\n\n### Dieper\n")
    document = paper(
        Section(title="lang " * 1_200, blocks=(Section(title="Binnen", blocks=()), Flow(nodes=text, about="x")))
    )
    tags = [tag for tag in Pdf(pdf.draw(document)).tree.walk() if re.fullmatch("H[1-6]", tag.name)]
    found = [(tag.name, tag.text.strip()) for tag in tags[2:]]
    assert found == [("H3", "Binnen"), ("H3", "Onder"), ("H4", "Dieper")]


def test_links_lead_where_they_say() -> None:
    """A link to an anchor, or to a file that a cell tells of, leads there in the PDF; one to nowhere is plain text."""
    told = Cell(text=(link("Cijfers", "bijlagen/B1.pdf"),), anchor="bijlage-B1")
    table = Table(name="Bijlagen", columns=(Column(head="Titel", width="1fr"),), rows=(Row(cells=(told,)),), row_head=0)
    text = (link("de cijfers", "bijlagen/B1.pdf"), " ", link("het blok", "#blokken"), " ", link("niets", "#weg"))
    document = paper(Paragraph(text=text), table)
    assert document.anchors() == {"#blokken": "blokken", "#bijlage-B1": "bijlage-B1", "bijlagen/B1.pdf": "bijlage-B1"}
    links = [tag.text.strip() for tag in Pdf(pdf.draw(document)).tree.walk() if tag.name == "Link"]
    assert links == ["de cijfers", "het blok"]


def literals(path: Path) -> Iterator[str]:
    """Yield the texts of a module that are no docstring, and those of a template between its marks."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".typ":
        yield from (part.strip() for pair in re.findall(r'"([^"\n]*)"|\[([^][#\n]*)\]', text) for part in pair)
        return
    if path.suffix != ".py":
        bare = re.sub(r"(?s){#.*?#}", " ", text)
        bare = re.sub(
            r"(?s){[{%](.*?)[%}]}", lambda match: '"'.join(["", *re.findall('"([^"]*)"', match[1]), ""]), bare
        )
        yield from (part.strip() for part in re.split(r"""[<>{}"\n]""", bare))
        return
    tree = ast.parse(text)
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield from (line.strip() for line in node.value.splitlines())


def test_no_sentence_stands_twice() -> None:
    """A text of more than 20 characters stands in one place of what makes papers and reports."""
    files = [path for room in PAPERS for path in sorted((ROOT / "tafel_cli" / room).rglob("*.py"))]
    files += [*sorted(TEMPLATES.glob("*.j2")), CODE]
    found = Counter(text for path in files for text in literals(path) if len(text) > LONGEST and " " in text)
    assert [text for text, count in found.items() if count > 1] == []


def test_jinja_stays_small() -> None:
    """The templates are the elements of blocks and no sentences: at most 260 lines."""
    assert sum(len(path.read_text(encoding="utf-8").splitlines()) for path in TEMPLATES.glob("*.j2")) <= 260


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("nota.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("Kaart.PNG", "image/png"),
        ("cijfers.csv", "text/csv"),
        ("tekening.dwg", "application/octet-stream"),
    ],
)
def test_a_file_inside_says_what_it_is(name: str, kind: str) -> None:
    """A PDF carries a file under its own name, with its type and what it is; an unknown type is just bytes."""
    one = EmbeddedFile(place=f"bijlagen/{name}", data=b"inhoud", about="Bijlage B1: Een bijlage")
    file = Pdf(pdf.draw(changed(paper(), files=(one,)))).file
    (found,) = file.attachments.values()
    assert (found.filename, found.description) == (name, "Bijlage B1: Een bijlage")
    assert (found.get_file().mime_type, found.get_file().read_bytes()) == (kind, b"inhoud")


@pytest.mark.parametrize("room", [0, 4])
def test_a_bar_without_parts(room: int) -> None:
    """An agenda without minutes has an empty bar, also when the meeting ends before it begins."""
    document = paper(Bar(parts=(), room=room, alt="Minuten per punt: geen.", caption="De agenda is leeg."))
    assert "De agenda is leeg." in html.draw(document).decode("utf-8")
    assert "De agenda is leeg." in Pdf(pdf.draw(document)).text


def test_a_meeting_that_ends_before_it_begins(table: Path) -> None:
    """A draft of it can be made, without a single point on the agenda too."""
    meeting = table / "data/bijeenkomsten/2026-01-15.md"
    text = meeting.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^einde: .*", "einde: 14:00", re.sub(r"agenda:\n(  - .*\n)+", "agenda: []\n", text))
    meeting.write_text(text, encoding="utf-8")
    assert tafel(table, "agenda", "build", "--concept").returncode == 0


def test_a_page_number_is_that_of_its_place() -> None:
    """On paper a place is told by the number that its page prints; a screen, and a place that is nowhere, say none."""
    later = Section(title="Verderop", anchor="verderop", blocks=())
    where = PageOf(anchor="verderop", before="blz. ", after="!")
    document = paper(Paragraph(text=("Lees ", where, PageOf(anchor="weg", before="of "))), NewPage(), NewPage(), later)
    assert "Lees blz. 2!\n" in pdf_aloud(pdf.draw(document))
    assert "<p>Lees </p>" in html.draw(document).decode("utf-8")
