"""Writes files of the table itself: all or none. One is replaced only if it still holds the bytes that were read."""

import os
import stat
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import NamedTuple

from tafel_cli.errors import TafelError, reason
from tafel_cli.writing.disk.plain_file import open_plain
from tafel_cli.writing.disk.whole_file import demand_plain, name_new, stage

_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class Replacement(NamedTuple):
    """The bytes that a file must still hold (`old`), and those that replace them (`new`)."""

    old: bytes
    new: bytes


def write_files(root: Path, new: Mapping[str, bytes], changes: Mapping[str, Replacement]) -> None:
    """Make new files, and then replace others, by their path relative to `root` with `/`, each in the order given.

    The caller must hold the lock of the table. All bytes are on disk, in temporary files, before a file gets its name.
    Raises TafelError if a new file's name is taken, or if a file to replace is a symbolic link or behind one, is
    read-only, or no longer holds the old bytes; OSError if the write fails. Nothing has changed then, unless a later
    file failed after the first was replaced: the message says how many were.
    """
    about = {name: _demand_same(root, name, change.old) for name, change in changes.items()}
    with ExitStack() as undo:
        staged: dict[str, Path] = {}
        for name, data in new.items():
            demand_plain((root / name).parent, root)
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            staged[name] = stage(root / name, data)
            undo.callback(staged[name].unlink, missing_ok=True)
        for name, change in changes.items():
            staged[name] = stage(root / name, change.new, about[name])
            undo.callback(staged[name].unlink, missing_ok=True)
        done = _named(root, new, changes, staged)
        for folder in {(root / name).parent for name in done}:
            _settle(folder)


def _named(
    root: Path, new: Mapping[str, bytes], changes: Mapping[str, Replacement], staged: Mapping[str, Path]
) -> list[str]:
    """Give staged files their names and return those. If one fails before a file was replaced, new ones go again."""
    made: list[str] = []
    replaced: list[str] = []
    try:
        for name in new:
            _make(root, name, staged[name])
            made.append(name)
        for name, change in changes.items():
            _demand_same(root, name, change.old)
            staged[name].replace(root / name)
            replaced.append(name)
    except (OSError, TafelError) as error:
        if not replaced:
            for name in made:
                (root / name).unlink(missing_ok=True)
            raise
        said = str(error) if isinstance(error, TafelError) else f"De rest is niet geschreven: {reason(error)}."
        many = len(new) + len(changes)
        raise TafelError(
            f"{said} Van de {many} bestanden zijn er {len(made) + len(replaced)} wel geschreven."
        ) from None
    return [*made, *replaced]


def _make(root: Path, name: str, staged: Path) -> None:
    try:
        name_new(staged, root / name)
    except FileExistsError:
        raise TafelError(f"`{name}` bestaat al en blijft zoals het is. Er is niets veranderd.", exit_code=2) from None


def _demand_same(root: Path, name: str, old: bytes) -> os.stat_result:
    """Return the stat result of a file. Raises TafelError unless it is regular, writable and holds these bytes."""
    path = root / name
    for folder in path.parents:
        if folder == root:
            break
        if folder.is_symlink():
            raise _refusal(name, f"`{folder.name}` is een snelkoppeling naar een andere plek")
    if path.is_symlink():
        raise _refusal(name, "het is nu een snelkoppeling naar een andere plek")
    # The permission bits count for an administrator too, because somebody made the folder read-only on purpose.
    if not path.parent.stat().st_mode & _WRITABLE:
        raise _refusal(name, f"in de map `{path.parent.name}` mag niet worden geschreven")
    try:
        opened = open_plain(path)
    except OSError as error:
        raise _refusal(name, reason(error)) from None
    with opened as file:
        about = os.fstat(file.fileno())
        if not stat.S_ISREG(about.st_mode):
            raise _refusal(name, "het is geen gewoon bestand")
        if not about.st_mode & _WRITABLE or not os.access(path, os.W_OK):
            raise _refusal(name, "dit bestand mag niet worden gewijzigd")
        if file.read(len(old) + 1) != old:
            raise _refusal(name, "het is intussen gewijzigd")
    return about


def _refusal(name: str, why: str) -> TafelError:
    return TafelError(f"`{name}` is niet veranderd: {why}.")


def _settle(folder: Path) -> None:
    """Flush the entries of a folder to disk, so that a power cut does not undo a rename that was reported as done."""
    with suppress(OSError):  # not every file system can; each file is whole either way
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
