"""Compares minutes with the agenda of their meeting: which items have no section, and which sections no item."""

from tafel_cli.kinds.bijeenkomst import PAUZE, Bijeenkomststatus
from tafel_cli.kinds.verslag import Verslag
from tafel_cli.reading.sections import Sectie
from tafel_cli.register.register import Register


def items_of(section: Sectie) -> tuple[str, ...]:
    """Return the ids of the items that the heading of a section links to. One of level 1 is on no item."""
    return () if section.niveau == 1 else tuple(item for target in section.doelen if (item := item_of(target)))


def item_of(target: str) -> str | None:
    """Return the id of the item at a path below data/ (`agenda/<id>.md`); None for another path."""
    return target.removeprefix("agenda/").removesuffix(".md") if target.startswith("agenda/") else None


def untold(register: Register, verslag: Verslag) -> list[str]:
    """Return the ids on the agenda, broken items included, that no heading links to; none if there was no meeting."""
    meeting = register.bijeenkomst_van(verslag)
    if meeting is None or meeting.status is not Bijeenkomststatus.GEHOUDEN:
        return []
    told = {item for section in verslag.secties for item in items_of(section)}
    return [id_ for id_ in meeting.agenda if id_ != PAUZE and id_ not in told]


def foreign(register: Register, verslag: Verslag) -> list[Sectie]:
    """Return the sections on neither an item of the agenda nor a standing item. Without those, any title passes."""
    tafel, meeting = register.tafel, register.bijeenkomst_van(verslag)
    if meeting is None:
        return []
    standing = {punt.titel.casefold() for punt in tafel.vaste_punten} if tafel else set()
    return [
        section
        for section in verslag.secties
        if section.niveau > 1
        and not (
            {*items}.issubset(meeting.agenda)
            if (items := items_of(section))
            else not standing or section.titel.casefold() in standing
        )
    ]
