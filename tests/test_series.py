"""Lines below each other that begin alike are told if they print as one, with the lines to type; prose is not."""

from pathlib import Path

import pytest
from conftest import replace, tafel
from misprints import PLEIN, WORDS, found

from tafel_cli.reading.markdown import parse_markdown
from tafel_cli.reading.text_tree import Soort

MINUTES = "data/verslagen/2025-12-04.md"
SERIES = {
    "speakers": ("Edwin: wij wel.\nAnneke: wij niet.\nRob: ik ook niet.", "- Edwin: wij wel."),
    "a message": ("Van: Jan\nAan: Piet\nOnderwerp: het plein", "- Van: Jan"),
    "names of words": ("Wie het doet: Jan\nWat het kost: niets\nWanneer: in mei", "- Wie het doet: Jan"),
    "in an item": ("- Van: Jan\n  Aan: Piet\n  Over: het plein", "- Van: Jan"),
    "paragraphs": ("§ een\n§ twee", "- § een"),
    "close to their sign": ("§1 een\n§2 twee\n§3 drie", "- §1 een"),
    "arrows": ("→ een\n→ twee", "- een"),
    "quotation marks": ("»een\n»twee\n»drie", "- een"),
    "letters of Word": ("o een\no twee\no drie", "- een"),
}
PROSE = (
    *("Van: Jan\nAan: Piet", "Van: Jan  \nAan: Piet  \nOver: het plein", "Van: Jan\n\nAan: Piet\n\nOver: het plein"),
    *(
        "- Van: Jan\n- Aan: Piet\n- Over: het plein",
        "Wij vragen: kan dit?\nZij zeggen niets,\nmaar nu: ja.",
        "`a`: b\n" * 3,
    ),
    *("“Zo” zei hij.\n“En zo” zij.\n“Ook” wij.", "één huis\néén straat\néén plein", "€ 5 erbij\n€ 6 eraf\n€ 7 over"),
    "Om half drie (14:30), om\nkwart voor vier (15:45) en\nom vijf uur (17:00).",
)


@pytest.mark.parametrize("case", SERIES)
def test_a_series_is_told(table: Path, case: str) -> None:
    """Three lines that begin alike, or two with the same sign, are a warning at the first, with the line to type."""
    text, typed = SERIES[case]
    replace(table / PLEIN, WORDS, text)
    (one,) = found(table)
    line = (table / PLEIN).read_text(encoding="utf-8").split("\n")[int(str(one["line"])) - 1]
    assert (one["code"], one["severity"], line) == ("T619", "waarschuwing", text.split("\n")[0])
    assert one["hint"] == f"begin elke regel met een streepje: `{typed}`, of zet tussen de regels steeds een lege regel"
    for mended in (text.replace("\n", "\n\n"), "\n".join(f"- {each.strip()[2:]}" for each in text.split("\n"))):
        if case != "in an item":
            replace(table / PLEIN, text, mended)
            assert found(table) == []
            replace(table / PLEIN, mended, text)


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_no_series(table: Path, text: str) -> None:
    """Fewer lines, lines that stay lines, lists, quotations and running text are no faults."""
    replace(table / PLEIN, WORDS, text)
    assert found(table) == []


def test_columns_of_tabs(table: Path) -> None:
    """Lines with tabs between words are a table of a word processor, and the lines to type make a table."""
    text = "Naam\tRol\tTijd\nJan\tvoorzitter\t10\nPiet\tlid\t20"
    replace(table / PLEIN, WORDS, text)
    (one,) = found(table)
    hint = str(one["hint"])
    assert hint == "begin met `| Naam | Rol | Tijd |`, daaronder `|---|---|---|`, en daaronder elke regel als rij"
    rows = ["| " + " | ".join(line.split("\t")) + " |" for line in text.split("\n")[1:]]
    mended = "\n".join((*hint.split("`")[1::2], *rows))
    assert [node.soort for node in parse_markdown(mended)] == [Soort.TABEL]
    replace(table / PLEIN, text, mended)
    assert found(table) == []


def test_a_table_with_drawn_borders(table: Path) -> None:
    """Lines of `+` and dashes between rows make no table; whoever does what the hint says has one."""
    border = "+------+-----+\n"
    replace(table / PLEIN, WORDS, f"{border}| Naam | Rol |\n{border}| Jan  | lid |\n{border}")
    (one,) = found(table)
    assert (one["code"], one["severity"]) == ("T608", "fout")
    assert one["hint"] == "zet onder de eerste rij: `|---|---|`, en haal de regels weg die met `+` beginnen"
    text = (table / PLEIN).read_text(encoding="utf-8").replace(border, "").replace("Rol |\n", "Rol |\n|---|---|\n")
    (table / PLEIN).write_text(text, encoding="utf-8")
    assert found(table) == []


def test_numbers_without_a_space_are_mended(table: Path) -> None:
    """Numbers that stand close to their words are told with the line to type, and `--fix` puts a space there."""
    replace(table / PLEIN, WORDS, "1.Opening\n2.Mededelingen\n3.Sluiting")
    (one,) = found(table)
    assert (one["code"], one["hint"]) == ("T619", "typ een spatie achter elk nummer: `1. Opening`")
    tafel(table, "check", "--fix")
    assert "\n1. Opening\n2. Mededelingen\n3. Sluiting\n" in (table / PLEIN).read_text(encoding="utf-8")
    assert found(table) == []


def test_lines_of_minutes_that_wait_are_no_series(table: Path) -> None:
    """Lines that become records are taken out of papers, so in draft minutes they may stand below each other."""
    actions = "Actie gemeente, uiterlijk 1-2-2026: Maak een folder.\nActie huurders, uiterlijk 1-2-2026: Lees die."
    lines = f"Besluit 2.1: ingestemd\n{actions}"
    replace(table / MINUTES, "De tafel stemt in. De huurders vragen het nog aan hun ledenraad.", lines)
    assert [one for one in found(table) if one["code"] == "T619"] == []
