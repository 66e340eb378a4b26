"""The rich table of `tests/rijk`: its versions in git, the same on every machine, and the command in this process."""

import contextlib
import gc
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from tafel_cli.__main__ import main

LAYERS = Path(__file__).resolve().parent / "rijk"
PLANNED = "data/bijeenkomsten/2026-11-26.md"
SENT = "VERZONDEN"  # stands in the layers where the version that was sent must be named
_VERSIONS = {
    "STUKKEN": "2026-11-27T09:00:00+01:00",
    "VERZENDING": "2026-11-27T09:30:00+01:00",
    "NAZENDING": "2026-11-30T16:45:00+01:00",
}


def lay(root: Path) -> dict[str, str]:
    """Lay the rich table with its three versions; return the id of each by its name, the youngest last."""
    shutil.copytree(LAYERS / "verzonden", root)
    _git(root, "init", "--quiet", "--initial-branch=main")
    made = {"STUKKEN": _commit(root, "STUKKEN")}
    meeting = root / PLANNED
    entry = f"verzonden:\n  - op: 2026-11-27\n    versie: {made['STUKKEN']}\n"
    meeting.write_text(meeting.read_text(encoding="utf-8").replace("gasten:\n", f"{entry}gasten:\n"), encoding="utf-8")
    made["VERZENDING"] = _commit(root, "VERZENDING")
    shutil.copytree(LAYERS / "nazending", root, dirs_exist_ok=True)
    meeting.write_text(meeting.read_text(encoding="utf-8").replace(SENT, made["STUKKEN"]), encoding="utf-8")
    made["NAZENDING"] = _commit(root, "NAZENDING")
    return made


def record(root: Path) -> str:
    """Record everything in the table as one more version; return its id."""
    return _commit(root, "NAZENDING")


def _commit(root: Path, name: str) -> str:
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--no-verify", "--message", name, when=_VERSIONS[name])
    return _git(root, "rev-parse", "HEAD")


def _git(root: Path, *arguments: str, when: str = "2026-11-27T09:00:00+01:00") -> str:
    """Run git with nothing of this machine in it: no settings, no name, no clock."""
    who = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in _WHO.items()}
    surroundings = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(root.parent),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_DEFAULT_HASH": "sha1",
        "LC_ALL": "C",
        "GIT_AUTHOR_DATE": when,
        "GIT_COMMITTER_DATE": when,
        **who,
    }
    fixed = ("-c", "core.autocrlf=false", "-c", "core.fileMode=false", "-c", "core.excludesFile=")
    command = ["git", *fixed, *arguments]
    done = subprocess.run(command, cwd=root, env=surroundings, check=True, capture_output=True, text=True)
    return done.stdout.strip()


_WHO = {"NAME": "Proef", "EMAIL": "proef@tafel.example"}


def tafel(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder, in this process, with these environment variables set."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2)]
    code = 0
    out, err = contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1])
    with _like_a_process(folder, arguments, settings), out, err:
        try:
            main()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    said = [stream.buffer.getvalue().decode("utf-8", "replace") for stream in streams]  # type: ignore[attr-defined]
    return subprocess.CompletedProcess(list(arguments), code, *said)


@contextlib.contextmanager
def _like_a_process(folder: Path, arguments: tuple[str, ...], settings: dict[str, str]) -> Iterator[None]:
    """Lend the process the folder, the arguments and the environment of a command of its own."""
    threshold = gc.get_threshold()
    environment = patch.dict(os.environ, {"NO_COLOR": "1", **settings})
    with contextlib.chdir(folder), environment, patch.object(sys, "argv", ["tafel", *arguments]):
        try:
            yield
        finally:
            gc.set_threshold(*threshold)
