"""The chair's script on paper: no point is cut without need, answers stand with their question, and one can write."""

import random
import re
from datetime import date, time
from itertools import pairwise

import pypdfium2 as pdfium
import pytest
import read_aloud
from conftest import ROOT
from full_packs import pack_of
from on_paper import faults
from pdf_reader import Pdf, page_text, squeezed

from tafel_cli.layout.blocks import Facts, Frame, PageOf, Paragraph, Room, Section, Table
from tafel_cli.layout.chair_sheet import boards_table
from tafel_cli.layout.meeting_pack import meeting_pack
from tafel_cli.layout.paper import walk
from tafel_cli.pack.audience import Doelgroep
from tafel_cli.pack.pack import Pack
from tafel_cli.pack.rows import Question
from tafel_cli.pack.script.values import DEZE_AGENDA, BoardRow, CutRow, EarlierRow, ScriptPoint
from tafel_cli.render import html, pdf
from tafel_cli.value_class import with_changes as changed

MM = 72 / 25.4  # points
SURELY = 25  # lines of a point that surely fit on a page
MEETING = "2026-12-03"


def chair() -> Pack:
    """Return the pack of the example's chair."""
    return pack_of(ROOT, MEETING, Doelgroep.VOORZITTER)


def with_points(points: list[ScriptPoint]) -> Pack:
    """Return the pack with these points in its script."""
    pack = chair()
    assert pack.draaiboek
    return changed(pack, draaiboek=changed(pack.draaiboek, punten=tuple(points)))


def lengthened(point: ScriptPoint, name: str, steps: int, questions: int) -> ScriptPoint:
    """Return a point with so many steps and questions, each with words that stand nowhere else."""
    return changed(
        point,
        titel=f"Onderwerp {name}",
        aanpak=tuple(f"Zo doet u stap {name}.{number}." for number in range(steps)),
        vragen=tuple(
            Question(nr=f"{name}.{n}", tekst=f"Vraag {name}.{n}: {'wat ' * (n % 40)}?") for n in range(questions)
        ),
        uitkomsten=(f"eens {name}", f"oneens {name}", f"later {name}"),
        achterban=(),
        conclusie=(f"Tot besluit van {name} … .",),
    )


def own_pages(data: bytes) -> list[str]:
    """Return the text of the pages D1, D2 … of a script."""
    texts = [squeezed(page_text(leaf)) for leaf in Pdf(data).file.pages]
    return [text for text in texts if re.search(r"paginaD\d+", text)]


def told(pack: Pack) -> str:
    """Return the text of the pages D1, D2 … of a pack."""
    return " ".join(own_pages(pdf.draw(meeting_pack(pack))))


def test_an_agenda_that_is_too_long() -> None:
    """The chair reads by how much an agenda is too long, what each cut wins, and no end that is before the planned one.

    A point that would have to end before its time says how much shorter all must be up to there.
    """
    pack = chair()
    assert pack.draaiboek
    points = [changed(point, uiterlijk=time(15, 0)) for point in pack.draaiboek.punten]
    long = changed(with_points(points), agenda=changed(pack.agenda, over=-15))
    assert long.draaiboek
    cuts = (
        CutRow(nr="7", titel="Begane grond", wat="Verplaats dit punt: er is nu geen besluit nodig.", minuten=10),
        CutRow(nr="8", titel="Stroom", wat="Houd het kort: 10 minuten in plaats van 15.", minuten=5),
    )
    text = told(changed(long, draaiboek=changed(long.draaiboek, bijsturen=cuts)))
    for words in (
        "De agenda is 15 minuten te lang. Dit levert 15 minuten op:",
        "7. Begane grond (10 minuten): verplaats dit punt.",
        "8. Stroom (5 minuten): 10 minuten in plaats van 15.",
        "tot hier 120 minuten inkorten (zie blz. D1)",
    ):
        assert squeezed(words) in text
    assert squeezed("uiterlijk 15.00 uur klaar") not in text


