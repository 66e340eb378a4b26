"""Every command that writes, killed or refused at each of its steps: nothing lost, no false success, no traceback."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from afterwards import MINUTES
from afterwards import PLEIN as PUNT
from afterwards import lay as lay_files
from conftest import ROOT, lay_recorded, replace
from packs import FOLDER, assert_whole, contents
from written_round import DAY, answers, lay_round

pytestmark = pytest.mark.proof
HTML = ("--format", "html", "--format", "ics")
NEW = ("agenda", "new", "Bank", "--doel=beeldvormend", "--indiener=huurders", "--thema=buurt")
COMMANDS: dict[str, tuple[str, ...]] = {
    "build": ("agenda", "build", *HTML),
    "draft": ("agenda", "build", "--concept", *HTML),  # also while a file on the agenda is not repaired yet
    "send": ("agenda", "send"),
    "plan": ("agenda", "plan", "--write"),
    "new": NEW,
    "fix": ("check", "--fix"),
    "report": ("check", "--report=json", "--report=sarif", "--as-of=2026-01-14"),
    "minutes": ("verslag", "new", "--as-of=2026-01-14"),
    "process": ("verslag", "process", "--write", "--as-of=2026-01-15"),
    "calendar": ("bijeenkomsten", "ics", "--output=kalender.ics"),
    "adopt": ("verslag", "adopt", "--op=2026-01-10", "--wijziging=Tien.", "--as-of=2026-01-16"),
    "correct": ("verslag", "correct", "b1", "Lees tien.", "--op=2026-01-12", "--as-of=2026-01-16"),
    "submit": ("agenda", "submit", "plein", "--as-of=2026-01-12"),
    "withdraw": ("agenda", "withdraw", "plein", "--reden=Nee.", "--as-of=2026-01-12"),
    "defer": ("agenda", "defer", "plein", "--reden=Nee.", "--as-of=2026-01-12"),
    "answer": ("reacties", "new", DAY, "huurders", "--allen=akkoord", "--as-of=2026-01-12"),
    "close": ("reacties", "close", DAY, "--as-of=2026-01-16"),
    "leave": ("organisaties", "leave", "huurders", "2026-01-12", "--write", "--as-of=2026-01-16"),
    "meetings": ("bijeenkomsten", "new", "12-2-2026", "9-4-2026", "--as-of=2026-01-14"),
    "move": ("bijeenkomsten", "move", "2026-01-15", "22-1-2026", "--reden=Ziek.", "--as-of=2026-01-14"),
    "cancel": ("bijeenkomsten", "cancel", "2026-01-15", "--reden=Ziek.", "--as-of=2026-01-14"),
    "absent": ("bijeenkomsten", "absent", "2026-01-15", "huurders", "--as-of=2026-01-14"),
    "action": ("acties", "new", "Stuur iets.", "--wie=allen", "--uiterlijk=1-3-2026", "--bij=1", "--as-of=2026-01-15"),
    "postpone": ("acties", "postpone", "2025-12-04-a1", "1-3-2026", "--reden=Druk.", "--as-of=2026-01-15"),
    "decision": ("besluiten", "new", "1", "--uitkomst=ingestemd", "--tekst=De tafel telt.", "--as-of=2026-01-15"),
    "board": ("bekrachtigingen", "new", "2025-12-04-b1", "huurders", "--stand=bekrachtigd", "--as-of=2026-01-15"),
}
BEFORE = {
    "correct": {MINUTES: ("status: concept\n", "status: vastgesteld\nvastgesteld_op: 2026-01-10\n")},
    "submit": {f"data/agenda/{PUNT}.md": ("status: ingediend\n", "status: concept\n")},
}
REST = re.compile(r"(.*/)?\.tafel-([0-9a-f]{16}\.tmp|.+\.(oud|nieuw)(/.*)?)|\.tafel\.lock")
ACTION = "data/acties/2025-12-04-a1.md"
TYPED = """---
status: concept
notulist: secretaris
aanwezig:
  - organisatie: voorzitter
---
Begonnen: 15.03

Verslag 2025-12-04: vastgesteld. Wijziging: bij punt 1 wordt tien twintig

## [Plein](../agenda/2026-01-05-gemeente-plein.md)

