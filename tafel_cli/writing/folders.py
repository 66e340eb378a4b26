"""What was made is written here: a folder is wholly old or wholly new, and only what is known is replaced."""

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from tafel_cli.errors import TafelError
from tafel_cli.writing.whole_file import write_new

MANIFEST = "manifest.json"


def recover(folder: Path) -> None:
    """Undo what a crash left between two steps of `replace`: an old folder comes back, half a new one goes."""
    old, new = _beside(folder)
    if old.is_dir() and not old.is_symlink():
        if folder.exists():
            shutil.rmtree(old)
        else:
            old.rename(folder)
    if new.is_dir() and not new.is_symlink():
        shutil.rmtree(new)


def replace(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put files (by their place, with `/`; one is their manifest) in a folder, instead of what it held.

    Raises TafelError, having changed nothing, when the folder holds anything that tafel did not write or that was
    changed since; OSError when the disk does not take it.
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
    """Return what lies below a folder by place, but for the folders; links are not followed."""
    found = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return {path.relative_to(folder).as_posix(): path for path in found}


def create(path: Path, data: bytes) -> None:
    """Write a new file; raises TafelError (wrong use) when something with that name is there already."""
    demand_plain(path.parent, path.parent.parent.parent)
    try:
        _write(path, data)
    except FileExistsError:
        message = f"`{path.name}` bestaat al en blijft zoals het is. Kies een andere titel."
        raise TafelError(message, exit_code=2) from None


def ignore_all(folder: Path) -> None:
    """Keep a folder of made files out of git; a `.gitignore` that is there already stays as it is."""
    path = folder / ".gitignore"
    if not path.exists():
        _write(path, b"*\n")


def demand_plain(folder: Path, root: Path) -> None:
    """Raise TafelError when a step from root to folder is a link to elsewhere or no folder; nothing is followed."""
    for step in (folder, *folder.parents):
        if step == root or root not in step.parents:
            return
        if step.is_symlink() or (step.exists() and not step.is_dir()):
            message = f"`{step.name}` is geen gewone map. Haal die weg, of kies een andere plek met `--output`."
            raise TafelError(message)


def demand_elsewhere(root: Path, place: Path) -> None:
    """Raise TafelError (wrong use) when a place to write to lies in the data of the table at root."""
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
    """Raise TafelError unless a folder is absent, empty, or holds exactly what its manifest says."""
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