def test_the_page_of_what_to_cut() -> None:
    """In brackets stands where one reads what to cut, on the line of its number; on the web page nothing of a page."""
    pack = chair()
    assert pack.draaiboek
    long = meeting_pack(with_points([changed(point, uiterlijk=time(14, 0)) for point in pack.draaiboek.punten]))
    lines = [one.text for one in walk(long.before) if isinstance(one, Paragraph)]
    pages = [part for text in lines for part in text if isinstance(part, PageOf) and part.anchor == "aandacht"]
    assert {(one.before, one.after) for one in pages} == {(" (zie blz.\u00a0", ")")}
    said = re.findall(r"tot hier \d+ minuten inkorten</strong>(.*?)(?: ·|</p>)", html.draw(long).decode("utf-8"))
    assert len(said) == len(pages) > 0
    assert not any(said)


def test_what_came_of_it_before_stands_behind_a_colon() -> None:
    """A title of an earlier meeting and what came of it do not run together; behind a question there is no colon."""
    pack = chair()
    assert pack.draaiboek
    (one, *_) = pack.draaiboek.punten
    before = [EarlierRow(datum=date(2026, 9, 24), titel=title, uitkomst="dit is klaar.") for title in ("Zo", "Hoe?")]
    text = told(with_points([changed(one, eerder=tuple(before))]))
    assert squeezed("24 september 2026: Zo: Dit is klaar.") in text
    assert squeezed("24 september 2026: Hoe? Dit is klaar.") in text


def test_what_is_read_aloud_stands_with_the_last_point() -> None:
    """The point that closes the meeting and what is read aloud there share a page; new actions have three lines."""
    pages = own_pages(pdf.draw(meeting_pack(chair())))
    assert len(pages) <= 10
    (page,) = [page for page in pages if squeezed("Voorlezen aan het eind") in page and "Punt4.1" in page]
    assert squeezed("12. Sluiting") in page
    room = next(one for one in walk(meeting_pack(chair()).before) if isinstance(one, Room) and one.name == "")
    assert room.lines == 2  # below the line of the sentence itself


def test_open_actions_have_room() -> None:
    """Every open action that the chair goes through has a box, and a line for a new day."""
    pack = chair()
    assert pack.draaiboek
    count = sum(len(point.acties) for point in pack.draaiboek.punten if point.soort == "vast")
    assert told(pack).count(squeezed("Nieuwe dag: …")) == count > 0


def test_the_use_of_time_is_a_list() -> None:
    """Each time at which something else begins within an item stands on a line of its own."""
    pack = chair()
    assert pack.draaiboek
    for point, made in zip(
        pack.draaiboek.punten, [each for each in walk(meeting_pack(pack).before) if is_point(each)], strict=True
    ):
        parts = [
            row.values for one in walk(made) if isinstance(one, Facts) for row in one.rows if row.name == "De tijd"
        ]
        assert sum(map(len, parts)) == len(point.verdeling)


def is_point(one: object) -> bool:
    """Tell whether this is the section of a point of the script."""
    return isinstance(one, Section) and one.look == "point"


def test_no_colon_stands_behind_a_question() -> None:
    """Behind a title that is a question what may go wrong begins without a colon."""
    text = told(chair())
    assert squeezed("welke projecten lopen vast? Te laat ingediend.") in text
    assert "?:" not in text


def test_who_is_there() -> None:
    """Below the parties of *Wie is er?* stands every guest."""
    pack = chair()
    assert pack.kop.gasten
    assert squeezed(f"Te gast: {pack.kop.gasten[0]}") in told(pack)


def test_boards_stand_by_day() -> None:
    """The boards that must answer stand by the day of their answer, and last who has none."""
    days = (date(2026, 11, 5), None, date(2026, 10, 29))
    boards = [BoardRow(partij=f"p{at}", orgaan=None, waarover=DEZE_AGENDA, verwacht=day) for at, day in enumerate(days)]
    assert [row.cells[0].text for row in boards_table("Besturen", boards).rows] == ["p2", "p0", "p1"]


