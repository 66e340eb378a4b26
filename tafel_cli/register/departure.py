"""Finds what hangs on a party: what is still open of it, and where else a paper that is still to come names it."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from tafel_cli.kinds.actie import Actie, Actiestatus
from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntstatus
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.reading.record import Record
from tafel_cli.register.register import Register
from tafel_cli.register.standing import WAITS, Stand, stand_of, waiting_for


class OpenKind(StrEnum):
    """Why a document or a theme hangs on a party: it is its own to finish, or it only names it."""

    PUNT = "punt"
    ACTIE = "actie"
    BESLUIT = "besluit"
    THEMA = "thema"
    GENOEMD_BIJ_PUNT = "genoemd bij punt"
    GENOEMD_BIJ_ACTIE = "genoemd bij actie"


class LeftOpen(NamedTuple):
    """Something open, by its id; `record`: its document, None for a theme, which stands in tafel.md."""

    soort: OpenKind
    id: str
    record: Record | None = None


def left_open(register: Register, party: str) -> Iterator[LeftOpen]:
    """Yield what a party has to finish: items to come, open actions, answers of its board, themes that it leads."""
    for item in _to_come(register):
        if item.indiener == party:
            yield LeftOpen(OpenKind.PUNT, item.id, item)
    for actie in register.all(Actie):
        if actie.actiehouder == party and actie.status is Actiestatus.OPEN:
            yield LeftOpen(OpenKind.ACTIE, actie.id, actie)
    for besluit in register.all(Besluit):
        if party in besluit.reserved_by and party in waiting_for(register, besluit):
            yield LeftOpen(OpenKind.BESLUIT, besluit.id, besluit)
    for id_, thema in register.tafel.themas.items() if register.tafel else ():
        if party in thema.trekkers:
            yield LeftOpen(OpenKind.THEMA, id_)


def named_beside(register: Register, party: str) -> Iterator[LeftOpen]:
    """Yield the items to come and the open actions of another that name a party, as joint submitter or as helper."""
    for item in _to_come(register):
        introduces = item.inleider is not None and item.inleider.organisatie == party
        if item.indiener != party and (party in item.mede_indieners or introduces):
            yield LeftOpen(OpenKind.GENOEMD_BIJ_PUNT, item.id, item)
    for actie in register.all(Actie):
        if actie.actiehouder != party and party in actie.met and actie.status is Actiestatus.OPEN:
            yield LeftOpen(OpenKind.GENOEMD_BIJ_ACTIE, actie.id, actie)


def _to_come(register: Register) -> Iterator[Agendapunt]:
    """Yield the items that are not withdrawn, and that the table still has to treat."""
    for item in register.all(Agendapunt):
        if item.status is Agendapuntstatus.INGETROKKEN:
            continue
        if item.status is Agendapuntstatus.CONCEPT or stand_of(register, item) in (*WAITS, Stand.GEAGENDEERD):
            yield item
