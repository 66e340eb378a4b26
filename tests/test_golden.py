"""What exists and what it says, word for word. Refresh on purpose with `python3 dev.py test --update-golden`."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import SMALLEST

from tafel_cli import rules
from tafel_cli.cli import NOUNS
from tafel_cli.kinds import KINDS
from tafel_cli.rendering import renderers

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
COMMANDS = [[], *[[noun] for noun in NOUNS], *[["agenda", name] for name in ("list", "show", "build")]]


def compare(request: pytest.FixtureRequest, name: str, now: str) -> None:
    """Hold a text against its golden file, or refresh that file when asked to."""
    path = GOLDEN / name
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(now, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == now


def test_inventory(request: pytest.FixtureRequest) -> None:
    """Nothing that is found by being in a folder can vanish or appear unnoticed."""
    lines = [
        *[f"soort {name}" for name in sorted(KINDS)],
        *[f"code {code.code} {code.slug} {code.severity}" for code in rules.codes()],
        *[f"vorm {renderer.format} {renderer.filename}" for renderer in renderers()],
    ]
    compare(request, "inventory.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: "-".join(command) or "tafel")
def test_help(request: pytest.FixtureRequest, command: list[str]) -> None:
    """Every command explains itself, with an example, in 80 columns."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "80", "TERMINAL_WIDTH": "80", "NO_COLOR": "1"}
    run = [sys.executable, "-P", "-m", "tafel_cli", *command, "--help"]
    done = subprocess.run(run, env=environment, check=True, capture_output=True, text=True, encoding="utf-8")
    compare(request, f"help/{'-'.join(command) or 'tafel'}.txt", done.stdout)


def test_page(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """The page of the smallest table, outside git, is this one to the letter."""
    shutil.copytree(SMALLEST, tmp_path / "tafel")
    run = [sys.executable, "-P", "-m", "tafel_cli", "-C", str(tmp_path / "tafel"), "agenda", "build"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "GIT_CEILING_DIRECTORIES": str(tmp_path)}
    subprocess.run(run, env=environment, cwd=tmp_path, check=True, capture_output=True)
    page = tmp_path / "tafel/uitvoer/2026-01-15/deelnemers/vergaderstukken.html"
    compare(request, "vergaderstukken.html", page.read_text(encoding="utf-8"))
