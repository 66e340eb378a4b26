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


ADDRESSES = [
    ("[Actie]: https://tafel.example/x", "Actie: https://tafel.example/x"),
    ("[Let op]: info@tafel.example", "Let op: info@tafel.example"),
    (
        "[Gemeente]: ../agenda/2025-11-20-gemeente-speelplek.md",
        "[Gemeente](../agenda/2025-11-20-gemeente-speelplek.md)",
    ),
    ("[Actie]: Gemeente", "Actie: Gemeente"),
    ("[Bron]: #kern", "Bron: #kern"),
    ("> [Bron]: https://tafel.example/x", "Bron: https://tafel.example/x"),
]


@pytest.mark.parametrize(("text", "typed"), ADDRESSES)
def test_an_address_that_no_link_uses(table: Path, text: str, typed: str) -> None:
    """Such a line is printed nowhere: an error at that line, and the line to type mends it."""
    (one,) = lost(table, f"Tekst.\n\n{text}\n\nMeer.")
    line = (table / PLEIN).read_text(encoding="utf-8").split("\n")[int(str(one["line"])) - 1]
    assert (line, one["severity"], found(table)) == (text, "fout", [one])
    assert one["hint"] == f"typ `{typed}`, of haal de regel weg"
    assert "Bron" not in plain_text(parse_markdown(text))
    replace(table / PLEIN, text, typed)
    assert found(table) == []


def test_only_the_first_address_of_a_name_counts(table: Path) -> None:
    """A second address with a name is told, because the link uses the first; so is none that a link or image uses."""
    text = "Zie [hier][b], [B], [c][] en ![Kaart][k].\n\n[b]: https://x.example\n[c]: https://y.example\n"
    kaart = "[k]: ../bijlagen/bankje.png"
    replace(table / PLEIN, "openbaarheid:", "bijlagen:\n  - bestand: bankje.png\n    titel: Bankje\nopenbaarheid:")
    assert lost(table, f"{text}{kaart}") == []
    replace(table / PLEIN, kaart, f"{kaart}\n[b]: https://z.example")
    (one,) = found(table)
    assert one["hint"] == "typ `b: https://z.example`, of haal de regel weg"


@pytest.mark.parametrize("fence", ["```", "~~~", "````"])
def test_words_behind_a_code_fence(table: Path, fence: str) -> None:
    """Words behind an opening fence are an error with the line to type; the name of a language is none."""
    words = "Mail van de wethouder van 3 november:"
    (one,) = lost(table, f"{fence}{words}\nBeste allen,\n{fence}")
    assert (one["severity"], f"boven deze: `{words}`" in str(one["hint"])) == ("fout", True)
    replace(table / PLEIN, f"{fence}{words}", f"{words}\n{fence}")
    assert found(table) == []
    for language in ("python", " text", "c++", "{.python}", ""):
        replace(table / PLEIN, f"{words}\n{fence}", f"{words}\n{fence}{language}")
        assert found(table) == []
        replace(table / PLEIN, f"{words}\n{fence}{language}", f"{words}\n{fence}")
