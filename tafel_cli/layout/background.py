"""Lays out what readers need to know before the meeting."""

from tafel_cli.layout.blocks import Fact, Paragraph, Section, facts, flow
from tafel_cli.layout.wording import NO_DECISION_OF_THE_LAW
from tafel_cli.pack.pack import Pack


def background(pack: Pack) -> Section:
    """Return the section with the invitation, what each aim of an item means, and what the law says.

    The public reads of the parties what these read of themselves.
    """
    who, board = (
        ("De partijen praten hier", "het bestuur van die partij") if pack.openbaar else ("Praat hier", "uw bestuur")
    )
    aims = _PUBLIC_AIMS if pack.openbaar else _AIMS
    return Section(
        title="Goed om vooraf te weten",
        anchor="vooraf",
        blocks=(
            *flow(pack.kop.toelichting, "de uitnodiging"),
            *facts(*(Fact(name=name, value=said) for name, said in aims.items()), small=True),
            Paragraph(
                text=f"{who} niet over prijzen, biedingen of het verdelen van klanten en projecten. Dat verbiedt de "
                "Mededingingswet. De voorzitter stopt het gesprek als dat toch gebeurt.",
                tone="attention",
            ),
            Paragraph(
                text=f"{NO_DECISION_OF_THE_LAW} Soms moet een partij een afspraak laten bekrachtigen. Dat betekent: "
                f"{board} zegt ook ja.",
                tone="attention",
            ),
        ),
    )


_AIMS = {
    "Beeldvormend": "Aan het eind heeft iedereen hetzelfde beeld.",
    "Oordeelsvormend": "Aan het eind kennen we elkaars belangen en voorwaarden.",
    "Besluitvormend": "Aan het eind is er een afspraak die iedereen thuis kan uitleggen.",
    "Hamerstuk": "De voorzitter stelt het voorstel zonder gesprek vast, als niemand bezwaar heeft.",
}
_PUBLIC_AIMS = {
    **_AIMS,
    "Beeldvormend": "Aan het eind hebben de partijen hetzelfde beeld.",
    "Oordeelsvormend": "Aan het eind kennen de partijen elkaars belangen en voorwaarden.",
    "Besluitvormend": "Aan het eind is er een afspraak die elke partij aan haar achterban kan uitleggen.",
    "Hamerstuk": "De voorzitter stelt het voorstel zonder gesprek vast, als geen partij bezwaar heeft.",
}
