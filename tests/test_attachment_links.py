"""Every attachment is one step away: from the agenda, from the line below its item's title, and from the list."""

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from conftest import ROOT, replace, tafel
from packs import build, page
from pdf_reader import page_text, squeezed
from rich_table import lay

PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"
EVERYBODY = [word for audience in ("deelnemers", "voorzitter", "openbaar") for word in ("--audience", audience)]
NUMBER = re.compile(r"B\d+\.\d+[a-z]?\b")


class Links(HTMLParser):
    """Reads the links of a page: the section each stands in, what it is called, and where it leads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self.ids: set[str] = set()
        self.places: list[str] = [""]
        self.target = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a section, a link and an anchor."""
        known = dict(attrs)
        self.ids.add(known.get("id") or "")
        if tag in ("section", "article"):
            self.places.append(known.get("aria-labelledby") or "")
        elif tag == "p" and known.get("class") == "meta":
            self.places.append(f"meta van {self.places[-1]}")
        elif tag == "p":
            self.places.append(self.places[-1])
        elif tag == "a":
            self.target = known.get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        """Leave a section or a link."""
        if tag in ("section", "article", "p"):
            self.places.pop()
        elif tag == "a":
            self.target = ""

    def handle_data(self, data: str) -> None:
        """Note the words of a link."""
        if self.target:
            self.found.append((self.places[-1], data, self.target))


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Give the folders of the papers of the example and of the rich table, for every audience."""
    base = tmp_path_factory.mktemp("bijlagen")
    lay(base / "rijk")
    found: list[Path] = []
    for name, root, meeting in (("voorbeeld", ROOT, "2026-12-03"), ("rijk", base / "rijk", "2026-11-26")):
        done = tafel(root, "agenda", "build", meeting, "--concept", *EVERYBODY, "--output", str(base / f"uit-{name}"))
        assert done.returncode == 0, done.stdout + done.stderr
        found += sorted(path.parent for path in (base / f"uit-{name}").rglob("*.html"))
    return found


def test_one_step_on_the_page(folders: list[Path]) -> None:
    """The number of each attachment leads to its file from the agenda, below the title of its items and in the list."""
    walked = 0
    for folder in folders:
        read = Links(next(folder.glob("*.html")).read_text(encoding="utf-8"))
        files = {NUMBER.match(path.name)[0]: f"bijlagen/{path.name}" for path in folder.glob("bijlagen/*")}  # type: ignore[index]
        assert files, folder
        for number, place in files.items():
            from_where = {where for where, words, target in read.found if NUMBER.match(words) and target == place}
            assert {"agenda", "bijlagen"} <= from_where
            assert any(where.startswith("meta van punt-") for where in from_where)
            assert {target for _, words, target in read.found if re.match(rf"{number}\b", words)} == {place}
            walked += 1
        for where, words, target in read.found:
            if target.startswith("bijlagen/"):
                assert (folder / target).is_file(), (where, words)
            elif target.startswith("#"):
                assert target[1:] in read.ids, (where, words)
    assert walked > 8


def test_one_step_on_paper(folders: list[Path]) -> None:
    """In the PDF the number leads, from agenda and sheet, to the row that tells of the file, which is inside."""
    walked = 0
    for folder in folders:
        file = pikepdf.open(next(folder.glob("*.pdf")))
        texts = [squeezed(page_text(each)) for each in file.pages]
        numbers = Counter(NUMBER.match(path.name)[0] for path in folder.glob("bijlagen/*"))  # type: ignore[index]
        inside = {NUMBER.match(name)[0] for name in file.attachments}  # type: ignore[index]
        assert inside == set(numbers)
        rows = [place for place, times in Counter(jumps(file)).items() if times >= 2]  # from the agenda and a sheet
        told = [number for page, _ in rows for number in numbers if f"{number}-" in texts[page]]
        assert len(rows) >= len(numbers)
        assert set(told) == set(numbers)
        walked += len(numbers)
    assert walked > 8


def jumps(file: pikepdf.Pdf) -> Iterator[tuple[int, int]]:
    """Yield the place that each link to a row of a table leads to: its page, from 0, and its height on that page."""
    pages = {each.objgen: number for number, each in enumerate(file.pages)}
    for each in file.pages:
        for note in each.get("/Annots", ()):
            where = note.get("/Dest")
            if isinstance(where, pikepdf.Array):
                yield pages[where[0].objgen], round(float(where[3]))


def test_a_number_behind_a_link_in_a_text(table: Path) -> None:
    """Who reads on paper sees which attachment a text links to; the screen has the link itself."""
    (table / "data/bijlagen/kaart.txt").write_bytes(b"Een kaart.\n")
    replace(table / PLEIN, "openbaarheid:", "bijlagen:\n  - bestand: kaart.txt\n    titel: De kaart\nopenbaarheid:")
    text = (table / PLEIN).read_text(encoding="utf-8")
    (table / PLEIN).write_text(f"{text}\nZie [de kaart](../bijlagen/kaart.txt).\n", encoding="utf-8")
    build(table, "--format", "html", "--format", "pdf")
    made = page(table)
    assert '>de kaart</a><span class="on-paper"> (bijlage B1.1)</span>.' in made
    screen, printed = re.split(r"(?m)^@media print", made, maxsplit=1)
    assert ".on-paper { display: none; }" in screen
    assert ".on-paper { display: inline;" in printed
    with pikepdf.open(BytesIO(next(table.rglob("vergaderstukken-*.pdf")).read_bytes())) as file:
        assert "Ziedekaart(bijlageB1.1)." in squeezed("".join(map(page_text, file.pages)))


def test_an_attachment_that_is_not_there(table: Path) -> None:
    """The number of a file that is missing leads to its row in the list, which says so."""
    replace(table / PLEIN, "openbaarheid:", "bijlagen:\n  - bestand: weg.pdf\n    titel: Weg\nopenbaarheid:")
    build(table, "--concept", "--format", "html")
    read = Links(page(table))
    assert {target for _, words, target in read.found if words == "B1.1"} == {"#bijlage-B1.1"}
    assert "bijlage-B1.1" in read.ids
