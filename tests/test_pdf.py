"""The PDF: its text, its accessibility, and that no text, picture or attachment breaks it or is executed."""

import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zlib
from collections import Counter
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
import typst
import yaml
from after_table import HELD, adopt, lay_after
from conftest import ROOT, SMALLEST, git, replace, tafel, tafel_process
from full_packs import FULL, full, pack_of
from measuring import untraced
from pdf_reader import Pdf, Tag, page_strokes, page_text, squeezed
from pdf_standards import demand_standards
from PIL import Image

from tafel_cli.layout.apostrophes import curled
from tafel_cli.layout.meeting_pack import meeting_pack
from tafel_cli.pack.audience import Doelgroep
from tafel_cli.pack.pack import ChangesBlock, ItemSheet, Pack
from tafel_cli.pack.rows import ChangeRow
from tafel_cli.proof.letters import LIST, drawn
from tafel_cli.proof.pictures import MAX_PICTURE_BYTES, NoPicture, Picture, look
from tafel_cli.reading.text_tree import Node, Soort
from tafel_cli.render import TooMuchError, html, pdf
from tafel_cli.render.typeset import draw
from tafel_cli.render.typeset.letters import spelt
from tafel_cli.value_class import with_changes as changed

PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"
FOLDER = "uitvoer/2026-01-15/deelnemers"
WORDS = "Iedereen die aan het plein woont."
PACKS = [
    (root, meeting, one) for root, meeting in ((ROOT, "2026-12-03"), (SMALLEST, "2026-01-15")) for one in Doelgroep
]
HOSTILE = [
    *('#read("/etc/passwd")', '#import "@preview/cetz:0.3.0"', '#eval("1+1")', "$ x^2 $", "$..$", "@ref", "<label>"),
    *("= kop", '[#panic("x")]', '"] #panic("y") #["', "// niets", "/* niets */", "~", "#{1+1}", "#sys.inputs", "-?"),
    *("\\u{41}", "#set page(width: 1pt)", '#include "main.typ"', '#image("pack.json")', "- lijst", "+ lijst"),
    *("/ term: x", "'aanhaling'", "#let x = 1", "```typ #1```", "{{ 7*7 }}", "</w:t>", "#context 1", "<#1>", "\\#"),
]  # fmt: skip


def made(pack: Pack) -> bytes:
    """Return the PDF of a pack."""
    return pdf.draw(meeting_pack(pack))


def printed(root: Path) -> Pdf:
    """Return the PDF of the meeting of the smallest table, read."""
    return Pdf(made(pack_of(root, "2026-01-15")))


class Page(HTMLParser):
    """Reads headings, rows of tables and numbered questions from the page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headings: list[tuple[str, str]] = []
        self.rows: list[list[str]] = []
        self.asked: list[str] = []
        self._in: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open what is read."""
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((tag.upper(), ""))
            self._in.append(tag)
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self._in.append(tag)
        elif tag == "b" and ("class", "number") in attrs:
            self.asked.append("")
            self._in.append("li")

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        if self._in and tag == self._in[-1]:
            self._in.pop()

    def handle_data(self, data: str) -> None:
        """Add words to what is open."""
        if not self._in:
            return
        if self._in[-1] == "li":
            self.asked[-1] += squeezed(data)
        elif self._in[-1] in ("td", "th"):
            self.rows[-1][-1] += squeezed(data)
        else:
            self.headings[-1] = (self.headings[-1][0], self.headings[-1][1] + squeezed(data))


def rows(tree: Tag) -> list[list[str]]:
    """Return the rows of all tables, without the column of pages, which only paper has."""
    found = []
    for table in tree.all("Table"):
        cells = [[squeezed(cell.text) for cell in row.all("TD", "TH")] for row in table.all("TR")]
        found += [row[:-1] for row in cells] if cells[0][-1] == "Blz." else cells
    return found


@pytest.mark.parametrize(("root", "meeting", "audience"), PACKS)
def test_standards(root: Path, meeting: str, audience: Doelgroep) -> None:
    """Every pack passes the rules of PDF/UA-1 and PDF/A that a machine can check, with and without attachments."""
    pack = pack_of(root, meeting, audience)
    demand_standards(made(pack), attached=bool(pack.files))


@pytest.mark.parametrize(("root", "meeting", "audience"), PACKS)
def test_same_as_the_page(root: Path, meeting: str, audience: Doelgroep) -> None:
    """The PDF has the headings, the tables and the questions of the page, in the same order and word for word."""
    pack = pack_of(root, meeting, audience)
    web = Page(html.draw(meeting_pack(pack)).decode("utf-8").split("</style>", 1)[1])
    tree = Pdf(made(pack)).tree
    headings = [(tag.name, squeezed(tag.text)) for tag in tree.all(*(f"H{level}" for level in range(1, 7)))]
    assert headings == web.headings
    assert rows(tree) == web.rows
    said = squeezed(tree.text)
    asked = (*pack.gevraagd_besluit, *pack.gevraagd, *pack.hamerstukken)
    assert any(one.vragen for one in asked)
    for one in asked:
        for question in one.vragen:
            assert said.count(squeezed(question.nr + curled(question.tekst))) >= 2, question
    for decision in pack.besluiten:
        assert squeezed(curled(decision.tekst)) in said


