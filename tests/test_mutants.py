"""Whatever happens to the example table, the check ends, and a broken rule is noticed."""

import mutants
import pytest
from codes import of_rules


@pytest.mark.proof
def test_mutants() -> None:
    """More than five hundred broken tables: none stops the check, each broken rule says so, and no rule is idle."""
    result = mutants.run(560, seed=20261124)
    assert result.planned + result.blind >= 500
    assert result.survivors == []
    assert of_rules() <= result.kills.keys()


def test_every_rule_has_a_mutant() -> None:
    """A new rule comes with a way to break it."""
    missing, gone = of_rules() - mutants.MAKERS.keys(), mutants.MAKERS.keys() - of_rules()
    assert not missing, f"tell in MAKERS of tests/mutants.py how to break {missing}"
    assert not gone, f"no rule gives {gone}: take it out of MAKERS in tests/mutants.py"
