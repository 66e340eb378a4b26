"""T62: templates of the table's own, judged by their text. Nothing is rendered here."""

from collections.abc import Iterator

from tafel_cli.finding import Finding
from tafel_cli.register import Register
from tafel_cli.rules import Rule
from tafel_cli.templating import ONBEKEND, SJABLOON, linted, own


def _sjablonen(register: Register) -> Iterator[Finding]:
    yield from linted(own(register.root, register.templates())).findings


SJABLONEN = Rule((SJABLOON, ONBEKEND), _sjablonen)
