"""Lists decisions: the outcome, in force or not, and which boards have yet to answer."""

from dataclasses import replace
from datetime import date

from tafel_cli.kinds.besluit import Besluit
from tafel_cli.register.register import Register
from tafel_cli.register.standing import Geldigheid, geldigheid_of, punt_titel
from tafel_cli.report.lists import Lijst, in_meeting, on_day, on_theme


def _geldigheid(register: Register, besluit: Besluit) -> str:
    return geldigheid_of(register, besluit) or ""


def wacht_op(register: Register, besluit: Besluit) -> list[str]:
    """Return the ids of the parties whose boards have yet to answer on a decision."""
    return [party for party, said in register.bekrachtigingen_of(besluit).items() if said is None]


BESLUITEN = Lijst(
    soort=Besluit,
    kolommen={
        "id": lambda _, b: b.id,
        "datum": on_day,
        "besluit": lambda _, b: b.besluit,
        "agendapunt": lambda register, b: punt_titel(register, b.agendapunt),
        "uitkomst": lambda _, b: b.uitkomst.value.replace("_", " "),
        "stand": _geldigheid,
        "wacht op": lambda register, b: ", ".join(wacht_op(register, b)),
    },
    minst=("agendapunt", "datum", "wacht op", "stand"),
    berekend=lambda register, b: {
        "bijeenkomst": b.bijeenkomst_id,
        "stand": _geldigheid(register, b) or None,
        "wacht_op": wacht_op(register, b),
    },
    volgorde=lambda register, b: (on_day(register, b) or date.min,),
    keuzes={
        "alleen_open": lambda register, b, _: geldigheid_of(register, b) is Geldigheid.NA_BEKRACHTIGING,
        "bijeenkomst": in_meeting,
        "thema": on_theme,
    },
)
OPEN = replace(BESLUITEN, minst=("agendapunt", "datum", "stand", "uitkomst"))  # `--open` is about "wacht op": keep it
