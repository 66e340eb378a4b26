"""Papers are set on a grid: sizes, lengths of lines, breaks between pages, and the tags that tell a reader of both."""

import ctypes
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import NamedTuple
from zipfile import ZipFile

import pypdfium2 as pdfium
import pytest
from conftest import ROOT, Record, tafel
from full_packs import pack_of
from on_paper import FOOT, HEIGHT, MM, TOP, faults
from pages import paper
from pdf_reader import Pdf, squeezed
from pdf_standards import demand_standards
from read_aloud import page
from whole_on_paper import section

from tafel_cli.layout.blocks import Cell, Column, Fact, Facts, NewPage, PageOf, Paragraph, Row, Section, Table
from tafel_cli.layout.meeting_pack import meeting_pack
from tafel_cli.layout.paper import Paper
from tafel_cli.pack.audience import Doelgroep
from tafel_cli.reading.markdown import parse_markdown
from tafel_cli.render import html, pdf
from tafel_cli.value_class import with_changes as changed

SMALLEST, SMALLEST_FOOT = 10.5, 8.0  # points
UNSEEN = 1.0  # points: letters that are only heard, in the place of a box or a line to write on
FEWEST, MOST = 60, 85  # characters on a line of text that goes on
BODY = 11.5  # points
FEW = 4  # lines on a page
LEFT = (22 + 34) * MM  # of the column of text
PACKS = pytest.mark.parametrize("audience", Doelgroep)


@cache
def drawn(audience: Doelgroep) -> bytes:
    """Return the PDF of the example's pack."""
    return pdf.draw(meeting_pack(pack_of(ROOT, "2026-12-03", audience)))


class Line(NamedTuple):
    """A line of text on a page: its baseline and left edge in points, its size and its characters."""

    page: int
    bottom: float
    left: float
    size: float
    text: str


def lines(data: bytes) -> Iterator[Line]:
    """Yield the lines between head and foot, as they are drawn; a new one begins where the baseline changes."""
    for number, leaf in enumerate(pdfium.PdfDocument(data), 1):
        text = leaf.get_textpage()
        row: list[tuple[float, float, float, str]] = []
        for index in range(text.count_chars()):
            x, y = ctypes.c_double(), ctypes.c_double()
            pdfium.raw.FPDFText_GetCharOrigin(text, index, x, y)
            letter = chr(pdfium.raw.FPDFText_GetUnicode(text, index))
            if letter in "\r\n\u200b\ufffe" or not FOOT < y.value < HEIGHT - TOP:
                continue
            if row and abs(row[-1][0] - y.value) > 1 and letter != " ":
                yield _line(number, row)
                row = []
            row.append((y.value, x.value, pdfium.raw.FPDFText_GetFontSize(text, index), letter.replace("\x02", "-")))
        if row:
            yield _line(number, row)


def _line(page: int, row: list[tuple[float, float, float, str]]) -> Line:
    bottom, left, size, _ = row[0]
    return Line(page, bottom, left, size, "".join(letter for *_, letter in row).strip())


@PACKS
def test_no_letter_is_small(audience: Doelgroep) -> None:
    """Letters are at least 10.5 points, those at the foot at least 8."""
    demand_sizes(drawn(audience))


def demand_sizes(data: bytes, smallest: float = SMALLEST) -> None:
    """Demand that no letter is smaller than this, and none at the foot smaller than 8 points."""
    small: dict[float, str] = defaultdict(str)
    for leaf in pdfium.PdfDocument(data):
        text = leaf.get_textpage()
        for index in range(text.count_chars()):
            letter = chr(pdfium.raw.FPDFText_GetUnicode(text, index))
            size = pdfium.raw.FPDFText_GetFontSize(text, index)
            if letter.strip("\u200b\ufffe").strip() and pdfium.raw.FPDFText_IsGenerated(text, index) != 1:
                foot = text.get_charbox(index)[3] < FOOT
                if UNSEEN < size < (SMALLEST_FOOT if foot else smallest) - 0.01:
                    small[size] += letter
    assert small == {}


