"""The agenda items: where each is on its way, and how complete it is."""

from tafel_cli.berekend import Stand, stand_of
from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntstatus, Doel
from tafel_cli.listing import Lijst, demand_known
from tafel_cli.meter import delen, meter
from tafel_cli.register import Register
from tafel_cli.value_class import frozen


@frozen
class Filter:
    """What is wanted; None wants everything. A name that the table does not have is wrong use."""

    status: Agendapuntstatus | None = None
    stand: Stand | None = None
    thema: str | None = None
    indiener: str | None = None
    bijeenkomst: str | None = None
    doel: Doel | None = None


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


def kies(register: Register, wanted: Filter) -> list[Agendapunt]:
    """Return the sound items that a filter keeps, by id; raises TafelError (wrong use) for an unknown name."""
    demand_known(register, ("thema",), wanted.thema, "thema")
    demand_known(register, ("organisatie", "actor"), wanted.indiener, "organisatie")
    demand_known(register, ("bijeenkomst",), wanted.bijeenkomst, "bijeenkomst")
    return AGENDAPUNTEN.sorted(register, lambda item: _keeps(register, wanted, item))


def _keeps(register: Register, wanted: Filter, item: Agendapunt) -> bool:
    pairs = (
        (wanted.status, item.status),
        (wanted.thema, item.thema),
        (wanted.indiener, item.indiener),
        (wanted.doel, item.doel),
    )
    same = all(want is None or want == has for want, has in pairs)
    in_meeting = wanted.bijeenkomst is None or wanted.bijeenkomst in _meetings(register, item)
    return same and in_meeting and (wanted.stand is None or stand_of(register, item) is wanted.stand)
