"""Reads the lines on who was there and when: `Begonnen`, `Geëindigd`, `Aanwezig`, `Afwezig` and `Gast`."""

import re
from datetime import time

from tafel_cli.reading.minute_lines import MinuteLine
from tafel_cli.reading.minute_words import Word
from tafel_cli.register.minute_lines.section import SPOT, UNKNOWN, UnderHeading, one_line
from tafel_cli.register.minute_lines.values import Attended, Clocked, Guest, NotReadError
from tafel_cli.register.parties import separated

_TIME = re.compile(r"(?:om\s+)?(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:\s*uur)?\.?", re.IGNORECASE)
_NOTICE = re.compile(r"(?:met bericht|m\.? ?b\.?)\s*:\s*", re.IGNORECASE)
_HOURS, _MINUTES = 24, 60


def clocked(_: UnderHeading, line: MinuteLine) -> Clocked:
    """Return what a `Begonnen` or `Geëindigd` line says; raises NotReadError."""
    match = _TIME.fullmatch(line.rest.strip(" :\n"))
    if match and int(match["hour"]) < _HOURS and int(match["minute"]) < _MINUTES:
        return Clocked(woord=line.word, tijd=time(int(match["hour"]), int(match["minute"])))
    raise NotReadError("Hier hoort een tijd, zoals 17.02.", f"{line.word.value}: {UNKNOWN}")


def attended(section: UnderHeading, line: MinuteLine) -> Attended:
    """Return what an `Aanwezig` or `Afwezig` line says; raises NotReadError."""
    said = _NOTICE.sub("", line.rest.strip(" :\n"))
    found: list[tuple[str, str]] = []
    for name, inside in separated(said):
        whole = f"{line.word.value}: {one_line(said).replace(name, SPOT, 1) if name else SPOT}"
        party, function = section.party(name, whole)
        if party in [each for each, _ in found] and line.word is Word.AFWEZIG:
            raise NotReadError("Een partij staat er twee keer.", whole.replace(SPOT, UNKNOWN))
        at = "" if _NOTICE.fullmatch(f"{inside}:") else inside
        found.append((party, at or (name if function else "")))
    return Attended(woord=line.word, partijen=tuple(found))


def guest(_: UnderHeading, line: MinuteLine) -> Guest:
    """Return what a `Gast` line says; raises NotReadError."""
    said = one_line(line.rest.strip(" :\n"))
    if not said:
        raise NotReadError("Wie was er te gast? Typ een functie, geen naam.", f"Gast: {UNKNOWN}")
    return Guest(wie=said)
