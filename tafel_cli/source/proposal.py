"""What changed since the tables of a proposal and of everybody went their own ways."""

from functools import partial
from pathlib import Path
from typing import NamedTuple

from tafel_cli.source import Change
from tafel_cli.source.repository import Repository
from tafel_cli.source.revision import Revision


class Proposal(NamedTuple):
    """What a proposal changed, the version that it began from, and `against` itself when that has moved on since."""

    base: Revision
    upstream: Revision | None
    change: Change


def compare(root: Path, against: str, head: str | None) -> Proposal:
    """Return what `head` (None: the newest) changed since it and `against` went their own ways.

    Raises TafelError when git is missing, a name is unknown, or nobody can tell where the two parted.
    """
    repository = Repository(root)
    tip = repository.resolve(head or "HEAD")
    now = repository.resolve(against)
    base = repository.merge_base(now, tip)
    files = tuple(repository.changes(base, tip))
    upstream = Revision(root, now, repository) if now != base else None
    return Proposal(Revision(root, base, repository), upstream, Change(files, partial(repository.added, base, tip)))
