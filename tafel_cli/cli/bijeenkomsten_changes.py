"""tafel bijeenkomsten new: plans meetings."""

from typing import Annotated

import typer

from tafel_cli.cli.context import Context, today
from tafel_cli.cli.options import OnDay, Shown
from tafel_cli.kinds.bijeenkomst import Vorm

Begin = Annotated[
    str | None, typer.Option("--aanvang", metavar="TIJD", help="Hoe laat het begint; anders als de vorige keer.")
]
End = Annotated[
    str | None, typer.Option("--einde", metavar="TIJD", help="Hoe laat het eindigt; anders duurt het even lang.")
]
Place = Annotated[str | None, typer.Option("--locatie", metavar="PLAATS", help="Waar; anders als de vorige keer.")]


def plan_meetings(  # noqa: PLR0913  (one parameter for each fact of a meeting)
    context: typer.Context,
    dagen: Annotated[
        list[str], typer.Argument(metavar="DAG...", help="Een of meer dagen, zoals 11-2-2027 of 11 februari.")
    ],
    *,
    aanvang: Begin = None,
    einde: End = None,
    locatie: Place = None,
    vorm: Annotated[Vorm | None, typer.Option(help="In welke vorm; anders als de vorige keer.")] = None,
    show_only: Shown = False,
    as_of: OnDay = None,
) -> int:
    """Plan een of meer bijeenkomsten."""
    from tafel_cli.report.summaries.meetings import planned_lines, waiting_lines
    from tafel_cli.report.summaries.table_change import tell_change
    from tafel_cli.writing.new_meetings import AskedMeetings, new_meetings

    table: Context = context.obj
    day = today(as_of)
    asked = AskedMeetings(" ".join(dagen), aanvang, einde, locatie, vorm)
    change = new_meetings(table.root(), asked, day, write=not show_only)
    tell_change(change, planned_lines(change.told), waiting_lines(change.register, day), written=not show_only)
    return 0
