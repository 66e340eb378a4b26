"""GitLab's code quality report (a subset of Code Climate's): an array of findings."""

import json

from tafel_cli.characters import toon
from tafel_cli.finding import Severity
from tafel_cli.report import Report, sentence

FORMAT = "gitlab"
FILENAME = "gl-code-quality-report.json"
LEVELS = {Severity.FOUT: "major", Severity.WAARSCHUWING: "minor", Severity.TIP: "info"}


def render(report: Report) -> str:
    """Return the findings in GitLab's form."""
    rows = [
        {
            "description": sentence(f),
            "check_name": f"{f.code.code}-{f.code.slug}",
            "fingerprint": noted.fingerprint,
            "severity": LEVELS[f.code.severity],
            "location": {"path": toon(f.path), "lines": {"begin": f.span.line, "end": f.span.end_line}},
        }
        for noted in report.new
        for f in (noted.finding,)
    ]
    return json.dumps(rows, ensure_ascii=True, allow_nan=False, indent=2) + "\n"
