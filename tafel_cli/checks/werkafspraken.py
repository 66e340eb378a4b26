"""W: the table's own work agreements, each finding in the table's words with the figures."""

from collections.abc import Iterator

from tafel_cli.afspraakregels import afspraken
from tafel_cli.afspraakregels.oordeel import findings
from tafel_cli.finding import Finding
from tafel_cli.register import Register
from tafel_cli.rules import Rule


def _nagekomen(register: Register) -> Iterator[Finding]:
    for each in afspraken():
        yield from findings(register, each)


WERKAFSPRAKEN = Rule(tuple(each.code for each in afspraken()), _nagekomen)
