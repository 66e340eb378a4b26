"""Fixtures and helpers for tests of whole commands: the smallest table in a real git repository."""

import atexit
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import in_process
import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from measuring import Cost
    from proposals import Judge
    from saving import Place

ROOT = Path(__file__).resolve().parent.parent
SMALLEST = ROOT / "tests" / "smallest"
Record = Callable[[Path], None]

for _name in [name for name in os.environ if name.startswith(("GITHUB_", "GITLAB_", "CI"))]:
    del os.environ[_name]  # tests must not depend on the CI service that runs them
os.environ.pop("COLUMNS", None)  # nor on the width of a terminal

# The processes that tests start keep byte code, as an installed program does.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ.pop("PYTHONPYCACHEPREFIX", None)

# All that tests write is in one folder, which is deleted after them.
_WORKPLACE = pytest.StashKey[tempfile.TemporaryDirectory[str]]()
_MEMORY = Path("/dev/shm")  # noqa: S108  (a new folder is made in it, with a name that nobody knows)
_ROOM = 4 << 30  # bytes; one run writes about 0.6 GB

# A machine that others use too may be slow at any moment; that is no failure.
settings.register_profile("tafel", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tafel")


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder; the workers of one run find it in their environment.

    It is in memory where that has room, because every write of a table and of git waits for the disk.
    """
    if "PYTEST_XDIST_WORKER" not in os.environ:
        folder = tempfile.TemporaryDirectory(prefix="tafel-tests-", dir=_in_memory(), ignore_cleanup_errors=True)
        config.stash[_WORKPLACE] = folder
        os.environ["PYTEST_DEBUG_TEMPROOT"] = os.environ["TMPDIR"] = tempfile.tempdir = folder.name


def _in_memory() -> Path | None:
    """Return a folder in memory in which tests can write and start programs; None if there is none with room."""
    if not os.access(_MEMORY, os.W_OK | os.X_OK) or os.statvfs(_MEMORY).f_flag & os.ST_NOEXEC:
        return None
    return _MEMORY if shutil.disk_usage(_MEMORY).free > _ROOM else None


def pytest_unconfigure(config: pytest.Config) -> None:
    """Delete that folder."""
    if _WORKPLACE in config.stash:
        config.stash[_WORKPLACE].cleanup()


def tafel(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder, in this process, with these environment variables set; only its text is read."""
    return in_process.run(folder, arguments, settings)


def on_the_eve(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the command as `tafel` does, a check on the day before the planned meeting of the smallest table.

    A check warns of a planned meeting whose day has been, so without it these tests would depend on the clock.
    """
    day = ("--as-of", "2026-01-14") if arguments[:1] == ("check",) else ()
    return tafel(folder, *arguments[:1], *day, *arguments[1:], **settings)


def tafel_process(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder as a process of its own, for tests that are about the process itself."""
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


SOMEBODY = ("-c", "user.name=Proef", "-c", "user.email=proef@tafel.example", "-c", "maintenance.auto=false")


def commit(folder: Path) -> None:
    """Commit everything in a folder."""
    steps = [["add", "-A"], ["commit", "-qm", "Versie"]]
    for arguments in steps if (folder / ".git").exists() else [["init", "-q"], *steps]:
        subprocess.run(["git", *SOMEBODY, *arguments], cwd=folder, check=True, capture_output=True)


@cache
def _recorded(*branches: str) -> Path:
    """Return a shared repository with the smallest table on these branches; a test that writes must copy it."""
    folder = tempfile.TemporaryDirectory(prefix="tafel-smallest-")
    atexit.register(folder.cleanup)
    root = Path(folder.name) / "tafel"
    shutil.copytree(SMALLEST, root)
    subprocess.run(["git", "init", "-q", "--template="], cwd=root, check=True, capture_output=True)
    commit(root)
    for number, name in enumerate(branches):
        git(root, *(["switch", "-qc"] if number else ["branch", "-M"]), name)
    return root


def lay_recorded(root: Path, *branches: str) -> Path:
    """Copy the smallest table in git to `root`, on the last of these branches, and return `root`."""
    shutil.copytree(_recorded(*branches), root)
    git(root, "update-index", "-q", "--refresh")  # git compares file times, so it must see the copies once
    return root


@cache
def example_table() -> Path:
    """Return a copy of the example table without files of after 24 November 2026, because the table itself grows."""
    folder = tempfile.TemporaryDirectory(prefix="tafel-voorbeeld-")
    atexit.register(folder.cleanup)

    def later(_: str, names: list[str]) -> list[str]:
        dated = [name for name in names if re.match(r"\d{4}-\d\d-\d\d", name) and name != "2026-12-03.md"]
        return [name for name in dated if name[:10] > "2026-11-24"]

    shutil.copytree(ROOT / "data", Path(folder.name) / "data", ignore=later)
    return Path(folder.name)


@pytest.fixture
def record() -> Record:
    """Give a function that commits everything in a folder."""
    return commit


def lay_fork(root: Path) -> Path:
    """Copy the smallest table in git to `root`, on a branch `voorstel` that begins at `main`; return `root`."""
    return lay_recorded(root, "main", "voorstel")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Give the smallest table, recorded in git."""
    return lay_recorded(tmp_path / "tafel")


@pytest.fixture
def hall(table: Path) -> Path:
    """Give the smallest table with all kinds of standing items."""
    from scripted import STANDING  # it knows this file

    replace(table / "data/tafel.md", "openbaarheid: openbaar\n", f"openbaarheid: openbaar\n{STANDING}")
    return table


@pytest.fixture
def planned(tmp_path: Path) -> Path:
    """Give the smallest table outside git; one of its items stands on the agenda of the next meeting."""
    shutil.copytree(SMALLEST, tmp_path / "tafel")
    return tmp_path / "tafel"


@pytest.fixture(scope="session")
def ordinary_pack(tmp_path_factory: pytest.TempPathFactory) -> "Cost":
    """Give the cost of making the pack of the smallest table."""
    from measuring import cost  # it knows this file

    root = tmp_path_factory.mktemp("gewoon") / "tafel"
    shutil.copytree(SMALLEST, root)
    return cost(root, "agenda", "build", "--concept", "--format", "html")


@pytest.fixture
def secretary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let git know a name, and no settings of this machine."""
    from saving import lay_identity  # it knows this file

    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(lay_identity(tmp_path)))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def place(tmp_path: Path) -> "Place":
    """Give a table that two people share."""
    from saving import lay_place  # it knows this file

    return lay_place(tmp_path)


def git(folder: Path, *arguments: str, when: str = "") -> str:
    """Run git with a fixed name; return its output. `when`: the date of a commit, instead of now."""
    command = ["git", *SOMEBODY, "-c", "init.defaultBranch=main", *arguments]
    moment = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when} if when else {}
    environment = {**os.environ, **moment}
    done = subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def fork(tmp_path: Path) -> Path:
    """Give the smallest table on a branch `voorstel` that begins at `main`."""
    return lay_fork(tmp_path / "tafel")


@pytest.fixture
def judge(tmp_path: Path) -> "Judge":
    """Give a judge of proposals on the smallest table, to which an item of the tenants is added."""
    from proposals import Judge  # it knows this file

    return Judge(tmp_path)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let one flag refresh the golden files."""
    parser.addoption("--update-golden", action="store_true", help="schrijf de voorbeelden in tests/golden opnieuw")
