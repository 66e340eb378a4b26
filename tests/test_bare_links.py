"""Addresses that stand bare in a text are links, on the page and in the PDF, as nearly all real minutes have them."""

import pytest
from pages import paper

from tafel_cli.layout.blocks import Section, flow
from tafel_cli.reading.bare_links import with_links
from tafel_cli.reading.markdown import parse_markdown, sections
from tafel_cli.reading.text_tree import Node, Soort, plain_text
from tafel_cli.render import html, pdf


def links(nodes: tuple[Node, ...]) -> list[tuple[str, str]]:
    """Return words and address of every link in a text."""
    found = [(plain_text(node.inhoud), node.doel) for node in nodes if node.soort is Soort.LINK]
    return found + [one for node in nodes for one in links(node.inhoud)]


@pytest.mark.parametrize(
    ("text", "words", "address"),
    [
        ("Zie https://gemeente.example/plan.", "https://gemeente.example/plan", ""),
        ("(zie http://gemeente.example/a_(b)), of", "http://gemeente.example/a_(b)", ""),
        ("HTTPS://Gemeente.example?x=1&y=2#z!", "HTTPS://Gemeente.example?x=1&y=2#z", ""),
        ("„https://gemeente.example/“", "https://gemeente.example/", ""),
        ("**https://gemeente.example/a_b_c**", "https://gemeente.example/a_b_c", ""),
        ("| https://gemeente.example |\n|---|", "https://gemeente.example", ""),
        ("> - https://gemeente.example;", "https://gemeente.example", ""),
        ("https://gemeente.example/café", "https://gemeente.example/café", "https://gemeente.example/caf%C3%A9"),
        ("mailto:griffie@gemeente.example?subject=x.", "mailto:griffie@gemeente.example?subject=x", ""),
        ("Mail jan.de-vries+tafel@wonen.gemeente.example.", "jan.de-vries+tafel@wonen.gemeente.example", "mailto:"),
        ("<b>griffie@gemeente.example</b>", "griffie@gemeente.example", "mailto:"),
    ],
)
def test_a_bare_address_is_a_link(text: str, words: str, address: str) -> None:
    """An address of the web or of mail is a link; the punctuation of its sentence is not part of it."""
    wanted = address + words if address == "mailto:" else address or words
    nodes = parse_markdown(text)
    assert links(nodes) == [(words, wanted)]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "`https://gemeente.example`",
            "~~~\nhttps://gemeente.example a@b.example\n~~~",
            "https://",
            "https://…",
            "mailto:",
        ),
        *("ftp://gemeente.example", "javascript:alert(1)", "xhttps://gemeente.example", "a@b", "@b.example", "a@b.c-"),
        *(
            "x/griffie@gemeente.example",
            "om 10:30@raadhuis",
            "data:text/html,x",
            "[a](javascript:https://x.example)"[:12],
        ),
    ],
)
def test_what_is_no_address_is_no_link(text: str) -> None:
    """Code, other schemes and words that only look like an address stay words."""
    assert links(parse_markdown(text)) == []


def test_an_address_in_a_link_is_part_of_it() -> None:
    """The words of a link make no second link inside it, and a heading with an address keeps its words."""
    assert links(parse_markdown("[https://a.example en b@c.example](https://d.example)")) == [
        ("https://a.example en b@c.example", "https://d.example")
    ]
    (section,) = sections("## Zie https://a.example\n\ntekst")
    assert (section.titel, section.targets) == ("Zie https://a.example", ())


def test_page_and_pdf_have_the_link() -> None:
    """Both lead to the address."""
    text = "Zie https://gemeente.example/plan, of mail griffie@gemeente.example."
    document = paper(Section(title="x", blocks=flow(parse_markdown(text), "x")))
    page, print_ = html.draw(document).decode("utf-8"), pdf.draw(document)
    for address in ("https://gemeente.example/plan", "mailto:griffie@gemeente.example"):
        assert f'<a href="{address}">' in page
        assert f"({address})".encode() in print_


@pytest.mark.parametrize(
    "text", ["a" * 300_000 + "@", "a@" * 150_000, "https://" * 40_000, "https://x" + ")" * 300_000]
)
def test_no_text_takes_long(text: str) -> None:
    """All words stay, also of a text that is made to be slow; one that took time by its square would never end here."""
    assert plain_text(list(with_links(text))) == text
