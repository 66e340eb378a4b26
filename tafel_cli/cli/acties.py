"""tafel acties: the actions and promises."""

from datetime import date
from typing import Annotated

import typer

from tafel_cli.cli.lists import Listed, listed, noun, shown
from tafel_cli.cli.options import Bijeenkomst, Thema, names
from tafel_cli.kinds.actie import Actie, Actiesoort
from tafel_cli.listing.acties import Filter, kies, of_day
from tafel_cli.register import Register

app = noun("Toont de acties en toezeggingen.", "acties list --open")


@listed(app, "acties list --te-laat --actiehouder gemeente")
def acties(  # noqa: PLR0913  (one parameter for each option)
    register: Register,
    today: date,
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
    soort: Annotated[Actiesoort | None, typer.Option(help="Alleen deze soort.")] = None,
    thema: Thema = None,
) -> Listed[Actie]:
    """Toon de acties en toezeggingen."""
    wanted = Filter(
        alleen_open=alleen_open,
        te_laat=te_laat,
        actiehouder=actiehouder,
        bijeenkomst=bijeenkomst,
        soort=soort,
        thema=thema,
    )
    return of_day(today), kies(register, today, wanted)


shown(app, of_day, "de actie", "acties show 2026-11-05-a1")
