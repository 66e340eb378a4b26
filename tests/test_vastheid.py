"""What stays as it is whoever asks, and what does not change unnoticed; judged in process."""

import pytest
from proposals import (
    ACTIE,
    ADOPT,
    AFSPRAAK,
    BEKRACHTIGING,
    BESLUIT,
    MEETING,
    OWN,
    PLATTEGROND,
    SENT,
    TAFEL,
    Edit,
    Judge,
    cite,
    copy,
    drop,
    edits,
    nothing,
    put,
    swap,
)
from test_against import PLEIN, SPEELPLEK
from test_bevoegdheid import GEMEENTE, SECRETARIS, VERSLAG

from tafel_cli.finding import Severity

FIXED: dict[str, tuple[Edit, str]] = {
    "minutes": (swap(VERSLAG, "speelplek", "zwembad"), VERSLAG),
    "minutes, made a draft again": (swap(VERSLAG, "status: vastgesteld", "status: concept"), VERSLAG),
    "minutes, taken away": (drop(VERSLAG), VERSLAG),
    "a decision": (swap(BESLUIT, "speelplek", "zwembad"), BESLUIT),
    "a decision, taken away": (drop(BESLUIT), BESLUIT),
    "a treated item": (swap(SPEELPLEK, "thema: buurt", "thema: werkwijze"), SPEELPLEK),
    "its attachment": (put(PLATTEGROND, b"%PDF anders"), PLATTEGROND),
    "its attachment, taken away": (drop(PLATTEGROND), PLATTEGROND),
    "an agreement in force": (swap(AFSPRAAK, "voorzitter hoort", "voorzitter hoorde"), AFSPRAAK),
    "an agreement that ends and changes": (
        edits(swap(AFSPRAAK, "geldend", "vervallen"), swap(AFSPRAAK, "voorzitter hoort", "voorzitter hoorde")),
        AFSPRAAK,
    ),
    "an agreement, taken away": (drop(AFSPRAAK), AFSPRAAK),
    "an action, taken away": (drop(ACTIE), ACTIE),
    "what an action says": (swap(ACTIE, "actie: Stuur", "actie: Bewaar"), ACTIE),
    "whose action it is": (swap(ACTIE, "actiehouder: gemeente", "actiehouder: huurders"), ACTIE),
    "what an action is about": (
        swap(ACTIE, "agendapunt: 2025-11-20-gemeente-speelplek", "agendapunt: rondvraag"),
        ACTIE,
    ),
    "that it was a promise": (swap(ACTIE, "status:", "soort: toezegging\nstatus:"), ACTIE),
    "the decision it follows": (swap(ACTIE, "besluit: 2025-12-04-b1\n", ""), ACTIE),
    "who helps with it": (swap(ACTIE, "status:", "met:\n  - huurders\nstatus:"), ACTIE),
    "a new action": (copy(ACTIE, "data/acties/2025-12-04-a2.md"), "data/acties/2025-12-04-a2.md"),
    "a new decision": (copy(BESLUIT, "data/besluiten/2025-12-04-b2.md"), "data/besluiten/2025-12-04-b2.md"),
}
STILL: dict[str, Edit] = {
    "how far an action came": swap(ACTIE, "hebben het ontwerp", "kregen het ontwerp"),
    "an action that starts again": swap(ACTIE, "status: gereed\n", "status: vervallen\n"),
    "an agreement that ends": swap(AFSPRAAK, "status: geldend", "status: vervallen"),
    "an answer of a board": swap(BEKRACHTIGING, "2026-01-08", "2026-01-09"),
    "an item that was not treated": swap(PLEIN, "duur: 20", "duur: 25"),
    "an action of the next meeting": copy(ACTIE, "data/acties/2026-01-15-a1.md"),
    "a draft agreement": copy(
        AFSPRAAK, "data/werkafspraken/2-nieuw.md", ("geldend", "concept"), ("nummer: 1", "nummer: 2")
    ),
    "a new agreement": copy(AFSPRAAK, "data/werkafspraken/2-nieuw.md", ("nummer: 1", "nummer: 2")),
}


@pytest.mark.parametrize("case", FIXED)
def test_fixed(case: str, judge: Judge) -> None:
    """With the minutes adopted, they and all that they hold stay as they are, from the secretary too."""
    change, path = FIXED[case]
    found = judge.rights(change, SECRETARIS, before=ADOPT)
    assert found == {path: {"T702"}}


