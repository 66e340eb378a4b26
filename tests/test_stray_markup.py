"""Markup that is none in Markdown, and paths that lose their backslashes, are told with the words to type."""

from pathlib import Path

import pytest
from conftest import replace
from misprints import PLEIN, WORDS, found

from tafel_cli.reading.markdown import parse_markdown
from tafel_cli.reading.text_tree import plain_text

STRAY = [
    ("##Geen spatie", "## Geen spatie"),
    ("##\u00a0Vaste spatie", "## Vaste spatie"),
    ("**Let op:**Dit is vet.", "**Let op:** Dit"),
    ("Een ** vet woord ** hier.", "**vet woord**"),
    ("Een **vet ** woord.", "**vet**"),
    ("**Let op: **", "**Let op:**"),
    ("Een ** vet** woord.", "**vet**"),
    ("*Let op:*Dit is schuin.", "*Let op:* Dit"),
    ("_Let op:_Dit is schuin.", "_Let op:_ Dit"),
    ("Een ==woord==.", "**woord**"),
    ("Zie [[plan]].", "plan"),
    ("Zie [[plan|het plan]].", "plan"),
    ("> [!NOTE]\n> Het plein is open.", "**Let op:**"),
    ("> [!TIP]\n> Het plein is open.", "**Tip:**"),
    ("Het is 10 m^2^ groot.", "m²"),
    ("Minder CO~2~ is beter.", "CO2"),
    ("Zie [de site] (https://x.example/a).", "[de site](https://x.example/a)"),
    ("Zie [n](mijn plan.pdf).", "[n](mijn%20plan.pdf)"),
    (r"Zie C:\_map.", r"C:\\_map"),
    (r"Op \\server\data\_Notulen\#3\[oud].", r"\\\\server\\data\\_Notulen\\#3\\[oud]"),
]
FINE = (
    *("**Let op:** dit.", "**vet**, *schuin*. (**a**) “**b**” **c**d en __x__ _y_, snake_case_naam", "#tag en # en ##"),
    *("**vet.** en **vet**, ook (**zo**) en **zo** **zo**", "2 ** 3 ** 4", "* **vet** en\n* ** los"),
    *("a == b == c", "[noot] (zie boven) en [tekst](https://x.example)", "2^3 en ~5 tot ~6", "`==x==` en `m^2^`"),
    *(r"\**Let op:**Dit", r"M:\Notulen", r"`\\server\data\_Notulen`", "~~~\n##Kop\n==x==\n~~~", "Zie [bijlage 1]."),
)


@pytest.mark.parametrize(("text", "typed"), STRAY)
def test_stray_markup(table: Path, text: str, typed: str) -> None:
    """Signs that print as typed are one warning at their line, and the words to type take it away."""
    replace(table / PLEIN, WORDS, f"Tekst.\n\n{text}")
    (one,) = [each for each in found(table) if each["code"] == "T624"]
    assert (one["severity"], one["hint"]) == ("waarschuwing", f"typ `{typed}`")
    lines = (table / PLEIN).read_text(encoding="utf-8").split("\n")
    at, column, end = (int(str(one[key])) for key in ("line", "column", "end_column"))
    line = lines[at - 1]
    lines[at - 1] = line[: column - 1] + typed + line[end - 1 :]
    (table / PLEIN).write_text("\n".join(lines), encoding="utf-8")
    assert [each for each in found(table) if each["code"] == "T624"] == []


def test_a_path_is_printed_whole_if_it_is_typed_so() -> None:
    """Of a path with each backslash twice nothing is lost in print."""
    assert plain_text(parse_markdown(STRAY[-1][1])) == r"\\server\data\_Notulen\#3\[oud]"


@pytest.mark.parametrize("text", FINE)
def test_what_is_right_or_meant_so(table: Path, text: str) -> None:
    """Real markup, code, escaped signs, and signs that nobody takes for markup are no faults."""
    replace(table / PLEIN, WORDS, text)
    assert [each for each in found(table) if each["code"] == "T624"] == []
