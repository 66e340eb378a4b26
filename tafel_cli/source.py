"""Where the bytes come from: a working copy or a revision. The only module that knows git or reads the table's disk."""

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tafel_cli.errors import TafelError
from tafel_cli.finding import Code

if TYPE_CHECKING:
    from git.cmd import Git

BESTAND_SOORT = Code("T001", "bestand-soort")
SYMLINK = Code("T002", "bestand-symlink")
ONLEESBAAR = Code("T003", "bestand-onleesbaar")
TE_GROOT = Code("T004", "bestand-te-groot")

MAX_BYTES = 1 << 20
MAX_DEPTH = 8
ATTACHMENTS = "bijlagen"
_IGNORED = re.compile(r"README\.md|\.gitkeep|\.DS_Store|Thumbs\.db|\.tafel-.*\.tmp")
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


class Flaw(NamedTuple):
    """Why an entry could not be read."""

    code: Code
    message: str
    hint: str


NO_FILE = Flaw(BESTAND_SOORT, "Dit is geen gewoon bestand.", "zet hier een gewoon tekstbestand neer of haal het weg")
LINK = Flaw(SYMLINK, "Dit is een snelkoppeling naar een andere plek; die wordt niet gevolgd.", "zet het bestand zelf hier neer")
UNREADABLE = Flaw(ONLEESBAAR, "Dit bestand is niet te lezen.", "geef uzelf leesrecht op dit bestand")
TOO_BIG = Flaw(TE_GROOT, "Dit bestand is groter dan 1 MB.", "zet lange stukken in een bijlage")


class Entry(NamedTuple):
    """One thing in data/: a Markdown file with its bytes, something else without, or something flawed."""

    path: str
    data: bytes | None = None
    flaw: Flaw | None = None
    folder: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """Which version the bytes belong to: full commit id (None without git), its time in ISO 8601, edited since."""

    commit: str | None
    time: str | None
    edited: bool


class Source(Protocol):
    """A table's bytes; entries and attachments are sorted by path."""

    def entries(self) -> list[Entry]:
        """Return every entry of data/ but what lies below data/bijlagen/."""
        ...

    def attachments(self) -> dict[str, Flaw | None]:
        """Return the names below data/bijlagen/, with what is wrong with each."""
        ...

    def attachment(self, name: str) -> bytes:
        """Return one attachment's bytes; raises TafelError when it cannot be read."""
        ...

    def state(self) -> State:
        """Return the version; starts git."""
        ...


def find_root(start: Path) -> Path:
    """Return the nearest folder upward that holds data/tafel.md; raises TafelError when there is none."""
    here = start.absolute()
    for folder in (here, *here.parents):
        if (folder / "data" / "tafel.md").is_file():
            return folder
    raise TafelError(
        "Hier is geen tafel gevonden: nergens boven deze map staat `data/tafel.md`. "
        "Ga naar de map van de tafel, of noem die met `tafel -C MAP …`."
    )


def ignored(name: str) -> bool:
    """Tell whether a name is one that every folder may hold."""
    return _IGNORED.fullmatch(name) is not None


def _read(path: str) -> bytes | Flaw:
    """Read a regular file without following a link, waiting or reading more than the limit."""
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError:
        return LINK if os.path.islink(path) else UNREADABLE  # noqa: PTH114  (bytes-safe and cheap)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            return NO_FILE
        if status.st_size > MAX_BYTES:
            return TOO_BIG
        chunks = []
        while chunk := os.read(descriptor, MAX_BYTES + 1):
            chunks.append(chunk)
        return b"".join(chunks)
    except OSError:
        return UNREADABLE
    finally:
        os.close(descriptor)


