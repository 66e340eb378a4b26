"""What a check finds in a text of the smallest table."""

import json
from pathlib import Path

from conftest import tafel

PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"
WORDS = "Iedereen die aan het plein woont."


def found(table: Path, *arguments: str) -> list[dict[str, object]]:
    """Return what a check finds in texts (T6)."""
    done = tafel(table, "check", "--format", "json", *arguments)
    findings = json.loads(done.stdout)["findings"]
    return [one for one in findings if one["code"].startswith("T6")]
