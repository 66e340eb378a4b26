"""tafel bijeenkomsten: the meetings."""

from typing import Annotated

import typer

from tafel_cli.cli.context import Context, ListFormat
from tafel_cli.cli.dutch_help import Command, Group
from tafel_cli.cli.list_output import show as show_one
from tafel_cli.cli.list_output import write_list
from tafel_cli.cli.options import AsOf, Format, Ref, names
from tafel_cli.listing.bijeenkomsten import BIJEENKOMSTEN, kies

app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="Toont de bijeenkomsten.",
    epilog="Voorbeeld: tafel bijeenkomsten list",
)


@app.command("list", cls=Command, epilog="Voorbeeld: tafel bijeenkomsten list --open")
def list_(
    context: typer.Context,
    *,
    alleen_open: Annotated[bool, typer.Option("--open", help="Alleen wat nog komt.")] = False,
    form: Format = ListFormat.TABLE,
    as_of: AsOf = None,
    ref: Ref = None,
) -> int:
    """Toon de bijeenkomsten."""
    table: Context = context.obj
    register = table.register(ref, as_of=as_of)
    chosen = kies(register, alleen_open=alleen_open)
    return write_list(BIJEENKOMSTEN, register, chosen, form)


@app.command(cls=Command, epilog="Voorbeeld: tafel bijeenkomsten show 2026-12-03")
def show(
    context: typer.Context,
    id_: Annotated[
        str, typer.Argument(metavar="ID", help="De naam van de bijeenkomst.", autocompletion=names("bijeenkomst"))
    ],
    ref: Ref = None,
) -> int:
    """Toon één bijeenkomst, met wat ernaar verwijst."""
    table: Context = context.obj
    return show_one(BIJEENKOMSTEN, table.register(ref), id_)
