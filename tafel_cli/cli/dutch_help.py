"""Translates the English words in the help texts of Typer into Dutch, and understands Dutch words for commands."""

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

from tafel_cli.cli.synonyms import commands_meant

_WORDS = (
    ("Usage:", "Gebruik:"),
    ("[OPTIONS]", "[OPTIES]"),
    ("COMMAND [ARGS]...", "OPDRACHT …"),
    ("\nArguments:\n", "\nOnderdelen:\n"),
    ("\nOptions:\n", "\nOpties:\n"),
    ("\nCommands:\n", "\nOpdrachten:\n"),
    ("Show this message and exit.", "Toon deze uitleg."),
    ("Install completion for the current shell.", "Laat TAB woorden aanvullen."),
    ("[env var: ", "[variabele: "),
    ("[default: ", "[anders: "),
    ("[required]", "[verplicht]"),
)
_SHOW = r"Show completion for the current shell, to copy it or\s+customize the installation\."


def dutch(text: str) -> str:
    """Return a help text with the words of Typer in Dutch."""
    for english, word in _WORDS:
        text = text.replace(english, word)
    return re.sub(_SHOW, "Toon wat daarvoor nodig is.", text)


class Command(TyperCommand):
    """A command with its help in Dutch."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  (Typer's own copy of click is private)
        """Return the help with the words of Typer in Dutch."""
        return dutch(super().get_help(ctx))


class DutchGroup(TyperGroup):
    """A group of commands with its help in Dutch. A Dutch word for a command is understood, and stands in no help."""

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:  # noqa: ANN401  (the same)
        """Return the name of the command that is called, the command, and what was typed behind it."""
        meant = (command for command in commands_meant(args[0]) if self.get_command(ctx, command))
        return super().resolve_command(ctx, [next(meant, args[0]), *args[1:]])

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  (the same)
        """Return the help with the words of Typer in Dutch."""
        return dutch(super().get_help(ctx))
