"""tafel verslag adopt and correct: writes that the table adopted minutes, and what reads better in them afterwards."""

from typing import Annotated

import typer

from tafel_cli.cli.context import Context, today
from tafel_cli.cli.options import OnDay, Shown, completion

In = Annotated[
    str | None,
    typer.Option(
        "--in",
        metavar="BIJEENKOMST",
        help="Schrijf op dat de tafel dit in deze bijeenkomst vaststelde.",
        autocompletion=completion("bijeenkomst"),
    ),
]
Op = Annotated[
    str | None,
    typer.Option(
        "--op", metavar="DAG", help="Schrijf op dat het op deze dag was, als het niet in een bijeenkomst was."
    ),
]


def adopt(  # noqa: PLR0913  (one parameter for each option)
    context: typer.Context,
    verslag: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]",
            help="Neem het verslag met deze naam.",
            show_default="het laatste dat nog een concept is",
            autocompletion=completion("verslag"),
        ),
    ] = None,
    *,
    in_: In = None,
    op: Op = None,
    wijziging: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TEKST", help="Schrijf dit op: wat de tafel in het verslag veranderde, in één zin. Mag vaker."
        ),
    ] = None,
    show_only: Shown = False,
    as_of: OnDay = None,
) -> int:
    """Schrijf op dat de tafel een verslag heeft vastgesteld."""
    from tafel_cli.register.adopted import TypedMoment
    from tafel_cli.report.summaries.adoption import said_of_adoption
    from tafel_cli.report.summaries.table_change import tell_change
    from tafel_cli.writing.changes.adoption import adopt_minutes

    table: Context = context.obj
    made = adopt_minutes(
        table.root(), verslag, TypedMoment(in_, op), wijziging or (), today(as_of), write=not show_only
    )
    tell_change(made, *said_of_adoption(made.told), written=not show_only)
    return 0


def correct(  # noqa: PLR0913  (one parameter for each option)
    context: typer.Context,
    over: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="Neem het verslag of het besluit met deze naam.",
            autocompletion=completion("verslag", "besluit"),
        ),
    ],
    tekst: Annotated[str, typer.Argument(metavar="TEKST", help="Schrijf dit op: wat er beter is, in één zin.")],
    *,
    bij: Annotated[
        str | None,
        typer.Option("--bij", metavar="PUNT", help="Neem bij een verslag het punt met dit nummer op de agenda."),
    ] = None,
    in_: In = None,
    op: Op = None,
    show_only: Shown = False,
    as_of: OnDay = None,
) -> int:
    """Verbeter een schrijffout in een verslag dat al is vastgesteld.

    Alleen voor een verkeerd woord of getal. Is er iets anders afgesproken? Dan neemt de tafel een nieuw besluit, dat
    het oude vervangt.
    """
    from tafel_cli.register.adopted import TypedMoment
    from tafel_cli.report.summaries.adoption import said_of_correction
    from tafel_cli.report.summaries.table_change import tell_change
    from tafel_cli.writing.changes.correction import TypedCorrection, correct_minutes

    table: Context = context.obj
    typed = TypedCorrection(over, tekst, bij)
    made = correct_minutes(table.root(), typed, TypedMoment(in_, op), today(as_of), write=not show_only)
    tell_change(made, *said_of_correction(made.told), written=not show_only)
    return 0
