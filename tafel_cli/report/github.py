"""Annotations for GitHub, Forgejo and Gitea: workflow commands on the screen, of which a forge shows ten a level."""

from tafel_cli.characters import toon
from tafel_cli.finding import Finding, Severity
from tafel_cli.report import Report, sentence

FORMAT = "github"
FILENAME = None
MOST = 10
LEVELS = {Severity.FOUT: "error", Severity.WAARSCHUWING: "warning", Severity.TIP: "notice"}
NOUNS = {Severity.FOUT: "fouten", Severity.WAARSCHUWING: "waarschuwingen", Severity.TIP: "tips"}


def render(report: Report) -> str:
    """Return at most ten commands a level, and after them a line that says how many more there are."""
    lines = []
    for severity in LEVELS:
        found = [noted.finding for noted in report.new if noted.finding.code.severity is severity]
        lines += [_command(finding) for finding in found[:MOST]]
        if len(found) > MOST:
            lines.append(f"Nog {len(found) - MOST} {NOUNS[severity]} staan alleen in de tekst hierboven.")
    return "".join(f"{line}\n" for line in lines)


def _command(finding: Finding) -> str:
    span = finding.span
    places = {
        "file": toon(finding.path),
        "line": str(span.line),
        "endLine": str(span.end_line),
        "col": str(span.column),
        "endColumn": str(span.end_column),
        "title": f"{finding.code.code} {finding.code.slug}",
    }
    properties = ",".join(f"{name}={_property(value)}" for name, value in places.items())
    return f"::{LEVELS[finding.code.severity]} {properties}::{_data(sentence(finding))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
