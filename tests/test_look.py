"""The table's own colour, logo and lines of text: validated, always readable, and never markup."""

import json
import re
from pathlib import Path

import pytest
from conftest import SMALLEST, replace
from conftest import on_the_eve as tafel
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape
from packs import FOLDER, build, page
from proposals import PLEIN

from tafel_cli.pack.audience import Doelgroep
from tafel_cli.proof import colour

TAFEL = "data/tafel.md"
LOGO = (SMALLEST / "data/bijlagen/bankje.png").read_bytes()
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def style(table: Path, *lines: str) -> None:
    """Give the table a style."""
    replace(table / TAFEL, "themas:\n", "".join(("huisstijl:\n", *(f"  {line}\n" for line in lines), "themas:\n")))


def findings(table: Path) -> list[dict[str, str]]:
    """Return what a check finds."""
    done = tafel(table, "check", "--format", "json")
    return list(json.loads(done.stdout)["findings"])


@given(colours)
def test_every_colour_gets_shades_that_read(accent: str) -> None:
    """Whatever colour a table chooses, the page's shade reads on white and the other one on a dark page."""
    light, dark = colour.op_wit(accent), colour.op_donker(accent)
    assert colour.gelezen(light) == light
    assert colour.gelezen(dark) == dark
    assert colour.contrast(light, colour.WIT) >= colour.MINSTE
    assert colour.contrast(dark, colour.DONKER) >= colour.MINSTE_DONKER
    assert light == accent or colour.contrast(accent, colour.WIT) < colour.MINSTE
    assert colour.op_wit(light) == light


def test_contrast_is_that_of_wcag() -> None:
    """Black on white is 21, a colour on itself 1, and the grey that just passes on white is the known one."""
    assert colour.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert colour.contrast("#123456", "#123456") == 1
    assert colour.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert colour.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_dark_page_is_what_the_shades_were_made_for() -> None:
    """The colour of a dark page stands in the shipped style as it does in the code that computes shades for it."""
    css = (Path(__file__).parent.parent / "templates/style.css").read_text(encoding="utf-8")
    grounds = re.findall(r"--tafel-page: (#\w+);", css)
    assert grounds == ["#fff", colour.DONKER]


def test_the_page_takes_the_colour(table: Path) -> None:
    """The colour drives the page by day, and a lighter shade of it in dark mode; a table without one has ours."""
    build(table)
    assert page(table).count("--tafel-accent:") == 2
    style(table, 'accent: "#B00050"')
    build(table)
    light, dark = re.findall(r"--tafel-accent: (#\w+); \}", page(table))
    assert light == "#b00050"
    assert dark == colour.op_donker("#b00050") != light


def test_too_light_is_told_with_a_better_one(table: Path) -> None:
    """A colour that hardly reads is a warning with its contrast and a darker one; the pack uses that already."""
    style(table, 'accent: "#00a0e0"')
    (found,) = findings(table)
    assert (found["code"], found["severity"], found["path"]) == ("T615", "waarschuwing", TAFEL)
    assert "2,95" in found["message"]
    better = colour.op_wit("#00a0e0")
    assert f'"{better}"' in found["hint"]
    build(table)
    assert f":root {{ --tafel-accent: {better}; }}" in page(table)
    replace(table / TAFEL, "#00a0e0", better)
    assert findings(table) == []


@pytest.mark.parametrize(
    "bad", ["red", "#12345", "#12345g", "#fff;} body{display:none", "</style><script>", "#\u0661" * 3]
)
def test_no_colour_is_no_style(table: Path, bad: str) -> None:
    """What is not `#` with six digits or letters is an error, and nothing of it comes on the page."""
    style(table, f"accent: {json.dumps(bad)}")
    assert "T615" in [found["code"] for found in findings(table)]
    assert tafel(table, "agenda", "build").returncode == 1
    build(table, "--concept")
    assert page(table).count("--tafel-accent:") == 2
    assert "display:none" not in page(table)
    assert "<script" not in page(table)


def test_the_logo_is_shown_and_not_handed_out(table: Path) -> None:
    """The logo stands on the page, with words for who cannot see it, and is no attachment."""
    (table / "data/bijlagen/logo.png").write_bytes(LOGO)
    style(table, "logo: logo.png")
    build(table)
    assert re.search(
        r'<p class="logo"><img src="data:image/png;base64,[^"]+" alt="Logo van Samen[^"]+"></p>', page(table)
    )
    assert "bijlagen" not in {each.name for each in (table / "uitvoer/2026-01-15/deelnemers").iterdir()}


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("logo.png", b"<svg onload=alert(1)>", "T616"),
        ("logo.svg", b"<svg/>", "T616"),
        ("logo.png", LOGO + bytes(5 << 20), "T616"),
        ("weg.png", None, "T204"),
        ("../tafel.md", None, "T205"),
    ],
)
def test_a_logo_that_cannot_be_shown(table: Path, name: str, data: bytes | None, code: str) -> None:
    """A logo that is no picture, too big, not there or elsewhere is an error; a draft is made without it."""
    if data is not None:
        (table / "data/bijlagen" / name).write_bytes(data)
    style(table, f"logo: {name}")
    assert [found["code"] for found in findings(table)] == [code]
    build(table, "--concept")
    assert 'class="logo"' not in page(table)


