"""Page 1 and what is in brief behind it: who has ten minutes reads what it is about, and where to find the rest."""

import re
from datetime import date, time
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from conftest import ROOT, replace
from full_packs import pack_of

from tafel_cli.layout.blocks import Columns, Facts, Paragraph, Section, Table
from tafel_cli.layout.meeting_pack import meeting_pack
from tafel_cli.layout.paper import Paper, walk
from tafel_cli.layout.wording import CLOSED
from tafel_cli.pack.audience import Doelgroep
from tafel_cli.pack.changes import nazending
from tafel_cli.pack.pack import AgendaTable, ChangesBlock, Pack
from tafel_cli.pack.rows import AgendaRow, ChangeRow, Stukdeel
from tafel_cli.reading.markdown import parse_markdown
from tafel_cli.render import html, pdf
from tafel_cli.value_class import with_changes as changed

MEETING = "2026-12-03"
PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"
KERN = "Het plein is vaak leeg. We willen samen weten hoe dat komt."


def example(audience: Doelgroep = Doelgroep.DEELNEMERS) -> Paper:
    """Return the pack of the example's meeting, laid out."""
    return meeting_pack(pack_of(ROOT, MEETING, audience))


def words(paper: Paper) -> str:
    """Return the words of the page of a paper, with one space between two."""
    drawn = html.draw(paper).decode("utf-8").split("</style>", 1)[1]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", drawn.replace("<br>", " ").replace("<dd>", " ")))


def paper_words(paper: Paper) -> list[str]:
    """Return the words on each page of the PDF."""
    pages = pdfium.PdfDocument(pdf.draw(paper))
    return [re.sub(r"[\s\u200b]+", " ", page.get_textpage().get_text_range()) for page in pages]


def agenda(paper: Paper) -> Table:
    """Return the table of the agenda of a paper."""
    return next(one for one in section(paper, "agenda").blocks if isinstance(one, Table))


def section(paper: Paper, anchor: str) -> Section:
    """Return the section with this anchor."""
    (found,) = [one for one in walk(paper.menu()) if isinstance(one, Section) and one.anchor == anchor]
    return found


def test_page_1_holds_the_meeting_and_its_agenda() -> None:
    """Page 1 of the example has the facts, what is asked and the agenda, and behind it stands what is in brief."""
    first, second, *_ = paper_words(example())
    assert [first.find(title) for title in ("De bijeenkomst", "Wat vragen we van u?", "Agenda", "Sluiting")] == sorted(
        max(first.find(title), 1) for title in ("De bijeenkomst", "Wat vragen we van u?", "Agenda", "Sluiting")
    )
    assert "In het kort" not in first
    assert "In het kort" in second


def test_a_closed_item_says_so_everywhere() -> None:
    """Who takes part reads at a closed item that it is: in the agenda, in brief, above its sheet and at attachments."""
    pack = pack_of(ROOT, MEETING)
    sheets = tuple(changed(sheet, openbaar=sheet.regel.nr != "7") for sheet in pack.bladen)
    closed = meeting_pack(changed(pack, bladen=sheets))
    page = html.draw(closed).decode("utf-8")
    parts = re.split(r'id="(agenda|kort|vooraf|stukken|verslag|bijlagen|colofon)"', page)
    told = {name: text.count(f">{CLOSED}<") for name, text in zip(parts[1::2], parts[2::2], strict=True)}
    assert [told[name] for name in ("agenda", "kort", "stukken", "bijlagen")] == [1, 1, 1, 1]
    assert CLOSED not in words(example()) + words(example(Doelgroep.OPENBAAR))


