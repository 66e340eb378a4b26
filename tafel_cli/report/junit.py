"""JUnit XML, which nearly every CI service shows: a failed test for each error, a passed one for the rest."""

import re
from xml.sax.saxutils import escape, quoteattr

from tafel_cli.characters import toon
from tafel_cli.finding import Severity
from tafel_cli.report import Noted, Report, sentence

FORMAT = "junit"
FILENAME = "tafel-junit.xml"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def render(report: Report) -> str:
    """Return one suite; a check without findings is one test that passed."""
    failures = report.count(Severity.FOUT)
    cases = [_case(noted) for noted in report.noted] or ['<testcase classname="tafel" name="check"/>']
    head = f'<testsuite name="tafel check" tests="{len(cases)}" failures="{failures}" errors="0" skipped="0">'
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>", head, *cases, "</testsuite>", "</testsuites>"]
    return "\n".join(lines) + "\n"


def _case(noted: Noted) -> str:
    finding = noted.finding
    place = f"{finding.path}:{finding.span.line}:{finding.span.column}"
    name = f"{finding.code.code} {finding.code.slug} {place}"
    opening = f"<testcase classname={_attribute(finding.path)} name={_attribute(name)}"
    if noted.existed or finding.code.severity is not Severity.FOUT:
        said = ("Bestond al. " if noted.existed else "") + sentence(finding)
        return f"{opening}><system-out>{_text(said)}</system-out></testcase>"
    said = f"<failure type={_attribute(finding.code.code)} message={_attribute(finding.message)}>"
    return f"{opening}>{said}{_text(f'{place}: {sentence(finding)}')}</failure></testcase>"


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", toon(text)))


def _attribute(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", toon(text)))
