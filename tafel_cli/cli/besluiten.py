"""tafel besluiten: the decisions."""

from typing import Annotated

import typer

from tafel_cli.cli.lists import Listed, listed, noun, shown
from tafel_cli.cli.options import Bijeenkomst, Thema
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.listing.besluiten import BESLUITEN, OPEN, Filter, kies
from tafel_cli.register import Register

app = noun("Toont de besluiten.", "besluiten list --open")


@listed(app, "besluiten list --open")
def besluiten(
    register: Register,
    *,
    alleen_open: Annotated[bool, typer.Option("--open", help="Alleen wat nog op een bestuur wacht.")] = False,
    bijeenkomst: Bijeenkomst = None,
    thema: Thema = None,
) -> Listed[Besluit]:
    """Toon de besluiten."""
    wanted = Filter(alleen_open=alleen_open, bijeenkomst=bijeenkomst, thema=thema)
    return OPEN if alleen_open else BESLUITEN, kies(register, wanted)


shown(app, BESLUITEN, "het besluit", "besluiten show 2026-11-05-b1")