def sent_before(pack: Pack) -> Pack:
    """Return a pack of which an earlier version was sent."""
    gone = ChangeRow(nr="", titel="Een oud punt", wat="ingetrokken", details=("Het komt later.",))
    more = ChangeRow(nr="5", titel="Het vijfde", wat="gewijzigd", details=("Het besluit is anders.", "Bijlage B1 ook."))
    return changed(pack, nazending=ChangesBlock(op=date(2026, 11, 20), versie="a" * 40, wijzigingen=(more, gone)))


@pytest.mark.parametrize("audience", ["deelnemers", "openbaar"])
@pytest.mark.parametrize("paper", ["verslag", "besluitenlijst"])
def test_the_papers_after_a_meeting(paper: str, audience: str, tmp_path: Path) -> None:
    """Minutes and the list to mail pass the same rules, say what their page says, and are short."""
    root = tmp_path / "tafel"
    lay_after(root)
    adopt(root)
    noun = "verslag" if paper == "verslag" else "besluiten"
    done = tafel(root, noun, "build", HELD, "--audience", audience)
    assert done.returncode == 0, done.stdout + done.stderr
    file = root / f"uitvoer/{HELD}/{paper}-{audience}/{paper}-{HELD}.pdf"
    data = file.read_bytes()
    demand_standards(data, attached=False)
    web = Page(file.with_suffix(".html").read_text(encoding="utf-8").split("</style>", 1)[1])
    tree = Pdf(data).tree
    assert [(t.name, squeezed(t.text)) for t in tree.walk() if re.fullmatch("H[1-6]", t.name)] == web.headings
    assert rows(tree) == web.rows
    assert all(squeezed(number) in squeezed(tree.text) for number in web.asked)
    with pikepdf.open(file) as made_of:
        assert len(made_of.pages) <= (3 if paper == "verslag" else 1)


def test_a_list_that_is_too_long_for_a_page(tmp_path: Path) -> None:
    """A list to mail is set a little smaller if it then fits one page; if not, it runs on in the usual letters."""
    root = tmp_path / "tafel"
    lay_after(root)
    action = (root / f"data/acties/{HELD}-a3.md").read_text(encoding="utf-8")
    sizes = []
    for count in (0, 60):
        for number in range(10, 10 + count):
            (root / f"data/acties/{HELD}-a{number}.md").write_text(action, encoding="utf-8")
        done = tafel(root, "besluiten", "build", "--concept", "--format", "pdf")
        assert done.returncode == 0, done.stdout + done.stderr
        with pikepdf.open(root / f"uitvoer/{HELD}/besluitenlijst-deelnemers/besluitenlijst-{HELD}.pdf") as file:
            used = {
                float(i.operands[1]) for i in pikepdf.parse_content_stream(file.pages[0]) if str(i.operator) == "Tf"
            }
            sizes.append((len(file.pages), 11.5 in used))
    assert sizes[0] == (1, False)
    assert sizes[1][0] > 1
    assert sizes[1][1]


VARIANTS = {
    "written": lambda pack: changed(pack, kop=changed(pack.kop, schriftelijk=True)),
    "sent before": sent_before,
    "too long": lambda pack: changed(pack, agenda=changed(pack.agenda, gepland=150, over=-30)),
    "time left": lambda pack: changed(pack, agenda=changed(pack.agenda, gepland=119, over=1)),
    "moved": lambda pack: changed(pack, kop=changed(pack.kop, verplaatst_van=date(2026, 11, 1))),
    "nothing at all": lambda pack: changed(
        pack,
        bladen=(),
        verslag=None,
        acties=(),
        besluiten=(),
        werkafspraken=(),
        bijlagen=(),
        gevraagd_besluit=(),
        gevraagd=(),
        hamerstukken=(),
    ),
}


@pytest.mark.proof
@pytest.mark.parametrize("audience", Doelgroep)
@pytest.mark.parametrize("name", VARIANTS)
def test_other_packs(name: str, audience: Doelgroep) -> None:
    """Page and PDF agree too on a written round, on what was sent before, on time and on what is not there."""
    pack = VARIANTS[name](pack_of(ROOT, "2026-12-03", audience))
    text = html.draw(meeting_pack(pack)).decode("utf-8").split("</style>", 1)[1]
    web = Page(text)
    data = made(pack)
    file = Pdf(data)
    demand_standards(data, attached=bool(pack.bijlagen))
    assert [(t.name, squeezed(t.text)) for t in file.tree.walk() if re.fullmatch("H[1-6]", t.name)] == web.headings
    assert rows(file.tree) == web.rows
    for change in pack.nazending.wijzigingen if pack.nazending else ():
        for words in (change.wat, change.titel, *change.details):
            assert squeezed(words) in squeezed(file.text)


def test_logo(table: Path) -> None:
    """The logo of the table stands on page 1, with words for who does not see it; a broken one is left out."""
    (table / "data/bijlagen/logo.png").write_bytes(PNG)
    lay(table / "data/tafel.md", huisstijl={"logo": "logo.png", "accent": "#663399"})
    alt = "Logo van Samenwerkingstafel Voorbeelddorp"
    data = made(pack_of(table, "2026-01-15"))
    demand_standards(data, attached=False)
    assert alt in [tag.alt for tag in Pdf(data).tree.all("Figure")]
    (table / "data/bijlagen/logo.png").write_bytes(PNG[:99])
    assert alt not in [tag.alt for tag in printed(table).tree.all("Figure")]


