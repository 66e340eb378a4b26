"""What commands write: nothing of the user is lost, and no command says that it wrote what is not there."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, Record, git, replace, tafel
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
    page = rest / "vergaderstukken-2026-01-15.html"
    page.write_bytes(page.read_bytes() + b"<!-- van mij -->")
    before = contents(table / "uitvoer")
    done = tafel(table, "agenda", "build", *HTML)
    assert (done.returncode, done.stdout) == (3, "")
    assert "`vergaderstukken-2026-01-15.html`" in done.stderr
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


TRACKED, IN_GIT, IN_DATA, NOT_EMPTY = "is vastgelegd in git", "de map van git zelf", "In `data/`", "iets anders dan"
ELSEWHERE = {
    "the table itself": ("data/tafel.md", IN_DATA),
    "a new file in data": ("data/agenda/nieuw.md", IN_DATA),
    "data by another road": ("uit/../data/x.json", IN_DATA),
    "data behind a link": ("link/x.json", IN_DATA),
    "git": (".git/config", IN_GIT),
    "a hook of git": (".git/hooks/pre-commit", IN_GIT),
    "another repository's git": ("../elders/.git/config", IN_GIT),
    "a bare repository": ("../kaal.git/config", IN_GIT),
    "a recorded file": ("LEESMIJ.md", TRACKED),
    "a recorded file of another repository": ("../elders/data/tafel.md", TRACKED),
}
WRITERS = {
    "a report": ("check", "--report", "json:{}"),
    "a calendar": ("bijeenkomsten", "ics", "--output", "{}"),
    "papers": ("agenda", "build", *HTML, "--output", "{}"),
}


@pytest.fixture
def recorded(table: Path, record: Record) -> Path:
    """Give a table with a recorded file and folder of others, and repositories beside it."""
    put(table / "LEESMIJ.md")
    put(table / "sjablonen/brief.html")
    record(table)
    (table / "link").symlink_to(table / "data")
    for name, arguments in (("elders", ()), ("kaal.git", ("--bare",))):
        git(table.parent, "clone", "-q", *arguments, str(table), name)
    return table


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("case", ELSEWHERE)
def test_places_that_are_taken(recorded: Path, writer: str, case: str) -> None:
    """No command writes in data/, in a folder of git or over a recorded file: wrong use, and nothing changes."""
    place, said = ELSEWHERE[case]
    before = contents(recorded.parent)
    done = tafel(recorded, *(word.format(place) for word in WRITERS[writer]))
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Kies een andere plek" in done.stderr
    assert contents(recorded.parent) == before


@pytest.mark.parametrize("damage", ["no head", "another owner", "no git"])
def test_git_that_cannot_tell(recorded: Path, damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a repository stands that git cannot read, no file is written over, because it may be a recorded one."""
    if damage == "no head":
        (recorded / ".git/HEAD").write_bytes(b"")
    elif damage == "no git":
        monkeypatch.setenv("PATH", str(recorded.parent / "niets"))
    elif os.getuid():
        pytest.skip("only the system's administrator gives a file away")
    else:
        for path in (recorded, recorded / ".git"):
            os.chown(path, 65534, 65534)
    before = (recorded / "LEESMIJ.md").read_bytes()
    for command in (("check", "--report", "json:LEESMIJ.md"), ("bijeenkomsten", "ics", "--output", "LEESMIJ.md")):
        done = tafel(recorded, *command)
        assert (done.returncode, done.stdout) == (3, ""), command
        assert re.search("Kies een andere plek|Git is niet gevonden|git status", done.stderr), command
        assert (recorded / "LEESMIJ.md").read_bytes() == before


@pytest.mark.parametrize("place", [".", "sjablonen", "../elders", "..", "vol"])
def test_a_folder_of_others(recorded: Path, place: str) -> None:
    """Papers never go into a folder that is not empty and has no papers of ours: wrong use, and nothing changes."""
    put(recorded / "vol/2026-01-15/deelnemers/brief.txt")
    before = contents(recorded.parent)
    done = tafel(recorded, "agenda", "build", *HTML, "--output", place)
    assert (done.returncode, done.stdout) == (2, "")
    assert contents(recorded.parent) == before


