"""Makes scripts of the chair for tests: that of a table, of the example, and of a table with standing items."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from conftest import example_table, replace

from tafel_cli.pack.audience import Doelgroep
from tafel_cli.pack.build import build_pack
from tafel_cli.register.loading import read
from tafel_cli.register.meetings import occasion
from tafel_cli.source.worktree import WorkTree

Data = dict[str, Any]
PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"
SPEELPLEK = "data/agenda/2025-11-20-gemeente-speelplek.md"
MEETING = "data/bijeenkomsten/2026-01-15.md"
MINUTES = "data/verslagen/2025-12-04.md"
LATE = "ingediend_op: 2026-01-14\n"
STANDING = """vaste_punten:
  - id: opening
    titel: Opening
    soort: opening
    duur: 5
    plaats: begin
  - id: verslag
    titel: Verslag
    soort: verslag
    duur: 5
    plaats: begin
  - id: acties
    titel: Acties
    soort: acties
    duur: 5
    plaats: begin
  - id: hamerstukken
    titel: Hamerstukken
    soort: hamerstukken
    duur: 0
    plaats: begin
  - id: termijnagenda
    titel: Termijnagenda
    soort: termijnagenda
    duur: 5
    plaats: einde
  - id: sluiting
    titel: Sluiting
    soort: sluiting
    duur: 5
    plaats: einde
"""


def script(root: Path, meeting: str, audience: Doelgroep = Doelgroep.VOORZITTER, as_of: date | None = None) -> Data:
    """Return the script of a meeting as every renderer reads it."""
    source = WorkTree(root)
    asked = occasion(read(source), meeting)
    assert asked
    pack = build_pack(
        asked,
        read=source.attachment,
        state=source.state(),
        doelgroep=audience,
        as_of=as_of,
        concept=True,
    )
    data = pack.as_data()["draaiboek"]
    json.dumps(data)
    return data  # type: ignore[no-any-return]


def point(made: Data, title: str) -> Data:
    """Return the point with a title."""
    return next(each for each in made["punten"] if each["titel"].startswith(title))


def fill(root: Path, *items: tuple[str, str, int, str]) -> None:
    """Put items on the agenda: name, aim, minutes, and more lines of the header."""
    names = []
    for name, aim, minutes, more in items:
        path = root / f"data/agenda/2026-01-05-gemeente-{name}.md"
        names.append(path.stem)
        asked = "" if aim == "ter_kennisname" else "gevraagd:\n  - Vraag een.\n"
        path.write_text(
            f"---\ntitel: {name}\nindiener: gemeente\nthema: buurt\ndoel: {aim}\nstatus: ingediend\nduur: {minutes}\n"
            f"{asked}{more if LATE in more else f'ingediend_op: 2026-01-05{chr(10)}{more}'}---\n",
            encoding="utf-8",
        )
    listed = "".join(f"\n  - {name}" for name in names)
    replace(root / MEETING, "\n  - 2026-01-05-gemeente-plein", listed)


@cache
def example_script() -> Data:
    """Return the script of the example table."""
    return script(example_table(), "2026-12-03")
