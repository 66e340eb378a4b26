"""Proposes an agenda for a meeting: its items, their order and the breaks, with a sentence to explain each choice."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any, NamedTuple

from tafel_cli.kinds.bijeenkomst import PAUZE, Vorm
from tafel_cli.pack.agenda import agenda, stops
from tafel_cli.pack.plan import reasons
from tafel_cli.pack.plan.candidates import Planning
from tafel_cli.pack.plan.choice import choose_items
from tafel_cli.pack.words import partij
from tafel_cli.register.meetings import Occasion
from tafel_cli.value_class import plain, with_changes


class Gepland(NamedTuple):
    """A row of the proposed agenda. `soort`: vast, punt or pauze; `id` is empty for a break, `uitleg` for vast."""

    nr: str
    id: str
    titel: str
    indiener: str
    doel: str
    soort: str
    van: time
    tot: time
    duur: int | None
    uitleg: str


class NietGepland(NamedTuple):
    """An item that is not proposed, and why; `dringend`: its decision cannot wait for the next meeting."""

    id: str
    titel: str
    indiener: str
    reden: str
    dringend: bool


class Agendaplan(NamedTuple):
    """The proposed agenda. `agenda`: the list for the meeting's file; `ongewijzigd`: True if the file has that list.

    `over`: minutes left, negative if what cannot be moved is too long already; None in a written round.
    """

    bijeenkomst: str
    bestand: str
    datum: date
    regels: tuple[Gepland, ...]
    niet_gepland: tuple[NietGepland, ...]
    opmerkingen: tuple[str, ...]
    agenda: tuple[str, ...]
    over: int | None
    ongewijzigd: bool

    def as_data(self) -> dict[str, Any]:
        """Return the proposal as plain, JSON-able values: days in ISO 8601, times as HH:MM."""
        return {
            "version": 1,
            "bijeenkomst": self.bijeenkomst,
            "datum": plain(self.datum),
            "items": [{**plain(row), "id": row.id or None} for row in self.regels],
            "niet_gepland": plain(self.niet_gepland),
            "opmerkingen": plain(self.opmerkingen),
            "agenda": plain(self.agenda),
            "over": self.over,
            "ongewijzigd": self.ongewijzigd,
        }


def agendaplan(occasion: Occasion, today: date, sent: Mapping[str, str]) -> Agendaplan:
    """Return the plan for a planned meeting. `sent`: numbers that were sent before, by item id.

    `today`: the day on which an item without a day of submission counts as arriving.
    """
    planning = Planning.of(occasion, today)
    choice = choose_items(planning)
    meeting = occasion.meeting
    proposed = with_changes(occasion, meeting=with_changes(meeting, agenda=choice.agenda))
    plan = stops(proposed, sent)
    timed = agenda(proposed, plan, today)
    why = reasons.gepland(planning, choice)
    breaks = iter(reasons.why_breaks(planning, choice))
    rows = []
    for stop, row in zip(plan, timed.regels, strict=True):
        id_ = "" if stop.soort == PAUZE else stop.id
        said = "" if stop.vast else why.get(id_, "") if id_ else next(breaks)
        facts = (row.titel, row.indiener, row.doel, row.soort, row.van, row.tot, row.duur)
        rows.append(Gepland(row.nr, id_, *facts, said))
    return Agendaplan(
        bijeenkomst=meeting.id,
        bestand=meeting.path,
        datum=meeting.datum,
        regels=tuple(rows),
        niet_gepland=tuple(
            NietGepland(item.id, item.titel, partij(occasion.register, item.indiener), reason, presses)
            for item, reason, presses in reasons.niet_gepland(planning, choice)
        ),
        opmerkingen=tuple(reasons.plan_remarks(planning, choice)),
        agenda=choice.agenda,
        over=None if meeting.vorm is Vorm.SCHRIFTELIJK else timed.over,
        ongewijzigd=choice.agenda == meeting.agenda,
    )
