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
    "a bold key": (PLEIN, "thema: buurt", "**thema:** buurt", "thema: buurt"),
    "a row of a table": (PLEIN, "thema: buurt", "| thema | buurt |", "thema: buurt"),
    "a heading in HTML": (PLEIN, "## Aanleiding", "<h2>Aanleiding</h2>", "## Aanleiding"),
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


VERSLAG = "data/verslagen/2025-12-04.md"
TAFEL, HUURDERS = "data/tafel.md", "data/organisaties/huurders.md"
PLAN, LISTED = "data/bijeenkomsten/2026-01-15.md", "  - 2026-01-05-gemeente-plein"
# The file, and the lines that stand there.
GROUPS = {
    "inleider": (PLEIN, "inleider:\n  organisatie: gemeente\n  functie: projectleider"),
    "voorzitter": (
        TAFEL,
        "voorzitter:\n  functie: onafhankelijk voorzitter\n  accounts:\n    - voorbeeld-voorzitter",
    ),
    "secretaris": (TAFEL, "secretaris:\n  functie: secretaris\n  accounts:\n    - voorbeeld-secretaris"),
    "soorten": (TAFEL, "soorten:\n  gemeente: Gemeente\n  huurdersvereniging: Huurdersvereniging"),
    "themas": (TAFEL, "themas:\n  buurt:\n    naam: Een fijne buurt\n    trekkers:\n      - gemeente"),
    "buurt": (TAFEL, "  buurt:\n    naam: Een fijne buurt\n    trekkers:\n      - gemeente"),
    "achterban": (HUURDERS, "achterban:\n  orgaan: ledenraad\n  weken: 6"),
}


@pytest.mark.parametrize("name", GROUPS)
def test_a_group_without_indentation(table: Path, name: str) -> None:
    """Keys of a group without their indentation give one finding, at the first; with two spaces more all is well."""
    path, good = GROUPS[name]
    first, *rest = good.split("\n")
    typed = "\n".join([first, *(line.removeprefix("  ") for line in rest)])
    replace(table / path, good, typed)
    text = (table / path).read_text(encoding="utf-8")
    at = text[: text.index(typed)].count("\n") + 2
    ((where, line, hint),) = told(table)
    assert (where, line) == (path, at)
    assert hint.startswith("zet twee spaties voor elk van die regels")
    assert f"`{rest[0]}`" in hint
    replace(table / path, typed, good)
    assert told(table) == []


def test_a_list_of_groups_without_indentation(table: Path) -> None:
    """The keys of an attachment without dash and indentation give one finding, although a title stands above too."""
    good = "bijlagen:\n  - bestand: plattegrond.pdf\n    titel: Plattegrond van het park"
    replace(table / SPEELPLEK, good, "bijlagen:\nbestand: plattegrond.pdf\ntitel: Plattegrond van het park")
    ((_, line, hint),) = told(table)
    assert line == 16
    assert hint.endswith("dus `  - bestand: plattegrond.pdf` en `    titel: Plattegrond van het park`")


def test_a_title_below_a_dash_without_its_indentation(table: Path) -> None:
    """A key of a list item that stands as a double of a key of the item itself gives one finding, with the line."""
    good = "bijlagen:\n  - bestand: plattegrond.pdf\n    titel: Plattegrond van het park"
    replace(table / SPEELPLEK, good, "bijlagen:\n- bestand: plattegrond.pdf\ntitel: Plattegrond van het park")
    ((_, line, hint),) = told(table)
    assert line == 17
    assert "typ dan: `  titel: Plattegrond van het park`" in hint


@pytest.mark.parametrize(
    ("path", "good", "typed", "lines"),
    [
        (PLAN, f"agenda:\n{LISTED}", "agenda: a-b, c-d", "`  - a-b` en `  - c-d`"),
        (HUURDERS, "accounts:\n  - voorbeeld-huurders", "accounts: een; twee", "`  - een` en `  - twee`"),
        (
            "data/besluiten/2025-12-04-b1.md",
            "voorbehoud:\n  - huurders",
            "voorbehoud: huurders en gemeente",
            "`  - huurders` en `  - gemeente`",
        ),
        (PLAN, LISTED, "  - a-b, c-d", "`  - a-b` en `  - c-d`"),
        (PLEIN, "gevraagd:\n  - Herkent u dit beeld", "gevraagd: Ja, of nee", "`  - Ja, of nee van het plein?`"),
    ],
)
def test_names_with_commas(table: Path, path: str, good: str, typed: str, lines: str) -> None:
    """Names with commas in the place of a list are told as the lines to type; a sentence with a comma stays whole."""
    replace(table / path, good, typed)
    ((where, _, hint),) = told(table)
    assert where == path
    assert hint.endswith(f": {lines}")


