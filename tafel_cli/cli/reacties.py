"""tafel reacties: lists and shows the answers in written rounds."""

from tafel_cli.cli.lists import add_list, noun, shown
from tafel_cli.cli.options import BIJEENKOMST
from tafel_cli.report.lists.reacties import REACTIES

app = noun("Toon de reacties in schriftelijke rondes.", "reacties list")
add_list(
    app, REACTIES, "Toon de reacties in schriftelijke rondes.", "reacties list", dated=False, bijeenkomst=BIJEENKOMST
)
shown(app, REACTIES, "de reactie", "reacties show 2026-12-03-gemeente", one="een")
