"""Writes folders of papers, each as a whole or not at all, and deletes only what a manifest proves that tafel wrote.

Until the last rename the new folder and the old one stand beside the place, as `.tafel-<name>.nieuw` and `.oud`.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tafel_cli.errors import TafelError
from tafel_cli.writing.disk.plain_file import has_digest, read_plain
from tafel_cli.writing.disk.whole_file import REST, replace_file, write_new

MANIFEST = "manifest.json"
MAX_MANIFEST = 4 << 20
_ALL = b"*\n"


class Listed(NamedTuple):
    """What a manifest says of a file: its size in bytes and its SHA-256."""

    size: int
    digest: str


def recover(folder: Path) -> None:
    """Clean up what a crash in `replace` left beside a folder.

    The old folder gets its name back if that is free and the old folder is complete; what else tafel wrote is deleted.
    Raises TafelError, naming it, if no manifest proves that tafel wrote what stands there. The caller must hold the
    lock, because the rests of a crash look like the work of a command that is busy.
    """
    old, new = _beside(folder)
    if old.is_dir() and not os.path.lexists(folder) and _whole(old):
        old.rename(folder)
    for rest in (new, old):
        if os.path.lexists(rest):
            _clear(rest)


def replace(folder: Path, files: Mapping[str, bytes]) -> None:
    """Replace the contents of a folder, made if absent, by `files`: bytes by relative path with `/`, manifest included.

    The caller must hold the lock. First cleans up what a crash left beside the folder (`recover`). Raises TafelError,
    having replaced nothing, if the folder or such a rest holds anything that its manifest does not list or that was
    edited since; OSError if the write fails, and then the old folder is moved back.
    """
    recover(folder)
    demand_ours(folder)
    old, new = _beside(folder)
    try:
        new.mkdir(parents=True)
        # The manifest comes first, so that after a crash it proves that the others are ours.
        for name in sorted(files, key=lambda name: (name != MANIFEST, name)):
            _write(new / name, files[name])
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    except BaseException:
        with suppress(OSError, TafelError):
            recover(folder)
        raise
    if os.path.lexists(old):
        _clear(old)


def files_below(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield everything below a folder except directories, with its relative path; symbolic links are not followed."""
    found = (path for path in folder.rglob("*") if not _is_folder(path))
    return ((path.relative_to(folder).as_posix(), path) for path in found)


def is_rest(path: Path) -> bool:
    """Tell whether a path is a temporary file that a crash left; nobody types such a name."""
    return REST.fullmatch(path.name) is not None and path.is_file() and not path.is_symlink()


def listed(folder: Path) -> dict[str, Listed] | None:
    """Return what the manifest of a folder lists, by relative path; None if there is none that tafel wrote."""
    return listed_in(read_plain(folder / MANIFEST, MAX_MANIFEST) or b"")


def listed_in(manifest: bytes) -> dict[str, Listed] | None:
    """Return what a manifest lists, by relative path; None if tafel did not write it."""
    try:
        told = json.loads(manifest)
        rows = {str(row["naam"]): Listed(int(row["bytes"]), str(row["sha256"])) for row in told["bestanden"]}
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return rows if "doelgroep" in told and "programma" in told else None


def ignore_all(folder: Path) -> None:
    """Write a `.gitignore` in a folder of generated files, so that git ignores them all.

    A `.gitignore` with text stays as it is; an empty one is replaced, because a crash of an older version left it so.
    Raises TafelError if it is no ordinary file, because git reads no rules from a link or a pipe.
    """
    path = folder / ".gitignore"
    if os.path.lexists(path) and (path.is_symlink() or not path.is_file()):
        message = (
            f"`{folder.name}/.gitignore` is geen gewoon bestand. Daardoor legt git de gemaakte stukken ook vast. "
            "Er is niets veranderd. Haal het weg en probeer het opnieuw."
        )
        raise TafelError(message)
    if not os.path.lexists(path):
        _write(path, _ALL)
    elif read_plain(path, 0) == b"":
        replace_file(path, _ALL)


def demand_ours(folder: Path) -> None:
    """Raise TafelError, naming it, if a folder holds anything that its manifest does not list with that SHA-256.

    The exit code is 3, or 2 if the folder has no manifest that tafel wrote, because then somebody named a wrong place.
    An absent folder passes, and so do temporary files that a crash left.
    """
    for name in _foreign(folder):
        message = (
            f"In `{folder.name}` staat `{name}`, en dat schreef tafel niet zo. Er is niets veranderd. "
            "Zet dit ergens anders neer, of kies een andere plek met `--output`."
        )
        raise TafelError(message, exit_code=2 if listed(folder) is None else 3)


def _beside(folder: Path) -> tuple[Path, Path]:
    return folder.with_name(f".tafel-{folder.name}.oud"), folder.with_name(f".tafel-{folder.name}.nieuw")


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_new(path, data)


def _below(folder: Path) -> list[tuple[str, Path]]:
    """Return everything below a folder, with its relative path, each folder after what is in it."""
    found = [(path.relative_to(folder).as_posix(), path) for path in folder.rglob("*")]
    return sorted(found, key=lambda each: (-each[0].count("/"), each[0]))


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _whole(folder: Path) -> bool:
    """Tell whether a folder holds all that its manifest lists, and nothing else."""
    known = listed(folder)
    return known is not None and not any(_foreign(folder)) and known.keys() <= dict(files_below(folder)).keys()


def _foreign(folder: Path) -> Iterator[str]:
    """Yield what is below a folder and not proved to be ours: files, and folders that hold nothing of ours."""
    known = listed(folder)
    names = known or {}
    ours = {parent.as_posix() for name in names for parent in Path(name).parents}
    for name, path in sorted(_below(folder)):
        if _is_folder(path):
            proved = name in ours
        elif name == MANIFEST:
            proved = known is not None
        else:
            proved = is_rest(path) or (name in names and has_digest(path, *names[name]))
        if not proved:
            yield name


def _clear(rest: Path) -> None:
    """Delete a rest of ours, its manifest last. Raises TafelError, having deleted nothing, if it holds more."""
    if _is_folder(rest) and not any(_foreign(rest)):
        for name, path in _below(rest):
            if name != MANIFEST:
                path.rmdir() if _is_folder(path) else path.unlink()
        (rest / MANIFEST).unlink(missing_ok=True)
        rest.rmdir()
        return
    what = next(_foreign(rest), "") if _is_folder(rest) else ""
    inside = f"In `{rest}` staat `{what}`, en dat" if what else f"Wat op de plek `{rest}` staat,"
    raise TafelError(f"{inside} schreef tafel niet zo. Zet dat ergens anders neer en probeer het opnieuw.")
