"""What `check --fix` writes, it never has to write again: no repair leaves its own finding, whatever the lines."""

from itertools import chain
from pathlib import Path

import pytest
from conftest import SMALLEST, replace, tafel
from hypothesis import example, given, settings
from hypothesis import strategies as st
from misprints import PLEIN, WORDS

from tafel_cli.checks import rules
from tafel_cli.finding import Code, Edit, Finding, Span
from tafel_cli.register.case import Case
from tafel_cli.register.loading import read
from tafel_cli.source import Entry
from tafel_cli.source.memory import Memory
from tafel_cli.writing.repairs import Plan, plan_repairs

SPACES = ("", " ", "  ", "\t", "\u00a0", "\u2003", " \u00a0", "\u202f")
SIGNS = (
    "1.",
    "2.",
    "3)",
    "10.",
    "-",
    "*",
    "+",
    "•",
    "–",
    "—",
    "o",
    "a.",
    "(1)",
    "1.1",
    "ii.",
    "§",
    "#",
    "##",
    ">",
    "|",
)
LINE = st.one_of(
    st.builds(
        "{}{}{}".format, st.sampled_from(SIGNS), st.sampled_from(SPACES), st.sampled_from(("Opening", "een", ""))
    ),
    st.sampled_from(
        ("", "", "Tekst", "De punten:", "---", "~~~", "een\u00a0twee\u00a0drie\u00a0vier\u00a0vijf", "  - x")
    ),
)
ENDLESS = "1.\u00a0Opening\n2.\u00a0Mededelingen\n3.\u00a0Sluiting"


def laid(text: str) -> Memory:
    """Return the smallest table with a text in one item."""
    kept = ("data/organisaties/gemeente.md", "data/organisaties/huurders.md", "data/tafel.md")
    item = (SMALLEST / PLEIN).read_text(encoding="utf-8").replace(WORDS, text)
    return Memory(SMALLEST, (Entry(PLEIN, item.encode()), *(Entry(p, (SMALLEST / p).read_bytes()) for p in kept)))


def mended(table: Memory) -> Plan:
    """Return the repairs of a table, in texts that no paper prints too."""
    return plan_repairs(table, lambda _: True, (PLEIN,))


def repairable(table: Memory) -> list[Finding]:
    """Return the findings that say that they can be repaired."""
    return [one for one in rules.findings_of(Case(register=read(table)).asking((PLEIN,))) if one.edit]


@settings(max_examples=150)
@given(st.lists(LINE, min_size=2, max_size=8).map("\n".join))
@example(ENDLESS)
@example(ENDLESS.replace("\u00a0", "\u2003"))
@example("Tekst\n" + ENDLESS.replace("1", "3"))
@example("-\u00a0een\n-\u00a0twee\n\n" * 30)
@example("• een\n• twee\n\n" * 150)
@example("De punten:\n2. een\n3. twee\n\n" * 150)
def test_a_second_repair_changes_nothing(text: str) -> None:
    """What was repaired has no finding that can be repaired, and no repair brings lines that nobody needs."""
    before = laid(text)
    made = mended(before)
    after = before.exchanged({file.path: file.new for file in made.files})
    assert repairable(after) == []
    assert mended(after).files == ()
    for file in made.files:
        assert file.new.count(b"\n\n") <= file.old.count(b"\n\n") + text.count("\n") + 1


def test_the_lines_that_never_ended(table: Path) -> None:
    """Numbers with a held space get a plain one, once, and no empty line."""
    replace(table / PLEIN, WORDS, ENDLESS)
    tafel(table, "check", "--fix")
    text = (table / PLEIN).read_text(encoding="utf-8")
    assert f"\n\n{ENDLESS.replace(chr(160), ' ')}\n\n" in text
    assert tafel(table, "check", "--fix").stdout.startswith("Er is niets dat tafel zelf kan verbeteren.\n")
    assert (table / PLEIN).read_text(encoding="utf-8") == text


def _above(finding: Finding) -> Finding:
    span = finding.span._replace(end_column=1, end_line=finding.span.line, column=1)
    return finding._replace(edit=Edit(span, "\n", "er komt een lege regel bij"))


def _swapped(document_line: str, finding: Finding) -> Finding:
    other = document_line.replace("koud", "warm") if "koud" in document_line else document_line.replace("warm", "koud")
    return finding._replace(edit=Edit(finding.span, other, "het ene woord wordt het andere"))


@pytest.mark.parametrize("kind", ["grows", "swaps"])
def test_a_repair_that_leaves_its_finding_is_not_written(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule whose repair leaves its own finding, or undoes itself, changes no file; other repairs are made."""
    real, code = rules.findings_of, Code("T699", "proef")

    def with_another(case: Case) -> list[Finding]:
        document = case.register.document(PLEIN)
        assert document
        lines = [number for number, line in enumerate(document.text.split("\n"), 1) if "koud" in line or "warm" in line]
        spans = [Span(number, 1, number, len(document.line(number)) + 1) for number in lines]
        found = [document.finding(code, span, "Proef.", "proef") for span in spans]
        made = [_above(one) if kind == "grows" else _swapped(document.line(one.span.line), one) for one in found]
        return list(chain(real(case), made))

    monkeypatch.setattr(rules, "findings_of", with_another)
    (file,) = mended(laid("Het is koud.\n\n• een\n• twee")).files
    assert b"\n\nHet is koud.\n\n- een\n- twee\n" in file.new
    assert [one.code.code for one in file.done] == ["T619"]
