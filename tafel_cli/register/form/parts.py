"""Lists the parts of a complete item by its aim: keys with lines to paste, and sections with their questions."""

from tafel_cli.kinds.agendapunt import Doel

_MENING, _WIE = "Waar verschillen we van mening", "Wie merkt dit"
MAG_WEG = {Doel.BEELDVORMEND: {_WIE}, Doel.OORDEELSVORMEND: {_MENING}, Doel.TER_KENNISNAME: {"Vervolg"}}
VRAGEN: dict[Doel, dict[str, str]] = {
    Doel.BEELDVORMEND: {
        "Kern": "Waar gaat het over, in drie zinnen?",
        "Aanleiding": "Waarom komt dit nu op tafel? Wat gaat er te langzaam of niet goed, en voor wie?",
        "Wat weten we": "Welke feiten en cijfers zijn er? Noem de bron en de datum.",
        "Wat weten we nog niet": "Welke informatie mist u? Wie aan tafel kan daarbij helpen?",
        _WIE: "Voor welke bewoners en organisaties is dit belangrijk?",
        "Vervolg": "Wat gebeurt er na het gesprek?",
    },
    Doel.OORDEELSVORMEND: {
        "Kern": "Welke keuze ligt voor?",
        "Aanleiding": "Wat is er al besproken of uitgezocht?",
        "Mogelijke oplossingen": 'Welke keuzes zijn er? Noem er minstens twee, ook "niets doen".',
        "Voor- en nadelen": "Wat pleit voor elke keuze, en wat ertegen?",
        "Lusten en lasten": "Wie heeft er voordeel van? Wie betaalt, wie levert tijd of grond, wie moet wachten?",
        _MENING: "Waarover denken partijen verschillend, en waarom?",
        "Vervolg": "Wat is nodig om hierna te kunnen besluiten? Wie werkt het uit?",
    },
    Doel.BESLUITVORMEND: {
        "Kern": "Wat spreken we af?",
        "Aanleiding": "Waarom nu? Wat gebeurt er als we niets afspreken?",
        "Toelichting op het voorstel": "Wat betekent elk beslispunt? Gebruik dezelfde nummers als bij `gevraagd`.",
        "Argumenten": "Wat pleit voor dit voorstel?",
        "Kanttekeningen": "Wat pleit ertegen, of kan misgaan?",
        "Lusten en lasten": "Wat krijgt en wat geeft elke partij? Geen prijzen of biedingen.",
        "Afstemming": "Met wie is dit besproken? Wie moet thuis nog ja zeggen, en voor wanneer?",
        "Uitvoering": "Wie doet wat, en wanneer is het klaar?",
    },
    Doel.TER_KENNISNAME: {
        "Kern": "Wat moet de tafel weten?",
        "Toelichting": "Wat verandert er? Moet iemand iets doen? (Zo ja: kies een ander doel.)",
        "Vervolg": "Wat gebeurt er hierna?",
    },
}
GEVRAAGDE_VELDEN = {
    "duur": ("duur", "`duur: 15` (het aantal minuten dat u nodig hebt)"),
    "gevraagd": ("wat u van de tafel vraagt", "`gevraagd:` en daaronder `  - ` met wat u van de tafel vraagt"),
    "ingediend_op": ("dag van indienen", "`ingediend_op:` en de dag waarop u het punt indient, zoals `2026-12-03`"),
    "inleider": (
        "inleider",
        "`inleider:` en daaronder `  organisatie:` en `  functie:` van wie het punt inleidt",
    ),
}
VOORBEELD = "In te stemmen met een proef van één jaar."
UITLEG = {
    "duur": "het aantal minuten dat u nodig hebt",
    "gevraagd": "wat u van de tafel vraagt",
    "ingediend_op": "de dag waarop u dit punt indient",
    "inleider": "wie het punt inleidt",
}
PLAKREGELS = {
    "duur": "duur: 15",
    "gevraagd": "gevraagd:\n  - …",
    "ingediend_op": "ingediend_op: jaar-maand-dag",
    "inleider": "inleider:\n  organisatie: {}\n  functie: …",
}
