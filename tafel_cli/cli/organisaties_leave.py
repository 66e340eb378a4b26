"""tafel organisaties leave: tells what hangs on a party that leaves, and with `--write` sets that it left."""

from typing import Annotated

import typer

from tafel_cli.cli.context import Context, today
from tafel_cli.cli.options import OnDay, completion
from tafel_cli.report import screen


def leave(
    context: typer.Context,
    partij: Annotated[
        str,
        typer.Argument(metavar="PARTIJ", help="Neem de partij die vertrekt.", autocompletion=completion("organisatie")),
    ],
    dag: Annotated[str, typer.Argument(metavar="DAG", help="Neem dit als laatste dag waarop zij meedoet.")],
    *,
    write: Annotated[bool, typer.Option("--write", help="Zet het in het bestand van de partij.")] = False,
    as_of: OnDay = None,
) -> int:
    """Laat zien wat er nog openstaat van een partij die vertrekt."""
    from tafel_cli.report.summaries.departure import said_of_departure
    from tafel_cli.report.summaries.table_change import tell_change
    from tafel_cli.writing.changes.departure import leave_table

    table: Context = context.obj
    made = leave_table(table.root(), partij, dag, today(as_of), write=write)
    tell_change(made, *said_of_departure(made.told, made.register, written=write), written=write)
    if not write:
        screen.print_wrapped("Klopt dit? Typ dezelfde opdracht met `--write`. Wat hierboven staat, lost u zelf op.")
    return 0
