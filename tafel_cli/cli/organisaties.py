"""tafel organisaties: the parties at the table."""

from tafel_cli.cli.lists import listed, noun, shown
from tafel_cli.cli.options import named
from tafel_cli.report.lists.organisaties import ORGANISATIES, kies

app = noun("Toont de partijen aan tafel.", "organisaties list")
listed(
    app,
    ORGANISATIES,
    kies,
    "Toon de organisaties.",
    "organisaties list --soort belegger",
    soort=named("Alleen deze soort organisatie.", "soort"),
)
shown(app, ORGANISATIES, "de organisatie", "organisaties show rijnzicht")
