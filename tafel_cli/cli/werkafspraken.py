"""tafel werkafspraken: the work agreements, and whether they are kept."""

from typing import Annotated

import typer

from tafel_cli.cli.context import Context, ListFormat
from tafel_cli.cli.dutch_help import Command, Group
from tafel_cli.cli.list_output import show as show_one
from tafel_cli.cli.list_output import write_list
from tafel_cli.cli.options import AsOf, Format, Ref, names
from tafel_cli.listing.werkafspraken import WERKAFSPRAKEN, kies

app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="Toont de werkafspraken, en of ze worden nagekomen.",
    epilog="Voorbeeld: tafel werkafspraken list",
)


@app.command("list", cls=Command, epilog="Voorbeeld: tafel werkafspraken list --format json")
def list_(
    context: typer.Context,
    *,
    form: Format = ListFormat.TABLE,
    as_of: AsOf = None,
    ref: Ref = None,
) -> int:
    """Toon de werkafspraken, en hoe vaak ze zijn nagekomen."""
    table: Context = context.obj
    register, _ = table.dated(ref, as_of)
    chosen = kies(register)
    return write_list(WERKAFSPRAKEN, register, chosen, form)


@app.command(cls=Command, epilog="Voorbeeld: tafel werkafspraken show 4-inbreng-en-verzending")
def show(
    context: typer.Context,
    id_: Annotated[
        str, typer.Argument(metavar="ID", help="De naam van de werkafspraak.", autocompletion=names("werkafspraak"))
    ],
    ref: Ref = None,
) -> int:
    """Toon één werkafspraak, met wat ernaar verwijst."""
    table: Context = context.obj
    return show_one(WERKAFSPRAKEN, table.register(ref), id_)
