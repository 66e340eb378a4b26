"""Lists parties, by kind in the order of tafel.md, former ones last."""

from tafel_cli.dutch import quantity
from tafel_cli.kinds.organisatie import Organisatie, Organisatiestatus
from tafel_cli.register.register import Register
from tafel_cli.report.lists import Lijst


def _achterban(organisatie: Organisatie) -> str:
    board = organisatie.achterban
    weeks = quantity(board.weken, "week", "weken") if board and board.weken is not None else ""
    return ", ".join(part for part in (board.orgaan if board else None, weeks) if part)


ORGANISATIES = Lijst(
    soort=Organisatie,
    kolommen={
        "id": lambda _, o: o.id,
        "naam": lambda _, o: o.naam,
        "soort": lambda _, o: o.soort,
        "status": lambda _, o: o.status.value,
        "deelnemers": lambda _, o: len(o.deelnemers),
        "achterban": lambda _, o: _achterban(o),
        "missie ondertekend": lambda _, o: o.missie_ondertekend,
    },
    minst=("deelnemers", "status", "achterban", "missie ondertekend", "soort"),
    berekend=lambda _, o: {"aantal_deelnemers": len(o.deelnemers)},
    leeg={"missie ondertekend": "nog niet"},
    volgorde=lambda register, o: (o.status is Organisatiestatus.VOORMALIG, _rank(register, o.soort)),
)


def _rank(register: Register, soort: str) -> int:
    """Return the position of a kind of party in tafel.md; an unknown kind comes last."""
    order = register.ids("soort")
    return order.index(soort) if soort in order else len(order)
