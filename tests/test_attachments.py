"""Which attachments are accepted: the name, the size and the first bytes of a file decide."""

import dataclasses
import io
import os
import zipfile
from pathlib import Path

import pytest
from canary import docx, pdf, png
from conftest import Record, replace, tafel

from tafel_cli.checks.file_types import GEVAARLIJK, GEWOON
from tafel_cli.checks.rules import findings_of
from tafel_cli.errors import TafelError
from tafel_cli.pack.attachments import data_of
from tafel_cli.pack.build import blockers
from tafel_cli.register.case import Case
from tafel_cli.register.loading import read
from tafel_cli.source import MAX_ATTACHMENT, ONLEESBAAR, UNREADABLE
from tafel_cli.source.memory import Memory
from tafel_cli.source.worktree import WorkTree

PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"


def packed(*names: str, first: bytes = b"") -> bytes:
    """Return a zip of files with these names; `first` is what a file of LibreOffice says of itself."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        if first:
            archive.writestr("mimetype", first)
        for name in names:
            archive.writestr(name, "x", zipfile.ZIP_DEFLATED)
    return out.getvalue()


def office(folder: str, *more: str) -> bytes:
    """Return the smallest file that has the form of Word, Excel or PowerPoint."""
    return packed("[Content_Types].xml", f"{folder}/document.xml", *more)


def libre(kind: str) -> bytes:
    """Return the smallest file that has the form of LibreOffice."""
    return packed("content.xml", first=b"application/vnd.oasis.opendocument." + kind.encode())


SOUND = {
    "a.pdf": pdf("x"),
    "a.png": png("x"),
    "a.jpg": b"\xff\xd8\xff\xe0",
    "a.JPEG": b"\xff\xd8\xff\xe1",
    "a.docx": docx("x"),
    "a.xlsx": office("xl"),
    "a.pptx": office("ppt"),
    "a.odt": libre("text"),
    "a.ods": libre("spreadsheet"),
    "a.odp": libre("presentation"),
    "a.csv": "wijk;aantal\nNoord;12 \u20ac\n".encode(),
    "a.txt": b"Zes mensen.\n",
}
OTHER = {
    "empty": ("a.pdf", b"", "maar het is leeg"),
    "a pointer of LFS": ("a.pdf", b"version https://git-lfs.github.com/spec/v1\n", "Git LFS"),
    "a page": ("a.pdf", b"\xef\xbb\xbf\n<!DOCTYPE html><script>", "een webpagina"),
    "a drawing that runs": ("a.txt", b"<svg onload='x'>", "een webpagina of een tekening met code"),
    "a program of Windows": ("a.pdf", b"MZ\x90\0", "een programma"),
    "a program of Linux": ("a.docx", b"\x7fELF\x02", "een programma"),
    "a script": ("a.txt", b"#!/bin/sh\n", "een programma"),
    "a shortcut": ("a.pdf", b"L\0\0\0\x01\x14\x02\0", "een programma"),
    "a picture": ("a.pdf", b"\xff\xd8\xff\xe0", "een PNG of JPEG"),
    "a zip": ("a.docx", packed("a.exe"), "gemaakt zoals een zip"),
    "another kind of Office": ("a.docx", office("xl"), "gemaakt zoals een zip"),
    "old Office": ("a.docx", b"\xd0\xcf\x11\xe0", "een oud bestand"),
    "a text of zeros": ("a.csv", b"a;b\0", "iets anders"),
    "a PDF behind something": ("a.pdf", b"x\n%PDF-1.7\n", "iets anders"),
    "a macro": ("a.docx", office("word", "word/vbaProject.bin"), "zit een macro"),
}


def attach(table: Path, name: str, data: bytes) -> None:
    """Put a file beside an item of the planned meeting."""
    (table / "data/bijlagen" / name).write_bytes(data)
    replace(table / PLEIN, "openbaarheid:", f"bijlagen:\n  - bestand: {name}\n    titel: Iets\nopenbaarheid:")


def line_of(table: Path, name: str) -> int:
    """Return the line that names an attachment."""
    return (table / PLEIN).read_text(encoding="utf-8").split("\n").index(f"  - bestand: {name}") + 1


@pytest.mark.parametrize("name", SOUND)
def test_ordinary_attachments(table: Path, name: str) -> None:
    """Each ordinary kind of file passes when it is what it is called."""
    attach(table, name, SOUND[name])
    assert "T210" not in tafel(table, "check", "--format=text").stdout
    assert {each.rsplit(".", 1)[1].lower() for each in SOUND} == set(GEWOON)


@pytest.mark.parametrize("case", OTHER)
def test_not_what_it_is_called(table: Path, case: str) -> None:
    """A file that is something else is an error at the line that names it, and there is no pack with it."""
    name, data, said = OTHER[case]
    attach(table, name, data)
    done = tafel(table, "check")
    assert done.returncode == 1
    assert "T210" in done.stdout
    assert f"{PLEIN}:{line_of(table, name)}:" in done.stdout
    assert said in " ".join(done.stdout.split())
    assert tafel(table, "agenda", "build").returncode == 1


@pytest.mark.parametrize("ending", ["exe", "html", "svg", "docm", "js", "lnk"])
def test_what_may_start_something(table: Path, ending: str) -> None:
    """A program, a page and a text with macros are refused by name, also for an item that is on no agenda."""
    assert ending in GEVAARLIJK
    attach(table, f"a.{ending}", pdf("x"))
    replace(table / "data/bijeenkomsten/2026-01-15.md", "agenda:\n  - 2026-01-05-gemeente-plein\n", "agenda: []\n")
    done = tafel(table, "check")
    assert done.returncode == 1
    assert "kan een programma starten" in " ".join(done.stdout.split())


def test_what_not_everybody_can_open(table: Path) -> None:
    """Any other kind of file is a warning, so the pack is made."""
    attach(table, "tekening.dwg", b"AC1032")
    done = tafel(table, "check")
    assert (done.returncode, "niet iedereen kan openen" in " ".join(done.stdout.split())) == (0, True)
    assert tafel(table, "agenda", "build").returncode == 0


def test_of_a_version(table: Path, record: Record) -> None:
    """A recorded version is judged by the bytes it recorded, not by what lies in the folder now."""
    attach(table, "a.pdf", b"MZ")
    record(table)
    (table / "data/bijlagen/a.pdf").write_bytes(pdf("x"))
    assert tafel(table, "check").returncode == 0
    assert "een programma" in " ".join(tafel(table, "check", "--ref", "HEAD").stdout.split())


def sparse(path: Path, size: int) -> None:
    """Make a file of this size that takes no room on disk."""
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(size)


@pytest.mark.parametrize("options", [(), ("--ref", "HEAD")])
def test_too_large(table: Path, record: Record, options: tuple[str, ...]) -> None:
    """An attachment over 100 MB is an error where it is named, in a folder and in a version, and stops the pack."""
    attach(table, "groot.pdf", b"")
    sparse(table / "data/bijlagen/groot.pdf", MAX_ATTACHMENT + 1)
    record(table)
    done = tafel(table, "check", *options)
    assert done.returncode == 1
    assert f"{PLEIN}:{line_of(table, 'groot.pdf')}:" in done.stdout
    assert "T004" in done.stdout
    assert "De bijlage `groot.pdf` is groter dan 100 MB." in " ".join(done.stdout.split())
    built = tafel(table, "agenda", "build", *options)
    assert (built.returncode, "T004" in built.stdout) == (1, True)
    assert not list((table / "uitvoer").glob("*/*/*.html"))


def test_cannot_be_read(table: Path) -> None:
    """An attachment that cannot be read is an error where it is named, and so is such a logo."""
    attach(table, "dicht.pdf", pdf("x"))
    replace(table / "data/tafel.md", "openbaarheid:", "huisstijl:\n  logo: logo.png\nopenbaarheid:")
    held = Memory.of(WorkTree(table))
    register = read(dataclasses.replace(held, names={**held.names, "dicht.pdf": UNREADABLE, "logo.png": UNREADABLE}))
    found = [finding for finding in findings_of(Case(register=register)) if finding.code == ONLEESBAAR]
    assert [(finding.path, finding.source.strip()) for finding in found] == [
        (PLEIN, "- bestand: dicht.pdf"),
        ("data/tafel.md", "logo: logo.png"),
    ]
    assert {*blockers(register, "2026-01-15", findings_of(Case(register=register)))} >= {*found}


@pytest.mark.skipif(os.geteuid() == 0, reason="de beheerder mag elk bestand lezen")
def test_closed_on_disk(table: Path) -> None:
    """A file without permission is known as such before anything reads it."""
    (table / "data/bijlagen/plattegrond.pdf").chmod(0)
    assert WorkTree(table).attachments()["plattegrond.pdf"] == UNREADABLE


def test_that_fails_while_it_is_read(table: Path) -> None:
    """A sound attachment whose bytes cannot be read after all stops the pack, because it is not absent."""

    def broken(name: str) -> bytes:
        raise TafelError(name)

    with pytest.raises(TafelError, match=r"plattegrond\.pdf"):
        data_of(read(WorkTree(table)), "plattegrond.pdf", broken)
