"""Joins a change with the newest table, in memory: what the table will be once the change is taken over."""

from collections.abc import Collection

from tafel_cli.reading.document import Document
from tafel_cli.register.loading import read
from tafel_cli.register.proposal import ABSENT, ATTACHED, verschil
from tafel_cli.register.register import Register
from tafel_cli.source import UNREADABLE, Entry, FileChange, Flaw
from tafel_cli.source.memory import Memory


def joined(
    base: Register, after: Register, newest: Register, changed: Collection[str], files: Collection[FileChange]
) -> Register:
    """Return the newest table with a change in it, without the bytes of attachments.

    `base` and `after`: the table before and after the change, which `changed` those documents and touches these files.
    A document that both sides changed gets both changes; only the one to judge if they touch the same lines.
    """
    kept = (_entry(newest, path) for path in newest.paths if path not in changed)
    ours = (_both(base, after, newest, path) for path in changed if path in after.paths)
    return read(Memory(newest.root, (*kept, *ours), _attachments(after, newest, files)), after)


def _entry(table: Register, path: str) -> Entry:
    document = table.document(path)
    return Entry(path, document.text.encode()) if document else Entry(path, flaw=UNREADABLE)


def _both(base: Register, after: Register, newest: Register, path: str) -> Entry:
    was, ours, theirs = (table.document(path) for table in (base, after, newest))
    if was is None or ours is None or theirs is None:
        return _entry(after, path)
    return Entry(path, _text(was, ours, theirs).encode())


def _text(was: Document, ours: Document, theirs: Document) -> str:
    """Return a text with the changes of both sides; with ours alone if they touch the same lines."""
    mine, other = verschil(was.text, ours.text), verschil(was.text, theirs.text)
    if mine is None or other is None:
        return ours.text if other is None else theirs.text
    first, last = sorted((mine, other), key=lambda block: block.regel)
    if first.regel + max(len(first.was), 1) > last.regel:
        return ours.text
    lines = was.text.split("\n")
    for block in (last, first):
        lines[block.regel - 1 : block.regel - 1 + len(block.was)] = block.nu
    return "\n".join(lines)


def _attachments(after: Register, newest: Register, files: Collection[FileChange]) -> dict[str, Flaw | None]:
    """Return the names of the attachments: those of the newest table, and those that the change adds or takes away."""
    names = dict(newest.attachments)
    for file in files:
        name = file.path.removeprefix(ATTACHED)
        if name == file.path:
            continue
        names.pop(name, None)
        if file.after != ABSENT and name in after.attachments:
            names[name] = after.attachments[name]
    return names