@pytest.mark.parametrize(
    ("path", "good", "typed", "hint"),
    [
        (PLEIN, TITLE, "titel:", "typ achter `titel:` wat er moet staan"),
        (PLEIN, "indiener: gemeente", "indiener:", "typ achter `indiener:` de naam van een organisatie"),
        (PLEIN, "  functie: projectleider", "  functie:", "typ achter `functie:` wat er moet staan"),
        (PLEIN, "status: ingediend", "status:", "typ hier een regel zoals `status: concept`; u kunt kiezen uit"),
        (PLAN, f"agenda:\n{LISTED}", "agenda:", "zet onder `agenda:` elk onderdeel op een eigen regel"),
    ],
)
def test_an_empty_key_that_must_be_filled(table: Path, path: str, good: str, typed: str, hint: str) -> None:
    """A required key without a value is asked for, and never said to go."""
    replace(table / path, good, typed)
    ((where, _, said),) = told(table)
    assert where == path
    assert said.startswith(hint)
    assert "weg" not in said


def test_a_heading_that_stands_twice(table: Path) -> None:
    """A heading in the place of another is told at its own line, with the heading that belongs there."""
    replace(table / PLEIN, "## Aanleiding", "## Kern")
    ((_, line, hint),) = told(table)
    assert line == 21
    assert hint.endswith("typ deze regel dan zo: `## Aanleiding`")


@pytest.mark.parametrize("sign", ["#", "###"])
def test_a_heading_of_another_level(table: Path, sign: str) -> None:
    """A heading with too few or too many signs is told once."""
    replace(table / PLEIN, "## Aanleiding", f"{sign} Aanleiding")
    ((_, line, hint),) = told(table)
    assert (line, "`## Aanleiding`" in hint) == (21, True)


@pytest.mark.parametrize(
    ("path", "good", "typed", "at", "hint"),
    [
        (PLAN, LISTED, f"  - pauze\n - {LISTED[4:]}", 9, f"typ: `{LISTED}`"),
        (PLAN, LISTED, f"{LISTED}\n    - pauze", 8, f"elke naam op een eigen regel: `{LISTED}` en `  - pauze`"),
        (PLAN, LISTED, f"  - https://forge.example/data/agenda/{LISTED[4:]}.md", 8, f"bedoelde u `{LISTED[4:]}`?"),
        (PLAN, f"agenda:\n{LISTED}", f"agenda: [{LISTED[4:]}", 7, f"aan het eind: `agenda: [{LISTED[4:]}]`; hoort"),
        (PLEIN, "---\ntitel", "Beste secretaris,\n\n---\ntitel", 1, "zet het onder de tweede regel `---`"),
        (PLEIN, "---\ntitel", "----\ntitel", 1, "drie keer het minteken, en verder niets: `---`"),
        (PLEIN, "duur: 20", "// duur\nduur: 20", 7, "of typ: `# duur`"),
        (PLEIN, "duur: 20", "<!-- duur -->\nduur: 20", 7, "of typ: `# duur`"),
        (
            PLEIN,
            "  organisatie: gemeente\n  functie",
            "  - organisatie: gemeente\n  - functie",
            12,
            "haal de streepjes weg: `  organisatie: gemeente`",
        ),
        (
            PLEIN,
            "  - Herkent u dit beeld van het plein?",
            "  1. Herkent u dit?\n  2. Mist u iets?",
            9,
            ": `  - Herkent u dit?` en `  - Mist u iets?`",
        ),
        (
            VERSLAG,
            "organisatie: gemeente\n    functie: projectleider",
            "organisatie: gemeente, functie: projectleider",
            7,
            "typ dan `  - organisatie: gemeente` en daaronder `    functie: projectleider`",
        ),
        (
            "data/acties/2025-12-04-a1.md",
            "actie: Stuur",
            "actie: |\nStuur",
            3,
            "`  Stuur het ontwerp van de speelplek naar alle partijen.`",
        ),
        (
            "data/acties/2025-12-04-a1.md",
            "actiehouder: gemeente",
            "actiehouder: gemeente en huurders",
            3,
            "kies één naam, zoals `actiehouder: gemeente`",
        ),
    ],
)
def test_other_slips(table: Path, path: str, good: str, typed: str, at: int, hint: str) -> None:  # noqa: PLR0913, PLR0917
    """What is typed by habit from a mail, a table or another language gives one finding, with the line to type."""
    replace(table / path, good, typed)
    ((where, line, said),) = told(table)
    assert (where, line) == (path, at)
    assert hint in said


@pytest.mark.parametrize("name", ["plan, kaart.pdf", "plan en kaart.pdf"])
def test_a_file_with_a_comma_in_its_name(table: Path, name: str) -> None:
    """The name of an attachment may hold a comma or a word between two names."""
    (table / "data/bijlagen/plattegrond.pdf").rename(table / "data/bijlagen" / name)
    replace(table / SPEELPLEK, "bestand: plattegrond.pdf", f'bestand: "{name}"')
    assert "T103" not in tafel(table, "check").stdout