def test_what_was_sent_later_has_its_page_and_marks_the_agenda() -> None:
    """Behind each item that is new or changed since the pack was sent stands its page, and the agenda has a mark."""
    pack = pack_of(ROOT, MEETING)
    rows = {row.nr: row.titel for row in pack.agenda.regels}
    changes = tuple(
        ChangeRow(nr=nr, titel=rows.get(nr, "Weg"), wat=what, details=())
        for nr, what in (("5", "gewijzigd"), ("7", "nieuw"), ("99", "ingetrokken"))
    )
    sent = ChangesBlock(op=None, versie="0123456789ab", wijzigingen=changes)
    late = meeting_pack(changed(pack, nazending=sent))
    first = paper_words(late)[0]
    assert re.search(r"gewijzigd 5\. [^·]+ · blz\. \d+ ", first)
    assert re.search(r"nieuw 7\. [^·]+ · blz\. \d+ ", first)
    marked = {row.cells[0].text: row.cells[2].marks for row in agenda(late).rows if row.cells[2].marks}
    assert (marked["5"][0], marked["7"][0]) == ("gewijzigd", "nieuw")
    assert "ingetrokken" not in repr(marked)


def test_minutes_that_were_sent_later_have_their_page() -> None:
    """Behind minutes that changed since the pack was sent stands their page, and a link leads to them."""
    pack = pack_of(ROOT, MEETING)
    row = ChangeRow(nr="", titel="Verslag van die dag", wat="gewijzigd", details=("Anders.",), deel=Stukdeel.VERSLAG)
    late = meeting_pack(changed(pack, nazending=ChangesBlock(op=None, versie="0123456789ab", wijzigingen=(row,))))
    pages = paper_words(late)
    place = re.search(r"gewijzigd Verslag van die dag (?:· )?blz\. (\d+) ", pages[0])
    assert place
    assert "Dit verslag is" in pages[int(place[1]) - 1]
    assert '<a href="#verslag">Verslag van die dag</a>' in html.draw(late).decode("utf-8")


@pytest.mark.parametrize("audience", [Doelgroep.DEELNEMERS, Doelgroep.OPENBAAR])
def test_a_written_round_is_called_so(audience: Doelgroep) -> None:
    """The facts of a written round stand below its own name, and what changed in them too; a meeting has its name."""
    pack = pack_of(ROOT, MEETING, audience)
    kop = changed(pack.kop, schriftelijk=True)
    for each, title in ((pack, "De bijeenkomst"), (changed(pack, kop=kop), "De schriftelijke ronde")):
        found = [one for one in walk(meeting_pack(each).first) if isinstance(one, Section)]
        assert [one.title for one in found if one.anchor == "bijeenkomst"] == [title]
        later = changed(each, kop=changed(each.kop, datum=date(2026, 12, 4)))
        told = nazending(each, later, None)
        assert told
        assert told.wijzigingen[0].titel == title


@pytest.mark.parametrize("written", [True, False])
def test_where_the_public_can_ask(written: bool) -> None:  # noqa: FBT001  (a case)
    """Where everybody can ask a question stands above the facts, once: with how to take part, or else at the top."""
    pack = pack_of(ROOT, MEETING, Doelgroep.OPENBAAR)
    kop = changed(pack.kop, schriftelijk=written, postbus="post@tafel.example")
    for more in ("U kunt erbij zijn.", None):
        paper = meeting_pack(changed(pack, kop=changed(kop, meedoen=more)))
        said = words(paper)
        assert said.count("Hebt u een vraag?") == 1
        assert said.index("Hebt u een vraag?") < said.index("De schriftelijke ronde" if written else "De bijeenkomst")


@pytest.mark.parametrize(
    ("shorter", "told"),
    [
        (1, "Punt {3} duurt tot na 15.59 uur."),
        (5, "Punt {3} komt na 15.55 uur."),
        (7, "Punt {2} duurt tot na 15.53 uur. Punt {3} komt na 15.53 uur."),
        (10, "Punt {2} en {3} komen na 15.50 uur."),
        (15, "Punt {1} tot en met {3} komen na 15.45 uur."),
    ],
)
@pytest.mark.parametrize("audience", Doelgroep)
def test_an_agenda_that_is_too_long_names_points(shorter: int, told: str, audience: Doelgroep) -> None:
    """Below the agenda stands which points come after the end, for all readers, because a narrow part has no number."""
    pack = too_long(pack_of(ROOT, MEETING, audience), shorter)
    said = words(meeting_pack(pack))
    named = re.sub(r"\{(\d)\}", lambda found: str(int(found[1]) + 10), told)
    assert f"Dat is {shorter} {'minuut' if shorter == 1 else 'minuten'} te veel. {named}" in said
    assert "dikke streep" not in said


