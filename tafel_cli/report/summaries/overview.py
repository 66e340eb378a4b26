"""Shows the chair and the secretary the overview of a table (`tafel status`): headings with lines."""

from collections.abc import Iterator
from datetime import time

from tafel_cli.dutch import BOARDS_TO_ANSWER, clock_time, long_date, quantity
from tafel_cli.register.next_steps import NextStep
from tafel_cli.register.overview import Lopend, Overzicht, Verwacht, Volgende, Wachtend


def nu(view: Overzicht) -> Iterator[tuple[str, list[str]]]:
    """Yield what to do now as a heading, and what to do after it as another with lines."""
    if not view.nu:
        yield "Nu hoeft u niets te doen.", []
        return
    first, *others = view.nu
    yield f"Nu: {_step(first)}", []
    if others:
        yield "Daarna", [_step(step) for step in others]


def _step(step: NextStep) -> str:
    last = f", uiterlijk {long_date(step.uiterlijk)}" if step.uiterlijk else ""
    rule = f" volgens werkafspraak {step.werkafspraak}" if step.werkafspraak else ""
    return f"{step.tekst}{last}{rule}{' (TE LAAT)' if step.te_laat else ''}: `{step.opdracht}`"


def blokken(view: Overzicht) -> Iterator[tuple[str, list[str]]]:
    """Yield (heading, lines) for each part of the overview; a part with nothing to do has no lines."""
    if view.volgende:
        here = view.volgende
        place = f", {here.locatie}" if here.locatie else ""
        begin, end = (clock_time(time.fromisoformat(each)) for each in (here.aanvang, here.einde))
        yield f"Volgende bijeenkomst: {long_date(here.datum)}, {begin}–{end}{place}", list(_momenten(here))
    else:
        yield "Er is geen volgende bijeenkomst gepland", ["maak er een met `tafel bijeenkomsten new DAG`"]
    plan = f"kies met `tafel agenda plan {view.volgende.id}`" if view.volgende else ""
    yield "Wacht op een plek op de agenda", _with_command([_waiting(row) for row in view.wachtend], plan)
    done = "is een actie klaar, typ dan `tafel acties done ID RESULTAAT`"
    heading = "Acties en toezeggingen: te laat, of voor de bijeenkomst"
    yield heading, _with_command([_action(row) for row in view.acties], done)
    answered = "antwoordt een bestuur, typ dan `tafel bekrachtigingen new BESLUIT PARTIJ --stand …`"
    yield BOARDS_TO_ANSWER, _with_command([_board(row) for row in view.bekrachtigingen], answered)
    yield "Werkafspraken die niet zijn nagekomen", [row.tekst for row in view.werkafspraken]
    yield "Missie nog niet ondertekend", list(view.missie_niet_ondertekend)


def _momenten(here: Volgende) -> Iterator[str]:
    for moment in here.momenten:
        yield f"{long_date(moment.dag)} ({_over(moment.over_dagen)}): {moment.naam}"
        yield from (f"  nog nodig: {what}" for what in moment.nog_nodig)


def _over(days: int) -> str:
    """Return how far away a day is, in Dutch; a negative number is in the past."""
    if days == 0:
        return "vandaag"
    return f"over {quantity(days, 'dag', 'dagen')}" if days > 0 else f"{quantity(-days, 'dag', 'dagen')} geleden"


def _with_command(lines: list[str], command: str) -> list[str]:
    """Return lines with the sentence that names the command for them; no lines need no command."""
    return [*lines, command] if lines and command else lines


def _waiting(row: Wachtend) -> str:
    needed = f", besluit nodig voor {long_date(row.voor)}" if row.voor else ""
    return f"{row.titel} ({row.stand}, {row.volledig}{needed})"


def _action(row: Lopend) -> str:
    """Return a line on an action, with the id that `tafel acties done` asks for."""
    late, promise = " TE LAAT" if row.te_laat else "", ", toezegging" if row.toezegging else ""
    return f"{long_date(row.uiterlijk)}{late}, {row.actiehouder}: {row.actie} ({row.id}{promise})"


def _board(row: Verwacht) -> str:
    expected = f", verwacht {long_date(row.dag)}{' TE LAAT' if row.te_laat else ''}" if row.dag else ""
    return f"{row.partij} over besluit {row.besluit}{expected}"
