"""Lists actions and promises, by due day."""

from datetime import date

from tafel_cli.kinds.actie import Actie, Actiestatus
from tafel_cli.register.standing import punt_titel
from tafel_cli.report.lists import Lijst, in_meeting, on_theme


def of_day(today: date) -> Lijst[Actie]:
    """Return the list of actions as on a day, because that decides which are late."""
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
        minst=("agendapunt", "verschoven", "soort"),
        berekend=lambda _, a: {"bijeenkomst": a.bijeenkomst_id, "te_laat": is_late(a, today)},
        volgorde=lambda _, a: (a.uiterlijk,),
        keuzes={
            "alleen_open": lambda _, a, __: a.status is Actiestatus.OPEN,
            "te_laat": lambda _, a, __: is_late(a, today),
            "actiehouder": lambda _, a, name: name in ("", a.actiehouder, *a.met),
            "bijeenkomst": in_meeting,
            "thema": on_theme,
        },
    )


def is_late(actie: Actie, today: date) -> bool:
    """Tell whether an action is open and past its due day."""
    return actie.status is Actiestatus.OPEN and actie.uiterlijk < today
