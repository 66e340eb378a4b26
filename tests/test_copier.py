"""The paper for the copier: our own pages, then the pages of attachments, each beginning on a right-hand page."""

import json
import re
from io import BytesIO
from pathlib import Path
from time import perf_counter

import pikepdf
import pypdfium2 as pdfium
import pytest
from canary import png
from conftest import ROOT, Record, replace, tafel
from packs import FOLDER, assert_whole, build

from tafel_cli.render import renderers

PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"
MEETING = "data/bijeenkomsten/2026-01-15.md"
COPY = f"{FOLDER}/vergaderstukken-2026-01-15-afdruk.pdf"
WHOLE = f"{FOLDER}/vergaderstukken-2026-01-15.pdf"
EMPTY = "Deze bladzijde is met opzet leeg."
# A name in it ends the process that copies this page with Typst 0.15, although readers show the page.
ENDS_THE_PROCESS = b"/BaseFont /Helvetica /W [ /a#zz ]"


def pages_pdf(*texts: str, wide: bool = False) -> bytes:
    """Return a PDF with a page for each text."""
    made = pikepdf.new()
    for text in texts:
        made.add_blank_page(page_size=(842, 595) if wide else (595, 842))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        made.pages[-1].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=made.make_indirect(font)))
        made.pages[-1].Contents = made.make_stream(f"BT /F1 30 Tf 72 300 Td ({text}) Tj ET".encode())
    return saved(made)


def saved(made: pikepdf.Pdf, **settings: object) -> bytes:
    """Return the bytes of a PDF."""
    out = BytesIO()
    made.save(out, **settings)
    return out.getvalue()


def filled_in(mode: pikepdf.ObjectStreamMode) -> bytes:
    """Return a PDF with a form of which a field is filled in."""
    made = pikepdf.open(BytesIO(pages_pdf("formulier")))
    field = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, Rect=[0, 0, 9, 9], V="ja"
    )
    made.pages[0].Annots = pikepdf.Array([made.make_indirect(field)])
    made.Root.AcroForm = pikepdf.Dictionary(Fields=made.pages[0].Annots)
    return saved(made, object_stream_mode=mode)


def attach(table: Path, **files: bytes) -> None:
    """Add attachments to the first item, each by its name with `_` for the dot."""
    rows = ""
    for place, data in files.items():
        name = place.replace("_", ".")
        (table / "data/bijlagen" / name).write_bytes(data)
        rows += f"  - bestand: {name}\n    titel: Over {name}\n"
    replace(table / PLEIN, "openbaarheid:", f"bijlagen:\n{rows}openbaarheid:")


def texts(path: Path) -> list[str]:
    """Return what is drawn on each page, on one line."""
    file = pdfium.PdfDocument(path)
    said = (page.get_textpage().get_text_range().replace("\u200b", "") for page in file)
    return [re.sub(r"\s+", " ", text) for text in said]


def test_what_the_copier_gets(table: Path, record: Record) -> None:
    """Our own pages come first, then each attachment on a right-hand page below its number; all can be rebuilt."""
    attach(table, kaart_pdf=pages_pdf("een", "twee", "drie"), breed_pdf=pages_pdf("vier", wide=True))
    record(table)
    build(table, "--format", "afdruk")
    whole, copy = texts(table / WHOLE), texts(table / COPY)
    own = len(whole)
    assert "Voor de kopieermachine. De toegankelijke versie is vergaderstukken-2026-01-15.pdf." in copy[0]
    assert [text in said for text, said in zip(whole[1:-1], copy[1 : own - 1], strict=True)] == [True] * (own - 2)
    assert "Bijlage B1.1 en bijlage B1.2 staan achter deze stukken." in copy[own - 1]
    assert "zitten in deze pdf" in whole[own - 1]
    assert "in deze pdf" not in copy[own - 1]
    begin = own + own % 2
    assert copy[own:begin] == [EMPTY] * (own % 2)
    assert copy[begin].startswith("Bijlage B1.1: Over kaart.pdf blad 1 van 3")
    assert [said.split()[-1] for said in copy[begin : begin + 3]] == ["een", "twee", "drie"]
    assert copy[begin + 3] == EMPTY
    assert copy[begin + 4].startswith("Bijlage B1.2: Over breed.pdf blad 1 van 1")
    assert len(copy) == begin + 5
    with pikepdf.open(table / COPY) as file:
        boxes = [[round(float(side)) for side in page.mediabox[2:]] for page in file.pages]
        assert boxes[:-1] == [[595, 842]] * (len(boxes) - 1)
        assert boxes[-1] == [842, 595]
        assert b"pdfuaid" not in file.Root.get("/Metadata").read_bytes()
        assert b"pdfaid" not in file.Root.get("/Metadata").read_bytes()
    assert_whole(table / FOLDER)
    assert json.loads((table / FOLDER / "manifest.json").read_text())["opties"]["vormen"] == ["afdruk", "pdf"]
    done = tafel(table, "agenda", "verify", FOLDER)
    assert (done.returncode, done.stdout[:6]) == (0, "Gelijk")


