"""Where reports go: what was asked for, and what the CI service that runs us can show."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tafel_cli.errors import TafelError, reason
from tafel_cli.finding import suggest
from tafel_cli.report import Format, Report, formats


class Destination(NamedTuple):
    """One report on its way: a file (None: the screen), added to what is there or in its place.

    `asked`: somebody typed it, so that a file that cannot be written is a failure.
    """

    format: Format
    path: Path | None
    added: bool = False
    asked: bool = True


def destinations(typed: Sequence[str], environment: Mapping[str, str]) -> list[Destination]:
    """Return where reports go; raises TafelError (wrong use) for a form that there is not."""
    summary = environment.get("GITHUB_STEP_SUMMARY")
    github, gitlab = (environment.get(name) == "true" for name in ("GITHUB_ACTIONS", "GITLAB_CI"))
    if not (typed or summary or github or gitlab):
        return []  # most checks: no report is loaded
    known = formats()
    found = []
    for word in typed:
        name, _, place = word.partition(":")
        if name not in known:
            hint = suggest(name, tuple(known)) or "kies uit: " + ", ".join(known)
            raise TafelError(f"Het verslag `{name}` bestaat niet; {hint}", exit_code=2)
        filename = place or known[name].filename
        found.append(Destination(known[name], Path(filename) if filename and filename != "-" else None))
    asked = {destination.format.name for destination in found}
    if github and "github" not in asked:
        found.append(Destination(known["github"], None, asked=False))
    if summary and "markdown" not in asked:
        found.append(Destination(known["markdown"], Path(summary), added=True, asked=False))
    if gitlab and "gitlab" not in asked:
        found.append(Destination(known["gitlab"], Path(known["gitlab"].filename or ""), asked=False))
    return found


def deliver(report: Report, destination: Destination) -> None:
    """Write one report; raises TafelError when a file that was asked for cannot be written."""
    text = destination.format.render(report)
    if destination.path is None:
        sys.stdout.write(text)
        return
    try:
        if destination.added:
            with destination.path.open("a", encoding="utf-8") as file:
                file.write(text)
        else:
            _replace(destination.path, text)
    except OSError as error:
        said = f"Het verslag {destination.path} is niet geschreven: {reason(error)}."
        if destination.asked:
            raise TafelError(said) from None
        sys.stderr.write(f"tafel: {said} De controle zelf gaat door.\n")


def _replace(path: Path, text: str) -> None:
    """Put a whole new file in place of an old one."""
    beside = path.with_name(f".tafel-{path.name}.tmp")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
