"""tafel agenda: lists and shows agenda items, makes an empty form for one, and holds the commands for papers."""

import os
from typing import Annotated

import typer

from tafel_cli.checks.discretion import discreet
from tafel_cli.cli import agenda_items, agenda_papers, agenda_plan
from tafel_cli.cli.context import Context, today
from tafel_cli.cli.dutch_help import Command
from tafel_cli.cli.lists import add_list, noun, shown
from tafel_cli.cli.options import BIJEENKOMST, THEMA, completion, name_option, one_of
from tafel_cli.kinds.agendapunt import Agendapuntstatus, Doel
from tafel_cli.register.names import resolve
from tafel_cli.register.standing import Stand
from tafel_cli.report import screen
from tafel_cli.report.lists.agendapunten import AGENDAPUNTEN

app = noun("Toon de agendapunten en maak de vergaderstukken.", "agenda list --stand wacht")
add_list(
    app,
    AGENDAPUNTEN,
    "Toon de agendapunten.",
    "agenda list --stand wacht --format csv",
    dated=False,
    status=one_of(Agendapuntstatus, "Toon alleen punten met deze status."),
    stand=one_of(Stand, "Toon alleen punten met deze stand."),
    thema=THEMA,
    indiener=name_option("Toon alleen punten van deze partij.", "organisatie", ("organisatie", "actor")),
    bijeenkomst=BIJEENKOMST,
    doel=one_of(Doel, "Toon alleen punten met dit doel."),
)
shown(app, AGENDAPUNTEN, "het agendapunt", "agenda show 2026-11-16-rijnzicht-verhuisregeling", one="een")


@app.command(
    cls=Command,
    epilog='Voorbeeld: tafel agenda new "Fietsen" --doel beeldvormend --indiener gemeente --thema participatie',
)
def new(  # noqa: PLR0913  (one parameter for each thing that a form begins with)
    context: typer.Context,
    titel: Annotated[
        str, typer.Argument(metavar="TITEL", help="Zet dit boven het formulier: waar het punt over gaat, in één regel.")
    ],
    *,
    doel: Annotated[Doel, typer.Option(help="Zet dit doel in het formulier: wat de tafel met het punt doet.")],
    indiener: Annotated[
        str,
        typer.Option(
            metavar="NAAM",
            help="Zet deze partij in het formulier, als indiener.",
            autocompletion=completion("organisatie", "actor"),
        ),
    ],
    thema: Annotated[
        str, typer.Option(metavar="NAAM", help="Zet dit thema in het formulier.", autocompletion=completion("thema"))
    ],
    show_only: Annotated[bool, typer.Option("--toon", help="Toon het formulier en schrijf niets.")] = False,
) -> int:
    """Maak een leeg formulier voor een agendapunt."""
    from tafel_cli.register.form import empty
    from tafel_cli.writing.changes.item_form import new_item

    table: Context = context.obj
    register = table.register()
    indiener = resolve(register, ("organisatie", "actor"), indiener, what="partij")
    thema = resolve(register, ("thema",), thema, what="thema")
    form = empty.Formulier(titel.strip(), indiener, thema, doel, today())
    if show_only:
        for line in form.text().rstrip("\n").split("\n"):
            screen.write(discreet(line))
        return 0
    new_item(table.root(), form)
    screen.print_wrapped(f"Gemaakt: {discreet(str(screen.near(table.root() / form.path)).rstrip(os.sep))}", "bold")
    screen.print_wrapped("Vul het formulier in, en kijk met `tafel check` wat er nog nodig is.")
    screen.print_wrapped("Zet er geen prijzen, biedingen, winst of gegevens van personen in: alle partijen lezen mee.")
    return 0


for _function, _example in (
    (agenda_plan.plan, "plan 2026-12-03 --write"),
    (agenda_papers.build, "build 2026-12-03 --audience voorzitter --audience deelnemers --open"),
    (agenda_papers.verify, "verify uitvoer/2026-12-03/deelnemers"),
    (agenda_papers.send, "send 2026-12-03"),
    (agenda_items.submit, "submit 2026-11-16-rijnzicht-verhuisregeling"),
    (agenda_items.withdraw, 'withdraw 2026-11-16-rijnzicht-verhuisregeling --reden "Het plan gaat niet door."'),
    (agenda_items.defer, 'defer 7 --reden "Er was geen tijd meer."'),
):
    app.command(cls=Command, epilog=f"Voorbeeld: tafel agenda {_example}")(_function)
