"""The actions and promises, the first last day first."""

from datetime import date

from tafel_cli.kinds.actie import Actie, Actiesoort, Actiestatus
from tafel_cli.register.register import Register
from tafel_cli.register.standing import punt_titel
from tafel_cli.report.lists import Lijst, demand_known, punt_thema


def of_day(today: date) -> Lijst[Actie]:
    """Return the list as it is on a day: it says which actions are late."""
    return Lijst(
        soort=Actie,
        kolommen={
            "id": lambda _, a: a.id,
            "actie": lambda _, a: a.actie,
            "actiehouder": lambda _, a: a.actiehouder,
            "uiterlijk": lambda _, a: a.uiterlijk,
            "status": lambda _, a: "te laat" if is_late(a, today) else a.status.value,
            "soort": lambda _, a: a.soort.value,
            "verschoven": lambda _, a: len(a.eerder_uiterlijk) or None,
            "agendapunt": lambda register, a: punt_titel(register, a.agendapunt),
        },
        minst=("agendapunt", "verschoven", "soort", "id"),
        berekend=lambda _, a: {"bijeenkomst": a.bijeenkomst_id, "te_laat": is_late(a, today)},
        volgorde=lambda _, a: (a.uiterlijk,),
    )


def is_late(actie: Actie, today: date) -> bool:
    """Tell whether an action is open and past its last day."""
    return actie.status is Actiestatus.OPEN and actie.uiterlijk < today


def kies(  # noqa: PLR0913  (one parameter for each thing that may be wanted)
    register: Register,
    *,
    today: date,
    alleen_open: bool,
    te_laat: bool,
    actiehouder: str | None,
    bijeenkomst: str | None,
    soort: Actiesoort | None,
    thema: str | None,
) -> list[Actie]:
    """Return the actions that are wanted (None or False: all); raises TafelError (wrong use) for an unknown name."""
    demand_known(register, ("organisatie", "actor", "allen"), actiehouder, "actiehouder")
    demand_known(register, ("bijeenkomst",), bijeenkomst, "bijeenkomst")
    demand_known(register, ("thema",), thema, "thema")
    return of_day(today).sorted(
        register,
        lambda actie: (
            (not alleen_open or actie.status is Actiestatus.OPEN)
            and (not te_laat or is_late(actie, today))
            and (not actiehouder or actiehouder in (actie.actiehouder, *actie.met))
            and (not bijeenkomst or actie.bijeenkomst_id == bijeenkomst)
            and (soort is None or actie.soort is soort)
            and (not thema or punt_thema(register, actie.agendapunt) == thema)
        ),
    )
