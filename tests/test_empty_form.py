"""The empty form: it passes its own check, and filled in it is complete."""

import re
from datetime import date
from pathlib import Path

import pytest
from conftest import replace, tafel
from hypothesis import given
from hypothesis import strategies as st

from tafel_cli.errors import TafelError
from tafel_cli.kinds.agendapunt import Agendapunt, Doel
from tafel_cli.reading.decode import decode
from tafel_cli.reading.document import parse
from tafel_cli.register.form.empty import Formulier


def made(table: Path) -> Path:
    """Return the one item that is new."""
    return next(path for path in (table / "data" / "agenda").iterdir() if "bank" in path.name)


@pytest.mark.parametrize("doel", [doel.value for doel in Doel])
def test_form_passes_its_own_check(doel: str, table: Path) -> None:
    """The form that `tafel agenda new` writes passes the check as a concept, for every aim."""
    done = tafel(table, "agenda", "new", "Een bank bij de vijver", *_about(doel))
    assert (done.returncode, done.stderr) == (0, "")
    check = tafel(table, "check")
    assert check.returncode == 0
    assert " fout " not in check.stdout


def _about(doel: str) -> list[str]:
    return ["--doel", doel, "--indiener", "huurders", "--thema", "buurt"]


@pytest.mark.parametrize("doel", [doel.value for doel in Doel])
def test_filled_in_it_is_complete(doel: str, table: Path) -> None:
    """Take away the marks, answer every question, and the item is complete when it is submitted."""
    tafel(table, "agenda", "new", "Een bank bij de vijver", *_about(doel))
    path = made(table)
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"^#(?!#| [A-Z])", "", text, flags=re.MULTILINE).replace("jaar-maand-dag", "2026-01-06")
    text = text.replace("- …", "- In te stemmen met een bank.").replace("functie: …", "functie: bestuurslid")
    text = re.sub(r"<!--.*?-->", "Er komt een bank bij de vijver.", text).replace(
        "status: concept", "status: ingediend"
    )
    path.write_text(text, encoding="utf-8")
    done = tafel(table, "check", "--meter", str(path.relative_to(table)))
    assert done.returncode == 0, done.stdout
    assert re.search(r"Een bank bij de vijver: (\d+) van \1 onderdelen klaar", done.stdout)


@pytest.mark.parametrize(
    ("line", "said", "hint"),
    [
        (
            "<!-- Wat spreken we af? -->",
            "nog geen antwoord",
            "haal de hele regel weg, ook `<!--` en `-->`, en typ daar uw antwoord",
        ),
        ("<!-- Er komt een bank. -->", "staat uw tekst tussen", "haal `<!--` en `-->` weg"),
        ("<!-- Wat spreken we af? -->\nEr komt een bank.", "tekst uit het voorbeeld", "laat uw antwoord staan"),
        ("Er komt een bank.\n<!-- Nog bellen. -->", "staat tekst tussen", "haal ook de tekst ertussen weg"),
        ("Er komt een bank.\n…", "tekst uit het voorbeeld", "haal dit weg, of zet er uw eigen tekst voor in de plaats"),
    ],
)
def test_what_is_left_of_the_form(line: str, said: str, hint: str, table: Path) -> None:
    """Below a heading, whoever wrote an answer is never told to write one, nor to take away what was written."""
    tafel(table, "agenda", "new", "Een bank bij de vijver", *_about("besluitvormend"))
    replace(made(table), "<!-- Wat spreken we af? -->", line)
    told = next(row for row in steps_of(table) if "Kern" in row)
    assert said in told
    assert hint.casefold() in told.casefold()


def test_a_part_that_may_be_left_out(table: Path) -> None:
    """The part that the form calls free can be left out, and whoever leaves it empty hears so."""
    tafel(table, "agenda", "new", "Een bank bij de vijver", *_about("beeldvormend"))
    free = [row for row in steps_of(table) if "haal het kopje weg, met alles wat eronder staat" in row]
    assert [row.strip().split(".")[0] for row in free] == ["- Wie merkt dit"]


def test_lines_pasted_as_they_are(table: Path) -> None:
    """The lines that the check gives to paste count as filled in only when something was filled in."""
    tafel(table, "agenda", "new", "Een bank bij de vijver", *_about("besluitvormend"))
    pasted = "gevraagd:\n  - …\ninleider:\n  organisatie: huurders\n  functie: …\n---\n\n## Kern"
    replace(made(table), "---\n\n## Kern", pasted)
    rows = steps_of(table)
    assert any("Bij `gevraagd` staat nog tekst uit het voorbeeld. Schrijf daar" in row for row in rows)
    assert any("Bij `functie` staat nog tekst uit het voorbeeld. Schrijf daar" in row for row in rows)
    assert not any("werkwoord" in row for row in rows)


def steps_of(table: Path) -> list[str]:
    """Return what the meter says is still needed of the new item."""
    said = tafel(table, "check", "--meter", str(made(table).relative_to(table))).stdout
    return [line for line in said.splitlines() if line.startswith("  - ")]


def test_nothing_is_overwritten(table: Path) -> None:
    """A second form of the same name is refused and the first stays as it is."""
    arguments = ["agenda", "new", "Een bank bij de vijver", *_about("beeldvormend")]
    tafel(table, *arguments)
    made(table).write_text("mijn werk\n", encoding="utf-8")
    again = tafel(table, *arguments)
    assert again.returncode == 2
    assert "bestaat al" in again.stderr
    assert made(table).read_text(encoding="utf-8") == "mijn werk\n"


def test_wrong_words(table: Path) -> None:
    """An unknown party or theme, and a title that no file can hold, say what to type instead and write nothing."""
    before = sorted((table / "data" / "agenda").iterdir())
    party = tafel(table, "agenda", "new", "Bank", "--doel", "beeldvormend", "--indiener", "huurdrs", "--thema", "buurt")
    assert (party.returncode, "`huurders`" in party.stderr) == (2, True)
    title = tafel(table, "agenda", "new", "x" * 301, *_about("beeldvormend"))
    assert (title.returncode, "300" in title.stderr) == (2, True)
    missing = tafel(table, "agenda", "new", "Bank")
    assert missing.returncode == 2
    shown = tafel(table, "agenda", "new", "Een bank bij de vijver", *_about("beeldvormend"), "--toon")
    assert shown.stdout.startswith("---\ntitel: Een bank bij de vijver\n")
    assert sorted((table / "data" / "agenda").iterdir()) == before


@given(st.text(min_size=1, max_size=320))
def test_any_title(title: str) -> None:
    """Whatever the title, the form holds exactly that title, or the person hears why not."""
    form = Formulier(title, "huurders", "buurt", Doel.BEELDVORMEND, date(2026, 1, 6))
    try:
        text = form.text()
    except TafelError:
        return
    decoded = decode(Agendapunt, parse(form.path, text.encode()))
    assert isinstance(decoded.record, Agendapunt)
    assert decoded.record.titel == title.strip()
    assert re.fullmatch(r"data/agenda/2026-01-06-huurders-[a-z0-9-]+\.md", form.path)
    assert len(form.path) <= len("data/agenda/.md") + 80
