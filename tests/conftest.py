"""What whole-command tests share: the smallest table in a real git repository."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

SMALLEST = Path(__file__).resolve().parent / "kleinste"
Record = Callable[[Path], None]


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


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let one flag refresh the golden files."""
    parser.addoption("--update-golden", action="store_true", help="schrijf de voorbeelden in tests/golden opnieuw")
