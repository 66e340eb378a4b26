"""tafel bijeenkomsten: the meetings."""

from pathlib import Path
from typing import Annotated

import typer

from tafel_cli.characters import toon
from tafel_cli.cli.context import Context, ListFormat
from tafel_cli.cli.dutch_help import Command, Group
from tafel_cli.cli.list_output import show as show_one
from tafel_cli.cli.list_output import write_list
from tafel_cli.cli.options import AsOf, Format, Ref, names
from tafel_cli.listing.bijeenkomsten import BIJEENKOMSTEN, kies
from tafel_cli.report import screen
from tafel_cli.taal import aantal

app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="Toont de bijeenkomsten en zet ze in een kalender.",
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
    register, _ = table.dated(ref, as_of)
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


@app.command(cls=Command, epilog="Voorbeeld: tafel bijeenkomsten ics --output bijeenkomsten.ics")
def ics(
    context: typer.Context,
    *,
    output: Annotated[
        Path | None,
        typer.Option(metavar="BESTAND", help="Schrijf in dit bestand; anders, en met `-`, naar de uitvoer."),
    ] = None,
    ref: Ref = None,
) -> int:
    """Maak een kalender waarop u een abonnement kunt nemen."""
    from tafel_cli import abonnement, writer
    from tafel_cli.register import read

    table: Context = context.obj
    source = table.source(ref)
    register = read(source)
    data = abonnement.abonnement(register, source.state().time)
    if output is None or str(output) == "-":
        screen.write_bytes(data)
        return 0
    writer.demand_elsewhere(source.root, output)
    writer.replace_file(output, data)
    count = aantal(len(abonnement.meetings(register)), "bijeenkomst", "bijeenkomsten")
    screen.write(f"Geschreven: {toon(str(output))}, met {count}.", "bold")
    screen.write("Zet dit bestand op een vast adres. Wie zich daarop abonneert, ziet ook wat er later verandert.")
    screen.write("Er staat alleen in wanneer en waar de bijeenkomsten zijn. Onderwerpen staan er niet in.")
    return 0
