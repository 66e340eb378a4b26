"""Files of the table itself change here: all of them or none, and only those that still hold what was read."""

import os
import re
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tafel_cli.errors import TafelError, reason
from tafel_cli.writing.whole_file import stage

A_DAY = 86_400
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_REST = re.compile(r"\.tafel-.*\.tmp")


class Replacement(NamedTuple):
    """The bytes that a file must still hold, and those that come in their place."""

    old: bytes
    new: bytes


def replace_files(root: Path, changes: Mapping[str, Replacement]) -> None:
    """Change files, by their place below `root` with `/`; whoever calls this holds the lock of the table.

    All new bytes are on the disk, beside their files, before the first file changes. Raises TafelError when a file is
    a link or lies behind one, may not be written to, or no longer holds the old bytes; OSError when the disk does not
    take it. Nothing is changed then, unless the last step failed half-way: the message then says how many files were.
    """
    about = {name: _demand_same(root, name, change.old) for name, change in changes.items()}
    staged: dict[str, Path] = {}
    done = 0
    try:
        for name, change in changes.items():
            staged[name] = stage(root / name, change.new, about[name])
        for rest in {path.parent: path for path in staged.values()}.values():
            _sweep(rest.parent, rest.lstat().st_mtime - A_DAY)
        for name, change in changes.items():
            _demand_same(root, name, change.old)
            staged[name].replace(root / name)
            done += 1
    except (OSError, TafelError) as error:
        if not done:
            raise
        said = str(error) if isinstance(error, TafelError) else f"De rest is niet geschreven: {reason(error)}."
        raise TafelError(f"{said} Van de {len(changes)} bestanden zijn er {done} wel veranderd.") from None
    finally:
        for path in staged.values():
            path.unlink(missing_ok=True)
    for folder in {path.parent for path in staged.values()}:
        _settle(folder)


def _demand_same(root: Path, name: str, old: bytes) -> os.stat_result:
    """Return what is known of a file; raises TafelError unless it is ordinary, writable and holds these bytes."""
    path = root / name
    for folder in path.parents:
        if folder == root:
            break
        if folder.is_symlink():
            raise _refusal(name, f"`{folder.name}` is een snelkoppeling naar een andere plek")
    if path.is_symlink():
        raise _refusal(name, "het is nu een snelkoppeling naar een andere plek")
    # Permission bits count for an administrator too: whoever closed a folder or a file did so on purpose.
    if not path.parent.stat().st_mode & _WRITABLE:
        raise _refusal(name, f"in de map `{path.parent.name}` mag niet worden geschreven")
    try:
        descriptor = os.open(path, _READ)
    except OSError as error:
        raise _refusal(name, reason(error)) from None
    with os.fdopen(descriptor, "rb") as file:
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode):
            raise _refusal(name, "het is geen gewoon bestand")
        if not about.st_mode & _WRITABLE or not os.access(path, os.W_OK):
            raise _refusal(name, "dit bestand mag niet worden gewijzigd")
        if file.read(len(old) + 1) != old:
            raise _refusal(name, "het is intussen gewijzigd")
    return about


def _refusal(name: str, why: str) -> TafelError:
    return TafelError(f"`{name}` is niet veranderd: {why}.")


def _sweep(folder: Path, before: float) -> None:
    """Remove what crashes left in a folder before a moment, by the clock of the disk itself."""
    with os.scandir(folder) as found:
        for entry in found:
            rest = _REST.fullmatch(entry.name) and entry.is_file(follow_symlinks=False)
            if rest and entry.stat(follow_symlinks=False).st_mtime < before:
                with suppress(OSError):  # it is only in the way
                    os.unlink(entry.path)  # noqa: PTH108  (the listing has this path already)


def _settle(folder: Path) -> None:
    """Ask the disk to keep the names in a folder, so that a power cut does not undo what was said to be done."""
    with suppress(OSError):  # not every disk can; each file is whole either way
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
