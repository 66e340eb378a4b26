"""Defines an action or promise (`toezegging`) that was agreed in a meeting, with its holder."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from tafel_cli.reading.marks import OrganisatieId, Punt, Ref, Short
from tafel_cli.reading.record import Record
from tafel_cli.value_class import Frozen


class Actiestatus(StrEnum):
    """Whether an action is open, done or dropped."""

    OPEN = "open"
    GEREED = "gereed"
    VERVALLEN = "vervallen"


class Actiesoort(StrEnum):
    """Whether it is work to do, or a promise to the table."""

    ACTIE = "actie"
    TOEZEGGING = "toezegging"


class EerderUiterlijk(Frozen):
    """A last day that was moved, and why."""

    dag: date
    reden: str | None = None


class Actie(Record):
    """An action; `uiterlijk` is its last day, `eerder_uiterlijk` holds the last days that were moved."""

    folder: ClassVar[str] = "acties"
    id_pattern: ClassVar[str] = "(?P<bijeenkomst>.+)-a[1-9][0-9]*"
    id_example: ClassVar[str] = "2026-12-03-a1"
    id_parts: ClassVar[str] = "de bijeenkomst en een nummer, zoals `a1`"
    overgangen: ClassVar[dict[str, tuple[str, ...]]] = {
        Actiestatus.OPEN: (Actiestatus.GEREED, Actiestatus.VERVALLEN),
    }

    actie: str
    actiehouder: Annotated[str, Ref(("organisatie", "actor", "allen"))]
    uiterlijk: date
    status: Actiestatus
    agendapunt: Punt
    soort: Actiesoort = Actiesoort.ACTIE
    besluit: Annotated[str, Ref(("besluit",))] | None = None
    met: tuple[OrganisatieId, ...] = ()
    eerder_uiterlijk: tuple[Annotated[EerderUiterlijk, Short(EerderUiterlijk, "dag")], ...] = ()
    gereed_op: date | None = None
    resultaat: str | None = None

    @property
    def eerdere_dagen(self) -> tuple[date, ...]:
        """The days in `eerder_uiterlijk`, in order."""
        return tuple(each.dag for each in self.eerder_uiterlijk)
