"""tafel agenda submit, withdraw and defer: change where an item stands, in its own file, an agenda or the minutes."""

from typing import Annotated

import typer

from tafel_cli.cli.context import Context, today
from tafel_cli.cli.options import OnDay, Shown, completion

ItemName = Annotated[
    str,
    typer.Argument(metavar="ID", help="Neem het agendapunt met deze naam.", autocompletion=completion("agendapunt")),
]


def submit(context: typer.Context, item: ItemName, *, show_only: Shown = False, as_of: OnDay = None) -> int:
    """Dien een agendapunt in dat nog een concept is."""
    from tafel_cli.report.summaries.submission import said_of_submission
    from tafel_cli.report.summaries.table_change import tell_change
    from tafel_cli.writing.changes.submission import submit_item

    table: Context = context.obj
    made = submit_item(table.root(), item, today(as_of), write=not show_only)
    tell_change(made, *said_of_submission(made.told), written=not show_only)
    return 0


def withdraw(
    context: typer.Context,
    item: ItemName,
    *,
    reden: Annotated[
        str,
        typer.Option(metavar="TEKST", help="Schrijf deze reden op: waarom het punt niet meer doorgaat, in één zin."),
    ],
    show_only: Shown = False,
    as_of: OnDay = None,
) -> int:
    """Trek een agendapunt in. Het gaat dan ook van de agenda."""
    from tafel_cli.report.summaries.submission import said_of_withdrawal
    from tafel_cli.report.summaries.table_change import tell_change
    from tafel_cli.writing.changes.submission import withdraw_item

    table: Context = context.obj
    made = withdraw_item(table.root(), item, reden, today(as_of), write=not show_only)
    tell_change(made, *said_of_withdrawal(made.told), written=not show_only)
    return 0


def defer(  # noqa: PLR0913  (one parameter for each option)
    context: typer.Context,
    punt: Annotated[
        str,
        typer.Argument(
            metavar="PUNT",
            help="Neem het punt met dit nummer op de agenda, of met deze naam.",
            autocompletion=completion("agendapunt"),
        ),
    ],
    *,
    reden: Annotated[
        str, typer.Option(metavar="TEKST", help="Schrijf deze reden op: waarom het punt doorschuift, in één zin.")
    ],
    bijeenkomst: Annotated[
        str | None,
        typer.Option(
            metavar="NAAM",
            help="Neem een punt van deze bijeenkomst.",
            show_default="die van nu",
            autocompletion=completion("bijeenkomst"),
        ),
    ] = None,
    show_only: Shown = False,
    as_of: OnDay = None,
) -> int:
    """Schuif een punt door waar de tafel niet aan toekomt.

    Vanaf de dag van de bijeenkomst staat dat in het verslag. Daarvóór gaat het punt van de agenda, en komt de reden
    alleen op het scherm.
    """
    from tafel_cli.report.summaries.submission import said_of_deferral
    from tafel_cli.report.summaries.table_change import tell_change
    from tafel_cli.writing.changes.deferral import TypedDeferral, defer_item

    table: Context = context.obj
    made = defer_item(table.root(), TypedDeferral(punt, reden, bijeenkomst), today(as_of), write=not show_only)
    tell_change(made, *said_of_deferral(made.told), written=not show_only)
    return 0
