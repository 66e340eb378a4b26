"""`tafel bijeenkomsten` lists and shows meetings, changes them, reminds parties, and makes a calendar file (`ics`)."""

from pathlib import Path
from typing import Annotated

import typer

from tafel_cli.checks.discretion import discreet
from tafel_cli.cli import bijeenkomsten_changes
from tafel_cli.cli.context import Context, TextFormat
from tafel_cli.cli.dutch_help import Command
from tafel_cli.cli.lists import add_list, noun, shown
from tafel_cli.cli.options import AsOf, MeetingArgument, RefOption, completion, flag
from tafel_cli.dutch import quantity
from tafel_cli.errors import TafelError
from tafel_cli.register.standing import actieve_partijen
from tafel_cli.report import screen
from tafel_cli.report.lists.bijeenkomsten import BIJEENKOMSTEN

app = noun("Plan en toon de bijeenkomsten, en zet ze in een kalender.", "bijeenkomsten list")
add_list(
    app,
    BIJEENKOMSTEN,
    "Toon de bijeenkomsten.",
    "bijeenkomsten list --open",
    alleen_open=flag("--open", "Toon alleen wat nog komt."),
)
shown(app, BIJEENKOMSTEN, "de bijeenkomst", "bijeenkomsten show 2026-12-03")


@app.command(cls=Command, epilog="Voorbeeld: tafel bijeenkomsten ics --output bijeenkomsten.ics")
def ics(
    context: typer.Context,
    *,
    output: Annotated[
        Path | None,
        typer.Option(metavar="BESTAND", help="Schrijf in dit bestand.", show_default="-, de uitvoer"),
    ] = None,
    ref: RefOption = None,
) -> int:
    """Maak een kalender waarop u een abonnement kunt nemen."""
    from tafel_cli.register.loading import read
    from tafel_cli.render.calendars import subscription
    from tafel_cli.writing.disk.whole_file import replace_file
    from tafel_cli.writing.papers.places import demand_free

    table: Context = context.obj
    source = table.source(ref)
    register = read(source)
    register.demand_read("bijeenkomsten")
    data = subscription.abonnement(register, source.state().time)
    if output is None or str(output) == "-":
        screen.write_bytes(data)
        return 0
    demand_free(source.root, output)
    replace_file(output, data)
    count = quantity(len(subscription.meetings(register)), "bijeenkomst", "bijeenkomsten")
    screen.print_wrapped(f"Geschreven: {discreet(str(output))}, met {count}.", "bold")
    screen.print_wrapped(
        "Zet dit bestand op een vast adres. Wie zich daarop abonneert, ziet ook wat er later verandert."
    )
    screen.print_wrapped("Er staat alleen in wanneer en waar de bijeenkomsten zijn. Onderwerpen staan er niet in.")
    return 0


@app.command(cls=Command, epilog="Voorbeeld: tafel bijeenkomsten remind 2026-12-03 --partij gemeente")
def remind(
    context: typer.Context,
    bijeenkomst: MeetingArgument = None,
    *,
    partij: Annotated[
        str | None,
        typer.Option(metavar="NAAM", help="Schrijf alleen voor deze partij.", autocompletion=completion("organisatie")),
    ] = None,
    form: Annotated[TextFormat, typer.Option("--format", help="Toon de teksten in deze vorm.")] = TextFormat.TEXT,
    as_of: AsOf = None,
) -> int:
    """Schrijf voor elke partij een korte tekst om te mailen.

    Doe dit een week voor de inbreng sluit. Dit verstuurt zelf niets.
    """
    from tafel_cli.register.meetings import to_plan
    from tafel_cli.register.names import resolve
    from tafel_cli.register.reminders import closing_day, reminders
    from tafel_cli.report.summaries.reminders import body, reminders_data, subject

    table: Context = context.obj
    register, day = table.dated(None, as_of)
    coming = next((meeting.id for meeting in register.planned() if meeting.datum >= day), None)
    occasion = to_plan(register, bijeenkomst or coming)
    active = {party.id for party in actieve_partijen(register)}
    party = resolve(register, ("organisatie",), partij, what="partij", among=active) if partij else None
    if party and party not in active:
        raise TafelError(f"`{party}` doet niet meer mee aan de tafel.", exit_code=2)
    closes, found = closing_day(register, occasion.meeting, day), reminders(register, party)
    if form is TextFormat.JSON:
        screen.dump(reminders_data(occasion, closes, found))
        return 0
    for number, each in enumerate(found):
        if number:
            screen.write("")
            screen.write("")
        screen.write(discreet(f"Aan: {each.naam}"), "bold")
        screen.write(discreet(f"Onderwerp: {subject(occasion)}"), "bold")
        screen.write("")
        for line in body(occasion, closes, each).split("\n"):
            screen.write(discreet(line))
    return 0


for _function, _example in (
    (bijeenkomsten_changes.plan_meetings, "new 11-2-2027 15-4 17-6 9-9 18-11"),
    (bijeenkomsten_changes.move, 'move "3 december" 10-12-2026 --reden "De zaal is niet vrij."'),
    (bijeenkomsten_changes.cancel, 'cancel "3 december" --reden "De voorzitter is ziek."'),
    (bijeenkomsten_changes.report_absence, 'absent "3 december" de-hofjes --vervanger "adviseur wonen"'),
    (bijeenkomsten_changes.hold, 'hold "3 december"'),
):
    app.command(_example.split()[0], cls=Command, epilog=f"Voorbeeld: tafel bijeenkomsten {_example}")(_function)
