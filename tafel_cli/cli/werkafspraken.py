"""tafel werkafspraken: lists and shows the work agreements, and how often each was kept."""

from tafel_cli.cli.lists import add_list, noun, shown
from tafel_cli.report.lists.werkafspraken import WERKAFSPRAKEN

EXPLAINED = "Toon de werkafspraken, en hoe vaak ze zijn nagekomen."
app = noun("Toon de werkafspraken, en of ze worden nagekomen.", "werkafspraken list")
add_list(app, WERKAFSPRAKEN, EXPLAINED, "werkafspraken list --format json")
shown(app, WERKAFSPRAKEN, "de werkafspraak", "werkafspraken show 4-inbreng-en-verzending")
