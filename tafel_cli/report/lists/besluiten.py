"""Lists decisions: the outcome, in force or not, and which boards have yet to answer."""

from dataclasses import replace
from datetime import date

from tafel_cli.kinds.besluit import Besluit
from tafel_cli.register.register import Register
from tafel_cli.register.standing import Geldigheid, geldigheid_of, punt_titel, waiting_for
from tafel_cli.report.lists import Lijst, in_meeting, on_day, on_theme


def _geldigheid(register: Register, besluit: Besluit) -> str:
    return geldigheid_of(register, besluit) or ""


def _open(register: Register, besluit: Besluit, _: object) -> bool:
    return geldigheid_of(register, besluit) in (Geldigheid.NA_BEKRACHTIGING, Geldigheid.TERUG)


BESLUITEN = Lijst(
    soort=Besluit,
    kolommen={
        "id": lambda _, b: b.id,
        "datum": on_day,
        "besluit": lambda _, b: b.besluit,
        "agendapunt": lambda register, b: punt_titel(register, b.agendapunt),
        "uitkomst": lambda _, b: b.uitkomst.value.replace("_", " "),
        "stand": _geldigheid,
        "wacht op": lambda register, b: ", ".join(waiting_for(register, b)),
    },
    minst=("agendapunt", "datum", "wacht op", "stand"),
    berekend=lambda register, b: {
        "bijeenkomst": b.bijeenkomst_id,
        "stand": _geldigheid(register, b) or None,
        "wacht_op": list(waiting_for(register, b)),
    },
    volgorde=lambda register, b: (on_day(register, b) or date.min,),
    keuzes={
        "alleen_open": _open,
        "bijeenkomst": in_meeting,
        "thema": on_theme,
    },
)
OPEN = replace(BESLUITEN, minst=("agendapunt", "datum", "stand", "uitkomst"))  # `--open` is about "wacht op": keep it
