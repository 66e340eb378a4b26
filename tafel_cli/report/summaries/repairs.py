"""Tells a person which corrections were made or can be made: a list of places, and the lines before and after."""

import re
import sys
from collections.abc import Collection, Iterator
from difflib import unified_diff

from tafel_cli.checks.discretion import discreet
from tafel_cli.dutch import quantity
from tafel_cli.reading.characters import show
from tafel_cli.report import screen
from tafel_cli.writing.repairs import Plan, Repaired

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_PRIVATE = "(deze regel wordt niet getoond: er lijken persoonsgegevens in te staan)"
_NO_END = "\\ Geen regeleinde aan het eind van het bestand"
_MOST = 2_000
_COLOURS = {"-": "red", "+": "green", "@": "cyan"}


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
        for line in _diff(file):
            say(line, _COLOURS.get(line[0], ""))
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


def _diff(file: Repaired) -> Iterator[str]:
    """Yield the unified diff of a corrected file, cut to _MOST lines.

    A CR that ends a line is kept, to be made visible. A line with personal data is replaced by a remark.
    """
    old, new = (_LINE.findall(data.decode()) for data in (file.old, file.new))
    found = list(unified_diff(old, new, lineterm=""))[2:]  # the first two lines name no file
    yield from (f"--- {file.path}", f"+++ {file.path}")
    for line in found[:_MOST]:
        yield from _shown(line[0], line[1:], file.private)
    if len(found) > _MOST:
        yield f"… en nog {len(found) - _MOST} regels"


def _shown(sign: str, text: str, private: Collection[str]) -> Iterator[str]:
    words = text.rstrip("\r\n")
    if sign == "@":
        yield sign + text
    elif words in private:
        yield sign + _PRIVATE
    else:
        yield sign + words + ("\r" if text.endswith("\r") else "")
        if text == words:
            yield _NO_END
