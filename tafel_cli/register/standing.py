"""Computes from records what nobody types: the standing of an item, and whether a decision is in force."""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntstatus, Doel
from tafel_cli.kinds.bekrachtiging import Bekrachtigingsstand
from tafel_cli.kinds.besluit import Besluit, Uitkomst
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus
from tafel_cli.kinds.organisatie import Organisatie, Organisatiestatus
from tafel_cli.kinds.verslag import Verslag
from tafel_cli.reading.fields import parse_date
from tafel_cli.reading.processed_lines import TALKED
from tafel_cli.register.minutes import talked
from tafel_cli.register.register import Register


class Stand(StrEnum):
    """The standing of an item: waiting, on a planned agenda, treated, held over, or sent back by a board."""

    WACHT = "wacht"
    GEAGENDEERD = "geagendeerd"
    BEHANDELD = "behandeld"
    AANGEHOUDEN = "aangehouden"
    TERUG = "terug"


WAITS = (Stand.WACHT, Stand.AANGEHOUDEN, Stand.TERUG)  # the items that wait for an agenda, once they are submitted


class Geldigheid(StrEnum):
    """Whether a decision is in force, waits for a board, was sent back to the table by one, or was replaced."""

    GELDT = "geldt"
    NA_BEKRACHTIGING = "geldt na bekrachtiging"
    TERUG = "terug naar de tafel"
    VERVANGEN = "vervangen"


def stand_of(register: Register, item: Agendapunt) -> Stand | None:
    """Return the standing of an item; None for a draft or withdrawn one on no agenda but that of cancelled meetings."""
    meetings = register.meetings_of(item)
    if any(m.status is Bijeenkomststatus.GEPLAND for m in meetings):
        return Stand.GEAGENDEERD
    if held_over(register, item):
        return Stand.AANGEHOUDEN
    if sent_back(register, item):
        return Stand.TERUG
    if meetings:
        return Stand.WACHT if _only_talked(register, item, meetings[-1]) else Stand.BEHANDELD
    return Stand.WACHT if item.status is Agendapuntstatus.INGEDIEND else None


def _only_talked(register: Register, item: Agendapunt, last: Bijeenkomst) -> bool:
    """Tell whether the minutes say that the last meeting talked about a point of an item and took no decision on it."""
    minutes = register.verslag_of(last)
    if minutes is None or TALKED not in minutes.document.body:
        return False
    decided = {b.beslispunt for b in register.besluiten_of(item) if b.bijeenkomst_id == last.id}
    return bool(talked(minutes, item.id) - decided)


def last_decisions(register: Register, item: Agendapunt) -> dict[int | None, Besluit]:
    """Return decision point → the last decision on it; None for what the item does not ask as a decision point.

    The last is that of the latest meeting, and of one meeting that with the highest number.
    """
    return {besluit.beslispunt: besluit for besluit in register.besluiten_of(item)}


class PointStand(NamedTuple):
    """The standing of a decision point: the last decision on it (None: none yet), its outcome, and what holds now."""

    beslispunt: int
    besluit: str | None
    uitkomst: Uitkomst | None
    stand: str


def points_stand(register: Register, item: Agendapunt) -> tuple[PointStand, ...]:
    """Return the standing of each decision point of an item, in order; none for an item that asks for no decision."""
    last = last_decisions(register, item)
    points = range(1, len(item.gevraagd) + 1) if item.doel is Doel.BESLUITVORMEND else ()
    return tuple(_point_stand(register, point, last.get(point)) for point in points)


def _point_stand(register: Register, point: int, besluit: Besluit | None) -> PointStand:
    if besluit is None:
        return PointStand(point, None, None, "nog geen besluit")
    holds = geldigheid_of(register, besluit)
    return PointStand(point, besluit.id, besluit.uitkomst, (holds or besluit.uitkomst).value.replace("_", " "))


def held_over(register: Register, item: Agendapunt) -> bool:
    """Tell whether a decision point was held over last. What is no decision point is done once it is treated again."""
    decides = item.doel is Doel.BESLUITVORMEND
    return any(
        besluit.uitkomst is Uitkomst.AANGEHOUDEN
        and ((decides and point is not None) or not _treated_since(register, item, besluit))
        for point, besluit in last_decisions(register, item).items()
    )


def _treated_since(register: Register, item: Agendapunt, besluit: Besluit) -> bool:
    day = register.taken(besluit)[0]
    return any(m.status is Bijeenkomststatus.GEHOUDEN and m.datum > day for m in register.meetings_of(item))


def sent_back(register: Register, item: Agendapunt) -> bool:
    """Tell whether a board sent a decision on an item back, and the table has not replaced that decision since."""
    return any(geldigheid_of(register, besluit) is Geldigheid.TERUG for besluit in register.besluiten_of(item))


