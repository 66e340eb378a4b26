"""Writes JSON for any program: version 1, which only ever gains keys; see `docs/reports.md` and the schema it names."""

from tafel_cli.checks.discretion import discreet
from tafel_cli.checks.report import Report
from tafel_cli.finding import Severity
from tafel_cli.report.strict_json import dumps

FILENAME = "tafel.json"


def render(report: Report) -> str:
    """Return all findings, the meters and the counts as JSON. What existed before counts only as `bestond_al`."""
    rows = [
        {
            "code": f.code.code,
            "slug": f.code.slug,
            "severity": f.code.severity.value,
            "path": discreet(f.path),
            "line": f.span.line,
            "column": f.span.column,
            "end_line": f.span.end_line,
            "end_column": f.span.end_column,
            "message": discreet(f.message),
            "hint": discreet(f.hint),
            "fingerprint": noted.fingerprint,
            "existed": noted.existed,
        }
        for noted in report.noted
        for f in (noted.finding,)
    ]
    summary = {
        "files": report.files,
        "fouten": report.count(Severity.FOUT),
        "waarschuwingen": report.count(Severity.WAARSCHUWING),
        "tips": report.count(Severity.TIP),
        "bestond_al": len(report.existed),
    }
    meters = [
        {
            "path": discreet(m.path),
            "titel": discreet(m.titel),
            "klaar": m.klaar,
            "totaal": m.totaal,
            "nodig": [{"naam": discreet(deel.naam), "regel": "\n".join(map(discreet, deel.hulp))} for deel in m.nodig],
        }
        for m in report.meters
    ]
    return dumps({"version": 1, "findings": rows, "meters": meters, "summary": summary}, depth=2)
