"""tafel acties new, done, postpone and drop: records an action, and how it went on."""

from typing import TYPE_CHECKING, Annotated

import typer

from tafel_cli.cli.context import Context, today
from tafel_cli.cli.options import FromMeeting, OnDay, Shown, completion
from tafel_cli.dutch import long_date, quantity, weekday_date

if TYPE_CHECKING:
    from tafel_cli.register.register import Register

ActionArgument = Annotated[
    str,
    typer.Argument(
        metavar="ACTIE",
        help="Neem de actie met deze naam, of met dit einde ervan, zoals a2.",
        autocompletion=completion("actie"),
    ),
]


def record_task(  # noqa: PLR0913  (one parameter for each part of an action)
    context: typer.Context,
    tekst: Annotated[
        str, typer.Argument(metavar="TEKST", help="Schrijf dit op: wat er moet gebeuren, zoals `Stuur …`.")
    ],
    *,
    wie: Annotated[
        str,
        typer.Option(
            metavar="PARTIJ",
            help="Schrijf op wie het doet: een partij, voorzitter, secretariaat of allen.",
            autocompletion=completion("organisatie", "actor", "allen"),
        ),
    ],
    uiterlijk: Annotated[str, typer.Option(metavar="DAG", help="Schrijf deze laatste dag op, zoals 15-1-2027.")],
    bij: Annotated[
        str | None,
        typer.Option(
            metavar="NUMMER",
            help="Zet de actie bij dit punt van de agenda, zoals 5 of 5.1.",
            show_default="de rondvraag",
        ),
    ] = None,
    met: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PARTIJ", help="Schrijf op wie helpt. Mag vaker.", autocompletion=completion("organisatie")
        ),
    ] = None,
    toezegging: Annotated[bool, typer.Option("--toezegging", help="Maak er een toezegging aan de tafel van.")] = False,
    bijeenkomst: FromMeeting = None,
    show_only: Shown = False,
    as_of: OnDay = None,
) -> int:
    """Leg een actie of een toezegging vast."""
    from tafel_cli.kinds.actie import Actiesoort
    from tafel_cli.report.summaries.table_change import tell_change
    from tafel_cli.writing.changes.actions import AskedAction, new_action

    table: Context = context.obj
    asked = AskedAction(
        tekst=tekst,
        wie=wie,
        uiterlijk=uiterlijk,
        bij=bij,
        met=tuple(met or ()),
        soort=Actiesoort.TOEZEGGING if toezegging else Actiesoort.ACTIE,
        bijeenkomst=bijeenkomst,
    )
    change = new_action(table.root(), asked, today(as_of), write=not show_only)
    made = change.told
    said = [
        f"{made.houder}, uiterlijk {weekday_date(made.uiterlijk)}: {made.tekst}",
        f"Dit hoort bij het punt `{made.over}`.",
    ]
    if made.dag:
        said.append(f"De bijeenkomst van {long_date(made.dag)} staat nu op `gehouden`.")
    then = [f"Is het klaar? Typ dan: `tafel acties done {made.id}` met daarachter wat eruit kwam."]
    tell_change(change, said, then, written=not show_only)
    return 0


def done(  # noqa: PLR0913  (one parameter for each part of the change)
    context: typer.Context,
    actie: ActionArgument,
    resultaat: Annotated[str, typer.Argument(metavar="RESULTAAT", help="Schrijf dit op: wat eruit kwam, in één zin.")],
    *,
    op: Annotated[
        str | None,
        typer.Option(metavar="DAG", help="Schrijf op dat het op deze dag klaar was.", show_default="vandaag"),
    ] = None,
    show_only: Shown = False,
    as_of: OnDay = None,
) -> int:
    """Schrijf op dat een actie klaar is."""
    from tafel_cli.report.summaries.table_change import tell_change
    from tafel_cli.writing.changes.actions import finish_action

    table: Context = context.obj
    change = finish_action(table.root(), actie, resultaat, op, today(as_of), write=not show_only)
    made = change.told
    said = [f"Klaar op {weekday_date(made.uiterlijk)}, door {made.houder}: {made.tekst}"]
    tell_change(change, said, _still_open(change.register), written=not show_only)
    return 0


def postpone(  # noqa: PLR0913  (one parameter for each part of the change)
    context: typer.Context,
    actie: ActionArgument,
    dag: Annotated[str, typer.Argument(metavar="DAG", help="Schrijf deze nieuwe laatste dag op, zoals 15-1-2027.")],
    *,
    reden: Annotated[str, typer.Option(metavar="TEKST", help="Schrijf deze reden op: waarom de dag verschuift.")],
    show_only: Shown = False,
    as_of: OnDay = None,
) -> int:
    """Spreek een latere dag af voor een actie. De oude dag blijft bewaard."""
    from tafel_cli.report.summaries.table_change import tell_change
    from tafel_cli.writing.changes.actions import postpone_action

    table: Context = context.obj
    change = postpone_action(table.root(), actie, dag, reden, today(as_of), write=not show_only)
    made = change.told
    said = [f"De nieuwe dag is {weekday_date(made.uiterlijk)}, voor {made.houder}: {made.tekst}"]
    tell_change(change, said, _still_open(change.register), written=not show_only)
    return 0


def drop(
    context: typer.Context,
    actie: ActionArgument,
    reden: Annotated[str, typer.Argument(metavar="REDEN", help="Schrijf deze reden op: waarom het niet meer hoeft.")],
    *,
    show_only: Shown = False,
    as_of: OnDay = None,
) -> int:
    """Laat een actie vervallen."""
    from tafel_cli.report.summaries.table_change import tell_change
    from tafel_cli.writing.changes.actions import drop_action

    table: Context = context.obj
    change = drop_action(table.root(), actie, reden, today(as_of), write=not show_only)
    said = [f"Dit hoeft niet meer, voor {change.told.houder}: {change.told.tekst}"]
    tell_change(change, said, _still_open(change.register), written=not show_only)
    return 0


def _still_open(register: "Register") -> list[str]:
    """Say how many actions are open, and how to see them."""
    from tafel_cli.kinds.actie import Actie, Actiestatus

    count = sum(actie.status is Actiestatus.OPEN for actie in register.all(Actie))
    if not count:
        return ["Er staan nu geen acties meer open."]
    verb = "staat" if count == 1 else "staan"
    return [f"Er {verb} nog {quantity(count, 'actie', 'acties')} open. U ziet ze met `tafel acties list --open`."]
