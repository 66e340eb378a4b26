"""Reads the files of a table at a commit, through git only."""

from functools import cached_property
from pathlib import Path

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
    Entry,
    Flaw,
    State,
    ignored,
    unread,
)
from tafel_cli.source.git_folder import git_options
from tafel_cli.source.repository import Repository, TreeEntry


def find_recorded_root(start: Path, ref: str) -> Path | None:
    """Return the nearest folder, from `start` upward, with data/tafel.md in a commit; None if there is none.

    None too without git or outside a repository, as there is no commit then. Raises TafelError if `ref` is unknown, or
    if files hide which repository counts.
    """
    here = start.absolute()
    git_options(here)
    try:
        repository = Repository(here)
    except TafelError:
        return None
    commit = repository.resolve(ref)
    steps = repository.prefix.split("/")[:-1]
    for up in range(len(steps) + 1):
        if repository.holds(commit, "/".join([*steps[: len(steps) - up], "data", "tafel.md"])):
            return here.joinpath(*[".."] * up).resolve()
    return None


class Revision:
    """A table at a commit (a Source)."""

    def __init__(self, root: Path, ref: str, opened: Repository | None = None, kind: str = "commit") -> None:
        """Read the files of a commit. `opened`: its repository, if that is open already.

        `kind`: `tree` if `ref` is the id of a tree that no commit has yet; it has no `state`.

        Raises TafelError if `ref` is unknown or ambiguous, git cannot read it, or it has no data/tafel.md.
        """
        self.root = root
        self._repository = opened or Repository(root)
        self._commit = self._repository.resolve(ref, kind)
        self._rows = self._repository.tree(self._commit, "data")
        self._blobs = self._repository.blobs(sorted({row.sha for row in self._rows if _is_text(row)}))
        if any(row.path == "data" for row in self._rows):
            raise TafelError(f"In versie `{ref}` is `data` geen map, maar bijvoorbeeld een snelkoppeling.")
        if not any(row.path == "data/tafel.md" for row in self._rows):
            raise TafelError(f"In versie `{ref}` staat geen `data/tafel.md`.")

    def entries(self) -> list[Entry]:
        """Return the files of data/ at a commit (see Source.entries). Empty folders are absent: git has none."""
        found: dict[str, Entry] = {}
        for row in self._rows:
            steps = row.path.split("/")
            if steps[1] == ATTACHMENTS and len(steps) > 2:  # noqa: PLR2004  (data/bijlagen/…)
                continue
            if row.mode.startswith(("100", "120")) and ignored(steps[-1]):
                continue
            for depth in range(2, min(len(steps), 4)):
                folder = "/".join(steps[:depth])
                flaw = NO_FILE if folder.endswith(".md") else None
                found.setdefault(folder, Entry(folder, flaw=flaw, folder=flaw is None))
            nested = len(steps) > 3 or any(step.endswith(".md") for step in steps[:-1])  # noqa: PLR2004  (data/kind/file)
            if not nested:
                found[row.path] = self._entry(row)
        return sorted(found.values(), key=lambda entry: entry.path)

    def _entry(self, row: TreeEntry) -> Entry:
        if row.mode == "120000":
            return Entry(row.path, flaw=LINK)
        if not row.mode.startswith("100"):
            return Entry(row.path, flaw=NO_FILE)
        if not row.path.endswith(".md"):
            return Entry(row.path)
        return Entry(row.path, self._blobs[row.sha]) if _is_text(row) else Entry(row.path, flaw=TOO_BIG)

    def attachments(self) -> dict[str, Flaw | None]:
        """See Source.attachments."""
        base = f"data/{ATTACHMENTS}/"
        found: dict[str, Flaw | None] = {}
        for row in self._rows:
            steps = row.path.removeprefix(base).split("/")
            if not row.path.startswith(base) or (row.mode.startswith("100") and ignored(steps[-1])):
                continue
            if len(steps) > MAX_DEPTH + 1:
                found["/".join(steps[: MAX_DEPTH + 1])] = TOO_DEEP
            else:
                found["/".join(steps)] = _flaw(row)
        return dict(sorted(found.items()))

    def attachment(self, name: str) -> bytes:
        """See Source.attachment."""
        for row in self._rows:
            if row.path == f"data/{ATTACHMENTS}/{name}":
                if flaw := _flaw(row):
                    raise unread(name, flaw)
                return self._repository.blobs([row.sha])[row.sha]
        raise TafelError(f"Bijlage `{name}` staat niet in deze versie.")

    def attachment_size(self, name: str) -> int:
        """See Source.attachment_size."""
        if name not in self._sizes:
            raise TafelError(f"Bijlage `{name}` staat niet in deze versie.")
        return self._sizes[name]

    @cached_property
    def _sizes(self) -> dict[str, int]:
        base = f"data/{ATTACHMENTS}/"
        return {row.path.removeprefix(base): row.size for row in self._rows if row.path.startswith(base)}

    def state(self) -> State:
        """See Source.state."""
        return State(self._commit, self._repository.time(self._commit), edited=False)

    def at(self, ref: str) -> "Revision":
        """See Source.at."""
        return Revision(self.root, ref, self._repository)


def _flaw(row: TreeEntry) -> Flaw | None:
    """Return why an attachment is not read, by the limits that a folder on disk has."""
    if row.mode.startswith("100"):
        return TOO_BIG_ATTACHMENT if row.size > MAX_ATTACHMENT else None
    return LINK if row.mode == "120000" else NO_FILE


def _is_text(row: TreeEntry) -> bool:
    """Tell whether the bytes of a file are read: Markdown of at most 1 MiB, no attachment, an ordinary file."""
    attachment = row.path.startswith(f"data/{ATTACHMENTS}/")
    return row.mode.startswith("100") and row.path.endswith(".md") and not attachment and row.size <= MAX_BYTES
