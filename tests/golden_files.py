"""Texts that are held against a file, word for word."""

import pytest
from conftest import ROOT

GOLDEN = ROOT / "tests" / "golden"


def compare(request: pytest.FixtureRequest, name: str, now: str) -> None:
    """Hold a text against its golden file, or refresh that file when asked to."""
    path = GOLDEN / name
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(now, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == now
