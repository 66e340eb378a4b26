"""The rich table of `tests/rich`: its versions in git, the same on every machine."""

import os
import shutil
import subprocess
from pathlib import Path

LAYERS = Path(__file__).resolve().parent / "rich"
PLANNED = "data/bijeenkomsten/2026-11-26.md"
SENT = "VERZONDEN"  # placeholder in the layers for the commit that was sent
_VERSIONS = {
    "STUKKEN": "2026-11-27T09:00:00+01:00",
    "VERZENDING": "2026-11-27T09:30:00+01:00",
    "NAZENDING": "2026-11-30T16:45:00+01:00",
}


def lay(root: Path) -> dict[str, str]:
    """Lay the rich table with its three versions in git; return the commit of each by its name, the newest last."""
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
    """Commit everything in the table; return the commit."""
    return _commit(root, "NAZENDING")


def record_at(root: Path, when: str, name: str = "NAZENDING") -> str:
    """Commit everything in the table at a time (ISO 8601); return the commit."""
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--no-verify", "--message", name, when=when)
    return _git(root, "rev-parse", "HEAD")


def _commit(root: Path, name: str) -> str:
    return record_at(root, _VERSIONS[name], name)


def _git(root: Path, *arguments: str, when: str = "2026-11-27T09:00:00+01:00") -> str:
    """Run git without the settings, name and clock of this machine."""
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