def lowest(leaf: pikepdf.Page) -> float:
    """Return how many points the lowest line of text stands above the edge of the paper."""
    here, kept, found = pikepdf.Matrix(), [], []
    for operands, operator in pikepdf.parse_content_stream(leaf):
        match str(operator):
            case "q":
                kept.append(here)
            case "Q":
                here = kept.pop()
            case "cm":
                here = pikepdf.Matrix(*map(float, operands)) @ here
            case "Tm":
                found.append((pikepdf.Matrix(*map(float, operands)) @ here).f)
    return min(found)


@pytest.mark.parametrize("audience", Doelgroep)
@pytest.mark.parametrize("text", [" ".join(HOSTILE)[:120], "W" * 120, "\U0001f642" * 120], ids=["code", "wide", "odd"])
def test_the_lines_at_the_edges(text: str, audience: Doelgroep) -> None:
    """The letterhead stands once, above all else of page 1; the footline on every page, whole, with the reference."""
    pack = pack_of(ROOT, "2026-12-03", audience)
    pack = changed(pack, huisstijl=changed(pack.huisstijl, briefhoofd=f"Hoofd: {text}", voettekst=f"Voet: {text}"))
    pack = changed(pack, versie=changed(pack.versie, bewerkt=True, concept=True, peildatum=date(2026, 11, 30)))
    data = made(pack)
    demand_standards(data, attached=bool(pack.bijlagen))
    file = Pdf(data)
    told = squeezed(spelt(text))
    chair = audience is Doelgroep.VOORZITTER
    own = [number for number, leaf in enumerate(labels(file)) if leaf.startswith("D")]
    assert bool(own) is chair
    assert f"Hoofd:{told}Leidse" in squeezed(file.tree.text)
    pages = pages_text(file)
    assert len(pages) > 5
    for number, (leaf, said) in enumerate(zip(file.file.pages, pages, strict=True)):
        assert said.count(f"Voet:{told}Kenmerk") == 1
        assert said.count("Hoofd:") == (number == len(own))
        assert lowest(leaf) > 14  # no printer reaches the last 5 mm


@pytest.mark.parametrize("audience", Doelgroep)
def test_tags(audience: Doelgroep) -> None:
    """A screen reader gets one document in Dutch: headings without jumps, tables with a head, figures with words."""
    file = Pdf(made(pack_of(ROOT, "2026-12-03", audience)))
    names = Counter(tag.name for tag in file.tree.walk())
    assert file.tree.name == "Document"
    assert str(file.file.Root.Lang).startswith("nl")
    assert file.file.Root.ViewerPreferences.DisplayDocTitle
    levels = [int(tag.name[1]) for tag in file.tree.walk() if re.fullmatch("H[1-6]", tag.name)]
    assert levels[0] == names["H1"] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert names["Table"]
    for table in file.tree.all("Table"):
        (head,) = table.all("THead")
        assert head.all("TH")
        assert not table.all("TBody")[0].all("TH")
    assert all(tag.alt for tag in file.tree.all("Figure"))
    assert any("gebouw" in tag.alt for tag in file.tree.all("Figure"))
    assert "Goed om vooraf te weten" in file.bookmarks()
    assert any(title.startswith("5. ") for title in file.bookmarks())
    assert "mailto:secretariaat@tafel.example" in file.links()


def test_every_page_of_the_chairs_copy_says_so(table: Path) -> None:
    """The chair's PDF says in its title and in the margin of every page that it stays with the chair; no other does."""
    file = Pdf(made(pack_of(table, "2026-01-15", Doelgroep.VOORZITTER)))
    assert "Draaiboek 15 januari 2026 (exemplaar van de voorzitter, niet" in str(file.file.docinfo["/Title"])
    assert labels(file)[0] == "D1"
    marks = ["Exemplaar van de voorzitter, niet verspreiden" in page_text(page) for page in file.file.pages]
    assert marks == [True] * len(marks)
    for audience in (Doelgroep.DEELNEMERS, Doelgroep.OPENBAAR):
        other = Pdf(made(pack_of(table, "2026-01-15", audience)))
        said = "".join([str(other.file.docinfo["/Title"]), *map(page_text, other.file.pages)])
        assert not [word for word in ("raaiboek", "xemplaar", "verspreiden") if word in said]
        assert "/PageLabels" not in other.file.Root


