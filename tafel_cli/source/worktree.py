"""Reads the files of a table on disk. It follows no symbolic link, waits for no pipe, and judges the file it opened."""

import os
import stat
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tafel_cli.errors import TafelError
from tafel_cli.source import (
    ATTACHMENTS,
    LINK,
    MAX_ATTACHMENT,
    MAX_BYTES,
    MAX_DEPTH,
    NO_FILE,
    TOO_BIG,
    TOO_BIG_ATTACHMENT,
    TOO_DEEP,
    UNREADABLE,
    Entry,
    Flaw,
    Source,
    State,
    ignored,
    unread,
)
from tafel_cli.source.git_folder import git_holder, git_options

if TYPE_CHECKING:
    from tafel_cli.source.repository import Repository, TreeEntry

_TOO_BIG = {MAX_BYTES: TOO_BIG, MAX_ATTACHMENT: TOO_BIG_ATTACHMENT}
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


class _Head(NamedTuple):
    """The HEAD commit, its committer date in ISO 8601, and its files of this table."""

    repository: "Repository"
    commit: str
    time: str
    rows: "list[TreeEntry]"


class WorkTree:
    """A table in a folder on disk (a Source)."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def entries(self) -> list[Entry]:
        """See Source.entries."""
        base = str(self.root / "data")
        if os.path.islink(base):  # noqa: PTH114
            return [Entry("data", flaw=LINK)]
        return sorted(_inside("data", base), key=lambda entry: entry.path)

    def attachments(self) -> dict[str, Flaw | None]:
        """See Source.attachments."""
        base = str(self.root / "data" / ATTACHMENTS)
        return dict(sorted(_walk(base, "", 0))) if os.path.isdir(base) and not os.path.islink(base) else {}  # noqa: PTH112, PTH114

    def attachment(self, name: str) -> bytes:
        """See Source.attachment."""
        data = bytes_of(str(self.root / "data" / ATTACHMENTS / name), MAX_ATTACHMENT)
        if isinstance(data, Flaw):
            raise unread(name, data)
        return data

    def attachment_size(self, name: str) -> int:
        """See Source.attachment_size."""
        try:
            return os.lstat(self.root / "data" / ATTACHMENTS / name).st_size
        except OSError as error:
            raise unread(name, UNREADABLE) from error

    def state(self) -> State:
        """See Source.state."""
        head = self._head
        if head is None:
            return State(None, None, edited=False)
        return State(head.commit, head.time, edited=bool(self.edited()))

    def edited(self) -> list[str]:
        """Return the paths of Markdown files and attachments that differ from HEAD, sorted.

        Empty outside a repository, or if no file of the table was ever committed, because then nothing can differ.
        """
        head = self._head
        if head is None:
            return []
        there = {row.path: row.sha for row in head.rows if _counts(row)}
        here = self._hashes(len(head.commit))
        return sorted(path for path in there.keys() | here.keys() if there.get(path) not in here.get(path, ()))

    def at(self, ref: str) -> Source:
        """See Source.at."""
        from tafel_cli.source.revision import Revision

        return Revision(self.root, ref, self._repository)

    @cached_property
    def _repository(self) -> "Repository | None":
        """The repository around the table, opened once; None outside one. Raises TafelError as `_head` does."""
        if not git_options(self.root) and git_holder(self.root.resolve()) is None:
            return None
        from tafel_cli.source.repository import Repository

        return Repository(self.root)

    @cached_property
    def _head(self) -> _Head | None:
        """HEAD, opened once; None outside a repository, or if no file of the table was ever committed.

        Raises TafelError if there is a repository that git is not there to read, cannot read or does not trust, or if
        files hide which one counts, because papers would say then that nothing was ever committed.
        """
        repository = self._repository
        head = repository.head() if repository else None
        if repository is None or head is None:
            return None
        commit, time = head
        rows = repository.tree(commit, "data")
        return _Head(repository, commit, time, rows) if any(_counts(row) for row in rows) else None

    def _hashes(self, digits: int) -> dict[str, tuple[str, ...]]:
        """Return path → git's blob ids (of `digits` hex digits): as is, and with LF for CRLF, which git may convert."""
        import hashlib  # only a pack needs it

        algorithm = "sha1" if digits == 40 else "sha256"  # noqa: PLR2004  (hex digits of a SHA-1)

        def hashed(data: bytes) -> str:
            return hashlib.new(algorithm, b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()

        texts = {entry.path: entry.data for entry in self.entries() if entry.data is not None}
        found = {path: tuple(map(hashed, {data, data.replace(b"\r\n", b"\n")})) for path, data in texts.items()}
        base = self.root / "data" / ATTACHMENTS
        for name in self.attachments():
            data = bytes_of(str(base / name), MAX_ATTACHMENT)
            if isinstance(data, bytes):
                found[f"data/{ATTACHMENTS}/{name}"] = (hashed(data),)
        return found


def _counts(row: "TreeEntry") -> bool:
    """Tell whether a committed file is part of the table: Markdown or an attachment."""
    name = row.path.rsplit("/", 1)[-1]
    ours = name.endswith(".md") or row.path.startswith(f"data/{ATTACHMENTS}/")
    return ours and row.mode.startswith("100") and not ignored(name)


def bytes_of(path: str, limit: int = MAX_BYTES) -> bytes | Flaw:
    """Return the bytes of a regular file, or its flaw. It follows no link, never waits, and obeys the limit."""
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError:
        return LINK if os.path.islink(path) else UNREADABLE  # noqa: PTH114  (bytes-safe and cheap)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            return NO_FILE
        if status.st_size > limit:
            return _TOO_BIG[limit]
        chunks = []
        while chunk := os.read(descriptor, MAX_BYTES + 1):
            chunks.append(chunk)
        return b"".join(chunks)
    except OSError:
        return UNREADABLE
    finally:
        os.close(descriptor)


def _listing(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError as error:
        raise TafelError(f"De map `{os.path.basename(folder)}` is niet te lezen.") from error  # noqa: PTH119


def _entry(path: str, entry: os.DirEntry[str]) -> Entry:
    if not entry.name.endswith(".md"):
        return Entry(path, flaw=None if entry.is_file(follow_symlinks=False) else NO_FILE)
    data = bytes_of(entry.path)
    return Entry(path, data) if isinstance(data, bytes) else Entry(path, flaw=data)


def _inside(path: str, folder: str) -> Iterator[Entry]:
    """Yield the entries in data/ and in its folders, but no deeper; nothing of data/bijlagen/."""
    for entry in _listing(folder):
        below = f"{path}/{entry.name}"
        if ignored(entry.name) and not entry.is_dir(follow_symlinks=False):
            continue
        if entry.is_symlink():
            yield Entry(below, flaw=LINK)
        elif not entry.is_dir(follow_symlinks=False):
            yield _entry(below, entry)
        elif entry.name.endswith(".md"):
            yield Entry(below, flaw=NO_FILE)
        elif below != f"data/{ATTACHMENTS}":
            yield Entry(below, folder=True)
            if path == "data":
                yield from _inside(below, entry.path)


def _walk(folder: str, prefix: str, depth: int) -> Iterator[tuple[str, Flaw | None]]:
    for entry in _listing(folder):
        name = prefix + entry.name
        if entry.is_symlink():
            yield name, LINK
        elif entry.is_dir(follow_symlinks=False):
            if depth < MAX_DEPTH:
                yield from _walk(entry.path, name + "/", depth + 1)
            else:
                yield name, TOO_DEEP
        elif not ignored(entry.name):
            yield name, _flaw(entry)


def _flaw(entry: os.DirEntry[str]) -> Flaw | None:
    """Return why an attachment cannot be read, without opening it, because a check opens few of them."""
    if not entry.is_file(follow_symlinks=False):
        return NO_FILE
    try:
        size = entry.stat(follow_symlinks=False).st_size
    except OSError:
        return UNREADABLE
    if size > MAX_ATTACHMENT:
        return TOO_BIG_ATTACHMENT
    return None if os.access(entry.path, os.R_OK) else UNREADABLE
