"""tafel schema: writes the JSON Schema of the front matter of a kind, for editors, or of a pack, for programs."""

from typing import Annotated

import typer

from tafel_cli.cli.context import Context
from tafel_cli.cli.dutch_help import Command
from tafel_cli.errors import TafelError
from tafel_cli.report import screen

app = typer.Typer(add_completion=False, rich_markup_mode=None)


def _kinds(ctx: typer.Context, incomplete: str) -> list[str]:
    """Complete the names of schemas."""
    from tafel_cli.report.reference.kinds import schema_names

    del ctx
    return [name for name in schema_names() if name.startswith(incomplete)]


@app.command(cls=Command, epilog="Voorbeeld: tafel schema agendapunt --resolved > .vscode/agendapunt.json")
def schema(
    context: typer.Context,
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="[SOORT]",
            help="Beschrijf deze soort, bijvoorbeeld `agendapunt`, of beschrijf `vergaderstukken`.",
            show_default="alle soorten stukken",
            autocompletion=_kinds,
        ),
    ] = None,
    *,
    resolved: Annotated[
        bool, typer.Option("--resolved", help="Noem ook de partijen, thema's en stukken die deze tafel heeft.")
    ] = False,
) -> int:
    """Beschrijf de velden voor een programma (JSON Schema)."""
    from tafel_cli.report.reference import kinds

    ids = None
    if resolved:
        table: Context = context.obj
        register = table.register()
        if register.tafel is None:
            message = "In `data/tafel.md` staat iets dat niet klopt. Kijk met `tafel check` wat het is."
            raise TafelError(message, exit_code=1)
        ids = register.ids
    screen.dump(kinds.kind_schema(kind, ids))
    return 0