@pytest.mark.parametrize(("root", "meeting"), [(ROOT, "2026-12-03"), (SMALLEST, "2026-01-15")])
def test_chair_and_participants_turn_to_the_same_page(root: Path, meeting: str) -> None:
    """Behind the script the chair has the participants' pages: the same words on the same page, at the same place.

    The script is numbered D1, D2 … in front of it, on a whole number of sheets, so that page 1 is a right-hand page.
    """
    chair, others = (Pdf(made(pack_of(root, meeting, one))) for one in (Doelgroep.VOORZITTER, Doelgroep.DEELNEMERS))
    theirs = [list(page_strokes(leaf)) for leaf in others.file.pages]
    count = len(chair.file.pages) - len(theirs)
    numbers = [f"{number}" for number in range(1, len(theirs) + 1)]
    assert labels(chair) == [*(f"D{number}" for number in range(1, count + 1)), *numbers]
    assert count % 2 == 0
    assert count <= 10
    mark = "Exemplaar van de voorzitter, niet verspreiden"
    for own, other in zip(list(chair.file.pages)[count:], theirs, strict=True):
        assert [stroke for stroke in page_strokes(own) if stroke != mark] == other
    for number, leaf in enumerate(list(chair.file.pages)[:count], 1):
        assert page_text(leaf).count(f"pagina D{number}") == 1


def test_the_chairs_own_sheet_is_one_page() -> None:
    """Page D1 of the example holds all that the chair must know beforehand, and the script begins on D2."""
    pages = pages_text(Pdf(made(pack_of(ROOT, "2026-12-03", Doelgroep.VOORZITTER))))
    parts = (
        "Wat er mis kan gaan",
        "Loopt het uit?",
        "Acties die vóór de bijeenkomst klaar moeten zijn",
        "Besturen die nog moeten antwoorden",
    )
    for title in ("Wat vooraf uw aandacht vraagt", *parts):
        assert [number for number, text in enumerate(pages) if squeezed(title) in text] == [0], title
    assert "Wieiser?" in pages[1]


def labels(file: Pdf) -> list[str]:
    """Return the number of each page as a reader of PDFs shows it."""
    found: list[str] = []
    ranges = list(file.file.Root.PageLabels.Nums) if "/PageLabels" in file.file.Root else []
    for at, about in zip(ranges[::2], ranges[1::2], strict=True):
        start = int(about.get("/St", 1)) - int(at)
        found[int(at) :] = [f"{about.get('/P', '')}{place + start}" for place in range(int(at), len(file.file.pages))]
    return found


def test_the_running_head() -> None:
    """From page 2 on the head says the meeting and the first item that begins there, else what goes on, on one line."""
    pack = pack_of(ROOT, "2026-12-03", Doelgroep.VOORZITTER)
    titles = [f"{sheet.regel.nr}. {sheet.regel.titel}" for sheet in pack.bladen]
    file = Pdf(made(pack))
    pages = pages_text(file)
    own = squeezed("Draaiboek voor donderdag 3 december 2026")
    name = squeezed("Vergaderstukken voor donderdag 3 december 2026")
    front = labels(file).index("1")
    assert own in pages[0]  # its heading; it has no running head
    assert name in pages[front]
    heads = ["", *(page.split(own, 1)[1] for page in pages[1:front])]
    assert re.match(r"\d+\.", heads[1])
    heads += ["", *(page.split(name, 1)[1] for page in pages[front + 1 :])]
    assert heads[front + 1].startswith("Inhetkort")
    for title in titles:
        begins = squeezed(title)[:20]
        assert [number for number, head in enumerate(heads) if head.startswith(begins)], title
    assert [head for head in heads if head.startswith("Actiesentoezeggingen")]
    long = changed(pack, bladen=tuple(_retitled(sheet, "Heel lang " * 30) for sheet in pack.bladen))
    file = Pdf(made(long))
    later = pages_text(file)[labels(file).index("1") + 1 :]
    cut = [page.split(name, 1)[1].split("…")[0] for page in later]
    assert [head for head in cut if re.fullmatch(r"5\.(Heellang){2,6}(Heel)?", head)]


def _retitled(sheet: ItemSheet, title: str) -> ItemSheet:
    return changed(sheet, regel=changed(sheet.regel, titel=title))


