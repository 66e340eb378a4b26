"""Decides which repository git reads for a folder, before git looks: files in a table must never decide that.

Git takes a folder for a repository without a work tree if it holds `HEAD`, `objects` and `refs` (or `commondir` instead
of the last two). All of these can come with a pull request; `.git` cannot, because git refuses to record that name.
"""

import os
from pathlib import Path

from tafel_cli.errors import TafelError


def git_options(root: Path) -> list[str]:
    """Return git's options for the repository of a folder: none, because git finds the nearest `.git` upward itself.

    Without any `.git` they name the folder itself (`--git-dir`) if it is a repository and holds no table, because then
    a person named it. Raises TafelError if a folder up to that `.git` looks like a repository, because git would take
    it.
    """
    here = root.resolve()
    holder = git_holder(here)
    if holder is None:
        named = like_a_repository(here) and not _has(here, "data/tafel.md")
        return ["--git-dir", str(here)] if named else []
    for folder in (here, *here.parents):
        if like_a_repository(folder):
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


def like_a_repository(folder: Path) -> bool:
    """Tell whether git may take a folder for a repository. Links count, because git follows them."""
    return _has(folder, "HEAD") and (_has(folder, "commondir") or (_has(folder, "objects") and _has(folder, "refs")))


def _has(folder: Path, name: str) -> bool:
    return os.path.lexists(folder / name)
