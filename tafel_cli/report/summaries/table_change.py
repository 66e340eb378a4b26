"""Tells a person which files of the table a command made and changed, or with `--toon` would make and change."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from tafel_cli.checks.discretion import discreet
from tafel_cli.report import screen
from tafel_cli.report.summaries.difference import SIGN_COLOURS, difference
from tafel_cli.writing.table_change import ChangedFile, TableChange

T = TypeVar("T")


def tell_files(files: Iterable[ChangedFile], *, written: bool) -> None:
    """Write the files that were made and changed, each on a line; not `written`: with the lines that would change."""
    here = tuple(files)
    if not here:
        screen.write("Er is niets veranderd: alles staat al zo in de bestanden.")
        return
    if written:
        for line in _named(here):
            screen.print_wrapped(discreet(line))
        return
    for file in here:
        for line in difference(file.path, file.old or "", file.new):
            screen.write(discreet(line), SIGN_COLOURS.get(line[0], ""))
        screen.write("")
    screen.write("Zo zou het worden. Er is niets geschreven.")


def _named(files: tuple[ChangedFile, ...]) -> Iterator[str]:
    for file in files:
        yield f"{'Gemaakt' if file.old is None else 'Veranderd'}: {file.path}"


def tell_change(change: TableChange[T], said: Iterable[str], then: Iterable[str] = (), *, written: bool) -> None:
    """Write what a change means, the first line in bold, the files of it, and, if it is written, what is next."""
    for number, line in enumerate(said):
        screen.print_wrapped(discreet(line), "" if number else "bold")
    tell_files(change.files, written=written)
    for line in then if written else ():
        screen.print_wrapped(discreet(line))