@dataclass(frozen=True)
class WorkTree:
    """The files as they lie on disk now."""

    root: Path

    def entries(self) -> list[Entry]:
        """See Source.entries."""
        found: list[Entry] = []
        base = str(self.root / "data")
        if os.path.islink(base):  # noqa: PTH114
            return [Entry("data", flaw=LINK)]
        for entry in _listing(base):
            path = f"data/{entry.name}"
            if ignored(entry.name):
                continue
            if entry.is_symlink():
                found.append(Entry(path, flaw=LINK))
            elif not entry.is_dir(follow_symlinks=False):
                found.append(_entry(path, entry))
            elif entry.name.endswith(".md"):
                found.append(Entry(path, flaw=NO_FILE))
            elif entry.name != ATTACHMENTS:
                found.append(Entry(path, folder=True))
                found.extend(_inside(path, entry.path))
        return sorted(found, key=lambda entry: entry.path)

    def attachments(self) -> dict[str, Flaw | None]:
        """See Source.attachments."""
        base = str(self.root / "data" / ATTACHMENTS)
        return dict(sorted(_walk(base, "", 0))) if os.path.isdir(base) and not os.path.islink(base) else {}  # noqa: PTH112, PTH114

    def attachment(self, name: str) -> bytes:
        """See Source.attachment."""
        data = _read(str(self.root / "data" / ATTACHMENTS / name))
        if isinstance(data, Flaw):
            message = f"Bijlage `{name}`: {data.message} {data.hint.capitalize()}."
            raise TafelError(message)
        return data

    def state(self) -> State:
        """See Source.state; without git there is no version."""
        try:
            repository = _Repository(self.root)
            commit = repository.resolve("HEAD")
        except TafelError:
            return State(None, None, edited=False)
        there = {row.path: row.sha for row in repository.tree(commit)}
        return State(commit, repository.time(commit), edited=there != self._hashes(repository.algorithm))

    def _hashes(self, algorithm: str) -> dict[str, str]:
        """Hash as git does, with text brought back to LF first (a checkout may have CRLF)."""
        texts = {e.path: e.data.replace(b"\r\n", b"\n") for e in self.entries() if e.data is not None}
        base = self.root / "data" / ATTACHMENTS
        files = {f"data/{ATTACHMENTS}/{name}": _read(str(base / name)) for name in self.attachments()}
        raw = {path: data for path, data in files.items() if isinstance(data, bytes)}
        return {
            path: hashlib.new(algorithm, b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
            for path, data in {**texts, **raw}.items()
        }


def _listing(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError as error:
        message = f"De map `{os.path.basename(folder)}` is niet te lezen."  # noqa: PTH119
        raise TafelError(message) from error


def _entry(path: str, entry: os.DirEntry[str]) -> Entry:
    if not entry.name.endswith(".md"):
        return Entry(path, flaw=None if entry.is_file(follow_symlinks=False) else NO_FILE)
    data = _read(entry.path)
    return Entry(path, data) if isinstance(data, bytes) else Entry(path, flaw=data)


def _inside(path: str, folder: str) -> Iterator[Entry]:
    for entry in _listing(folder):
        below = f"{path}/{entry.name}"
        if ignored(entry.name):
            continue
        if entry.is_symlink():
            yield Entry(below, flaw=LINK)
        elif entry.is_dir(follow_symlinks=False):
            yield Entry(below, flaw=NO_FILE) if entry.name.endswith(".md") else Entry(below, folder=True)
        else:
            yield _entry(below, entry)


def _walk(folder: str, prefix: str, depth: int) -> Iterator[tuple[str, Flaw | None]]:
    for entry in _listing(folder):
        if ignored(entry.name):
            continue
        name = prefix + entry.name
        if entry.is_symlink():
            yield name, LINK
        elif entry.is_dir(follow_symlinks=False):
            if depth < MAX_DEPTH:
                yield from _walk(entry.path, name + "/", depth + 1)
        else:
            yield name, None if entry.is_file(follow_symlinks=False) else NO_FILE


class _Row(NamedTuple):
    mode: str
    sha: str
    path: str


class _Repository:
    """Git, started by GitPython with list arguments, a clean environment and fixed settings."""

    def __init__(self, root: Path) -> None:
        for name in [name for name in os.environ if name.startswith("GIT_")]:
            del os.environ[name]
        try:
            from git.cmd import Git  # noqa: PLC0415  (costs 0.1 s and needs git)
        except ImportError as error:
            raise TafelError("Git is niet gevonden op deze computer. Installeer git en probeer het opnieuw.") from error
        self.git: Git = Git(str(root))
        self.settings: list[str] = []
        top = self._run("rev-parse", "--show-toplevel", said="Deze map hoort niet bij een git-bewaarplaats, of git vertrouwt haar niet.")
        self.prefix = self._run("rev-parse", "--show-prefix").decode().rstrip("\n")
        self.git.update_environment(
            GIT_CONFIG_NOSYSTEM="1", GIT_CONFIG_GLOBAL=os.devnull, GIT_NO_REPLACE_OBJECTS="1",
            GIT_OPTIONAL_LOCKS="0", GIT_TERMINAL_PROMPT="0", GIT_NO_LAZY_FETCH="1", LC_ALL="C",
        )
        self.settings = ["-c", f"safe.directory={os.fsdecode(top).rstrip(chr(10))}", "-c", "safe.bareRepository=explicit",
                         "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}"]

    def _run(self, *arguments: str, stdin: object = None, said: str = "Git kon deze opdracht niet uitvoeren.") -> bytes:
        from git.exc import CommandError  # noqa: PLC0415

        try:
            out = self.git.execute(["git", *self.settings, *arguments], istream=stdin, stdout_as_string=False,  # type: ignore[call-overload]
                                   strip_newline_in_stdout=False)
        except (CommandError, OSError) as error:
            raise TafelError(said) from error
        return bytes(out)

    @property
    def algorithm(self) -> str:
        return "sha1" if len(self.resolve("HEAD")) == 40 else "sha256"  # noqa: PLR2004  (hex digits of a SHA-1)

    def resolve(self, ref: str) -> str:
        said = f"De versie `{ref}` bestaat niet in deze bewaarplaats. Controleer de naam, of haal eerst de laatste stand op."
        return self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}", said=said).decode().strip()

    def time(self, commit: str) -> str:
        return self._run("show", "--no-patch", "--no-show-signature", "--format=%cI", commit).decode().strip()

    def tree(self, commit: str) -> list[_Row]:
        out = self._run("ls-tree", "-r", "-z", "--full-tree", commit, "--", f"{self.prefix}data")
        rows = []
        for line in os.fsdecode(out).split("\0")[:-1]:
            about, path = line.split("\t", 1)
            mode, _, sha = about.split(" ")
            rows.append(_Row(mode, sha, path.removeprefix(self.prefix)))
        return rows

    def blobs(self, shas: list[str]) -> dict[str, bytes]:
        """Read all objects through one `cat-file --batch`."""
        from tempfile import TemporaryFile  # noqa: PLC0415

        with TemporaryFile() as wanted:
            wanted.write("".join(f"{sha}\n" for sha in shas).encode())
            wanted.seek(0)
            out = self._run("cat-file", "--batch", stdin=wanted)
        blobs: dict[str, bytes] = {}
        at = 0
        for sha in shas:
            end = out.index(b"\n", at)
            size = int(out[at:end].split(b" ")[2])
            blobs[sha] = out[end + 1 : end + 1 + size]
            at = end + size + 2
        return blobs


@dataclass
class Revision:
    """The files as a commit holds them; nothing on disk is read."""

    root: Path
    ref: str
    _repository: _Repository = field(init=False)
    _commit: str = field(init=False)
    _rows: list[_Row] = field(init=False)
    _blobs: dict[str, bytes] = field(init=False)

    def __post_init__(self) -> None:
        """Resolve the revision and read its tree and blobs; raises TafelError."""
        self._repository = _Repository(self.root)
        self._commit = self._repository.resolve(self.ref)
        self._rows = self._repository.tree(self._commit)
        shas = sorted({row.sha for row in self._rows if row.mode.startswith("100")})
        self._blobs = self._repository.blobs(shas)
        if not any(row.path == "data/tafel.md" for row in self._rows):
            message = f"In versie `{self.ref}` staat geen `data/tafel.md`."
            raise TafelError(message)

    def entries(self) -> list[Entry]:
        """See Source.entries; a folder exists as far as files lie in it."""
        found: dict[str, Entry] = {}
        for row in self._rows:
            steps = row.path.split("/")
            if steps[1] == ATTACHMENTS and len(steps) > 2:  # noqa: PLR2004  (data/bijlagen/…)
                continue
            if any(ignored(step) for step in steps):
                continue
            for depth in range(2, min(len(steps), 4)):
                folder = "/".join(steps[:depth])
                flaw = NO_FILE if folder.endswith(".md") else None
                found.setdefault(folder, Entry(folder, flaw=flaw, folder=flaw is None))
            nested = len(steps) > 3 or any(step.endswith(".md") for step in steps[:-1])  # noqa: PLR2004  (data/kind/file)
            if not nested:
                found[row.path] = self._entry(row)
        return sorted(found.values(), key=lambda entry: entry.path)

    def _entry(self, row: _Row) -> Entry:
        if row.mode == "120000":
            return Entry(row.path, flaw=LINK)
        if not row.mode.startswith("100"):
            return Entry(row.path, flaw=NO_FILE)
        data = self._blobs[row.sha]
        if not row.path.endswith(".md"):
            return Entry(row.path)
        return Entry(row.path, flaw=TOO_BIG) if len(data) > MAX_BYTES else Entry(row.path, data)

    def attachments(self) -> dict[str, Flaw | None]:
        """See Source.attachments."""
        base = f"data/{ATTACHMENTS}/"
        flaws = {"120000": LINK, "160000": NO_FILE}
        return {row.path.removeprefix(base): flaws.get(row.mode) for row in self._rows
                if row.path.startswith(base) and not ignored(row.path.rsplit("/", 1)[-1])}

    def attachment(self, name: str) -> bytes:
        """See Source.attachment."""
        for row in self._rows:
            if row.path == f"data/{ATTACHMENTS}/{name}" and row.sha in self._blobs:
                return self._blobs[row.sha]
        message = f"Bijlage `{name}` staat niet in deze versie."
        raise TafelError(message)

    def state(self) -> State:
        """See Source.state."""
        return State(self._commit, self._repository.time(self._commit), edited=False)
