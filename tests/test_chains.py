"""Many documents that refer to each other cost as much, each, as few do: nothing looks at all others for each."""

import sys
from collections.abc import Callable
from datetime import date
from random import Random
from types import FrameType
from typing import Any

import pytest
from chains import CHAINS, OTHERS, item, item_id, meeting, of_texts, table
from hypothesis import given
from hypothesis import strategies as st
from kind_keys import referring
from nouns import listed

from tafel_cli.checks import rules
from tafel_cli.checks.agreements.besluiten import FirstTreated
from tafel_cli.kinds import KINDS
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.register.balance import balance_of
from tafel_cli.register.case import Case
from tafel_cli.register.loading import read
from tafel_cli.register.overview import overzicht
from tafel_cli.register.public import openbare_stukken
from tafel_cli.register.register import Register
from tafel_cli.register.standing import keten

DAY = date(2026, 2, 1)


def use(register: Register) -> None:
    """Do what commands do with a table that was read: check it, list it, sum it up, and find what is public."""
    found = rules.findings_of(Case(register=register, today=DAY))
    overzicht(register, DAY, found)
    balance_of(register, None, None)
    openbare_stukken(register)
    for lijst in listed().values():
        chosen = lijst.chosen(register, {})
        lijst.rows(register, chosen)
        lijst.items(register, chosen)


def lines_of(work: Callable[[], object]) -> int:
    """Return how many lines of Python some work runs. It is the same on any machine, whatever else runs there."""
    passed = 0

    def trace(_frame: FrameType, event: str, _: Any) -> Any:  # noqa: ANN401  (as Python calls it)
        nonlocal passed
        passed += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return passed


def test_every_reference_has_a_case() -> None:
    """Each key that names a document has a case, so that a new one is measured too."""
    assert {key for kind in KINDS for key in referring(kind)} == CHAINS.keys() - OTHERS


@pytest.mark.proof
@pytest.mark.parametrize("case", CHAINS)
def test_documents_that_refer_to_each_other(case: str) -> None:
    """Four times as many take about four times the work, never sixteen, and at most twice that of single documents."""
    many, single = (read(table(case, 120, on=on)) for on in (True, False))
    assert sum(map(len, many.records.values())) == len(many.paths)  # none is broken, which would cost less
    use(read(table(case, 30, on=True)))  # what is loaded or remembered once counts for nobody
    few, lines = read(table(case, 30, on=True)), lines_of(lambda: use(many))
    assert lines <= 4.5 * lines_of(lambda: use(few))
    assert lines <= 2 * lines_of(lambda: use(single))


@given(
    st.lists(st.tuples(st.none() | st.integers(0, 7), st.sampled_from(["nooit", "gehouden", "gepland"])), max_size=7),
    st.randoms(use_true_random=False),
)
def test_first_treated(made: list[tuple[int | None, str]], order: Random) -> None:
    """An item was first treated on the first day of a held meeting on it or on one before it, whoever asks first."""
    texts: dict[str, str] = {}
    for number, (before, status) in enumerate(made):
        texts |= item(number, vervolg_op=None if before is None else item_id(before))
        if status != "nooit":
            texts |= meeting(len(made) - number, status=status, agenda=f"[{item_id(number)}]")
    register = read(of_texts(texts))
    treated, items = FirstTreated(register), [*register.all(Agendapunt)]
    order.shuffle(items)
    for each in items:
        chain = keten(register, each)
        meetings = [m.datum for one in chain for m in register.meetings_of(one) if m in register.held()]
        last = chain[-1].vervolg_op
        unread = last is not None and register.get(Agendapunt, last) is None
        assert treated.day(each) == min(meetings, default=date.max) if not unread else treated.day(each) == date.min