def test_what_is_late_now() -> None:
    """On the chair's own sheet an action and a board are late after their day, as the day of the version has it.

    A day to look on (`--as-of`) goes before it; where neither is known nothing is late.
    """
    pack = chair()
    script = pack.draaiboek
    assert script
    assert [action.uiterlijk.day for action in script.te_laat] == [26, 26, 27]
    boards = tuple(
        BoardRow(partij=f"p{at}", orgaan=None, waarover="wat", verwacht=day)
        for at, day in enumerate((date(2026, 11, 26), date(2026, 11, 27), None))
    )

    def late(commit: str | None, seen: date | None) -> list[list[bool]]:
        version = changed(pack.versie, tijd=commit, peildatum=seen)
        made = meeting_pack(changed(pack, versie=version, draaiboek=changed(script, achterban=boards)))
        sheet = next(one for one in walk(made.before) if isinstance(one, Section) and one.anchor == "aandacht")
        tables = [one for one in walk(sheet) if isinstance(one, Table)]
        return [["te laat" in row.cells[0].marks for row in table.rows] for table in tables]

    none = [[False, False, False], [False, False, False]]
    assert late("2026-11-26T23:00:00+01:00", None) == none
    assert late("2026-11-27T09:00:00+01:00", None) == [[True, True, False], [True, False, False]]
    assert late("2026-11-26T23:00:00+01:00", date(2026, 11, 28)) == [[True, True, True], [True, True, False]]
    assert late("2026-11-30T23:00:00+01:00", date(2026, 11, 26)) == none
    assert late(None, None) == none


def in_writing(*points: str, last: str = "vast") -> Pack:
    """Return the pack of a written round, in whose script only these points are; `last`: what ends the agenda."""
    pack = chair()
    assert pack.draaiboek
    rows = pack.agenda.regels
    ended = (*rows[:-1], changed(rows[-1], soort=last))
    kept = tuple(point for point in pack.draaiboek.punten if point.nr in points)
    return changed(
        pack,
        kop=changed(pack.kop, schriftelijk=True),
        agenda=changed(pack.agenda, regels=ended),
        draaiboek=changed(pack.draaiboek, punten=kept),
    )


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("1 4 5 7 8 12", "Punt 2, 3, 6, 9, 10 en 11 vragen in deze ronde niets van u."),
        ("1 2 3 4 6 7 8 9 10 11 12", "Punt 5 vraagt in deze ronde niets van u."),
        ("1 2 3 4 5 6 7 8 9 10 11 12", ""),
    ],
)
def test_points_that_ask_nothing_in_a_written_round(asked: str, said: str) -> None:
    """Below who answered stands which points of the agenda ask nothing, so that none seems forgotten."""
    text = told(in_writing(*asked.split()))
    assert squeezed(said) in text
    assert ("inderondenietsvanu" in text.replace("deze", "de")) is bool(said)
    if said:
        before, _, after = text.partition(squeezed(said))
        assert "Wieheeftgereageerd?" in before
        assert "1.Opening" in after


@pytest.mark.parametrize(
    ("last", "asked", "title"),
    [("vast", "1 4 12", "12. Sluiting"), ("vast", "1 4", "Aan het eind"), ("punt", "1 4", "Aan het eind")],
)
def test_the_end_of_a_written_round(last: str, asked: str, title: str) -> None:
    """What is sent round at the end stands below the heading of the point that closes, else below its own."""
    sections = [one for one in walk(meeting_pack(in_writing(*asked.split(), last=last)).before) if is_point(one)]
    end = sections[-1]
    assert isinstance(end, Section)
    assert end.title == title
    frames = [one for one in walk(end) if isinstance(one, Frame)]
    assert "Stuur aan het eind rond" in [one.title for one in frames]
    assert sum(isinstance(one, Frame) and one.title.startswith("Stuur aan het") for one in walk(tuple(sections))) == 1


def test_actions_before_a_written_round() -> None:
    """In a written round the actions must be done before the round, because there is no meeting."""
    pack = chair()
    text = told(changed(pack, kop=changed(pack.kop, schriftelijk=True)))
    assert squeezed("Acties die vóór deze ronde klaar moeten zijn") in text
    assert squeezed("vóór de bijeenkomst") not in text


