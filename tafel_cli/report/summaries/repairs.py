"""Tells a person which corrections were made or can be made: a list of places, and the lines before and after."""

import sys
from collections.abc import Iterator

from tafel_cli.checks.discretion import discreet
from tafel_cli.dutch import quantity
from tafel_cli.reading.characters import show
from tafel_cli.report import screen
from tafel_cli.report.summaries.difference import SIGN_COLOURS, difference
from tafel_cli.writing.repairs import Plan


def tell_repairs(made: Plan, *, written: bool, differences: bool, beside: bool) -> None:
    """Write what was corrected (`written`), or can be; `differences`: write the lines before and after too.

    `beside`: write to stderr, because stdout belongs to a report.
    """

    def say(line: str, style: str = "") -> None:
        harmless = discreet(line).replace("##[", f"##{show('[')}")  # GitHub's runner looks for this anywhere in a line
        if beside:
            sys.stderr.write(f"tafel: {harmless}\n")
        else:
            screen.write(harmless, style)

    for file in made.files if differences else ():
        for line in difference(file.path, file.old.decode(), file.new.decode(), file.private):
            say(line, SIGN_COLOURS.get(line[0], ""))
        say("")
    for line in _sentences(made, written=written):
        say(line)
    say("")


def _sentences(made: Plan, *, written: bool) -> Iterator[str]:
    """Yield the corrections by place, made (`written`) or possible, and why other files stayed as they were."""
    places = sum(len(file.done) for file in made.files)
    if places:
        counted = f"{quantity(places, 'plek', 'plekken')} in {quantity(len(made.files), 'bestand', 'bestanden')}"
        yield f"Verbeterd: {counted}." if written else f"Te verbeteren: {counted}. Er is niets veranderd."
    elif not made.refused:
        yield "Er is niets dat tafel zelf kan verbeteren."
    for file in made.files:
        for finding in file.done:
            about = finding.edit.about if finding.edit else ""
            yield f"    {file.path}:{finding.span.line}:{finding.span.column}: {finding.code.code} {about}"
    for path, why in sorted(made.refused.items()):
        yield f"Niet verbeterd: {path}. {why}"
