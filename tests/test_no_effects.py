"""A check has no side effects, whatever lies in the folder: it reads the table and does nothing else."""

import json
import os
import shutil
import subprocess
import sys
import zoneinfo
from collections.abc import Callable
from pathlib import Path

import pytest
from attempts import ATTEMPTS
from conftest import ROOT, SMALLEST, Record, git, lay_fork
from hostile_cases import BYTES, FILES, HARMLESS, ITEM, PATHS, PROEF, TEXTS, TOGETHER, hostile_text
from proposals import Edit, put
from steering_cases import STEERING

from tafel_cli.report import form_names

pytestmark = pytest.mark.proof

WATCH = """
import json, os, sys
tables = json.loads(sys.argv[1])
roots, own, here = json.loads(sys.argv[2]), sys.argv[3], [""]
seen, writing = [], os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
never = ("socket.", "os.exec", "os.posix_spawn", "os.system", "os.fork", "os.remove", "os.rename", "os.mkdir",
         "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.chown", "os.truncate", "os.utime", "os.setxattr",
         "shutil.", "tempfile.", "pty.", "ctypes.", "webbrowser.", "urllib.")
def hook(event, args):
    if not here[0]:
        return
    if event.startswith(never):
        seen.append((here[0], event, str(args)))
    elif event == "subprocess.Popen" and os.path.basename(str(args[0])) != "git":
        seen.append((here[0], event, str(args[:2])))
    elif event in ("open", "os.scandir", "os.listdir") and not isinstance(args[0], int):
        path = os.path.abspath(os.fsdecode(args[0]))
        if event == "open" and args[2] & writing and path != os.devnull:
            seen.append((here[0], "write", path))
        inside = path.startswith(here[0] + os.sep)
        ours = inside or path.startswith(tuple(roots)) or path in (os.devnull, own)
        if not ours or (inside and path.endswith(".py")):
            seen.append((here[0], "read", path))
sys.dont_write_bytecode = True
from tafel_cli.cli import run
from tafel_cli.errors import TafelError
sys.addaudithook(hook)
for table, arguments in tables:
    here[0] = table
    os.chdir(table)
    try:
        run(["check", *arguments])
    except TafelError:
        pass
    finally:
        here[0] = ""
print(json.dumps(seen), file=sys.stderr)
"""


def effects(beside: Path, tables: list[tuple[str, list[str]]]) -> list[list[str]]:
    """Return what checks of these folders did besides reading them: the folder, the event, and what it was about.

    The effects of git, the only program that a check starts, are found by comparing all files in and `beside` the
    folders with what they were.
    """
    before = traces(beside)
    zones = [path for path in zoneinfo.TZPATH if Path(path).is_dir()]
    roots = [
        str(ROOT / "tafel_cli"),
        str(ROOT / "templates"),
        sys.prefix,
        sys.base_prefix,
        os.path.realpath(sys.prefix),
        *zones,
    ]
    command = [sys.executable, "-P", "-c", WATCH, json.dumps(tables), json.dumps(roots), str(ROOT)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, timeout=300)
    left = [[str(beside), "trace", path] for path, _ in traces(beside) ^ before]
    return [*json.loads(done.stderr.splitlines()[-1]), *left]


def traces(folder: Path) -> set[tuple[str, tuple[int, int, int]]]:
    """Return everything below a folder, with its kind, permissions, size and time of change."""
    every = [(path, path.lstat()) for path in folder.rglob("*")]
    return {(os.fspath(path), (about.st_mode, about.st_size, about.st_mtime_ns)) for path, about in every}


def lay(root: Path, name: str, make: Callable[[Path], object]) -> str:
    """Put one file in a copy of the smallest data, of which only tafel.md is kept; return the table's folder."""
    (root / "data" / "organisaties").mkdir(parents=True)
    (root / "data" / "tafel.md").write_bytes((SMALLEST / "data" / "tafel.md").read_bytes())
    make(root / "data" / name)
    return str(root)


def test_hostile_files(tmp_path: Path) -> None:
    """A check of any hostile bytes or file has no effect."""
    tables = []
    for number, (data, _) in enumerate([*BYTES.values(), *((text, "") for text in HARMLESS.values())]):
        folder = lay(tmp_path / f"tekst-{number}", "organisaties/x.md", lambda path, data=data: path.write_bytes(data))
        tables.append((folder, []))
    for number, (name, make, _) in enumerate(FILES.values()):
        tables.append((lay(tmp_path / f"bestand-{number}", name, make), []))
    assert len(tables) > 70
    assert effects(tmp_path, tables) == []


def laid(root: Path, cases: dict[str, Edit]) -> list[str]:
    """Lay each case in a smallest table of its own; return their folders."""
    folders = []
    for number, edit in enumerate(cases.values()):
        folder = root / str(number) / "tafel"
        shutil.copytree(SMALLEST, folder)
        edit(folder)
        folders.append(str(folder))
    return folders


def test_hostile_texts(tmp_path: Path) -> None:
    """A check of any hostile text or path, or of files that are wrong together, has no effect."""
    cases = {case: hostile_text(case) for case in TEXTS} | {case: edit for case, (edit, _) in TOGETHER.items()}
    cases |= {f"path {path}": put(PROEF, ITEM.format(path=path).encode()) for path in PATHS}
    assert effects(tmp_path, [(folder, []) for folder in laid(tmp_path, cases)]) == []


def test_hostile_titles(tmp_path: Path) -> None:
    """A check of any title, name or number that looks like a command has no effect, whatever report is asked."""
    forms = [["--meter"], *(["--report", f"{form}:-"] for form in form_names() if form != "github")]
    tables = [(folder, form) for folder in laid(tmp_path, STEERING) for form in forms]
    assert effects(tmp_path, tables) == []


def test_hostile_proposals(tmp_path: Path) -> None:
    """A check of any attack by way of git has no effect: git starts nothing and its folder stays as it was."""
    tables = []
    for number, attempt in enumerate(ATTEMPTS.values()):
        fork = lay_fork(tmp_path / str(number) / "tafel")
        attempt.lay(fork)
        tables.append((str(fork), attempt.check))
    assert effects(tmp_path, tables) == []


@pytest.mark.parametrize(
    "arguments", [["--ref", "HEAD"], ["--against", "main"], ["--ref", "HEAD", "--against", "main"]]
)
def test_hostile_versions(arguments: list[str], fork: Path, record: Record) -> None:
    """With versions too, git is the only program that starts, and no temporary file is written."""
    for number, (data, _) in enumerate(BYTES.values()):
        (fork / f"data/organisaties/x-{number}.md").write_bytes(data)
    (fork / "data/bijlagen/link.pdf").symlink_to("/etc/passwd")
    (fork / "yaml.py").write_text("raise SystemExit\n", encoding="utf-8")
    record(fork)
    git(fork, "config", "core.fsmonitor", "touch gestart")
    assert (
        effects(
            fork.parent, [(str(fork), [*arguments, "--actor", "iemand"] if "--against" in arguments else arguments)]
        )
        == []
    )


def test_the_watch_sees(tmp_path: Path) -> None:
    """The watch itself works: a check that writes a report is seen writing it."""
    table = lay(tmp_path / "tafel", "organisaties/x.md", Path.touch)
    seen = {(event, path) for _, event, path in effects(tmp_path, [(table, ["--report", "json:verslag.json"])])}
    assert "write" in {event for event, _ in seen}
    assert ("trace", f"{table}/verslag.json") in seen
