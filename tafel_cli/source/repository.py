"""Reads a git repository: which versions it has, their files, and what changed between two of them."""

import os
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tafel_cli.errors import TafelError
from tafel_cli.source import BEGINNING, MAX_SEARCHED, MAX_ZIP, FileChange, Look, look_into
from tafel_cli.source.fixed_git import DAMAGED, DamagedError, FixedGit
from tafel_cli.source.git_folder import git_holder

PORTION = MAX_ZIP  # no single file asks for more memory than many small ones
_UNSHALLOW = "Haal alles op (`git fetch --unshallow`; in een controle: `fetch-depth: 0`)."
_CHECK_NAME = "Controleer de naam, of haal eerst de laatste stand op."
_NAME = re.compile(r"[~^:]|@\{")  # what can follow the name of a branch or tag
_FULL_ID = re.compile("[0-9a-f]{40}|[0-9a-f]{64}")
_SHORT_ID = re.compile("[0-9a-f]{4,63}")
_SHOW = ("show", "--no-patch", "--no-show-signature")
AS_RECORDED = ("--no-renames", "--ignore-submodules=none", "--no-ext-diff", "--no-textconv", "--no-abbrev")
_PLACES = ("refs/{}", "refs/tags/{}", "refs/heads/{}", "refs/remotes/{}", "refs/remotes/{}/HEAD")
_NONE = "Deze map hoort niet bij een git-bewaarplaats, of git vertrouwt haar niet."
_UNREAD = (
    "Git kan de bewaarplaats van deze map (`.git` in `{}`) niet lezen, of vertrouwt haar niet. "
    "Typ `git status` in die map: git zegt dan wat er mis is en wat u kunt doen."
)


class TreeEntry(NamedTuple):
    """A file in a commit: git's mode, the id and size in bytes of its blob, its path from the table's root."""

    mode: str
    sha: str
    size: int
    path: str


def keeps(folder: Path, name: str) -> bool:
    """Tell whether git keeps a file of a folder, or something in a folder of it, in its next commit.

    Raises TafelError if the folder is in no repository that git trusts. It takes one process, because the repository
    need not be known for it.
    """
    return bool(FixedGit(folder).run("ls-files", "-z", "--", f":(literal){name}", said=_NONE))


