"""`tafel bekrachtigingen new` records the answer of a board on a decision."""

from pathlib import Path

import pytest
from conftest import tafel
from odd_headers import spellings
from odd_tables import contents

NEW = ("bekrachtigingen", "new")
TODAY = "--as-of=2026-01-05"
MADE = "data/bekrachtigingen/2025-12-04-b1-huurders.md"
DECISION = "data/besluiten/2025-12-04-b1.md"
PLAIN = """---
besluit: 2025-12-04-b1
organisatie: huurders
stand: bekrachtigd
op: 2025-12-20
orgaan: ledenraad
kenmerk: "2025/17"
---
"""


@pytest.fixture
def root(planned: Path) -> Path:
    """Give the smallest table, outside git, with a decision that waits for a board."""
    (planned / MADE).unlink()
    return planned


@pytest.mark.parametrize("typed", ["b1", "1.1", "1", "2025-12-04-b1", "De tafel stemt in"])
def test_yes(root: Path, typed: str) -> None:
    """A board says yes: its answer is a file with its keys in order, and the decision is in force."""
    words = (*NEW, typed, "huur", "--stand=bekrachtigd", "--op=20-12", "--kenmerk=2025/17", TODAY)
    said = tafel(root, *words)
    assert said.returncode == 0, said.stderr
    assert (root / MADE).read_text(encoding="utf-8") == PLAIN
    assert said.stdout == (
        "Huurders Voorbeelddorp, ledenraad, 20 december 2025: bekrachtigd.\n"
        "Dit gaat over: De tafel stemt in met een speelplek in het park.\n"
        f"Gemaakt: {MADE}\n"
        "Alle besturen hebben ja gezegd: het besluit geldt.\n"
    )
    before = contents(root)
    again = tafel(root, *words)
    assert (again.returncode, "Er is niets veranderd" in again.stdout) == (0, True)
    assert contents(root) == before
    other = tafel(root, *NEW, typed, "huur", "--stand=niet_bekrachtigd", TODAY)
    assert (other.returncode, f"en het is anders: `{MADE}`" in other.stderr) == (2, True)


def test_yes_if(root: Path) -> None:
    """A yes on a condition holds the condition, and sends the decision back to the table."""
    said = tafel(
        root, *NEW, "b1", "huurders", "--stand=bekrachtigd_met_voorwaarde", "--voorwaarde", "het blijft groen", TODAY
    )
    assert said.returncode == 0, said.stderr
    text = (root / MADE).read_text(encoding="utf-8")
    assert "op: 2026-01-05\n" in text
    assert "voorwaarde: Het blijft groen.\n" in text
    assert "Dit punt komt terug op de tafel. Het wacht op een agenda: `tafel agenda plan`.\n" in said.stdout


def test_other_boards(root: Path) -> None:
    """The board of the reservation is noted, and who has yet to answer is named."""
    text = (root / DECISION).read_text(encoding="utf-8")
    more = "  - huurders\n  - organisatie: gemeente\n    bij: gemeenteraad\n"
    (root / DECISION).write_text(text.replace("  - huurders\n", more), encoding="utf-8")
    said = tafel(root, *NEW, "b1", "gemeente", "--stand=bekrachtigd", TODAY)
    assert said.returncode == 0, said.stderr
    assert "orgaan: gemeenteraad\n" in (root / MADE.replace("huurders", "gemeente")).read_text(encoding="utf-8")
    assert "Nog geen antwoord van: Huurders Voorbeelddorp." in said.stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("b1", "huurders", "--stand=bekrachtigd_met_voorwaarde"), "Welke voorwaarde stelt het bestuur?"),
        (("b1", "huurders", "--stand=bekrachtigd", "--voorwaarde=x"), "Een voorwaarde hoort bij `--stand"),
        (
            ("b1", "huurders", "--stand=misschien"),
            "Kies uit: bekrachtigd, bekrachtigd_met_voorwaarde, niet_bekrachtigd",
        ),
        (("b1", "gemeente", "--stand=bekrachtigd"), "wacht niet op een antwoord van `gemeente`, wel van `huurders`"),
        (("b1", "voorbeelddorp", "--stand=bekrachtigd"), "kan meer dan één partij zijn"),
        (("b1", "visclub", "--stand=bekrachtigd"), "Er is geen partij met de naam `visclub`"),
        (("b7", "huurders", "--stand=bekrachtigd"), "Er is geen besluit met de naam `b7`"),
        (("1.3", "huurders", "--stand=bekrachtigd"), "Punt 1 heeft 1 punt"),
        (("b1", "huurders", "--stand=bekrachtigd", "--op=1-12-2025"), "Eerder kan een bestuur niet antwoorden"),
        (("b1", "huurders", "--stand=bekrachtigd", "--op=6-1-2026"), "is nog niet geweest"),
    ],
)
def test_refused(root: Path, words: tuple[str, ...], sentence: str) -> None:
    """What means nothing, or two things, is refused with what to type, and nothing is written."""
    before = contents(root)
    said = tafel(root, *NEW, *words, TODAY)
    assert (said.returncode, sentence in said.stderr) == (2, True), said.stderr
    assert contents(root) == before


def test_only_shown(root: Path) -> None:
    """With `--toon` nothing is written."""
    said = tafel(root, *NEW, "b1", "huurders", "--stand=bekrachtigd", "--toon", TODAY)
    assert "+stand: bekrachtigd" in said.stdout
    assert not (root / MADE).exists()


def test_odd_decisions(root: Path) -> None:
    """However the decision is spelt, the answer is the same file, and the decision keeps its bytes."""
    text = (root / DECISION).read_text(encoding="utf-8")
    for spelt in spellings(text, 60, seed="answer"):
        (root / DECISION).write_bytes(spelt.encode())
        words = (*NEW, "b1", "huur", "--stand=bekrachtigd", "--op=20-12", "--kenmerk=2025/17", TODAY)
        said = tafel(root, *words)
        assert said.returncode == 0, said.stderr
        assert (root / MADE).read_text(encoding="utf-8") == PLAIN
        assert (root / DECISION).read_bytes() == spelt.encode()
        (root / MADE).unlink()
