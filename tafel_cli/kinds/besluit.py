"""Defines a decision: what the table concluded on one decision point of an item."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from tafel_cli.kinds.agendapunt import Agendapuntopenbaarheid
from tafel_cli.reading.marks import Number, OrganisatieId, Punt, Ref, Short
from tafel_cli.reading.record import Record
from tafel_cli.value_class import Frozen


class Uitkomst(StrEnum):
    """The outcome that the chair concluded: agreed (with a change), not agreed, held over, or escalated."""

    INGESTEMD = "ingestemd"
    GEWIJZIGD_INGESTEMD = "gewijzigd_ingestemd"
    GEEN_OVEREENSTEMMING = "geen_overeenstemming"
    AANGEHOUDEN = "aangehouden"
    OPGESCHAALD = "opgeschaald"


class Voorbehoud(Frozen):
    """A party that must still ask its own board: which board answers last, and by which day."""

    organisatie: OrganisatieId
    bij: str | None = None
    uiterlijk: date | None = None
    tekst: str | None = None


class Aantekening(Frozen):
    """A remark that a party has recorded with the decision; public only if its `openbaarheid` says so."""

    organisatie: OrganisatieId
    tekst: str
    openbaarheid: Agendapuntopenbaarheid | None = None


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
    voorbehoud: tuple[Annotated[Voorbehoud, Short(Voorbehoud, "organisatie")], ...] = ()
    aantekening: tuple[Aantekening, ...] = ()
    opgeschaald_naar: str | None = None
    vervangt: Annotated[str, Ref(("besluit",))] | None = None

    def voorbehoud_van(self, party: str) -> Voorbehoud | None:
        """Return the reservation of a party; None if it made none."""
        return next((each for each in self.voorbehoud if each.organisatie == party), None)

    @property
    def reserved_by(self) -> tuple[str, ...]:
        """The ids of the parties in `voorbehoud`, in order."""
        return tuple(each.organisatie for each in self.voorbehoud)
