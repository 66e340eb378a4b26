"""Attachments of public items that tell what is closed: copies of closed files, and texts with closed names."""

from pathlib import Path

import pytest
from closed_item import CLOSED, DRAWING, PLEIN, close_one
from conftest import replace, tafel
from office_files import paragraph, word
from packs import build, contents

PUBLIC = "uitvoer/2026-01-15/openbaar"
SECRET = b"%PDF-1.7 het geheim"


def attach(table: Path, name: str, data: bytes) -> None:
    """Put a file beside the public item of the planned meeting."""
    (table / "data/bijlagen" / name).write_bytes(data)
    replace(table / PLEIN, "openbaarheid:", f"bijlagen:\n  - bestand: {name}\n    titel: Iets\nopenbaarheid:")


def handed_out(table: Path) -> list[bytes]:
    """Return the attachments in the public pack."""
    build(table, "--audience", "openbaar", "--format", "html", "--concept")
    return [data for name, data in contents(table / PUBLIC).items() if name.startswith("bijlagen/")]


def told(table: Path) -> list[str]:
    """Return what T510 says."""
    return [line for line in tafel(table, "check").stdout.split("\n") if "waarschuwing T510" in line]


def test_a_copy_of_a_closed_file(table: Path) -> None:
    """An attachment with the bytes of a closed one is in no public pack, whatever its name, and the check says why."""
    close_one(table)
    (table / "data/bijlagen" / DRAWING).write_bytes(SECRET)
    attach(table, "gewoon.pdf", SECRET)
    assert handed_out(table) == []
    (said,) = told(table)
    assert "`gewoon.pdf`" in said
    assert "gelijk aan een bijlage van een stuk dat niet openbaar is" in said
    assert DRAWING not in said


def test_a_copy_of_what_is_not_closed(table: Path) -> None:
    """A second copy that nothing closed names, and a file of the same size, take nothing away."""
    close_one(table)
    (table / "data/bijlagen" / DRAWING).write_bytes(SECRET.upper())
    (table / "data/bijlagen/los.pdf").write_bytes(SECRET)
    attach(table, "gewoon.pdf", SECRET)
    assert handed_out(table) == [SECRET]
    assert told(table) == []


TELLING: dict[str, tuple[str, bytes]] = {
    "an id in a text": ("a.txt", f"Zie {CLOSED}.".encode()),
    "an id in Markdown": ("a.md", f"Zie [x](../agenda/{CLOSED}.md).".encode()),
    "an id with low lines": ("a.txt", CLOSED.replace("-", "_").encode()),
    "the name of a file in a table": ("a.csv", f"naam;bestand\nx;{DRAWING}\n".encode()),
    "a wide text": ("a.txt", f"Zie {CLOSED}.".encode("utf-16")),
    "a file of Word": ("a.docx", word(paragraph("Zie 2026-01-06-", "huurders-geheim"))),
    "a text with the name of a PDF": ("a.pdf", f"Zie {CLOSED}.".encode()),
}


@pytest.mark.parametrize("case", TELLING)
def test_a_text_with_a_closed_name(case: str, table: Path) -> None:
    """A text with the id or the file of something closed is in no public pack, and the check says so once."""
    name, data = TELLING[case]
    close_one(table)
    attach(table, name, data)
    assert told(table) != []
    assert handed_out(table) == []
    (said,) = told(table)
    assert f"`{name}`" in said
    assert "Daarin staat de naam van een stuk of een bestand dat niet openbaar is" in said
    assert "geheim" not in said.casefold()


def test_a_text_without_a_closed_name(table: Path) -> None:
    """A text that names only what is public is handed out as it is."""
    close_one(table)
    attach(table, "a.txt", b"Zie 2026-01-05-gemeente-plein en a.txt, over huurders.")
    assert len(handed_out(table)) == 1
    assert told(table) == []


def test_a_text_that_names_such_a_text(table: Path) -> None:
    """A text that names a text which stays out for its words stays out too."""
    close_one(table)
    attach(table, "noot-een-lang.txt", f"Zie {CLOSED}.".encode())
    (table / "data/bijlagen/noot-twee-lang.txt").write_bytes(b"Zie noot-een-lang.txt.")
    replace(table / PLEIN, "openbaarheid:", "  - bestand: noot-twee-lang.txt\n    titel: Twee\nopenbaarheid:")
    assert handed_out(table) == []
    assert len(told(table)) == 2