def test_a_logo_is_no_attachment_to_link_to(table: Path) -> None:
    """Readers do not get the logo as a file, so a link to it from a text is told to lead nowhere."""
    (table / "data/bijlagen/logo.png").write_bytes(LOGO)
    style(table, "logo: logo.png")
    with (table / PLEIN).open("a", encoding="utf-8") as file:
        file.write("\n[ons logo](../bijlagen/logo.png)\n")
    assert [found["code"] for found in findings(table)] == ["T603"]


EDGES = ("briefhoofd", "voettekst")
NASTY = "Tafel & <b>partijen</b> \"samen\"; </style><script>alert(1)</script> {{ 7 * 7 }} {% include 'x' %}"
LINE = NASTY.ljust(118, ".") + " é"


@pytest.mark.parametrize("audience", Doelgroep)
def test_the_lines_at_the_edges(table: Path, audience: Doelgroep) -> None:
    """For everybody the letterhead opens the page and the footline opens its foot, each a whole text and no markup."""
    assert len(LINE) == 120
    style(table, *(f"{key}: {json.dumps(f'{key[0]}{LINE[1:]}', ensure_ascii=False)}" for key in EDGES))
    assert findings(table) == []
    build(table, "--audience", audience, "--format", "html", "--format", "json")
    folder = table / FOLDER.replace("deelnemers", audience)
    text = next(folder.glob("*.html")).read_text(encoding="utf-8")
    head, foot = (str(escape(f"{key[0]}{LINE[1:]}")) for key in EDGES)
    assert f'<header>\n<p class="letterhead">{head}</p>\n' in text
    said = "Exemplaar van de voorzitter, niet verspreiden · " * (audience is Doelgroep.VOORZITTER)
    assert f"<footer>\n<p>{foot}</p>\n<p>{said}Kenmerk " in text
    assert text.count(head) == text.count(foot) == 1
    assert "<script" not in text
    data = json.loads(next(folder.glob("*-2026-01-15.json")).read_bytes())["huisstijl"]
    assert [data[key] for key in EDGES] == [f"{key[0]}{LINE[1:]}" for key in EDGES]


def test_without_lines_at_the_edges(table: Path) -> None:
    """A table without them has nothing in their place, and its data say so."""
    build(table, "--format", "html", "--format", "json")
    assert "briefhoofd" not in page(table)
    assert "<footer>\n<p>Kenmerk " in page(table)
    data = json.loads((table / FOLDER / "vergaderstukken-2026-01-15.json").read_bytes())["huisstijl"]
    assert [data[key] for key in EDGES] == [None, None]


@pytest.mark.parametrize("key", EDGES)
@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ('"' + "x" * 121 + '"', "T108", "heeft 121 tekens, maar het mogen er hoogstens 120 zijn"),
        ('"een\\ntwee"', "T103", "moet op één regel staan"),
        ("|-\n    een\n    twee", "T103", "moet op één regel staan"),
        ("[een, twee]", "T103", "hoort een tekst"),
        ('""', "T109", "is leeg"),
        ('"Tafel, BSN 111222333"', "T501", "burgerservicenummer"),
        ('"NL91 ABNA 0417 1643 00"', "T502", "rekeningnummer"),
        ('"Bel 06-12345678"', "T503", "telefoonnummer"),
        ('"Mail jan.jansen@gmail.com"', "T504", "mailadres"),
        ('"De tafel \U0001f642"', "T609", "kan niet worden gedrukt"),
    ],
)
def test_what_does_not_belong_at_the_edges(table: Path, key: str, typed: str, code: str, said: str) -> None:
    """A line that is too long, is not one, cannot be printed or tells too much of somebody is told at its own place."""
    style(table, f"{key}: {typed}")
    lines = (table / TAFEL).read_text(encoding="utf-8").splitlines()
    (found,) = [one for one in findings(table) if one["path"] == TAFEL]
    assert (found["code"], lines[int(found["line"]) - 1].split(":")[0].strip()) == (code, key)
    assert said in found["message"]


def test_a_closed_item_has_no_name_at_the_edges(table: Path) -> None:
    """Where a line names an item that is closed, the public reads an ellipsis."""
    replace(table / PLEIN, "openbaarheid: openbaar", "openbaarheid: besloten")
    style(table, "briefhoofd: Zie 2026-01-05-gemeente-plein en verder", "voettekst: Zie 2026-01-05-gemeente-plein.md")
    build(table, "--concept", "--audience", "openbaar", "--format", "html")
    text = next((table / FOLDER).with_name("openbaar").glob("*.html")).read_text(encoding="utf-8")
    assert '<p class="letterhead">Zie … en verder</p>' in text
    assert "gemeente-plein" not in text
