"""tafel werkafspraken: the work agreements, and whether they are kept."""

from tafel_cli.cli.lists import Listed, listed, noun, shown
from tafel_cli.kinds.werkafspraak import Werkafspraak
from tafel_cli.listing.werkafspraken import WERKAFSPRAKEN, kies
from tafel_cli.register import Register

app = noun("Toont de werkafspraken, en of ze worden nagekomen.", "werkafspraken list")


@listed(app, "werkafspraken list --format json")
def werkafspraken(register: Register) -> Listed[Werkafspraak]:
    """Toon de werkafspraken, en hoe vaak ze zijn nagekomen."""
    return WERKAFSPRAKEN, kies(register)


shown(app, WERKAFSPRAKEN, "de werkafspraak", "werkafspraken show 4-inbreng-en-verzending")
