"""The chair's script of a meeting: what to do and say at each point, what to tick, and what to read back at the end."""

from collections.abc import Iterator
from datetime import time

from tafel_cli.dutch import oclock
from tafel_cli.kinds.agendapunt import Doel
from tafel_cli.kinds.bijeenkomst import PAUZE, Bijeenkomst
from tafel_cli.kinds.tafel import Tafel
from tafel_cli.pack.agenda import Stop, minute_of, time_at
from tafel_cli.pack.lookback import Terugblik
from tafel_cli.pack.script import history
from tafel_cli.pack.script.cuts import bijsturing
from tafel_cli.pack.script.dates import termijnen
from tafel_cli.pack.script.hall import Script, Zaal
from tafel_cli.pack.script.items import punt
from tafel_cli.pack.script.standing_items import script_of
from tafel_cli.pack.script.values import ChairScript, ScriptPoint, SeatRow
from tafel_cli.pack.script.written_round import op_papier, te_doen
from tafel_cli.pack.values import AgendaRow, AgendaTable
from tafel_cli.pack.words import vragen
from tafel_cli.register.meetings import Occasion
from tafel_cli.register.register import Register
from tafel_cli.register.standing import actieve_partijen


def draaiboek(occasion: Occasion, plan: tuple[Stop, ...], timed: AgendaTable, back: Terugblik) -> ChairScript:
    """Return the script of a meeting. `plan` and `timed` are its agenda, `back` what earlier meetings left."""
    register, meeting = occasion.register, occasion.meeting
    steer = bijsturing(occasion, plan, timed)
    hall = Zaal(
        register=register,
        tafel=occasion.tafel,
        meeting=meeting,
        back=back,
        rows=tuple(zip(plan, timed.regels, strict=True)),
        acties=tuple(actie for actie in back.acties() if actie.status == "open"),
        achterban=history.waiting_boards(register, back, None),
    )
    ends = _ends(meeting, steer.duren, steer.tekort)
    points = tuple(
        _point(row, made, None if hall.schriftelijk else time_at(end))
        for (row, made), end in zip(_scripts(hall), ends, strict=True)
        if not hall.schriftelijk or te_doen(made)
    )
    boards = (*hall.achterban, *(board for point in points for board in point.achterban))
    return ChairScript(
        aanwezigheid=tuple(_seats(register, occasion.tafel)),
        punten=points,
        bijsturen=steer.ingrepen,
        tekort=steer.tekort,
        voorlezen=tuple(_read_back(hall)),
        termijnen=termijnen(register, meeting, tuple(item for item, _ in hall.items()), boards),
    )


def _ends(meeting: Bijeenkomst, lengths: tuple[int, ...], too_many: int) -> list[int]:
    """Return when each row must be over, in minutes after midnight, for the rest to fit."""
    last = minute_of(meeting.einde) + too_many
    return [last - sum(lengths[place + 1 :]) for place in range(len(lengths))]


def _seats(register: Register, tafel: Tafel) -> Iterator[SeatRow]:
    order = list(tafel.soorten)
    active = actieve_partijen(register)
    for party in sorted(active, key=lambda o: (order.index(o.soort) if o.soort in order else len(order), o.id)):
        for seat in party.deelnemers:
            yield SeatRow(partij=party.naam, functie=seat.functie, vervanger=seat.vervanger)
        if not party.deelnemers:
            yield SeatRow(partij=party.naam, functie="nog niet bekend", vervanger=None)


def _scripts(hall: Zaal) -> Iterator[tuple[AgendaRow, Script]]:
    """Yield every row of the agenda with what the chair does there."""
    for stop, row in hall.rows:
        made = (
            punt(hall, stop.item, row) if stop.item else script_of(hall, stop.vast, row) if stop.vast else _other(row)
        )
        yield row, op_papier(hall, stop.item or stop.vast, made) if hall.schriftelijk else made


def _point(row: AgendaRow, made: Script, end: time | None) -> ScriptPoint:
    return ScriptPoint(
        soort=row.soort,
        nr=row.nr,
        titel=row.titel,
        van=row.van,
        tot=row.tot,
        uiterlijk=end,
        duur=row.duur,
        doel=row.doel,
        **made._asdict(),
    )


def _other(row: AgendaRow) -> Script:
    """Return what the chair does in a break, or at a point whose file cannot be read."""
    if row.soort == PAUZE:
        return Script("Iedereen heeft even pauze gehad.", (f"Zeg dat we om {oclock(row.tot)} verdergaan.",))
    return Script(
        "Duidelijk is wat er met dit punt gebeurt.",
        ("Vraag de indiener kort waar het over gaat. Besluit niets: de tafel heeft het stuk niet kunnen lezen.",),
        let_op=("Het stuk van dit punt is niet te lezen.",),
    )


def _read_back(hall: Zaal) -> Iterator[str]:
    """Yield what the chair reads at the end, so that everybody hears what was decided."""
    for item, row in hall.items():
        for vraag in vragen(row.nr, item) if item.doel is Doel.BESLUITVORMEND else ():
            yield f"Punt {vraag.nr}: {vraag.tekst} De uitkomst is …"
    yield "Nieuwe acties en toezeggingen: wie doet wat, en op welke dag is het klaar? …"
    if any(item.doel is Doel.BESLUITVORMEND for item, _ in hall.items()):
        yield "Voorbehouden: welke partij vraagt de eigen achterban nog, en wanneer komt het antwoord? …"
