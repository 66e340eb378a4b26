"""T4: incomplete items. A draft gets warnings, a submitted one errors, a withdrawn one nothing; a waiver makes tips."""

from collections.abc import Iterable, Iterator

from tafel_cli.checks.rule import Rule
from tafel_cli.finding import Finding, Severity
from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntstatus
from tafel_cli.reading.open_fence import CODEBLOK
from tafel_cli.register.case import Case
from tafel_cli.register.completeness import delen, tips


def _volledig(item: Agendapunt) -> Iterator[Finding]:
    if item.status is Agendapuntstatus.INGETROKKEN:
        return
    for part in delen(item):
        for finding in part.gebreken:
            if finding.code.code == CODEBLOK.code:  # a rule of its own reports it, once and at any status
                continue
            yield _as(finding, Severity.WAARSCHUWING) if item.status is Agendapuntstatus.CONCEPT else finding
    yield from tips(item)


def _toegelaten(case: Case, found: Iterable[Finding]) -> Iterator[Finding]:
    """Turn the findings on items that the chair waived for a planned meeting (`toegelaten`) into tips."""
    meetings = case.register.planned()
    waived = {f"data/agenda/{one.agendapunt}.md": one.reden for meeting in meetings for one in meeting.toegelaten}
    for finding in found:
        if finding.path in waived and finding.code.severity is not Severity.TIP:
            said = f"{finding.message} De voorzitter laat het toe: {waived[finding.path]}"
            yield _as(finding._replace(message=said), Severity.TIP)
        else:
            yield finding


def _as(finding: Finding, severity: Severity) -> Finding:
    return finding._replace(code=finding.code._replace(severity=severity))


VOLLEDIGHEID = Rule(_volledig, on=Agendapunt, weigh=_toegelaten)
