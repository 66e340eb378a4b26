"""Lays tables that are shared through a bare repository, and tells what stands in a folder and its git directory."""

import re
import shutil
from pathlib import Path
from typing import NamedTuple

from conftest import SMALLEST, git, replace

PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"
ACTIE = "data/acties/2025-12-04-a1.md"
MEETING = "data/bijeenkomsten/2026-01-15.md"
NOT_OURS = re.compile(r"\b(?:commit|branch|repository|index|staged?|pushen|mergen)\b", re.IGNORECASE)
_PASSING = ("objects/", "tafel.lock", "FETCH_HEAD", "ORIG_HEAD")


class Place(NamedTuple):
    """A table (`here`), the folder of somebody else (`there`), and the repository through which they share (`far`)."""

    here: Path
    there: Path
    far: Path


def lay_place(folder: Path) -> Place:
    """Lay the smallest table in a repository of which two people have a copy."""
    far, here, there = folder / "ver.git", folder / "tafel", folder / "ander"
    git(folder, "init", "-q", "--bare", "-b", "main", str(far))
    shutil.copytree(SMALLEST, here)
    git(here, "init", "-q", "-b", "main")
    git(here, "add", "-A")
    git(here, "commit", "-qm", "De tafel")
    git(here, "remote", "add", "origin", str(far))
    git(here, "push", "-q", "-u", "origin", "main")
    git(folder, "clone", "-q", str(far), str(there))
    return Place(here, there, far)


def lay_identity(folder: Path, *more: str) -> Path:
    """Write settings of a user with a name, and return the file; nothing of the machine counts beside it."""
    settings = folder / "gitconfig"
    lines = (
        "[user]",
        "name = Secretaris",
        "email = secretariaat@tafel.example",
        "[maintenance]",
        "auto = false",
        *more,
    )
    settings.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return settings


def state(table: Path) -> dict[str, bytes | str]:
    """Return every file and link of a folder and of its git directory, but for objects and what passes."""
    found: dict[str, bytes | str] = {}
    for path in sorted(table.rglob("*")):
        name = path.relative_to(table).as_posix()
        inside = name.removeprefix(".git/")
        if path.is_symlink():
            found[name] = str(path.readlink())
        elif path.is_file() and not (name != inside and inside.startswith(_PASSING)):
            found[name] = path.read_bytes()
    return found


def longer(table: Path) -> None:
    """Change one item."""
    replace(table / PLEIN, "duur: 20", "duur: 25")


def recorded(table: Path) -> list[str]:
    """Return the paths of the last recorded version, with what became of them."""
    return git(table, "-c", "core.quotePath=false", "show", "--format=", "--name-status", "--no-renames").split("\n")


def somebody_else(place: Place, path: str, old: str, new: str) -> None:
    """Let somebody else share a change first."""
    git(place.there, "pull", "-q")
    replace(place.there / path, old, new)
    git(place.there, "-c", "user.name=Anna", "commit", "-qam", "Van Anna")
    git(place.there, "push", "-q")


def hook(folder: Path, name: str, script: str) -> None:
    """Write a hook into a git directory."""
    path = folder / "hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


# An update hook that keeps main closed, and a post-receive hook that answers as a forge does.
PROTECTED = '[ "$1" = refs/heads/main ] && echo "main is op slot" && exit 1; exit 0'
OPEN_IT = 'while read old new ref; do case $ref in *voorstel*) echo "Open: https://tafel.example/nieuw";; esac; done'


def wrapper(folder: Path, script: str) -> Path:
    """Put a program `git` in a folder, which runs the real one as `$GIT` when the script says so; return the folder."""
    real = shutil.which("git")
    bin_ = folder / "bin"
    bin_.mkdir(exist_ok=True)
    (bin_ / "git").write_text(f"#!/bin/sh\nGIT={real}\n{script}\n", encoding="utf-8")
    (bin_ / "git").chmod(0o755)
    return bin_
