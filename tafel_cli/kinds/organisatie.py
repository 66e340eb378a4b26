"""Defines a party at the table: its seats, its own board, and the logins that speak for it."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from tafel_cli.reading.marks import Number, Ref
from tafel_cli.reading.record import Record
from tafel_cli.value_class import Frozen


class Organisatiestatus(StrEnum):
    """Whether the party still takes part."""

    ACTIEF = "actief"
    VOORMALIG = "voormalig"


class Deelnemer(Frozen):
    """A seat, by the function of its holder; `vervanger`: the function of the substitute."""

    functie: str
    vervanger: str | None = None


class Achterban(Frozen):
    """The party's own board that may have to ratify decisions, and how many weeks it needs for that."""

    orgaan: str | None = None
    weken: Annotated[int, Number(0, 104)] | None = None


class Organisatie(Record):
    """A party at the table; `soort`: its kind, of those in tafel.md; `accounts`: logins that speak for it."""

    folder: ClassVar[str] = "organisaties"

    naam: str
    soort: Annotated[str, Ref(("soort",))]
    status: Organisatiestatus
    sinds: date | None = None
    tot: date | None = None
    deelnemers: tuple[Deelnemer, ...] = ()
    achterban: Achterban | None = None
    missie_ondertekend: date | None = None
    accounts: tuple[str, ...] = ()
