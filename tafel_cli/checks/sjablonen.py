"""T62: templates of the table's own, judged by their text. Nothing is rendered here."""

from collections.abc import Iterator

from tafel_cli.case import Case
from tafel_cli.checks.rule import Rule
from tafel_cli.finding import Finding
from tafel_cli.templating import linted, own


def _sjablonen(case: Case) -> Iterator[Finding]:
    yield from linted(own(case.register.root, case.register.templates())).findings


SJABLONEN = Rule(_sjablonen)
