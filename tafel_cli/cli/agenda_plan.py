"""tafel agenda plan: proposes an agenda, and with `--write` writes it to the meeting's file."""

from typing import Annotated

import typer

from tafel_cli.checks.discretion import discreet
from tafel_cli.cli.context import Context, ListFormat
from tafel_cli.cli.options import AsOf, ListOption, MeetingArgument
from tafel_cli.report import screen


def plan(
    context: typer.Context,
    bijeenkomst: MeetingArgument = None,
    *,
    write: Annotated[bool, typer.Option("--write", help="Zet de agenda in het bestand van de bijeenkomst.")] = False,
    form: ListOption = ListFormat.TABLE,
    as_of: AsOf = None,
) -> int:
    """Stel een agenda voor uit wat er wacht."""
    from tafel_cli.register import meetings
    from tafel_cli.report.summaries.plan import CELL_COLUMNS, COLUMNS, LEAST, cell_rows, kop, niet, rijen, slot, waarom
    from tafel_cli.writing.changes import agenda

    table: Context = context.obj
    source = table.source(None)
    register, day = table.dated(None, as_of)
    occasion = meetings.to_plan(register, bijeenkomst)
    made = agenda.schrijf_op(source.root, occasion.meeting.id, day) if write else agenda.voorstel(source, occasion, day)
    if form is ListFormat.JSON:
        screen.dump(made.as_data())
        return 0
    if form is not ListFormat.TABLE:
        from tafel_cli.report.cells import print_cells  # only these formats need it

        print_cells(form, CELL_COLUMNS, cell_rows(made))
        return 0
    screen.write(discreet(kop(made)), "bold")
    screen.write("")
    screen.print_table(COLUMNS, rijen(made), LEAST)
    for heading, lines in (("Waarom zo:", [*waarom(made)]), ("Niet op deze agenda:", [*niet(made)])):
        if lines:
            screen.write("")
            screen.write(heading, "bold")
            screen.print_lines(lines)
    screen.write("")
    screen.print_lines([*slot(made, written=write)], indent="")
    return 0
