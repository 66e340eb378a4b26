"""What a held meeting dealt with while its minutes are a draft: fixed for its parties, not for the secretary."""

import pytest
from attempts import GEMEENTE, HUURDERS, SECRETARIS
from cases import ANSWER, DEALT, REACTIE, ROUND, UNTREATED
from proposals import ADOPT, MEETING, PLEIN, SPEELPLEK, Judge, edits, put, swap

from tafel_cli.finding import Severity


@pytest.mark.parametrize("case", DEALT)
def test_dealt_with(case: str, judge: Judge) -> None:
    """A party changes nothing that a held meeting dealt with, and adds nothing to it; it hears where to go."""
    before, change, actor, path, message = DEALT[case]
    (found,) = [f for f in judge.findings(change, actor, before=before) if f.code.code.startswith("T7")]
    assert (found.code.code, found.code.severity, found.path) == ("T707", Severity.FOUT, path)
    assert found.message == message
    assert "meld het dan aan de secretaris" in found.hint


@pytest.mark.parametrize("actor", [SECRETARIS, None])
@pytest.mark.parametrize("case", DEALT)
def test_secretary_corrects(case: str, actor: str | None, judge: Judge) -> None:
    """The secretary still works on what the draft minutes hold; and without a login nobody is a party."""
    before, change, *_ = DEALT[case]
    assert judge.rights(change, actor, before=before) == {}


@pytest.mark.parametrize("case", UNTREATED)
def test_goes_on(case: str, judge: Judge) -> None:
    """What the meeting did not come to or held over may change, and so may what follows after it."""
    before, change, actor = UNTREATED[case]
    assert judge.rights(change, actor, before=before) == {}


def test_held_since(judge: Judge) -> None:
    """A proposal from before the meeting is judged by the newest table, in which it was held."""
    held = swap(MEETING, "status: gepland", "status: gehouden")
    change = swap(PLEIN, "duur: 20", "duur: 5")
    found = judge.rights(change, GEMEENTE, since=held)
    assert found == {PLEIN: {"T707"}}


def test_told_once(judge: Judge) -> None:
    """What was adopted is told once, as that."""
    change = swap(SPEELPLEK, "duur: 25", "duur: 5")
    assert judge.rights(change, GEMEENTE, before=ADOPT) == {SPEELPLEK: {"T702"}}


ADOPTED = put(
    "data/verslagen/2026-01-15.md",
    b"---\nstatus: vastgesteld\nvastgesteld_op: 2026-01-14\nnotulist: secretaris\n"
    b"aanwezig:\n  - organisatie: voorzitter\n---\n",
)


@pytest.mark.parametrize("actor", [HUURDERS, SECRETARIS, None])
def test_answer_in_an_adopted_round(actor: str | None, judge: Judge) -> None:
    """Nobody adds an answer to a round whose minutes were adopted, whatever day it says."""
    before = edits(ROUND, swap(MEETING, "status: gepland", "status: gehouden"), ADOPTED)
    (found,) = [f for f in judge.findings(ANSWER, actor, before=before) if f.code.code.startswith("T7")]
    assert (found.path, found.code.code) == (REACTIE, "T702")
    assert "Daarna komt er niets meer bij." in found.message
    assert found.hint.startswith("haal het bestand weg; ")
