"""The commands: options → library call → report → exit code. One module per command or noun, without logic."""

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from typing import Annotated, Any

import typer

from tafel_cli import __version__
from tafel_cli.cli.context import Context
from tafel_cli.cli.dutch_help import DutchGroup
from tafel_cli.errors import TafelError

FIRST = (
    "status",
    "check",
    "save",
    "explain",
    "schema",
    "agenda",
)  # in the help; the other nouns come after them by name


def nouns() -> list[str]:
    """Return the commands in the order of the help: the modules of this folder that have an `app`. Imports each."""
    found = sorted(info.name for info in iter_modules(__path__) if _command(info.name))
    return [*FIRST, *(name for name in found if name not in FIRST)]


def _command(name: str) -> typer.Typer | None:
    """Return the `app` of a module of this folder; None if there is no such module, or it has none."""
    known = name.isidentifier() and not name.startswith("_") and find_spec(f"{__name__}.{name}")
    return getattr(import_module(f"{__name__}.{name}"), "app", None) if known else None


class _Commands(DutchGroup):
    """Imports the module of a command when it is named, so that no command waits for another's imports."""

    def list_commands(self, ctx: object) -> list[str]:
        del ctx
        return nouns()

    def get_command(self, ctx: object, cmd_name: str) -> Any:  # noqa: ANN401  (Typer's own copy of click is private)
        del ctx
        found = _command(cmd_name)
        if found is None:
            return None
        command = typer.main.get_command(found)
        command.name = cmd_name
        return command


app = typer.Typer(
    name="tafel",
    cls=_Commands,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Controleer en toon de stukken van een samenwerkingstafel.",
    epilog="Voorbeeld: tafel status",
)


def _version(value: bool) -> None:  # noqa: FBT001  (Typer passes flags by position)
    if value:
        typer.echo(f"tafel {__version__}")
        raise typer.Exit


@app.callback()
def tafel(
    context: typer.Context,
    map_: Annotated[
        Path | None, typer.Option("-C", metavar="MAP", envvar="TAFEL_MAP", help="Lees de tafel in deze map.")
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
    """Run one command and return its exit code; 130 if the user interrupts it.

    Raises TafelError with the code to exit with (2 for a wrong command line), and BrokenPipeError if nobody takes the
    output any more, because `__main__` decides what is said of those.
    """
    _demand_filled(arguments)
    command = typer.main.get_command(app)
    try:
        result = command.main(list(arguments), prog_name="tafel", standalone_mode=False)
    except typer.Exit as stop:
        return stop.exit_code
    except typer.Abort:
        return 130
    except SystemExit as stop:
        if isinstance(stop.__context__, BrokenPipeError):
            raise stop.__context__ from None  # Typer would report a closed pipe as a failure
        raise
    except Exception as error:
        if error.__class__.__name__ == "NoArgsIsHelpError":
            typer.echo(getattr(error, "message", ""))
            return 2
        if hasattr(error, "format_message") and hasattr(error, "exit_code"):
            from tafel_cli.cli.wrong_use import said_of  # most command lines are right

            raise TafelError(said_of(error), exit_code=2) from None
        raise
    return result if isinstance(result, int) else 0


def _demand_filled(arguments: Sequence[str]) -> None:
    """Raise TafelError for an empty word, because it would mean: as if it was not typed; also for a `…` to fill in.

    Exit code 3 for the value of an option, because a script that lost a variable would check another version than it
    says; 2 for any other word.
    """
    for before, word in zip(("", *arguments), arguments, strict=False):
        option = word.rstrip().removesuffix("=") if word.startswith("--") and word.rstrip().endswith("=") else before
        if (word.partition("=")[2] or word).rpartition(":")[2].strip() in ("…", "..."):
            raise TafelError(f"In `{word}` hoort op de plek van de puntjes nog iets. Vul het in.", exit_code=2)
        if word.strip() and option == before:
            continue
        if option.startswith("-"):
            said = f"Bij `{option}` staat niets. Misschien is de variabele leeg waar de waarde uit moest komen."
            raise TafelError(f"{said} Geef een waarde, of laat `{option}` weg.")
        raise TafelError("Wat u typt, is leeg. Vul het in, of laat het weg.", exit_code=2)