def test_the_blanks_of_a_sentence() -> None:
    """A blank goes on to the end of its line, and the full stop of its sentence stands against it."""
    pack = chair()
    assert pack.draaiboek
    (one, *_) = pack.draaiboek.punten
    blanks = changed(one, conclusie=("Eerst is er … . Dan doet … , en het is klaar op … .",))
    document = pdfium.PdfDocument(pdf.draw(meeting_pack(with_points([blanks]))))
    page = next(leaf for leaf in document if "Eerst is er" in leaf.get_textpage().get_text_range())
    text = re.sub(r"[\s\u200b\u2060]+", "", page.get_textpage().get_text_range())
    assert "Eerstiser….Dandoet…,enhetisklaarop…." in text
    ruled = [one.get_bounds() for one in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_PATH])]
    ends = [right for left, bottom, right, top in ruled if top - bottom < 2 and right - left < 140 * MM]
    assert len([end for end in ends if end > 180 * MM]) >= 3


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.proof) for seed in (2, 3))])
def test_points_of_every_length(seed: int) -> None:
    """A point that fits on a page is not cut; a longer one begins on a left-hand page, and goes on without a gap.

    Whatever a page can hold, the answers to a question stand below it, and *Leg dit voor* above the first question.
    """
    chance = random.Random(seed)  # noqa: S311  (no secret)
    pack = chair()
    assert pack.draaiboek
    models = [point for point in pack.draaiboek.punten if point.soort != "pauze"]
    sizes = [(chance.choice((1, 5, 15, 30, 45, 60, 90, 140)), chance.choice((0, 1, 2, 9, 25))) for _ in range(14)]
    names = [f"p{seed}x{place}q" for place in range(len(sizes))]
    points = [
        lengthened(chance.choice(models), name, steps, questions)
        for name, (steps, questions) in zip(names, sizes, strict=True)
    ]
    pages = own_pages(pdf.draw(meeting_pack(with_points(points))))
    for name, point, (steps, questions) in zip(names, points, sizes, strict=True):
        numbers = [number for number, text in enumerate(pages, 1) if f"{name}." in text]
        assert all(after == before + 1 for before, after in pairwise(numbers)), name
        assert len(numbers) == 1 or numbers[0] % 2 == 0, (name, numbers)
        if steps + 6 * questions + 4 * len(point.eerder) + 4 * len(point.acties) + 3 * len(point.let_op) <= SURELY:
            assert len(numbers) == 1, (name, numbers)
        for question in point.vragen:
            (page,) = (text for text in pages if squeezed(f"{question.nr}Vraag {question.nr}:") in text)
            below = page.split(squeezed(f"Vraag {question.nr}:"), 1)[1]
            for answer in point.uitkomsten:
                assert squeezed(answer) in below.split("Aantekening")[0], question.nr
        if questions:
            (page,) = (text for text in pages if squeezed(f"Vraag {name}.0:") in text)
            assert page.split(squeezed(f"{name}.0Vraag"))[0].endswith("Legditvoor")


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("count", [12, *(pytest.param(count, marks=pytest.mark.proof) for count in (5, 40))])
def test_many_short_questions_stay_on_paper(count: int, *, large: bool) -> None:
    """However many questions and sentences to fill in a point has, none falls off the page."""
    pack = chair()
    assert pack.draaiboek
    point = next(one for one in pack.draaiboek.punten if one.vragen)
    questions = tuple(Question(nr=f"5.{number}", tekst="Ja?") for number in range(count))
    many = changed(point, vragen=questions, conclusie=tuple(f"Wij {number} … ." for number in range(count)))
    paper = changed(meeting_pack(with_points([many])), large=large)
    assert faults(paper, pdf.draw(paper)) == []


def shapes(data: bytes) -> list[tuple[float, float]]:
    """Return how wide and high what is drawn on each page is, in millimetres."""
    found = []
    for page in pdfium.PdfDocument(data):
        for one in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = one.get_bounds()
            found.append(((right - left) / MM, (top - bottom) / MM))
    return found


