"""Writes JUnit XML for CI services: an error is a failed test, what existed before is skipped, the rest passes."""

from tafel_cli.checks.discretion import discreet
from tafel_cli.checks.report import Noted, Report, sentence
from tafel_cli.finding import Severity
from tafel_cli.reading.characters import ORDER

FILENAME = "tafel-junit.xml"


def render(report: Report) -> str:
    """Return JUnit XML of one suite with a test for each finding; a check without findings is one test that passed."""
    cases = [_case(noted) for noted in report.noted] or ['<testcase classname="tafel" name="check"/>']
    counts = f'tests="{len(cases)}" failures="{report.count(Severity.FOUT)}" skipped="{len(report.existed)}"'
    head = f'<testsuite name="tafel check" errors="0" {counts}>'
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>", head, *cases, "</testsuite>", "</testsuites>"]
    return ORDER.sub("&#35;#", "\n".join(lines)) + "\n"


def _case(noted: Noted) -> str:
    finding = noted.finding
    code, path, said = finding.code, _escape(finding.path), _escape(sentence(finding))
    place = f"{path}:{finding.span.line}:{finding.span.column}"
    if noted.existed:
        inside = f'<skipped message="{said}">Bestond al, en telt nu niet mee.</skipped>'
    elif code.severity is Severity.FOUT:
        message = _escape(finding.message)
        inside = f'<failure type="{code.code}" message="{message}">{place}: {said}</failure>'
    else:
        inside = f"<system-out>{said}</system-out>"
    return f'<testcase classname="{path}" name="{code.code} {code.slug} {place}">{inside}</testcase>'


def _escape(text: str) -> str:
    """Return text escaped for an XML element or attribute; `discreet` replaces the characters that XML forbids."""
    return discreet(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
