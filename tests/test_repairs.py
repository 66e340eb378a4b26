"""`tafel check --fix` as a person meets it: every repair, what is said of it, and that nothing is ever lost."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, Record, replace, tafel
from filelock import FileLock

from tafel_cli.errors import TafelError
from tafel_cli.writing.disk.lock import locked, place
from tafel_cli.writing.disk.table_files import Replacement, write_files

PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"
ACTION = "data/acties/2025-12-04-a1.md"
PARTY = "data/organisaties/gemeente.md"
BUSY = 3


def check(table: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the check on a day before the planned meeting, because it warns of a day that has been."""
    return tafel(table, "check", "--as-of", "2026-01-14", *arguments, **settings)


def texts(table: Path) -> dict[str, bytes]:
    """Return every file of a table outside git, by path."""
    found = {p.relative_to(table).as_posix(): p.read_bytes() for p in sorted(table.rglob("*")) if p.is_file()}
    return {name: data for name, data in found.items() if not name.startswith(".git/")}


def slip(path: Path, old: str, new: str) -> None:
    """Mistype one word, and leave every line ending as it is."""
    data = path.read_bytes()
    assert old.encode() in data
    path.write_bytes(data.replace(old.encode(), new.encode(), 1))


def unmark(path: Path) -> None:
    """Take the last line ending away."""
    path.write_bytes(path.read_bytes().removesuffix(b"\n").removesuffix(b"\r"))


def bom(path: Path) -> None:
    """Put a BOM first."""
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())


def old_endings(path: Path) -> None:
    """Give every line the ending of an old computer."""
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r"))


