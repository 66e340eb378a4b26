"""What somebody who types in a browser mistypes is told once, at its line, and typing the hint puts it right."""

import json
import re
from pathlib import Path

import pytest
from conftest import on_the_eve as tafel
from conftest import replace
from pages import paper
from pdf_reader import Pdf

from tafel_cli.layout.blocks import Section, flow
from tafel_cli.reading.markdown import parse_markdown
from tafel_cli.render import pdf

PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"
SPEELPLEK = "data/agenda/2025-11-20-gemeente-speelplek.md"
MEETING = "data/bijeenkomsten/2026-01-15.md"
TITLE = "titel: Hoe gebruiken we het plein?"
# The file, what stood there, the line that was typed in its place, and the line that the hint gives.
LINES = {
    "no colon": (PLEIN, "thema: buurt", "thema buurt", "thema: buurt"),
    "no space": (PLEIN, "thema: buurt", "thema:buurt", "thema: buurt"),
    "an equals sign": (PLEIN, "thema: buurt", "thema = buurt", "thema: buurt"),
    "a semicolon": (PLEIN, "thema: buurt", "thema; buurt", "thema: buurt"),
    "bold": (PLEIN, "thema: buurt", "thema: **buurt**", "thema: buurt"),
    "a quoted word": (PLEIN, TITLE, 'titel: "Samen" op het plein', "titel: '\"Samen\" op het plein'"),
    "an apostrophe": (PLEIN, TITLE, "titel: 'Foto's van het plein'", 'titel: "Foto\'s van het plein"'),
    "an asterisk": (PLEIN, "  - Herkent u", "  * Herkent u", "  - Herkent u dit beeld van het plein?"),
    "too few spaces": (SPEELPLEK, "    titel: Platte", "  titel: Platte", "    titel: Plattegrond van het park"),
    "a link": (
        MEETING,
        "  - 2026-01-05-gemeente-plein",
        "  - [Het plein](../agenda/2026-01-05-gemeente-plein.md)",
        "  - 2026-01-05-gemeente-plein",
    ),
    "a heading with a colon": (PLEIN, "## Aanleiding", "## Aanleiding:", "## Aanleiding"),
    "a heading with a question mark": (
        PLEIN,
        "## Wat weten we nog niet",
        "## wat weten we nog niet?",
        "## Wat weten we nog niet",
    ),
    "a heading with a slip": (PLEIN, "## Aanleiding", "## Aanlijding", "## Aanleiding"),
}


def told(table: Path) -> list[tuple[str, int, str]]:
    """Return path, line and hint of what the check says."""
    found = json.loads(tafel(table, "check", "--format", "json").stdout)["findings"]
    return [(row["path"], row["line"], row["hint"]) for row in found]


@pytest.mark.parametrize("case", LINES)
def test_the_line_in_the_hint_is_right(table: Path, case: str) -> None:
    """A slip gives one finding, at its line; when that line is typed as the hint says, nothing is told any more."""
    path, good, typed, line = LINES[case]
    replace(table / path, good, typed)
    lines = (table / path).read_text(encoding="utf-8").split("\n")
    at = next(number for number, one in enumerate(lines, 1) if one.startswith(typed))
    ((where, number, hint),) = told(table)
    assert (where, number) == (path, at)
    assert f"`{line}`" in hint
    lines[at - 1] = line
    (table / path).write_text("\n".join(lines), encoding="utf-8")
    assert told(table) == []


def test_a_value_over_two_lines(table: Path) -> None:
    """A text that goes on behind no indentation may also be a field without its colon, so that both are said."""
    replace(table / PLEIN, TITLE, "titel: Hoe gebruiken we\nhet plein?")
    ((_, line, hint),) = told(table)
    assert line == 3
    assert f"zet hem dan daarachter: `{TITLE}`" in hint


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("---\ntitel", "titel", f"typ `---` op een eigen regel boven `{TITLE}`"),
        ("---\ntitel", "\n\n---\ntitel", "haal de lege regels boven `---` weg"),
        ("---\ntitel", "```\n---\ntitel", "haal de regel boven `---` weg"),
    ],
)
def test_the_first_fence(table: Path, old: str, new: str, hint: str) -> None:
    """What is wrong at the top of a file is said as it is: a line too few or too many."""
    replace(table / PLEIN, old, new)
    ((_, line, said),) = told(table)
    assert (line, hint) == (1, hint if hint in said else said)


def test_the_opposite_is_not_proposed(table: Path) -> None:
    """Who types `niet openbaar` is never told to type `openbaar`."""
    replace(table / PLEIN, "openbaarheid: openbaar", "openbaarheid: niet openbaar")
    assert [hint for _, _, hint in told(table)] == ["kies uit: openbaar, besloten"]


def test_a_title_in_the_place_of_a_name(table: Path) -> None:
    """Who types the title of an item, or the name of a party, is told the name of its file."""
    replace(table / MEETING, "  - 2026-01-05-gemeente-plein", "  - Hoe gebruiken we het plein?")
    replace(table / PLEIN, "indiener: gemeente", "indiener: Gemeente Voorbeelddorp")
    assert [hint for _, _, hint in told(table)] == ["bedoelde u `gemeente`?", "bedoelde u `2026-01-05-gemeente-plein`?"]


def test_a_space_in_the_name_of_an_attachment(table: Path) -> None:
    """A name that no attachment may have is answered with one that it may have."""
    replace(table / SPEELPLEK, "bestand: plattegrond.pdf", "bestand: Platte grond.pdf")
    ((_, _, hint),) = told(table)
    assert hint.startswith("noem het bestand `platte-grond.pdf`: ")
    assert hint.endswith("; schrijf die naam daarna ook hier")


def test_the_end_of_a_line_keeps_words_apart() -> None:
    """A typed end of a line is a space for who copies the PDF or hears it."""
    section = Section(
        title="Kop", blocks=flow(parse_markdown("een\\\ntwee\n\n| a |\n|---|\n| drie<br>vier |\n"), "Kop")
    )
    text = Pdf(pdf.draw(paper(section))).text
    assert re.search(r"een\s\S?twee", text)
    assert re.search(r"drie\s\S?vier", text)
