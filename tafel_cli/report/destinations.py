"""Sends reports to their destinations: those that were asked for, and those that the CI service can show."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from tafel_cli.checks.report import Report
from tafel_cli.errors import TafelError, reason
from tafel_cli.report import ReportForm, form, form_names, screen

SUMMARY = 1 << 20


class Destination(NamedTuple):
    """A form of report and its file (None: the screen). `added`: append to the file instead of replacing it.

    `asked`: the user typed it, so a file that cannot be written is an error. `piped`: it has stdout for itself.
    """

    format: ReportForm
    path: Path | None
    added: bool = False
    asked: bool = True
    piped: bool = False


def destinations(typed: Sequence[str], environment: Mapping[str, str], *, piped: str = "") -> list[Destination]:
    """Return the destinations of the typed reports, and of what the CI service shows by itself.

    `piped`: a form that has stdout for itself, as with `VORM:-`; then the CI service gets nothing. Raises TafelError
    (exit code 2) for an unknown form, and for two reports in one place.
    """
    found = list(dict.fromkeys(_typed(word) for word in ([f"{piped}:-"] if piped else []) + list(typed)))
    places = Counter(str((one.path or Path("-")).absolute()) for one in found if one.path or one.piped)
    if double := next((one for one in found if places[str((one.path or Path("-")).absolute())] > 1), None):
        where = f"in `{double.path}`" if double.path else "op het scherm"
        raise TafelError(f"Er past maar één verslag {where}. Kies een andere plek: VORM:BESTAND.", exit_code=2)
    if not piped:
        asked = {destination.format.name for destination in found}
        found += [destination for destination in _of_service(environment) if destination.format.name not in asked]
    return found


def _typed(word: str) -> Destination:
    name, _, place = word.partition(":")
    if name not in form_names():
        from tafel_cli.reading.slips import choose  # most names are right

        raise TafelError(f"Het verslag `{name}` bestaat niet; {choose(name, form_names())}", exit_code=2)
    known = form(name)
    if place == "-":
        return Destination(known, None, piped=known.filename is not None)
    filename = place or known.filename
    return Destination(known, Path(os.path.normpath(filename)) if filename else None)


def _of_service(environment: Mapping[str, str]) -> Iterable[Destination]:
    """Yield the reports that a CI service shows without being asked."""
    if environment.get("GITHUB_ACTIONS") == "true":
        yield Destination(form("github"), None, asked=False)
    if summary := environment.get("GITHUB_STEP_SUMMARY"):
        yield Destination(form("markdown"), Path(summary), added=True, asked=False)
    if environment.get("GITLAB_CI") == "true":
        gitlab = form("gitlab")
        yield Destination(gitlab, Path(gitlab.filename or ""), asked=False)


def allowed(places: Sequence[Destination], root: Path) -> list[Destination]:
    """Return the destinations whose file may be written, and warn of one that nobody asked for.

    Raises TafelError (exit code 2) for one that the user typed.
    """
    found = []
    for place in places:
        try:
            if place.path is not None:
                from tafel_cli.writing.papers.places import demand_free  # most checks write nothing

                demand_free(root, place.path)
            found.append(place)
        except TafelError as error:
            if place.asked:
                raise
            screen.warn(f"{error} Het verslag is niet geschreven. De controle zelf gaat door.")
    return found


def deliver(report: Report, places: Sequence[Destination], text: Callable[[], None]) -> None:
    """Write the text and every report; if a report has stdout for itself, all else on the screen goes to stderr.

    Raises TafelError, after writing all others, if a file that was asked for cannot be written.
    """
    piped = [place for place in places if place.piped]
    with redirect_stdout(sys.stderr) if piped else nullcontext():
        text()
        for place in places:
            if place.path is None and not place.piped:
                sys.stdout.write(place.format.render(report))
    failures = [said for place in places if (said := _file(report, place))]
    for place in piped:
        screen.write_text(place.format.render(report))
    if failures:
        raise TafelError(" ".join(failures))


def _file(report: Report, place: Destination) -> str:
    """Write a report to its file, if it has one; return the error as a sentence, or warn if nobody asked for it."""
    if place.path is None:
        return ""
    text = place.format.render(report)
    try:
        if place.added:
            _add(place.path, text)
        else:
            from tafel_cli.writing.disk.whole_file import replace_file  # most checks write nothing

            replace_file(place.path, text.encode("utf-8"))
    except OSError as error:
        said = f"Het verslag `{place.path}` is niet geschreven: {reason(error)}."
        if place.asked:
            return said
        screen.warn(f"{said} De controle zelf gaat door.")
    return ""


def _add(path: Path, text: str) -> None:
    """Append to the summary of a job, cut to SUMMARY bytes, because GitHub drops a longer one as a whole."""
    from tafel_cli.report.forms.markdown import fit

    # Without this flag, opening a pipe that nobody reads would wait for ever.
    at_once = getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | at_once, 0o666)
    with os.fdopen(descriptor, "ab") as file:
        file.write(fit(text, SUMMARY - os.fstat(descriptor).st_size).encode("utf-8"))
