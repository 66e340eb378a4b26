"""The diff of a pull request, from its merge base to its head."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from tafel_cli.errors import TafelError
from tafel_cli.source import Change, FileChange
from tafel_cli.source.added import Added, added
from tafel_cli.source.repository import Repository
from tafel_cli.source.revision import Revision


class Proposal(NamedTuple):
    """A pull request: merge base, diff, and the newest commit of the target (None if that still is the merge base)."""

    base: Revision
    upstream: Revision | None
    change: Change


def compare(root: Path, against: str, head: str | None) -> Proposal:
    """Return what `head` (None: HEAD) changed since its merge base with `against`.

    Raises TafelError if git or the repository is missing, a name is unknown or ambiguous, there is not exactly one
    merge base, or it or the newest target holds no table. So too without `head` if files were left out of the work tree
    on purpose (sparse checkout), because they would look as if the author deleted them.
    """
    repository = Repository(root)
    if head is None and repository.sparse():
        said = "Niet te bepalen wat hier veranderd is: in deze map staan niet alle bestanden (sparse checkout)."
        raise TafelError(f"{said} Haal ze op met `git sparse-checkout disable`, of kijk met `--ref HEAD`.")
    tip = repository.resolve(head or "HEAD")
    now = repository.resolve(against)
    base = repository.merge_base(now, tip)
    files = tuple(repository.changes(base, tip))
    upstream = Revision(root, now, repository) if now != base else None
    with_git = ThreadPoolExecutor(1)  # git lists the commits while this process reads both tables
    found = with_git.submit(added, repository, base, tip)
    with_git.shutdown(wait=False)
    return Proposal(Revision(root, base, repository), upstream, _change(repository, files, found.result))


def compare_joined(root: Path, theirs: str, ours: str, tree: str) -> tuple[Proposal, Revision]:
    """Return what joining two versions changes in `theirs`, and the table in the tree that they give.

    Raises TafelError as `compare` does.
    """
    repository = Repository(root)
    found = cache(partial(added, repository, theirs, ours))
    change = _change(repository, tuple(repository.changes(theirs, tree)), found)
    tip = Revision(root, tree, repository, "tree")
    return Proposal(Revision(root, theirs, repository), None, change), tip


def _change(repository: Repository, files: tuple[FileChange, ...], found: Callable[[], Added]) -> Change:
    """Return a change of which git is asked what was added when a rule first needs that."""
    return Change(files, lambda: repository.contents(found().blobs), lambda: found().paths, lambda: found().messages)
