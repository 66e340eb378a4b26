"""The case that rules get: a frozen table, what a change did to it, and for some rules one document."""

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from proposals import AFSPRAAK, OWN, TAFEL, Judge, drop, edits, nothing, put, swap

from tafel_cli.checks.families.gevoelig import GEVOELIG
from tafel_cli.checks.rules import all_rules
from tafel_cli.errors import TafelError
from tafel_cli.reading.document import Document
from tafel_cli.reading.record import Record
from tafel_cli.register.case import Case, compared
from tafel_cli.register.loading import read
from tafel_cli.register.proposal import Rol
from tafel_cli.source.memory import Memory
from tafel_cli.source.worktree import WorkTree

FAULTS = edits(
    swap(OWN, "duur: 20\n", ""),
    swap(OWN, "Het plein is vaak leeg.", "Bel 06-12345678, of lees een paspoortnummer voor."),
    swap(OWN, "doel: beeldvormend", "doel: beeldvormend\nbehandeling: hamerstuk"),
    swap("data/bijeenkomsten/2026-01-15.md", "locatie: ", "# "),
    swap("data/acties/2025-12-04-a1.md", "resultaat", "# resultaat"),
)


def test_frozen(judge: Judge) -> None:
    """Nothing of a table or a case changes after it was made, so that whoever holds one may trust it."""
    case = judge.case(nothing, None)
    for value in (case, case.register):
        with pytest.raises(AttributeError):
            value.today = None  # type: ignore[union-attr]


def test_read_again(judge: Judge) -> None:
    """Of a table that is like another only the files with other bytes are decoded."""
    case = judge.case(swap(OWN, "duur: 20", "duur: 25"), None)
    again = {path for path, held in case.register.decoded.items() if case.base.decoded[path] is not held}
    assert again == case.changed == {OWN}


@pytest.mark.parametrize("unreadable", [put(OWN, b"x" * (1 << 21)), lambda root: _link(root / OWN)])
def test_unreadable_is_a_change(unreadable: object, judge: Judge) -> None:
    """A file that can no longer be read counts as changed, also when the change is not committed."""
    case = judge.case(unreadable, None, recorded=False)  # type: ignore[arg-type]
    assert case.changed == {OWN}
    assert [(step.file.path, step.bestond, step.na) for step in case.stappen] == [(OWN, True, None)]


def test_readable_again(judge: Judge) -> None:
    """A file that can be read again counts as changed too."""
    case = judge.case(lambda root: _whole(root / OWN), None, before=lambda root: _link(root / OWN))
    assert case.changed == {OWN}


def _link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/passwd")


def _whole(path: Path) -> None:
    path.unlink()
    path.write_text("---\ntitel: Weer te lezen\n---\n", encoding="utf-8")


def test_nobody_said_who(judge: Judge) -> None:
    """Without a login a proposal has its steps too, but no role and no parties, because nobody's rights are judged."""
    change = edits(swap(TAFEL, "fijne", "mooie"), drop(OWN), swap(AFSPRAAK, "voorzitter hoort", "voorzitter hoorde"))
    case = judge.case(change, None)
    assert [step.file.path for step in case.stappen] == sorted((TAFEL, OWN, AFSPRAAK))
    assert {step.actor.rol for step in case.stappen} == {Rol.NIET_NAGEGAAN}
    assert {step.actor.partijen for step in case.stappen} == {frozenset()}


def test_asked_for(judge: Judge) -> None:
    """In the version before a change, rules look at the same texts, and at those that the change touched."""
    case = judge.case(swap(OWN, "duur: 20", "duur: 25"), None).asking(["data/verslagen"])
    assert case.before
    assert (case.asked, case.before.asked) == ({"data/verslagen"}, {"data/verslagen", OWN})
    assert case.asked_for("data/verslagen/x.md")
    assert not case.asked_for(OWN)
    assert case.before.asked_for(OWN)


def test_one_document(judge: Judge) -> None:
    """A rule on one document gets nothing else: all that it finds lies in that document."""
    FAULTS(judge.folder / "begin")
    register = read(WorkTree(judge.folder / "begin"))
    alone = [rule for rule in all_rules() if rule.on is not Case]
    found: set[str] = set()
    for rule in alone:
        for one in register.documents if rule.on is Document else register.all(rule.on):
            assert isinstance(one, Document | Record)
            offences = list(rule.judge(one))
            assert {finding.path for finding in offences} <= {one.path}
            found |= {finding.code.code for finding in offences}
    assert found >= {"T305", "T312", "T330", "T401", "T503", "T505"}
    assert all(rule.code is not None or rule.weigh is not None for rule in alone if rule is not GEVOELIG)


def test_codes_cost_no_reading() -> None:
    """Which codes there are is told by the names of their pages: no module that reads or judges is loaded for it."""
    code = (
        "import sys; from tafel_cli.checks.explain import named; assert named(['T5']); "
        "heavy = ('yaml', 'tafel_cli.reading.document', 'tafel_cli.checks.rules');"
        "print(*[name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == ""


def test_no_rule_of_a_change() -> None:
    """Rules that compare two versions are loaded only when there are two."""
    code = (
        "import sys; from tafel_cli.cli import run; run(['check']); "
        "print([name for name in sys.modules if 'of_a_change' in name or 'register.proposal' in name], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stderr.strip() == "[]"


def test_in_memory(judge: Judge) -> None:
    """A table in memory is the one that it was read from, but for the bytes that were exchanged."""
    source = WorkTree(judge.folder / "begin")
    held = Memory.of(source)
    assert (held.entries(), held.attachments(), held.state()) == (
        source.entries(),
        source.attachments(),
        source.state(),
    )
    before = read(held)
    case = compared(read(held.exchanged({OWN: b"anders\n"}), before), None, before)
    assert case.changed == {OWN}
    assert case.register.documents[0].path == before.documents[0].path
    alone = Memory(source.root, held.held)
    assert (alone.attachments(), alone.state().commit) == ({}, None)
    for ask in (alone.attachment, alone.at):
        with pytest.raises(TafelError):
            ask("plattegrond.pdf")
