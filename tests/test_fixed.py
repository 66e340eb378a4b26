"""Documents that may not change any more, whoever proposes it, and those that change with a warning; in process."""

from pathlib import Path

import pytest
from attempts import GEMEENTE, SECRETARIS
from cases import FIXED, SENT_CASES
from proposals import (
    ACTIE,
    ADOPT,
    AFSPRAAK,
    BEKRACHTIGING,
    MEETING,
    PLEIN,
    SPEELPLEK,
    TAFEL,
    Edit,
    Judge,
    copy,
    edits,
    swap,
)

from tafel_cli.finding import Severity

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
    """Fixed documents are judged without a login too, but rights are not."""
    change, path = FIXED[case]
    assert judge.rights(edits(change, swap(TAFEL, "fijne", "mooie")), None, before=ADOPT) == {path: {"T702"}}


@pytest.mark.parametrize("case", STILL)
def test_still_moves(case: str, judge: Judge) -> None:
    """With the minutes adopted, work that continues after the meeting may still change."""
    assert judge.rights(STILL[case], SECRETARIS, before=ADOPT) == {}


AGREED = "Het ontwerp is van bureau [Zon].\n\nAlle partijen kijken mee:\n\n- de gemeente\n- de huurders"
REWRITTEN = {
    "rewritten": AGREED.replace("Alle partijen", "Wie wil"),
    "taken away": "",
    "a word before": f"Nee. {AGREED}",
    "a paragraph before": f"Nooit besproken.\n\n{AGREED}",
    "a paragraph between": AGREED.replace("\n\nAlle", "\n\nMaar niet waar.\n\nAlle"),
    "cut": AGREED.removesuffix("\n- de huurders"),
    "a word after": f"{AGREED} niet",
    "a line after": f"{AGREED}\n  niet",
    "a line under it": f"{AGREED}\n===",
    "a link for its words": f"{AGREED}\n\n[Zon]: https://tafel.example/maan",
    "other spaces": AGREED.replace("Zon].", "Zon].  "),
}
ADDED = {
    "nothing": AGREED,
    "a paragraph": f"{AGREED}\n\nIn januari gestuurd.",
    "a list": f"{AGREED}\n\n- in januari gestuurd",
    "a heading": f"{AGREED}\n\n## Stand\n\nIn januari gestuurd.",
    "empty lines": f"{AGREED}\n\n",
    "a link of its own": f"{AGREED}\n\nZie [het stuk].\n\n[het stuk]: https://tafel.example/",
}


def body(text: str) -> Edit:
    """Return an edit that gives the action this text below its header."""

    def edit(root: Path) -> None:
        header = (root / ACTIE).read_text(encoding="utf-8").split("\n---\n")[0]
        (root / ACTIE).write_text(f"{header}\n---\n\n{text}\n", encoding="utf-8")

    return edit


@pytest.mark.parametrize("actor", [GEMEENTE, SECRETARIS, None])
@pytest.mark.parametrize("case", REWRITTEN)
def test_text_of_an_action(case: str, actor: str | None, judge: Judge) -> None:
    """With the minutes adopted, the text of an action stays too, also for its holder."""
    assert judge.rights(body(REWRITTEN[case]), actor, before=edits(ADOPT, body(AGREED))) == {ACTIE: {"T702"}}


@pytest.mark.parametrize("case", ADDED)
def test_text_that_is_added_to(case: str, judge: Judge) -> None:
    """The holder adds to that text, and its lines may end in another way."""
    before = edits(ADOPT, body(AGREED))
    assert judge.rights(body(ADDED[case]), GEMEENTE, before=before) == {}


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_first_text_of_an_action(ends: str, judge: Judge) -> None:
    """An action without a text gets one, and a file that is saved with other line ends is the same."""
    saved = edits(body(AGREED), lambda root: (root / ACTIE).write_text((root / ACTIE).read_text(), newline=ends))
    assert judge.rights(saved, GEMEENTE, before=ADOPT) == {}


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


@pytest.mark.parametrize("actor", [SECRETARIS, None])
@pytest.mark.parametrize("case", SENT_CASES)
def test_sent(case: str, actor: str | None, judge: Judge) -> None:
    """A change to what was sent for a coming meeting is a warning, whoever makes it."""
    before, change, expected = SENT_CASES[case]
    found = [f for f in judge.findings(change, actor, before=before) if f.code.code == "T706"]
    assert {f.path for f in found} == expected
    assert all("15 januari 2026" in f.message and f.code.severity is Severity.WAARSCHUWING for f in found)
