"""Defines the answer of a party in a written round; it is never public."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from tafel_cli.reading.marks import Number, OrganisatieId, Ref
from tafel_cli.reading.record import Record
from tafel_cli.value_class import Frozen


class Antwoord(StrEnum):
    """What a party says of a point: it agrees, with a remark or a reservation, or it wants to talk about it."""

    AKKOORD = "akkoord"
    AKKOORD_MET_OPMERKING = "akkoord_met_opmerking"
    AKKOORD_ONDER_VOORBEHOUD = "akkoord_onder_voorbehoud"
    BESPREKEN = "bespreken"


class PuntAntwoord(Frozen):
    """The answer on one item, or on one of its decision points."""

    agendapunt: Annotated[str, Ref(("agendapunt",))]
    antwoord: Antwoord
    beslispunt: Annotated[int, Number(1, 99)] | None = None
    opmerking: str | None = None


class Reactie(Record):
    """The answers of a party; its id is the id of the meeting, `-` and the id of the party."""

    folder: ClassVar[str] = "reacties"
    id_pattern: ClassVar[str] = ".+-[a-z0-9-]+"
    id_example: ClassVar[str] = "2026-12-03-gemeente"
    id_parts: ClassVar[str] = "de bijeenkomst en de organisatie"

    bijeenkomst: Annotated[str, Ref(("bijeenkomst",))]
    organisatie: OrganisatieId
    op: date
    antwoorden: tuple[PuntAntwoord, ...]

    @property
    def right_id(self) -> str:
        """The id that follows from the keys."""
        return f"{self.bijeenkomst}-{self.organisatie}"

    @property
    def bijeenkomst_id(self) -> str:
        """The id of the meeting, which its own key holds."""
        return self.bijeenkomst
