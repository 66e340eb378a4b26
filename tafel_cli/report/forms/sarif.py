"""Writes a report as SARIF 2.1.0 (OASIS), for code hosts and editors."""

from urllib.parse import quote

from tafel_cli import __version__
from tafel_cli.checks.discretion import discreet
from tafel_cli.checks.report import Noted, Report, sentence
from tafel_cli.finding import Code, Severity
from tafel_cli.report.strict_json import dumps

FILENAME = "tafel.sarif"
_LEVELS = {Severity.FOUT: "error", Severity.WAARSCHUWING: "warning", Severity.TIP: "note"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(report: Report) -> str:
    """Return a SARIF file of one run, with a rule for each code that was found and a result for each finding.

    A result says whether the finding is new (`baselineState`) only if the check compared two versions.
    """
    codes = {noted.finding.code.code: noted.finding.code for noted in report.noted}
    rules = [_rule(codes[name]) for name in sorted(codes)]
    places = {name: index for index, name in enumerate(sorted(codes))}
    run = {
        "tool": {"driver": {"name": "tafel", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(noted, places[noted.finding.code.code], report.compared) for noted in report.noted],
    }
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, depth=4)


def _rule(code: Code) -> dict[str, object]:
    words = code.slug.replace("-", " ")
    return {
        "id": code.code,
        "name": "".join(word.capitalize() for word in code.slug.split("-")),
        "shortDescription": {"text": words},
        "fullDescription": {"text": f"{code.code}, {words}."},
        "help": {"text": f"Wat dit is en hoe het wel moet: tafel explain {code.code}"},
    }


def _result(noted: Noted, rule: int, compared: bool) -> dict[str, object]:  # noqa: FBT001  (it is the report's own)
    finding, span = noted.finding, noted.finding.span
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    file = {"uri": quote(discreet(finding.path)), "uriBaseId": "%SRCROOT%"}
    result: dict[str, object] = {
        "ruleId": finding.code.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.code.severity],
        "message": {"text": sentence(finding)},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
        "partialFingerprints": {"tafel/v1": noted.fingerprint},
    }
    return result | ({"baselineState": "unchanged" if noted.existed else "new"} if compared else {})
