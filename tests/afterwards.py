"""Lays the smallest table with other files, as it may be after its meetings, and judges it on a fixed day."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from rule_pages import SMALLEST

from tafel_cli.checks import rules
from tafel_cli.finding import Finding
from tafel_cli.register.case import Case
from tafel_cli.register.loading import read
from tafel_cli.register.register import Register
from tafel_cli.source.worktree import WorkTree

SPEELPLEK, PLEIN = "2025-11-20-gemeente-speelplek", "2026-01-05-gemeente-plein"
FIRST, SECOND = "data/bijeenkomsten/2025-12-04.md", "data/bijeenkomsten/2026-01-15.md"
MINUTES = "data/verslagen/2025-12-04.md"
TWO_POINTS = {
    f"data/agenda/{SPEELPLEK}.md": ("park.\ningediend", "park.\n  - De kosten te delen.\ningediend"),
}
HELD_AGAIN = {SECOND: ("gepland\nagenda:\n", f"gehouden\nagenda:\n  - {SPEELPLEK}\n")}
Files = Mapping[str, str | tuple[str, str] | None]


def decision(outcome: str, point: int | None = 1, more: str = "", item: str = SPEELPLEK) -> str:
    """Return the file of a decision."""
    numbered = f"beslispunt: {point}\n" if point else ""
    return f"---\nbesluit: De tafel spreekt dit af.\nagendapunt: {item}\n{numbered}uitkomst: {outcome}\n{more}---\n"


def answer(stand: str, party: str = "huurders", besluit: str = "2025-12-04-b1", more: str = "") -> str:
    """Return the file with the answer of a board."""
    return f"---\nbesluit: {besluit}\norganisatie: {party}\nstand: {stand}\nop: 2026-01-08\n{more}---\n"


def lay(root: Path, *changes: Files) -> Register:
    """Write the table with these files (a pair: a text and what stands in its place; None: no file), and read it."""
    if not root.joinpath("data").exists():
        shutil.copytree(SMALLEST, root, dirs_exist_ok=True)
    for path, text in (pair for files in changes for pair in files.items()):
        file = root / path
        if text is None:
            file.unlink()
        elif isinstance(text, tuple):
            old = file.read_text(encoding="utf-8")
            assert old.count(text[0]) == 1, (path, text[0], old)
            file.write_text(old.replace(*text), encoding="utf-8")
        else:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
    return read(WorkTree(root))


def found(register: Register, today: date = date(2026, 1, 14)) -> list[Finding]:
    """Return the findings of a table on a day."""
    return rules.findings_of(Case(register=register, today=today))


def codes(register: Register, today: date = date(2026, 1, 14)) -> list[str]:
    """Return the codes of the findings of a table on a day, in order."""
    return [finding.code.code for finding in found(register, today)]
