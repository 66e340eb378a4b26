"""Lays the smallest table with a written round on two decision points, and makes the minutes of that round."""

from pathlib import Path

from afterwards import SECOND, SPEELPLEK, Files, lay
from conftest import SMALLEST

BANK = "2026-01-06-gemeente-bank"
DAY, AFTER = "2026-01-15", "2026-01-16"
VERSLAG = f"verslagen/{DAY}.md"
_ITEM = (SMALLEST / f"data/agenda/{SPEELPLEK}.md").read_text(encoding="utf-8")
_FILES: Files = {
    SECOND: (
        "status: gepland\nagenda:\n",
        f"status: gepland\nvorm: schriftelijk\nverzonden:\n  - op: 2026-01-05\n    versie: SENT\nagenda:\n  - {BANK}\n",
    ),
    f"data/agenda/{BANK}.md": _ITEM.replace("Een nieuwe speelplek", "Een bank in het park").replace(
        "park.\ningediend_op: 2025-11-20", "park.\n  - Samen te betalen.\ningediend_op: 2026-01-05"
    ),
}
HEAD = (
    "---\nstatus: concept\nnotulist: secretaris\naanwezig:\n  - organisatie: voorzitter\n"
    "  - organisatie: secretariaat\n---\n\n"
)
OPEN = (
    f"## [Een bank in het park](../agenda/{BANK}.md)\n\n### Besproken\n\n<!-- Wat? -->\n\n### Conclusie\n\n"
    "<!-- Wat? -->\n\nBesluit 1.1:\nBesluit 1.2:\n\n## [Hoe gebruiken we het plein?]"
    "(../agenda/2026-01-05-gemeente-plein.md)\n\n### Besproken\n\n<!-- Wat? -->\n"
)


def agreement(silence: str, days: int = 5) -> Files:
    """Return the agreement on written rounds."""
    rule = f"regels:\n  - soort: schriftelijk\n    werkdagen: {days}\n    stilte: {silence}\n"
    head = "titel: Schriftelijk\nnummer: 4\nstatus: geldend\nvastgesteld: 2025-12-04\n"
    return {"data/werkafspraken/4-schriftelijk.md": f"---\n{head}{rule}---\n"}


def lay_round(root: Path, *changes: Files, sent: str = "", minutes: str | None = f"{HEAD}{OPEN}") -> Path:
    """Lay the table with the round; `sent`: the version that was sent, or never."""
    lay(root, _FILES)
    meeting = root / SECOND
    text = meeting.read_text(encoding="utf-8")
    entry = "verzonden:\n  - op: 2026-01-05\n    versie: SENT\n"
    meeting.write_text(text.replace(entry, entry.replace("SENT", sent) if sent else ""), encoding="utf-8")
    lay(root, *changes, {f"data/{VERSLAG}": minutes} if minutes else {})
    return root


def answers(root: Path, party: str, *said: str) -> None:
    """Write the answers of a party on the points of the item, as `1 akkoord`; a remark stands behind a colon."""
    lines = []
    for each in said:
        point, _, answer = each.partition(" ")
        word, _, remark = answer.partition(": ")
        lines += [f"  - agendapunt: {BANK}", f"    beslispunt: {point}", f"    antwoord: {word}"]
        lines += [f"    opmerking: {remark}"] if remark else []
    text = "\n".join(["---", f"bijeenkomst: {DAY}", f"organisatie: {party}", "op: 2026-01-12", "antwoorden:", *lines])
    lay(root, {f"data/reacties/{DAY}-{party}.md": f"{text}\n---\n"})
