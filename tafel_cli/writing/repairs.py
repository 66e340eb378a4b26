"""Corrects what can only mean one thing, in all files of a table: the edits of findings, in rounds, then one write."""

from collections.abc import Callable, Iterable
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
from tafel_cli.writing.disk.lock import locked
from tafel_cli.writing.disk.table_files import Replacement, write_files
from tafel_cli.writing.splice import RepairError, repair

ROUNDS = 50  # a text gives at most ten findings of a code in each


class Repaired(NamedTuple):
    """A corrected file: its bytes before and after, the findings that were solved, and lines with personal data."""

    path: str
    old: bytes
    new: bytes
    done: tuple[Finding, ...]
    private: frozenset[str]


class Plan(NamedTuple):
    """The files that can be corrected, sorted by path. `refused`: by path, why a file with edits cannot (Dutch)."""

    files: tuple[Repaired, ...]
    refused: dict[str, str]


class _Place(NamedTuple):
    """A finding that can be recognised after a repair: its line as typed, and the lines from there to the end."""

    path: str
    code: str
    line: str
    left: int


class _Attempt(NamedTuple):
    """A plan, and what stands in its way: codes by path whose repairs leave their own finding, or undo each other."""

    plan: Plan
    endless: frozenset[tuple[str, str]]


def plan_repairs(source: Source, wanted: Callable[[str], bool], asked: Iterable[str] = ()) -> Plan:
    """Return the corrections for the files whose path is wanted; writes nothing.

    `asked`: files and folders whose texts are judged although no paper prints them. A file whose edits conflict, or
    would change more than they name, is refused. Each round checks the result of the last one, because a correction can
    reveal the next error: front matter that did not parse, the value of a mistyped key. So a second run finds nothing.

    A correction that leaves its own finding is none: such a code is left alone in that file, and all is planned anew.
    """
    held, places = Memory.of(source), tuple(asked)
    endless: frozenset[tuple[str, str]] = frozenset()
    while True:
        made = _attempt(held, wanted, places, endless)
        if not made.endless:
            return made.plan
        endless |= made.endless


def _attempt(
    held: Memory, wanted: Callable[[str], bool], places: tuple[str, ...], endless: frozenset[tuple[str, str]]
) -> _Attempt:
    new: dict[str, bytes] = {}
    register = read(held)
    done: dict[str, list[Finding]] = {}
    refused: dict[str, str] = {}
    private: dict[str, set[str]] = {}
    before: set[_Place] = set()
    for _ in range(ROUNDS):
        everything = rules.findings_of(Case(register=register).asking(places))
        _hide(register, everything, private)
        found = [
            f
            for f in everything
            if f.edit and wanted(f.path) and f.path not in refused and (f.path, f.code.code) not in endless
        ]
        here = {_place(register, finding) for finding in found}
        stays = frozenset((place.path, place.code) for place in here & before)
        if stays or not found:
            break
        before |= here
        new |= _round(register, found, refused)
        for finding in found:
            if finding.path not in refused:
                done.setdefault(finding.path, []).append(finding)
        register = read(held.exchanged(new), register)
    else:
        stays = frozenset((finding.path, finding.code.code) for finding in found if finding.path not in refused)
    old = {entry.path: entry.data or b"" for entry in held.held}
    files = [
        Repaired(path, old[path], new[path], tuple(done[path]), frozenset(private.get(path, ())))
        for path in sorted(done)
    ]
    return _Attempt(Plan(tuple(files), refused), stays)


def _place(register: Register, finding: Finding) -> _Place:
    document, _ = register.decoded[finding.path]
    line = finding.span.line
    return _Place(finding.path, finding.code.code, document.line(line), document.text.count("\n") - line)


def _hide(register: Register, found: list[Finding], private: dict[str, set[str]]) -> None:
    """Add to `private` the lines that findings about personal data (T5) do not quote, so that no diff shows them."""
    for finding in found:
        if finding.code.code.startswith("T5") and not finding.source:
            document, _ = register.decoded[finding.path]
            private.setdefault(finding.path, set()).add(document.line(finding.span.line))


def _round(register: Register, found: list[Finding], refused: dict[str, str]) -> dict[str, bytes]:
    """Return the new bytes of each file with edits; a file whose edits conflict goes to `refused` instead."""
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


def preview(root: Path, wanted: Callable[[str], bool], asked: Iterable[str] = ()) -> Plan:
    """Return the corrections for the files on disk; changes nothing."""
    return plan_repairs(WorkTree(root), wanted, asked)


def carry_out(root: Path, wanted: Callable[[str], bool], asked: Iterable[str] = ()) -> Plan:
    """Correct the files on disk and return what was done.

    The corrections are computed again under the lock, because another command may have written meanwhile; no lock is
    taken if there is nothing to correct. Raises TafelError if the table is locked or a file may not be written to;
    OSError if the write fails. Each file is replaced as a whole.
    """
    made = preview(root, wanted, asked)
    if not made.files:
        return made
    with locked(root):
        made = preview(root, wanted, asked)
        write_files(root, {}, {file.path: Replacement(file.old, file.new) for file in made.files})
    return made
