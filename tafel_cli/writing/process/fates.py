"""Defines what becomes of a line in minutes: a record, a key in the header, prose, or nothing yet."""

from enum import StrEnum

from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.kinds.verslag import Verslag
from tafel_cli.register.minute_lines.values import Read
from tafel_cli.register.numbers import Numbering
from tafel_cli.register.register import Register
from tafel_cli.value_class import Frozen
from tafel_cli.writing.edits import TableEdit


class Wordt(StrEnum):
    """What becomes of a line: a new file, a change of one, a key of the minutes, text, or it waits."""

    NIEUW = "nieuw"
    VERANDERT = "verandert"
    KOP = "kop"
    TEKST = "tekst"
    KLAAR = "klaar"
    OPEN = "open"
    ONLEESBAAR = "niet te lezen"


class Fate(Frozen):
    """What becomes of one line. `said`: in Dutch; of a line that cannot be read why. `typed`: the line to type then.

    `paths`: the files that it makes or changes. `lines`: what takes its place in the minutes.
    """

    line: int
    label: str
    wordt: Wordt
    said: str
    paths: tuple[str, ...] = ()
    edits: tuple[TableEdit, ...] = ()
    lines: tuple[str, ...] = ()
    typed: str = ""


class Sitting(Frozen):
    """The meeting whose minutes are processed, and the numbers that were used in it."""

    register: Register
    meeting: Bijeenkomst
    verslag: Verslag
    numbering: Numbering

    def label(self, item: str | None, point: int | None = None) -> str:
        """Return the number of an item or of its point as people say it; empty for a standing item."""
        nr = self.numbering.numbers.get(item or "", "") if self.register.path_of("agendapunt", item or "") else ""
        return f"{nr}.{point}" if nr and point is not None else nr


def word_of(read: Read, label: str = "") -> str:
    """Return a line as people call it: `Besluit 5.1`."""
    return f"{read.line.word.value} {label}".rstrip()
