"""Defines a correction of a slip of the pen in minutes or in a decision; another content is a new decision."""

from datetime import date
from typing import Annotated, ClassVar

from tafel_cli.reading.marks import Punt, Ref
from tafel_cli.reading.record import Record
from tafel_cli.value_class import Frozen


class Over(Frozen):
    """What is corrected: minutes or a decision, and only one of them (T371)."""

    verslag: Annotated[str, Ref(("verslag",))] | None = None
    besluit: Annotated[str, Ref(("besluit",))] | None = None

    @property
    def id(self) -> str:
        """The id of what is corrected; empty if no key says it."""
        return self.verslag or self.besluit or ""


class Rectificatie(Record):
    """A correction; its id is the id of what it corrects, `-r` and a number."""

    folder: ClassVar[str] = "rectificaties"
    id_pattern: ClassVar[str] = ".+-r[1-9][0-9]*"
    id_example: ClassVar[str] = "2026-12-03-r1"
    id_parts: ClassVar[str] = "het verslag of het besluit en een nummer, zoals `r1`"

    over: Over
    tekst: str
    agendapunt: Punt | None = None
    vastgesteld_in: Annotated[str, Ref(("bijeenkomst",))] | None = None
    vastgesteld_op: date | None = None

    @property
    def right_id(self) -> str:
        """The id that follows from `over`; the number is that of the file."""
        return f"{self.over.id}-{self.id.rpartition('-')[2]}" if self.over.id else self.id

    @property
    def bijeenkomst_id(self) -> str:
        """The id of the meeting whose minutes or decision is corrected."""
        return self.over.verslag or (self.over.besluit or "").rpartition("-")[0]
