"""Defines the minutes of a meeting; they have the id of the meeting."""

from datetime import date, time
from enum import StrEnum
from functools import cached_property
from typing import Annotated, ClassVar

from tafel_cli.reading.marks import OrganisatieId, PartijId, Ref
from tafel_cli.reading.record import Record
from tafel_cli.reading.sections import Sectie
from tafel_cli.value_class import Frozen


class Verslagstatus(StrEnum):
    """Whether the table has adopted the minutes."""

    CONCEPT = "concept"
    VASTGESTELD = "vastgesteld"


class Ja(StrEnum):
    """The only value of a key that means yes if it is there, and no if it is absent."""

    JA = "ja"


class Aanwezige(Frozen):
    """Somebody who was present, by function."""

    organisatie: PartijId
    functie: str | None = None
    vervanger: Ja | None = None


class Doorgeschoven(Frozen):
    """An item on the agenda that the meeting did not come to, and why; it waits for another agenda."""

    agendapunt: Annotated[str, Ref(("agendapunt",))]
    reden: str | None = None


class Verslag(Record):
    """The minutes; their body has a section for each item."""

    folder: ClassVar[str] = "verslagen"
    id_pattern: ClassVar[str] = "(?P<bijeenkomst>.+)"
    id_example: ClassVar[str] = "2026-12-03"
    overgangen: ClassVar[dict[str, tuple[str, ...]]] = {
        Verslagstatus.CONCEPT: (Verslagstatus.VASTGESTELD,),
    }
    mag_weg: ClassVar[tuple[str, ...]] = (Verslagstatus.CONCEPT,)

    status: Verslagstatus
    notulist: str
    aanwezig: tuple[Aanwezige, ...]
    afgemeld: tuple[OrganisatieId, ...] = ()
    gasten: tuple[str, ...] = ()
    begonnen: time | None = None
    geeindigd: time | None = None
    doorgeschoven: tuple[Doorgeschoven, ...] = ()
    vastgesteld_in: Annotated[str, Ref(("bijeenkomst",))] | None = None
    vastgesteld_op: date | None = None
    wijzigingen: tuple[str, ...] = ()

    @property
    def bijeenkomst_id(self) -> str:
        """The id of the meeting, which is that of the minutes."""
        return self.id

    @cached_property
    def secties(self) -> tuple[Sectie, ...]:
        """The sections of the body, as the check and the public pack read them."""
        from tafel_cli.reading.minutes import sections_of  # most commands read no minutes

        return sections_of(self.document)
