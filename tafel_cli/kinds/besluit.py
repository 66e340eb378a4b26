"""Defines a decision: what the table concluded on one decision point of an item."""

from enum import StrEnum
from typing import Annotated, ClassVar

from tafel_cli.kinds.agendapunt import Agendapuntopenbaarheid
from tafel_cli.reading.marks import Number, OrganisatieId, Punt, Ref
from tafel_cli.reading.record import Record
from tafel_cli.value_class import frozen


class Uitkomst(StrEnum):
    """The outcome that the chair concluded: agreed (with a change), not agreed, held over, or escalated."""

    INGESTEMD = "ingestemd"
    GEWIJZIGD_INGESTEMD = "gewijzigd_ingestemd"
    GEEN_OVEREENSTEMMING = "geen_overeenstemming"
    AANGEHOUDEN = "aangehouden"
    OPGESCHAALD = "opgeschaald"


@frozen
class Aantekening:
    """A remark that a party has recorded with the decision; public only if its `openbaarheid` says so."""

    organisatie: OrganisatieId
    tekst: str
    openbaarheid: Agendapuntopenbaarheid | None = None


@frozen
class Besluit(Record):
    """A decision; `beslispunt`: number in `gevraagd` of the item; `voorbehoud`: parties whose board must ratify."""

    folder: ClassVar[str] = "besluiten"
    id_pattern: ClassVar[str] = "(?P<bijeenkomst>.+)-b[1-9][0-9]*"
    id_example: ClassVar[str] = "2026-12-03-b1"
    id_parts: ClassVar[str] = "de bijeenkomst en een nummer, zoals `b1`"

    besluit: str
    agendapunt: Punt
    uitkomst: Uitkomst
    beslispunt: Annotated[int, Number(1, 99)] | None = None
    voorbehoud: tuple[OrganisatieId, ...] = ()
    aantekening: tuple[Aantekening, ...] = ()
    opgeschaald_naar: str | None = None
    vervangt: Annotated[str, Ref(("besluit",))] | None = None
