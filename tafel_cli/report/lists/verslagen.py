"""Lists minutes, by the day of their meeting; those without a readable meeting first."""

from datetime import date

from tafel_cli.kinds.verslag import Verslag, Verslagstatus
from tafel_cli.register.standing import vastgesteld_op
from tafel_cli.report.lists import Lijst, on_day

VERSLAGEN = Lijst(
    soort=Verslag,
    kolommen={
        "id": lambda _, v: v.id,
        "bijeenkomst": on_day,
        "status": lambda _, v: v.status.value,
        "notulist": lambda _, v: v.notulist,
        "aanwezig": lambda _, v: len(v.aanwezig),
        "afwezig met bericht": lambda _, v: ", ".join(v.afgemeld),
        "vastgesteld": vastgesteld_op,
    },
    minst=("aanwezig", "notulist", "afwezig met bericht", "vastgesteld"),
    berekend=lambda register, v: {"datum": on_day(register, v), "vastgesteld": vastgesteld_op(register, v)},
    leeg={"vastgesteld": "nog niet"},
    volgorde=lambda register, v: (on_day(register, v) or date.min,),
    keuzes={"alleen_open": lambda _, v, __: v.status is Verslagstatus.CONCEPT},
)