def run(table: Path, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a Python script that calls the command, so that something can happen while it works."""
    command = [sys.executable, "-c", script, *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    return subprocess.run(command, cwd=table, env=environment, check=False, capture_output=True, encoding="utf-8")


REPAIRS = {
    "a BOM": (bom, "T011 het onzichtbare teken vooraan (BOM) gaat weg"),
    "old line endings": (old_endings, "T015 elk oud regeleinde (CR) wordt LF"),
    "a last line without an end": (unmark, "T017 de laatste regel krijgt een regeleinde"),
    "a mistyped key": (lambda path: slip(path, "indiener:", "indiner:"), "T102 `indiner` wordt `indiener`"),
    "a mistyped value": (
        lambda path: slip(path, "doel: beeldvormend", "doel: beeldvormnd"),
        "T104 `beeldvormnd` wordt `beeldvormend`",
    ),
    "a key in capitals": (lambda path: slip(path, "titel:", "Titel:"), "T102 `Titel` wordt `titel`"),
}


@pytest.mark.parametrize("windows", [False, True])
@pytest.mark.parametrize("case", REPAIRS)
def test_each_repair(case: str, table: Path, windows: bool) -> None:  # noqa: FBT001  (pytest passes it by name)
    """Each slip is first only counted, then put right to the byte, with its place; then there is nothing to do."""
    make, said = REPAIRS[case]
    path = table / PLEIN
    if windows and case != "old line endings":
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    sound = path.read_bytes()
    make(path)
    broken = path.read_bytes()
    assert broken != sound
    assert "\n1 hiervan kan tafel zelf verbeteren: tafel check --fix\n" in check(table).stdout
    assert path.read_bytes() == broken
    done = check(table, "--fix")
    assert (done.returncode, done.stderr) == (0, "")
    assert path.read_bytes() == sound
    assert done.stdout.startswith(f"Verbeterd: 1 plek in 1 bestand.\n    {PLEIN}:")
    assert said in done.stdout
    assert done.stdout.endswith("12 bestanden gelezen: 0 fouten, 0 waarschuwingen, 0 tips.\n")
    again = check(table, "--fix")
    assert again.stdout.startswith("Er is niets dat tafel zelf kan verbeteren.\n")
    assert again.returncode == 0


def test_attachment(table: Path) -> None:
    """The name of an attachment gets the capitals of the file, in the header that names it."""
    named = "bijlagen:\n  - bestand: {}\n    titel: De kaart\nopenbaarheid:"
    replace(table / PLEIN, "openbaarheid:", named.format("plattegrond.pdf"))
    sound = texts(table)
    replace(table / PLEIN, "plattegrond.pdf", "Plattegrond.PDF")
    done = check(table, "--fix")
    assert done.returncode == 0
    assert "T206 `Plattegrond.PDF` wordt `plattegrond.pdf`" in done.stdout
    assert texts(table) == sound


def test_several(table: Path) -> None:
    """Several slips in several files go at once; what is left is reported, and only named files are changed."""
    sound = texts(table)
    old_endings(table / ACTION)
    bom(table / ACTION)
    replace(table / PLEIN, "doel: beeldvormend\nstatus: ingediend", "doel: beeldvormnd\nstauts: ingdiend")
    unmark(table / PARTY)
    assert check(table, "--fix", PARTY).returncode == 0
    assert texts(table)[PARTY] == sound[PARTY]
    assert texts(table)[ACTION] != sound[ACTION]
    replace(table / PLEIN, "thema: buurt", "thema: buurd")
    done = check(table, "--fix")
    assert done.returncode == 1
    assert "Verbeterd: 5 plekken in 2 bestanden." in done.stdout
    assert "1 fout, 0 waarschuwingen, 0 tips." in done.stdout
    assert "fout T201" in done.stdout
    assert "hiervan kan tafel" not in done.stdout
    replace(table / PLEIN, "thema: buurd", "thema: buurt")
    assert texts(table) == sound


def test_diff(table: Path) -> None:
    """`--diff` shows every line before and after and changes nothing, with `--fix` either."""
    replace(table / PLEIN, "doel: beeldvormend", "doel: beeldvormnd")
    unmark(table / PLEIN)
    bom(table / ACTION)
    old_endings(table / ACTION)
    broken = texts(table)
    done = check(table, "--diff")
    assert done.returncode == 1
    assert texts(table) == broken
    assert "\n-doel: beeldvormnd\n+doel: beeldvormend\n" in done.stdout
    assert "\\ Geen regeleinde aan het eind van het bestand\n" in done.stdout
    assert "-<U+FEFF>---<U+000D>\n" in done.stdout
    assert "-uiterlijk: 2025-12-18<U+000D>\n" in done.stdout
    assert "+uiterlijk: 2025-12-18\n" in done.stdout
    assert "Te verbeteren: 4 plekken in 2 bestanden. Er is niets veranderd.\n" in done.stdout
    assert "4 hiervan kan tafel zelf verbeteren" in done.stdout
    both = check(table, "--fix", "--diff")
    assert (both.returncode, both.stdout) == (1, done.stdout)
    assert texts(table) == broken
    assert check(table, "--fix").returncode == 0
    assert texts(table) != broken
    assert "Er is niets dat tafel zelf kan verbeteren." in check(table, "--diff").stdout


def test_diff_gives_no_orders(table: Path) -> None:
    """No line of a difference can be taken for a command of CI, and a line with personal data is not shown."""
    kwaad = "::error::Kwaad\n  ::stop-commands::x\nmidden ##[add-mask]x\nBel 0612345678 even\n\x1b]8;;x\n"
    replace(table / ACTION, "---\nactie:", "---\nactei:")
    with (table / ACTION).open("a", encoding="utf-8") as file:
        file.write(kwaad)
    old_endings(table / ACTION)
    done = check(table, "--diff", CI="true")
    assert "T015" in done.stdout
    assert not any(line.lstrip().startswith("::") for line in done.stdout.splitlines())
    shown = done.stdout.split("Te verbeteren")[0]
    assert "##[" not in shown
    assert "\x1b" not in done.stdout
    assert "0612345678" not in shown
    assert "+(deze regel wordt niet getoond" in shown


def test_long_diff(table: Path) -> None:
    """A difference of thousands of lines is cut, and says how many there are; the repair itself is whole."""
    path = table / PLEIN
    path.write_bytes(path.read_bytes() + b"regel\n" * 3_000)
    sound = path.read_bytes()
    old_endings(path)
    done = check(table, "--diff")
    rest = 2 * sound.count(b"\n") + 1 - 2_000
    assert f"\n… en nog {rest} regels\n" in done.stdout
    check(table, "--fix")
    assert path.read_bytes() == sound


def test_json(table: Path) -> None:
    """With JSON nothing else is on stdout: what was put right, or would be, is said on stderr."""
    bom(table / PLEIN)
    done = check(table, "--diff", "--format", "json")
    assert "tafel: Te verbeteren: 1 plek in 1 bestand. Er is niets veranderd.\n" in done.stderr
    done = check(table, "--fix", "--format", "json")
    assert json.loads(done.stdout)["findings"] == []
    assert "tafel: Verbeterd: 1 plek in 1 bestand.\n" in done.stderr
    assert all(line.startswith("tafel: ") for line in done.stderr.splitlines())


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_recorded_version(table: Path, option: str) -> None:
    """A recorded version cannot be put right: wrong use, and nothing changes."""
    bom(table / PLEIN)
    broken = texts(table)
    done = check(table, option, "--ref", "HEAD")
    assert (done.returncode, done.stdout) == (2, "")
    assert texts(table) == broken
    assert "hiervan kan tafel" not in check(table, "--ref", "HEAD").stdout


def test_mixed_versions(table: Path) -> None:
    """A file with two versions of its text stays as it is; the others are put right, and it is said."""
    path = table / PLEIN
    path.write_bytes(path.read_bytes() + b"<<<<<<< a\nx\n=======\ny\n>>>>>>> b")
    bom(path)
    old_endings(table / ACTION)
    mixed = path.read_bytes()
    done = check(table, "--fix")
    assert done.returncode == 1
    assert path.read_bytes() == mixed
    assert "Verbeterd: 1 plek in 1 bestand." in done.stdout
    old_endings(path)
    hidden = path.read_bytes()
    done = check(table, "--fix")
    assert path.read_bytes() == hidden
    assert f"Niet verbeterd: {PLEIN}. Er staan twee versies van de tekst door elkaar." in done.stdout


def test_permissions_stay(table: Path) -> None:
    """A file keeps its permissions, and another file is not even touched."""
    (table / PLEIN).chmod(0o640)
    bom(table / PLEIN)
    other = (table / ACTION).stat()
    assert check(table, "--fix").returncode == 0
    assert (table / PLEIN).stat().st_mode & 0o7777 == 0o640
    assert (table / ACTION).stat() == other


@pytest.mark.parametrize(("closed", "mode"), [(PLEIN, 0o444), ("data/agenda", 0o555)])
def test_read_only(table: Path, closed: str, mode: int) -> None:
    """A file or folder that may not be written to stops the whole repair, with exit code 3, before anything changes."""
    bom(table / PLEIN)
    bom(table / ACTION)
    broken = texts(table)
    (table / closed).chmod(mode)
    try:
        done = check(table, "--fix")
        assert (done.returncode, done.stdout) == (3, "")
        assert "is niet veranderd" in done.stderr
        assert texts(table) == broken
        assert check(table, "--diff").returncode == 1
    finally:
        (table / closed).chmod(0o755)


def test_links_are_not_followed(table: Path, tmp_path: Path) -> None:
    """What a link leads to is never put right."""
    outside = tmp_path / "buiten.md"
    outside.write_bytes(b"\xef\xbb\xbf" + (table / PLEIN).read_bytes())
    (table / PLEIN).unlink()
    (table / PLEIN).symlink_to(outside)
    before = outside.read_bytes()
    assert check(table, "--fix").returncode == 1
    assert outside.read_bytes() == before
    assert (table / PLEIN).is_symlink()


MEANWHILE = """
import os, sys
from pathlib import Path
from tafel_cli.__main__ import main
path, what = Path(sys.argv[1]), sys.argv[2]
happened = False
def hook(event, args):
    global happened
    if event == "open" and str(args[0]).endswith(".tmp") and not happened:
        happened = True
        data = path.read_bytes()
        if what == "written":
            path.write_bytes(data + b"Nieuwe regel.\\n")
        elif what == "gone":
            path.unlink()
        elif what == "linked":
            path.rename("elders.md")
            path.symlink_to(Path("elders.md").absolute())
        elif what == "linked folder":
            path.parent.rename("elders")
            path.parent.symlink_to(Path("elders").absolute())
sys.addaudithook(hook)
sys.argv = ["tafel", "check", "--fix"]
main()
"""


@pytest.mark.parametrize("what", ["written", "gone", "linked", "linked folder"])
def test_changed_meanwhile(table: Path, what: str) -> None:
    """A file that somebody changes, removes or replaces while tafel works keeps that change: exit code 3."""
    bom(table / PLEIN)
    bom(table / ACTION)
    broken = texts(table)
    done = run(table, MEANWHILE, str(table / PLEIN), what)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith(f"tafel: `{PLEIN}` is niet veranderd: ")
    assert done.stderr.endswith(" Van de 2 bestanden zijn er 1 wel geschreven.\n")
    kept = {
        "written": lambda: (table / PLEIN).read_bytes() == broken[PLEIN] + b"Nieuwe regel.\n",
        "gone": lambda: not (table / PLEIN).exists(),
        "linked": lambda: (table / "elders.md").read_bytes() == broken[PLEIN],
        "linked folder": lambda: (table / "elders" / Path(PLEIN).name).read_bytes() == broken[PLEIN],
    }
    assert kept[what]()
    assert not list((table / "data").rglob(".tafel-*"))


def together(table: Path, commands: list[list[str]]) -> list[str]:
    """Run commands at the same time; all of them succeed."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    started = [
        subprocess.Popen(
            [sys.executable, "-P", "-m", "tafel_cli", "check", *arguments],
            cwd=table,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for arguments in commands
    ]
    ended = [(process.communicate(timeout=120), process.returncode) for process in started]
    assert [(error, code) for (_, error), code in ended] == [("", 0)] * len(commands)
    return [out for (out, _), _ in ended]


def test_eight_at_once(table: Path) -> None:
    """Of eight commands at once one does the work, the others find it done, and nothing is lost or left behind."""
    sound = texts(table)
    for path in (table / "data").glob("*/*.md"):
        bom(path)
        unmark(path)
    said = together(table, [["--fix"]] * 8)
    assert sum("Verbeterd: 22 plekken in 11 bestanden." in out for out in said) == 1
    assert sum("Er is niets dat tafel zelf kan verbeteren." in out for out in said) == 7
    assert texts(table) == sound


def test_eight_with_a_file_each(table: Path) -> None:
    """Eight commands that each put right a file of their own do not undo each other's work."""
    sound = texts(table)
    paths = sorted((table / "data").glob("*/*.md"))[:8]
    assert len(paths) == 8
    for path in paths:
        bom(path)
    said = together(table, [["--fix", str(path)] for path in paths])
    assert all("Verbeterd: 1 plek in 1 bestand." in out for out in said)
    assert texts(table) == sound


DIE = """
import os, sys
from pathlib import Path
from tafel_cli.cli import run
table = Path(sys.argv[1])
paths = [table / name for name in sys.argv[2:]]
sound = [path.read_bytes() for path in paths]
broken = [b"\\xef\\xbb\\xbf" + data for data in sound]
sys.stdout = open(os.devnull, "w")
def write(texts):
    for path, data in zip(paths, texts):
        path.write_bytes(data)
def child(die):
    pid = os.fork()
    if pid:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    calls = 0
    def hook(event, args):
        nonlocal calls
        if event == "open" or event.startswith(("os.", "fcntl.", "shutil.", "tempfile.", "subprocess.")):
            calls += 1
            if calls == die:
                os._exit(9)
    sys.addaudithook(hook)
    os._exit(run(["check", "--fix"]))
write(broken)
run(["check", "--fix"])  # everything is loaded now; what follows is forked
assert [path.read_bytes() for path in paths] == sound
seen = set()
known = set()
at = 0
while True:
    at += 1
    write(broken)
    died = child(at)
    now = [path.read_bytes() for path in paths]
    for index, data in enumerate(now):
        assert data in (sound[index], broken[index]), (at, index)
        seen.add((index, data == sound[index]))
    rests = list(table.rglob(".tafel-*.tmp"))
    state = (tuple(now), tuple(sorted((rest.parent, rest.read_bytes()) for rest in rests)))
    if state not in known:  # what follows depends on nothing else
        known.add(state)
        assert run(["check"]) == int(now != sound), at  # a rest is no file of the table
        assert child(0) == 0, at
        assert [path.read_bytes() for path in paths] == sound
    for rest in rests:
        rest.unlink()
    if died == 0:
        break
    assert died == 9
assert seen == {(index, done) for index in range(len(paths)) for done in (True, False)}
print(at, file=sys.stderr)
"""


@pytest.mark.proof
def test_a_crash_leaves_whole_files(table: Path) -> None:
    """A repair that dies at any of its calls on the file system leaves each file old or new; the next one ends it."""
    shutil.rmtree(table / ".git")  # starting git is not a call of our own
    done = run(table, DIE, str(table), PLEIN, ACTION)
    assert done.returncode == 0, done.stderr
    assert int(done.stderr.split()[-1]) > 40


FULL = """
import resource, sys
from tafel_cli.__main__ import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
sys.argv = ["tafel", "check", "--fix"]
main()
"""


def test_disk_full(table: Path) -> None:
    """A disk that takes the first file but not the second leaves both as they were, with exit code 3."""
    bom(table / PLEIN)
    bom(table / ACTION)
    broken = texts(table)
    between = sorted(len(broken[path]) for path in (PLEIN, ACTION))
    assert between[0] + 10 < between[1]
    done = run(table, FULL, str(between[0] + 10))
    assert (done.returncode, done.stdout) == (3, "")
    assert "het bestand wordt te groot" in done.stderr
    assert texts(table) == broken


def test_rests_of_a_crash(table: Path, tmp_path: Path) -> None:
    """A temporary file of a crash is no file of the table; a repair removes it after a day, and nothing else.

    A file that somebody named nearly so stays.
    """
    folder = table / "data" / "agenda"
    bom(table / PLEIN)
    old, young, link = (folder / f".tafel-{name * 16}.tmp" for name in "0af")
    typed = folder / ".tafel-van-mij.tmp"
    other = tmp_path / "anders"
    for path in (old, young, typed, other):
        path.touch()
    link.symlink_to(other)
    for path in (old, typed, other):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    os.utime(link, (1_000_000_000, 1_000_000_000), follow_symlinks=False)
    assert check(table, "--fix").returncode == 0
    assert not old.exists()
    assert young.exists()
    assert typed.exists()
    assert link.is_symlink()
    assert other.exists()


def test_busy(table: Path) -> None:
    """While another command holds the lock, the answer is a sentence and exit code 3; a killed one lets go at once."""
    with FileLock(place(table)), pytest.raises(TafelError, match="nog bezig") as caught, locked(table, 0.1):
        pass
    assert caught.value.exit_code == BUSY
    hold = (
        f"import filelock; lock = filelock.FileLock({str(place(table))!r}); lock.acquire(); print(flush=True); input()"
    )
    with subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        holder.stdout.readline()
        with pytest.raises(TafelError), locked(table, 0.1):
            pass
        holder.kill()
        holder.wait()
        with locked(table, 5):
            pass


def test_lock_that_is_none(table: Path, tmp_path: Path) -> None:
    """A link or a folder in the place of the lock is refused; where it leads is not touched."""
    bom(table / PLEIN)
    broken = texts(table)
    target = tmp_path / "doel"
    place(table).symlink_to(target)
    done = check(table, "--fix")
    assert (done.returncode, done.stdout) == (3, "")
    assert "snelkoppeling" in done.stderr
    place(table).unlink()
    place(table).mkdir()
    assert check(table, "--fix").returncode == 3
    assert not target.exists()
    assert texts(table) == broken


def test_place_of_the_lock(table: Path, record: Record, tmp_path: Path) -> None:
    """The lock lies where git never sees it, one for each work tree; without git it lies beside data/."""
    assert place(table) == table / ".git" / "tafel.lock"
    subprocess.run(["git", "worktree", "add", "-q", str(tmp_path / "boom")], cwd=table, check=True, capture_output=True)
    assert place(tmp_path / "boom").parent.parent == table / ".git" / "worktrees"
    bom(table / PLEIN)
    assert check(table, "--fix").returncode == 0
    status = subprocess.run(["git", "status", "--porcelain"], cwd=table, check=True, capture_output=True, text=True)
    assert status.stdout == ""
    shutil.rmtree(table / ".git")
    bom(table / PLEIN)
    assert check(table, "--fix").returncode == 0
    assert (table / ".tafel.lock").is_file()
    assert check(table).returncode == 0
    record(table)


def test_only_writing_needs_the_lock(table: Path) -> None:
    """Without anything to write no lock is made or loaded and git does not start: looking changes nothing at all."""
    script = (
        "import sys; from tafel_cli.cli import run; code = run(sys.argv[1:]); "
        "print(*[name for name in ('filelock', 'git') if name in sys.modules], file=sys.stderr); sys.exit(code)"
    )
    done = run(table, script, "check", "--fix")
    assert (done.returncode, done.stderr.strip()) == (0, "")
    bom(table / PLEIN)
    assert run(table, script, "check", "--diff").stderr.strip() == ""
    assert not place(table).exists()


def test_half_way(table: Path) -> None:
    """When the last step fails half-way, the message says how many files were changed, and each of them is whole."""
    (table / "a.md").write_bytes(b"oud a")
    (table / "b.md").write_bytes(b"oud b")
    changes = {"a.md": Replacement(b"oud a", b"nieuw a"), "b.md": Replacement(b"oud b", b"nieuw b")}
    write_files(table, {}, changes)
    assert (table / "b.md").read_bytes() == b"nieuw b"
    with pytest.raises(TafelError, match="intussen gewijzigd"):
        write_files(table, {}, changes)
    assert (table / "a.md").read_bytes() == b"nieuw a"
