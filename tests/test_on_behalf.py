"""Rules about proposals for another party, which must be asked; judged in process."""

import pytest
from attempts import GEMEENTE, HUURDERS, SECRETARIS
from cases import SPOKEN
from proposals import ACTIE, NEW_PARTY, OFF_THE_AGENDA, OWN, PLEIN, Edit, Judge, copy, edits, joint, nothing, swap

from tafel_cli.finding import Severity


@pytest.mark.parametrize("case", SPOKEN)
def test_spoken_for(case: str, judge: Judge) -> None:
    """Whoever also speaks for another party hears, as a warning, that this party is asked; the secretary does not."""
    before, change, actor, path, message = SPOKEN[case]
    found = [f for f in judge.findings(change, actor, before=before) if f.code.code.startswith("T7")]
    assert [(f.path, f.message, f.code.severity) for f in found] == [(path, message, Severity.WAARSCHUWING)]


@pytest.mark.parametrize("case", SPOKEN)
def test_secretary_speaks_for_all(case: str, judge: Judge) -> None:
    """The secretary notes what parties say."""
    before, change, *_ = SPOKEN[case]
    assert judge.rights(change, SECRETARIS, before=before) == {}


UNSPOKEN: dict[str, tuple[Edit, Edit, str]] = {
    "a joint submitter who was there": (joint(), swap(PLEIN, "duur: 20", "duur: 25"), GEMEENTE),
    "the same from the other side": (joint(), swap(PLEIN, "duur: 20", "duur: 25"), HUURDERS),
    "one's own leaving": (joint(), swap(PLEIN, "mede_indieners:\n  - huurders\n", ""), HUURDERS),
    "joint submitters in another order": (
        edits(NEW_PARTY, swap(PLEIN, "thema:", "mede_indieners:\n  - huurders\n  - gemeente-noord\nthema:")),
        swap(PLEIN, "  - huurders\n  - gemeente-noord\n", "  - gemeente-noord\n  - huurders\n"),
        GEMEENTE,
    ),
    "a joint submitter who also introduces": (
        joint(),
        swap(PLEIN, "organisatie: gemeente", "organisatie: huurders"),
        GEMEENTE,
    ),
    "an introducer who was there": (
        swap(OWN, "organisatie: huurders", "organisatie: gemeente"),
        swap(OWN, "duur: 20", "duur: 25"),
        HUURDERS,
    ),
    "an item without an introducer": (
        nothing,
        swap(OWN, "inleider:\n  organisatie: huurders\n  functie: projectleider\n", ""),
        HUURDERS,
    ),
    "a helper who was there": (
        swap(ACTIE, "status:", "met:\n  - huurders\nstatus:"),
        swap(ACTIE, "hebben", "kregen"),
        GEMEENTE,
    ),
    "a withdrawn item of one party": (nothing, swap(OWN, "status: ingediend", "status: ingetrokken"), HUURDERS),
    "an item that was withdrawn": (
        edits(joint(), OFF_THE_AGENDA, swap(PLEIN, "status: ingediend", "status: ingetrokken")),
        swap(PLEIN, "duur: 20", "duur: 25"),
        GEMEENTE,
    ),
    "a name that begins like another's": (
        NEW_PARTY,
        copy(PLEIN, "data/agenda/2026-01-07-gemeente-noord-boom.md"),
        GEMEENTE,
    ),
    "a name without a party": (nothing, copy(OWN, "data/agenda/2026-01-07-boom.md"), HUURDERS),
    "a name that only resembles a party": (nothing, copy(OWN, "data/agenda/2026-01-07-gemeentewerf.md"), HUURDERS),
    "a name that was there": (
        copy(OWN, "data/agenda/2026-01-07-gemeente-boom.md"),
        swap("data/agenda/2026-01-07-gemeente-boom.md", "duur: 20", "duur: 25"),
        HUURDERS,
    ),
    "the secretariat that was there": (
        swap(OWN, "thema:", "ingebracht_via: secretariaat\nthema:"),
        swap(OWN, "duur: 20", "duur: 25"),
        HUURDERS,
    ),
}


@pytest.mark.parametrize("case", UNSPOKEN)
def test_not_spoken_for(case: str, judge: Judge) -> None:
    """Who changes what is its own, and leaves the others where they were, hears nothing."""
    before, change, actor = UNSPOKEN[case]
    assert judge.rights(change, actor, before=before) == {}


def test_broken_joint_item(judge: Judge) -> None:
    """An item that the change breaks does not count as ended, because its own findings say what is wrong."""
    assert judge.rights(swap(PLEIN, "titel:", "titl:"), GEMEENTE, before=joint()) == {}


def test_place_of_a_name(judge: Judge) -> None:
    """The warning stands at the line that names the other party."""
    found = judge.findings(joint(), GEMEENTE)
    assert [(f.source, f.hint) for f in found] == [
        ("  - huurders", "vraag `huurders` om bij uw voorstel te zeggen dat dit klopt")
    ]