@PACKS
def test_a_line_is_easy_to_read(audience: Doelgroep) -> None:
    """A line of text that goes on in the next one holds 60 to 85 characters; most hold 70 or more."""
    found = list(lines(drawn(audience)))
    goes_on = [
        (len(one.text), len(after.text.split()[0]))
        for one, after in pairwise(found)
        if one.size == after.size == BODY
        and abs(one.left - LEFT) < 1
        and abs(after.left - LEFT) < 1
        and after.text[0].islower()
    ]
    assert len(goes_on) > 30
    assert min(length + word for length, word in goes_on) >= FEWEST  # a long word may stand on the next line
    assert max(length for length, _ in goes_on) <= MOST
    assert median(length for length, _ in goes_on) >= 70


@PACKS
def test_pages_end_well(audience: Doelgroep) -> None:
    """No page has fewer than four lines, and none ends with a line that announces what follows."""
    demand_good_ends(drawn(audience))


def demand_good_ends(data: bytes) -> None:
    """Demand that each page has four lines or more, and that its last one does not end in a colon."""
    found = list(lines(data))
    assert [page for page, count in Counter(one.page for one in found).items() if count < FEW] == []
    last = {one.page: one for one in sorted(found, key=lambda one: -one.bottom)}
    assert [one.text for one in last.values() if one.text.endswith(":")] == []


