"""Tells a secretary which minutes were made, what becomes of the lines in them, and what to do next."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from tafel_cli.checks.discretion import discreet
from tafel_cli.dutch import long_date, quantity
from tafel_cli.kinds.bijeenkomst import Bijeenkomststatus
from tafel_cli.register.meetings import Occasion
from tafel_cli.report import screen
from tafel_cli.report.summaries.table_change import tell_files
from tafel_cli.writing.process import Processed
from tafel_cli.writing.process.fates import Fate, Wordt
from tafel_cli.writing.table_change import TableChange


def tell_new(change: TableChange[Occasion], today: date, *, written: bool) -> None:
    """Write which minutes were made, or with `--toon` their text, and what to do with them."""
    meeting = change.told.meeting
    tell_files(change.files, written=written)
    if meeting.status is Bijeenkomststatus.GEPLAND and not meeting.sent_papers and meeting.datum > today:
        screen.print_wrapped(
            "Let op: de stukken zijn nog niet verzonden. Verandert de agenda nog, pas dan ook de kopjes en nummers in "
            "het verslag aan, of haal het bestand weg en maak het opnieuw."
        )
    if written:
        screen.print_wrapped(
            f"Typ in de bijeenkomst van {long_date(meeting.datum)} achter elke regel `Besluit …:` de uitkomst. "
            f"Kijk daarna met `tafel verslag process {meeting.id}` wat er van de regels wordt."
        )


FATE_COLUMNS = ("regel", "wat", "wordt", "inhoud", "stuk", "typ")


def rows(change: TableChange[Processed]) -> list[list[object]]:
    """Return what becomes of each line as rows of FATE_COLUMNS."""
    return [
        [fate.line, fate.label, fate.wordt.value, fate.said, ", ".join(fate.paths), fate.typed]
        for fate in change.told.fates
    ]


def as_data(change: TableChange[Processed], *, written: bool) -> dict[str, Any]:
    """Return what becomes of each line, and the files that differ, as JSON-able data."""
    told = change.told
    return {
        "version": 1,
        "bijeenkomst": told.meeting.id,
        "verslag": told.path,
        "regels": [
            {
                "regel": fate.line,
                "wat": fate.label,
                "wordt": fate.wordt.value,
                "inhoud": fate.said,
                "stukken": list(fate.paths),
                "typ": fate.typed.split("\n") if fate.typed else [],
            }
            for fate in told.fates
        ],
        "bestanden": [{"bestand": file.path, "nieuw": file.old is None} for file in change.files],
        "geschreven": written and told.sound,
    }


def tell_processed(change: TableChange[Processed], *, written: bool) -> None:
    """Write what becomes of each line, which files differ, and what to do next."""
    told = change.told
    day = long_date(told.meeting.datum)
    screen.write(f"Verslag van {day}: wat er van de regels wordt", "bold")
    if not told.fates:
        screen.print_wrapped("Er staan geen regels in om te verwerken.")
    for fate in told.fates:
        screen.write("")
        where = f" → {', '.join(fate.paths)}" if fate.paths else ""
        screen.print_wrapped(discreet(f"Regel {fate.line}. {fate.label}: {fate.wordt.value}{where}"))
        screen.print_lines([discreet(line) for line in _below(fate)])
    screen.write("")
    if written and told.sound:
        tell_files(change.files, written=True)
    screen.print_lines([*_next(change, written=written)], indent="")


def _below(fate: Fate) -> Iterator[str]:
    yield fate.said
    if fate.typed:
        yield from (f"Typ: {line}" for line in fate.typed.split("\n"))


def _next(change: TableChange[Processed], *, written: bool) -> Iterator[str]:
    """Yield what was not done and why, and the next command."""
    told, id_ = change.told, change.told.meeting.id
    if told.unread:
        many = quantity(len(told.unread), "regel is", "regels zijn")
        yield f"Er is niets veranderd: {many} niet te lezen. Verbeter dat in `{told.path}`, en kijk opnieuw."
        return
    if told.early:
        yield f"Er is niets veranderd. De bijeenkomst is op {long_date(told.meeting.datum)}; vanaf die dag kan dit."
        return
    open_ = sum(fate.wordt is Wordt.OPEN for fate in told.fates)
    if open_:
        verbs = ("is", "blijft") if open_ == 1 else ("zijn", "blijven")
        yield f"{quantity(open_, 'regel', 'regels')} {verbs[0]} nog niet ingevuld en {verbs[1]} staan."
    if written:
        yield f"Nu de lijst om te mailen: tafel besluiten build {id_}"
    elif change.files:
        yield f"Er is nog niets veranderd. Zo komt het in de bestanden: tafel verslag process {id_} --write"
    else:
        yield "Er is niets te doen."
