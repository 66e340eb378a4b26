"""Finds what the chair must know beforehand: items at risk with the reasons, and actions that are late."""

from collections.abc import Iterator

from tafel_cli.dutch import long_date
from tafel_cli.kinds.agendapunt import Agendapunt, Behandeling, Doel
from tafel_cli.pack.rows import CANNOT_BE_READ, ActionRow, AgendaRow
from tafel_cli.pack.script.dates import dringend
from tafel_cli.pack.script.hall import Zaal
from tafel_cli.pack.script.history import eerder
from tafel_cli.pack.script.values import RiskRow
from tafel_cli.register.standing import keten


def risks(hall: Zaal) -> Iterator[RiskRow]:
    """Yield the items that may go wrong, in the order of the agenda, with the reasons."""
    for stop, row in hall.rows:
        if row.soort == "punt":
            reasons = tuple(_reasons(hall, stop.item, row)) if stop.item else (f"Het stuk {CANNOT_BE_READ}.",)
            if reasons:
                yield RiskRow(nr=row.nr, titel=row.titel, redenen=reasons)


def late_actions(hall: Zaal) -> Iterator[ActionRow]:
    """Yield the open actions that were due before the meeting, by due day."""
    return (action for action in hall.acties if action.uiterlijk < hall.meeting.datum)


def _reasons(hall: Zaal, item: Agendapunt, row: AgendaRow) -> Iterator[str]:
    if row.stuk_volgt:
        yield "Het stuk is nog niet ingediend."
    elif row.te_laat:
        yield (
            "Te laat ingediend." if row.reden else "Te laat ingediend, en er staat geen reden bij om het toe te laten."
        )
    if times := hall.register.times_moved_on[item.id]:
        yield f"Schoof al {times} keer door."
    if dringend(hall, item) and item.besluit_nodig_voor:
        yield f"Kan niet wachten: het besluit is nodig vóór {long_date(item.besluit_nodig_voor)}."
    if item.doel is Doel.BESLUITVORMEND:
        yield from _unprepared(hall, item)


def _unprepared(hall: Zaal, item: Agendapunt) -> Iterator[str]:
    """Yield why the table may not be ready to decide on an item."""
    if not item.gevraagd:
        yield "Er staat geen beslispunt bij."
    if item.behandeling is not Behandeling.HAMERSTUK and not eerder(hall.back, keten(hall.register, item)):
        yield "De tafel besprak dit nog niet eerder."
