"""Shows a chair a proposed agenda: a table, the reason for each choice, and what does not fit."""

from collections.abc import Iterator

from tafel_cli.dutch import clock_time, long_date
from tafel_cli.pack.plan import Agendaplan
from tafel_cli.report.summaries import time_left

COLUMNS = ("nr", "tijd", "min", "onderwerp", "indiener", "doel")
LEAST = ("doel", "indiener")
CELL_COLUMNS = ("nr", "id", "onderwerp", "indiener", "doel", "van", "tot", "min", "uitleg")
_VAST = "vast"


def kop(plan: Agendaplan) -> str:
    """Return the heading of the proposed agenda."""
    return f"Voorstel voor de agenda van {long_date(plan.datum)}"


def rijen(plan: Agendaplan) -> list[list[object]]:
    """Return the rows of the agenda; without times in a written round."""
    written = plan.over is None
    return [
        [
            *(row.nr, "" if written else f"{clock_time(row.van)}–{clock_time(row.tot)}"),
            *(row.duur, row.titel, row.indiener, row.doel),
        ]
        for row in plan.regels
    ]


def cell_rows(plan: Agendaplan) -> list[list[object]]:
    """Return rows of CELL_COLUMNS: the proposed agenda, then the items left out, which have no number or time.

    In a written round nothing has a time.
    """
    rows: list[list[object]] = [
        [
            *(row.nr, row.id, row.titel, row.indiener, row.doel),
            *(["", ""] if plan.over is None else [f"{row.van:%H:%M}", f"{row.tot:%H:%M}"]),
            *(row.duur, row.uitleg),
        ]
        for row in plan.regels
    ]
    left: list[list[object]] = [
        ["", row.id, row.titel, row.indiener, "", "", "", None, row.reden] for row in plan.niet_gepland
    ]
    return rows + left


def waarom(plan: Agendaplan) -> Iterator[str]:
    """Yield the reason for the place of each item and break; standing items need none."""
    for row in plan.regels:
        if row.soort != _VAST:
            yield f"Punt {row.nr}. {row.uitleg}" if row.nr else row.uitleg


def niet(plan: Agendaplan) -> Iterator[str]:
    """Yield a sentence for each item that the plan leaves out: its title, its party and the reason."""
    for row in plan.niet_gepland:
        yield f"“{row.titel}” ({row.indiener}). {row.reden}"


def slot(plan: Agendaplan, *, written: bool) -> Iterator[str]:
    """Yield the remarks, the time left, and whether the list was written to the meeting's file."""
    yield from plan.opmerkingen
    if plan.over is not None:
        yield time_left(plan.over)
    if plan.ongewijzigd:
        yield f"Zo staat de agenda al in `{plan.bestand}`. Er is niets veranderd."
    elif written:
        yield f"Geschreven in `{plan.bestand}`: alleen de lijst bij `agenda` is veranderd."
    else:
        yield f"Er is niets veranderd. Met `tafel agenda plan {plan.bijeenkomst} --write` komt dit in `{plan.bestand}`."
