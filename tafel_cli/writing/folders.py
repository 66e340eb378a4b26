"""Writes folders of papers: a folder is replaced as a whole or not at all, and never if it holds unknown files."""

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from tafel_cli.errors import TafelError
from tafel_cli.writing.whole_file import write_new

MANIFEST = "manifest.json"


def recover(folder: Path) -> None:
    """Clean up after a crash in `replace`: move `<folder>.oud` back if `folder` is gone, and delete the leftovers."""
    old, new = _beside(folder)
    if old.is_dir() and not old.is_symlink():
        if folder.exists():
            shutil.rmtree(old)
        else:
            old.rename(folder)
    if new.is_dir() and not new.is_symlink():
        shutil.rmtree(new)


def replace(folder: Path, files: Mapping[str, bytes]) -> None:
    """Replace the contents of a folder by `files`: bytes by relative path with `/`, the manifest among them.

    Raises TafelError, having changed nothing, if the folder holds a file that its manifest does not list or that was
    edited since; OSError if the write fails, and then the old folder is moved back.
    """
    recover(folder)
    _demand_ours(folder)
    old, new = _beside(folder)
    try:
        new.mkdir(parents=True)
        for name, data in sorted(files.items()):
            _write(new / name, data)
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    except OSError:
        recover(folder)
        raise
    if old.exists():
        shutil.rmtree(old)


def files_below(folder: Path) -> dict[str, Path]:
    """Return everything below a folder except directories, by relative path; symbolic links are not followed."""
    found = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return {path.relative_to(folder).as_posix(): path for path in found}


def create(path: Path, data: bytes) -> None:
    """Write a new document in data/<kind>/. Raises TafelError (exit code 2) if a file with that name exists."""
    demand_plain(path.parent, path.parent.parent.parent)
    try:
        _write(path, data)
    except FileExistsError:
        message = f"`{path.name}` bestaat al en blijft zoals het is. Kies een andere titel."
        raise TafelError(message, exit_code=2) from None


def ignore_all(folder: Path) -> None:
    """Keep a folder of generated files out of git with a `.gitignore`; an existing `.gitignore` stays as it is."""
    path = folder / ".gitignore"
    if not path.exists():
        _write(path, b"*\n")


def demand_plain(folder: Path, root: Path) -> None:
    """Raise TafelError if folder, or a directory between it and root, is a symbolic link or no directory."""
    for step in (folder, *folder.parents):
        if step == root or root not in step.parents:
            return
        if step.is_symlink() or (step.exists() and not step.is_dir()):
            message = f"`{step.name}` is geen gewone map. Haal die weg, of kies een andere plek met `--output`."
            raise TafelError(message)


def demand_elsewhere(root: Path, place: Path) -> None:
    """Raise TafelError (exit code 2) if an output path lies in data/ of the table, after following symbolic links."""
    led = place.resolve()
    if (root / "data").resolve() in (led, *led.parents):
        raise TafelError(
            "In `data/` staan alleen stukken van de tafel. Kies een andere plek voor de uitvoer.", exit_code=2
        )


def _beside(folder: Path) -> tuple[Path, Path]:
    return folder.with_name(f"{folder.name}.oud"), folder.with_name(f"{folder.name}.nieuw")


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_new(path, data)


def _demand_ours(folder: Path) -> None:
    """Raise TafelError if a folder holds a file that its manifest does not list with the same SHA-256."""
    try:
        rows = json.loads((folder / MANIFEST).read_bytes())["bestanden"]
        known = {str(row["naam"]): str(row["sha256"]) for row in rows}
    except (OSError, ValueError, KeyError, TypeError):
        known = {}
    for name, path in sorted(files_below(folder).items()):
        if name == MANIFEST and known:
            continue
        if name not in known or path.is_symlink() or hashlib.sha256(path.read_bytes()).hexdigest() != known[name]:
            message = (
                f"In `{folder.name}` staat `{name}`, en dat schreef tafel niet zo. Er is niets veranderd. "
                "Zet dit bestand ergens anders neer, of kies een andere plek met `--output`."
            )
            raise TafelError(message)
