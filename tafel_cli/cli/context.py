"""What every command shares: where the table is, and how its register is read."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tafel_cli.register import Register
from tafel_cli.source import Revision, Source, WorkTree, find_root


class ListFormat(StrEnum):
    """How a list is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


@dataclass(frozen=True)
class Context:
    """Where to start looking for the table."""

    start: Path

    def root(self) -> Path:
        """Return the table's root; raises TafelError."""
        return find_root(self.start)

    def source(self, ref: str | None) -> Source:
        """Return the working copy, or a revision; raises TafelError."""
        return Revision(self.root(), ref) if ref else WorkTree(self.root())

    def register(self, ref: str | None = None) -> Register:
        """Read the whole table."""
        return Register(self.source(ref))
