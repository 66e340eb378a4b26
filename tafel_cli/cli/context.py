"""What every command shares: where the table is, and how its register is read."""

import os
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tafel_cli.errors import TafelError
from tafel_cli.fields import parse_date
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

    def register(self, ref: str | None = None, *, against: str | None = None) -> "Register":
        """Read the whole table as it is today, beside the version that it is compared with."""
        from tafel_cli.register import Register  # not every command reads the table

        base = Register(self.source(against)) if against else None
        return Register(self.source(ref), today(), base)


def today() -> date:
    """Return the day it is in Amsterdam; `TAFEL_VANDAAG` may say another, so that a screen can be shown again."""
    typed = os.environ.get("TAFEL_VANDAAG", "")
    if typed:
        day = parse_date(typed)
        if day is None:
            message = f"`TAFEL_VANDAAG` is geen datum: `{typed}`. Schrijf jaar-maand-dag, bijvoorbeeld 2026-12-03."
            raise TafelError(message, exit_code=2)
        return day
    try:
        return datetime.now(ZoneInfo("Europe/Amsterdam")).date()
    except ZoneInfoNotFoundError:  # a machine without time zones: its own day
        return datetime.now().astimezone().date()