@pytest.mark.parametrize("audience", ["deelnemers", "voorzitter", "openbaar"])
def test_a_page_is_the_same_page_in_both(tmp_path: Path, audience: str) -> None:
    """Page for page the copy of the example says what its PDF says, up to the list of attachments, and is as long."""
    asked = ("--audience", audience, "--concept", "--format", "afdruk", "--output", str(tmp_path))
    build(ROOT, "2026-12-03", *asked)
    (whole,) = (texts(path) for path in tmp_path.rglob("*.pdf") if path.stem.endswith("2026-12-03"))
    (copy,) = (texts(path) for path in tmp_path.rglob("*-afdruk.pdf"))
    last = next(number for number, said in enumerate(whole) if "Kijk bij Bijlagen in uw pdf-lezer." in said)
    assert [said in copied for said, copied in zip(whole[1:last], copy[1:], strict=False)] == [True] * (last - 1)
    feet = [[re.findall(r"pagina D?\d+(?: van \d+)?", said) for said in each[: len(whole)]] for each in (whole, copy)]
    assert feet[0] == feet[1]


@pytest.mark.parametrize("count", [1, 6, 20])
def test_what_the_copy_adds_stands_in_room_that_is_there(table: Path, count: int) -> None:
    """However many attachments are named as left out, the copy has as many pages of its own as the PDF."""
    attach(table, **{f"beeld{number}_png": png("x") for number in range(count)})
    build(table, "--format", "afdruk", "--concept")
    assert len(texts(table / COPY)) == len(texts(table / WHOLE))
    assert f"Bijlage B1.{count}: dit is geen pdf." in " ".join(texts(table / COPY))


def test_what_is_printed_in_a_text_is_not_left_out(table: Path) -> None:
    """A drawing that a text shows is on paper already, so it is not called left out."""
    attach(table, plaat_png=png("x"), los_png=png("y"))
    with (table / PLEIN).open("a", encoding="utf-8") as file:
        file.write("\n![Een plaat](../bijlagen/plaat.png)\n")
    build(table, "--format", "afdruk", "--concept")
    said = " ".join(texts(table / COPY))
    assert "Bijlage B1.1: dit is geen pdf." not in said
    assert "Bijlage B1.2: dit is geen pdf." in said
    assert "Bijlage B1.1 staat bij punt 1." in said
    assert "Bijlage B1.2 staat" not in said


def test_words_above_a_page_stand_free(table: Path) -> None:
    """Nothing is printed over the notice of the copy, and what stands above an attachment is within the margin."""
    attach(table, kaart_pdf=pages_pdf("een"))
    build(table, "--format", "afdruk", "--concept", "--audience", "voorzitter")
    (path,) = table.rglob("*-afdruk.pdf")
    file = pdfium.PdfDocument(path)
    own, last = file[0].get_textpage(), file[len(file) - 1].get_textpage()
    boxes = [place(own, said) for said in ("Voor de kopieermachine", "Exemplaar van de voorzitter", "Draaiboek voor")]
    assert len(boxes) == 3
    assert boxes[0][1] < boxes[1][0] - 2
    assert boxes[2][1] < boxes[0][0] - 2
    start = last.search("Bijlage B1.1").get_next()
    assert start
    assert last.get_charbox(start[0])[0] > 60


def test_every_page_of_the_chairs_copy_says_whose_it_is(table: Path) -> None:
    """In the chair's paper for the copier every page says so, also those of attachments and blank ones."""
    attach(table, een_pdf=pages_pdf("een"), twee_pdf=pages_pdf("twee"))
    build(table, "--format", "afdruk", "--concept", "--audience", "voorzitter")
    (path,) = table.rglob("*-afdruk.pdf")
    said = texts(path)
    assert any("met opzet leeg" in text for text in said)
    assert [text[:80] for text in said if "Exemplaar van de voorzitter" not in text] == []


