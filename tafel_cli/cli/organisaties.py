"""tafel organisaties: the parties at the table."""

from typing import Annotated

import typer

from tafel_cli.cli.context import Context, ListFormat
from tafel_cli.cli.dutch_help import Command, Group
from tafel_cli.cli.list_output import show as show_one
from tafel_cli.cli.list_output import write_list
from tafel_cli.cli.options import AsOf, Format, Ref, names
from tafel_cli.listing.organisaties import ORGANISATIES, kies

app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="Toont de partijen aan tafel.",
    epilog="Voorbeeld: tafel organisaties list",
)


@app.command("list", cls=Command, epilog="Voorbeeld: tafel organisaties list --soort belegger")
def list_(
    context: typer.Context,
    *,
    soort: Annotated[
        str | None,
        typer.Option(metavar="NAAM", help="Alleen deze soort organisatie.", autocompletion=names("soort")),
    ] = None,
    form: Format = ListFormat.TABLE,
    as_of: AsOf = None,
    ref: Ref = None,
) -> int:
    """Toon de organisaties."""
    table: Context = context.obj
    register, _ = table.dated(ref, as_of)
    chosen = kies(register, soort)
    return write_list(ORGANISATIES, register, chosen, form)


@app.command(cls=Command, epilog="Voorbeeld: tafel organisaties show rijnzicht")
def show(
    context: typer.Context,
    id_: Annotated[
        str, typer.Argument(metavar="ID", help="De naam van de organisatie.", autocompletion=names("organisatie"))
    ],
    ref: Ref = None,
) -> int:
    """Toon één organisatie, met wat ernaar verwijst."""
    table: Context = context.obj
    return show_one(ORGANISATIES, table.register(ref), id_)
