"""The actions and promises, the first last day first."""

from tafel_cli.kinds.actie import Actie, Soort, Status
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
    soort: Soort | None = None
    thema: str | None = None


def te_laat(register: Register, actie: Actie) -> bool:
    """Tell whether an action is open and past its last day, on the day of this register."""
    return actie.status is Status.OPEN and register.today is not None and actie.uiterlijk < register.today


ACTIES = Lijst(
    soort=Actie,
    kolommen={
        "id": lambda _, a: a.id,
        "actie": lambda _, a: a.actie,
        "actiehouder": lambda _, a: a.actiehouder,
        "uiterlijk": lambda _, a: a.uiterlijk,
        "status": lambda register, a: "te laat" if te_laat(register, a) else a.status.value,
        "soort": lambda _, a: a.soort.value,
        "verschoven": lambda _, a: len(a.eerder_uiterlijk) or None,
        "agendapunt": lambda register, a: punt_titel(register, a.agendapunt),
    },
    minst=("agendapunt", "verschoven", "soort", "id"),
    berekend=lambda register, a: {"bijeenkomst": a.id.rpartition("-")[0], "te_laat": te_laat(register, a)},
    volgorde=lambda _, a: (a.uiterlijk,),
)


def kies(register: Register, wanted: Filter) -> list[Actie]:
    """Return the actions that a filter keeps; raises TafelError (wrong use) for an unknown name."""
    demand_known(register, ("organisatie", "actor", "allen"), wanted.actiehouder, "actiehouder")
    demand_known(register, ("bijeenkomst",), wanted.bijeenkomst, "bijeenkomst")
    demand_known(register, ("thema",), wanted.thema, "thema")
    return ACTIES.sorted(register, lambda actie: _keeps(register, wanted, actie))


def _keeps(register: Register, wanted: Filter, actie: Actie) -> bool:
    return all(
        (
            not wanted.alleen_open or actie.status is Status.OPEN,
            not wanted.te_laat or te_laat(register, actie),
            not wanted.actiehouder or wanted.actiehouder in (actie.actiehouder, *actie.met),
            not wanted.bijeenkomst or actie.id.rpartition("-")[0] == wanted.bijeenkomst,
            wanted.soort is None or actie.soort is wanted.soort,
            not wanted.thema or punt_thema(register, actie.agendapunt) == wanted.thema,
        )
    )
