"""tafel organisaties: the parties at the table."""

from typing import Annotated

import typer

from tafel_cli.cli.lists import Listed, listed, noun, shown
from tafel_cli.cli.options import names
from tafel_cli.kinds.organisatie import Organisatie
from tafel_cli.listing.organisaties import ORGANISATIES, kies
from tafel_cli.register import Register

app = noun("Toont de partijen aan tafel.", "organisaties list")


@listed(app, "organisaties list --soort belegger")
def organisaties(
    register: Register,
    *,
    soort: Annotated[
        str | None, typer.Option(metavar="NAAM", help="Alleen deze soort organisatie.", autocompletion=names("soort"))
    ] = None,
) -> Listed[Organisatie]:
    """Toon de organisaties."""
    return ORGANISATIES, kies(register, soort)


shown(app, ORGANISATIES, "de organisatie", "organisaties show rijnzicht")
