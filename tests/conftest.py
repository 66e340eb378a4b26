"""What whole-command tests share: the smallest table in a real git repository."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from proposals import Judge

ROOT = Path(__file__).resolve().parent.parent
SMALLEST = ROOT / "tests" / "kleinste"
Record = Callable[[Path], None]

for _name in [name for name in os.environ if name.startswith(("GITHUB_", "GITLAB_", "CI"))]:
    del os.environ[_name]  # the service that runs the tests is not what they are about

# A machine that others use too may be slow at any moment; that is no failure.
settings.register_profile("tafel", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tafel")


def tafel(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder, with these environment variables set."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", **settings}
    command = [sys.executable, "-P", "-m", "tafel_cli", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, check=False, capture_output=True, encoding="utf-8", errors="replace"
    )


def replace(path: Path, old: str, new: str) -> None:
    """Change one piece of a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def record() -> Record:
    """Give a function that records everything in a folder as the next version."""

    def commit(folder: Path) -> None:
        who = ["-c", "user.name=Proef", "-c", "user.email=proef@tafel.example"]
        for arguments in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "Versie"]):
            subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)

    return commit


@pytest.fixture
def table(tmp_path: Path, record: Record) -> Path:
    """Give the smallest table, recorded in git."""
    root = tmp_path / "tafel"
    shutil.copytree(SMALLEST, root)
    record(root)
    return root


def git(folder: Path, *arguments: str) -> str:
    """Run git as somebody; return what it says."""
    who = ["-c", "user.name=Proef", "-c", "user.email=proef@tafel.example", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def fork(table: Path) -> Path:
    """Give the smallest table on a branch `voorstel` that began at the branch `main`."""
    git(table, "branch", "-M", "main")
    git(table, "switch", "-qc", "voorstel")
    return table


@pytest.fixture
def judge(tmp_path: Path) -> "Judge":
    """Give a judge of proposals on the smallest table, in which the tenants have an item of their own too."""
    from proposals import Judge  # it knows this file

    return Judge(tmp_path)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let one flag refresh the golden files."""
    parser.addoption("--update-golden", action="store_true", help="schrijf de voorbeelden in tests/golden opnieuw")
