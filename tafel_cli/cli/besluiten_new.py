"""tafel besluiten new: records one decision of a meeting."""

from typing import Annotated

import typer

from tafel_cli.cli.context import Context, today
from tafel_cli.cli.options import FromMeeting, OnDay, Shown


def record_decision(  # noqa: PLR0913  (one parameter for each part of a decision)
    context: typer.Context,
    nummer: Annotated[str, typer.Argument(metavar="NUMMER", help="Neem het beslispunt met dit nummer, zoals 5.1.")],
    *,
    uitkomst: Annotated[
        str,
        typer.Option(
            metavar="WOORD",
            help="Schrijf op: ingestemd, gewijzigd ingestemd, niet eens, aangehouden, of `opgeschaald naar …`.",
        ),
    ],
    tekst: Annotated[
        str,
        typer.Option(
            metavar="ZIN", help="Schrijf deze zin op, als die anders is dan het beslispunt.", show_default=False
        ),
    ] = "",
    voorbehoud: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PARTIJ", help="Vraag dit bestuur nog om een ja, zoals: gemeente (raad, 28 jan). Mag vaker."
        ),
    ] = None,
    aantekening: Annotated[
        list[str] | None,
        typer.Option(metavar="PARTIJ:TEKST", help="Schrijf dit erbij namens een partij. Mag vaker."),
    ] = None,
    bijeenkomst: FromMeeting = None,
    show_only: Shown = False,
    as_of: OnDay = None,
) -> int:
    """Leg een besluit vast."""
    from tafel_cli.report.summaries.decisions import decision_lines, decision_next
    from tafel_cli.report.summaries.table_change import tell_change
    from tafel_cli.writing.changes.new_decision import AskedDecision, new_decision

    table: Context = context.obj
    asked = AskedDecision(
        nummer=nummer,
        uitkomst=uitkomst,
        tekst=tekst,
        voorbehoud=tuple(voorbehoud or ()),
        aantekening=tuple(aantekening or ()),
        bijeenkomst=bijeenkomst,
    )
    change = new_decision(table.root(), asked, today(as_of), write=not show_only)
    said = decision_lines(change.register, change.told)
    tell_change(change, said, decision_next(change.told), written=not show_only)
    return 0
