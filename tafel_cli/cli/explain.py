"""tafel explain: shows what a code means, why it is there, and what to do."""

from typing import Annotated

import typer

from tafel_cli.checks.explain import overview, page
from tafel_cli.cli.dutch_help import Command
from tafel_cli.cli.options import code_names
from tafel_cli.errors import TafelError
from tafel_cli.report import screen

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=Command, epilog="Voorbeeld: tafel explain T101")
def explain(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[CODE]",
            help="Leg deze code uit, bijvoorbeeld `T101` of `veld-ontbreekt`.",
            autocompletion=code_names,
        ),
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Noem alle codes.")] = False,  # noqa: FBT002
) -> int:
    """Leg een code van `tafel check` uit."""
    if all_:
        screen.print_table(("code", "naam", "wat"), overview())
        return 0
    if not code:
        raise TafelError("Noem een code, of vraag alle codes met `tafel explain --all`.", exit_code=2)
    screen.print_page(page(code))
    return 0
