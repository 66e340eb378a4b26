"""What a check says of text that would not print well: of which papers, at which place, and with which advice."""

import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from conftest import ROOT, Record, replace, tafel
from misprints import PLEIN, WORDS, found

OLD = "data/agenda/2025-11-20-gemeente-speelplek.md"
MINUTES = "data/verslagen/2025-12-04.md"
BAD = "\n[hier](javascript:alert)\n"


def add(path: Path, text: str) -> None:
    """Write more at the end of a file."""
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_which_texts_are_looked_at(table: Path, record: Record) -> None:
    """Looked at is what the next pack prints, what was changed, what is named, and everything when that is asked."""
    for path in (PLEIN, MINUTES, OLD, "data/besluiten/2025-12-04-b1.md", "data/bijeenkomsten/2025-12-04.md"):
        add(table / path, BAD)
    record(table)
    printed = [PLEIN, "data/besluiten/2025-12-04-b1.md", MINUTES]
    assert [one["path"] for one in found(table)] == printed
    assert [one["path"] for one in found(table, OLD)] == [OLD]
    assert [one["path"] for one in found(table, "data/agenda")] == [OLD, PLEIN]
    assert len(found(table, "--all-text")) == 5
    replace(table / OLD, "\n## Kern\n", "\n## Kern\n\nNieuw.\n")
    assert [one["path"] for one in found(table, "--against", "HEAD")] == [OLD, *printed]
    assert [one["path"] for one in found(table)] == printed


def test_what_was_there_before_is_no_news(table: Path, record: Record) -> None:
    """A fault that stood in a changed text already is not counted as brought by the change."""
    add(table / OLD, BAD)
    record(table)
    add(table / OLD, "\n[daar](file:///x)\n")
    done = tafel(table, "check", "--against", "HEAD", "--format", "json")
    faults = [one for one in json.loads(done.stdout)["findings"] if one["code"] == "T602"]
    assert [one["existed"] for one in faults] == [True, False]


def test_place_and_advice(table: Path) -> None:
    """A finding names line and column of the link itself, and what was probably meant."""
    replace(table / PLEIN, WORDS, "Zie [het speelplein](../agenda/2025-11-20-gemeente-speelplein.md).")
    line = (
        (table / PLEIN)
        .read_text(encoding="utf-8")
        .split("\n")
        .index("Zie [het speelplein](../agenda/2025-11-20-gemeente-speelplein.md).")
    )
    done = tafel(table, "check")
    assert done.returncode == 1
    assert f"{PLEIN}:{line + 1}:5: fout T603" in done.stdout
    assert "bedoelde u `../agenda/2025-11-20-gemeente-speelplek.md`?" in done.stdout


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("../agenda/2025-11-20-Gemeente-Speelplek.md", "let op hoofdletters: bedoelde u `../agenda/2025-11-20-gem"),
        ("../bijlagen/Plattegrond.pdf", "let op hoofdletters: bedoelde u `../bijlagen/plattegrond.pdf`?"),
        ("2025-11-20-gemeente-speelplek.md", "schrijf `../agenda/2025-11-20-gemeente-speelplek.md`"),
        ("../agenda/2025-11-20-gemeente-speelplek", "bedoelde u `../agenda/2025-11-20-gemeente-speelplek.md`?"),
        ("../agenda/plattegrond.pdf", "bedoelde u `../bijlagen/plattegrond.pdf`?"),
        (r"..\\bijlagen\\plattegrond.pdf", "schrijf `../bijlagen/plattegrond.pdf`"),
        ("../../README.md", "een link kan alleen naar stukken in `data/`"),
        ("", "schrijf het adres tussen de ronde haken"),
    ],
)
def test_links_to_nothing(table: Path, typed: str, advice: str) -> None:
    """A link that leads nowhere is a fout, with the address that was probably meant."""
    replace(table / PLEIN, WORDS, f"Zie [daar]({typed}).")
    (one,) = found(table)
    assert (one["code"], one["severity"]) == ("T603", "fout")
    assert advice in str(one["hint"])


