"""Defines a ratification: the answer of a party's own board (`achterban`) to a decision."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from tafel_cli.kinds.agendapunt import Via
from tafel_cli.reading.marks import OrganisatieId, Ref
from tafel_cli.reading.record import Record


class Bekrachtigingsstand(StrEnum):
    """The answer of the board: yes, yes on a condition, or no."""

    BEKRACHTIGD = "bekrachtigd"
    BEKRACHTIGD_MET_VOORWAARDE = "bekrachtigd_met_voorwaarde"
    NIET_BEKRACHTIGD = "niet_bekrachtigd"


class Bekrachtiging(Record):
    """A ratification; its id is the id of the decision, `-` and the id of the party."""

    folder: ClassVar[str] = "bekrachtigingen"
    id_pattern: ClassVar[str] = "(?P<besluit>.+-b[1-9][0-9]*)-(?P<organisatie>[a-z0-9-]+)"
    id_example: ClassVar[str] = "2026-12-03-b1-gemeente"
    id_parts: ClassVar[str] = "het besluit en de organisatie"

    besluit: Annotated[str, Ref(("besluit",))]
    organisatie: OrganisatieId
    stand: Bekrachtigingsstand
    op: date
    orgaan: str | None = None
    voorwaarde: str | None = None
    kenmerk: str | None = None
    ingebracht_via: Via | None = None
