"""Finds what the commits of a pull request added: files, names of files, and what their authors wrote about them."""

import os
from collections.abc import Iterator
from typing import NamedTuple

from tafel_cli.source.fixed_git import REPAIR
from tafel_cli.source.repository import AS_RECORDED, Repository

_SAID = f"Niet te bepalen wat hier veranderd is: git heeft niet alle oude versies. {REPAIR}"
_SUBMODULE = "160000"
_MESSAGE = "m"  # what begins a message in the list, so that none looks like a row of git
_COMPARED = ("--no-show-signature", "--encoding=UTF-8", "-r", "-c", "--root", "-z", "--raw", *AS_RECORDED)


class Added(NamedTuple):
    """What commits added to their base: the paths that it lacks, new blobs, and the message of each commit by its id.

    `blobs`: the id of each new blob with one of its paths.
    """

    paths: frozenset[str]
    blobs: dict[str, str]
    messages: dict[str, str]


def added(repository: Repository, base: str, head: str) -> Added:
    """Return what the commits after `base` added, removed later or not. Raises TafelError if one is gone.

    Each is compared with its parents, because git lists a content with one path only, and none for a new name. What a
    merge took over unchanged is left out, because another commit added it.
    """
    log = repository.run("log", f"--format={_MESSAGE}%H%n%B", *_COMPARED, head, f"^{base}", "--", said=_SAID)
    rest = iter(part for part in os.fsdecode(log).split("\0") if part)
    before = os.fsdecode(repository.run("ls-tree", "-r", "-z", "--full-tree", base, "--", said=_SAID))
    blobs: dict[str, str] = {}
    paths: set[str] = set()
    messages: dict[str, str] = {}
    for part in rest:
        if part.startswith(_MESSAGE):
            commit, _, message = part.removeprefix(_MESSAGE).partition("\n")
            messages[commit] = os.fsencode(message).decode("utf-8", "replace")
            continue
        mode, sha = _mode_and_id(part.strip())
        path = repository.inside(next(rest))
        if mode.strip("0"):
            paths.add(path)
            if mode != _SUBMODULE:
                blobs.setdefault(sha, path)
    for sha, path in _rows(before):
        paths.discard(repository.inside(path))
        blobs.pop(sha, None)
    return Added(frozenset(paths), blobs, messages)


def _mode_and_id(about: str) -> tuple[str, str]:
    """Return the new mode and id of a row of `git log --raw`.

    With one parent it is `:mode mode id id status`; a merge has a colon, a mode and an id for each of its parents.
    """
    told = about.lstrip(":").split(" ")
    parents = len(about) - len(about.lstrip(":"))
    return told[parents], told[2 * parents + 1]


def _rows(tree: str) -> Iterator[tuple[str, str]]:
    """Yield (id, path) for each row of `git ls-tree -z`."""
    for row in tree.split("\0")[:-1]:
        about, path = row.split("\t", 1)
        yield about.split(" ")[2], path
