"""Which findings count against a change, and which were there before it; judged in process."""

from collections.abc import Callable

import pytest
from proposals import ADOPT, OWN, PARTIJ, Edit, Judge, copy, edits, nothing, swap

from tafel_cli.checks import rules
from tafel_cli.checks.inspection import WEIGHT, existed
from tafel_cli.finding import Severity
from tafel_cli.register.case import Case
from tafel_cli.register.loading import read
from tafel_cli.source.worktree import WorkTree

NO_TIME = swap(OWN, "duur: 20\n", "")
UNKNOWN = swap(OWN, "thema: buurt", "thema: buren")
DRAFT = swap(OWN, "status: ingediend", "status: concept")
Sides = Callable[[Edit, Edit], dict[str, list[str]]]


@pytest.fixture
def sides(judge: Judge) -> Sides:
    """Give a function that tells, for a table and a change, which codes are new and which were there."""

    def tell(before: Edit, change: Edit) -> dict[str, list[str]]:
        case = judge.case(change, None, before=before)
        findings = rules.findings_of(case)
        old = existed(case, findings)
        assert len(old) == len(findings)
        return {
            name: [f.code.code for f, was in zip(findings, old, strict=True) if was is side]
            for name, side in (("nieuw", False), ("bestond", True))
        }

    return tell


def test_there_before(sides: Sides) -> None:
    """What was wrong at the same place before does not count, also in a file that the change touched."""
    assert sides(NO_TIME, swap(OWN, "Het plein is vaak", "Het plein is soms")) == {"nieuw": [], "bestond": ["T401"]}


def test_new(sides: Sides) -> None:
    """What a change breaks counts, beside what was there."""
    assert sides(NO_TIME, UNKNOWN) == {"nieuw": ["T201"], "bestond": ["T401"]}


def test_elsewhere(sides: Sides) -> None:
    """The same error in another file is another finding."""
    change = copy(OWN, "data/agenda/2026-01-07-huurders-boom.md")
    assert sides(NO_TIME, change) == {"nieuw": ["T401"], "bestond": ["T401"]}


def test_new_warning(sides: Sides) -> None:
    """A warning that a change brings is new, as an error is."""
    assert sides(DRAFT, NO_TIME) == {"nieuw": ["T401"], "bestond": []}


def test_heavier(sides: Sides) -> None:
    """A warning that becomes an error counts; an error that becomes a warning does not."""
    draft = edits(DRAFT, NO_TIME)
    assert sides(draft, swap(OWN, "status: concept", "status: ingediend"))["nieuw"] == ["T401"]


def test_weights() -> None:
    """A waarschuwing weighs more than a tip, and a fout more than both."""
    assert WEIGHT[Severity.TIP] < WEIGHT[Severity.WAARSCHUWING] < WEIGHT[Severity.FOUT]


def test_lighter(sides: Sides) -> None:
    """An error that becomes a warning is nothing new."""
    assert sides(NO_TIME, DRAFT) == {"nieuw": [], "bestond": ["T401"]}


def test_stricter(sides: Sides) -> None:
    """A document that moves on to a stricter status answers for all that is wrong in it, also for what was there."""
    before = edits(DRAFT, UNKNOWN)
    assert sides(before, swap(OWN, "status: concept", "status: ingediend")) == {"nieuw": ["T201"], "bestond": []}


def test_stricter_elsewhere(sides: Sides) -> None:
    """A stricter status counts for that document only; errors in others were there before."""
    before = edits(UNKNOWN, swap(PARTIJ, "soort: huurdersvereniging", "soort: club"))
    assert sides(before, ADOPT) == {"nieuw": [], "bestond": ["T201", "T201"]}


def test_less_strict(sides: Sides) -> None:
    """A document that goes back to concept gets no new findings."""
    assert sides(UNKNOWN, DRAFT) == {"nieuw": [], "bestond": ["T201"]}


def test_without_comparison(judge: Judge) -> None:
    """Without a version to compare with, everything counts."""
    UNKNOWN(judge.folder / "begin")
    case = Case(register=read(WorkTree(judge.folder / "begin")))
    findings = rules.findings_of(case)
    assert findings
    assert existed(case, findings) == [False] * len(findings)


def test_nothing_changed(sides: Sides) -> None:
    """Without a change nothing is new."""
    assert sides(edits(UNKNOWN, NO_TIME), nothing) == {"nieuw": [], "bestond": ["T401", "T201"]}
