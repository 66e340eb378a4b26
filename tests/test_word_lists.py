"""Text as word processors leave it: lists without Markdown's signs, indents that make code, and spaces that hold."""

import json
from pathlib import Path

import pytest
from conftest import replace, tafel

from tafel_cli.proof import Papers
from tafel_cli.proof.careful import proef
from tafel_cli.reading.document import parse
from tafel_cli.reading.markdown import parse_markdown
from tafel_cli.reading.text_tree import Soort

PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"
OLD = "data/agenda/2025-11-20-gemeente-speelplek.md"
WORDS = "Iedereen die aan het plein woont."
NBSP = "\u00a0"
LISTS = {
    "letters": ("a. huur\nb. koop", "begin elk punt met een streepje: `- a. huur`"),
    "letters with brackets": ("De vragen:\na) huur\nb) koop", "begin elk punt met een streepje: `- a) huur`"),
    "in brackets": ("(1) huur\n(2) koop", "begin elk punt met een streepje: `- (1) huur`"),
    "parts": ("1.1 huur\n1.2 koop", "begin elk punt met een streepje: `- 1.1 huur`"),
    "Roman": ("ii. huur\niii. koop", "begin elk punt met een streepje: `- ii. huur`"),
    "bullets": ("• huur\n• koop", "begin elk punt met een streepje: `- huur`"),
    "one bullet below words": ("De vraag:\n• huur", "begin elk punt met een streepje: `- huur`"),
    "bullets with tabs": ("De vragen:\n•\thuur\n•\tkoop", "begin elk punt met een streepje: `- huur`"),
    "bullets of Word": ("o\thuur\no\tkoop", "begin elk punt met een streepje: `- huur`"),
    "bullets with lines between": ("• huur\nen meer\n• koop", "begin elk punt met een streepje: `- huur`"),
    "dashes": ("– huur\n– koop", "begin elk punt met een streepje: `- huur`"),
    "dashes without a space": ("De vragen:\n-huur\n-koop", "begin elk punt met een streepje: `- huur`"),
    "bullets without a space": ("•huur\n•koop", "begin elk punt met een streepje: `- huur`"),
    "numbers below words": ("De vragen:\n3. huur\n4. koop", "zet een lege regel boven deze regel"),
    "in an item": ("- een\n  a. huur\n  b. koop", "begin elk punt met een streepje: `- a. huur`"),
    "numbers in an item": ("- een\n  3. huur\n  4. koop", "zet een lege regel boven deze regel"),
    "numbers with a held space": ("1.\u00a0huur\n2.\u00a0koop", "typ achter elk nummer een gewone spatie: `1. huur`"),
    "numbers with a wide space": ("1)\u2003huur\n2)\u2003koop", "typ achter elk nummer een gewone spatie: `1) huur`"),
    "such numbers below words": (
        "De vragen:\n3.\u00a0huur\n4. koop",
        "typ achter elk nummer een gewone spatie: `3. huur`",
    ),
    "such numbers in an item": (
        "- een\n  1.\u00a0huur\n  2.\u00a0koop",
        "typ achter elk nummer een gewone spatie: `1. huur`",
    ),
    "dashes with a held space": ("-\u00a0huur\n-\u00a0koop", "begin elk punt met een streepje: `- huur`"),
    "letters with a tab": ("a.\thuur\nb.\tkoop", "begin elk punt met een streepje: `- a. huur`"),
    "in a quote": ("> • huur\n> • koop", "begin elk punt met een streepje: `- huur`"),
}
FIXED = {
    "bullets": "- huur\n- koop",
    "one bullet below words": "De vraag:\n- huur",
    "bullets with tabs": "De vragen:\n- huur\n- koop",
    "bullets of Word": "- huur\n- koop",
    "bullets with lines between": "- huur\nen meer\n- koop",
    "dashes": "- huur\n- koop",
    "dashes without a space": "De vragen:\n- huur\n- koop",
    "bullets without a space": "- huur\n- koop",
    "numbers below words": "De vragen:\n\n3. huur\n4. koop",
    "numbers with a held space": "1. huur\n2. koop",
    "numbers with a wide space": "1) huur\n2) koop",
    "such numbers below words": "De vragen:\n\n3. huur\n4. koop",
    "dashes with a held space": "- huur\n- koop",
}
NO_LISTS = (
    *("- huur\n- koop", "1. huur\n2. koop", "• huur\n\n• koop", "a. huur\n\nb. koop", "a. huur  \nb. koop"),
    *(
        "Het plein\n– dat is groot –\nis leeg.",
        "Dat was in\n2026. Daarna niet.",
        "Dat zijn\n2.080 en\n1.270 huizen.",
        "a. huur\\\nb. koop",
        "a. huur<br>\nb. koop",
        "Het plein,\n-zo vaak leeg.",
        "*huur*\n*koop*",
    ),
    *("`\n• x\n`", "~~~\na. huur\nb. koop\n~~~", "| a. huur |\n|---|\n| b. koop |", "1. een\n   vervolg\n2. twee"),
)


