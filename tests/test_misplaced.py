"""A line of a header with too much or too little before it is told where it is, and the hint mends it."""

import re
from pathlib import Path

import pytest
from conftest import replace
from proposals import MEETING, PLEIN, TAFEL, TODAY, VERSLAG

from tafel_cli.checks.rules import findings_of
from tafel_cli.finding import Finding
from tafel_cli.kinds import KINDS
from tafel_cli.reading import marks
from tafel_cli.reading.misplaced import FIRST_KEYS
from tafel_cli.register.case import Case
from tafel_cli.register.loading import read
from tafel_cli.source.worktree import WorkTree

LONG = "Kom langs in het dorpshuis.\n  Bel ons van tevoren even op."


def told(root: Path) -> list[Finding]:
    """Return what a check tells."""
    return findings_of(Case(register=read(WorkTree(root)), today=TODAY))


def type_line(path: Path, number: int, line: str) -> None:
    """Type a line of a file anew."""
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[number - 1] = line
    path.write_text("\n".join(lines), encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "old", "new", "at"),
    [
        (PLEIN, "titel:", "  titel:", "  titel:"),
        (PLEIN, "titel:", " titel:", " titel:"),
        (PLEIN, "doel: beeld", "- doel: beeld", "- doel:"),
        (PLEIN, "ingediend_op:", "- ingediend_op:", "- ingediend_op:"),
        (PLEIN, "thema: buurt", "mede_indieners:\n  - huurders\nthema = buurt", "thema ="),
        (PLEIN, "thema: buurt", "mede_indieners:\n  - huurders\nthema → buurt", "thema →"),
        (PLEIN, "doel: beeldvormend", "doel -> beeldvormend", "doel ->"),
        (
            MEETING,
            "---\n",
            "---\ntoegelaten:\n  - 2026-01-05-gemeente-plein\n    reden: Het kan nog.\n",
            "  - 2026-01-05-gemeente-plein\n    reden",
        ),
    ],
)
def test_line_to_type(path: str, old: str, new: str, at: str, planned: Path) -> None:
    """The line is told, and what is to be typed in its place leaves no error."""
    replace(planned / path, old, new)
    (found,) = told(planned)
    text = (planned / path).read_text(encoding="utf-8")
    assert (found.code.code, found.span.line) == ("T024", text[: text.index(at)].count("\n") + 1)
    typed = re.fullmatch("typ: `(.*)`", found.hint)
    assert typed
    type_line(planned / path, found.span.line, typed[1])
    assert told(planned) == []


def test_first_fields_with_spaces(planned: Path) -> None:
    """Of several fields with spaces before them the hint names the lines."""
    text = (planned / PLEIN).read_text(encoding="utf-8")
    for name in ("titel", "indiener", "thema"):
        text = text.replace(f"\n{name}:", f"\n  {name}:", 1)
    (planned / PLEIN).write_text(text, encoding="utf-8")
    (found,) = told(planned)
    assert (found.span.line, found.hint) == (2, "haal de eerste 2 spaties weg van regel 2 tot en met 4")


def test_every_field_with_a_dash(planned: Path) -> None:
    """Of several fields with a dash the hint names the lines, and leaves out the list of groups."""
    text = (planned / PLEIN).read_text(encoding="utf-8")
    for name in ("titel", "indiener", "doel"):
        text = text.replace(f"\n{name}:", f"\n- {name}:", 1)
    (planned / PLEIN).write_text(text, encoding="utf-8")
    (found,) = told(planned)
    assert found.span.line == 2
    assert found.hint == "typ: `titel: Hoe gebruiken we het plein?`; haal het streepje ook weg op regel 3 en 5"


def test_text_without_spaces(planned: Path) -> None:
    """A text of more lines is told at its key, with what belongs behind that."""
    replace(planned / TAFEL, "openbaarheid:", f"meedoen:\n{LONG}\nopenbaarheid:")
    (found,) = told(planned)
    assert found.source == "meedoen:"
    assert "`meedoen: >-`" in found.hint
    assert "`  Kom langs in het dorpshuis.`" in found.hint
    replace(planned / TAFEL, f"meedoen:\n{LONG}", f"meedoen: >-\n  {LONG}")
    assert told(planned) == []


def test_question_on_two_lines(planned: Path) -> None:
    """A line that goes on with a sentence belongs behind the line above, because it is no second question."""
    replace(planned / PLEIN, "Herkent u dit beeld van het plein?", "Herkent u dit beeld\nvan het plein?")
    (found,) = told(planned)
    assert (found.source, found.code.code) == ("van het plein?", "T024")
    assert found.hint == "zet de tekst achter de regel erboven: `  - Herkent u dit beeld van het plein?`"


def test_word_that_may_be_either(planned: Path) -> None:
    """A single word below a list may lack its dash or its name, so both are told."""
    replace(planned / PLEIN, "thema: buurt", "mede_indieners:\n  - huurders\nbuurt")
    (found,) = told(planned)
    assert "`  - buurt`" in found.hint
    assert "`…: buurt`" in found.hint


def test_end_of_a_header_above_text(planned: Path) -> None:
    """The second fence belongs above the first text, also if that lost the signs of a heading."""
    replace(planned / PLEIN, "---\n\n## Kern", "\nKern")
    (found,) = told(planned)
    assert found.hint == "typ `---` op een eigen regel vlak boven `Kern`"


def test_first_keys_are_those_of_the_kinds() -> None:
    """Each list of groups has the key that comes behind its dash."""
    groups = {
        name: [*marks.group_keys(key.mark.item)]
        for kind in KINDS.values()
        for name, key in marks.keys(kind).items()
        if isinstance(key.mark, marks.Many) and marks.group_keys(key.mark.item)
    }
    assert {name: names[0] for name, names in groups.items()} == FIRST_KEYS


def test_question_mark_before_a_question(planned: Path) -> None:
    """A text with a sign before it needs quotes, and no colon is blamed that is not there."""
    replace(planned / PLEIN, "- Herkent", "- ? Herkent")
    (found,) = told(planned)
    assert "vraagteken" in found.message
    assert "dubbele punt" not in found.message
    type_line(planned / PLEIN, found.span.line, found.hint.removeprefix("schrijf ").strip("`"))
    assert told(planned) == []


@pytest.mark.parametrize("typed", ["gemeente, wethouder", "gemeente (wethouder)", "gemeente - wethouder"])
def test_group_on_one_line(typed: str, planned: Path) -> None:
    """What stands on one line in the place of a group is told as the lines of that group."""
    old = "  - organisatie: gemeente\n    functie: wethouder\n"
    replace(planned / VERSLAG, "aanwezig:\n", f"aanwezig:\n  - {typed}\n")
    found = told(planned)[0]
    assert found.hint == "typ: `  - organisatie: gemeente`, en daaronder `    functie: wethouder`"
    replace(planned / VERSLAG, f"  - {typed}\n", old)
    assert told(planned) == []
