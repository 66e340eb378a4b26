"""tafel verslag: lists and shows the minutes."""

from tafel_cli.cli import after_papers
from tafel_cli.cli.lists import add_list, noun, shown
from tafel_cli.cli.options import flag
from tafel_cli.report.lists.verslagen import VERSLAGEN

app = noun("Toont de verslagen.", "verslag list")
add_list(
    app,
    VERSLAGEN,
    "Toon de verslagen.",
    "verslag list --open",
    alleen_open=flag("--open", "Alleen wat nog niet is vastgesteld."),
)
shown(app, VERSLAGEN, "het verslag", "verslag show 2026-11-05")
after_papers.add_minutes(app)
