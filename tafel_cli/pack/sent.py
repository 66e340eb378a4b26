"""Reads the versions of a meeting that were sent: the numbers they used, and the one to compare with."""

from datetime import date
from typing import NamedTuple

from tafel_cli.errors import TafelError
from tafel_cli.kinds.bijeenkomst import PAUZE, Bijeenkomst, Bijeenkomststatus
from tafel_cli.pack.attachments import NOTHING_SENT, SentNumbers
from tafel_cli.pack.build import numbers_of
from tafel_cli.register.loading import read
from tafel_cli.register.meetings import Occasion, occasion
from tafel_cli.register.register import Register
from tafel_cli.source import Source


class Before(NamedTuple):
    """A version to build a pack from. `op`: the day it was sent, or None; `sent`: the numbers that were sent before."""

    source: Source
    occasion: Occasion
    op: date | None
    sent: SentNumbers


def what_was_sent(source: Source, meeting: Bijeenkomst, since: str | None = None) -> tuple[SentNumbers, Before | None]:
    """Return every number that was sent, and the version to compare with: `since`, else the last sent, else None.

    The numbers of `since` count only if nothing was sent. Raises TafelError if a version or its meeting is unreadable.
    """
    before = None
    sent = NOTHING_SENT
    versions = [(each.versie, each.op) for each in meeting.sent_papers]
    for version, op in [*versions, *([(since, None)] if since else [])]:
        old = source.at(version)
        table = read(old)
        there = occasion(table, meeting.id)
        if there is None:
            message = f"In versie `{version}` staat de bijeenkomst `{meeting.id}` niet, of is ze niet te lezen."
            raise TafelError(message + _called_then(table, meeting))
        before = Before(old, there, op, sent)
        if op or not versions:
            sent = numbers_of(there, sent)
    return sent, before


def _called_then(table: Register, meeting: Bijeenkomst) -> str:
    """Ask whether a planned meeting of a version, on the same day or with an item in common, is this one, renamed."""
    days, items = (meeting.datum, meeting.verplaatst_van), {*meeting.agenda} - {PAUZE}
    planned = [m for m in table.all(Bijeenkomst) if m.status is Bijeenkomststatus.GEPLAND]
    alike = [m.id for m in planned if m.datum in days or not items.isdisjoint(m.agenda)]
    if not alike:
        return ""
    return f" Heette het bestand toen `{alike[0]}.md`? Geef het dan die naam terug: zo heet het in ieders kalender."
