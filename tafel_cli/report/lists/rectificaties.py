"""Lists corrections, by the day of the meeting that they are about."""

from datetime import date

from tafel_cli.kinds.rectificatie import Rectificatie
from tafel_cli.register.register import Register
from tafel_cli.register.standing import dag_van, punt_titel
from tafel_cli.report.lists import Lijst, in_meeting, on_day


def _adopted(register: Register, made: Rectificatie) -> date | None:
    return dag_van(register, made.vastgesteld_in) or made.vastgesteld_op


RECTIFICATIES = Lijst(
    soort=Rectificatie,
    kolommen={
        "id": lambda _, r: r.id,
        "over": lambda _, r: r.over.id,
        "tekst": lambda _, r: r.tekst,
        "agendapunt": lambda register, r: punt_titel(register, r.agendapunt) if r.agendapunt else "",
        "vastgesteld": _adopted,
    },
    minst=("agendapunt", "vastgesteld", "over"),
    berekend=lambda register, r: {"bijeenkomst": r.bijeenkomst_id, "vastgesteld": _adopted(register, r)},
    leeg={"vastgesteld": "nog niet"},
    volgorde=lambda register, r: (on_day(register, r) or date.min,),
    keuzes={"bijeenkomst": in_meeting},
)
