"""A table in Markdown, for a job's summary or a comment."""

import re

from tafel_cli.characters import toon
from tafel_cli.finding import Severity
from tafel_cli.meter import Meter
from tafel_cli.report import Noted, Report
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
    lines += _meters(report.meters)
    lines += _table(report.new)
    if report.existed:
        lines += [
            "",
            f"### Bestond al ({len(report.existed)})",
            "",
            "Dit telt bij dit voorstel niet mee.",
            "",
        ]
        lines += _table(report.existed)
    return "\n".join(lines) + "\n"


def _meters(meters: tuple[Meter, ...]) -> list[str]:
    """Say of each item how complete it is, with a line to paste for each thing that it still needs."""
    lines = []
    for each in meters:
        lines += [f"### {_cell(each.titel)}: {each.stand}", ""]
        lines += [f"- nog nodig: {_cell(deel.naam)}\n\n{_pasted(deel.hulp)}" for deel in each.nodig] or ["Compleet."]
        lines.append("")
    return lines


def _pasted(lines: list[str]) -> str:
    """Return text as an indented block of code inside a list item, which nothing in it can end."""
    return "\n".join(f"      {part}" for part in map(toon, lines)) + "\n"


def _table(found: tuple[Noted, ...]) -> list[str]:
    if not found:
        return []
    lines = ["| | bestand | regel | wat | wat u doet |", "|---|---|---:|---|---|"]
    for f, _, _ in found[:MOST]:
        cells = [f"{f.code.severity} {f.code.code}", _cell(f.path), str(f.span.line), _cell(f.message), _cell(f.hint)]
        lines.append("| " + " | ".join(cells) + " |")
    if len(found) > MOST:
        lines += ["", f"Nog {len(found) - MOST} meldingen staan niet in deze tabel."]
    return lines


def _count(errors: int) -> str:
    return aantal(errors, "fout", "fouten")


def _cell(text: str) -> str:
    """Return text of which a reader of Markdown sees every character, and none works."""
    plain = toon(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKS.sub(r"\\\1", plain)