class Repository(FixedGit):
    """A git repository that is known to git, so that its versions can be read."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        top, prefix, shallow = self.run(
            "rev-parse",
            "--absolute-git-dir" if self.where else "--show-toplevel",
            "--show-prefix",
            "--is-shallow-repository",
            said=_closed(root),
        ).split(b"\n")[:3]
        self.prefix = os.fsdecode(prefix)
        self.shallow = shallow == b"true"
        self.environment |= {
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_NO_REPLACE_OBJECTS": "1",
            "GIT_OPTIONAL_LOCKS": "0",
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_NO_LAZY_FETCH": "1",
        }
        self.settings += ["-c", f"safe.directory={os.fsdecode(top)}"]

    def resolve(self, ref: str, kind: str = "commit") -> str:
        """Return the full id of the commit (or `kind`) of a name.

        Raises TafelError if it is unknown, ambiguous or damaged.
        """
        self._demand_one(_NAME.split(ref, maxsplit=1)[0])
        remedy = f"Een deel van de oude versies ontbreekt. {_UNSHALLOW}" if self.shallow else _CHECK_NAME
        said = f"De versie `{ref}` bestaat hier niet. {remedy}"
        wanted = ("--verify", "--quiet", "--end-of-options")
        try:
            return self.run("rev-parse", *wanted, f"{ref}^{{{kind}}}", said=said).decode().strip()
        except TafelError:
            named = self.run("rev-parse", *wanted, ref, said=said).decode().strip()
            if named != ref:  # git knows the name, so it should have the version
                self.blobs([named])
            raise

    def head(self) -> tuple[str, str] | None:
        """Return the full id and ISO 8601 committer date of HEAD, by one process of git; None if never committed.

        Raises DamagedError if git cannot read it.
        """
        try:
            commit, time = self.run(*_SHOW, "--format=%H %cI", "HEAD^{commit}", "--").decode().split()
        except DamagedError:
            if self._unborn():
                return None
            raise
        return commit, time

    def _unborn(self) -> bool:
        """Tell whether HEAD is a branch without any commit yet; a branch whose file cannot be read is not."""
        try:
            branch = self.run("symbolic-ref", "--quiet", "HEAD")
        except DamagedError:
            return False
        return not os.path.lexists(self.own_file(os.fsdecode(branch.removesuffix(b"\n"))))

    def own_file(self, name: str) -> Path:
        """Return the path of a file of our own in the git directory of this work tree."""
        out = self.run("rev-parse", "--git-path", name)
        return self.root / os.fsdecode(out.removesuffix(b"\n"))

    def sparse(self) -> bool:
        """Tell whether the work tree was told to leave out files of the table."""
        return any(line.startswith(b"S ") for line in self.run("ls-files", "-t", "-z", "--", "data").split(b"\0"))

    def _demand_one(self, name: str) -> None:
        """Raise TafelError if a name is ambiguous, because whoever may add a tag could choose the version."""
        if not name or name == "HEAD" or _FULL_ID.fullmatch(name):
            return
        places = [place.format(name) for place in _PLACES]
        found = set(self.run("for-each-ref", "--format=%(refname)", "--", *places).decode("utf-8", "replace").split())
        meanings = [place for place in places if place in found]
        if len(meanings) > 1 or (meanings and _SHORT_ID.fullmatch(name)):
            said = f"Niet te bepalen welke versie `{name}` is: die naam betekent meer dan één ding."
            raise TafelError(f"{said} Schrijf hem voluit, bijvoorbeeld `{meanings[-1]}`.")

    def time(self, commit: str) -> str:
        """Return the committer date in ISO 8601."""
        return self.run(*_SHOW, "--format=%cI", commit).decode().strip()

    def holds(self, commit: str, path: str) -> bool:
        """Tell whether a commit has an ordinary file at a path, from the root of the repository."""
        return self.run("ls-tree", "-z", "--full-tree", commit, "--", path).startswith(b"100")

    def tree(self, commit: str, *folders: str) -> list[TreeEntry]:
        """Return every file, link and submodule below these folders of the table in a commit. Raises DamagedError."""
        places = [f"{self.prefix}{folder}" for folder in folders]
        out = self.run("ls-tree", "-r", "-l", "-z", "--full-tree", commit, "--", *places)
        rows = []
        for line in os.fsdecode(out).split("\0")[:-1]:
            about, path = line.split("\t", 1)
            mode, _, sha, size = about.split()
            if size != "-" and not size.isdigit():  # `BAD`
                raise DamagedError(DAMAGED)
            rows.append(TreeEntry(mode, sha, 0 if size == "-" else int(size), path.removeprefix(self.prefix)))
        return rows

    def merge_base(self, one: str, other: str) -> str:
        """Return the merge base of two commits; raises TafelError for none, for several, and for a shallow clone."""
        if self.shallow:
            said = "Niet te bepalen wat hier veranderd is: een deel van de oude versies ontbreekt."
            raise TafelError(f"{said} {_UNSHALLOW}")
        try:
            found = self.run("merge-base", "--all", one, other).decode().split()
        except TafelError:  # git ends so if there is none
            found = []
        if len(found) == 1:
            return found[0]
        why = "hebben geen gezamenlijk begin" if not found else "hebben meer dan één gezamenlijk begin"
        said = f"Niet te bepalen wat hier veranderd is: de twee versies {why}."
        raise TafelError(f"{said} Breng uw voorstel eerst bij de laatste versie van de tafel.")

    def changes(self, base: str, head: str) -> list[FileChange]:
        """Return every file that differs between two commits, by path. Outside the table's folder it is `../…`."""
        parts = os.fsdecode(self.run("diff-tree", "-r", "-z", "--raw", *AS_RECORDED, base, head, "--")).split("\0")[:-1]
        rows = []
        for about, path in zip(parts[::2], parts[1::2], strict=True):
            before, after, *_ = about.removeprefix(":").split(" ")
            rows.append(FileChange(self.inside(path), before, after))
        return sorted(rows)

    def contents(self, wanted: Mapping[str, str]) -> Iterator[tuple[str, bytes | None]]:
        """Yield (path, bytes) for each blob, whose paths are `wanted`; `Change` tells of too large ones."""
        portions: list[list[str]] = []
        room = 0
        for sha, size in self._sizes(list(wanted)):
            if size > MAX_SEARCHED and (look := look_into(size, self._beginning(sha))) is not Look.SEARCH:
                if look is Look.TELL:
                    yield wanted[sha], None
                continue
            if not portions or size > room:
                portions.append([])
                room = PORTION
            portions[-1].append(sha)
            room -= size
        for portion in portions:
            yield from ((wanted[sha], data) for sha, data in self.blobs(portion).items())

    def _beginning(self, sha: str) -> bytes:
        """Return the first 8,000 bytes of a large blob. Git is stopped there, because it must never load all of it."""
        streamed = ["-c", f"core.bigFileThreshold={MAX_SEARCHED}", "cat-file", "blob", sha]
        return self.beginning(BEGINNING, *streamed)

    def inside(self, path: str) -> str:
        """Return a path from the table's root."""
        if path.startswith(self.prefix):
            return path.removeprefix(self.prefix)
        return posixpath.relpath(path, self.prefix)

    def _sizes(self, shas: list[str]) -> list[tuple[str, int]]:
        out = (
            self._ask(shas, "cat-file", "--batch-check=%(objectname) %(objecttype) %(objectsize)")
            .decode()
            .split("\n")[:-1]
        )
        rows = [line.split(" ") for line in out]
        if len(rows) != len(shas) or any(len(row) != 3 for row in rows):  # noqa: PLR2004  (`<id> missing`)
            raise DamagedError(DAMAGED)
        return [(sha, int(size)) for sha, kind, size in rows if kind == "blob"]

    def _ask(self, asked: Sequence[str], *arguments: str, said: str = DAMAGED) -> bytes:
        """Ask one process about many objects."""
        return self.run(*arguments, stdin="".join(f"{sha}\n" for sha in asked).encode(), said=said)

    def blobs(self, shas: list[str]) -> dict[str, bytes]:
        """Return id → bytes of blobs, read by one `cat-file --batch`. Raises DamagedError if git lacks one."""
        out = self._ask(shas, "cat-file", "--batch")
        blobs: dict[str, bytes] = {}
        at = 0
        for sha in shas:
            end = out.find(b"\n", at)
            about = out[at:end].split(b" ")
            if len(about) != 3 or len(out) < end + 2 + int(about[2]):  # noqa: PLR2004  (`<id> missing`, or git stopped)
                raise DamagedError(DAMAGED)
            blobs[sha] = out[end + 1 : end + 1 + int(about[2])]
            at = end + int(about[2]) + 2
        return blobs


def _closed(root: Path) -> str:
    """Say why git opens no repository for a folder: there is none, or there is one that git cannot or may not read."""
    holder = git_holder(root.resolve())
    return _UNREAD.format(holder.name) if holder else _NONE
