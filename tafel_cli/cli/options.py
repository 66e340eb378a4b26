"""Options that several commands share, and their shell completion."""

import os
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from tafel_cli.cli.context import Context, ListFormat
from tafel_cli.errors import TafelError

Completion = Callable[[typer.Context, str], list[str]]


def completion(*kinds: str) -> Completion:
    """Return a completion of the ids of these kinds in the table; it finds nothing outside a table."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        root = ctx.find_root().params.get("map_") or os.environ.get("TAFEL_MAP") or "."
        try:
            register = Context(start=Path(root)).register()
        except TafelError:
            return []
        return [id_ for kind in kinds for id_ in register.ids(kind) if id_.startswith(incomplete)]

    return complete


def code_names(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the codes of findings that begin with the typed letters, in any case."""
    from tafel_cli.checks import explain

    del ctx
    return [code for code, _ in explain.codes() if code.casefold().startswith(incomplete.casefold())]


RefOption = Annotated[str | None, typer.Option(metavar="VERSIE", help="Lees een vastgelegde versie.")]
AsOf = Annotated[
    str | None,
    typer.Option(metavar="DATUM", help="Kijk wat op deze dag te laat is.", show_default="vandaag"),
]
MeetingArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[BIJEENKOMST]",
        help="Neem de bijeenkomst met deze naam.",
        show_default="de eerste die gepland is",
        autocompletion=completion("bijeenkomst"),
    ),
]
ListOption = Annotated[
    ListFormat, typer.Option("--format", help="Toon de lijst in deze vorm; spreadsheet is voor Excel of LibreOffice.")
]


def flag(name: str, about: str) -> object:
    """Return the annotation of a boolean option; `name`: as typed (`--open`), `about`: its help."""
    return Annotated[bool, typer.Option(name, help=about)]


class OptionName(NamedTuple):
    """Marks an option that takes an id: what it names (`what`, for error messages), and of which kinds."""

    what: str
    kinds: tuple[str, ...]


def name_option(about: str, what: str, kinds: tuple[str, ...]) -> object:
    """Return the annotation of an option that takes an id of these kinds: of a document, or a name from tafel.md."""
    option = typer.Option(metavar="NAAM", help=about, autocompletion=completion(*kinds))
    return Annotated[str | None, option, OptionName(what, kinds)]


def one_of(vocabulary: type[StrEnum], about: str) -> object:
    """Return the annotation of an option that takes a word of a vocabulary."""
    return Annotated[vocabulary | None, typer.Option(help=about)]


BIJEENKOMST = name_option("Toon alleen wat bij deze bijeenkomst hoort.", "bijeenkomst", ("bijeenkomst",))
THEMA = name_option("Toon alleen wat bij dit thema hoort.", "thema", ("thema",))
Shown = Annotated[bool, typer.Option("--toon", help="Toon wat er zou veranderen, en schrijf niets.")]
FromMeeting = Annotated[
    str | None,
    typer.Option(
        "--bijeenkomst",
        metavar="NAAM",
        help="Neem de bijeenkomst met deze naam.",
        show_default="de laatste die is geweest en waarvan het verslag nog niet is vastgesteld",
        autocompletion=completion("bijeenkomst"),
    ),
]
OnDay = Annotated[
    str | None, typer.Option("--as-of", metavar="DATUM", help="Doe alsof het deze dag is.", show_default="vandaag")
]
