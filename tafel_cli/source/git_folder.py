"""Decides which repository git reads for a folder, before git looks: files in a table must never decide that.

Git takes a folder for a repository without a work tree if it holds `HEAD`, `objects` and `refs` (or `commondir` instead
of the last two). All of these can come with a pull request; `.git` cannot, because git refuses to record that name.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from unicodedata import normalize

from tafel_cli.errors import TafelError

_PARTS = (
    *("branches", "commondir", "config", "config.worktree", "description", "gitdir", "hooks", "index", "info", "logs"),
    *("modules", "objects", "packed-refs", "refs", "shallow", "worktrees"),
)


def git_options(root: Path) -> list[str]:
    """Return git's options for the repository of a folder: none, because git finds the nearest `.git` upward itself.

    Without any `.git` they name the folder itself (`--git-dir`) if it is a repository and holds no table, because then
    a person named it. Raises TafelError if a folder up to that `.git` looks like a repository, because git would take
    it.
    """
    here = root.resolve()
    holder = git_holder(here)
    if holder is None:
        named = is_like_a_repository(here) and not _has(here, "data/tafel.md")
        return ["--git-dir", str(here)] if named else []
    for folder in (here, *here.parents):
        if is_like_a_repository(folder):
            raise TafelError(
                f"Niet te bepalen welke versies tellen: in de map `{folder.name}` staan bestanden waardoor zij zelf op "
                "een git-bewaarplaats lijkt (`HEAD`, met `objects` en `refs` of met `commondir`). Haal die daar weg."
            )
        if folder == holder:
            break
    return []


def git_holder(folder: Path) -> Path | None:
    """Return the nearest folder that has a `.git`, from a resolved folder upward; None if there is none."""
    return next((step for step in (folder, *folder.parents) if _has(step, ".git")), None)


def like_a_repository(names: Iterable[str]) -> bool:
    """Tell by the names in a folder whether git may take it for a repository; that of a folder ends in `/`.

    One part beside `HEAD` is enough, because the others can stand elsewhere or come later. Case and forms of Unicode
    do not count, because on some computers they make no other name. A link counts as a file, because git follows it.
    """
    held = set(map(_folded, names))
    return "head" in held and not held.isdisjoint(each + end for each in _PARTS for end in ("", "/"))


def read_by_git(name: str) -> bool:
    """Tell whether git, or a part of it, may read a tracked file of this name, as `.gitattributes` in any folder."""
    return name.startswith(".") and _folded(name).startswith((".git", ".mailmap", ".lfsconfig"))


def is_like_a_repository(folder: Path) -> bool:
    """Tell whether git may take a folder on disk for a repository."""
    if not _has(folder, "HEAD"):
        return False
    there = [name for name in ("HEAD", *_PARTS) if _has(folder, name)]
    return like_a_repository([f"{name}/" if _is_folder(folder / name) else name for name in there])


def _folded(name: str) -> str:
    return normalize("NFKC", name).casefold()


def _has(folder: Path, name: str) -> bool:
    return os.path.lexists(folder / name)


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()
