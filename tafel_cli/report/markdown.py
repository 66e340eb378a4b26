"""A table in Markdown, for a job's summary or a comment."""

import re

from tafel_cli.characters import toon
from tafel_cli.finding import Severity
from tafel_cli.report import Report
from tafel_cli.taal import aantal

FORMAT = "markdown"
FILENAME = "tafel.md"
MOST = 200
_MARKS = re.compile(r"([\\`*_{}\[\]()#+.!|~:@/-])")


def render(report: Report) -> str:
    """Return a heading that sums up, and a row for each finding; nothing in a cell is markup."""
    errors = report.count(Severity.FOUT)
    title = (
        "De controle is goed"
        if not errors
        else f"Er {'is' if errors == 1 else 'zijn'} nog {_count(errors)} te herstellen"
    )
    others = [
        aantal(report.count(Severity.WAARSCHUWING), "waarschuwing", "waarschuwingen"),
        aantal(report.count(Severity.TIP), "tip", "tips"),
    ]
    lines = [f"## {title}", "", f"{aantal(report.files, 'bestand', 'bestanden')} gelezen, {' en '.join(others)}.", ""]
    if report.findings:
        lines += ["| | bestand | regel | wat | wat u doet |", "|---|---|---:|---|---|"]
    for f in report.findings[:MOST]:
        cells = [f"{f.code.severity} {f.code.code}", _cell(f.path), str(f.span.line), _cell(f.message), _cell(f.hint)]
        lines.append("| " + " | ".join(cells) + " |")
    if len(report.findings) > MOST:
        lines += ["", f"Nog {len(report.findings) - MOST} meldingen staan niet in deze tabel."]
    return "\n".join(lines) + "\n"


def _count(errors: int) -> str:
    return aantal(errors, "fout", "fouten")


def _cell(text: str) -> str:
    """Return text of which a reader of Markdown sees every character, and none works."""
    plain = toon(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKS.sub(r"\\\1", plain)
