"""Help in Dutch: Typer writes it, and its few English words are put into ours."""

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

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
_SHOW = re.compile(r"Show completion for the current shell, to copy it or\s+customize the installation\.")


def dutch(text: str) -> str:
    """Put the words of a help text that are not ours into Dutch."""
    for english, word in _WORDS:
        text = text.replace(english, word)
    return _SHOW.sub("Toon wat daarvoor nodig is.", text)


class Command(TyperCommand):
    """A command that explains itself in Dutch."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  (Typer's own copy of click is private)
        """Return the help."""
        return dutch(super().get_help(ctx))


class DutchGroup(TyperGroup):
    """A group of commands that explains itself in Dutch."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  (the same)
        """Return the help."""
        return dutch(super().get_help(ctx))
