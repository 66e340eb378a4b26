"""Pictures in texts that are no items: papers show them by the rule of T606, and the public sees no closed one."""

import json
from pathlib import Path

import pytest
from conftest import Record, replace, tafel
from packs import assert_whole
from pdf_reader import Pdf

OLD = "data/agenda/2025-11-20-gemeente-speelplek.md"
MINUTES = "data/verslagen/2025-12-04.md"
ALT = "Een bankje met twee leuningen"
IMAGE = f"![{ALT}](../bijlagen/bankje.png)"
TEXTS = {
    "minutes": (MINUTES, "Kinderen missen een plek om te spelen."),
    "agreement": ("data/werkafspraken/1-voorzitter.md", "De voorzitter hoort bij geen van de partijen."),
    "decision": ("data/besluiten/2025-12-04-b1.md", "De ledenraad van de huurders moet nog ja zeggen."),
    "preface": ("data/bijeenkomsten/2026-01-15.md", "  - 2026-01-05-gemeente-plein\n---\n"),
}
FORMATS = ("--format", "html", "--format", "pdf")


def name_it(table: Path) -> None:
    """Name the picture in an item that is on the agenda of an earlier meeting."""
    replace(table / OLD, "bijlagen:\n", "bijlagen:\n  - bestand: bankje.png\n    titel: Bankje\n")


def shown(table: Path, *command: str) -> tuple[int, int]:
    """Return how often a page and a PDF that a command makes show the picture."""
    done = tafel(table, *command, "--concept", *FORMATS)
    assert done.returncode == 0, done.stdout + done.stderr
    made = table / "uitvoer"
    (page,), (paper,) = sorted(made.rglob("*.html")), sorted(made.rglob("*.pdf"))
    figures = [tag.alt for tag in Pdf(paper.read_bytes()).tree.all("Figure")]
    return page.read_text(encoding="utf-8").count(f'alt="{ALT}"'), figures.count(ALT)


@pytest.mark.parametrize("kind", TEXTS)
def test_the_pack_shows_pictures_of_every_text(table: Path, kind: str) -> None:
    """A picture in minutes, an agreement, a decision or a preface is in the pack if an item of any meeting names it."""
    path, words = TEXTS[kind]
    replace(table / path, words, f"{words}\n\n{IMAGE}\n")
    assert shown(table, "agenda", "build") == (0, 0)
    name_it(table)
    assert shown(table, "agenda", "build") == (1, 1)


@pytest.mark.parametrize(("command", "kind"), [("verslag", "minutes"), ("besluiten", "decision")])
def test_the_papers_after_a_meeting_show_them_too(table: Path, command: str, kind: str) -> None:
    """The minutes of their own show the picture of their text; the list to mail has no room for texts."""
    path, words = TEXTS[kind]
    replace(table / path, words, f"{words}\n\n{IMAGE}\n")
    name_it(table)
    count = int(kind == "minutes")
    assert shown(table, command, "build", "2025-12-04") == (count, count)


def test_data_says_where_the_picture_lies(table: Path) -> None:
    """The pack as data names a file that lies beside it, and the manifest knows it."""
    name_it(table)
    path, words = TEXTS["minutes"]
    replace(table / path, words, f"{words}\n\n{IMAGE}\n")
    done = tafel(table, "agenda", "build", "--concept", "--format", "json", "--format", "html")
    assert done.returncode == 0, done.stdout + done.stderr
    (folder,) = (table / "uitvoer/2026-01-15").iterdir()
    (data,) = folder.glob("vergaderstukken*.json")
    text = data.read_text(encoding="utf-8")
    assert '"beeld/1-bankje.png"' in text.replace("\\/", "/")
    assert (folder / "beeld/1-bankje.png").read_bytes() == (table / "data/bijlagen/bankje.png").read_bytes()
    assert json.loads(text)["verslag"]["secties"][0]["tekst"]
    assert_whole(folder)


@pytest.mark.parametrize("kind", ["agreement", "decision", "minutes"])
@pytest.mark.parametrize("closed", [True, False])
def test_the_public_sees_no_closed_picture(table: Path, record: Record, kind: str, *, closed: bool) -> None:
    """A picture of a closed item is in no public paper, whatever public text shows it."""
    name_it(table)
    replace(table / MINUTES, "status: concept", "status: vastgesteld\nvastgesteld_op: 2026-01-10")
    if closed:
        replace(table / OLD, "openbaarheid: openbaar", "openbaarheid: besloten")
    path, words = TEXTS[kind]
    replace(table / path, words, f"{words}\n\n{IMAGE}\n")
    record(table)
    done = tafel(table, "agenda", "build", "--audience", "openbaar", "--concept", *FORMATS)
    assert done.returncode == 0, done.stdout + done.stderr
    (page,) = (table / "uitvoer").rglob("*.html")
    assert page.read_text(encoding="utf-8").count(f'alt="{ALT}"') == int(not closed)
    (folder,) = (table / "uitvoer/2026-01-15").iterdir()
    assert (folder / "beeld").exists() == (not closed)
