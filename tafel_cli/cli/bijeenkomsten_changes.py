"""tafel bijeenkomsten new, move, cancel, absent and hold: plans meetings, and records what becomes of them."""

from typing import Annotated

import typer

from tafel_cli.cli.context import Context, today
from tafel_cli.cli.options import OnDay, Shown, completion
from tafel_cli.dutch import weekday_date
from tafel_cli.kinds.bijeenkomst import Vorm

Begin = Annotated[
    str | None, typer.Option("--aanvang", metavar="TIJD", help="Begin op deze tijd.", show_default="als de vorige keer")
]
End = Annotated[
    str | None, typer.Option("--einde", metavar="TIJD", help="Eindig op deze tijd.", show_default="even lang als eerst")
]
Place = Annotated[
    str | None,
    typer.Option(
        "--locatie", metavar="PLAATS", help="Kom bij elkaar op deze plaats.", show_default="als de vorige keer"
    ),
]


def plan_meetings(  # noqa: PLR0913  (one parameter for each fact of a meeting)
    context: typer.Context,
    dagen: Annotated[
        list[str], typer.Argument(metavar="DAG...", help="Plan op deze dagen, zoals 11-2-2027 of 11 februari.")
    ],
    *,
    aanvang: Begin = None,
    einde: End = None,
    locatie: Place = None,
    vorm: Annotated[
        Vorm | None, typer.Option(help="Kom bij elkaar in deze vorm.", show_default="als de vorige keer")
    ] = None,
    show_only: Shown = False,
    as_of: OnDay = None,
) -> int:
    """Plan een of meer bijeenkomsten."""
    from tafel_cli.report.summaries.meetings import planned_lines, waiting_lines
    from tafel_cli.report.summaries.table_change import tell_change
    from tafel_cli.writing.changes.new_meetings import AskedMeetings, new_meetings

    table: Context = context.obj
    day = today(as_of)
    asked = AskedMeetings(" ".join(dagen), aanvang, einde, locatie, vorm)
    change = new_meetings(table.root(), asked, day, write=not show_only)
    tell_change(change, planned_lines(change.told), waiting_lines(change.register, day), written=not show_only)
    return 0


PlannedArgument = Annotated[
    str,
    typer.Argument(
        metavar="BIJEENKOMST",
        help="Neem de geplande bijeenkomst met deze naam, of op deze dag.",
        autocompletion=completion("bijeenkomst"),
    ),
]


def move(  # noqa: PLR0913  (one parameter for each fact of a meeting)
    context: typer.Context,
    bijeenkomst: PlannedArgument,
    dag: Annotated[
        str, typer.Argument(metavar="DAG", help="Verplaats naar deze dag, zoals 10-12-2026. Het mag dezelfde dag zijn.")
    ],
    *,
    reden: Annotated[str, typer.Option(metavar="TEKST", help="Schrijf deze reden op, ook in het bericht.")],
    aanvang: Annotated[str | None, typer.Option(metavar="TIJD", help="Begin op deze nieuwe tijd.")] = None,
    einde: End = None,
    locatie: Annotated[str | None, typer.Option(metavar="PLAATS", help="Kom bij elkaar op deze nieuwe plaats.")] = None,
    show_only: Shown = False,
    as_of: OnDay = None,
) -> int:
    """Verplaats een bijeenkomst, en maak het bericht om te mailen."""
    from tafel_cli.report.summaries.meetings import mail_lines, moved_lines
    from tafel_cli.report.summaries.table_change import tell_change
    from tafel_cli.writing.changes.moved_meeting import AskedMove, move_meeting

    table: Context = context.obj
    asked = AskedMove(dag, reden, aanvang, einde, locatie)
    done = move_meeting(table.root(), bijeenkomst, asked, today(as_of), write=not show_only)
    tell_change(done.change, moved_lines(done), mail_lines(done), written=not show_only)
    return 0


def cancel(
    context: typer.Context,
    bijeenkomst: PlannedArgument,
    *,
    reden: Annotated[str, typer.Option(metavar="TEKST", help="Schrijf deze reden op, ook in het bericht.")],
    show_only: Shown = False,
    as_of: OnDay = None,
) -> int:
    """Zeg een bijeenkomst af, en maak het bericht om te mailen."""
    from tafel_cli.report.summaries.meetings import cancelled_lines, mail_lines
    from tafel_cli.report.summaries.table_change import tell_change
    from tafel_cli.writing.changes.moved_meeting import cancel_meeting

    table: Context = context.obj
    done = cancel_meeting(table.root(), bijeenkomst, reden, today(as_of), write=not show_only)
    tell_change(done.change, cancelled_lines(done), mail_lines(done), written=not show_only)
    return 0


def report_absence(  # noqa: PLR0913  (one parameter for each part of the message of a party)
    context: typer.Context,
    bijeenkomst: PlannedArgument,
    partij: Annotated[
        str,
        typer.Argument(
            metavar="PARTIJ", help="Schrijf op dat deze partij niet kan.", autocompletion=completion("organisatie")
        ),
    ],
    *,
    vervanger: Annotated[
        str | None,
        typer.Option(metavar="FUNCTIE", help="Laat deze vervanger komen: een functie, geen naam."),
    ] = None,
    show_only: Shown = False,
    as_of: OnDay = None,
) -> int:
    """Schrijf op dat een partij niet komt, of wie er dan komt."""
    from tafel_cli.report.summaries.meetings import absence_lines, absence_next
    from tafel_cli.report.summaries.table_change import tell_change
    from tafel_cli.writing.changes.attendance import record_absence

    table: Context = context.obj
    change = record_absence(table.root(), bijeenkomst, partij, vervanger, today(as_of), write=not show_only)
    said = absence_lines(change.told, vervanger)
    tell_change(change, said, absence_next(change.told), written=not show_only)
    return 0


def hold(
    context: typer.Context,
    bijeenkomst: Annotated[
        str | None,
        typer.Argument(
            metavar="[BIJEENKOMST]",
            help="Neem de bijeenkomst met deze naam, of op deze dag.",
            show_default="de laatste die is geweest en waarvan het verslag nog niet is vastgesteld",
            autocompletion=completion("bijeenkomst"),
        ),
    ] = None,
    *,
    show_only: Shown = False,
    as_of: OnDay = None,
) -> int:
    """Schrijf op dat een bijeenkomst is gehouden. Dat kan vanaf de dag zelf."""
    from tafel_cli.report.summaries.meetings import held_next
    from tafel_cli.report.summaries.table_change import tell_change
    from tafel_cli.writing.changes.attendance import hold_meeting

    table: Context = context.obj
    change = hold_meeting(table.root(), bijeenkomst, today(as_of), write=not show_only)
    said = [f"De bijeenkomst van {weekday_date(change.told.meeting.datum)} is gehouden."]
    tell_change(change, said, held_next(change.register, change.told), written=not show_only)
    return 0
