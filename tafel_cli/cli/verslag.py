"""tafel verslag: the minutes."""

from tafel_cli.cli.lists import listed, noun, shown
from tafel_cli.cli.options import flag
from tafel_cli.report.lists.verslagen import VERSLAGEN, kies

app = noun("Toont de verslagen.", "verslag list")
listed(
    app,
    VERSLAGEN,
    kies,
    "Toon de verslagen.",
    "verslag list --open",
    alleen_open=flag("--open", "Alleen wat nog niet is vastgesteld."),
)
shown(app, VERSLAGEN, "het verslag", "verslag show 2026-11-05")