@pytest.mark.parametrize(
    "link",
    [
        *("https://gemeente.example/a(b)?c=d#e", "HTTP://x.example", "mailto:secretariaat@tafel.example"),
        *("tel:14071", "../agenda/2025-11-20-gemeente-speelplek.md#kern", "../verslagen/2025-12-04.md", "../tafel.md"),
        *("<../organisaties/huurders.md>", "../werkafspraken/1-voorzitter.md 'titel'", "https://x.example/%C3%A9"),
    ],
)
def test_links_that_lead_somewhere(table: Path, link: str) -> None:
    """Addresses on the web, of mail and telephone, and papers of the table are right as they are."""
    replace(table / PLEIN, WORDS, f"Zie [daar]({link}).")
    assert found(table) == []


def test_attachment_that_nobody_names(table: Path) -> None:
    """A link to an attachment that no item names is a waarschuwing: readers do not get the file."""
    replace(table / PLEIN, WORDS, "Zie [de tekening](../bijlagen/bankje.png).")
    (one,) = found(table)
    assert (one["code"], one["severity"]) == ("T603", "waarschuwing")
    named = "bijlagen:\n  - bestand: bankje.png\n    titel: Tekening\nopenbaarheid:"
    replace(table / PLEIN, "openbaarheid:", named)
    assert found(table) == []


def test_a_photo_step_by_step(table: Path) -> None:
    """Whoever does what the hint says, gets the photo in: where it must lie, that it is there, and what to type."""
    replace(table / PLEIN, WORDS, "![De straat](Foto.JPG)")
    assert "zet het bestand in `data/bijlagen/` en schrijf `../bijlagen/Foto.JPG`" in str(found(table)[0]["hint"])
    replace(table / PLEIN, "(Foto.JPG)", "(../bijlagen/Foto.JPG)")
    (absent,) = found(table)
    assert "dat bestand is er niet" in str(absent["message"])
    assert str(absent["hint"]).startswith("zet het bestand in `data/bijlagen/`")
    shutil.copyfile(table / "data/bijlagen/bankje.png", table / "data/bijlagen/Foto.JPG")
    (unlisted,) = found(table)
    assert "`bijlagen:`" in str(unlisted["hint"])
    lines = [part for part in str(unlisted["hint"]).split("`")[1::2] if part.startswith(" ")]
    assert lines == ["  - bestand: Foto.JPG", "    titel:"]
    replace(table / PLEIN, "openbaarheid:", f"bijlagen:\n{lines[0]}\n{lines[1]} Straat\nopenbaarheid:")
    assert found(table) == []


def test_picture(table: Path) -> None:
    """A picture that is described and named by its item is right; another item's list does not count for it."""
    replace(table / PLEIN, WORDS, "![Een bankje](../bijlagen/bankje.png)")
    listed = "bijlagen:\n  - bestand: bankje.png\n    titel: Bankje\nopenbaarheid:"
    replace(table / OLD, "openbaarheid:", listed)
    assert [one["code"] for one in found(table)] == ["T606"]
    replace(table / PLEIN, "openbaarheid:", listed)
    assert found(table) == []


@pytest.mark.parametrize(
    ("text", "severity", "code"),
    [
        ("<b>vet</b> en <i>schuin</i>\n<br>\nmeer", "waarschuwing", "T601"),
        ("Kijk: <img src='https://x.example/a.png'>", "fout", "T601"),
        ("##### Te diep", "waarschuwing", "T607"),
        ("| a | b |\n| c | d |", "fout", "T608"),
        ("| a | b |\n|---|\n| c | d |", "fout", "T608"),
        ("| | |\n|---|---|\n| c | d |", "fout", "T608"),
        ("Zie [het vervolg](#vervolg)", "waarschuwing", "T603"),
        ("[//]: # (nog bellen)", "waarschuwing", "T601"),
        ("Een ster: ★", "waarschuwing", "T609"),
        ("Een lach: \U0001f600", "fout", "T609"),
        ("Een lach: &#x1F600;", "fout", "T609"),
        ("x" * 150, "waarschuwing", "T611"),
        ("x" * 2_500, "fout", "T611"),
        ("![Kaart](../bijlagen/plattegrond.pdf)", "fout", "T613"),
        ("| a | b |\n|---|---|\n| c | d | e |", "fout", "T614"),
    ],
)
def test_weight(table: Path, text: str, severity: str, code: str) -> None:
    """What would be lost in print is a fout; what only comes out ugly is a waarschuwing. It is said once."""
    replace(table / PLEIN, WORDS, text)
    assert Counter((one["code"], one["severity"]) for one in found(table)) == {(code, severity): 1}


