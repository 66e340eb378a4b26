"""tafel balans: shows how time, items and actions are spread over the parties."""

from typing import Annotated

import typer

from tafel_cli.cli.context import Context, ListFormat, today, wrong_in_tafel
from tafel_cli.cli.dutch_help import Command
from tafel_cli.cli.options import ListOption, RefOption
from tafel_cli.register.balance import (
    BALANCE_COLUMNS,
    BALANCE_LEAST,
    PER_SOORT,
    VOOR_DE_VOORZITTER,
    balance_of,
    balance_remarks,
)
from tafel_cli.report import screen

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=Command, epilog="Voorbeeld: tafel balans --vanaf 2026-09-01 --tot 2026-12-31")
def command(
    context: typer.Context,
    *,
    vanaf: Annotated[str | None, typer.Option(metavar="DATUM", help="Tel vanaf deze dag.")] = None,
    tot: Annotated[str | None, typer.Option(metavar="DATUM", help="Tel tot en met deze dag.")] = None,
    form: ListOption = ListFormat.TABLE,
    ref: RefOption = None,
) -> int:
    """Toon wie hoeveel tijd en acties heeft."""
    table: Context = context.obj
    days = [today(typed) if typed else None for typed in (vanaf, tot)]
    register = table.register(ref)
    wrong_in_tafel(register, register.findings)
    view = balance_of(register, *days)
    rows = [list(party) for party in view.partijen]
    if form is ListFormat.JSON:
        screen.dump(view.as_data())
    elif form is not ListFormat.TABLE:
        from tafel_cli.report.cells import print_cells  # only these formats need it

        print_cells(form, BALANCE_COLUMNS, rows)
    else:
        screen.print_lines([VOOR_DE_VOORZITTER], "bold", "")
        screen.print_wrapped(f"Bijeenkomsten: {view.bijeenkomsten}. Minuten voor punten: {view.minuten}.")
        screen.write("")
        screen.print_table(BALANCE_COLUMNS, rows, BALANCE_LEAST)
        screen.write("")
        screen.print_table(PER_SOORT, [list(soort) for soort in view.soorten], ("naam", "partijen"))
        screen.write("")
        screen.print_lines(list(balance_remarks(view)), indent="")
    return 0
