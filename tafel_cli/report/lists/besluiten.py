"""The decisions: what came out, whether it holds, and whose board must still answer."""

from dataclasses import replace
from datetime import date

from tafel_cli.kinds.besluit import Besluit
from tafel_cli.register.register import Register
from tafel_cli.register.standing import Geldigheid, geldigheid_of, punt_titel
from tafel_cli.report.lists import Lijst, demand_known, punt_thema


def _datum(register: Register, besluit: Besluit) -> date | None:
    meeting = register.bijeenkomst_van(besluit)
    return meeting.datum if meeting else None


def _geldigheid(register: Register, besluit: Besluit) -> str:
    return geldigheid_of(register, besluit) or ""


def wacht_op(register: Register, besluit: Besluit) -> list[str]:
    """Return the parties whose boards a decision still waits for."""
    return [party for party, said in register.bekrachtigingen_of(besluit).items() if said is None]


BESLUITEN = Lijst(
    soort=Besluit,
    kolommen={
        "id": lambda _, b: b.id,
        "datum": _datum,
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
    volgorde=lambda register, b: (_datum(register, b) or date.min,),
)
OPEN = replace(BESLUITEN, minst=("agendapunt", "datum", "stand", "uitkomst"))  # whose board waits is what was asked


def kies(register: Register, *, alleen_open: bool, bijeenkomst: str | None, thema: str | None) -> list[Besluit]:
    """Return the decisions that are wanted (None or False: all); raises TafelError (wrong use) for an unknown name."""
    demand_known(register, ("bijeenkomst",), bijeenkomst, "bijeenkomst")
    demand_known(register, ("thema",), thema, "thema")
    return BESLUITEN.sorted(
        register,
        lambda b: (
            (not bijeenkomst or b.bijeenkomst_id == bijeenkomst)
            and (not thema or punt_thema(register, b.agendapunt) == thema)
            and (not alleen_open or geldigheid_of(register, b) is Geldigheid.NA_BEKRACHTIGING)
        ),
    )
