"""Assembles the chair's script of a meeting: its points, the proposed cuts, what to read back, and days to name."""

from collections.abc import Iterator

from tafel_cli.dutch import oclock
from tafel_cli.kinds.agendapunt import Doel
from tafel_cli.kinds.bijeenkomst import PAUZE
from tafel_cli.pack.agenda import Stop, minute_of, time_at
from tafel_cli.pack.lookback import Terugblik
from tafel_cli.pack.pack import AgendaTable
from tafel_cli.pack.rows import CANNOT_BE_READ, AgendaRow, ChangeRow
from tafel_cli.pack.script import history
from tafel_cli.pack.script.concerns import late_actions, risks
from tafel_cli.pack.script.cuts import bij_uitloop, bijsturing
from tafel_cli.pack.script.dates import termijnen
from tafel_cli.pack.script.hall import Zaal, point
from tafel_cli.pack.script.items import punt
from tafel_cli.pack.script.standing_items import script_of
from tafel_cli.pack.script.values import NEW_ACTIONS, ChairScript, ScriptPoint, SeatRow
from tafel_cli.pack.script.written_round import op_papier, te_doen
from tafel_cli.pack.words import vragen
from tafel_cli.register.meetings import Occasion
from tafel_cli.register.standing import actieve_partijen
from tafel_cli.value_class import with_changes


def draaiboek(
    occasion: Occasion,
    plan: tuple[Stop, ...],
    timed: AgendaTable,
    back: Terugblik,
    changes: tuple[ChangeRow, ...] = (),
) -> ChairScript:
    """Return the script of a meeting. `plan` and `timed`: its agenda; `back`: what earlier meetings left.

    `changes`: what is new since the pack that was sent.
    """
    register, meeting = occasion.register, occasion.meeting
    steer = bijsturing(occasion, plan, timed)
    hall = Zaal(
        register=register,
        tafel=occasion.tafel,
        meeting=meeting,
        back=back,
        rows=tuple(zip(plan, timed.regels, strict=True)),
        acties=tuple(actie for actie in back.acties() if actie.status == "open"),
        achterban=history.waiting_boards(back),
        wijzigingen=changes,
    )
    last = minute_of(meeting.einde) + steer.tekort
    if hall.schriftelijk:
        points = tuple(made for made in _scripts(hall) if te_doen(made))
    else:
        points = tuple(
            with_changes(made, uiterlijk=time_at(last - sum(steer.duren[place:])))
            for place, made in enumerate(_scripts(hall), 1)
        )
    boards = (*hall.achterban, *(board for made in points for board in made.achterban))
    return ChairScript(
        aanwezigheid=tuple(_seats(occasion)),
        punten=points,
        bijsturen=steer.ingrepen,
        tekort=steer.tekort,
        voorlezen=tuple(_read_back(hall)),
        termijnen=termijnen(hall, tuple(item for item, _ in hall.items()), boards),
        risicos=tuple(risks(hall)),
        bij_uitloop=bij_uitloop(occasion, plan, timed),
        te_laat=tuple(late_actions(hall)),
        achterban=hall.achterban,
    )


def _seats(occasion: Occasion) -> Iterator[SeatRow]:
    order = list(occasion.tafel.soorten)
    active = actieve_partijen(occasion.register)
    said = dict.fromkeys(occasion.meeting.afgemeld, "afgemeld")
    said |= {each.organisatie: f"nu komt {each.functie}" for each in occasion.meeting.vervangers}
    for party in sorted(active, key=lambda o: (order.index(o.soort) if o.soort in order else len(order), o.id)):
        seats = [(seat.functie, seat.vervanger) for seat in party.deelnemers] or [("nog niet bekend", None)]
        for number, (function, other) in enumerate(seats):
            about = None if number else said.get(party.id)
            yield SeatRow(partij=party.naam, functie=function, vervanger=other, bericht=about)


def _scripts(hall: Zaal) -> Iterator[ScriptPoint]:
    """Yield the ScriptPoint of every agenda row."""
    for stop, row in hall.rows:
        made = (
            punt(hall, stop.item, row) if stop.item else script_of(hall, stop.vast, row) if stop.vast else _other(row)
        )
        yield op_papier(hall, stop.item or stop.vast, made) if hall.schriftelijk else made


def _other(row: AgendaRow) -> ScriptPoint:
    """Return the ScriptPoint of a break, or of an item whose file cannot be read."""
    if row.soort == PAUZE:
        return point(row, "Iedereen heeft even pauze gehad.", f"Zeg dat we om {oclock(row.tot)} verdergaan.")
    return point(
        row,
        "Duidelijk is wat er met dit punt gebeurt.",
        "Vraag de indiener kort waar het over gaat. Besluit niets: de tafel heeft het stuk niet kunnen lezen.",
        let_op=(f"Dit stuk {CANNOT_BE_READ}.",),
    )


def _read_back(hall: Zaal) -> Iterator[str]:
    """Yield the lines that the chair reads aloud at the end: decision points, new actions, and reservations."""
    for item, row in hall.items():
        for vraag in vragen(row.nr, item) if item.doel is Doel.BESLUITVORMEND else ():
            yield f"Punt {vraag.nr}: {vraag.tekst} De uitkomst is …"
    yield NEW_ACTIONS
    if any(item.doel is Doel.BESLUITVORMEND for item, _ in hall.items()):
        yield "Voorbehouden: welke partij vraagt de eigen achterban nog, en wanneer komt het antwoord? …"
