"""Records changes of a table in git: what stands in the way, what has changed, and the recording itself."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tafel_cli.errors import TafelError, reason
from tafel_cli.source import BEGINNING, MAX_ATTACHMENT, FileChange, Look, left_behind, look_into
from tafel_cli.source.plain_git import GitRefusedError, PlainGit

_ABSENT = "000000"
_SUBMODULE = "160000"
# A file of git that is there while something is half done, and how the sentence about it begins.
_HALF_DONE = {
    "MERGE_HEAD": "Het samenvoegen van twee versies (merge)",
    "rebase-merge": "Het verplaatsen van versies (rebase)",
    "rebase-apply": "Het verplaatsen van versies (rebase)",
    "CHERRY_PICK_HEAD": "Het overnemen van een versie (cherry-pick)",
    "REVERT_HEAD": "Het terugdraaien van een versie (revert)",
    "sequencer": "Het overnemen of terugdraaien van versies (cherry-pick of revert)",
    "BISECT_LOG": "Het zoeken in oude versies (bisect)",
}
_HALF = "is hier nog niet af. `git status` zegt hoe u dat afmaakt of afbreekt. Vraag zo nodig hulp."
_HIDDEN = "Git is hier gevraagd om veranderingen in sommige bestanden niet te zien (assume-unchanged)."
_HOOKS = ("hooks/pre-commit", "hooks/prepare-commit-msg", "hooks/commit-msg")
_WHO = (
    "Git weet nog niet wie u bent, en dat komt bij elke versie te staan. Typ deze twee regels, met uw eigen functie "
    'en adres: `git config --global user.name "Secretaris van de tafel"` en '
    '`git config --global user.email "secretariaat@tafel.example"`.'
)
_RAW = (
    *("--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv"),
    *("--ignore-submodules=none", "--no-relative"),
)
Fingerprint = tuple[int, int, int, int] | None


class WorkChanges(NamedTuple):
    """What differs from the last recorded version: files of the table, and paths of the repository beside data/.

    `skipped`: new files of the table that git was told to ignore, so that they are never recorded.
    """

    files: tuple[FileChange, ...]
    beside: tuple[str, ...]
    skipped: tuple[str, ...]


def demand_ready(git: PlainGit) -> None:
    """Raise TafelError if git is in the middle of something, or cannot record here; changes nothing."""
    for path, what in zip(git.own_paths(*_HALF_DONE), _HALF_DONE.values(), strict=True):
        if os.path.lexists(path):
            raise TafelError(f"{what} {_HALF} Er is niets veranderd.")
    if git.names("ls-files", "-u", "-z", "--", ":/"):
        said = "Van een bestand staan hier twee versies door elkaar, en git weet niet welke geldt."
        raise TafelError(f"{said} `git status` noemt het. Vraag zo nodig hulp. Er is niets veranderd.")
    if git.read("symbolic-ref", "--quiet", "HEAD") is None:
        said = "U kijkt in deze map naar een oude versie, dus hier is niets aan toe te voegen."
        raise TafelError(f"{said} Typ `git switch main`, of vraag hulp. Er is niets veranderd.")
    lock = git.own_paths("index.lock")[0]
    if os.path.lexists(lock):
        said = "Git is hier nog bezig, of is halverwege gestopt. Wacht even. Blijft u dit zien?"
        raise TafelError(f"{said} Haal dan het bestand `{lock}` weg. Er is niets veranderd.")
    marks = {row[:1] for row in git.names("ls-files", "-v", "-z", "--", "data")}
    if any(mark.islower() for mark in marks):
        raise TafelError(f"{_HIDDEN} Vraag hulp om dat ongedaan te maken. Er is niets veranderd.")
    if "S" in marks:
        said = "In deze map staan niet alle bestanden (sparse checkout), dus niet te zien is wat er veranderd is."
        raise TafelError(f"{said} Haal ze op met `git sparse-checkout disable`. Er is niets veranderd.")
    _demand_known(git)


def _demand_known(git: PlainGit) -> None:
    """Raise TafelError if the user told git no name and address, because git would make them up."""
    for ident in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"):
        if git.read("-c", "user.useConfigOnly=true", "var", ident) is None:
            raise TafelError(_WHO)


def changes(git: PlainGit) -> WorkChanges:
    """Return what differs from the last recorded version. Raises TafelError for what may never be recorded."""
    base = git.head() or _empty(git)
    inside = git.read("rev-parse", "--show-prefix") or ""
    parts = git.names("diff", *_RAW, base, "--")
    found: dict[str, FileChange] = {}
    beside: list[str] = []
    for about, path in zip(parts[::2], parts[1::2], strict=True):
        before, after, *_ = about.removeprefix(":").split(" ")
        name = path.removeprefix(inside)
        if path.startswith(f"{inside}data/"):
            found[name] = FileChange(name, before, after)
        else:
            beside.append(os.path.relpath(f"/{path}", f"/{inside}"))
    for name in _unknown(git):
        old = found[name].before if name in found else _ABSENT
        found[name] = FileChange(name, old, _mode(git.root / name))
    _demand_recordable(git, found)
    return WorkChanges(tuple(sorted(found.values())), tuple(sorted(beside)), tuple(_unknown(git, "--ignored")))


def _unknown(git: PlainGit, *which: str) -> list[str]:
    """Return the files of the table that git does not know, without what computers leave; `which`: the ignored ones."""
    found = git.names("ls-files", "--others", *which, "--exclude-standard", "-z", "--", "data")
    return [name for name in found if not left_behind(name.rpartition("/")[2])]


def _mode(path: Path) -> str:
    about = path.lstat()
    if stat.S_ISDIR(about.st_mode):
        return _SUBMODULE  # git names a folder only if it is a repository of its own
    if stat.S_ISLNK(about.st_mode):
        return "120000"
    return "100755" if about.st_mode & stat.S_IXUSR else "100644"


def _demand_recordable(git: PlainGit, found: dict[str, FileChange]) -> None:
    """Raise TafelError for a repository inside data/, and for a file that forges refuse because of its size."""
    known = [row.split("\t", 1)[1] for row in git.names("ls-files", "-s", "-z", "--", "data") if row[:6] == _SUBMODULE]
    for name in [*known, *(name for name, file in found.items() if file.after == _SUBMODULE)]:
        said = f"`{name}` is een git-map binnen de tafel. Wat daarin staat, kan niemand lezen."
        raise TafelError(f"{said} Haal die map weg, en zet de bestanden zelf neer. Er is niets veranderd.")
    for name, file in found.items():
        if file.after != _ABSENT and (git.root / name).lstat().st_size > MAX_ATTACHMENT:
            said = f"`{name}` is groter dan 100 MB. Zo'n bestand is niet te delen."
            raise TafelError(f"{said} Maak het kleiner, of haal het weg. Er is niets veranderd.", exit_code=1)


def contents(root: Path, files: Iterable[FileChange]) -> Iterator[tuple[str, bytes | None]]:
    """Yield (path, bytes) of the files on disk, None for one that is too large to search (see `Change`)."""
    for name in [file.path for file in files if file.after.startswith("100")]:
        with suppress(OSError), open(root / name, "rb") as file:  # noqa: PTH123  (often only its beginning)
            beginning = file.read(BEGINNING)
            look = look_into(os.fstat(file.fileno()).st_size, beginning)
            if look is not Look.PASS:
                yield name, beginning + file.read() if look is Look.SEARCH else None


def fingerprints(root: Path, files: Iterable[FileChange]) -> dict[str, Fingerprint]:
    """Return by what to see whether files changed meanwhile: mode, size, time of change and number; None if absent."""
    found: dict[str, Fingerprint] = {}
    for file in files:
        try:
            about = (root / file.path).lstat()
        except OSError:
            found[file.path] = None
        else:
            found[file.path] = (about.st_mode, about.st_size, about.st_mtime_ns, about.st_ino)
    return found


class Recorded(NamedTuple):
    """A new version: its id, and the paths in it that are not as they were shown, such as what a hook added."""

    version: str
    others: tuple[str, ...]


def record(git: PlainGit, paths: Sequence[str], message: str, demand_same: Callable[[], None]) -> Recorded | None:
    """Record exactly these paths, and return the new version; None if git sees no difference in them.

    What else was staged stays staged. `demand_same` is called between reading the files and recording them, and may
    raise. If anything fails, the index is put back. Raises GitRefusedError if git or a hook refuses.
    """
    before = git.head()
    index = git.own_paths("index")[0]
    held = index.read_bytes() if index.exists() else None
    try:
        staged = _recorded(git, paths, message, demand_same)
    except BaseException:
        if git.head() == before:
            _put_back(index, held)
        raise
    version = git.head()
    if not staged or version is None:
        _put_back(index, held)
        return None
    held_now = _files(git, "diff-tree", "-r", before or _empty(git), version)
    inside = git.read("rev-parse", "--show-prefix") or ""
    others = sorted(path for path, _ in staged.items() ^ held_now.items())
    return Recorded(version, tuple(dict.fromkeys(os.path.relpath(f"/{path}", f"/{inside}") for path in others)))


def _files(git: PlainGit, *asked: str) -> dict[str, str]:
    """Return what a comparison names: each path of the repository, with its mode and content after the change."""
    parts = git.names(asked[0], *_RAW, *asked[1:], "--")
    return {path: " ".join(about.split(" ")[1:4:2]) for about, path in zip(parts[::2], parts[1::2], strict=True)}


def _recorded(git: PlainGit, paths: Sequence[str], message: str, demand_same: Callable[[], None]) -> dict[str, str]:
    """Record these paths, and return them as they were staged; none differ if nothing was recorded.

    What fails leaves its marks in the index.
    """
    known = {*git.names("ls-files", "-z", "--", "data")}
    there = [path for path in paths if path in known or os.path.lexists(git.root / path)]
    from_stdin = ("--pathspec-from-file=-", "--pathspec-file-nul")
    added = git.run("add", "-A", *from_stdin, stdin=_literally(there))
    if added.code:
        raise GitRefusedError("Git kan deze bestanden niet overnemen. Er is niets veranderd.", added.words)
    demand_same()
    base = git.head() or _empty(git)
    inside = git.read("rev-parse", "--show-prefix") or ""
    wanted = {f"{inside}{path}" for path in paths}
    staged = {path: how for path, how in _files(git, "diff-index", "--cached", base).items() if path in wanted}
    if not staged:
        return {}
    done = git.run("commit", "--quiet", f"--message={message}", *from_stdin, stdin=_literally(paths))
    if done.code:
        raise GitRefusedError(f"Git heeft dit niet vastgelegd. {_cause(git)}Er is niets veranderd.", done.words)
    return staged


def _empty(git: PlainGit) -> str:
    """Return the id of a tree without files, to compare with if nothing was ever recorded."""
    return git.read("hash-object", "-t", "tree", "--stdin") or ""


def _literally(paths: Iterable[str]) -> bytes:
    return os.fsencode("".join(f":(literal){path}\0" for path in paths))


def _cause(git: PlainGit) -> str:
    if any(os.access(hook, os.X_OK) for hook in git.own_paths(*_HOOKS)):
        return "Waarschijnlijk hield een controle op deze computer het tegen. Wat die zei, staat hierboven. "
    return "Wat git zei, staat hierboven. "


def _put_back(index: Path, held: bytes | None) -> None:
    """Give the index its old bytes, as git does: through its lock. Raises TafelError if git holds that."""
    lock = index.with_name("index.lock")
    try:
        descriptor = os.open(lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except OSError as error:
        said = f"Wat git klaarzette, is niet terug te zetten ({reason(error)}). Uw bestanden zijn niet veranderd."
        raise TafelError(f"{said} Haal het bestand `{lock}` weg als git niet meer bezig is.") from None
    with os.fdopen(descriptor, "wb") as file:
        file.write(held or b"")
    if held is None:
        index.unlink(missing_ok=True)
        lock.unlink()
    else:
        lock.replace(index)
