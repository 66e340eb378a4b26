"""A folder and a recorded version of it are the same table, whatever odd things lie in it."""

import os
from pathlib import Path

import pytest
from conftest import Record

from tafel_cli.checks.discretion import discreet
from tafel_cli.errors import TafelError
from tafel_cli.source import LINK, TOO_DEEP, Source, short_id
from tafel_cli.source.revision import Revision
from tafel_cli.source.worktree import WorkTree


def told(source: Source) -> list[tuple[str, bool, str]]:
    """Return each entry's path, whether it is a folder, and the code of its flaw."""
    return [(entry.path, entry.folder, entry.flaw.code.code if entry.flaw else "") for entry in source.entries()]


def test_odd_things(table: Path, record: Record) -> None:
    """Links, nested folders, folders called .md and foreign files are told of alike, and none of them is read."""
    data = table / "data"
    (data / "los.txt").write_text("x", encoding="utf-8")
    (data / "link.md").symlink_to("/etc/passwd")
    (data / "agenda/link.md").symlink_to("/etc/passwd")
    for folder in ("map.md", "agenda/map.md", "agenda/onder", "onbekend/dieper", "bijlagen/onder"):
        (data / folder).mkdir(parents=True)
        (data / folder / "x.md").write_text("x", encoding="utf-8")
    (data / "bijlagen/link.pdf").symlink_to("/etc/passwd")
    (data / "agenda/.gitkeep").touch()
    (data / "agenda/kladje.txt").touch()
    record(table)
    assert told(WorkTree(table)) == told(Revision(table, "HEAD"))
    assert {path: code for path, _, code in told(WorkTree(table)) if code} == {
        "data/link.md": "T002",
        "data/agenda/link.md": "T002",
        "data/map.md": "T001",
        "data/agenda/map.md": "T001",
    }
    assert WorkTree(table).attachments() == Revision(table, "HEAD").attachments()
    assert WorkTree(table).attachments()["bijlagen/link.pdf".removeprefix("bijlagen/")] is not None


@pytest.mark.parametrize("name", ["link.pdf", "is-er-niet.pdf", "map"])
def test_attachment_that_is_none(table: Path, record: Record, name: str) -> None:
    """An attachment that is a link, a folder or not there is never read."""
    (table / "data/bijlagen/link.pdf").symlink_to("/etc/passwd")
    (table / "data/bijlagen/map").mkdir()
    record(table)
    for source in (WorkTree(table), Revision(table, "HEAD")):
        with pytest.raises(TafelError):
            source.attachment(name)


def test_odd_attachments(table: Path, record: Record) -> None:
    """Deep folders, links and names of tools are told of alike, on disk and in a version."""
    here = table / "data/bijlagen"
    for depth in (8, 9, 11):
        folder = here.joinpath(*["map"] * depth)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{depth}.pdf").write_bytes(b"x")
    (here / "Thumbs.db").mkdir()
    (here / "Thumbs.db/HEAD").write_bytes(b"x")
    (here / "map/Thumbs.db").write_bytes(b"x")
    (here / "map/.DS_Store").symlink_to("/etc/passwd")
    record(table)
    found = WorkTree(table).attachments()
    assert found == Revision(table, "HEAD").attachments()
    deep = "/".join(["map"] * 8)
    assert found[f"{deep}/8.pdf"] is None
    assert found[f"{deep}/map"] == TOO_DEEP
    assert [name for name in found if name.startswith(f"{deep}/map")] == [f"{deep}/map"]
    assert found["map/.DS_Store"] == LINK
    assert "Thumbs.db/HEAD" in found
    assert "map/Thumbs.db" not in found


def test_state(table: Path, record: Record) -> None:
    """A folder is edited when anything a table is made of was; ignored files and unrecorded tables are not versions."""
    clean = WorkTree(table).state()
    assert clean == Revision(table, "HEAD").state()
    assert not clean.edited
    (table / "data/README.md").write_text("x", encoding="utf-8")
    assert WorkTree(table).state() == clean
    record(table)
    assert not WorkTree(table).state().edited
    (table / "data/bijlagen/nieuw.pdf").write_bytes(b"x" * (1 << 21))
    assert WorkTree(table).state().edited
    record(table)
    assert not WorkTree(table).state().edited
    inside = table / "kopie"
    (inside / "data").mkdir(parents=True)
    (inside / "data/tafel.md").write_bytes((table / "data/tafel.md").read_bytes())
    assert WorkTree(inside).state().commit is None


def test_no_table_in_a_version(table: Path, record: Record) -> None:
    """A version without a table is wrong surroundings, said in a sentence."""
    (table / "data/tafel.md").rename(table / "data/weg.md")
    record(table)
    with pytest.raises(TafelError, match=r"data/tafel\.md"):
        Revision(table, "HEAD")


@pytest.mark.skipif(os.geteuid() == 0, reason="de beheerder mag elk bestand lezen")
def test_unreadable(table: Path) -> None:
    """A file without permission to read is told of."""
    (table / "data/tafel.md").chmod(0)
    assert ("data/tafel.md", False, "T003") in told(WorkTree(table))


def test_a_version_is_no_telephone_number() -> None:
    """A version that begins with ten figures is named up to its first letter, because ten figures would be hidden."""
    assert short_id("3b5c0c50d1e663f0" * 2) == "3b5c0c50d1"
    assert short_id("07056287489a" + "0" * 28) == "07056287489a"
    assert discreet(f"versie {short_id('07056287489a' + '0' * 28)}.") == "versie 07056287489a."