@pytest.mark.parametrize(
    "name", ["manifest.json", "vergaderstukken-2026-01-15.html", "../../.gitignore", "../.gitattributes"]
)
def test_papers_and_rules_of_git_are_no_place(table: Path, name: str) -> None:
    """No report or calendar is written over a paper that tafel made, or into a file that git reads its rules from."""
    build(table, *HTML)
    before = contents(table)
    for command in (
        ("check", "--report", f"json:{FOLDER}/{name}"),
        ("bijeenkomsten", "ics", "--output", f"{FOLDER}/{name}"),
    ):
        done = tafel(table, *command)
        assert (done.returncode, done.stdout) == (2, ""), command
        assert "Kies een andere plek" in done.stderr
    assert contents(table) == before


def test_folders_that_are_free(table: Path) -> None:
    """Papers go into a new folder, an empty one, one that a crash left without papers, and beside papers of ours."""
    (table / "leeg").mkdir()
    (table / "gestopt/2026-01-15").mkdir(parents=True)
    put(table / "gestopt/2026-01-15/.tafel-0123456789abcdef.tmp")
    for place in ("nieuw", "leeg", "gestopt", "leeg"):
        build(table, *HTML, "--output", place)
        put(table / place / "brief.txt")
        assert_whole(table / place / Path(FOLDER).relative_to("uitvoer"))


def test_recorded_papers(table: Path, record: Record) -> None:
    """Papers that somebody recorded in git are not replaced: wrong use, with what to do."""
    build(table, *HTML)
    (table / "uitvoer/.gitignore").unlink()
    record(table)
    before = contents(table / "uitvoer")
    done = tafel(table, "agenda", "build", *HTML, "--as-of", "2026-01-14")
    assert (done.returncode, done.stdout) == (2, "")
    assert TRACKED in done.stderr
    assert contents(table / "uitvoer") == before


def test_where_a_command_stands(table: Path) -> None:
    """A report whose own name is that of the table does not replace it when the command runs in data/."""
    before = contents(table)
    done = tafel(table / "data", "check", "--report", "markdown")
    assert (done.returncode, done.stdout) == (2, "")
    assert IN_DATA in done.stderr
    assert contents(table) == before


def test_a_report_that_nobody_asked_for(table: Path) -> None:
    """What a CI service gets by itself may not replace the table either; the check goes on and says so."""
    before = contents(table)
    done = tafel(table, "check", GITHUB_STEP_SUMMARY=str(table / "data/tafel.md"))
    assert done.returncode == 0
    assert "De controle zelf gaat door." in done.stderr
    assert contents(table) == before


def test_an_archive_of_the_user(table: Path) -> None:
    """A file that stands in the place of the archive to mail, and is none, is named and kept."""
    mine = put(table / "uitvoer/2026-01-15/2026-01-15-deelnemers.zip")
    done = tafel(table, "agenda", "send")
    assert (done.returncode, done.stdout) == (3, "")
    assert f"`{mine.name}` staat al" in done.stderr
    assert mine.read_text(encoding="utf-8") == "van mij"
    mine.unlink()
    assert [tafel(table, "agenda", "send").returncode for _ in range(2)] == [0, 3]


FULL = """
import resource, sys
from tafel_cli.__main__ import main
sys.dont_write_bytecode = True  # Python would leave half a file of its own
resource.setrlimit(resource.RLIMIT_FSIZE, (20,) * 2)
sys.argv = ["tafel", *sys.argv[1:]]
main()
"""
NEW = ("agenda", "new", "Bank", "--doel=beeldvormend", "--indiener=huurders", "--thema=buurt")


