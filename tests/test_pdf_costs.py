"""What a PDF may cost, the same bytes everywhere, and what is said where none can be made."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typst
from conftest import ROOT, tafel_process
from full_packs import FULL, full
from measuring import untraced
from printed_pack import made

from tafel_cli.render import TooMuchError, pdf

FOLDER = "uitvoer/2026-01-15/deelnemers"


def test_same_bytes_everywhere(table: Path, tmp_path: Path) -> None:
    """Folder, time zone, language, hash seed and umask leave no trace in the PDF."""
    command = ("agenda", "build", "--format", "pdf")
    assert tafel_process(table, *command, TZ="UTC", LC_ALL="C", PYTHONHASHSEED="1").returncode == 0
    other = tmp_path / "een andere map" / "x"
    shutil.copytree(table, other, ignore=shutil.ignore_patterns("uitvoer"))
    before = os.umask(0o077)
    try:
        done = tafel_process(
            other, *command, TZ="Pacific/Kiritimati", LC_ALL="C.UTF-8", PYTHONHASHSEED="2", TMPDIR=str(tmp_path)
        )
    finally:
        os.umask(before)
    assert done.returncode == 0
    name = f"{FOLDER}/{pdf.RENDERER.filename('vergaderstukken-2026-01-15')}"
    assert (other / name).read_bytes() == (table / name).read_bytes()
    assert [path for path in tmp_path.iterdir() if path.name.startswith("tafel-")] == []


BLOCKED = """
import sys
sys.modules["typst"] = None
sys.argv[0] = "tafel"
from tafel_cli.__main__ import main
sys.exit(main())
"""


def without_typst(table: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command where Typst cannot be imported."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    command = [sys.executable, "-P", "-c", BLOCKED, *arguments]
    return subprocess.run(command, cwd=table, env=environment, check=False, capture_output=True, encoding="utf-8")


def test_without_typst(table: Path) -> None:
    """Where Typst is missing the other formats are made and one sentence says so; asked for by name it is refused."""
    done = without_typst(table, "agenda", "build", "--format", "pdf")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("tafel: Er is geen pdf gemaakt: ")
    assert not (table / "uitvoer").exists()
    done = without_typst(table, "agenda", "build")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Er is geen pdf gemaakt: " in done.stdout
    assert {path.name for path in (table / FOLDER).iterdir()} >= {"vergaderstukken-2026-01-15.html", "manifest.json"}
    assert not (table / FOLDER / "vergaderstukken-2026-01-15.pdf").exists()


COST = """
import json, re, sys, time
sys.path[:0] = json.loads(sys.argv[1])
from full_packs import FULL, full, pack_of
from tafel_cli.layout.apostrophes import curled
from tafel_cli.layout.meeting_pack import meeting_pack
from tafel_cli.render import pdf
pack = full(sys.argv[2])
began = time.process_time()
print(len(pdf.draw(meeting_pack(pack))), file=sys.stderr)
print(time.process_time() - began, int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024)
"""


@pytest.mark.proof
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says how much memory there was at most")
@pytest.mark.parametrize("kind", FULL)
def test_what_a_pdf_may_cost(kind: str) -> None:
    """The largest pack that is accepted takes at most 10 seconds of work and 512 MB, whatever it is full of."""
    command = [sys.executable, "-c", COST, json.dumps([str(ROOT), str(ROOT / "tests")]), kind]
    done = subprocess.run(command, env=untraced(), check=True, capture_output=True, text=True)
    seconds, megabytes = map(float, done.stdout.split())
    assert seconds <= 10
    assert megabytes <= 512


@pytest.mark.parametrize("kind", FULL)
def test_more_is_refused(kind: str) -> None:
    """A larger pack is refused in a sentence that says what to do, before Typst starts."""
    with pytest.raises(TooMuchError, match=r"te lang voor een pdf.*Maak ze korter"):
        made(full(kind, 1.5))


def test_the_version_of_typst() -> None:
    """The fonts and the layout are made for this version of Typst; another one makes other bytes."""
    assert typst.__version__.startswith("0.15.")
