"""Bounds on Markdown input: a text over a bound is shown as it was typed, and no text is slow."""

import time

import pytest

from tafel_cli.reading.limits import excess
from tafel_cli.reading.markdown import parse_markdown, sections
from tafel_cli.reading.text_tree import Soort, plain_text

TOO_MUCH = {
    "50,000 brackets": "[" * 50_000,
    "50,000 open links": "[a](" * 50_000,
    "50,000 pictures": "![" * 50_000,
    "brackets before stars": "[" * 1_900 + "* a" * 17_000,
    "brackets among lines": "[a\na\na\na\na\n" * 1_900,
    "addresses that do not end": ("[a](" + "b" * 480) * 1_900,
    "addresses with other spaces": ("[a](" + "b\u00a0" * 240) * 1_900,
    "100,000 stars": "*a " * 100_000,
    "a table of 3,000 columns": "|a" * 3_000 + "\n" + "|-" * 3_000 + "\n" + "|b" * 3_000,
    "a table of 20,000 rows": "|a|b|\n|-|-|\n" + "|c|d|\n" * 20_000,
    "quotes inside quotes": "\n".join(">" * depth + " x" for depth in range(1, 2_000)),
    "lists inside lists": "\n".join("  " * depth + "- x" for depth in range(400)),
    "a megabyte of words": "woord " * 170_000,
    "a megabyte of lines": "x\n" * 500_000,
}


@pytest.mark.parametrize("case", TOO_MUCH)
def test_no_text_is_slow(case: str) -> None:
    """Parsing any text takes at most a second and a half, and no letter of it is lost."""
    text = TOO_MUCH[case]
    began = time.process_time()
    nodes = parse_markdown(text)
    found = list(sections(text))
    assert time.process_time() - began <= 1.5
    assert found
    if excess(text):
        assert [node.soort for node in nodes] == [Soort.CODE]
        assert plain_text(nodes) == text


@pytest.mark.parametrize(
    "text", ["", "Een gewone zin.", "| a | b |\n|---|---|\n| 1 | 2 |\n", "- een\n  - twee\n    - drie\n"]
)
def test_ordinary_text_is_parsed(text: str) -> None:
    """Ordinary text is within the bounds."""
    assert excess(text) is None
    assert bool(parse_markdown(text)) == bool(text)
    assert all(node.soort is not Soort.CODE for node in parse_markdown(text))
