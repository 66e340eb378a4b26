"""Commands: options → library call → report → exit code. One file per noun; no logic."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from tafel_cli import __version__
from tafel_cli.cli import agenda, check, explain
from tafel_cli.cli.context import Context
from tafel_cli.errors import TafelError

app = typer.Typer(
    name="tafel",
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Controleert, toont en maakt de stukken van een samenwerkingstafel.",
)
app.command("check", epilog="Voorbeeld: tafel check data/agenda/2026-11-12-gemeente-intake.md")(check.check)
app.command("explain", epilog="Voorbeeld: tafel explain T101")(explain.explain)
app.add_typer(agenda.app, name="agenda")


def _version(value: bool) -> None:  # noqa: FBT001  (Typer passes flags by position)
    if value:
        typer.echo(f"tafel {__version__}")
        raise typer.Exit


@app.callback()
def tafel(
    context: typer.Context,
    map_: Annotated[
        Path | None, typer.Option("-C", metavar="MAP", envvar="TAFEL_MAP", help="De map van de tafel.")
    ] = None,
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Toon de versie.")
    ] = False,
) -> None:
    """Remember where the table is."""
    del version
    context.obj = Context(start=map_ or Path())


def run(arguments: Sequence[str]) -> int:
    """Run one command; return its exit code. Raises TafelError for wrong use (2) and surroundings (3)."""
    command = typer.main.get_command(app)
    try:
        result = command.main(list(arguments), prog_name="tafel", standalone_mode=False)
    except typer.Exit as stop:
        return stop.exit_code
    except typer.Abort:
        return 130
    except Exception as error:
        if error.__class__.__name__ == "NoArgsIsHelpError":
            typer.echo(getattr(error, "message", ""))
            return 2
        if hasattr(error, "format_message") and hasattr(error, "exit_code"):
            raise TafelError(_dutch(error), exit_code=2) from None
        raise
    return result if isinstance(result, int) else 0


def _dutch(error: Exception) -> str:
    """Say in Dutch what was wrong with a command line."""
    from tafel_cli.finding import suggest

    name = error.__class__.__name__
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "tafel"
    see = f" Zie `{path} --help`."
    if name == "NoSuchOption":
        option = getattr(error, "option_name", "")
        options = [o for p in context.command.params for o in getattr(p, "opts", [])] if context else []
        close = suggest(option, options)
        return f"De optie `{option}` bestaat niet" + (f"; {close}" if close else ".") + see
    if name == "MissingParameter":
        return "Er ontbreekt een onderdeel in deze opdracht." + see
    typed = str(getattr(error, "message", ""))
    if typed.startswith("No such command"):
        word = typed.split("'")[1] if "'" in typed else ""
        close = suggest(word, list(getattr(context.command, "commands", {}))) if context else ""
        return f"De opdracht `{word}` bestaat niet" + (f"; {close}" if close else ".") + see
    return "Deze opdracht is niet goed geschreven." + see
