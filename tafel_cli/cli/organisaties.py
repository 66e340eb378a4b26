"""tafel organisaties: lists and shows the parties at the table, and holds the command for one that leaves."""

from tafel_cli.cli import organisaties_leave
from tafel_cli.cli.dutch_help import Command
from tafel_cli.cli.lists import add_list, noun, shown
from tafel_cli.cli.options import name_option
from tafel_cli.report.lists.organisaties import ORGANISATIES

app = noun("Toon de partijen aan tafel.", "organisaties list")
add_list(
    app,
    ORGANISATIES,
    "Toon de organisaties.",
    "organisaties list --soort belegger",
    soort=name_option("Toon alleen deze soort organisatie.", "soort organisatie", ("soort",)),
)
shown(app, ORGANISATIES, "de organisatie", "organisaties show rijnzicht")
app.command(cls=Command, epilog="Voorbeeld: tafel organisaties leave nieuwe-vaart 2026-12-31 --write")(
    organisaties_leave.leave
)
