"""What happens when nobody can take the output of a command, or git cannot read what it keeps."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, commit, git, lay_recorded, tafel
from packs import contents

HTML = ("--format", "html", "--format", "ics")
COMMANDS = (
    ("--version",),
    ("check", "--report", "json:verslag.json"),
    ("check", "--report", "json:-"),
    ("status", "--as-of", "2026-01-10"),
    ("agenda", "list", "--format", "csv"),
    ("explain", "T101"),
    ("bijeenkomsten", "ics"),
    ("bijeenkomsten", "ics", "--output", "kalender.ics"),
    ("agenda", "build", *HTML),
    ("agenda", "plan", "--write"),
    ("agenda", "new", "Bank", "--doel=beeldvormend", "--indiener=huurders", "--thema=buurt"),
)
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="dit systeem heeft geen schijf die altijd vol is")
STREAMS = {
    "a full stdout": (">/dev/full", "de schijf is vol"),
    "a closed stdout": (">&-", "de uitvoer is gesloten"),
    "a closed stderr": ("2>&-", ""),
    "nothing at all": ("<&- >&- 2>&-", ""),
}


def run(table: Path, words: tuple[str, ...], streams: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a shell that redirects its streams."""
    command = ["sh", "-c", f'exec "$@" {streams}', "sh", sys.executable, "-P", "-m", "tafel_cli", *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    return subprocess.run(
        command, cwd=table, env=environment, check=False, capture_output=True, encoding="utf-8", timeout=60
    )


def files(table: Path) -> dict[str, bytes]:
    """Return every file of a table outside git."""
    return {name: data for name, data in contents(table).items() if not name.startswith(".git/")}


@FULL
@pytest.mark.parametrize("case", STREAMS)
def test_without_a_stream(case: str, tmp_path: Path) -> None:
    """When output is lost the command does all the rest, says so on stderr, and ends with 3; without stderr nothing."""
    streams, why = STREAMS[case]
    lost = "stderr" not in case
    for number, words in enumerate(COMMANDS):
        whole, table = (lay_recorded(tmp_path / f"{name}-{number}") for name in ("heel", "tafel"))
        sound = tafel(whole, *words)
        assert sound.returncode == 0
        done = run(table, words, streams)
        silent = "--output" not in words and not sound.stdout
        assert done.returncode == (3 if lost and not silent else 0), (words, done.stderr)
        assert files(table) == files(whole), words
        assert done.stdout == ("" if lost else sound.stdout), words
        if why:
            assert done.stderr.splitlines()[-1].startswith("tafel: Wat op het scherm moest komen, is niet")
            assert why in done.stderr
        assert "Traceback" not in done.stderr


@FULL
def test_what_was_found_did_not_arrive(table: Path) -> None:
    """Findings that nobody could read are not the same as findings: 3 and not 1; wrong use stays what it is."""
    (table / "data/agenda/2026-01-05-gemeente-plein.md").write_text("niets\n", encoding="utf-8")
    assert run(table, ("check",), "").returncode == 1
    assert run(table, ("check",), ">/dev/full").returncode == 3
    assert run(table, ("check",), "2>/dev/full").returncode == 1
    assert run(table, ("nergens",), ">/dev/full").returncode == 2
    assert run(table, ("nergens",), ">&- 2>&-").returncode == 2


def test_a_pipe_that_does_not_wait(table: Path) -> None:
    """Of a long output to a pipe that is slow and does not wait, as some services give, nothing is lost."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    command = [sys.executable, "-P", "-m", "tafel_cli", "schema"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=table, env=environment, stdout=writer) as started:
        os.close(writer)
        with os.fdopen(reader, encoding="utf-8") as pipe:
            said = pipe.read()
        assert started.wait(60) == 0
    assert said == tafel(table, "schema").stdout


BUG = """
import sys
from tafel_cli import __main__, cli
def fail(arguments):
    raise ValueError("stuk")
cli.run = fail
sys.argv = ["tafel", "check"]
__main__.main()
"""


def test_a_bug_that_cannot_be_written_down(tmp_path: Path) -> None:
    """When the details of a bug fit on no disk they stand on stderr, each line marked; there is no traceback."""
    code = f"import tempfile\ntempfile.tempdir = {str(tmp_path / 'weg')!r}\n{BUG}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, check=False, capture_output=True, text=True
    )
    assert done.returncode == 70
    assert all(line.startswith(("tafel | ", "tafel: ")) for line in done.stderr.splitlines())
    assert "hierboven" in done.stderr


def spoil(path: Path) -> None:
    """Change bytes in the middle of an object."""
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2] + b"xxxx" + data[len(data) // 2 + 4 :])


def empty(path: Path) -> None:
    """Leave nothing of an object but its name, as a crash of a machine does."""
    path.write_bytes(b"")


DAMAGE: dict[str, Callable[[Path], None]] = {"spoilt": spoil, "empty": empty, "gone": Path.unlink}
DAMAGED = (
    ("HEAD:data/tafel.md", "spoilt"),
    ("HEAD:data/tafel.md", "empty"),
    ("HEAD:data/bijlagen/plattegrond.pdf", "gone"),
    ("HEAD:data", "empty"),
    ("HEAD", "spoilt"),
)
READERS = (
    ("check", "--ref", "HEAD"),
    ("check", "--against", "HEAD~1", "--actor", "voorbeeld-secretaris"),
    ("agenda", "build", *HTML),
    ("agenda", "build", *HTML, "--ref", "HEAD"),
)


@pytest.mark.parametrize(("name", "damage"), DAMAGED)
def test_a_damaged_repository(table: Path, name: str, damage: str) -> None:
    """An object that git cannot read gives a sentence with what to do, and 3; papers never say all is as recorded."""
    (table / "data/tafel.md").write_bytes((table / "data/tafel.md").read_bytes() + b"\nMeer.\n")
    (table / "data/bijlagen/plattegrond.pdf").write_bytes(b"%PDF-1.4 anders")
    commit(table)
    sha = git(table, "rev-parse", name)
    path = table / ".git/objects" / sha[:2] / sha[2:]
    path.chmod(0o644)
    DAMAGE[damage](path)
    for words in READERS:
        done = tafel(table, *words)
        if damage == "spoilt" and name != "HEAD" and words == READERS[2]:  # this compares names and sizes alone
            assert done.returncode == 0
            continue
        assert (done.returncode, done.stdout) == (3, ""), (words, done.stderr)
        assert "`git fsck`" in done.stderr, (words, done.stderr)
