"""Builds a pack for a test, and reads it."""

import hashlib
import json
import re
import subprocess
from pathlib import Path

from conftest import tafel, tafel_process

FOLDER = "uitvoer/2026-01-15/deelnemers"


def build(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Build the pack; the command must succeed."""
    run = tafel_process if settings else tafel
    done = run(folder, "agenda", "build", *arguments, **settings)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def page(folder: Path) -> str:
    """Return the pack's page."""
    return (folder / FOLDER / "vergaderstukken-2026-01-15.html").read_text(encoding="utf-8")


def words(html: str) -> str:
    """Return the visible text of a page."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.split("</style>", 1)[1]))


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def assert_whole(folder: Path) -> None:
    """Assert that a folder holds exactly the files of its manifest, byte for byte."""
    there = contents(folder)
    rows = json.loads(there.pop("manifest.json"))["bestanden"]
    assert {row["naam"]: row["sha256"] for row in rows} == {n: hashlib.sha256(d).hexdigest() for n, d in there.items()}
