"""Compares texts with golden files, word for word."""

from difflib import unified_diff

import pytest
from conftest import ROOT

GOLDEN = ROOT / "tests" / "golden"


def compare(request: pytest.FixtureRequest, name: str, now: str) -> None:
    """Compare a text with its golden file; with `--update-golden` that file is written first."""
    path = GOLDEN / name
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(now, encoding="utf-8")
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    changed = "\n".join(unified_diff(before.splitlines(), now.splitlines(), "was", "is", n=0, lineterm=""))
    told = (
        f"{name} is no longer what the code makes. Is this wanted? Then run the test with --update-golden.\n{changed}"
    )
    assert before == now, told
