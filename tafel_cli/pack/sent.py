"""What was sent of a meeting before: every number, and the version to compare with. Old versions are read here."""

from datetime import date
from typing import NamedTuple

from tafel_cli.errors import TafelError
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.pack.build import NOTHING_SENT, SentNumbers, numbers_of
from tafel_cli.register.loading import read
from tafel_cli.register.meetings import Occasion, occasion
from tafel_cli.source import Source


class Before(NamedTuple):
    """A version to make papers of: its table, the day it was sent (None: not written down), and what was before it."""

    source: Source
    occasion: Occasion
    op: date | None
    sent: SentNumbers


def what_was_sent(source: Source, meeting: Bijeenkomst, since: str | None = None) -> tuple[SentNumbers, Before | None]:
    """Return every number that was sent, and the version to compare with: `since`, or else the last that was sent.

    Raises TafelError when a version is not there, or when the meeting cannot be read in it.
    """
    before = None
    sent = NOTHING_SENT
    versions = [(each.versie, each.op) for each in meeting.verzonden]
    for version, op in [*versions, *([(since, None)] if since else [])]:
        old = source.at(version)
        there = occasion(read(old), meeting.id)
        if there is None:
            raise TafelError(f"In versie `{version}` staat de bijeenkomst `{meeting.id}` niet, of is ze niet te lezen.")
        before = Before(old, there, op, sent)
        if op or not versions:
            sent = numbers_of(there, sent)
    return sent, before