@pytest.mark.parametrize("case", FIXED)
def test_fixed_whoever_asks(case: str, judge: Judge) -> None:
    """What stands fast is judged also when nobody says who proposes; nobody's rights are looked at then."""
    change, path = FIXED[case]
    assert judge.rights(edits(change, swap(TAFEL, "fijne", "mooie")), None, before=ADOPT) == {path: {"T702"}}


@pytest.mark.parametrize("case", STILL)
def test_still_moves(case: str, judge: Judge) -> None:
    """What goes on after a meeting goes on."""
    assert judge.rights(STILL[case], SECRETARIS, before=ADOPT) == {}


@pytest.mark.parametrize("case", [case for case in FIXED if "agreement" not in case and "again" not in case])
def test_not_fixed_yet(case: str, judge: Judge) -> None:
    """As long as the minutes are a draft, the secretary works on what they hold."""
    assert judge.rights(FIXED[case][0], SECRETARIS) == {}


def test_ended_agreement(judge: Judge) -> None:
    """An agreement that ended stays as it was, and the message says in what state it is."""
    found = judge.findings(
        swap(AFSPRAAK, "vervallen", "geldend"), SECRETARIS, before=swap(AFSPRAAK, "geldend", "vervallen")
    )
    assert [f.message for f in found if f.code.code == "T702"] == [
        "Deze werkafspraak is vervallen. Daarna verandert er niets meer aan."
    ]


def test_agreement_that_names_its_state(judge: Judge) -> None:
    """An agreement may end when its text names its own state, and only its header changes."""
    named = swap(
        AFSPRAAK, "van de partijen.", "van de partijen.\n\nIn de kop staat: status: geldend. Nu: status: geldend."
    )
    assert judge.rights(swap(AFSPRAAK, "status: geldend", "status: vervallen"), SECRETARIS, before=named) == {}


def test_draft_agreement(judge: Judge) -> None:
    """A draft of an agreement changes freely."""
    assert (
        judge.rights(swap(AFSPRAAK, "hoort", "hoorde"), SECRETARIS, before=swap(AFSPRAAK, "geldend", "concept")) == {}
    )


def test_treated_and_open_again(judge: Judge) -> None:
    """An item that was treated and stands on a next agenda may change once more."""
    again = edits(ADOPT, swap(MEETING, "agenda:\n", "agenda:\n  - 2025-11-20-gemeente-speelplek\n"))
    assert judge.rights(swap(SPEELPLEK, "thema: buurt", "thema: werkwijze"), GEMEENTE, before=again) == {}


def test_one_of_two_minutes(judge: Judge) -> None:
    """An item that two meetings treated is fixed when the minutes of one of them are adopted."""
    held = (("2026-01-15", "2025-12-11"), ("gepland", "gehouden"), (PLEIN[12:-3], SPEELPLEK[12:-3]))
    other = copy(MEETING, "data/bijeenkomsten/2025-12-11.md", *held)
    change = swap(SPEELPLEK, "thema: buurt", "thema: werkwijze")
    assert judge.rights(change, GEMEENTE, before=edits(ADOPT, other)) == {SPEELPLEK: {"T702"}}


SENT_CASES: dict[str, tuple[Edit, Edit, set[str]]] = {
    "an item": (SENT, swap(PLEIN, "duur: 20", "duur: 25"), {PLEIN}),
    "an item taken away": (SENT, drop(PLEIN), {PLEIN}),
    "its attachment": (
        edits(SENT, cite("kaart.pdf", PLEIN), put("data/bijlagen/kaart.pdf")),
        put("data/bijlagen/kaart.pdf", b"anders"),
        {"data/bijlagen/kaart.pdf"},
    ),
    "an item of no agenda": (SENT, swap(OWN, "duur: 20", "duur: 25"), set()),
    "an agenda that was not sent": (nothing, swap(PLEIN, "duur: 20", "duur: 25"), set()),
    "a meeting that was held": (
        edits(SENT, swap(MEETING, "gepland", "gehouden")),
        swap(PLEIN, "duur: 20", "duur: 25"),
        set(),
    ),
    "what was sent is recorded now": (nothing, edits(SENT, swap(PLEIN, "duur: 20", "duur: 25")), set()),
}


@pytest.mark.parametrize("case", SENT_CASES)
def test_sent(case: str, judge: Judge) -> None:
    """What people have received for a meeting to come does not change without a warning, whoever changes it."""
    before, change, expected = SENT_CASES[case]
    found = [f for f in judge.findings(change, SECRETARIS, before=before) if f.code.code == "T706"]
    assert {f.path for f in found} == expected
    assert all("15 januari 2026" in f.message and f.code.severity is Severity.WAARSCHUWING for f in found)
