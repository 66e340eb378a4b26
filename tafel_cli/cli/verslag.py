"""tafel verslag: the minutes."""

from typing import Annotated

import typer

from tafel_cli.cli.lists import Listed, listed, noun, shown
from tafel_cli.kinds.verslag import Verslag
from tafel_cli.listing.verslagen import VERSLAGEN, kies
from tafel_cli.register import Register

app = noun("Toont de verslagen.", "verslag list")


@listed(app, "verslag list --open")
def verslagen(
    register: Register,
    *,
    alleen_open: Annotated[bool, typer.Option("--open", help="Alleen wat nog niet is vastgesteld.")] = False,
) -> Listed[Verslag]:
    """Toon de verslagen."""
    return VERSLAGEN, kies(register, alleen_open=alleen_open)


shown(app, VERSLAGEN, "het verslag", "verslag show 2026-11-05")
