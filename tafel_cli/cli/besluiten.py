"""tafel besluiten: the decisions."""

from typing import Annotated

import typer

from tafel_cli.cli.context import Context, ListFormat
from tafel_cli.cli.dutch_help import Command, Group
from tafel_cli.cli.list_output import show as show_one
from tafel_cli.cli.list_output import write_list
from tafel_cli.cli.options import AsOf, Bijeenkomst, Format, Ref, Thema, names
from tafel_cli.listing.besluiten import BESLUITEN, OPEN, Filter, kies

app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="Toont de besluiten.",
    epilog="Voorbeeld: tafel besluiten list --open",
)


@app.command("list", cls=Command, epilog="Voorbeeld: tafel besluiten list --open")
def list_(  # noqa: PLR0913  (one parameter for each option)
    context: typer.Context,
    *,
    alleen_open: Annotated[bool, typer.Option("--open", help="Alleen wat nog op een bestuur wacht.")] = False,
    bijeenkomst: Bijeenkomst = None,
    thema: Thema = None,
    form: Format = ListFormat.TABLE,
    as_of: AsOf = None,
    ref: Ref = None,
) -> int:
    """Toon de besluiten."""
    table: Context = context.obj
    register, _ = table.dated(ref, as_of)
    chosen = kies(register, Filter(alleen_open=alleen_open, bijeenkomst=bijeenkomst, thema=thema))
    return write_list(OPEN if alleen_open else BESLUITEN, register, chosen, form)


@app.command(cls=Command, epilog="Voorbeeld: tafel besluiten show 2026-11-05-b1")
def show(
    context: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", help="De naam van het besluit.", autocompletion=names("besluit"))],
    ref: Ref = None,
) -> int:
    """Toon één besluit, met wat ernaar verwijst."""
    table: Context = context.obj
    return show_one(BESLUITEN, table.register(ref), id_)
