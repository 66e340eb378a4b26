"""Lays out what words of the table mean."""

from tafel_cli.layout.blocks import Fact, Section, facts
from tafel_cli.pack.pack import Pack


def glossary(pack: Pack) -> Section:
    """Return the section with the words that not everybody knows; the public reads of the parties."""
    words = _PUBLIC_WORDS if pack.openbaar else _WORDS
    rows = (Fact(name=name, value=said) for name, said in words.items())
    return Section(title="Wat betekenen deze woorden?", anchor="woorden", blocks=facts(*rows, small=True))


_WORDS = {
    "Beeldvormend": "Aan het eind heeft iedereen hetzelfde beeld.",
    "Oordeelsvormend": "Aan het eind kennen we elkaars belangen en voorwaarden.",
    "Besluitvormend": "Aan het eind is er een afspraak die iedereen thuis kan uitleggen.",
    "Hamerstuk": "De voorzitter stelt het voorstel zonder gesprek vast, als niemand bezwaar heeft.",
    "Aangehouden": "De tafel besluit nu nog niet. Het voorstel kan later terugkomen.",
    "Opgeschaald": "De tafel legt het voor aan wie hierover meer kan beslissen.",
    "Bekrachtigen": "Het bestuur van een partij zegt ja tegen een afspraak van de tafel.",
    "Termijnagenda": "De lijst met wat de tafel later bespreekt, en wanneer.",
}
_PUBLIC_WORDS = {
    **_WORDS,
    "Beeldvormend": "Aan het eind hebben de partijen hetzelfde beeld.",
    "Oordeelsvormend": "Aan het eind kennen de partijen elkaars belangen en voorwaarden.",
    "Besluitvormend": "Aan het eind is er een afspraak die elke partij aan haar achterban kan uitleggen.",
    "Hamerstuk": "De voorzitter stelt het voorstel zonder gesprek vast, als geen partij bezwaar heeft.",
}
