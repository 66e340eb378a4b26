"""What has one right answer is put right in the whole table: which files, in which rounds, and one write."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tafel_cli.checks import rules
from tafel_cli.finding import Edit, Finding
from tafel_cli.register.case import Case
from tafel_cli.register.loading import read
from tafel_cli.register.register import Register
from tafel_cli.source import Source
from tafel_cli.source.memory import Memory
from tafel_cli.source.worktree import WorkTree
from tafel_cli.writing.lock import locked
from tafel_cli.writing.splice import RepairError, repair
from tafel_cli.writing.table_files import Replacement, replace_files

ROUNDS = 12


class Repaired(NamedTuple):
    """One file: its bytes before and after, the findings that are gone, and lines that may not be shown."""

    path: str
    old: bytes
    new: bytes
    done: tuple[Finding, ...]
    private: frozenset[str]


class Plan(NamedTuple):
    """The files that can be put right, by path, and why others with a right answer cannot."""

    files: tuple[Repaired, ...]
    refused: dict[str, str]


def plan_repairs(source: Source, wanted: Callable[[str], bool]) -> Plan:
    """Return what can be put right in the wanted files.

    What one repair brings to light (a header that could not be read, the value of a mistyped key) is put right in the
    next round, so that a second run finds nothing more to do.
    """
    held = Memory.of(source)
    new: dict[str, bytes] = {}
    register = read(held)
    done: dict[str, list[Finding]] = {}
    refused: dict[str, str] = {}
    private: dict[str, set[str]] = {}
    for _ in range(ROUNDS):
        everything = rules.findings_of(Case(register=register))
        _hide(register, everything, private)
        found = [f for f in everything if f.edit and wanted(f.path) and f.path not in refused]
        if not found:
            break
        new |= _round(register, found, refused)
        for finding in found:
            if finding.path not in refused:
                done.setdefault(finding.path, []).append(finding)
        register = read(held.exchanged(new), register)
    old = {entry.path: entry.data or b"" for entry in held.held}
    files = [
        Repaired(path, old[path], new[path], tuple(done[path]), frozenset(private.get(path, ())))
        for path in sorted(done)
    ]
    return Plan(tuple(files), refused)


def _hide(register: Register, found: list[Finding], private: dict[str, set[str]]) -> None:
    """Add the lines that a finding about personal data (T5) does not show either."""
    for finding in found:
        if finding.code.code.startswith("T5") and not finding.source:
            document, _ = register.decoded[finding.path]
            private.setdefault(finding.path, set()).add(document.line(finding.span.line))


def _round(register: Register, found: list[Finding], refused: dict[str, str]) -> dict[str, bytes]:
    """Return the files in which what was found is right; one whose repairs do not go together stays as it is."""
    new: dict[str, bytes] = {}
    edits: dict[str, list[Edit]] = {}
    for finding in found:
        if finding.edit:
            edits.setdefault(finding.path, []).append(finding.edit)
    for document in register.documents:
        if document.path in edits:
            try:
                new[document.path] = repair(document, edits[document.path]).text.encode()
            except RepairError as error:
                refused[document.path] = str(error)
    return new


def preview(root: Path, wanted: Callable[[str], bool]) -> Plan:
    """Return what can be put right in the files on disk; changes nothing."""
    return plan_repairs(WorkTree(root), wanted)


def carry_out(root: Path, wanted: Callable[[str], bool]) -> Plan:
    """Put right what can be, in the files on disk, and return what was done.

    What is written was read under the lock, so that nobody else's change is lost; without anything to do there is no
    lock. Raises TafelError when the table is busy or a file may not be written to; OSError when the disk does not take
    it. A file is wholly old or wholly new.
    """
    made = preview(root, wanted)
    if not made.files:
        return made
    with locked(root):
        made = preview(root, wanted)
        replace_files(root, {file.path: Replacement(file.old, file.new) for file in made.files})
    return made