@pytest.mark.parametrize(
    "text",
    [
        *("`<b>` en `★` en `[a](javascript:x)`", "~~~\n<script>\n[a](file:///x)\n#### x\n| a | b |\n| c | d |\n~~~"),
        *(
            "3 < 4 en 5 > 2",
            r"\<b> en \[a](javascript:x)",
            "~~~\n[a](javascript:x)\n~~~",
        ),
        "- punt\n\n  ~~~\n  <b>code</b>\n  ~~~",
        *("> #### In een citaat", "| a | b |\n|---|---|\n| c \\| d | e |", "| |\u00a0b |\n|---|---|\n| c | d |"),
        *("→ ✓ ½ “zo” – é ĳ", "zie [hier](https://x.example/" + "a" * 300 + ")", "e\u0301 en a\u00adb"),
    ],
)
def test_what_may_stand(table: Path, text: str) -> None:
    """Code, escaped signs, quotes, cells with an escaped line and long addresses behind a link are no faults."""
    replace(table / PLEIN, WORDS, text)
    assert found(table) == []


def test_guiding_questions_are_said_once(table: Path) -> None:
    """A guiding question left in an item is the business of T404 and T405; in adopted minutes it is a warning."""
    replace(table / PLEIN, WORDS, "<!-- Voor wie is dit belangrijk? -->")
    assert found(table) == []
    replace(table / MINUTES, "status: concept", "status: vastgesteld\nvastgesteld_op: 2026-01-10")
    add(table / MINUTES, "\n<!-- Wat is er besproken? -->\n")
    (one,) = found(table)
    assert (one["path"], one["code"], one["severity"]) == (MINUTES, "T601", "waarschuwing")


def test_header_is_printed_too(table: Path) -> None:
    """A title with a character that cannot be printed is found, also when it is written as a code."""
    replace(table / PLEIN, "titel: Hoe gebruiken we het plein?", r'titel: "Het plein \U0001F600"')
    (one,) = found(table)
    assert (one["code"], one["line"]) == ("T609", 2)


def test_many_faults(table: Path) -> None:
    """A text with very many faults gets ten of each kind."""
    replace(table / PLEIN, WORDS, "\n\n".join(["[a](javascript:x) <b> \U0001f600"] * 300))
    assert Counter(one["code"] for one in found(table)) == {"T601": 10, "T602": 10, "T609": 1}


def test_windows_line_ends_and_tabs(table: Path) -> None:
    """Line ends of Windows and tabs do not move a place."""
    replace(table / PLEIN, WORDS, "-\tZie [daar](file:///x).")
    (table / PLEIN).write_bytes((table / PLEIN).read_bytes().replace(b"\n", b"\r\n"))
    (one,) = found(table)
    text = (table / PLEIN).read_text(encoding="utf-8").split("\n")
    assert text[int(str(one["line"])) - 1] == "-\tZie [daar](file:///x)."
    assert one["column"] == 7


PARSERS = ("markdown_it", "tafel_cli.proof.careful", "tafel_cli.proof.letters")
NO_PARSER = (
    *("check --all-text", "check --meter", "status", "explain T601", "schema", "balans", "agenda list", "acties list"),
    *("besluiten list", "bijeenkomsten list", "organisaties list", "verslag list", "werkafspraken list"),
)


def loaded(table: Path, command: str) -> str:
    """Return which of `PARSERS` a command loads."""
    program = (
        "import sys; from tafel_cli.cli import run; run(['-C', *sys.argv[1:]]);"
        f"print(*[name for name in {PARSERS!r} if name in sys.modules], file=sys.stderr)"
    )
    line = [sys.executable, "-c", program, str(table), *command.split()]
    done = subprocess.run(line, cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stderr.strip()


@pytest.mark.parametrize("command", NO_PARSER)
def test_no_parser_of_markdown(command: str) -> None:
    """Of this repository's own table all texts pass at a glance, so no command loads a parser that needs none."""
    assert loaded(ROOT, command) == ""


def test_a_parser_where_it_is_needed(table: Path) -> None:
    """A text that is not ordinary is read with the parser of the pack."""
    replace(table / PLEIN, WORDS, "<b> `code` [a](javascript:x) \U0001f600\n\n| a | b |\n| c | d |")
    assert loaded(table, "check") == " ".join(PARSERS)
