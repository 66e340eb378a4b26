"""What is typed and would be gone from the papers is told, with the line to type, and only that."""

from pathlib import Path

import pytest
from conftest import replace
from misprints import PLEIN, WORDS, found

from tafel_cli.reading.markdown import parse_markdown
from tafel_cli.reading.text_tree import plain_text


def lost(table: Path, text: str) -> list[dict[str, object]]:
    """Return the findings on text that is lost, if this stands in an item."""
    replace(table / PLEIN, WORDS, text)
    return [one for one in found(table) if one["code"] == "T623"]


AMONG_NUMBERS = [
    ("De zaal is 25*30 m, hoogte 3*2 m.", "25×30 m, hoogte 3×2", "2530 m, hoogte 32"),
    ("Zo is 3*4 = 12 en 2*2 = 4.", "3×4 = 12 en 2×2", "34 = 12 en 22"),
    ("Dat kost 4*25*12 euro.", "4×25×12", "42512"),
    ("De maat is l*b*h.", "l×b×h", "lbh"),
    ("Van 10~~20 en 30~~40 euro.", r"10\~\~20 en 30\~\~40", "1020 en 3040"),
    ("Dat is 25 *30 m, en 3* 2 m.", "25 ×30 m, en 3× 2", "25 30 m, en 3 2"),
    ("Dat is 5**2**3.", r"5\*\*2\*\*3", "523"),
    ("- a*2 en b*3", "a×2 en b×3", "a2 en b3"),
    ("| a | b |\n|---|---|\n| 3*4*5 | x |", "3×4×5", "345"),
    ("Een *prijs van 3*4 euro.", "3×4", "34"),
]


@pytest.mark.parametrize(("text", "typed", "printed"), AMONG_NUMBERS)
def test_signs_between_numbers(table: Path, text: str, typed: str, printed: str) -> None:
    """A sign between numbers that Markdown takes for emphasis is an error, which the line to type takes away."""
    (one,) = lost(table, text)
    line = (table / PLEIN).read_text(encoding="utf-8").split("\n")[int(str(one["line"])) - 1]
    assert (one["severity"], line) == ("fout", text.rsplit("\n", maxsplit=1)[-1])
    assert f"er staat straks `{printed}`" in str(one["message"])
    assert printed in plain_text(parse_markdown(text))
    assert str(one["hint"]).endswith(f": `{typed}`")
    signs = typed.replace("\\", "").replace("×", "*")
    assert lost_after(table, text, text.replace(signs, typed)) == []


def lost_after(table: Path, old: str, new: str) -> list[dict[str, object]]:
    """Return the findings on text that is lost, if a text is replaced by another."""
    assert old != new
    replace(table / PLEIN, old, new)
    return [one for one in found(table) if one["code"] == "T623"]


@pytest.mark.parametrize(
    "text",
    [
        *("Zo is 3*4 = 12.", "Artikel 3*bis* geldt.", "**5** woningen, *2026* en in 2026 **25** woningen.", "`3*4*5`"),
        *(r"Dat is 3\*4\*5.", "Kosten: 3*€ 5 en 4*€ 6.", "In _2026_ en 3_4_5.", "Optie a *b* c.", "- 3\n* 4\n* 5"),
        *("Tussen ~5 en ~10.", "**Besluit 5.1** en **5.2**", "[a](https://x.example/3*4*5)", "5 * 3 * 2 = 30"),
        "~~10~~ 20 euro, *3* 4 en 5 *6*",
    ],
)
def test_signs_that_are_right(table: Path, text: str) -> None:
    """Emphasis of whole words and numbers, code, escaped signs and signs that are printed are no faults."""
    assert lost(table, text) == []
