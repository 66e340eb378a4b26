"""What commands write: nothing of the user is lost, and no command says that it wrote what is not there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, tafel
from packs import FOLDER, assert_whole, build, contents

HTML = ("--format", "html", "--format", "ics")


def start(table: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start a command, and do not wait for it."""
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "tafel_cli", *arguments],
        cwd=table,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def put(path: Path, text: str = "van mij") -> Path:
    """Write a file of the user, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["deelnemers.oud", "deelnemers.nieuw"])
def test_names_that_people_type(table: Path, name: str) -> None:
    """A folder beside the papers, whatever a user calls it, stays as it is."""
    build(table, *HTML)
    mine = put((table / FOLDER).with_name(name) / "aantekeningen.txt")
    build(table, *HTML)
    build(table, *HTML, "--as-of", "2026-01-14")
    assert mine.read_text(encoding="utf-8") == "van mij"
    assert_whole(table / FOLDER)


@pytest.mark.parametrize("name", [".tafel-deelnemers.oud", ".tafel-deelnemers.nieuw"])
@pytest.mark.parametrize("with_papers", [False, True])
def test_only_what_a_manifest_proves(table: Path, name: str, with_papers: bool) -> None:  # noqa: FBT001  (pytest)
    """Where the rest of a crash would stand, a file that no manifest lists is named and kept, and so are the papers."""
    build(table, *HTML)
    rest = (table / FOLDER).with_name(name)
    if with_papers:
        (table / FOLDER).rename(rest)
    put(rest / "aantekeningen.txt")
    before = contents(table / "uitvoer")
    done = tafel(table, "agenda", "build", *HTML)
    assert (done.returncode, done.stdout) == (3, "")
    assert f"{name}` staat `aantekeningen.txt`" in done.stderr
    assert contents(table / "uitvoer") == before
    (rest / "aantekeningen.txt").unlink()
    build(table, *HTML)
    assert [path.name for path in (table / FOLDER).parent.iterdir()] == ["deelnemers"]


def test_a_rest_that_was_edited(table: Path) -> None:
    """A file of ours that somebody changed after a crash is somebody's, so it is named and kept."""
    build(table, *HTML)
    rest = (table / FOLDER).with_name(".tafel-deelnemers.oud")
    (table / FOLDER).rename(rest)
    page = rest / "vergaderstukken.html"
    page.write_bytes(page.read_bytes() + b"<!-- van mij -->")
    before = contents(table / "uitvoer")
    done = tafel(table, "agenda", "build", *HTML)
    assert (done.returncode, done.stdout) == (3, "")
    assert "`vergaderstukken.html`" in done.stderr
    assert contents(table / "uitvoer") == before


def test_an_empty_folder_among_the_papers(table: Path) -> None:
    """A folder that a user made among the papers is kept, though nothing is in it."""
    build(table, *HTML)
    (table / FOLDER / "mijn map").mkdir()
    done = tafel(table, "agenda", "build", *HTML)
    assert (done.returncode, done.stdout) == (3, "")
    assert "`mijn map`" in done.stderr
    assert (table / FOLDER / "mijn map").is_dir()


def test_no_pack_is_written_when_one_is_refused(table: Path) -> None:
    """A build for several audiences that may not replace one folder leaves the others as they were too."""
    both = ("--audience", "deelnemers", "--audience", "voorzitter")
    build(table, *HTML, *both)
    put((table / FOLDER).with_name("voorzitter") / "aantekeningen.txt")
    before = contents(table / "uitvoer")
    assert tafel(table, "agenda", "build", *HTML, *both, "--as-of", "2026-01-14").returncode == 3
    assert contents(table / "uitvoer") == before


@pytest.mark.parametrize("output", [(), ("--output", "elders")])
def test_three_builds_at_once(table: Path, output: tuple[str, ...]) -> None:
    """Of three builds at once each that ends with 0 has left whole papers, and nothing else is left beside them."""
    place = table / FOLDER if not output else table / "elders" / Path(FOLDER).relative_to("uitvoer")
    for _ in range(2):
        days = ("2026-01-13", "2026-01-14", "2026-01-15")
        builds = [start(table, "agenda", "build", *HTML, *output, "--as-of", day) for day in days]
        ended = [(process.communicate(timeout=120)[1], process.returncode) for process in builds]
        assert ended == [("", 0)] * 3
        assert_whole(place)
        assert [path.name for path in place.parent.iterdir()] == ["deelnemers"]
