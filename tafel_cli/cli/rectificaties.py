"""tafel rectificaties: lists and shows the corrections of minutes and decisions."""

from tafel_cli.cli.lists import add_list, noun, shown
from tafel_cli.cli.options import BIJEENKOMST
from tafel_cli.report.lists.rectificaties import RECTIFICATIES

app = noun("Toon de verbeteringen van verslagen en besluiten.", "rectificaties list")
add_list(
    app,
    RECTIFICATIES,
    "Toon de verbeteringen van verslagen en besluiten.",
    "rectificaties list",
    dated=False,
    bijeenkomst=BIJEENKOMST,
)
shown(app, RECTIFICATIES, "de rectificatie", "rectificaties show 2026-12-03-r1", one="een")
