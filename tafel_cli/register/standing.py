"""Computes from records what nobody types: the standing of an item, and whether a decision is in force."""

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
    """The standing of an item: waiting, on a planned agenda, treated, or held over."""

    WACHT = "wacht"
    GEAGENDEERD = "geagendeerd"
    BEHANDELD = "behandeld"
    AANGEHOUDEN = "aangehouden"


class Geldigheid(StrEnum):
    """Whether a decision is in force, waits for a board, was rejected by one, or was replaced."""

    GELDT = "geldt"
    NA_BEKRACHTIGING = "geldt na bekrachtiging"
    NIET_BEKRACHTIGD = "niet bekrachtigd"
    VERVANGEN = "vervangen"


def stand_of(register: Register, item: Agendapunt) -> Stand | None:
    """Return the standing of an item; None for a draft or withdrawn one on no agenda but that of cancelled meetings."""
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
    """Return whether a decision is in force; None if the table did not agree, unless it was replaced."""
    if any(link.reference.keys[0] == "vervangt" for link in register.pointing_at("besluit", besluit.id)):
        return Geldigheid.VERVANGEN
    if besluit.uitkomst not in (Uitkomst.INGESTEMD, Uitkomst.GEWIJZIGD_INGESTEMD):
        return None
    said = register.bekrachtigingen_of(besluit).values()
    if any(b is not None and b.stand is Bekrachtigingsstand.NIET_BEKRACHTIGD for b in said):
        return Geldigheid.NIET_BEKRACHTIGD
    return Geldigheid.NA_BEKRACHTIGING if None in said else Geldigheid.GELDT


def verwacht_op(register: Register, besluit: Besluit, id_: str) -> date | None:
    """Return the day by which a board should answer: `achterban.weken` after the meeting; None if either is unknown."""
    party = register.get(Organisatie, id_)
    weeks = party.achterban.weken if party and party.achterban else None
    meeting = register.bijeenkomst_van(besluit)
    return meeting.datum + timedelta(weeks=weeks) if meeting and weeks is not None else None