def test_a_new_document_on_a_full_disk(table: Path) -> None:
    """A form that does not fit on the disk leaves nothing under its name, and the next try makes it."""
    before = contents(table / "data")
    done = subprocess.run(
        [sys.executable, "-c", FULL, *NEW],
        cwd=table,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert "het bestand wordt te groot" in done.stderr
    assert contents(table / "data") == before
    assert tafel(table, *NEW).returncode == 0
    (made,) = contents(table / "data").keys() - before.keys()
    assert made.startswith("agenda/")
    again = tafel(table, *NEW)
    assert again.returncode == 2
    assert "bestaat al" in again.stderr


def test_what_keeps_papers_out_of_git(table: Path) -> None:
    """An empty `.gitignore` in the output, as a crash could leave it, is written again; one with a text stays."""
    ignored = put(table / "uitvoer/.gitignore", "")
    build(table, *HTML)
    assert ignored.read_text(encoding="utf-8") == "*\n"
    put(ignored, "# van mij\n")
    build(table, *HTML)
    assert ignored.read_text(encoding="utf-8") == "# van mij\n"


def huge(path: Path) -> None:
    """Put a file of 6 GB, without blocks on the disk, in a place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with path.open("wb") as file:
        file.truncate(6 << 30)


def pipe(path: Path) -> None:
    """Put a pipe that nobody reads or writes in a place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    os.mkfifo(path)


KNOWN = {
    **{name: f"{FOLDER}/{name}" for name in ("vergaderstukken-2026-01-15.html", "bijeenkomst.ics", "manifest.json")},
    "another": f"{FOLDER}/iets.pdf",
    "a rest": f"{Path(FOLDER).parent}/.tafel-deelnemers.oud",
    "in a rest": f"{Path(FOLDER).parent}/.tafel-deelnemers.nieuw/manifest.json",
    "the archive": "uitvoer/2026-01-15/2026-01-15-deelnemers.zip",
}


@pytest.mark.parametrize("make", [huge, pipe])
@pytest.mark.parametrize("case", KNOWN)
def test_what_cannot_be_read(table: Path, case: str, make: Callable[[Path], None]) -> None:
    """A pipe or a file of 6 GB where a file of ours stood is refused and kept: no command waits for it or reads it."""
    build(table, *HTML)
    make(table / KNOWN[case])
    about = (table / KNOWN[case]).lstat()
    started = start(table, "agenda", "send" if case == "the archive" else "build")
    said, error = started.communicate(timeout=60)
    assert (started.returncode, said) in {(2, ""), (3, "")}
    assert error.startswith("tafel: ")
    now = (table / KNOWN[case]).lstat()
    assert (now.st_ino, now.st_size) == (about.st_ino, about.st_size)
    if case == "bijeenkomst.ics":
        checked = start(table, "agenda", "verify", FOLDER)
        assert "bijeenkomst.ics" in checked.communicate(timeout=60)[0]
        assert checked.returncode == 1


NO_HINDRANCE = {
    "a huge .gitignore": ("uitvoer/.gitignore", huge),
    "a huge lock": (".git/tafel.lock", huge),
    "a pipe for a lock": (".git/tafel.lock", pipe),
}


@pytest.mark.parametrize("case", NO_HINDRANCE)
def test_what_is_no_hindrance(table: Path, case: str) -> None:
    """A file of 6 GB in the place of `.gitignore` or of the lock, or a pipe for a lock, stops nothing."""
    place, make = NO_HINDRANCE[case]
    make(table / place)
    started = start(table, "agenda", "build", *HTML)
    started.communicate(timeout=60)
    assert started.returncode == 0
    assert_whole(table / FOLDER)


def test_what_is_not_recorded_is_named(table: Path) -> None:
    """When papers cannot be sent because of files that git does not have like this, the first five are named."""
    put(table / "data/agenda/nieuw.md")
    (table / "data/tafel.md").write_bytes((table / "data/tafel.md").read_bytes() + b"\nMeer.\n")
    (table / "data/acties/2025-12-04-a1.md").unlink()
    done = tafel(table, "agenda", "send")
    assert (done.returncode, done.stdout) == (3, "")
    named = "Dit is anders dan in git: `data/acties/2025-12-04-a1.md`, `data/agenda/nieuw.md`, `data/tafel.md`. Leg"
    assert named in done.stderr
    for number in range(4):
        put(table / f"data/agenda/nieuw-{number}.md")
    assert "`data/agenda/nieuw-3.md` en nog 2. Leg" in tafel(table, "agenda", "send").stderr


def test_an_empty_agenda_is_not_sent(table: Path, record: Record) -> None:
    """Of a meeting with nothing on its agenda nothing is sent or noted: wrong use, with what to do."""
    replace(table / "data/bijeenkomsten/2026-01-15.md", "agenda:\n  - 2026-01-05-gemeente-plein\n", "agenda: []\n")
    record(table)
    before = contents(table / "data")
    done = tafel(table, "agenda", "send")
    assert (done.returncode, done.stdout) == (2, "")
    assert "`tafel agenda plan`" in done.stderr
    assert contents(table / "data") == before
    assert not (table / "uitvoer").exists()


@pytest.mark.parametrize("words", [("build", *HTML), ("plan",), ("plan", "--write")])
def test_an_unknown_version_that_was_sent(table: Path, words: tuple[str, ...]) -> None:
    """A version that was sent and that git lacks stops papers and plan, with the file and the key that name it."""
    path = "data/bijeenkomsten/2026-01-15.md"
    replace(table / path, "status: gepland", f"status: gepland\nverzonden:\n  - op: 2026-01-07\n    versie: {'a' * 40}")
    done = tafel(table, "agenda", *words)
    assert (done.returncode, done.stdout) == (3, "")
    assert f"Deze versie staat in `{path}` bij `verzonden`." in done.stderr
