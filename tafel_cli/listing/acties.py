"""The actions and promises, the first last day first."""

from datetime import date

from tafel_cli.kinds.actie import Actie, Actiesoort, Actiestatus
from tafel_cli.listing import Lijst, demand_known, punt_thema, punt_titel
from tafel_cli.register import Register
from tafel_cli.value_class import frozen


@frozen
class Filter:
    """What is wanted; None or False wants everything. Late: open and past its last day."""

    alleen_open: bool = False
    te_laat: bool = False
    actiehouder: str | None = None
    bijeenkomst: str | None = None
    soort: Actiesoort | None = None
    thema: str | None = None


def of_day(today: date) -> Lijst[Actie]:
    """Return the list as it is on a day: it says which actions are late."""
    return Lijst(
        soort=Actie,
        kolommen={
            "id": lambda _, a: a.id,
            "actie": lambda _, a: a.actie,
            "actiehouder": lambda _, a: a.actiehouder,
            "uiterlijk": lambda _, a: a.uiterlijk,
            "status": lambda _, a: "te laat" if _late(a, today) else a.status.value,
            "soort": lambda _, a: a.soort.value,
            "verschoven": lambda _, a: len(a.eerder_uiterlijk) or None,
            "agendapunt": lambda register, a: punt_titel(register, a.agendapunt),
        },
        minst=("agendapunt", "verschoven", "soort", "id"),
        berekend=lambda _, a: {"bijeenkomst": a.bijeenkomst_id, "te_laat": _late(a, today)},
        volgorde=lambda _, a: (a.uiterlijk,),
    )


def _late(actie: Actie, today: date) -> bool:
    return actie.status is Actiestatus.OPEN and actie.uiterlijk < today


def kies(register: Register, today: date, wanted: Filter) -> list[Actie]:
    """Return the actions that a filter keeps; raises TafelError (wrong use) for an unknown name."""
    demand_known(register, ("organisatie", "actor", "allen"), wanted.actiehouder, "actiehouder")
    demand_known(register, ("bijeenkomst",), wanted.bijeenkomst, "bijeenkomst")
    demand_known(register, ("thema",), wanted.thema, "thema")
    return of_day(today).sorted(register, lambda actie: _keeps(register, today, wanted, actie))


def _keeps(register: Register, today: date, wanted: Filter, actie: Actie) -> bool:
    return all(
        (
            not wanted.alleen_open or actie.status is Actiestatus.OPEN,
            not wanted.te_laat or _late(actie, today),
            not wanted.actiehouder or wanted.actiehouder in (actie.actiehouder, *actie.met),
            not wanted.bijeenkomst or actie.bijeenkomst_id == wanted.bijeenkomst,
            wanted.soort is None or actie.soort is wanted.soort,
            not wanted.thema or punt_thema(register, actie.agendapunt) == wanted.thema,
        )
    )
