"""What a party leaves alone in a document of its own: the submitter or the secretary writes it; judged in process."""

import pytest
from attempts import HUURDERS, SECRETARIS
from cases import NOT_YOURS, RETESTED, YOURS
from proposals import Judge

from tafel_cli.finding import Severity


@pytest.mark.parametrize("case", NOT_YOURS)
def test_not_yours(case: str, judge: Judge) -> None:
    """A party that writes it anyway gets an error at that line, which says who does write it."""
    before, change, actor, path, message = NOT_YOURS[case]
    (found,) = [f for f in judge.findings(change, actor, before=before) if f.code.code.startswith("T7")]
    assert (found.code.code, found.code.severity, found.path) == ("T708", Severity.FOUT, path)
    assert found.message == message
    assert "vraag " in found.hint


@pytest.mark.parametrize("case", RETESTED)
def test_prices_after_a_test(case: str, judge: Judge) -> None:
    """A party that changes what was tested gets a warning at a price in it, because T508 is silent there."""
    before, change, path, message = RETESTED[case]
    (found,) = [f for f in judge.findings(change, HUURDERS, before=before) if f.code.code.startswith("T7")]
    assert (found.code.code, found.code.severity, found.path) == ("T708", Severity.WAARSCHUWING, path)
    assert found.message == message


@pytest.mark.parametrize("actor", [SECRETARIS, None])
@pytest.mark.parametrize("case", NOT_YOURS | RETESTED)
def test_secretary_writes_it(case: str, actor: str | None, judge: Judge) -> None:
    """The secretary writes all of it, and without a login nobody is a party."""
    before, change, *_ = (NOT_YOURS | RETESTED)[case]
    assert judge.rights(change, actor, before=before) == {}


@pytest.mark.parametrize("case", YOURS)
def test_yours(case: str, judge: Judge) -> None:
    """What the party may write, and what others wrote since, gives no finding."""
    before, since, change, actor = YOURS[case]
    assert judge.rights(change, actor, before=before, since=since) == {}
