"""tafel acties: the actions and promises."""

from typing import Annotated

import typer

from tafel_cli.cli.context import Context, ListFormat, today
from tafel_cli.cli.dutch_help import Command, Group
from tafel_cli.cli.list_output import show as show_one
from tafel_cli.cli.list_output import write_list
from tafel_cli.cli.options import AsOf, Bijeenkomst, Format, Ref, Thema, names
from tafel_cli.kinds.actie import Soort
from tafel_cli.listing.acties import Filter, acties, kies

app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="Toont de acties en toezeggingen.",
    epilog="Voorbeeld: tafel acties list --open",
)


@app.command("list", cls=Command, epilog="Voorbeeld: tafel acties list --te-laat --actiehouder gemeente")
def list_(  # noqa: PLR0913  (one parameter for each option)
    context: typer.Context,
    *,
    alleen_open: Annotated[bool, typer.Option("--open", help="Alleen wat nog open is.")] = False,
    te_laat: Annotated[bool, typer.Option("--te-laat", help="Alleen wat open is en te laat.")] = False,
    actiehouder: Annotated[
        str | None,
        typer.Option(
            metavar="NAAM", help="Alleen van deze partij.", autocompletion=names("organisatie", "actor", "allen")
        ),
    ] = None,
    bijeenkomst: Bijeenkomst = None,
    soort: Annotated[Soort | None, typer.Option(help="Alleen deze soort.")] = None,
    thema: Thema = None,
    form: Format = ListFormat.TABLE,
    as_of: AsOf = None,
    ref: Ref = None,
) -> int:
    """Toon de acties en toezeggingen."""
    table: Context = context.obj
    register, day = table.dated(ref, as_of)
    chosen = kies(
        register,
        day,
        Filter(
            alleen_open=alleen_open,
            te_laat=te_laat,
            actiehouder=actiehouder,
            bijeenkomst=bijeenkomst,
            soort=soort,
            thema=thema,
        ),
    )
    return write_list(acties(day), register, chosen, form)


@app.command(cls=Command, epilog="Voorbeeld: tafel acties show 2026-11-05-a1")
def show(
    context: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", help="De naam van de actie.", autocompletion=names("actie"))],
    ref: Ref = None,
) -> int:
    """Toon één actie, met wat ernaar verwijst."""
    table: Context = context.obj
    return show_one(acties(today()), table.register(ref), id_)
