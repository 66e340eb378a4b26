"""Headings that are none: they are drawn all the same, and a check says what to type."""

from base64 import b64decode
from pathlib import Path

import pytest
from conftest import replace
from misprints import PLEIN, WORDS, found
from pages import paper

from tafel_cli.layout.blocks import Section, flow
from tafel_cli.reading.markdown import Targets, parse_markdown
from tafel_cli.render import html, pdf
from tafel_cli.value_class import with_changes

IMAGE = "![Een bankje](../bijlagen/bankje.png)"
PIXEL = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==")
WORDLESS = (
    *(IMAGE, f"**{IMAGE}**", f"[{IMAGE}](https://x.example)", f"{IMAGE} &shy;", f"{IMAGE}{IMAGE}"),
    *("", "&nbsp;", "&shy;", "&#8203;", "<!-- later -->", "[](https://x.example)", "** **", "…", "<br>"),
)


@pytest.mark.parametrize("signs", ["# {}", "## {}", "### {}", "- ## {}", "> ## {}", "{}\n---"])
def test_headings_without_words_are_drawn(signs: str) -> None:
    """A heading without a word stops no paper, at any level, and its images are all shown."""
    text = "\n\n".join(f"{signs.format(each)}\n\nTekst." for each in WORDLESS)
    targets = Targets({}, {"bijlagen/bankje.png": "beeld"})
    blocks = flow(parse_markdown(text, targets), "tekst")
    made = with_changes(paper(Section(title="Tekst", blocks=blocks)), pictures={"beeld": PIXEL})
    assert pdf.draw(made).startswith(b"%PDF-")
    assert html.draw(made).count(b"<img") == text.count("![")


@pytest.mark.parametrize("each", WORDLESS)
@pytest.mark.parametrize("signs", ["#", "##", "###"])
def test_a_heading_without_words_is_found(table: Path, signs: str, each: str) -> None:
    """A heading without a word is a warning; whoever does what its hint says, keeps the image and loses the warning."""
    replace(table / PLEIN, "openbaarheid:", "bijlagen:\n  - bestand: bankje.png\n    titel: Bankje\nopenbaarheid:")
    line = f"{signs} {each}"
    replace(table / PLEIN, WORDS, line)
    (one,) = (each for each in found(table) if each["code"] == "T607")
    typed = (table / PLEIN).read_text(encoding="utf-8").split("\n")[int(str(one["line"])) - 1]
    assert (typed, one["severity"]) == (line, "waarschuwing")
    gone = f"{signs} " if f"haal `{signs} ` weg" in str(one["hint"]) else line
    assert gone != line or "haal de regel weg" in str(one["hint"])
    replace(table / PLEIN, f"\n{line}\n", f"\n{line.removeprefix(gone)}\n")
    assert [each for each in found(table) if each["code"] == "T607"] == []


@pytest.mark.parametrize(
    ("under", "advice"),
    [
        ("---", ("", "\n---", "## Tot slot")),
        ("-", ("", "## Tot slot")),
        ("--", ("", "## Tot slot")),
        ("====", ("", "## Tot slot")),
    ],
)
def test_a_line_that_makes_a_heading(table: Path, under: str, advice: tuple[str, ...]) -> None:
    """Signs below a text are a warning at their own line, and each thing that the hint says takes it away."""
    replace(table / PLEIN, WORDS, f"Tot slot\n{under}\nMeer.")
    (one,) = found(table)
    text = (table / PLEIN).read_text(encoding="utf-8")
    assert (one["code"], text.split("\n")[int(str(one["line"])) - 1]) == ("T607", under)
    assert "haal deze regel weg" in str(one["hint"])
    assert ("zet er een lege regel boven" in str(one["hint"])) == ("\n---" in advice)
    assert "`## Tot slot`" in str(one["hint"])
    for typed in advice:
        lines = f"{typed}\n" if typed.startswith("#") else f"Tot slot\n{typed}"
        (table / PLEIN).write_text(text.replace(f"Tot slot\n{under}", lines.rstrip("\n")), encoding="utf-8")
        assert found(table) == []


def test_the_line_to_type_holds_the_whole_heading(table: Path) -> None:
    """The line to type is left out where it would lose the address of a link."""
    replace(table / PLEIN, WORDS, "# Plan [hier](https://x.example)")
    (one,) = found(table)
    assert one["hint"] == "begin de kopjes in de tekst met `##`"
