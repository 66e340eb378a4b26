"""The PDF of each paper: its standards, its text and tags, its pages and what is inside it."""

import re
from collections import Counter
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from after_table import HELD, adopt, lay_after
from conftest import ROOT, SMALLEST, git, replace, tafel
from full_packs import pack_of
from pdf_reader import Pdf, Tag, page_strokes, page_text, squeezed
from pdf_standards import demand_standards
from printed_pack import HOSTILE, PLEIN, WORDS, made, printed

from tafel_cli.layout.apostrophes import curled
from tafel_cli.layout.meeting_pack import meeting_pack
from tafel_cli.pack.audience import Doelgroep
from tafel_cli.pack.pack import ChangesBlock, ItemSheet, Pack
from tafel_cli.pack.rows import ChangeRow
from tafel_cli.render import html
from tafel_cli.render.typeset.letters import spelt
from tafel_cli.value_class import with_changes as changed

PACKS = [
    (root, meeting, one) for root, meeting in ((ROOT, "2026-12-03"), (SMALLEST, "2026-01-15")) for one in Doelgroep
]


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


@pytest.mark.proof
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
