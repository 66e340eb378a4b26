"""The state that all commands share: where the table is, and how to read it."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from tafel_cli.errors import TafelError
from tafel_cli.source import Source, find_root
from tafel_cli.value_class import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from tafel_cli.finding import Finding
    from tafel_cli.register.case import Case
    from tafel_cli.register.register import Register


class ListFormat(StrEnum):
    """How a list is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    SPREADSHEET = "spreadsheet"


class TextFormat(StrEnum):
    """How findings or an overview are written."""

    TEXT = "text"
    JSON = "json"


class Context(Frozen):
    """The folder (`start`) in which and above which the table is looked for."""

    start: Path

    def root(self, ref: str | None = None) -> Path:
        """Return the table's root; with `ref` it may exist in that version only. Raises TafelError if there is none."""
        try:
            return find_root(self.start)
        except TafelError:
            if ref is None:
                raise
            from tafel_cli.source.revision import find_recorded_root

            found = find_recorded_root(self.start, ref)
            if found is None:
                raise
            return found

    def source(self, ref: str | None) -> Source:
        """Return the table in the work tree, or in the version `ref`. Raises TafelError if there is no such table."""
        if not ref:
            from tafel_cli.source.worktree import WorkTree

            return WorkTree(self.root())
        from tafel_cli.source.revision import Revision

        return Revision(self.root(ref), ref)

    def register(self, ref: str | None = None) -> "Register":
        """Read the whole table. Raises TafelError if there is none, or if one of its folders is no folder.

        A broken document raises nothing: it is a finding of the register.
        """
        from tafel_cli.register.loading import read  # not every command reads the table

        register = read(self.source(ref))
        register.demand_read()
        return register

    def dated(self, ref: str | None, as_of: str | None) -> "tuple[Register, date]":
        """Return the whole table, and the day `as_of` or else today. Raises TafelError as `register` and `today` do."""
        day = today(as_of)
        return self.register(ref), day

    def case(self, ref: str | None, against: str | None, actor: str | None, as_of: str | None) -> "Case":
        """Return the case for the rules: the table on a day and, with `against`, the version to compare it with.

        Folders that cannot be read do not stop it, because a check reports them. Raises TafelError if there is no table
        or version, if `as_of` is no date, or as `compare` does.
        """
        from tafel_cli.register.case import Case, compared

        day = today(as_of)
        from tafel_cli.register.loading import read

        if against is None:
            return Case(register=read(self.source(ref)), today=day)
        from tafel_cli.source.proposal import compare  # this needs git

        proposal = compare(self.root(ref), against, ref)
        base = read(proposal.base)
        upstream = read(proposal.upstream, base) if proposal.upstream else None
        register = read(self.source(ref), base)
        return compared(register, day, base, proposal.change, upstream=upstream, actor=actor)


def wrong_in_tafel(register: "Register", findings: "Iterable[Finding]") -> str:
    """Say in Dutch how many of these findings are errors in tafel.md, and what to do; "" for none.

    Raises TafelError (exit code 1) if the file cannot be used at all, because an overview would say "niets" everywhere.
    """
    from tafel_cli.dutch import quantity
    from tafel_cli.finding import Severity

    path = "data/tafel.md"
    count = sum(finding.path == path and finding.code.severity is Severity.FOUT for finding in findings)
    verb = "staat" if count == 1 else "staan"
    said = f"In `{path}` {verb} {quantity(count, 'fout', 'fouten')}. Kijk met `tafel check {path}` wat u kunt doen."
    if register.tafel is None:
        raise TafelError(f"{said} Zonder dit bestand is er geen overzicht te maken.", exit_code=1)
    return said if count else ""


def today(typed: str | None = None) -> "date":
    """Return the typed day, or the current day in Amsterdam. Raises TafelError (exit code 2) if it is no date."""
    if typed:
        from tafel_cli.reading.fields import parse_date

        day = parse_date(typed)
        if day is None:
            raise TafelError(f"`{typed}` is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2026-12-03.", exit_code=2)
        return day
    from datetime import UTC, datetime

    return amsterdam(datetime.now(UTC)).date()


def amsterdam(moment: "datetime") -> "datetime":
    """Return a moment (UTC) as clock time in Amsterdam, by the rule of the European Union; its `tzinfo` stays UTC.

    No time zone database is used, because loading it takes longer than a small check; a test compares the two.
    """
    from datetime import datetime, timedelta

    days = (datetime(moment.year, month, 31, 1, tzinfo=moment.tzinfo) for month in (3, 10))
    start, end = (last - timedelta(days=(last.weekday() + 1) % 7) for last in days)
    return moment + timedelta(hours=2 if start <= moment < end else 1)