def too_long(pack: Pack, minutes: int, numbers: tuple[str, ...] = ("10", "11", "12", "13")) -> Pack:
    """Return a pack whose last three points take five minutes each, up to 16:00, while there are `minutes` less."""
    times = ((15, 0), (15, 45), (15, 50), (15, 55), (16, 0))
    rows = tuple(
        AgendaRow(soort="vast", nr=nr, titel=f"Punt {nr}", van=time(*times[at]), tot=time(*times[at + 1]), duur=1)
        for at, nr in enumerate(numbers)
    )
    table = AgendaTable(regels=rows, beschikbaar=60 - minutes, gepland=60, over=-minutes)
    nothing = changed(pack, bladen=(), gevraagd_besluit=(), hamerstukken=(), gevraagd=(), draaiboek=None)
    return changed(nothing, agenda=table, kop=changed(pack.kop, aanvang=time(15), einde=time(15, 60 - minutes)))


def test_points_out_of_order_are_each_named() -> None:
    """If the agenda has another order than the numbers that were sent, each point after the end is named."""
    pack = pack_of(ROOT, MEETING)
    said = words(meeting_pack(too_long(pack, 15, ("1", "5", "4", "6"))))
    assert "Punt 5, 4 en 6 komen na 15.45 uur." in said
    assert "Punt 2 tot en met 4 komen" in words(meeting_pack(too_long(pack, 15, ("1", "2", "2a", "4"))))


@pytest.mark.parametrize("audience", [Doelgroep.DEELNEMERS, Doelgroep.OPENBAAR])
def test_a_written_round_has_no_talk(audience: Doelgroep) -> None:
    """Papers for a written round speak of no talk and no meeting, and a column of the agenda that is empty is left out.

    Those of a meeting do, and have the column.
    """
    pack = pack_of(ROOT, MEETING, audience)
    written = changed(pack, kop=changed(pack.kop, schriftelijk=True), bladen=())
    spoken = ("De voorzitter stopt het gesprek", "praten erover in hun bijeenkomst", "in deze bijeenkomst vast")
    assert any(each in words(meeting_pack(pack)) for each in spoken)
    assert not [each for each in spoken if each in words(meeting_pack(written))]
    heads = [[column.head for column in agenda(meeting_pack(each)).columns] for each in (pack, written)]
    assert ["Bijlagen" in found for found in heads] == [True, False]


def test_the_agenda_says_that_others_bring_an_item_in_too() -> None:
    """Behind the party that brings in an item together with others stands that it is not the only one."""
    pack = pack_of(ROOT, MEETING)
    said = {row.cells[0].text: row.cells[3].text for row in agenda(meeting_pack(pack)).rows}
    together = {sheet.regel.nr: bool(sheet.mede_indieners) for sheet in pack.bladen}
    assert {nr: str(said[nr]).endswith(" e.a.") for nr in together} == together
    assert {*together.values()} == {True, False}


def test_no_letter_on_page_1_is_small() -> None:
    """An agenda that does not fit below the rest in letters of 10.5 points opens page 2."""
    pack = pack_of(ROOT, MEETING)
    rows = pack.agenda.regels
    long = changed(pack, agenda=changed(pack.agenda, regels=(*rows, *rows[-3:] * 3)))
    first, second, *_ = paper_words(meeting_pack(long))
    assert "Onderwerp" not in first
    assert "Wat vragen we van u?" in first
    assert second.index("Onderwerp") < second.rindex("In het kort")


def test_what_is_asked_says_how_long_and_where() -> None:
    """Behind each title in what is asked stand the minutes and the page on which its sheet really begins."""
    pages = paper_words(example())
    found = re.findall(r"\b(\d+) min · blz. (\d+)", pages[0])
    assert [minutes for minutes, _ in found] == ["5", "25", "20", "15", "10"]
    for nr, (_, number) in enumerate(found, 4):
        assert re.search(rf"\b{nr}\. [A-Z]", pages[int(number) - 1])


