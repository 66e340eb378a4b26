"""Lists agenda items: the standing of each, and how complete it is."""

from collections.abc import Iterator

from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.register.completeness import delen, meter
from tafel_cli.register.register import Register
from tafel_cli.register.standing import points_stand, stand_of
from tafel_cli.report.lists import Lijst


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
        "beslispunten": list(points_stand(register, item)),
        "nog_nodig": [part.naam for part in parts if part.gebreken],
    }


def _points(register: Register, item: Agendapunt) -> Iterator[str]:
    for point in points_stand(register, item):
        yield f"beslispunt {point.beslispunt}: {point.stand}{f' (`{point.besluit}`)' if point.besluit else ''}"


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
    leeg={"duur": "nog niet ingevuld", "bijeenkomst": "op geen enkele agenda"},
    lines=_points,
    keuzes={
        "stand": lambda register, item, stand: stand_of(register, item) is stand,
        "bijeenkomst": lambda register, item, id_: id_ in _meetings(register, item),
    },
)