def test_boxes_and_room_to_write() -> None:
    """Every answer and every seat has a box of 4 mm, and every ellipsis to read aloud a line of 48 mm or more."""
    pack = chair()
    script = pack.draaiboek
    assert script
    data = pdf.draw(meeting_pack(pack))
    drawn = shapes(data)
    boxes = [one for one in drawn if 3.9 <= one[0] <= 4.5 and 3.9 <= one[1] <= 4.5]
    seats = len(script.aanwezigheid) + len(pack.kop.gasten)
    actions = sum(len(point.acties) for point in script.punten if point.soort == "vast")
    wanted = seats + actions + sum(len(point.vragen) * len(point.uitkomsten) for point in script.punten)
    assert len(boxes) == wanted > 20
    said = "".join((*script.voorlezen, *(line for point in script.punten for line in point.conclusie)))
    lines = [one for one in drawn if one[1] < 0.5 and 47 <= one[0] <= 49]
    assert len(lines) == said.count("…") > 5
    assert Pdf(data).tree.text.count("☐") == wanted


def test_where_the_sheet_is() -> None:
    """The script leads to the sheet of each item: by its page on paper, by a link on the screen."""
    pack = chair()
    paper = meeting_pack(pack)
    file = Pdf(pdf.draw(paper))
    pages = [squeezed(page_text(leaf)) for leaf in file.file.pages]
    front = next(number for number, text in enumerate(pages) if "pagina1van" in text)
    told = re.findall(r"stuk:blz\.(\d+)", "".join(pages[:front]))
    assert len(told) == len(pack.bladen)
    for number, sheet in zip(told, pack.bladen, strict=True):
        title = f"{sheet.regel.nr}. {sheet.regel.titel}".replace("'", "’")
        assert squeezed(title) in pages[front + int(number) - 1]
    page = html.draw(paper).decode("utf-8")
    assert "blz." not in page
    script = page.split('id="draaiboek"')[1].split('class="follows"')[0]
    assert [f"#punt-{sheet.regel.nr}" for sheet in pack.bladen] == re.findall(
        r'href="(#punt-\w+)">Naar het stuk', script
    )


def test_answers_are_heard_one_by_one() -> None:
    """Who hears the script hears each box, its answer and the next box as words apart."""
    heard = read_aloud.pdf(pdf.draw(meeting_pack(chair())))
    lines = [line for line in heard.splitlines() if line.count("☐") > 2]
    assert len(lines) > 4
    assert [line for line in lines if re.search(r"\w☐|☐\w", line)] == []


def test_what_the_script_names_is_a_link() -> None:
    """On paper one jumps from the script to each sheet, and from what to cut or what may go wrong to its point."""
    pack = chair()
    script = pack.draaiboek
    assert script
    file = Pdf(pdf.draw(meeting_pack(pack))).file
    jumps = [str(note.Dest) for leaf in file.pages for note in leaf.get("/Annots", ()) if "/Dest" in note]
    named = len([*script.risicos, *script.bij_uitloop, *script.bijsturen])
    assert len([name for name in jumps if name.startswith("regie-")]) == named > 4
    sheets = [f"punt-{sheet.regel.nr}" for sheet in pack.bladen]
    assert [name for name in jumps if not name.startswith("regie-")][: len(sheets)] == sheets


def test_no_page_of_the_script_is_white() -> None:
    """A page that stays empty, because what follows begins on the other side of the sheet, has lines to write on."""
    model = chair().draaiboek.punten[4]  # type: ignore[union-attr]
    points = [lengthened(model, "q1q", 90, 2), lengthened(model, "q2q", 4, 0), lengthened(model, "q3q", 90, 2)]
    data = pdf.draw(meeting_pack(with_points(points)))
    document = pdfium.PdfDocument(data)
    texts = [squeezed(page_text(leaf)) for leaf in Pdf(data).file.pages]
    front = next(number for number, text in enumerate(texts) if "pagina1van" in text)
    empty = 0
    for number in range(front):
        body = texts[number].split("verspreiden", 1)[1]
        lines = list(document[number].get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_PATH]))
        if len(body) < 200:
            empty += 1
            assert len(lines) >= 30, texts[number]
            assert "Ruimtevooruwaantekeningen" in body
    assert empty