def was_moved_on(register: Register, meeting: Bijeenkomst, id_: str) -> bool:
    """Tell whether a held meeting did not come to the item with an id."""
    return any(each.agendapunt == id_ for each in register.moved_on(meeting))


def moved_on_last(register: Register) -> dict[str, Bijeenkomst]:
    """Return the items that the last held meeting with them on its agenda moved on, by id, with that meeting."""
    last = {id_: meeting for meeting in register.held() for id_ in meeting.agenda}
    return {
        each.agendapunt: meeting
        for meeting in register.held()
        for each in register.moved_on(meeting)
        if last.get(each.agendapunt) is meeting
    }


def keten(register: Register, item: Agendapunt) -> tuple[Agendapunt, ...]:
    """Return an item and its predecessors (`vervolg_op`), newest first, until one is absent, broken or seen before."""
    found: dict[str, Agendapunt] = {}
    here: Agendapunt | None = item
    while here and here.id not in found:
        found[here.id] = here
        here = register.get(Agendapunt, here.vervolg_op) if here.vervolg_op else None
    return tuple(found.values())


def actieve_partijen(register: Register) -> list[Organisatie]:
    """Return the parties that still take part, by id."""
    return [party for party in register.all(Organisatie) if party.status is Organisatiestatus.ACTIEF]


def punt_titel(register: Register, id_: str) -> str:
    """Return the title of an item or a standing item; its id if no sound file has it."""
    item = register.get(Agendapunt, id_)
    standing = {punt.id: punt.titel for punt in register.tafel.vaste_punten} if register.tafel else {}
    return item.titel if item else standing.get(id_, id_)


def dag_van(register: Register, text: str | None) -> date | None:
    """Return the day of a meeting id or of an ISO date; None for any other text."""
    meeting = register.get(Bijeenkomst, text) if text else None
    return meeting.datum if meeting else parse_date(text or "")


def vastgesteld_op(register: Register, verslag: Verslag) -> date | None:
    """Return the day that minutes were adopted: of the meeting `vastgesteld_in`, else `vastgesteld_op`, else None."""
    meeting = register.get(Bijeenkomst, verslag.vastgesteld_in) if verslag.vastgesteld_in else None
    return meeting.datum if meeting else verslag.vastgesteld_op


def geldigheid_of(register: Register, besluit: Besluit) -> Geldigheid | None:
    """Return whether a decision is in force; None if the table did not agree, unless it was replaced.

    A condition of a board sends it back to the table as a refusal does, because the table did not agree to it.
    """
    if any(link.reference.keys[0] == "vervangt" for link in register.pointing_at("besluit", besluit.id)):
        return Geldigheid.VERVANGEN
    if besluit.uitkomst not in (Uitkomst.INGESTEMD, Uitkomst.GEWIJZIGD_INGESTEMD):
        return None
    said = register.bekrachtigingen_of(besluit).values()
    if any(b is not None and b.stand is not Bekrachtigingsstand.BEKRACHTIGD for b in said):
        return Geldigheid.TERUG
    return Geldigheid.NA_BEKRACHTIGING if None in said else Geldigheid.GELDT


def waiting_for(register: Register, besluit: Besluit) -> tuple[str, ...]:
    """Return the ids of the parties whose boards have yet to answer on a decision; none once it was replaced.

    That one board said no, or yes on a condition, changes nothing for the others.
    """
    if geldigheid_of(register, besluit) not in (Geldigheid.NA_BEKRACHTIGING, Geldigheid.TERUG):
        return ()
    return tuple(party for party, said in register.bekrachtigingen_of(besluit).items() if said is None)


def verwacht_op(register: Register, besluit: Besluit, id_: str) -> date | None:
    """Return the day by which a board should answer: that of its reservation, or `achterban.weken` after the meeting.

    None if the meeting or the number of weeks is unknown.
    """
    if (entry := besluit.voorbehoud_van(id_)) and entry.uiterlijk:
        return entry.uiterlijk
    party = register.get(Organisatie, id_)
    weeks = party.achterban.weken if party and party.achterban else None
    meeting = register.bijeenkomst_van(besluit)
    return meeting.datum + timedelta(weeks=weeks) if meeting and weeks is not None else None


def board_of(register: Register, besluit: Besluit, id_: str) -> str | None:
    """Return the board that answers for a party: that of its reservation, or else its own; None if neither is named."""
    entry, party = besluit.voorbehoud_van(id_), register.get(Organisatie, id_)
    own = party.achterban.orgaan if party and party.achterban else None
    return (entry.bij if entry else None) or own
