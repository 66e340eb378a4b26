"""Writes new findings as workflow commands of GitHub, Forgejo and Gitea, ten a severity, because they show no more."""

from tafel_cli.checks.discretion import discreet
from tafel_cli.checks.report import Report, sentence
from tafel_cli.finding import Finding, Severity

FILENAME = None
_MOST = 10
_LEVELS = {Severity.FOUT: "error", Severity.WAARSCHUWING: "warning", Severity.TIP: "notice"}
_NOUNS = {
    Severity.FOUT: ("fout", "fouten"),
    Severity.WAARSCHUWING: ("waarschuwing", "waarschuwingen"),
    Severity.TIP: ("tip", "tips"),
}


def render(report: Report) -> str:
    """Return a command for each new finding, at most ten a severity; then a line says how many more there are."""
    lines = []
    for severity in _LEVELS:
        found = [noted.finding for noted in report.new if noted.finding.code.severity is severity]
        lines += [_command(finding) for finding in found[:_MOST]]
        if more := len(found[_MOST:]):
            one, many = _NOUNS[severity]
            lines.append(f"Nog {more} {f'{one} staat' if more == 1 else f'{many} staan'} alleen in de tekst hierboven.")
    return "".join(f"{line}\n" for line in lines)


def _command(finding: Finding) -> str:
    span = finding.span
    places = {"file": discreet(finding.path), "line": str(span.line), "endLine": str(span.end_line)}
    if span.line == span.end_line:  # a forge refuses columns of more than one line
        places |= {"col": str(span.column), "endColumn": str(span.end_column)}
    places["title"] = f"{finding.code.code} {finding.code.slug}"
    properties = ",".join(f"{name}={_property(value)}" for name, value in places.items())
    return f"::{_LEVELS[finding.code.severity]} {properties}::{_data(sentence(finding))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
