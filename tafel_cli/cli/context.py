"""What every command shares: where the table is, and how its register is read."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from tafel_cli.source import Source, find_root

if TYPE_CHECKING:
    from tafel_cli.register import Register


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
        if not ref:
            from tafel_cli.source.worktree import WorkTree

            return WorkTree(self.root())
        from tafel_cli.source.revision import Revision

        return Revision(self.root(), ref)

    def register(self, ref: str | None = None) -> "Register":
        """Read the whole table."""
        from tafel_cli.register import Register  # not every command reads the table

        return Register(self.source(ref))
