"""Corrections and answers in a written round are documents of their own, with a name that follows from their keys."""

from datetime import date
from pathlib import Path

import pytest
from afterwards import MINUTES, PLEIN, SECOND, SPEELPLEK, codes, found, lay
from conftest import tafel

from tafel_cli.checks import rules
from tafel_cli.register.case import compared
from tafel_cli.register.public import openbare_stukken
from tafel_cli.source import Change, FileChange

ROUND = {SECOND: ("status: gepland\n", "status: gepland\nvorm: schriftelijk\n")}
SAID = "data/reacties/2026-01-15-huurders.md"
ANSWER = (
    "---\nbijeenkomst: 2026-01-15\norganisatie: huurders\nop: 2026-01-13\nantwoorden:\n"
    f"  - agendapunt: {PLEIN}\n    antwoord: akkoord\n---\n"
)
MADE = "data/rectificaties/2025-12-04-r1.md"
CORRECTION = (
    f"---\nover:\n  verslag: 2025-12-04\nagendapunt: {SPEELPLEK}\ntekst: Tien wordt twintig.\n"
    "vastgesteld_op: 2026-01-15\n---\n"
)
ADOPT = {MINUTES: ("status: concept\n", "status: vastgesteld\nvastgesteld_op: 2025-12-18\n")}


def refused(before: Path, after: Path, path: str, login: str) -> set[str]:
    """Return the codes that judge a change of one file by a login."""
    base, now = lay(before), lay(after)
    change = Change((FileChange(path, "100644" if (before / path).exists() else "000000", "100644"),), lambda: iter(()))
    return {f.code.code for f in rules.findings_of(compared(now, date(2026, 1, 14), base, change, actor=login))}


def test_names_follow_from_keys(tmp_path: Path) -> None:
    """The name of an answer and of a correction is made of its keys; another name is told, with the right one."""
    assert codes(lay(tmp_path, ROUND, ADOPT, {SAID: ANSWER, MADE: CORRECTION})) == []
    wrong = {"data/reacties/2026-01-15-gemeente.md": ANSWER, "data/rectificaties/2026-01-15-r1.md": CORRECTION}
    hints = [f.hint for f in found(lay(tmp_path, wrong)) if f.code.code == "T207"]
    assert [hint.split("`")[1] for hint in hints] == ["2026-01-15-huurders.md", "2025-12-04-r1.md"]


@pytest.mark.parametrize(("login", "own"), [("voorbeeld-huurders", True), ("voorbeeld-gemeente", False)])
def test_whose_answer(login: str, tmp_path: Path, *, own: bool) -> None:
    """A party writes its own answer, and no other party does."""
    lay(tmp_path / "was", ROUND)
    lay(tmp_path / "nu", ROUND, {SAID: ANSWER})
    said = refused(tmp_path / "was", tmp_path / "nu", SAID, login)
    assert ("T701" not in said) is own
    assert "T703" not in said


def test_whose_correction(tmp_path: Path) -> None:
    """Only chair and secretary add a correction to adopted minutes, and after that nobody changes it."""
    lay(tmp_path / "was", ADOPT)
    lay(tmp_path / "nu", ADOPT, {MADE: CORRECTION})
    assert "T703" in refused(tmp_path / "was", tmp_path / "nu", MADE, "voorbeeld-huurders")
    assert not {"T703", "T702"} & refused(tmp_path / "was", tmp_path / "nu", MADE, "voorbeeld-secretaris")
    lay(tmp_path / "later", ADOPT, {MADE: CORRECTION.replace("twintig", "dertig")})
    assert "T702" in refused(tmp_path / "nu", tmp_path / "later", MADE, "voorbeeld-secretaris")


def test_public(tmp_path: Path) -> None:
    """A correction is public only if its item is; an answer in a written round never is."""
    register = lay(tmp_path, ROUND, ADOPT, {SAID: ANSWER, MADE: CORRECTION})
    public = {kind for kind, _ in openbare_stukken(register)}
    assert "rectificatie" in public
    assert "reactie" not in public
    closed = {f"data/agenda/{SPEELPLEK}.md": ("openbaarheid: openbaar", "openbaarheid: besloten")}
    assert "rectificatie" not in {kind for kind, _ in openbare_stukken(lay(tmp_path, closed))}


@pytest.mark.parametrize(("noun", "id_"), [("reacties", "2026-01-15-huurders"), ("rectificaties", "2025-12-04-r1")])
def test_lists(noun: str, id_: str, tmp_path: Path) -> None:
    """Both kinds have a list and a page, and the list may be asked for one meeting."""
    lay(tmp_path, ROUND, ADOPT, {SAID: ANSWER, MADE: CORRECTION})
    assert id_ in tafel(tmp_path, noun, "list", "--bijeenkomst", id_[:10], COLUMNS="120").stdout
    assert (
        "Niets gevonden"
        in tafel(tmp_path, noun, "list", "--bijeenkomst", "2025-12-04" if noun == "reacties" else "2026-01-15").stdout
    )
    assert tafel(tmp_path, noun, "show", id_).returncode == 0