def test_the_agenda_has_a_column_of_pages() -> None:
    """The agenda on paper says on which page each item is; the page on a screen has links and no such column."""
    (table,) = [one for one in walk(section(example(), "agenda")) if isinstance(one, Table)]
    assert [column.head for column in table.columns][-1] == "Blz."
    assert ">Blz.<" not in html.draw(example()).decode("utf-8")


def test_nothing_public_refers_to_a_page() -> None:
    """The public has its own numbers of pages, so no text in its papers leads to one."""
    paper = example(Doelgroep.OPENBAAR)
    assert not any(re.search(r"\bblz\.|\bBlz\.", text) for text in paper_words(paper))
    assert "blz." not in words(paper)


def test_hamerstukken_stand_where_the_agenda_has_them() -> None:
    """The kinds of what is asked come in the order of the agenda."""
    (columns,) = [one for one in walk(section(example(), "gevraagd")) if isinstance(one, Columns)]
    titles = [one.title for one in walk(columns) if isinstance(one, Section)]
    assert titles == ["Hamerstukken", "Gevraagd besluit", "Gevraagd: uw mening en kennis"]


def test_a_group_that_goes_on_has_its_heading_again() -> None:
    """A group that is broken over two columns on paper says above the second what it goes on with."""
    pack = pack_of(ROOT, MEETING)
    many = changed(pack, gevraagd_besluit=(), hamerstukken=(), gevraagd=pack.gevraagd * 2)
    first, *_ = paper_words(meeting_pack(many))
    assert first.count("Gevraagd: uw mening en kennis") == 2
    assert "Gevraagd: uw mening en kennis (vervolg)" in first
    whole = changed(pack, gevraagd=())
    assert "(vervolg)" not in paper_words(meeting_pack(whole))[0]


def test_every_kern_is_in_brief(table: Path) -> None:
    """In het kort has the title of every item, the numbers of what it asks, and its Kern as it was typed."""
    paper = meeting_pack(pack_of(table, "2026-01-15"))
    (said,) = [one for one in walk(section(paper, "kort")) if isinstance(one, Facts)]
    assert len(said.rows) == 1
    brief = words(paper).split("In het kort")[2].split("Goed om vooraf te weten")[0]
    assert brief.split() == f"Punt 1 vraagt 1.1 Hoe gebruiken we het plein? · Beeldvormend {KERN}".split()


@pytest.mark.parametrize(
    ("kern", "told"),
    [
        ("Een zin. Nog een. En drie. Deze is te veel.", "Een zin. Nog een. En drie. (lees verder bij punt 1)"),
        ("Op 3 dec. 2026 is het zo, bijv. bij ons. Dus nu. En toen.", "bijv. bij ons. Dus nu. En toen."),
        ("Een zin.\n\n- een lijst", "Een zin. (lees verder bij punt 1)"),
        ("Een zin.\n\nNog een.", "Een zin. Nog een."),
    ],
)
def test_a_long_kern_ends_behind_a_sentence(table: Path, kern: str, told: str) -> None:
    """A Kern of more than three sentences, or of more than sentences, is cut and says where to read on."""
    replace(table / PLEIN, KERN, kern)
    paper = meeting_pack(pack_of(table, "2026-01-15"))
    brief = words(paper).split("In het kort")[2].split("Goed om vooraf te weten")[0]
    assert brief.rstrip().endswith(told)
    on_paper = " ".join(paper_words(paper))
    assert ("lees verder bij punt 1, blz. 2)" in on_paper) == ("lees verder" in told)


def test_a_closed_kern_is_never_public(table: Path) -> None:
    """The public reads no Kern of an item that is closed, nor of one that is not submitted."""
    for old, new in (("openbaarheid: openbaar", "openbaarheid: besloten"), ("status: ingediend", "status: concept")):
        text = (table / PLEIN).read_text(encoding="utf-8")
        replace(table / PLEIN, old, new)
        assert KERN not in words(meeting_pack(pack_of(table, "2026-01-15", Doelgroep.OPENBAAR)))
        assert KERN in words(meeting_pack(pack_of(table, "2026-01-15")))
        (table / PLEIN).write_text(text, encoding="utf-8")


