"""Footnotes: papers make none, so all of one is printed as it was typed, and the message says what to type."""

import re

import pytest

from tafel_cli.proof import Papers
from tafel_cli.proof.careful import proef
from tafel_cli.reading.addresses import addresses
from tafel_cli.reading.document import parse
from tafel_cli.reading.markdown import parse_markdown
from tafel_cli.reading.text_tree import Node, Soort, plain_text

AND_THEN = "; haal daarna de regel weg die begint met `[^1]:`"
TEXTS = (
    "Zie daar[^1] en elders[^2].\n\n[^1]: Een noot.\n[^2]: https://x.example/a",
    "Zie daar[^1].\n\n[^1]: https://x.example/a",
    "Zie daar[^a-b].\n\n[^a-b]:\n  ../agenda/x.md 'titel'",
    "> Zie[^1].\n>\n> [^1]: noot\n\n- Zie[^2]\n\n  [^2]: noot",
    "[echt]: https://x.example\n[^1]: noot\n\nZie [echt][^1]",
)


def kinds(nodes: tuple[Node, ...]) -> set[Soort]:
    """Return the kinds of node in a text."""
    return {node.soort for node in nodes} | {kind for node in nodes for kind in kinds(node.inhoud)}


def told(text: str) -> list[tuple[int, int, int, str]]:
    """Return line, columns and hint of what is said of footnotes in a text."""
    found = proef(parse("data/verslagen/x.md", f"---\na: b\n---\n{text}\n".encode()), Papers([], [], lambda: ()))
    return [(f.span.line - 3, f.span.column, f.span.end_column, f.hint) for f in found if f.code.code == "T618"]


@pytest.mark.parametrize("text", TEXTS[:4])
def test_nothing_of_a_footnote_is_dropped(text: str) -> None:
    """Sign and text of a note are printed as typed, and what stands in brackets is no link."""
    said = "".join(plain_text(parse_markdown(text)).split())
    assert said == "".join(re.sub(r"(?m)^(?:> ?|- )", "", text).split())


def test_a_label_of_a_note_is_no_address() -> None:
    """Neither the papers nor the guard take the text of a note for an address; a definition beside it still is one."""
    assert Soort.LINK not in kinds(parse_markdown("Zie daar[^1].\n\n[^1]: noot"))
    assert list(addresses("Zie[^1].\n\n[^1]: ../bijlagen/x.pdf")) == []
    assert list(addresses(TEXTS[4])) == ["https://x.example"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Zie daar[^1].\n\n[^1]: Een noot.",
            [
                (
                    1,
                    9,
                    13,
                    "typ hier in plaats van `[^1]`: `(Een noot.)`; haal daarna de regel weg die begint met `[^1]:`",
                )
            ],
        ),
        ("Zie[^1] en nog eens[^1].", [(1, 4, 8, "typ op deze plek de uitleg tussen haakjes, of haal `[^1]` weg")]),
        (
            "[^1]: Een noot.",
            [(1, 1, 16, "zet de tekst tussen haakjes in de zin waar hij bij hoort, en haal `[^1]:` weg")],
        ),
        ("`[^1]` en \\[^2] en [^3](https://x.example)\n\n~~~\n[^4]\n~~~", []),
    ],
)
def test_one_finding_says_what_to_type(text: str, found: list[tuple[int, int, int, str]]) -> None:
    """A note has one finding, at its sign in the sentence, with the words to type there; code and links have none."""
    assert told(text) == found


def test_a_long_note_is_not_quoted() -> None:
    """The text of a long note is not repeated in the hint."""
    assert "de tekst van de noot, tussen haakjes" in told(f"Zie[^1].\n\n[^1]: {'woord ' * 40}")[0][3]


def test_a_note_of_several_lines_is_told_whole() -> None:
    """The line to type holds all lines of a note, and the hint says how many lines go; a following note is its own."""
    text = "Zie[^1] en[^2].\n\n[^1]: Een noot die\ndoorloopt op regel twee.\n[^2]: Kort."
    typed = ["(Een noot die doorloopt op regel twee.)", "(Kort.)"]
    hints = [hint for *_, hint in told(text)]
    assert [f"`{each}`" in hint for each, hint in zip(typed, hints, strict=True)] == [True, True]
    assert [hint.endswith(", en de regel eronder") for hint in hints] == [True, False]
    assert told(f"Zie {typed[0]} en {typed[1]}.") == []
    assert told("Zie[^1].\n\n[^1]: a\nb\nc")[0][3].endswith("met `[^1]:`, en de 2 regels eronder")
