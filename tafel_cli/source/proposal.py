"""What changed since the tables of a proposal and of everybody went their own ways."""

from functools import partial
from pathlib import Path

from tafel_cli.source import Change
from tafel_cli.source.repository import Repository
from tafel_cli.source.revision import Revision


def compare(root: Path, against: str, head: str | None, actor: str | None) -> tuple[Revision, Change]:
    """Return the version from which `head` (None: the newest) and `against` went their own ways, and what head changed.

    Raises TafelError when git is missing, a name is unknown, or nobody can tell where the two parted.
    """
    repository = Repository(root)
    tip = repository.resolve(head or "HEAD")
    base = repository.merge_base(repository.resolve(against), tip)
    files = tuple(repository.changes(base, tip))
    return Revision(root, base), Change(files, partial(repository.added, base, tip), actor)
