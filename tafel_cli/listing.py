"""What a list of agenda items shows: which items, which columns, which values."""

from tafel_cli.errors import TafelError
from tafel_cli.finding import suggest
from tafel_cli.frozen import frozen
from tafel_cli.kinds.agendapunt import Agendapunt, Doel, Status
from tafel_cli.register import Register, Stand
from tafel_cli.schema import plain

COLUMNS = ("id", "titel", "indiener", "thema", "doel", "duur", "status", "stand", "bijeenkomst")
LEAST = ("thema", "status", "bijeenkomst", "duur", "doel", "indiener")


@frozen
class Filter:
    """What is wanted; None wants everything. A name that the table does not have is wrong use."""

    status: Status | None = None
    stand: Stand | None = None
    thema: str | None = None
    indiener: str | None = None
    bijeenkomst: str | None = None
    doel: Doel | None = None


@frozen
class Row:
    """An item with what is computed of it: where it is, and the ids of its meetings."""

    item: Agendapunt
    stand: Stand | None
    bijeenkomsten: tuple[str, ...]

    def cells(self) -> list[object]:
        """Return the values of COLUMNS."""
        item = self.item
        held = ", ".join(self.bijeenkomsten)
        return [item.id, item.titel, item.indiener, item.thema, item.doel, item.duur, item.status, self.stand, held]

    def as_data(self) -> dict[str, object]:
        """Return the item's keys as in its header, and apart from them what is computed."""
        computed = {"stand": self.stand.value if self.stand else None, "bijeenkomsten": list(self.bijeenkomsten)}
        return {"id": self.item.id, **plain(self.item), "berekend": computed}


def agendapunten(register: Register, wanted: Filter) -> list[Row]:
    """Return the sound items that a filter keeps, by id; raises TafelError (wrong use) for an unknown name."""
    demand_known(register, ("thema",), wanted.thema, "thema")
    demand_known(register, ("organisatie", "actor"), wanted.indiener, "organisatie")
    demand_known(register, ("bijeenkomst",), wanted.bijeenkomst, "bijeenkomst")
    rows = [
        Row(item=item, stand=register.stand(item), bijeenkomsten=tuple(m.id for m in register.meetings_of(item)))
        for item in register.all(Agendapunt)
    ]
    return [row for row in rows if _keeps(wanted, row)]


def unreadable(register: Register) -> int:
    """Return how many items a list cannot show because their files are broken."""
    return len(register.ids("agendapunt")) - len(register.all(Agendapunt))


def demand_known(register: Register, kinds: tuple[str, ...], value: str | None, what: str) -> None:
    """Raise TafelError (wrong use) when a name is typed that none of these kinds has."""
    if value and not register.knows(kinds, value):
        known = [id_ for kind in kinds for id_ in register.ids(kind)]
        hint = suggest(value, known) or ("kies uit: " + ", ".join(known))
        raise TafelError(f"Er is geen {what} met de naam `{value}`; {hint}", exit_code=2)


def _keeps(wanted: Filter, row: Row) -> bool:
    pairs = (
        (wanted.status, row.item.status),
        (wanted.stand, row.stand),
        (wanted.thema, row.item.thema),
        (wanted.indiener, row.item.indiener),
        (wanted.doel, row.item.doel),
    )
    in_meeting = wanted.bijeenkomst is None or wanted.bijeenkomst in row.bijeenkomsten
    return in_meeting and all(want is None or want == has for want, has in pairs)