@pytest.mark.parametrize("kind", ["verslag", "besluiten"])
def test_papers_after_a_meeting_are_set_alike(kind: str, tmp_path: Path) -> None:
    """Minutes and the list to mail have the same sizes and ends of pages."""
    done = tafel(ROOT, kind, "build", "2026-11-05", "--concept", "--format", "pdf", "--output", str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    (file,) = tmp_path.rglob("*.pdf")
    demand_sizes(file.read_bytes())
    demand_good_ends(file.read_bytes())


@pytest.mark.parametrize("before", range(0, 60, 3))
def test_a_line_with_a_colon_stays_with_its_list(before: int) -> None:
    """Wherever a page ends, a line that announces a list, a table or an inner list stands with its first line."""
    text = (
        "regel\n\n" * before
        + "Drie dingen:\n\n- een:\n  - twee\n- drie\n\nDe tabel:\n\n| a | b |\n|---|---|\n| c | d |\n"
    )
    demand_good_ends(pdf.draw(paper(section(text + "\n" + "slot\n\n" * 9, "tekst"))))


@pytest.mark.parametrize("before", [20, 33, 36, 38, 40, 42])
def test_a_heading_stays_with_its_text(before: int) -> None:
    """Wherever a page ends, a heading at the side stands with two lines of its text, at the height of the first."""
    text = "regel\n\n" * before + "## Kop\n\n" + "woord " * 60
    found = list(lines(pdf.draw(paper(section(text, "tekst")))))
    place = next(index for index, one in enumerate(found) if one.text.startswith("Kop"))
    beside = [one for one in found[place:] if one.page == found[place].page]
    assert "woord" in found[place].text or abs(found[place].bottom - found[place + 1].bottom) < 1
    assert sum("woord" in one.text for one in beside) >= 2


@pytest.mark.parametrize("letters", [2, 3, 4])
def test_page_1_holds_its_agenda_behind_page_100(letters: int) -> None:
    """Page 1 ends where its text ends, also if numbers of three digits make lines longer than two digits would."""
    anchors = [f"deel-{number}" for number in range(104)]
    lead = "woord " * 11 + "i" * letters + " "
    listed = [Paragraph(text=(lead, PageOf(anchor=anchors[-1 - at % 20], before="blz\u00a0"))) for at in range(30)]
    rest = [Section(title="Deel", anchor=each, blocks=(Paragraph(text="tekst"), NewPage())) for each in anchors]
    first = Section(title="Agenda", anchor="agenda", blocks=tuple(listed))
    said = [leaf.get_textpage().get_text_range() for leaf in pdfium.PdfDocument(pdf.draw(paged(first, *rest)))]
    assert [text.count("blz") for text in said[:2]] in ([30, 0], [0, 30])
    assert len(said) > 100


def paged(first: Section, *rest: Section) -> Paper:
    """Return a paper with a section on page 1 and others behind it."""
    return changed(paper(), first=(first,), rest=rest)


@pytest.mark.parametrize("value", ["kort", "een waarde die zelf twee regels nodig heeft " * 2])
def test_a_long_name_of_a_fact_stays_on_its_page(value: str) -> None:
    """Wherever a page ends, the name of a fact stands in the text area with all its lines, above the foot."""
    named = Facts(rows=(Fact(name="Een lange naam die een paar regels nodig heeft", value=value),) * 3)
    for before in range(25, 37):
        document = paper(section("regel\n\n" * before, "tekst"), Section(title="Feiten", blocks=(named,)))
        assert faults(document, pdf.draw(document)) == []


def test_a_name_with_a_page_keeps_the_next_one_clear() -> None:
    """The name of a fact that takes two lines because of a page in it stands clear of the next name."""
    page_of = PageOf(anchor="blokken", before="blz\u00a0", after=" en dan nog verder")
    named = Facts(rows=(Fact(name=("Punt 10, ", page_of), value="kort"), Fact(name="Daarna", value="kort")))
    document = paper(Section(title="Feiten", blocks=(named,)))
    assert faults(document, pdf.draw(document)) == []


@pytest.mark.parametrize("count", [121, 123, 125, 126, 127])
def test_a_last_page_is_worth_turning_to(count: int) -> None:
    """No paper ends with a page of fewer than seven lines, if all can be set a little tighter to prevent that."""
    found = Counter(one.page for one in lines(pdf.draw(paper(section("regel\n\n" * count, "tekst")))))
    assert found[max(found)] >= 7


def test_a_quotation_stands_level_with_its_heading() -> None:
    """A quotation below a heading at the side begins at the height of that heading, as any text does."""
    found = list(lines(pdf.draw(paper(section("## Kop\n\n> een citaat\n\n## Nog een\n\ntekst\n", "tekst")))))
    head, quoted = (next(one for one in found if one.text.startswith(said)) for said in ("Kop", "een citaat"))
    assert abs(head.bottom - quoted.bottom) < 3


LONG_ROW = " ".join(f"woord{number}" for number in range(900))
ROW = " ".join(f"woord{number}" for number in range(130))


@pytest.mark.parametrize("before", [0, 12, 30])
@pytest.mark.parametrize("typed", [True, False])
def test_a_row_is_cut_only_if_it_must(before: int, *, typed: bool) -> None:
    """A row that fits on a page stands on one page; of a row of two pages no word is lost, and each comes once."""
    lead = section("regel\n\n" * before, "tekst")
    for words, whole in ((ROW, True), (LONG_ROW, False)):
        cells = (words, "kort")
        table = section(f"| a | b |\n|---|---|\n| {' | '.join(cells)} |\n", "tabel") if typed else own_table(cells)
        found: Counter[str] = Counter()
        where = set()
        for number, leaf in enumerate(pdfium.PdfDocument(pdf.draw(paper(lead, table))), 1):
            said = re.findall(r"woord\d+", leaf.get_textpage().get_text_range())
            found.update(said)
            where |= {number} if said else set()
        assert found == Counter(words.split())
        assert (len(where) == 1) == whole


def own_table(cells: tuple[str, ...]) -> Table:
    """Return a table of ours with one row."""
    columns = (Column(head="Wat", width="1fr"), Column(head="Wie", width="2fr"))
    return Table(name="Tabel", columns=columns, rows=(Row(cells=tuple(Cell(text=one) for one in cells)),), row_head=0)


@PACKS
def test_what_a_reader_hears(audience: Doelgroep) -> None:
    """Facts and questions are lists, no text stands outside a paragraph, and few tags say nothing."""
    tree = Pdf(drawn(audience)).tree
    names = Counter(tag.name for tag in tree.walk())
    assert names["Div"] <= 15
    assert names["LI"] >= {Doelgroep.OPENBAAR: 70}.get(audience, 90)
    assert names["Lbl"] == names["LBody"] == names["LI"]
    assert {tag.name for tag in tree.inside} <= {"P", "L", "Table", "Figure", "Div", *(f"H{n}" for n in range(1, 7))}
    assert [tag.text for tag in tree.all("Div") if tag.text.strip() and not tag.inside] == []
    labels = [squeezed(tag.text) for tag in tree.all("Lbl")]
    assert {"Wanneer", "Waar", "5.1", "5.2", "6.1"} <= set(labels)


@PACKS
def test_each_link_has_the_name_of_its_place(audience: Doelgroep) -> None:
    """A link to an item is called by its title and page, in public without the page; two places never share a name."""
    places = defaultdict(set)
    for leaf in Pdf(drawn(audience)).file.pages:
        for note in leaf.get("/Annots", ()):
            place = repr(note.A.URI) if "/A" in note else repr(note.Dest)
            places[str(note.Contents).strip()].add(place)
    assert [name for name, found in places.items() if len(found) > 1] == []
    title = "5. Verhuisregeling voor ouderen die ruim wonen"
    name = next(each for each in places if each.startswith(title) and "D" not in each)
    assert re.fullmatch(re.escape(title) + ("" if audience is Doelgroep.OPENBAAR else r", pagina \d+"), name)
    assert [each for each in places if "Hoofdstuk" in each or re.match("pagina", each)] == []
    assert [each for each in places if each.startswith("B5.1 Voorbeeldberekening")]


def words_but_pages(document: Pdf) -> Counter[str]:
    """Return the letters of a PDF and how often it has each, without the numbers of pages in its text and agenda."""
    rows = [table.all("TR") for table in document.tree.all("Table")]
    paged = [row.all("TD", "TH") for found in rows for row in found if squeezed(found[0].text).endswith("Blz.")]
    said = Counter(squeezed(re.sub(r"blz\.\s*\d+|·", "", document.text)))
    said.subtract(squeezed("".join(cells[-1].text for cells in paged)))
    return said


BUILDS = [("agenda", "2026-12-03"), ("verslag", "2026-11-05"), ("besluiten", "2026-11-05")]


@pytest.mark.parametrize(("noun", "meeting"), BUILDS)
def test_large_letters(noun: str, meeting: str, tmp_path: Path) -> None:
    """`--letter groot` makes a PDF of 16 points beside the ordinary one, with the same words on lines of 40 or more."""
    said = ("--concept", "--format", "pdf", "--letter", "groot", "--output", str(tmp_path))
    done = tafel(ROOT, noun, "build", meeting, *said)
    assert done.returncode == 0, done.stdout + done.stderr
    (large,) = tmp_path.rglob("*-groot.pdf")
    usual = large.with_name(large.name.replace("-groot", ""))
    sizes = Counter(line.size for line in lines(large.read_bytes()))
    assert min(sizes) >= 16  # head and foot aside
    demand_sizes(large.read_bytes())
    goes_on = [one for one, after in pairwise(lines(large.read_bytes())) if one.size == 16 and after.text[0].islower()]
    assert median(len(one.text) for one in goes_on) >= 40
    words = [words_but_pages(Pdf(file.read_bytes())) for file in (large, usual)]
    assert words[0] == words[1]
    demand_standards(large.read_bytes(), attached=noun == "agenda")
    same = tafel(ROOT, "agenda", "verify", str(large.parent))
    assert "Gelijk" in same.stdout


def test_large_letters_are_sent_along(table: Path, record: Record) -> None:
    """Who built the papers in large letters too, sends them along; else they are not made."""
    for built in (False, True):
        if built:
            assert tafel(table, "agenda", "build", "--letter", "groot").returncode == 0
        done = tafel(table, "agenda", "send")
        record(table)
        assert done.returncode == 0, done.stdout + done.stderr
        (archive,) = table.rglob("*.zip")
        with ZipFile(archive) as found:
            assert any(name.endswith("-groot.pdf") for name in found.namelist()) == built


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("thema's en foto's", "thema’s en foto’s"),
        ("'s avonds in 's-Hertogenbosch", "’s avonds in ’s-Hertogenbosch"),
        ("zij zei 'ja' (en 'nee')", "zij zei ‘ja’ (en ‘nee’)"),
        ("de Jansen' van '26", "de Jansen’ van ’26"),
        ("**thema**'s", "thema’s"),
        ("`a'b` en", "a'b en"),
    ],
)
def test_apostrophes_are_those_of_print(typed: str, printed: str) -> None:
    """On paper and on the screen an apostrophe is curled, and so is a single quote; code and addresses stay."""
    about = pack_of(ROOT, "2026-12-03")
    sheet = changed(about.bladen[0], tekst=parse_markdown(typed))
    document = meeting_pack(changed(about, bladen=(sheet,)))
    assert squeezed(printed) in squeezed(Pdf(pdf.draw(document)).text)
    assert squeezed(printed) in squeezed(page(html.draw(document).decode()))


