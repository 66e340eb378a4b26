"""`tafel bijeenkomsten` lists and shows the meetings, makes a calendar file of them (`ics`), and changes them."""

from pathlib import Path
from typing import Annotated

import typer

from tafel_cli.checks.discretion import discreet
from tafel_cli.cli import bijeenkomsten_changes
from tafel_cli.cli.context import Context
from tafel_cli.cli.dutch_help import Command
from tafel_cli.cli.lists import add_list, noun, shown
from tafel_cli.cli.options import RefOption, flag
from tafel_cli.dutch import quantity
from tafel_cli.report import screen
from tafel_cli.report.lists.bijeenkomsten import BIJEENKOMSTEN

app = noun("Plant en toont de bijeenkomsten, en zet ze in een kalender.", "bijeenkomsten list")
add_list(
    app,
    BIJEENKOMSTEN,
    "Toon de bijeenkomsten.",
    "bijeenkomsten list --open",
    alleen_open=flag("--open", "Alleen wat nog komt."),
)
shown(app, BIJEENKOMSTEN, "de bijeenkomst", "bijeenkomsten show 2026-12-03")


@app.command(cls=Command, epilog="Voorbeeld: tafel bijeenkomsten ics --output bijeenkomsten.ics")
def ics(
    context: typer.Context,
    *,
    output: Annotated[
        Path | None,
        typer.Option(metavar="BESTAND", help="Schrijf in dit bestand; anders, en met `-`, naar de uitvoer."),
    ] = None,
    ref: RefOption = None,
) -> int:
    """Maak een kalender waarop u een abonnement kunt nemen."""
    from tafel_cli.register.loading import read
    from tafel_cli.render.calendars import subscription
    from tafel_cli.writing.places import demand_free
    from tafel_cli.writing.whole_file import replace_file

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


for _function, _example in (
    (bijeenkomsten_changes.plan_meetings, "new 11-2-2027 15-4 17-6 9-9 18-11"),
    (bijeenkomsten_changes.move, 'move "3 december" 10-12-2026 --reden "De zaal is niet vrij."'),
    (bijeenkomsten_changes.cancel, 'cancel "3 december" --reden "De voorzitter is ziek."'),
    (bijeenkomsten_changes.absent, 'absent "3 december" de-hofjes --vervanger "adviseur wonen"'),
    (bijeenkomsten_changes.hold, 'hold "3 december"'),
):
    app.command(_example.split()[0], cls=Command, epilog=f"Voorbeeld: tafel bijeenkomsten {_example}")(_function)