def test_an_item_without_a_kern(table: Path) -> None:
    """An item whose text has no Kern has its title in brief; a meeting without any has no such section."""
    pack = pack_of(table, "2026-01-15")
    (sheet,) = pack.bladen
    bare = changed(sheet, tekst=parse_markdown("## Aanleiding\n\nZo staat het.\n"))
    assert "In het kort" not in words(meeting_pack(changed(pack, bladen=(bare,))))
    other = changed(bare, regel=changed(sheet.regel, nr="2", titel="Zonder kern"))
    both = words(meeting_pack(changed(pack, bladen=(sheet, other))))
    assert "2. Zonder kern Beeldvormend" in both


def test_words_are_explained_below_their_own_heading() -> None:
    """Words that not everybody knows are explained; the public reads of the parties, not of itself."""
    for audience in Doelgroep:
        (found,) = [one for one in example(audience).rest if isinstance(one, Section) and one.anchor == "woorden"]
        (explained,) = [one for one in found.blocks if isinstance(one, Facts)]
        names = {row.name for row in explained.rows}
        assert {"Hamerstuk", "Aangehouden", "Opgeschaald", "Bekrachtigen", "Termijnagenda"} <= names
        told = " ".join(str(row.value) for row in explained.rows)
        assert not (audience is Doelgroep.OPENBAAR and re.search(r"\b(?:we|wij|u|uw|ons)\b", told))


def test_the_paper_says_what_stands_behind_the_sheets() -> None:
    """On paper the participants read on which page the minutes, the actions and the rest begin."""
    pages = paper_words(example())
    line = re.search(r"Achterin: (.*?)Let op", pages[1])
    assert line
    for name, number in re.findall(r"([A-Z][a-z ]+), blz. (\d+)", line[1]):
        title = {"Vorig verslag": "Verslag van"}.get(name, name)
        assert title in pages[int(number) - 1], name
    assert "Achterin" not in words(example())


def test_checksums_stand_in_the_colophon() -> None:
    """The list of attachments is for readers; who checks a file finds its SHA-256 at the very end."""
    paper = example()
    (table,) = [one for one in walk(section(paper, "bijlagen")) if isinstance(one, Table)]
    assert not any("SHA" in column.head for column in table.columns)
    last = [one for one in paper.rest if isinstance(one, Section)][-1]
    assert last.title == "Colofon"
    said = words(paper)
    assert all(said.index(one.sha256) > said.index("Colofon") for one in pack_of(ROOT, MEETING).bijlagen)


def test_open_actions_come_first() -> None:
    """Actions that are open come first, by day, and then those that are done; none is called late."""
    actions = pack_of(ROOT, MEETING).acties
    order = [(action.status != "open", action.uiterlijk) for action in actions]
    assert order == sorted(order)
    assert {action.status for action in actions} == {"open", "gereed"}
    assert "te laat" not in words(example()).split("Acties en toezeggingen")[-1].split("Besluiten")[0]


def test_a_box_that_warns_says_so() -> None:
    """A yellow box begins with the words Let op, because not everybody sees its colour."""
    warnings = [one for one in walk(example().rest) if isinstance(one, Paragraph) and one.tone == "attention"]
    assert len(warnings) == 3
    drawn = html.draw(example()).decode("utf-8")
    assert drawn.count('<p class="attention"><strong>Let op.</strong>') == 3


def test_no_sentence_of_ours_speaks_to_participants_in_public() -> None:
    """Outside the texts of the parties, public papers say nothing to who sits at the table."""
    paper = example(Doelgroep.OPENBAAR)
    ours = [one for one in (*paper.opening, *paper.menu(), *paper.rest) if getattr(one, "anchor", "") != "stukken"]
    said = words(changed(paper, first=tuple(ours), rest=()))
    assert "Let op." in said
    for wrong in (
        "uw bestuur",
        "Kunt u niet",
        "uw vaste vervanger",
        "Praat hier niet",
        "vragen we van u",
        "U krijgt het",
    ):
        assert wrong not in said
