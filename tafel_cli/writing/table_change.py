"""Changes a table as a command means it: the edits are judged in memory as a whole table, and then written, or not."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from tafel_cli.errors import TafelError
from tafel_cli.finding import Finding, Severity
from tafel_cli.register.case import compared
from tafel_cli.register.loading import read
from tafel_cli.register.register import Register
from tafel_cli.source import MAX_BYTES, Change, FileChange, Source
from tafel_cli.source.memory import Memory
from tafel_cli.source.worktree import WorkTree
from tafel_cli.writing.disk.lock import locked
from tafel_cli.writing.disk.table_files import Replacement, write_files
from tafel_cli.writing.edits import TableEdit, applied

T = TypeVar("T")
_ORDINARY, _ABSENT = "100644", "000000"
_MOST = 3


class Intention(NamedTuple, Generic[T]):
    """What a command means to do: its edits, and what to tell of them.

    `last`: the path of the file that is written after all others, because a second run starts from it.
    """

    edits: tuple[TableEdit, ...]
    told: T
    last: str = ""


class ChangedFile(NamedTuple):
    """A file with its text before (None: there was none) and after."""

    path: str
    old: str | None
    new: str


class TableChange(NamedTuple, Generic[T]):
    """The files that differ, new ones first and else as they were meant, what to tell of them, and the table then."""

    files: tuple[ChangedFile, ...]
    told: T
    register: Register


def change_table(
    root: Path, intend: Callable[[Source, Register], Intention[T]], today: date, *, write: bool
) -> TableChange[T]:
    """Carry out what a command means to do, or with `write` false only look what it would be.

    `intend` gets the table and says what to do; with `write` this runs under the lock, because another command may have
    written meanwhile. Raises TafelError, having changed nothing, if the table is locked or a folder of it cannot be
    read, if an edit cannot be made, if the change brings an error to the table (exit code 1), or if a file was changed
    by another program meanwhile; OSError if the write fails.
    """
    if not write:
        return _intended(Memory.of(WorkTree(root)), intend, today)
    with locked(root):
        return change_locked(root, intend, today)


def change_locked(root: Path, intend: Callable[[Source, Register], Intention[T]], today: date) -> TableChange[T]:
    """Change a table as `change_table` does; the caller must hold its lock."""
    held = Memory.of(WorkTree(root))
    outcome = _intended(held, intend, today)
    if outcome.files:
        if WorkTree(root).entries() != held.entries():
            said = "De stukken zijn intussen veranderd door een ander programma. Er is niets geschreven."
            raise TafelError(f"{said} Probeer het opnieuw.")
        _write(root, held, outcome.files)
    return outcome


def _intended(held: Memory, intend: Callable[[Source, Register], Intention[T]], today: date) -> TableChange[T]:
    """Return what a command means to do, judged in memory."""
    before = read(held)
    before.demand_read()
    meant = intend(held, before)
    there = {entry.path for entry in held.held}

    def text_of(path: str) -> str | None:
        document = before.document(path)
        if document is None and path in there:
            raise TafelError(f"`{path}` is niet te lezen. Er is niets veranderd. Kijk met `tafel check {path}`.")
        return document.text if document else None

    new = applied(meant.edits, text_of)
    if large := next((path for path, text in new.items() if len(text.encode()) > MAX_BYTES), ""):
        raise TafelError(f"`{large}` wordt groter dan 1 MB. Er is niets veranderd. Maak de tekst korter.")
    files = tuple(ChangedFile(path, text_of(path), text) for path, text in new.items())
    files = tuple(sorted(files, key=lambda file: (file.path == meant.last, file.old is not None)))
    after = read(held.exchanged({file.path: file.new.encode() for file in files}), before)
    if files:
        _demand_sound(before, after, files, today)
    return TableChange(files, meant.told, after)


def _demand_sound(before: Register, after: Register, files: tuple[ChangedFile, ...], today: date) -> None:
    """Raise TafelError (exit code 1), naming the first of them, if a change brings errors to a table."""
    from tafel_cli.checks.inspection import existed  # only a change needs the rules
    from tafel_cli.checks.rules import findings_of

    changes = tuple(FileChange(file.path, _ABSENT if file.old is None else _ORDINARY, _ORDINARY) for file in files)
    contents = [(file.path, file.new.encode()) for file in files]
    change = Change(changes, lambda: iter(contents), lambda: frozenset(f.path for f in files if f.old is None))
    case = compared(after, today, before, change)
    found = findings_of(case)
    if not any(one.code.severity is Severity.FOUT for one in found):
        return  # what was there before need not be found
    new = [one for one, old in zip(found, existed(case, found), strict=True) if not old]
    if errors := [one for one in new if one.code.severity is Severity.FOUT]:
        raise TafelError(f"Er is niets veranderd, want dan klopt er iets niet meer. {_told(errors)}", exit_code=1)


def _told(errors: list[Finding]) -> str:
    said = [f"`{one.path}`, regel {one.span.line}: {one.message} ({one.code.code})" for one in errors[:_MOST]]
    more = f" En nog {len(errors) - _MOST}." if len(errors) > _MOST else ""
    return " ".join(said) + more


def _write(root: Path, held: Memory, files: tuple[ChangedFile, ...]) -> None:
    old = {entry.path: entry.data for entry in held.held}
    new = {file.path: file.new.encode() for file in files if file.old is None}
    changes = {
        file.path: Replacement(old[file.path] or b"", file.new.encode()) for file in files if file.old is not None
    }
    write_files(root, new, changes)