def told(text: str) -> list[tuple[str, str, int, str]]:
    """Return code, severity, line and hint of what is said of a text."""
    found = proef(parse("data/verslagen/x.md", f"---\na: b\n---\n{text}\n".encode()), Papers([], [], lambda: ()))
    return [(f.code.code, f.code.severity.value, f.span.line - 3, f.hint) for f in found if f.code.code != "T609"]


@pytest.mark.parametrize("case", LISTS)
def test_a_list_that_runs_on_is_told(case: str) -> None:
    """A list whose items would print behind each other is a waarschuwing, with the line to type."""
    text, hint = LISTS[case]
    first = next(line for line, words in enumerate(text.split("\n"), 1) if "huur" in words)
    assert told(text) == [("T619", "waarschuwing", first, hint)]


@pytest.mark.parametrize("text", NO_LISTS)
def test_what_prints_well_is_no_fault(text: str) -> None:
    """Lists of Markdown, lines that stay lines, code, cells, and sentences that only seem to be an item are right."""
    assert told(text) == []


@pytest.mark.parametrize("case", LISTS)
def test_only_what_has_one_answer_is_corrected(table: Path, case: str) -> None:
    """`--fix` makes a list of bullets and of numbers; letters and parts stay, because a text may name them."""
    text, _ = LISTS[case]
    replace(table / PLEIN, WORDS, f"Tekst.\n\n{text}")
    tafel(table, "check", "--fix")
    assert f"Tekst.\n\n{FIXED.get(case, text)}\n" in (table / PLEIN).read_text(encoding="utf-8")
    assert ("T619" in tafel(table, "check").stdout) == (case not in FIXED)


@pytest.mark.parametrize("text", ["Tekst:\n\n    a. huur", "## Kop\n    huur", "- een\n\n      huur", "-      huur"])
def test_text_that_becomes_code_is_told(text: str) -> None:
    """Indented text that prints as code is a waarschuwing at its line, which says what to do if it is code."""
    assert [one[:3] for one in told(text)] == [("T622", "waarschuwing", text.count("\n") + 1)]
    assert "haal de spaties vooraan weg" in told(text)[0][3]
    assert "`~~~` boven en onder" in told(text)[0][3]


def test_a_chain_of_words_is_told_and_corrected(table: Path) -> None:
    """More than three words that no-break spaces keep together are a waarschuwing, in text and front matter."""
    chain, short = NBSP.join(("een", "twee", "drie", "vier")), NBSP.join(("€", "10", "miljoen"))
    replace(table / PLEIN, WORDS, f"Dit is {chain} en {short} en `{chain}`.")
    replace(table / PLEIN, "titel: Hoe gebruiken we het plein?", f"titel: Plein {chain}")
    done = tafel(table, "check", "--format", "json")
    found = [one for one in json.loads(done.stdout)["findings"] if one["code"] == "T611"]
    assert [(one["severity"], "4 woorden" in one["message"]) for one in found] == [("waarschuwing", True)] * 2
    tafel(table, "check", "--fix")
    text = (table / PLEIN).read_text(encoding="utf-8")
    assert f"Dit is een twee drie vier en {short} en `{chain}`." in text
    assert "titel: Plein een twee drie vier\n" in text


def test_three_words_are_left_alone() -> None:
    """A chain of three words is what such spaces are for, and a long text without a chain is read in a moment."""
    assert told(NBSP.join(("een", "twee", "drie"))) == []
    assert [one[0] for one in told(f"{'x' * 300_000} {NBSP.join('abcd')}")] == ["T611", "T611"]


def test_a_named_file_is_corrected_also_if_no_paper_prints_it(table: Path) -> None:
    """`check FILE --fix` corrects what `check FILE` tells; without the name that file is left alone."""
    replace(table / OLD, "\n## Kern\n", "\n## Kern\n\n• een\n• twee\n")
    tafel(table, "check", "--fix")
    assert "• een" in (table / OLD).read_text(encoding="utf-8")
    tafel(table, "check", OLD, "--fix")
    assert "\n- een\n- twee\n" in (table / OLD).read_text(encoding="utf-8")


def test_what_is_corrected_prints_as_a_list() -> None:
    """Each corrected text is a list in print."""
    for text in FIXED.values():
        assert parse_markdown(text)[-1].soort is Soort.LIJST
