"""A work agreement: plain words in the body, and the rules that a program can judge."""

from enum import StrEnum
from typing import Annotated, ClassVar

from tafel_cli.frozen import frozen
from tafel_cli.header import Mapping
from tafel_cli.schema import Record, Ref, Titel


class Status(StrEnum):
    """Whether the agreement holds."""

    CONCEPT = "concept"
    GELDEND = "geldend"
    VERVALLEN = "vervallen"


@frozen
class Werkafspraak(Record):
    """A work agreement; each rule is a group of keys whose `soort` decides the others."""

    folder: ClassVar[str] = "werkafspraken"
    id_pattern: ClassVar[str] = "[0-9]+[a-z]?-[a-z0-9-]+"
    id_example: ClassVar[str] = "4-inbreng"

    titel: Titel
    nummer: str
    status: Status
    vastgesteld: Annotated[str, Ref(("bijeenkomst",), or_date=True)] | None = None
    vervangt: Annotated[str, Ref(("werkafspraak",))] | None = None
    regels: tuple[Mapping, ...] = ()
