"""SARIF 2.1.0 (OASIS), which code hosts and editors read."""

import json
from urllib.parse import quote

from tafel_cli import __version__
from tafel_cli.characters import toon
from tafel_cli.finding import Severity
from tafel_cli.report import Noted, Report, sentence

FORMAT = "sarif"
FILENAME = "tafel.sarif"
LEVELS = {Severity.FOUT: "error", Severity.WAARSCHUWING: "warning", Severity.TIP: "note"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(report: Report) -> str:
    """Return one run with the codes that were found and a result for each finding."""
    codes = {noted.finding.code.code: noted.finding.code.slug for noted in report.noted}
    rules = [
        {"id": code, "name": slug, "shortDescription": {"text": slug.replace("-", " ")}}
        for code, slug in sorted(codes.items())
    ]
    places = {rule["id"]: index for index, rule in enumerate(rules)}
    run = {
        "tool": {"driver": {"name": "tafel", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(noted, places[noted.finding.code.code]) for noted in report.noted],
    }
    value = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(value, ensure_ascii=True, allow_nan=False, indent=2) + "\n"


def _result(noted: Noted, rule: int) -> dict[str, object]:
    finding = noted.finding
    span = finding.span
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    file = {"uri": quote(toon(finding.path)), "uriBaseId": "%SRCROOT%"}
    return {
        "ruleId": finding.code.code,
        "ruleIndex": rule,
        "level": LEVELS[finding.code.severity],
        "message": {"text": sentence(finding)},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
        "partialFingerprints": {"tafel/v1": noted.fingerprint},
        "baselineState": "unchanged" if noted.existed else "new",
    }
