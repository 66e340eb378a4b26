"""Writes the help texts of Typer in Dutch, and understands Dutch words for commands.

Words are translated before lines are folded, so that no line gets too long.
"""

import re
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from tafel_cli.cli.synonyms import commands_meant

_WORDS = (
    (r"^Arguments$", "Onderdelen"),
    (r"^Options$", "Opties"),
    (r"^Commands$", "Opdrachten"),
    (r"\[OPTIONS\]", "[OPTIES]"),
    (r"COMMAND \[ARGS\]\.\.\.", "OPDRACHT …"),
    (r"\{([^{}]+)\}", r"\1"),  # Typer's braces around what must be typed, which nobody types
    (r"Show this message and exit\.", "Toon deze uitleg."),
    (r"Install completion for the current shell\.", "Laat TAB woorden aanvullen."),
    (r"Show completion for the current shell, .*", "Toon wat daarvoor nodig is."),
    (r"\[env var: ", "[variabele: "),
    (r"\[default: \((.*)\)\]", r"[standaard: \1]"),
    (r"\[default: ", "[standaard: "),
    (r"; required\]", "; verplicht]"),
    (r"\[required\]", "[verplicht]"),
)


def _dutch(text: str) -> str:
    for english, word in _WORDS:
        text = re.sub(english, word, text)
    return text


def _folded(option: str, width: int) -> str:
    """Fold an option with its words to choose from once, after a word, if it is wider than the screen."""
    cut = option.rfind("|", 0, width) + 1
    return option if len(option) <= width or not cut else f"{option[:cut]}\n{'':6}{option[cut:]}"


class _DutchFormatter(typer.Context.formatter_class):  # type: ignore[valid-type,misc]  # (public by this name only)
    """Writes the parts of a help text, each with the words of Typer in Dutch."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        del prefix
        super().write_usage(prog, _dutch(args), "Gebruik: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_dutch(heading))

    def write_dl(self, rows: Sequence[tuple[str, str]], *columns: int) -> None:
        room = self.width - self.current_indent
        super().write_dl([(_folded(first, room), _dutch(second)) for first, second in rows], *columns)


class _Dutch:
    """Gives a command its help in Dutch, and its first sentence whole in the list of its group."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401  (Typer's own copy of click is private)
        """Read the words behind the command; an error always says of which command it is, for `wrong_use`."""
        try:
            return list(super().parse_args(ctx, args))  # type: ignore[misc]
        except Exception as error:
            if getattr(error, "ctx", ctx) is None:
                error.ctx = ctx  # type: ignore[attr-defined]
            raise

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  (the same)
        """Return the help with the words of Typer in Dutch."""
        ctx.formatter_class = _DutchFormatter
        return str(super().get_help(ctx))  # type: ignore[misc]

    def get_short_help_str(self, limit: int = 0) -> str:
        """Return the first paragraph of the help; Typer would cut it at `limit`, in the middle of a sentence."""
        del limit
        return " ".join(str(getattr(self, "help", "")).partition("\n\n")[0].split())


class Command(_Dutch, TyperCommand):
    """A command with its help in Dutch."""


class DutchGroup(_Dutch, TyperGroup):
    """A group of commands with its help in Dutch. A Dutch word for a command is understood, and stands in no help."""

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:  # noqa: ANN401  (the same)
        """Return the name of the command that is called, the command, and what was typed behind it."""
        meant = (command for command in commands_meant(args[0]) if self.get_command(ctx, command))
        return super().resolve_command(ctx, [next(meant, args[0]), *args[1:]])
