"""tafel status: shows what has to be done at the table, as of a day."""

from typing import Annotated

import typer

from tafel_cli.checks import rules
from tafel_cli.cli.context import Context, TextFormat, wrong_in_tafel
from tafel_cli.cli.dutch_help import Command
from tafel_cli.cli.options import AsOf, RefOption
from tafel_cli.register.case import Case
from tafel_cli.register.overview import overzicht
from tafel_cli.report import screen
from tafel_cli.report.summaries.overview import blokken, nu

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=Command, epilog="Voorbeeld: tafel status --as-of 2026-11-26")
def status(
    context: typer.Context,
    *,
    form: Annotated[TextFormat, typer.Option("--format", help="Toon het overzicht in deze vorm.")] = TextFormat.TEXT,
    as_of: AsOf = None,
    ref: RefOption = None,
) -> int:
    """Toon wat er nog moet gebeuren."""
    table: Context = context.obj
    register, day = table.dated(ref, as_of)
    found = rules.findings_of(Case(register=register, today=day))
    said = wrong_in_tafel(register, found)
    view = overzicht(register, day, found)
    if form is TextFormat.JSON:
        screen.dump(view.as_data())
        return int(bool(said))
    for heading, lines in nu(view):
        screen.print_lines([heading], "bold", "")
        screen.print_lines(lines)
    for heading, lines in blokken(view):
        screen.print_lines([heading], "bold", "")
        screen.print_lines(lines or ["niets"])
    screen.print_wrapped(screen.summary(found, len(register.paths)))
    if said:
        screen.print_wrapped(said)
    return int(bool(said))
