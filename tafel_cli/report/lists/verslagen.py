"""The minutes, by the day of their meeting."""

from datetime import date

from tafel_cli.kinds.verslag import Verslag, Verslagstatus
from tafel_cli.register.register import Register
from tafel_cli.register.standing import vastgesteld_op
from tafel_cli.report.lists import Lijst


def _datum(register: Register, verslag: Verslag) -> date | None:
    meeting = register.bijeenkomst_van(verslag)
    return meeting.datum if meeting else None


VERSLAGEN = Lijst(
    soort=Verslag,
    kolommen={
        "id": lambda _, v: v.id,
        "bijeenkomst": _datum,
        "status": lambda _, v: v.status.value,
        "notulist": lambda _, v: v.notulist,
        "aanwezig": lambda _, v: len(v.aanwezig),
        "afwezig met bericht": lambda _, v: ", ".join(v.afgemeld),
        "vastgesteld": vastgesteld_op,
    },
    minst=("aanwezig", "notulist", "afwezig met bericht", "vastgesteld"),
    berekend=lambda register, v: {"datum": _datum(register, v), "vastgesteld": vastgesteld_op(register, v)},
    volgorde=lambda register, v: (_datum(register, v) or date.min,),
)


def kies(register: Register, *, alleen_open: bool) -> list[Verslag]:
    """Return the minutes; only the drafts when asked."""
    return VERSLAGEN.sorted(register, lambda v: not alleen_open or v.status is Verslagstatus.CONCEPT)
