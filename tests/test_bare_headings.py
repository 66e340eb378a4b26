"""Headings in minutes: one that held only what papers print from the records goes with it, and every other stays."""

from pathlib import Path

import pytest
from conftest import Record, replace, tafel
from read_aloud import page

MINUTES = "data/verslagen/2025-12-04.md"
ITEM = "2025-11-20-gemeente-speelplek"
TYPED = "De tafel stemt in. De huurders vragen het nog aan hun ledenraad."
LINE = "[Besluit 2.1](../besluiten/2025-12-04-b1.md): ingestemd"
WAITS = "Actie gemeente, uiterlijk 15 januari 2026: Maak een folder."


def said(table: Path, audience: str = "deelnemers") -> str:
    """Return what the minutes of the meeting that was held say."""
    done = tafel(table, "verslag", "build", "2025-12-04", "--concept", "--format", "html", "--audience", audience)
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = (table / "uitvoer").rglob("*.html")
    return page(made.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "stays", "goes"),
    [
        (
            f"{TYPED}\n\n### Reactie van de wethouder\n\n### Vervolg\n\nEr volgt een brief.",
            "Reactie van de wethouder",
            "",
        ),
        (f"{TYPED}\n\n### Reactie van de wethouder", "Reactie van de wethouder", ""),
        (f"{TYPED}\n\n#### Reactie\n\n### Vervolg", "Reactie", ""),
        (f"{TYPED}\n\n#### Reactie\n\n### Vervolg", "Vervolg", ""),
        (f"- {LINE}", "Besproken", "Conclusie"),
        (f"{LINE}\n\n### Vervolg", "Vervolg", "Conclusie"),
        (WAITS, "Besproken", "Conclusie"),
        (f"{WAITS}\n\nActie huurders, uiterlijk 15 januari 2026: Lees die.\n\n### Vervolg", "Vervolg", "Conclusie"),
        (f"#### Besluiten\n\n- {LINE}\n\n### Vervolg", "Vervolg", "Conclusie"),
        (f"#### Besluiten\n\n- {LINE}\n\n#### Reactie\n\n### Vervolg", "Reactie", "Besluiten"),
        (f"{WAITS}\n\nDat is genoeg.", "Conclusie", ""),
    ],
)
def test_only_what_was_emptied_goes(table: Path, text: str, stays: str, goes: str) -> None:
    """A heading that was typed with nothing below it is printed; one over lines that become records is not."""
    replace(table / MINUTES, TYPED, text)
    lines = [line.strip("# ") for line in said(table).split("\n") if line.startswith("#")]
    assert stays in lines
    assert not goes or goes not in lines


@pytest.mark.parametrize("mark", ["", "- ", "* "])
def test_the_public_is_not_told_of_a_closed_record(table: Path, record: Record, mark: str) -> None:
    """A heading over lines of closed decisions alone is in no public minutes, nor is what follows on those lines."""
    closed = f"{mark}[Besluit](../besluiten/2025-12-04-b9.md): geheim\n  en meer hierover"
    replace(table / MINUTES, TYPED, f"{TYPED}\n\n### Apart\n\n{closed}\n\n### Vervolg\n\nEr volgt een brief.")
    replace(table / MINUTES, "status: concept", "status: vastgesteld\nvastgesteld_op: 2026-01-10")
    record(table)
    told = said(table, "openbaar")
    assert "Vervolg" in told
    assert [word for word in ("Apart", "geheim", "en meer hierover", "stond iets") if word in told] == []
