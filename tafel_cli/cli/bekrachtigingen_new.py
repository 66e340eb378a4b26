"""tafel bekrachtigingen new: records the answer of a board on a decision."""

from typing import Annotated

import typer

from tafel_cli.cli.context import Context, today
from tafel_cli.cli.options import OnDay, Shown, completion
from tafel_cli.kinds.bekrachtiging import Bekrachtigingsstand


def record_answer(  # noqa: PLR0913  (one parameter for each part of an answer)
    context: typer.Context,
    besluit: Annotated[
        str,
        typer.Argument(
            metavar="BESLUIT",
            help="Neem het besluit met deze naam, zoals b1, of met dit nummer, zoals 5.1.",
            autocompletion=completion("besluit"),
        ),
    ],
    partij: Annotated[
        str,
        typer.Argument(
            metavar="PARTIJ", help="Neem het bestuur van deze partij.", autocompletion=completion("organisatie")
        ),
    ],
    *,
    stand: Annotated[Bekrachtigingsstand, typer.Option(help="Schrijf op dat het bestuur dit zegt.")],
    voorwaarde: Annotated[
        str, typer.Option(metavar="ZIN", help="Schrijf deze voorwaarde op.", show_default=False)
    ] = "",
    kenmerk: Annotated[
        str,
        typer.Option(metavar="TEKST", help="Schrijf dit kenmerk op, van de brief of het besluit.", show_default=False),
    ] = "",
    op: Annotated[
        str | None, typer.Option(metavar="DAG", help="Neem deze dag als dag van het antwoord.", show_default="vandaag")
    ] = None,
    orgaan: Annotated[
        str,
        typer.Option(metavar="NAAM", help="Schrijf dit bestuur op.", show_default="dat van het voorbehoud"),
    ] = "",
    show_only: Shown = False,
    as_of: OnDay = None,
) -> int:
    """Leg het antwoord van een bestuur vast."""
    from tafel_cli.report.summaries.decisions import answer_lines, answer_next
    from tafel_cli.report.summaries.table_change import tell_change
    from tafel_cli.writing.changes.new_ratification import AskedAnswer, new_ratification

    table: Context = context.obj
    asked = AskedAnswer(besluit, partij, stand, voorwaarde, kenmerk, op, orgaan)
    change = new_ratification(table.root(), asked, today(as_of), write=not show_only)
    said = answer_lines(change.register, change.told)
    tell_change(change, said, answer_next(change.register, change.told), written=not show_only)
    return 0
