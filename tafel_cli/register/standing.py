"""What is computed of records, and never typed: where an item is on its way, and whether a decision holds."""

from datetime import date, timedelta
from enum import StrEnum

from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntstatus
from tafel_cli.kinds.bekrachtiging import Bekrachtigingsstand
from tafel_cli.kinds.besluit import Besluit, Uitkomst
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus
from tafel_cli.kinds.organisatie import Organisatie, Organisatiestatus
from tafel_cli.kinds.verslag import Verslag
from tafel_cli.reading.fields import parse_date
from tafel_cli.register.register import Register


class Stand(StrEnum):
    """Where an item is on its way."""

    WACHT = "wacht"
    GEAGENDEERD = "geagendeerd"
    BEHANDELD = "behandeld"
    AANGEHOUDEN = "aangehouden"


class Geldigheid(StrEnum):
    """Whether a decision holds."""

    GELDT = "geldt"
    NA_BEKRACHTIGING = "geldt na bekrachtiging"
    NIET_BEKRACHTIGD = "niet bekrachtigd"
    VERVANGEN = "vervangen"


def stand_of(register: Register, item: Agendapunt) -> Stand | None:
    """Return where an item is; None for a concept or withdrawn item that no meeting has."""
    meetings = register.meetings_of(item)
    if any(m.status is Bijeenkomststatus.GEPLAND for m in meetings):
        return Stand.GEAGENDEERD
    besluiten = register.besluiten_of(item)
    if besluiten and besluiten[-1].uitkomst is Uitkomst.AANGEHOUDEN:
        return Stand.AANGEHOUDEN
    if meetings:
        return Stand.BEHANDELD
    return Stand.WACHT if item.status is Agendapuntstatus.INGEDIEND else None


def keten(register: Register, item: Agendapunt) -> tuple[Agendapunt, ...]:
    """Return an item and what it follows on, the youngest first; what cannot be read ends the chain."""
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
    """Return the title of an item or a standing item, or its id when nothing that can be read has it."""
    item = register.get(Agendapunt, id_)
    standing = {punt.id: punt.titel for punt in register.tafel.vaste_punten} if register.tafel else {}
    return item.titel if item else standing.get(id_, id_)


def dag_van(register: Register, text: str | None) -> date | None:
    """Return the day that a date, or the id of a meeting, names."""
    meeting = register.get(Bijeenkomst, text) if text else None
    return meeting.datum if meeting else parse_date(text or "")


def vastgesteld_op(register: Register, verslag: Verslag) -> date | None:
    """Return the day on which minutes were adopted: that of the meeting that did, else the day that was written."""
    meeting = register.get(Bijeenkomst, verslag.vastgesteld_in) if verslag.vastgesteld_in else None
    return meeting.datum if meeting else verslag.vastgesteld_op


def geldigheid_of(register: Register, besluit: Besluit) -> Geldigheid | None:
    """Return whether a decision holds; None when the table did not agree."""
    if any(link.reference.keys[0] == "vervangt" for link in register.pointing_at("besluit", besluit.id)):
        return Geldigheid.VERVANGEN
    if besluit.uitkomst not in (Uitkomst.INGESTEMD, Uitkomst.GEWIJZIGD_INGESTEMD):
        return None
    said = register.bekrachtigingen_of(besluit).values()
    if any(b is not None and b.stand is Bekrachtigingsstand.NIET_BEKRACHTIGD for b in said):
        return Geldigheid.NIET_BEKRACHTIGD
    return Geldigheid.NA_BEKRACHTIGING if None in said else Geldigheid.GELDT


def verwacht_op(register: Register, besluit: Besluit, id_: str) -> date | None:
    """Return the day on which a party's board is expected to have answered: its own number of weeks later."""
    party = register.get(Organisatie, id_)
    weeks = party.achterban.weken if party and party.achterban else None
    meeting = register.bijeenkomst_van(besluit)
    return meeting.datum + timedelta(weeks=weeks) if meeting and weeks is not None else None
