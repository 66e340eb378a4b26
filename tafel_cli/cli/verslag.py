"""tafel verslag: lists and shows the minutes."""

from tafel_cli.cli.lists import add_list, noun, shown
from tafel_cli.cli.options import flag
from tafel_cli.report.lists.verslagen import VERSLAGEN

app = noun("Toon de verslagen.", "verslag list")
add_list(
    app,
    VERSLAGEN,
    "Toon de verslagen.",
    "verslag list --open",
    alleen_open=flag("--open", "Toon alleen wat nog niet is vastgesteld."),
)
shown(app, VERSLAGEN, "het verslag", "verslag show 2026-11-05")
