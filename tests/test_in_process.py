"""The command run in the process of the tests says what it says as a process of its own: each command, each form."""

import shutil
from pathlib import Path

import pytest
from conftest import SMALLEST, Record, lay_recorded, replace, tafel, tafel_process
from nouns import folders
from packs import contents
from proposals import PLEIN

from tafel_cli.report import form_names

DAY = ("--as-of", "2026-01-10")
SHOWN = tuple(
    f"{noun} show {min(path.stem for path in (SMALLEST / 'data' / folder).glob('*.md'))}"
    for noun, folder in folders().items()
    if any((SMALLEST / "data" / folder).glob("*.md"))
)
COMMANDS = (
    *("", "--help", "--version", "-C . --version", "nergens", "check --help", "check --form=text", "explain T101"),
    *("explain T999", "explain --all", "schema", "schema agendapunt --resolved", "schema vergaderstukken"),
    *("check", "check --format=json", "check --meter", "check --ref=HEAD", "check --ref=weg", "check --against=HEAD"),
    *(f"check --report={form}" for form in form_names()),
    *("check --only=T1", "check --diff", "check --fix", "status", "status --format=json", "balans"),
    *("balans --format=json", "balans --format=csv", "bijeenkomsten ics", "agenda plan 2026-01-15"),
    *("agenda plan --format=json", "agenda plan --format=csv", "agenda plan --write", "agenda send"),
    *(f"{noun} list --format={form}" for noun in folders() for form in ("table", "json", "csv", "spreadsheet")),
    *SHOWN,
    *("save", "save --toon", "save --push"),
    *("agenda show weg", "agenda new Bank --doel=beeldvormend --indiener=huurders --thema=buurt"),
    *("agenda build --audience=voorzitter --audience=openbaar --format=html --format=ics --format=json",),
    *("agenda build --concept --format=pdf", "agenda verify weg"),
)


@pytest.mark.parametrize("command", COMMANDS)
def test_same(command: str, tmp_path: Path) -> None:
    """Exit code, both streams and every file that is left are the same, whichever way the command is run."""
    words = command.split()
    dated = [*words, *DAY] if words[:1] == ["status"] else words
    ways = {}
    for name, run in (("zelf", tafel), ("apart", tafel_process)):
        root = lay_recorded(tmp_path / name / "tafel")
        replace(root / PLEIN, "doel: beeldvormend", "doel:  beeldvormend")
        done = run(root, *dated)
        files = {path: data for path, data in contents(root).items() if not path.startswith(".git/")}
        said = [stream.replace(str(tmp_path / name), "") for stream in (done.stdout, done.stderr)]
        ways[name] = (done.returncode, *said, files)
    assert ways["zelf"] == ways["apart"]
    assert any(ways["zelf"][1:3])


def test_one_run_leaves_nothing_for_the_next(table: Path, tmp_path: Path, record: Record) -> None:
    """What one table, folder or environment made of a command changes nothing in a later run."""
    other = tmp_path / "ander"
    shutil.copytree(SMALLEST, other)
    replace(other / PLEIN, "doel: beeldvormend", "doel: beeldvormnd")
    record(other)
    first = tafel(table, "check", "--meter")
    assert tafel(other, "check", CI="true", GITHUB_ACTIONS="true", COLUMNS="40").returncode == 1
    again = tafel(table, "check", "--meter")
    assert (again.returncode, again.stdout, again.stderr) == (first.returncode, first.stdout, first.stderr)
