"""tafel verslag: the minutes."""

from typing import Annotated

import typer

from tafel_cli.cli.context import Context, ListFormat
from tafel_cli.cli.dutch_help import Command, Group
from tafel_cli.cli.list_output import show as show_one
from tafel_cli.cli.list_output import write_list
from tafel_cli.cli.options import AsOf, Format, Ref, names
from tafel_cli.listing.verslagen import VERSLAGEN, kies

app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="Toont de verslagen.",
    epilog="Voorbeeld: tafel verslag list",
)


@app.command("list", cls=Command, epilog="Voorbeeld: tafel verslag list --open")
def list_(
    context: typer.Context,
    *,
    alleen_open: Annotated[bool, typer.Option("--open", help="Alleen wat nog niet is vastgesteld.")] = False,
    form: Format = ListFormat.TABLE,
    as_of: AsOf = None,
    ref: Ref = None,
) -> int:
    """Toon de verslagen."""
    table: Context = context.obj
    register, _ = table.dated(ref, as_of)
    chosen = kies(register, alleen_open=alleen_open)
    return write_list(VERSLAGEN, register, chosen, form)


@app.command(cls=Command, epilog="Voorbeeld: tafel verslag show 2026-11-05")
def show(
    context: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", help="De naam van het verslag.", autocompletion=names("verslag"))],
    ref: Ref = None,
) -> int:
    """Toon één verslag, met wat ernaar verwijst."""
    table: Context = context.obj
    return show_one(VERSLAGEN, table.register(ref), id_)