@pytest.mark.parametrize("words", ["punt 5.1", "bijlage B5.2", "5 november 2026", "vraag 12"])
def test_a_number_stands_with_its_noun(words: str) -> None:
    """Wherever a line ends, a number stands on the line of its noun, and between them a plain space."""
    text = "\n\n".join(f"{'ja ' * count}in {words} staat meer." for count in range(12, 48))
    document = paper(section(text, "tekst"))
    found = [one.text for one in lines(pdf.draw(document))]
    assert sum(words in one for one in found) == 36


@pytest.mark.parametrize("words", ["punt 5.1", "5 november 2026"])
def test_a_number_stands_with_its_noun_in_lists(words: str) -> None:
    """In a list too, and where the words begin a deep item, they stand on one line."""
    behind = "\n".join(f"- {words} en {'ja ' * count}in {words} staat meer." for count in range(12, 24))
    deep = "\n".join(f"{'  ' * depth}- {words}" for depth in range(8))
    quoted = f"> > > > > {words} {'nee ' * 30}"
    found = [one.text for one in lines(pdf.draw(paper(section(f"{behind}\n\n{deep}\n\n{quoted}\n", "tekst"))))]
    assert sum(one.count(words) for one in found) == 24 + 8 + 1


@PACKS
def test_large_letters_stay_on_the_page(audience: Doelgroep) -> None:
    """Every word in large letters stands inside the text area of its page, over no other word, and is large."""
    document = changed(meeting_pack(pack_of(ROOT, "2026-12-03", audience)), large=True)
    data = pdf.draw(document)
    assert faults(document, data) == []
    assert [one for one in lines(data) if 1 < one.size < 16] == []  # of 1 point: the signs that are heard and not seen


