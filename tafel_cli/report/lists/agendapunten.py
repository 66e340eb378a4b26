"""The agenda items: where each is on its way, and how complete it is."""

from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntstatus, Doel
from tafel_cli.register.form.meter import delen, meter
from tafel_cli.register.register import Register
from tafel_cli.register.standing import Stand, stand_of
from tafel_cli.report.lists import Lijst, demand_known


def _meetings(register: Register, item: Agendapunt) -> list[str]:
    return [meeting.id for meeting in register.meetings_of(item)]


def _berekend(register: Register, item: Agendapunt) -> dict[str, object]:
    parts = delen(item)
    stand = stand_of(register, item)
    return {
        "stand": stand.value if stand else None,
        "bijeenkomsten": _meetings(register, item),
        "volledig": sum(not part.gebreken for part in parts),
        "delen": len(parts),
        "nog_nodig": [part.naam for part in parts if part.gebreken],
    }


AGENDAPUNTEN = Lijst(
    soort=Agendapunt,
    kolommen={
        "id": lambda _, item: item.id,
        "titel": lambda _, item: item.titel,
        "indiener": lambda _, item: item.indiener,
        "thema": lambda _, item: item.thema,
        "doel": lambda _, item: item.doel.value,
        "duur": lambda _, item: item.duur,
        "status": lambda _, item: item.status.value,
        "stand": stand_of,
        "volledig": lambda _, item: meter(item).stand,
        "bijeenkomst": lambda register, item: ", ".join(_meetings(register, item)),
    },
    minst=("thema", "bijeenkomst", "duur", "doel", "status", "indiener", "volledig"),
    berekend=_berekend,
)


def kies(  # noqa: PLR0913  (one parameter for each thing that may be wanted)
    register: Register,
    *,
    status: Agendapuntstatus | None,
    stand: Stand | None,
    thema: str | None,
    indiener: str | None,
    bijeenkomst: str | None,
    doel: Doel | None,
) -> list[Agendapunt]:
    """Return the sound items that are wanted (None: all), by id; raises TafelError (wrong use) for an unknown name."""
    demand_known(register, ("thema",), thema, "thema")
    demand_known(register, ("organisatie", "actor"), indiener, "organisatie")
    demand_known(register, ("bijeenkomst",), bijeenkomst, "bijeenkomst")
    wanted = (status, thema, indiener, doel)
    return AGENDAPUNTEN.sorted(
        register,
        lambda item: (
            all(want in (None, has) for want, has in zip(wanted, _said(item), strict=True))
            and (bijeenkomst is None or bijeenkomst in _meetings(register, item))
            and (stand is None or stand_of(register, item) is stand)
        ),
    )


def _said(item: Agendapunt) -> tuple[str, ...]:
    return (item.status, item.thema, item.indiener, item.doel)
