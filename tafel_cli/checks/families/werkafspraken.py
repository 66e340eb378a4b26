"""W: the table's own work agreements, judged in checks/agreements/."""

from collections.abc import Iterator

from tafel_cli.checks.agreements import afspraken
from tafel_cli.checks.agreements.verdict import findings
from tafel_cli.checks.rule import Rule
from tafel_cli.finding import Finding
from tafel_cli.register.case import Case


def _nagekomen(case: Case) -> Iterator[Finding]:
    for each in afspraken():
        yield from findings(case.register, each)


NAGEKOMEN = Rule(_nagekomen)
