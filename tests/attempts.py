"""Attacks by way of git, each a function that prepares one in a repository of its own, and what a check says of it."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from conftest import commit, git, replace
from proposals import (
    ACTIE,
    ADOPT,
    AFSPRAAK,
    BESLUIT,
    MEETING,
    PARTIJ,
    PLATTEGROND,
    PLEIN,
    SPEELPLEK,
    TAFEL,
    VERSLAG,
    Edit,
    copy,
    drop,
    edits,
    joint,
    put,
    swap,
)

HUURDERS, GEMEENTE, SECRETARIS = "voorbeeld-huurders", "voorbeeld-gemeente", "voorbeeld-secretaris"
BSN = "\nZijn BSN is 111222333.\n"
LONGER = swap(PLEIN, "duur: 20", "duur: 60")
GIT_NAMES = ("HEAD", "objects", "refs", "packed-refs", "config")
MODULES = ("yaml.py", "git.py", "frontmatter.py", "sitecustomize.py")


class Attempt(NamedTuple):
    """An attack on the branch `voorstel`: its edit, the exit code of a comparison with `main`, and what that says."""

    lay: Edit
    ends: int
    said: str
    actor: str = HUURDERS
    arguments: tuple[str, ...] = ()

    @property
    def check(self) -> list[str]:
        """The arguments of the check that judges the attempt."""
        return ["--against", "main", "--actor", self.actor, *self.arguments]


def step(*changes: Edit) -> Edit:
    """Return an edit that makes these changes and commits them."""
    return edits(*changes, commit)


def ahead(*changes: Edit) -> Edit:
    """Return an edit that commits changes on `main`, and restarts `voorstel` from there."""

    def edit(root: Path) -> None:
        git(root, "switch", "-q", "main")
        step(*changes)(root)
        git(root, "switch", "-qC", "voorstel")

    return edit


def meanwhile(*changes: Edit) -> Edit:
    """Return an edit that commits changes on `main`, which `voorstel` does not have."""

    def edit(root: Path) -> None:
        git(root, "switch", "-q", "main")
        step(*changes)(root)
        git(root, "switch", "-q", "voorstel")

    return edit


def add(path: str, text: str = "\nerbij\n") -> Edit:
    """Return an edit that adds words to a file, or makes it."""

    def edit(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(text)

    return edit


def move(path: str, to: str) -> Edit:
    """Return an edit that gives a file another name."""
    return lambda root: (root / path).rename(root / to)


def trap(root: Path) -> Path:
    """Write a program beside the table that creates the file `gestart` when it runs, and return its path."""
    path = root.parent / "val.sh"
    path.write_text(f"#!/bin/sh\ntouch '{root.parent}/gestart'\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def settings(root: Path) -> None:
    """Name the trap in every setting of git that starts a program."""
    program = str(trap(root))
    names = ("core.fsmonitor", "diff.external", "diff.val.textconv", "filter.val.clean", "filter.val.smudge")
    put(".git/info/attributes", b"*.md diff=val filter=val\n")(root)
    for name in (*names, "gpg.ssh.program", "gpg.program"):
        git(root, "config", name, program)
    git(root, "config", "core.hooksPath", str(root.parent))
    git(root, "config", "log.showSignature", "true")
    (root.parent / "gestart").unlink(missing_ok=True)


def hidden_repository(root: Path) -> None:
    """Hide a bare repository among the attachments, with the trap in its settings."""
    inside = root / "data/bijlagen/foto"
    git(root, "init", "-q", "--bare", str(inside))
    git(inside, "config", "core.fsmonitor", str(trap(root)))
    for folder in ("refs", "objects"):
        (inside / folder / "x").write_text("", encoding="utf-8")


def plant(folder: Path, of: Path) -> None:
    """Lay the files of a repository in a folder. It has only the branch `main`, so that nothing differs from it."""
    bare = of.parent / "geplant"
    shutil.rmtree(bare, ignore_errors=True)
    git(of, "clone", "-q", "--bare", "--no-local", "--single-branch", "--branch", "main", str(of), str(bare))
    for name in GIT_NAMES:
        copy = shutil.copytree if (bare / name).is_dir() else shutil.copy2
        copy(bare / name, folder / name)


def give_away(root: Path) -> None:
    """Give the whole table to another user of the machine."""
    for path in (root, *root.rglob("*")):
        os.chown(path, 65534, 65534, follow_symlinks=False)


def replaced(root: Path) -> None:
    """Replace the commit of `voorstel` by that of `main` with `git replace`."""
    git(root, "replace", git(root, "rev-parse", "voorstel"), git(root, "rev-parse", "main"))


def shallow(root: Path) -> None:
    """Make the repository look like a shallow clone of depth 1."""
    (root / ".git/shallow").write_text(f"{git(root, 'rev-parse', 'HEAD')}\n", encoding="utf-8")


def unrelated(root: Path) -> None:
    """Move the files of `voorstel` to a branch `los` that shares no history with `main`."""
    git(root, "switch", "-q", "--orphan", "los")
    git(root, "checkout", "-q", "voorstel", "--", ".")
    git(root, "commit", "-qm", "Een ander begin")


def crossed(root: Path) -> None:
    """Merge `main` and `voorstel` into each other, so that they have two merge bases."""
    git(root, "commit", "-q", "--allow-empty", "-m", "Een")
    git(root, "switch", "-q", "main")
    git(root, "commit", "-q", "--allow-empty", "-m", "Twee")
    one, two = git(root, "rev-parse", "main"), git(root, "rev-parse", "voorstel")
    git(root, "merge", "-q", two, "-m", "Samen")
    git(root, "switch", "-q", "voorstel")
    git(root, "merge", "-q", one, "-m", "Samen")


def link(root: Path) -> None:
    """Replace an attachment by a symbolic link."""
    (root / PLATTEGROND).unlink()
    (root / PLATTEGROND).symlink_to("/etc/passwd")


def program(root: Path) -> None:
    """Commit an attachment as executable, also on a file system without that bit."""
    (root / PLATTEGROND).chmod(0o755)
    git(root, "update-index", "--chmod=+x", PLATTEGROND)
    git(root, "commit", "-qm", "Bijlage")


def submodule(root: Path) -> None:
    """Commit a submodule among the attachments."""
    of = git(root, "rev-parse", "HEAD")
    git(root, "update-index", "--add", "--cacheinfo", f"160000,{of},data/bijlagen/map")
    git(root, "commit", "-qm", "Bijlage")


def merged(root: Path) -> None:
    """Change a party in a merge commit only."""
    git(root, "merge", "-q", "--no-commit", "main")
    replace(root / PARTIJ, "weken: 6", "weken: 1")
    git(root, "commit", "-qam", "Samen")


def taken_away(path: str, text: str = BSN) -> Edit:
    """Return an edit that adds a text in one commit and removes it in the next."""

    def edit(root: Path) -> None:
        before = (root / path).read_bytes() if (root / path).exists() else None
        step(add(path, text))(root)
        (root / path).unlink() if before is None else (root / path).write_bytes(before)
        commit(root)

    return edit


def forged(root: Path) -> None:
    """Commit the change in the secretary's name and with a date years ago."""
    who = {f"GIT_{role}_{what}": SECRETARIS for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    when = {f"GIT_{role}_DATE": "2020-01-01T00:00:00Z" for role in ("AUTHOR", "COMMITTER")}
    subprocess.run(["git", "commit", "-qam", "x"], cwd=root, check=True, env={**os.environ, **who, **when})


IGNORED = '[submodule "map"]\n\tpath = data/bijlagen/map\n\turl = ./map\n\tignore = all\n'
OTHER_NAME = "data/agenda/2026-01-05-huurders-plein.md"
NEW = "data/agenda/2026-01-07-gemeente-x.md"
OF_THE_TABLE = {  # the line of a text that is added at the end; 1 for a file that is no document
    TAFEL: 1,
    PARTIJ: 16,
    AFSPRAAK: 12,
    MEETING: 11,
    **dict.fromkeys((".github/workflows/tafel.yml", ".gitattributes", MODULES[-1]), 1),
}
NO_VERSION = "De versie `--output=gemaakt` bestaat hier niet"
CANNOT_TELL = "Niet te bepalen wat hier veranderd is"
ATTEMPTS = {
    "66 a version that is an option": Attempt(step(LONGER), 3, NO_VERSION, arguments=("--ref=--output=gemaakt",)),
    "66 a base that is an option": Attempt(step(LONGER), 3, NO_VERSION, arguments=("--against=--output=gemaakt",)),
    "67 settings that start programs": Attempt(edits(step(LONGER), settings), 1, f"{PLEIN}:7:1: fout T701"),
    "68 a hidden repository": Attempt(step(hidden_repository), 1, "data/bijlagen/foto:1:1: fout T209"),
    "70 a replaced version": Attempt(edits(step(LONGER), replaced), 1, f"{PLEIN}:7:1: fout T701"),
    "71 a part of the history": Attempt(edits(step(LONGER), shallow), 3, CANNOT_TELL),
    "71 no common begin": Attempt(unrelated, 3, CANNOT_TELL),
    "71 two common begins": Attempt(crossed, 3, CANNOT_TELL),
    "72 changed": Attempt(step(LONGER), 1, f"{PLEIN}:7:1: fout T701"),
    "72 renamed": Attempt(
        step(move(PLEIN, OTHER_NAME), swap(MEETING, "2026-01-05-gemeente-plein", "2026-01-05-huurders-plein")),
        1,
        f"{PLEIN}:1:1: fout T701",
    ),
    "72 deleted": Attempt(step(drop(PLEIN)), 1, f"{PLEIN}:1:1: fout T701"),
    "72 hijacked": Attempt(step(swap(PLEIN, "indiener: gemeente", "indiener: huurders")), 1, f"{PLEIN}:3:1: fout T701"),
    "72 filed in a name": Attempt(step(copy(PLEIN, NEW), joint(NEW)), 1, f"{NEW}:1:1: fout T701"),
    "72 taken over": Attempt(step(joint()), 1, f"{PLEIN}:4:1: fout T701"),
    "72 a foreign file": Attempt(step(add("data/agenda/README.md")), 1, "data/agenda/README.md:1:1: fout T701"),
    "72 an action": Attempt(step(swap(ACTIE, "2025-12-16", "2025-12-17")), 1, f"{ACTIE}:8:1: fout T701"),
    "72 broken": Attempt(step(swap(PLEIN, "titel:", "titl:")), 1, f"{PLEIN}:1:1: fout T701"),
    "73 edited": Attempt(
        edits(ahead(ADOPT), step(swap(VERSLAG, "speelplek", "zwembad"))), 1, f"{VERSLAG}:14:1: fout T702"
    ),
    "73 renamed": Attempt(
        edits(ahead(ADOPT), step(move(VERSLAG, "data/verslagen/2026-01-15.md"))), 1, f"{VERSLAG}:1:1: fout T702"
    ),
    "73 deleted": Attempt(edits(ahead(ADOPT), step(drop(VERSLAG))), 1, f"{VERSLAG}:1:1: fout T702"),
    "73 a draft first": Attempt(
        edits(
            ahead(ADOPT),
            step(swap(VERSLAG, "status: vastgesteld", "status: concept")),
            step(swap(VERSLAG, "speelplek", "zwembad")),
        ),
        1,
        f"{VERSLAG}:2:1: fout T702",
    ),
    "73 a decision of adopted minutes": Attempt(
        edits(ahead(ADOPT), step(swap(BESLUIT, "speelplek", "zwembad"))), 1, f"{BESLUIT}:2:1: fout T702"
    ),
    **{f"74 {path}": Attempt(step(add(path)), 1, f"{path}:{line}:1: fout T703") for path, line in OF_THE_TABLE.items()},
    "74 who is secretary": Attempt(step(swap(TAFEL, SECRETARIS, HUURDERS), LONGER), 1, f"{TAFEL}:1:1: fout T703"),
    "75 a link": Attempt(step(link), 1, f"{PLATTEGROND}:1:1: fout T704", SECRETARIS),
    "75 a program": Attempt(program, 1, f"{PLATTEGROND}:1:1: fout T704", SECRETARIS),
    "75 another repository": Attempt(submodule, 1, "data/bijlagen/map:1:1: fout T704", SECRETARIS),
    "75 another repository that git must ignore": Attempt(
        edits(ahead(put(".gitmodules", IGNORED.encode())), submodule),
        1,
        "data/bijlagen/map:1:1: fout T704",
        SECRETARIS,
    ),
    "76 hidden in a merge": Attempt(
        edits(step(swap(PLEIN, "vaak leeg", "soms leeg")), meanwhile(swap(MEETING, "dorpshuis", "school")), merged),
        1,
        f"{PARTIJ}:9:1: fout T703",
        GEMEENTE,
    ),
    "76 a base that moved on": Attempt(
        edits(meanwhile(ADOPT), step(swap(SPEELPLEK, "thema: buurt", "thema: werkwijze"))),
        1,
        f"{SPEELPLEK}:4:1: fout T702",
        GEMEENTE,
    ),
    **{
        f"77 taken away from {path}": Attempt(taken_away(path), 1, f"{path}:1:1: fout T509")
        for path in (PLEIN, "data/bijlagen/lijst.txt", "notities.txt")
    },
    "77 as large as is looked in": Attempt(
        taken_away("data/bijlagen/lijst.txt", "woord 123456789 " * 131_000 + BSN),
        1,
        "data/bijlagen/lijst.txt:1:1: fout T509",
    ),
    **{
        f"77 too large to look in: {name}": Attempt(
            taken_away(f"data/bijlagen/{name}", text), 0, f"data/bijlagen/{name}:1:1: waarschuwing T509"
        )
        for name, text in (("lijst.txt", "Bel niemand.\n" * 4_000_000), ("film.mp4", "\0" * (100 << 20 | 1)))
    },
    "78 forged": Attempt(edits(LONGER, forged), 1, f"{PLEIN}:7:1: fout T701"),
    **{
        f"79 {name}": Attempt(step(put(name, b"open('gestart', 'w').close()\n")), 1, f"{name}:1:1: fout T703")
        for name in MODULES
    },
}
if os.name == "posix" and os.geteuid() == 0:  # only an administrator can change the owner
    ATTEMPTS["69 a repository of somebody else"] = Attempt(edits(step(LONGER), give_away), 3, "vertrouwt")
