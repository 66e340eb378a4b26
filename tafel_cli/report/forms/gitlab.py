"""Writes GitLab's code quality report (a subset of Code Climate's): an array of findings.

Findings that existed before are included, because GitLab compares the report with that of the target branch and would
call them solved.
"""

from tafel_cli.checks.discretion import discreet
from tafel_cli.checks.report import Report, sentence
from tafel_cli.finding import Severity
from tafel_cli.report.strict_json import dumps

FILENAME = "gl-code-quality-report.json"
_LEVELS = {Severity.FOUT: "major", Severity.WAARSCHUWING: "minor", Severity.TIP: "info"}


def render(report: Report) -> str:
    """Return all findings as a JSON array in GitLab's form, with a fingerprint for each."""
    rows = [
        {
            "description": sentence(f),
            "check_name": f"{f.code.code}-{f.code.slug}",
            "fingerprint": noted.fingerprint,
            "severity": _LEVELS[f.code.severity],
            "location": {"path": discreet(f.path), "lines": {"begin": f.span.line, "end": f.span.end_line}},
        }
        for noted in report.noted
        for f in (noted.finding,)
    ]
    return dumps(rows, depth=1)
