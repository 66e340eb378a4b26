"""A party's own board also says yes, or does not."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from tafel_cli.reading.marks import OrganisatieId, Ref
from tafel_cli.reading.record import Record
from tafel_cli.value_class import frozen


class Bekrachtigingsstand(StrEnum):
    """What the board said."""

    BEKRACHTIGD = "bekrachtigd"
    BEKRACHTIGD_MET_VOORWAARDE = "bekrachtigd_met_voorwaarde"
    NIET_BEKRACHTIGD = "niet_bekrachtigd"


@frozen
class Bekrachtiging(Record):
    """A ratification; its id is that of the decision and of the party."""

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
