"""The table's own colour and logo: read with care, always readable, and never more than a colour and a picture."""

import json
import re
import shutil
from pathlib import Path

import pytest
from conftest import SMALLEST, Record, replace, tafel
from hypothesis import given
from hypothesis import strategies as st
from packs import build, page
from proposals import PLEIN

from tafel_cli import kleur

TAFEL = "data/tafel.md"
LOGO = (SMALLEST / "data/bijlagen/bankje.png").read_bytes()
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def style(table: Path, *lines: str) -> None:
    """Give the table a look."""
    replace(table / TAFEL, "themas:\n", "".join(("huisstijl:\n", *(f"  {line}\n" for line in lines), "themas:\n")))


def findings(table: Path) -> list[dict[str, str]]:
    """Return what a check finds."""
    done = tafel(table, "check", "--format", "json")
    return list(json.loads(done.stdout)["findings"])


@given(colours)
def test_every_colour_gets_shades_that_read(accent: str) -> None:
    """Whatever colour a table chooses, the page's shade reads on white and the other one on a dark page."""
    light, dark = kleur.op_wit(accent), kleur.op_donker(accent)
    assert kleur.gelezen(light) == light
    assert kleur.gelezen(dark) == dark
    assert kleur.contrast(light, kleur.WIT) >= kleur.MINSTE
    assert kleur.contrast(dark, kleur.DONKER) >= kleur.MINSTE_DONKER
    assert light == accent or kleur.contrast(accent, kleur.WIT) < kleur.MINSTE
    assert kleur.op_wit(light) == light


def test_contrast_is_that_of_wcag() -> None:
    """Black on white is 21, a colour on itself 1, and the grey that just passes on white is the known one."""
    assert kleur.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert kleur.contrast("#123456", "#123456") == 1
    assert kleur.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert kleur.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_dark_page_is_what_the_shades_were_made_for() -> None:
    """The colour of a dark page stands in the shipped style as it does in the code that computes shades for it."""
    css = (Path(__file__).parent.parent / "templates/vergaderstukken.css").read_text(encoding="utf-8")
    grounds = re.findall(r"--tafel-achtergrond: (#\w+);", css)
    assert grounds == ["#fff", kleur.DONKER]


def test_the_page_takes_the_colour(table: Path) -> None:
    """The colour drives the page by day, and a lighter shade of it in dark mode; a table without one has ours."""
    build(table)
    assert page(table).count("--tafel-accent:") == 2
    style(table, 'accent: "#B00050"')
    build(table)
    light, dark = re.findall(r"--tafel-accent: (#\w+); \}", page(table))
    assert light == "#b00050"
    assert dark == kleur.op_donker("#b00050") != light


def test_too_light_is_told_with_a_better_one(table: Path) -> None:
    """A colour that hardly reads is a warning with its contrast and a darker one; the pack uses that already."""
    style(table, 'accent: "#00a0e0"')
    (found,) = findings(table)
    assert (found["code"], found["severity"], found["path"]) == ("T615", "waarschuwing", TAFEL)
    assert "2,95" in found["message"]
    better = kleur.op_wit("#00a0e0")
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


def test_the_logo_is_shown_and_not_handed_out(table: Path, record: Record) -> None:
    """The logo stands on the page, with words for who cannot see it, and is no attachment; also in an own template."""
    (table / "data/bijlagen/logo.png").write_bytes(LOGO)
    style(table, "logo: logo.png")
    build(table)
    assert re.search(
        r'<p class="logo"><img src="data:image/png;base64,[^"]+" alt="Logo van Samen[^"]+"></p>', page(table)
    )
    assert "bijlagen" not in {each.name for each in (table / "uitvoer/2026-01-15/deelnemers").iterdir()}
    (table / "templates").mkdir()
    shipped = Path(__file__).parent.parent / "templates/vergaderstukken.html.j2"
    shutil.copyfile(shipped, table / "templates" / shipped.name)
    replace(table / "templates" / shipped.name, "Logo van ", "Beeldmerk van ")
    record(table)
    build(table)
    assert 'alt="Beeldmerk van Samen' in page(table)


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
