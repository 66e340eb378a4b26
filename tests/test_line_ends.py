"""`<br>` in a text is the end of a line, on paper and on the screen, as in the tables that word processors make."""

import pytest
from on_paper import pages
from pages import paper

from tafel_cli.layout.blocks import Section, flow
from tafel_cli.proof import Papers
from tafel_cli.proof.careful import proef
from tafel_cli.reading.document import parse
from tafel_cli.reading.folded import fold
from tafel_cli.reading.markdown import parse_markdown
from tafel_cli.reading.text_tree import plain_text
from tafel_cli.render import html, pdf

SPELT = ("<br>", "<br/>", "<BR />", "</br>", "<br>\n", " \n<br>\n")
PLACES = {
    "in a sentence": "een{}twee",
    "in a cell": "| a | b |\n|---|---|\n| een{}twee | c |",
    "in strong words": "**een{}twee**",
    "in a list": "- een{}twee",
    "in a heading": "## een{}twee",
    "in a link": "[een{}twee](https://x.example)",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("sign", SPELT[:3])
def test_it_ends_a_line_on_paper_and_screen(place: str, sign: str) -> None:
    """The words behind it stand lower on paper and behind a line end on the page, and nobody reads the sign."""
    document = paper(Section(title="kop", blocks=flow(parse_markdown(PLACES[place].format(sign)), "kop")))
    assert "een<br>twee" in html.draw(document).decode("utf-8")
    (letters,) = pages(pdf.draw(document))
    said = "".join(one.text for one in letters)
    assert "<" not in said
    begin = said.index("eentwee")
    assert letters[begin].bottom > letters[begin + 3].top - 2


@pytest.mark.parametrize("sign", SPELT)
def test_it_is_one_line_end(sign: str) -> None:
    """The line ends of the file around it make no second one, and a plain text has a space there."""
    nodes = parse_markdown(f"een{sign}twee")
    assert [node.soort.value for node in nodes[0].inhoud] == ["tekst", "regeleinde", "tekst"]
    assert plain_text(nodes) == "een twee"


@pytest.mark.parametrize("text", [*(place.format("<br>") for place in PLACES.values()), "een<br><br/>twee"])
def test_nothing_is_said_of_it(text: str) -> None:
    """It is no fault."""
    document = parse("data/verslagen/x.md", f"---\na: b\n---\n{text}\n".encode())
    assert list(proef(document, Papers([], [], lambda: ()))) == []


def test_code_shows_it() -> None:
    """In code, and behind a backslash, it is what was typed."""
    for text in ("`een<br>twee`", "~~~\neen<br>twee\n~~~", "een\\<br>twee"):
        assert "een<br>twee" in plain_text(parse_markdown(text))


def test_a_number_around_it_is_read_as_a_reader_does() -> None:
    """The search for personal data reads a space there."""
    assert "111 222 333" in fold(parse("data/agenda/x.md", b"---\na: b\n---\n111<br>222<BR/>333\n")).text
