"""tafel reacties new and close: records what parties answer in a written round, and what the round concluded."""

from typing import Annotated

import typer

from tafel_cli.cli.context import Context, today
from tafel_cli.cli.options import OnDay, Shown, completion

RoundArgument = Annotated[
    str,
    typer.Argument(
        metavar="BIJEENKOMST", help="Neem deze schriftelijke ronde.", autocompletion=completion("bijeenkomst")
    ),
]


def record_reaction(  # noqa: PLR0913  (one parameter for each part of an answer)
    context: typer.Context,
    bijeenkomst: RoundArgument,
    partij: Annotated[
        str,
        typer.Argument(
            metavar="PARTIJ", help="Schrijf op wat deze partij antwoordt.", autocompletion=completion("organisatie")
        ),
    ],
    antwoorden: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PUNT=ANTWOORD]…", help="Zet bij elk punt het antwoord, zoals 4.1=akkoord."),
    ] = None,
    *,
    allen: Annotated[
        str | None, typer.Option(metavar="ANTWOORD", help="Geef dit antwoord op alle beslispunten.")
    ] = None,
    behalve: Annotated[
        list[str] | None,
        typer.Option(metavar="PUNT=ANTWOORD", help="Geef bij --allen op dit punt een ander antwoord. Mag vaker."),
    ] = None,
    show_only: Shown = False,
    as_of: OnDay = None,
) -> int:
    """Schrijf op wat een partij antwoordt in een schriftelijke ronde.

    Een antwoord is akkoord, akkoord_met_opmerking, akkoord_onder_voorbehoud of bespreken. Achter een dubbele punt komt
    wat de partij erbij zegt, zoals "5.1=bespreken: wie betaalt dit?"
    """
    from tafel_cli.register.typed_answers import TypedAnswers
    from tafel_cli.report.summaries.rounds import said_of_answers
    from tafel_cli.report.summaries.table_change import tell_change
    from tafel_cli.writing.changes.round_answers import record_answers

    table: Context = context.obj
    typed = TypedAnswers(antwoorden or (), allen, behalve or ())
    made = record_answers(table.root(), bijeenkomst, partij, typed, today(as_of), write=not show_only)
    tell_change(made, *said_of_answers(made.told, made.register), written=not show_only)
    return 0


def close(context: typer.Context, bijeenkomst: RoundArgument, *, show_only: Shown = False, as_of: OnDay = None) -> int:
    """Sluit een schriftelijke ronde: zet in het verslag wat eruit kwam.

    Wil een partij over een punt praten, dan wordt het aangehouden. Wat stilte betekent, zegt de werkafspraak met de
    regel `schriftelijk`; zonder die afspraak telt stilte nooit als akkoord.
    """
    from tafel_cli.report.summaries.rounds import said_of_closing
    from tafel_cli.report.summaries.table_change import tell_change
    from tafel_cli.writing.changes.round_close import close_round

    table: Context = context.obj
    made = close_round(table.root(), bijeenkomst, today(as_of), write=not show_only)
    tell_change(made, *said_of_closing(made.told), written=not show_only)
    return 0
