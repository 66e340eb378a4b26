"""tafel verslag: lists and shows the minutes, makes them, and turns their lines into decisions and actions."""

from typing import Annotated

import typer

from tafel_cli.cli import after_papers, verslag_adopt
from tafel_cli.cli.context import Context, ListFormat, today
from tafel_cli.cli.dutch_help import Command
from tafel_cli.cli.lists import add_list, noun, shown
from tafel_cli.cli.options import AsOf, ListOption, completion, flag
from tafel_cli.report import screen
from tafel_cli.report.lists.verslagen import VERSLAGEN

app = noun("Toon de verslagen en verwerk wat erin staat.", "verslag list")
add_list(
    app,
    VERSLAGEN,
    "Toon de verslagen.",
    "verslag list --open",
    alleen_open=flag("--open", "Toon alleen wat nog niet is vastgesteld."),
)
shown(app, VERSLAGEN, "het verslag", "verslag show 2026-11-05")
MinutesArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[ID]",
        help="Neem de bijeenkomst met deze naam.",
        show_default="die nu aan de beurt is",
        autocompletion=completion("bijeenkomst"),
    ),
]


@app.command("new", cls=Command, epilog="Voorbeeld: tafel verslag new 2026-12-03")
def new_verslag(
    context: typer.Context,
    bijeenkomst: MinutesArgument = None,
    *,
    show_only: Annotated[bool, typer.Option("--toon", help="Toon het verslag en schrijf niets.")] = False,
    as_of: AsOf = None,
) -> int:
    """Maak het verslag van een bijeenkomst, om in te typen."""
    from tafel_cli.report.summaries.minutes import tell_new
    from tafel_cli.writing.changes.minutes_form import new_minutes

    table: Context = context.obj
    day = today(as_of)
    tell_new(new_minutes(table.root(), bijeenkomst, day, write=not show_only), day, written=not show_only)
    return 0


@app.command("process", cls=Command, epilog="Voorbeeld: tafel verslag process 2026-12-03 --write")
def process_verslag(
    context: typer.Context,
    bijeenkomst: MinutesArgument = None,
    *,
    write: Annotated[bool, typer.Option("--write", help="Maak de besluiten en acties.")] = False,
    form: ListOption = ListFormat.TABLE,
    as_of: AsOf = None,
) -> int:
    """Maak besluiten en acties van de regels in een verslag."""
    from tafel_cli.report.summaries import minutes
    from tafel_cli.writing import process as processing

    table: Context = context.obj
    change = processing.process(table.root(), bijeenkomst, today(as_of), write=write)
    if form is ListFormat.JSON:
        screen.dump(minutes.as_data(change, written=write))
    elif form is ListFormat.TABLE:
        minutes.tell_processed(change, written=write)
    else:
        from tafel_cli.report.cells import print_cells  # only these formats need it

        print_cells(form, minutes.FATE_COLUMNS, minutes.rows(change))
    if change.told.unread:
        return 1
    return 2 if write and change.told.early else 0


for _function, _example in (
    (verslag_adopt.adopt, 'adopt 2026-11-05 --in 2026-12-03 --wijziging "Bij punt 4 wordt tien twintig."'),
    (verslag_adopt.correct, 'correct 2026-11-05 "Lees bij punt 4 twintig in plaats van tien." --bij 4 --op 2026-12-10'),
):
    app.command(cls=Command, epilog=f"Voorbeeld: tafel verslag {_example}")(_function)
after_papers.add_minutes(app)
