"""T4: what an item lacks. A draft is warned, what was submitted fails, and the chair's word goes above both."""

from collections.abc import Iterator

from tafel_cli.finding import Finding, Severity
from tafel_cli.kinds.agendapunt import Agendapunt, Status
from tafel_cli.meter import CODES, delen, tips
from tafel_cli.register import Register
from tafel_cli.rules import Rule


def _volledig(register: Register) -> Iterator[Finding]:
    waived = {waiver.agendapunt: waiver.reden for meeting in register.planned() for waiver in meeting.toegelaten}
    for item in register.all(Agendapunt):
        if item.status is Status.INGETROKKEN:
            continue
        for part in delen(item):
            for finding in part.gebreken:
                if item.id in waived:
                    said = f"{finding.message} De voorzitter laat het toe: {waived[item.id]}"
                    yield _as(finding._replace(message=said), Severity.TIP)
                else:
                    yield _as(finding, Severity.WAARSCHUWING) if item.status is Status.CONCEPT else finding
        yield from tips(item)


def _as(finding: Finding, severity: Severity) -> Finding:
    return finding._replace(code=finding.code._replace(severity=severity))


VOLLEDIGHEID = Rule(CODES, _volledig)