@PACKS
@pytest.mark.parametrize("large", [False, True])
def test_what_belongs_together_is_on_one_page(audience: Doelgroep, *, large: bool) -> None:
    """The questions of an item stand with its title, and what a decision says stands with the decision."""
    found = pack_of(ROOT, "2026-12-03", audience)
    document = changed(meeting_pack(found), large=large)
    said = [squeezed(leaf.get_textpage().get_text_range()) for leaf in pdfium.PdfDocument(pdf.draw(document))]
    papers = [text for text in said if "paginaD" not in text]  # a point of the script may take two pages
    for sheet in found.bladen:
        for question in sheet.vragen:
            first = next(text for text in papers if squeezed(curled(f"{question.nr} {question.tekst}")) in text)
            assert squeezed(curled(sheet.regel.titel)) in first
    for decision in found.besluiten:
        (behind,) = [
            text
            for text in said
            if squeezed(f"{decision.uitkomst} · {decision.stand}").lower() in text.lower()
            and squeezed(curled(decision.tekst)) in text
        ][-1:]
        for party, words in decision.aantekeningen:
            assert squeezed(curled(f"Aantekening van {party}: {words}")) in behind


def curled(text: str) -> str:
    """Return a text with the apostrophes of print."""
    return text.replace("'", "’")


def test_minutes_and_page_stand_on_one_line() -> None:
    """The minutes and the page of an item are not cut by the end of a line, and no line begins or ends with a dot."""
    found = [one.text.strip() for one in lines(drawn(Doelgroep.DEELNEMERS))]
    assert [text for text in found if text.startswith("·") or text.endswith("·")] == []
    assert sum(bool(re.search(r"\b\d+ min · blz\. \d+$", text)) for text in found) >= 5


def test_headings_of_a_list_are_alike() -> None:
    """All working agreements have their heading at the side of their text, also those of three lines."""
    agreements = pack_of(ROOT, "2026-12-03").werkafspraken
    found = list(lines(drawn(Doelgroep.DEELNEMERS)))
    starts = [f"{one.nummer}. {one.titel.split()[0]}" for one in agreements]
    heads = [next(one for one in found if one.text.startswith(start) and one.left < LEFT - 1) for start in starts]
    assert {one.size for one in heads} == {BODY}


def test_a_narrow_table_stays_in_the_column() -> None:
    """A table of many short columns stands in the column of text, with its heading at the side."""
    table = "## Kop\n\n| Segment | Klaar | In aanbouw | In voorbereiding | Samen |\n|---|---|---|---|---|\n"
    found = list(lines(pdf.draw(paper(section(table + "| Middeldure koop | 330 | 240 | 980 | 1.550 |\n", "tekst")))))
    head = next(one for one in found if "Segment" in one.text)
    assert abs(head.left - LEFT) < 1