def place(page: pdfium.PdfTextPage, said: str) -> tuple[float, float]:
    """Return between which heights, from the foot of the page, a text stands."""
    found = page.search(said).get_next()
    assert found, said
    boxes = [page.get_charbox(found[0] + number) for number in range(found[1])]
    return min(box[1] for box in boxes), max(box[3] for box in boxes)


def test_only_who_asks_gets_one(table: Path) -> None:
    """Nobody gets a paper for the copier unasked, and who asks gets the accessible PDF beside it."""
    build(table)
    assert not (table / COPY).exists()
    build(table, "--format", "afdruk", "--format", "html")
    assert (table / COPY).is_file()
    assert (table / WHOLE).is_file()
    assert [each.standard for each in renderers() if each.format == "afdruk"] == [False]


def test_what_is_left_out(table: Path) -> None:
    """What cannot be printed whole is left out by name, with the reason, and the rest is printed all the same."""
    broken = pages_pdf("mooi").replace(b"/BaseFont /Helvetica", ENDS_THE_PROCESS)
    locked = saved(pikepdf.open(BytesIO(pages_pdf("geheim"))), encryption=pikepdf.Encryption(owner="a", user="b"))
    attach(
        table,
        goed_pdf=pages_pdf("goed"),
        beeld_png=png("x"),
        kapot_pdf=broken,
        leeg_pdf=b"%PDF-1.7 dit is er geen",
        dicht_pdf=locked,
        veld_pdf=filled_in(pikepdf.ObjectStreamMode.disable),
        ander_pdf=filled_in(pikepdf.ObjectStreamMode.generate),
    )
    build(table, "--format", "afdruk", "--concept")
    copy = texts(table / COPY)
    said = " ".join(copy)
    assert "Bijlage B1.1 staat achter deze stukken." in said
    for number, why in {
        "B1.2": "dit is geen pdf.",
        "B1.3": "deze pdf is beschadigd of te zwaar.",
        "B1.4": "deze pdf is beschadigd of te zwaar.",
        "B1.5": "deze pdf is beveiligd.",
        "B1.6": "deze pdf heeft invulvelden of opmerkingen, en die zouden op papier ontbreken.",
        "B1.7": "deze pdf heeft invulvelden of opmerkingen, en die zouden op papier ontbreken.",
    }.items():
        assert f"Bijlage {number}: {why}" in said
    assert copy[-1].endswith("goed")
    assert len(copy) % 2 == 1


def test_the_public_gets_no_more(table: Path) -> None:
    """Behind the public papers stand the public attachments alone; the chair has all of them."""
    attach(table, kaart_pdf=pages_pdf("openbaar"))
    (table / "data/bijlagen/plan.pdf").write_bytes(pages_pdf("besloten"))
    text = (table / PLEIN).read_text(encoding="utf-8").replace("kaart.pdf", "plan.pdf")
    closed = text.replace("openbaarheid: openbaar", "openbaarheid: besloten")
    (table / "data/agenda/2026-01-06-gemeente-dicht.md").write_text(closed, encoding="utf-8")
    replace(
        table / MEETING, "  - 2026-01-05-gemeente-plein", "  - 2026-01-05-gemeente-plein\n  - 2026-01-06-gemeente-dicht"
    )
    everybody = ("--audience", "voorzitter", "--audience", "openbaar")
    build(table, "--format", "afdruk", "--concept", *everybody)
    found = {path.parent.name: " ".join(texts(path)) for path in table.rglob("*-afdruk.pdf")}
    assert {name: ("openbaar" in said.split(), "besloten" in said.split()[-1]) for name, said in found.items()} == {
        "openbaar": (True, False),
        "voorzitter": (True, True),
    }


@pytest.mark.proof
def test_a_long_attachment(table: Path) -> None:
    """An attachment of 200 pages takes a few seconds; beyond a thousand pages an attachment is left out."""
    attach(table, lang_pdf=pages_pdf(*map(str, range(200))), langer_pdf=pages_pdf(*map(str, range(1001))))
    start = perf_counter()
    build(table, "--format", "afdruk", "--concept")
    assert perf_counter() - start < 20
    copy = texts(table / COPY)
    assert copy[-1].endswith("blad 200 van 200 199")
    assert "Bijlage B1.2: dit zijn te veel bladzijden. Samen mogen het er 1000 zijn." in " ".join(copy)
