"""What a person is told about a text that would not print well: the words, the place and the help, to the letter."""

from collections.abc import Iterator

import pytest
from golden_files import compare

from tafel_cli.proof import Papers
from tafel_cli.proof.careful import proef
from tafel_cli.proof.places import read_body
from tafel_cli.reading.document import parse

ITEM, MINUTES = "data/agenda/x.md", "data/verslagen/x.md"
PAPERS = Papers([ITEM, MINUTES], ["a.png"], lambda: [(ITEM, "a.png")])
HEAD = "| a | b |\n|---|---|\n"
TEXTS = {
    "HTML, once for lines below each other": "een <b>vet</b> en <i>schuin</i>\n<br>\n\nmeer <u>onder</u>",
    "a remark, a question, a type and a block": "<!-- x -->\n\n<?php x ?>\n\n<!DOCTYPE html>\n\n<![CDATA[x]]>",
    "what it would show is lost": "<IMG src='x'> en </video>",
    "each that is lost": "<picture>\n\n<svg>\n\n<audio>\n\n<iframe>\n\n<object>\n\n<embed>\n\n<canvas>\n\n<math>",
    "HTML around code": "<b> `<i>` <u>\n\n~~~\n<b>\n~~~",
    "a tag that does not end": "<style\n\n<pre\n\n  <script\n\n<source\n\n</textarea\n\n> <div\n\n<stylex",
    "questions that were left": "tekst\n\n<!-- x -->\n\n## Kern\n\n<!-- y -->\n\n<vul in>\n\n<HIER>\n\n<b>",
    "a question in the first heading": "## <HIER>\n\n<HIER>",
    "headings": "### x\n\n# Top\n\n##\n\n#### y\n\n## z\n\n> #### w\n\n> # v\n\n# # #",
    "headings in order": "## a\n\n### b\n\n#### c\n\n## d",
    "no words above the columns": "| | |\n|---|---|\n| c | d |\n\n> | |\n> |---|\n> | c |",
    "a row that is too wide": f"{HEAD}| c | d | e | f |\n| c | d | |\n| c | d | | e |\n\na | b\n---|---\nc | d | e",
    "a table below words": f"tekst\n{HEAD}| c | d | e |",
    "one column": "| a |\n|---|\n| c | d |",
    "no row of dashes": "tekst\n| a | b |\n| X | X |\n\n> | a | b | c |\n> | d | e | f |",
    "other dashes": "| a | b | c |\n|---|---|\n| d | e | f |\n\n| a | b |\n| : - : |",
    "many columns": f"{'| a ' * 14}|\n{'| b ' * 14}|",
    "two of them, parted": "| a | b |\n| c | d |\ntekst\n| e | f |\n| g | h |",
    "no rows": "| a | b |\n\na | b | c |\nd | e | f |\n\n| a | b | c\n| d | e | f\n\n| a |\n| b |\n\n| a | b |\n| c |",
    "rows, parted": "| a | b |\ntekst\n| c | d |",
    "long words": f"{'x' * 100} {'y' * 101} {'z' * 60}-{'z' * 60}/{'z' * 60}\n\n## {'w' * 2_000} {'v' * 2_001}",
    "a long word on the next line": f"tekst\ntekst {'é' * 130}-x",
    "a long word that begins a line": f"tekst\n{'X' * 101}",
    "marks that no font has": "tekst\n\u1680tekst \U0001f600 `★`\n\n~~~\n★ \U0001f601\n~~~\n\n| \\| ★ |\n|---|",
    "too deep": f"{'> ' * 21}a",
    "hardly counted": f"{'> ' * 29}a",
    "not counted": f"{'> ' * 30}a",
    "too much": f"tekst\n{'[' * 2_001}",
    "many of one kind": "# a\n\n" * 11,
    "refused": "[a](javascript:x) <file:g> ![b](data:c) [d][e]\n\n[e]: javascript:f",
    "an address that does not end": "[a](javascript:x\n\n[a]: ../verslagen/x.md",
    "over lines": "een [a\nb](javascript:x) en [c\\\nd]: e\n\n[f\\\ng]: javascript:h\n\n[i]:\n  <j\\>k>",
    "links": "[a](../verslagen/y.md 'b') ![ ](../bijlagen/a.png) [c] `[d](e)` \\<b>\n\n[c]: ../verslagen/x.md",
    "links in links": "[a [b](javascript:x)](c) ![d [e](f)](g) ![h](javascript:i) ![j ![k](l)](m)",
    "cells": "| \\| [a](b) | `\\|` [c](d) |\n|---|---|\n| ![e](f) | <b> |\n|  | [g](h) | [i](j) |",
    "a cell with two of its lines": f"{HEAD}| aaaaaaaa \\| [b](c) \\| d |",
    "a table in a title": f"[a]: b 'x\n{HEAD}| c'",
    "tabs and line ends of Windows": "-\t[a](b)\r\n\r\n\t1.\t<b> [c](d)\r\n\r\n[e]:\r\n  javascript:f\r\n",
}


def told(path: str, text: str) -> Iterator[str]:
    """Yield what is said of a text, and the marks that were seen in it."""
    for f in proef(parse(path, f"---\ndoel: ter_kennisname\n---\n{text}\n".encode()), PAPERS):
        yield f"    {':'.join(map(str, f.span))} {f.code.code} {f.code.severity}: {f.message}"
        yield f"        hulp: {f.hint}"
        yield f"        regel: {f.source[:60]!r}"


def marks(text: str) -> Iterator[str]:
    """Yield the links, pictures and pieces of HTML in a text."""
    for mark in read_body(text).marks if text.count("[") < 100 else ():
        yield f"    {mark.line}:{mark.column}-{mark.end} {mark.soort} {mark.doel!r} {mark.tekst!r}"


def test_words(request: pytest.FixtureRequest) -> None:
    """Of each of these texts this is seen, and this is said, in an item and in other papers."""
    lines = []
    for name, text in TEXTS.items():
        item, other = list(told(ITEM, text)), list(told(MINUTES, text))
        lines += [name, *marks(text), *item, *([] if other == item else ["  in een verslag", *other]), ""]
    compare(request, "careful.txt", "\n".join(lines))


def test_code_below_the_same_words() -> None:
    """Words in code stand where the code is, also when the line above it ends with the same words."""
    for text, line in (("a\n~~~\na\nb\n~~~", 2), ("a\n\n    a\n    b", 2), ("~~~\n~~~\n\na\n~~~\n\na\n~~~", 5)):
        assert read_body(text).texts[-1].pieces[0].line == line


def test_words_like_the_mark_before_them() -> None:
    """Words that repeat the number or mark of their line stand behind it."""
    for text, column in (("1. 1", 3), ("-     -", 6), ("# # #", 2)):
        assert read_body(text).texts[-1].pieces[0].column == column