Actie a1: gereed
Besluit: akkoord. De tafel vraagt om bomen.
Voorbehoud: huurders
Actie gemeente, uiterlijk 1-3-2026: Stuur een tekening.
Actie huurders, uiterlijk 1-3-2026: Vraag de buren.
"""
PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"


def lay(table: Path, name: str) -> Path:
    """Lay a table where a command has something to do, and where its files of an earlier time stand already."""
    lay_recorded(table)
    lay_files(table, BEFORE.get(name, {}))
    if name in MAKE_READY:
        MAKE_READY[name](table)
    if name != "send":
        shutil.rmtree(table / ".git")  # starting git is no step of our own
    for made in ("tafel.json", "tafel.sarif", "kalender.ics"):
        (table / made).write_text("oud", encoding="utf-8")
    return table


def _round_to_close(table: Path) -> None:
    lay_round(table)
    for party in ("huurders", "gemeente"):
        answers(table, party, "1 akkoord", "2 akkoord")


def _with_bom(table: Path) -> None:
    for path in (PLEIN, ACTION):
        (table / path).write_bytes(b"\xef\xbb\xbf" + (table / path).read_bytes())


def _with_open_action(table: Path) -> None:
    replace(table / ACTION, "gereed_op: 2025-12-16\nresultaat: Alle partijen hebben het ontwerp.\n", "")
    replace(table / ACTION, "status: gereed", "status: open")


def _with_minutes(table: Path) -> None:
    _with_open_action(table)
    (table / "data/verslagen/2026-01-15.md").write_text(TYPED, encoding="utf-8")


MAKE_READY: dict[str, Callable[[Path], object]] = {
    "answer": lay_round,
    "close": _round_to_close,
    "plan": lambda table: replace(
        table / "data/bijeenkomsten/2026-01-15.md", "agenda:\n  - 2026-01-05-gemeente-plein\n", "agenda: []\n"
    ),
    "fix": _with_bom,
    "board": lambda table: (table / "data/bekrachtigingen/2025-12-04-b1-huurders.md").unlink(),
    "postpone": _with_open_action,
    "process": _with_minutes,
    "build": lambda table: run(table, *COMMANDS["build"], "--as-of", "2026-01-14").communicate(),
}


def run(table: Path, *words: str) -> subprocess.Popen[str]:
    """Start a command."""
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "tafel_cli", *words],
        cwd=table,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def kept(files: dict[str, str]) -> dict[str, str]:
    """Return the files without the rests of a crash, and without empty folders."""
    return {name: digest for name, digest in files.items() if digest and not REST.fullmatch(name)}


@pytest.mark.parametrize(
    ("name", "way"),
    [
        (name, way)
        for name in COMMANDS
        for way in ("kill", "full", "cut", "short")
        if name not in ("send", "draft") or (name == "send" and way in ("kill", "cut"))  # it starts git many times
    ],
)
def test_disturbed(name: str, way: str, tmp_path: Path) -> None:
    """Wherever it is disturbed, each file is wholly old or wholly new, 0 means all is new, and the next try ends it."""
    table = lay(tmp_path / "tafel", name)
    command = [sys.executable, "-P", str(ROOT / "tests/dying.py"), str(table), way, *COMMANDS[name]]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    sound, *others = rows
    old = kept({path: digest for path, digest in digests(table).items() if not path.startswith(".git/")})
    new = kept(sound["files"])
    assert (sound["code"], sound["said"]) == (0, "")
    assert old != new
    assert len(others) >= 3
    seen = set()
    for row in others:
        now = kept(row["files"])
        assert row["code"] in ((-9, -25, 0) if way in ("kill", "cut") else (0, 3)), row
        assert "Traceback" not in row["said"], row
        assert row["code"] != 3 or row["said"].startswith("tafel: "), row
        for path in old.keys() | now.keys() | new.keys():
            moved = "/".join(path.split("/")[:3]) if path.startswith("uitvoer/") else ""
            gone = moved and not any(other.startswith(f"{moved}/") for other in now)
            assert gone or now.get(path) in (old.get(path), new.get(path)), (row["at"], path)
        assert row["code"] != 0 or now == new, row
        assert row["again"] in (0, 2, 3), row
        assert kept(row["then"]) == new, row
        seen.add((row["code"], now == new))
    assert any(code != 0 for code, _ in seen)


def digests(table: Path) -> dict[str, str]:
    """Return the digest of every file of a table, as `dying.py` tells it."""
    import hashlib

    return {name: hashlib.sha256(data).hexdigest() for name, data in contents(table).items()}


TOGETHER = {
    "two reports": ("report", "report"),
    "two calendars": ("calendar", "calendar"),
    "papers and their sending": ("build", "send", "build"),
    "a plan, a repair and papers": ("plan", "fix", "draft"),
    "what a meeting decided, and its next": ("action", "decision", "meetings"),
    "one new form twice": ("new", "new", "fix"),
}


@pytest.mark.parametrize("case", TOGETHER)
def test_together(case: str, tmp_path: Path) -> None:
    """Commands at once do each their work, or say why not; files are whole, and nothing of one undoes the other's."""
    names = TOGETHER[case]
    table = lay_recorded(tmp_path / "tafel")
    if "plan" in names:
        lay_plan = "agenda:\n  - 2026-01-05-gemeente-plein\n"
        replace(table / "data/bijeenkomsten/2026-01-15.md", lay_plan, "agenda: []\n")
    if "fix" in names:
        (table / PLEIN).write_bytes(b"\xef\xbb\xbf" + (table / PLEIN).read_bytes())
    before = contents(table / "data")
    started = [run(table, *COMMANDS[name]) for name in names]
    said = [(*process.communicate(timeout=120), process.returncode) for process in started]
    codes = [code for *_, code in said]
    assert not any("Traceback" in error for _, error, _ in said)
    if names.count("new") > 1:
        assert sorted(codes[:2]) == [0, 2]
        assert len(contents(table / "data").keys() - before.keys()) == 1
    else:
        assert codes == [0] * len(names), said
    if "build" in names or "draft" in names:
        assert_whole(table / FOLDER)
    if "fix" in names:
        assert not (table / PLEIN).read_bytes().startswith(b"\xef\xbb\xbf")
    if "plan" in names:
        assert "- 2026-01-05-gemeente-plein" in (table / "data/bijeenkomsten/2026-01-15.md").read_text(encoding="utf-8")
    if "send" in names:
        assert "verzonden:" in (table / "data/bijeenkomsten/2026-01-15.md").read_text(encoding="utf-8")
    if "action" in names:
        made = contents(table / "data").keys() - before.keys()
        days = {"bijeenkomsten/2026-02-12.md", "bijeenkomsten/2026-04-09.md"}
        assert made == {"acties/2026-01-15-a1.md", "besluiten/2026-01-15-b1.md", *days}
        assert "status: gehouden" in (table / "data/bijeenkomsten/2026-01-15.md").read_text(encoding="utf-8")
    if "report" in names:
        assert json.loads((table / "tafel.json").read_text(encoding="utf-8"))["findings"] == []
    assert list(table.rglob(".tafel-*")) == []