def test_about_the_file(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file says what it is: title, table, and the time of the version that was recorded."""
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2025-12-24T12:34:56+01:00")
    git(table, "commit", "--amend", "-q", "--no-edit")
    pack = pack_of(table, "2026-01-15")
    file = Pdf(made(pack))
    known = file.file.docinfo
    assert str(known["/Title"]).endswith("Vergaderstukken 15 januari 2026, Samenwerkingstafel Voorbeelddorp")
    assert str(known["/Author"]) == "Samenwerkingstafel Voorbeelddorp"
    assert str(known["/CreationDate"]) == str(known["/ModDate"]) == "D:20251224113456Z"


def test_first_page_leads_the_meeting() -> None:
    """Page 1 of the example holds what is asked, the whole agenda, and the time that is left; nothing else does."""
    file = Pdf(made(pack_of(ROOT, "2026-12-03")))
    first, second = pages_text(file)[:2]
    assert len(file.file.pages) > 6
    said = (
        "Kunt u niet?",
        "Wat vragen we van u?",
        "Agenda",
        "12",
        "Sluiting",
        "De agenda past precies in de tijd",
        "1 van",
    )
    assert [words for words in said if squeezed(words) not in first] == []
    assert squeezed("Goed om vooraf te weten") not in first
    assert "Sluiting" not in second


def pages_text(file: Pdf) -> list[str]:
    """Return the text of each page, without spaces, what is no content (header, footer) too."""
    return [squeezed(page_text(one)) for one in file.file.pages]


@pytest.mark.parametrize("start", ["", "- ", "> ", "1. "])
def test_a_date_stands_on_one_line(table: Path, start: str) -> None:
    """Wherever a line ends, a day, its month and its year stand on the same one."""
    lines = [f"{start}{'ja ' * before}op 17 september 2026 (zie boven).\n" for before in range(12, 42)]
    with (table / PLEIN).open("a", encoding="utf-8") as file:
        file.write("\n" + "\n".join(lines))
    strokes = [one for leaf in printed(table).file.pages for one in page_strokes(leaf)]
    assert sum("17 september 2026" in one for one in strokes) == len(lines)


def test_concept_is_marked_on_every_page(table: Path) -> None:
    """What may still change says so on each page and in its title."""
    assert "CONCEPT" not in "".join(pages_text(printed(table)))
    replace(table / PLEIN, WORDS, "Iedereen.")
    file = printed(table)
    assert all(text.count("CONCEPT") >= 2 for text in pages_text(file))  # above and below
    assert str(file.file.docinfo["/Title"]).startswith("CONCEPT: ")


def test_attachments_are_inside(table: Path) -> None:
    """Each attachment is in the PDF under its own name, with what it is, byte for byte, however odd or broken it is."""
    files = {
        "plattegrond.pdf": (table / "data/bijlagen/plattegrond.pdf").read_bytes(),
        "stuk.pdf": b"%PDF-1.7 dit is er geen",
        "Begroting 2026 (a+b) & meer.XLSX": b"PK\3\4" + bytes(200),
        "zonder": b"",
        "raar.typ": b'#panic("x")',
    }
    named = ""
    for name, data in files.items():
        (table / "data/bijlagen" / name).write_bytes(data)
        named += f"  - bestand: {name}\n    titel: 'Over \"{name}\" #panic()'\n"
    replace(table / PLEIN, "openbaarheid:", f"bijlagen:\n{named}openbaarheid:")
    pack = pack_of(table, "2026-01-15")
    data = made(pack)
    demand_standards(data, attached=True)
    read = Pdf(data)
    inside = read.file.attachments
    assert {name: inside[name].get_file().read_bytes() for name in inside} == {
        place.removeprefix("bijlagen/"): content for place, content in pack.files.items()
    }
    assert len(inside) >= 3
    assert inside["B1.1-plattegrond.pdf"].description == 'Bijlage B1.1: Over "plattegrond.pdf" #panic()'
    assert inside["B1.1-plattegrond.pdf"].get_file().mime_type == "application/pdf"


@pytest.mark.proof
def test_hostile_text_is_printed(table: Path) -> None:
    """Whatever is code to Typst stands in the PDF as it was typed, wherever it comes from, and does nothing."""
    for number, text in enumerate(HOSTILE):
        plain = "".join("\\" + sign if sign in "!#$()*+-.<>[\\]_`{|}~&\"'/:=@" else sign for sign in text)
        root = table.parent / f"tafel-{number}"
        shutil.copytree(table, root, ignore=shutil.ignore_patterns(".git"))
        shutil.copy(root / "data/bijlagen/bankje.png", root / "data/bijlagen/foto.png")
        lay(root / PLEIN, titel=f"Titel {text}", gevraagd=[f"Vraag {text}"], bijlagen=[
            {"bestand": "foto.png", "titel": f"Bijlage {text}"}
        ])  # fmt: skip
        with (root / PLEIN).open("a", encoding="utf-8") as file:
            file.write(
                f"\n### Kop {plain}\n\nAlinea {plain} **vet {plain}** [link {plain}](https://x.example/)\n\n"
                f"| Vak {plain} | b |\n|---|---|\n| cel {plain} | d |\n\n~~~\ncode {text}\n~~~\n\n"
                f"![beeld {plain}](../bijlagen/foto.png)\n"
            )
        lay(root / "data/acties/2025-12-04-a1.md", actie=f"Actie {text}")
        lay(root / "data/organisaties/gemeente.md", naam=f"Partij {text}")
        lay(root / "data/tafel.md", naam=f"Tafel {text}")
        data = made(pack_of(root, "2026-01-15"))
        read = Pdf(data)
        said = squeezed(read.text)
        for word in (
            "Titel",
            "Vraag",
            "Bijlage",
            "Kop",
            "Alinea",
            "vet",
            "link",
            "Vak",
            "cel",
            "Actie",
            "Partij",
            "Tafel",
        ):
            assert squeezed(curled(f"{word} {text}")) in said, (word, text)
        assert squeezed(f"code {text}") in said, text
        assert any(curled(f"beeld {text}") in tag.alt for tag in read.tree.all("Figure")), text
        demand_standards(data, attached=True)


def lay(path: Path, **values: object) -> None:
    """Write values in the header of a document."""
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    told = yaml.safe_dump({**yaml.safe_load(head), **values}, allow_unicode=True, sort_keys=False)
    path.write_text(f"---\n{told}---\n{body}", encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "漢字 en \U0001f600 \u0600 \u202eomgekeerd\u202c \u200d\ufe0f\u00ad x\u0359 e\u0301 \u034f \u2028 \ufeff \x7f",
        "x" * 40_000,
        "https://x.example/" + "a" * 40_000,
        "[a](https://x.example/" + "a" * 9_000 + ")",
        "woord " * 20_000,
        f"![{'alt ' * 9_000}](../bijlagen/bankje.png)",
        "## " + "kop " * 9_000,
        "`" + "c" * 40_000 + "`",
        "~~~\n" + "d" * 40_000 + "\n~~~",
        "> " * 20 + "diep",
        "\n".join("  " * depth + "- x" for depth in range(20)),
        "*a **b " * 40 + "c" + "** *" * 40,
        "***" * 30 + "x" + "***" * 30,
        "\n".join("  " * depth + "- x" for depth in range(20)) + " *a **b ~~c " * 30 + "x" + "~~ ** * " * 30,
        "| a | b |\n|---|---|\n| " + "x" * 5_000 + " | d |",
        "|a" * 40 + "|\n" + "|---" * 40 + "|\n" + "|langwoordzonderstreep" * 40 + "|",
        "99999999999. te groot\n\n999999999. groot",
        "# \n\n####### x\n\n######\n\n#### diep",
        "![ ](../bijlagen/bankje.png) [![x](../bijlagen/bankje.png)](https://x.example) [ ](https://x.example)",
        "[niet](../agenda/elders.md) [daar](#punt-99) [a](#punt-4) [b](../agenda/2026-01-05-gemeente-plein.md)",
        "tab\there \u00a0 vast  en   veel",
        "-\n-\n\n1.\n\n>\n\n| |\n|-|\n| |",
    ],
)
def test_any_text_is_printed(table: Path, text: str) -> None:
    """No text stops the PDF or makes it break a rule: not by its letters, its length, or how deep it goes."""
    replace(table / PLEIN, "openbaarheid:", "bijlagen:\n  - bestand: bankje.png\n    titel: B\nopenbaarheid:")
    replace(table / PLEIN, WORDS, text)
    pack = pack_of(table, "2026-01-15")
    demand_standards(made(pack), attached=bool(pack.files))


@pytest.mark.proof
@pytest.mark.parametrize(
    "text", ["", " ", "漢" * 9, "\u202e\u0000", "x" * 40_000, "woord " * 9_000, "a\nb\n\nc", "\ud800"]
)
def test_any_value_is_printed(text: str) -> None:
    """No value of front matter stops the PDF or makes it break a rule either, also when it is empty."""
    pack = pack_of(SMALLEST, "2026-01-15")
    (sheet,) = pack.bladen
    row = changed(sheet.regel, titel=text, indiener=text, reden=text)
    sheet = changed(
        sheet, regel=row, thema=text, inleider=text, vragen=tuple(changed(v, tekst=text) for v in sheet.vragen)
    )
    decision = changed(pack.besluiten[0], tekst=text, punt=text)
    rows = tuple(row if old.soort == "punt" else old for old in pack.agenda.regels)
    other = changed(
        pack,
        kop=changed(pack.kop, tafel=text or "x", locatie=text, postbus=text),
        agenda=changed(pack.agenda, regels=rows),
        bladen=(sheet,),
        besluiten=(decision,),
        acties=tuple(changed(a, actie=text, houder=text) for a in pack.acties),
    )
    demand_standards(made(other), attached=False)


def test_what_no_font_has_is_spelt_out(table: Path) -> None:
    """A character that cannot be drawn stands there by its number."""
    replace(table / PLEIN, WORDS, "Een 漢 en een ★.")
    assert "Een [U+6F22] en een ★." in printed(table).text


def test_fonts_and_list_agree() -> None:
    """The fonts that come along are those of the list, and Typst draws every character that the list has."""
    told = LIST.read_text(encoding="ascii")
    fonts = sorted(draw.FONTS.glob("*.ttf"))
    assert len(fonts) == 2
    for path in fonts:
        assert hashlib.sha256(path.read_bytes()).hexdigest() in told
    every = [chr(n) for n in range(0x20, 0x30000) if not 0xD800 <= n < 0xE000 and _known(chr(n))]
    assert len(every) > 3_000
    assert "".join(map(spelt, every)).count("[U+") < 200  # accents that only the font for code can set
    text = " ".join(spelt(character) for character in every)
    demand_standards(made(with_text(text)), attached=False)


def _known(character: str) -> bool:
    return drawn(character, "tekst") or drawn(character, "code")


def with_text(text: str) -> Pack:
    """Return the smallest pack with a text as its invitation."""
    pack = pack_of(SMALLEST, "2026-01-15")
    nodes = (Node(Soort.ALINEA, (Node(Soort.TEKST, tekst=text),)), Node(Soort.CODE, tekst=text))
    return changed(pack, kop=changed(pack.kop, toelichting=nodes))


def drawing(kind: str, mode: str = "RGB", size: tuple[int, int] = (60, 40), **how: object) -> bytes:
    """Return a picture."""
    out = io.BytesIO()
    Image.effect_noise(size, 60).convert(mode).save(out, kind, **how)
    return out.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    """Return a part of a PNG."""
    return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)


def png(width: int, height: int, form: tuple[int, int, int], data: bytes) -> bytes:
    """Return a PNG; `form` is depth, kind of colour and interlacing."""
    head = width.to_bytes(4) + height.to_bytes(4) + bytes((form[0], form[1], 0, 0, form[2]))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


PNG, JPEG = drawing("PNG"), drawing("JPEG")
FRAME = JPEG.index(b"\xff\xc0")
GOOD = {
    "png": PNG,
    "jpeg": JPEG,
    "progressive jpeg": drawing("JPEG", progressive=True),
    "grey jpeg": drawing("JPEG", "L"),
    "palette": drawing("PNG", "P"),
    "black and white": drawing("PNG", "1"),
    "see-through": drawing("PNG", "RGBA"),
    "grey see-through": drawing("PNG", "LA"),
    "16 bits": png(4, 4, (16, 2, 0), b"".join(b"\0" + bytes(24) for _ in range(4))),
    "interlaced": png(3, 5, (8, 2, 1), b"".join(b"\0" + bytes(3 * n) for n in (1, 1, 1, 1, 2, 1, 1, 1, 3, 3))),
    "more behind it": PNG + b"x" * 9,
    "bad colour profile": drawing("PNG", icc_profile=b"niets" * 40),
    "turned": drawing("JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"),
}
BAD = {
    "half png": PNG[: len(PNG) // 2],
    "png without end": PNG[:-12],
    "png of nothing": b"\x89PNG\r\n\x1a\n\0",
    "png with a bad sum": PNG[:60] + bytes([PNG[60] ^ 1]) + PNG[61:],
    "png with too few rows": png(4, 4, (8, 2, 0), bytes(13)),
    "png without width": png(0, 4, (8, 2, 0), b""),
    "png with odd rows": png(1, 1, (8, 2, 0), b"\x09\0\0\0"),
    "png with odd colours": png(1, 1, (8, 5, 0), b"\0\0\0\0"),
    "png without its palette": png(1, 1, (8, 3, 0), b"\0\0"),
    "half jpeg": JPEG[: len(JPEG) // 2],
    "jpeg of nothing": b"\xff\xd8\xff\0",
    "jpeg that stops in its head": JPEG[:30],
    "jpeg for a printer": drawing("JPEG", "CMYK"),
    "jpeg without width": JPEG[: FRAME + 5] + bytes(4) + JPEG[FRAME + 9 :],
    "svg by another name": b"<svg onload='alert(1)'/>",
    "empty": b"",
}
LARGE = {
    "too wide": png(10_001, 1, (1, 0, 0), bytes(1252)),
    "too many dots": png(9_000, 9_000, (1, 0, 0), b""),
    "jpeg that says so": JPEG[: FRAME + 5] + b"\xff\xff\xff\xff" + JPEG[FRAME + 9 :],
    "too many bytes": PNG + bytes(MAX_PICTURE_BYTES),
}


@pytest.mark.parametrize(("size", "shown"), [((50, 50), (40, 40)), ((2000, 100), (113, 6)), ((20, 400), (2, 40))])
def test_a_logo_leaves_room_for_the_name(table: Path, size: tuple[int, int], shown: tuple[int, int]) -> None:
    """A logo of any shape stands in its own corner (points), beside the name of the table and never over it."""
    Image.new("RGB", size, "#884400").save(table / "data/bijlagen/logo.png")
    replace(table / "data/tafel.md", "themas:\n", "huisstijl:\n  logo: logo.png\nthemas:\n")
    result = made(pack_of(table, "2026-01-15"))
    demand_standards(result, attached=False)
    (logo,) = [tag for tag in Pdf(result).tree.all("Figure") if tag.alt.startswith("Logo van ")]
    left, bottom, right, top = logo.box
    assert (round(right - left), round(top - bottom)) == shown
    assert left > 595 - 62.4 - 114  # the width of the paper without its margin and the widest logo


@pytest.mark.parametrize("name", [*GOOD, *BAD, *LARGE])
def test_pictures(table: Path, name: str) -> None:
    """A sound picture of any kind is drawn; of a broken or huge one the words are printed, and the file goes along."""
    data = {**GOOD, **BAD, **LARGE}[name]
    suffix = "jpg" if "jpeg" in name else "png"
    (table / f"data/bijlagen/foto.{suffix}").write_bytes(data)
    replace(table / PLEIN, "openbaarheid:", f"bijlagen:\n  - bestand: foto.{suffix}\n    titel: F\nopenbaarheid:")
    replace(table / PLEIN, WORDS, f"![Het plein](../bijlagen/foto.{suffix})")
    pack = pack_of(table, "2026-01-15")
    result = made(pack)
    demand_standards(result, attached=True)
    file = Pdf(result)
    assert ("Het plein" in [tag.alt for tag in file.tree.all("Figure")]) == (name in GOOD)
    assert ("[afbeelding: Het plein]" in file.text) == (name not in GOOD)
    assert file.file.attachments[f"B1.1-foto.{suffix}"].get_file().read_bytes() == data
    seen = look(data)
    assert (
        isinstance(seen, Picture) if name in GOOD else seen is (NoPicture.KAPOT if name in BAD else NoPicture.TE_GROOT)
    )


def test_pictures_that_look_sound(table: Path) -> None:
    """A picture that only Typst finds broken does not stop the PDF either."""
    broken = bytearray(JPEG)
    at = JPEG.index(b"\xff\xc4")
    broken[at + 5 : at + 21] = b"\xff" * 16
    assert isinstance(look(bytes(broken)), Picture)
    (table / "data/bijlagen/foto.jpg").write_bytes(bytes(broken))
    replace(table / PLEIN, "openbaarheid:", "bijlagen:\n  - bestand: foto.jpg\n    titel: F\nopenbaarheid:")
    replace(table / PLEIN, WORDS, "![Het plein](../bijlagen/foto.jpg) ![Bank](../bijlagen/foto.jpg)")
    assert "[afbeelding: Het plein]" in printed(table).text


def test_a_picture_that_cannot_be_used_is_found(table: Path) -> None:
    """The check names the item, the line and the file of a picture that no page can show."""
    (table / "data/bijlagen/foto.png").write_bytes(BAD["half png"])
    (table / "data/bijlagen/groot.png").write_bytes(LARGE["too many dots"])
    named = "".join(f"  - bestand: {name}.png\n    titel: F\n" for name in ("foto", "groot"))
    replace(table / PLEIN, "openbaarheid:", f"bijlagen:\n{named}openbaarheid:")
    lines = (table / PLEIN).read_text(encoding="utf-8").split("\n")
    done = tafel(table, "check")
    assert done.returncode == 1
    for name, said in (("foto", "niet te lezen"), ("groot", "te groot")):
        assert f"{PLEIN}:{lines.index(f'  - bestand: {name}.png') + 1}:14: fout T617" in done.stdout
        assert said in done.stdout


def test_same_bytes_everywhere(table: Path, tmp_path: Path) -> None:
    """Folder, time zone, language, hash seed and umask leave no trace in the PDF."""
    command = ("agenda", "build", "--format", "pdf")
    assert tafel_process(table, *command, TZ="UTC", LC_ALL="C", PYTHONHASHSEED="1").returncode == 0
    other = tmp_path / "een andere map" / "x"
    shutil.copytree(table, other, ignore=shutil.ignore_patterns("uitvoer"))
    before = os.umask(0o077)
    try:
        done = tafel_process(
            other, *command, TZ="Pacific/Kiritimati", LC_ALL="C.UTF-8", PYTHONHASHSEED="2", TMPDIR=str(tmp_path)
        )
    finally:
        os.umask(before)
    assert done.returncode == 0
    name = f"{FOLDER}/{pdf.RENDERER.filename('vergaderstukken-2026-01-15')}"
    assert (other / name).read_bytes() == (table / name).read_bytes()
    assert [path for path in tmp_path.iterdir() if path.name.startswith("tafel-")] == []


BLOCKED = """
import sys
sys.modules["typst"] = None
sys.argv[0] = "tafel"
from tafel_cli.__main__ import main
sys.exit(main())
"""


def without_typst(table: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command where Typst cannot be imported."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    command = [sys.executable, "-P", "-c", BLOCKED, *arguments]
    return subprocess.run(command, cwd=table, env=environment, check=False, capture_output=True, encoding="utf-8")


def test_without_typst(table: Path) -> None:
    """Where Typst is missing the other formats are made and one sentence says so; asked for by name it is refused."""
    done = without_typst(table, "agenda", "build", "--format", "pdf")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("tafel: Er is geen pdf gemaakt: ")
    assert not (table / "uitvoer").exists()
    done = without_typst(table, "agenda", "build")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Er is geen pdf gemaakt: " in done.stdout
    assert {path.name for path in (table / FOLDER).iterdir()} >= {"vergaderstukken-2026-01-15.html", "manifest.json"}
    assert not (table / FOLDER / "vergaderstukken-2026-01-15.pdf").exists()


COST = """
import json, re, sys, time
sys.path[:0] = json.loads(sys.argv[1])
from full_packs import FULL, full, pack_of
from tafel_cli.layout.apostrophes import curled
from tafel_cli.layout.meeting_pack import meeting_pack
from tafel_cli.render import pdf
pack = full(sys.argv[2])
began = time.process_time()
print(len(pdf.draw(meeting_pack(pack))), file=sys.stderr)
print(time.process_time() - began, int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024)
"""


@pytest.mark.proof
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says how much memory there was at most")
@pytest.mark.parametrize("kind", FULL)
def test_what_a_pdf_may_cost(kind: str) -> None:
    """The largest pack that is accepted takes at most 10 seconds of work and 512 MB, whatever it is full of."""
    command = [sys.executable, "-c", COST, json.dumps([str(ROOT), str(ROOT / "tests")]), kind]
    done = subprocess.run(command, env=untraced(), check=True, capture_output=True, text=True)
    seconds, megabytes = map(float, done.stdout.split())
    assert seconds <= 10
    assert megabytes <= 512


@pytest.mark.parametrize("kind", FULL)
def test_more_is_refused(kind: str) -> None:
    """A larger pack is refused in a sentence that says what to do, before Typst starts."""
    with pytest.raises(TooMuchError, match=r"te lang voor een pdf.*Maak ze korter"):
        made(full(kind, 1.5))


def test_the_version_of_typst() -> None:
    """The fonts and the layout are made for this version of Typst; another one makes other bytes."""
    assert typst.__version__.startswith("0.15.")
