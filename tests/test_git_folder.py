"""Which repository git reads: files that came with a pull request never decide that, whatever their names."""

import os
import shutil
from pathlib import Path

import pytest
from attempts import GIT_NAMES, HUURDERS, plant, trap
from conftest import SMALLEST, Record, commit, git, replace, tafel
from proposals import OWN, PLATTEGROND, PLEIN, copy

from tafel_cli.source.git_folder import git_options, is_like_a_repository, like_a_repository

HIDES = "Niet te bepalen welke versies tellen"
JUDGED = ("check", "--against", "main", "--actor", HUURDERS)


def forbidden(root: Path) -> None:
    """Commit a change of another party's attachment."""
    (root / PLATTEGROND).write_bytes(b"%PDF anders")
    commit(root)


def assert_hidden(where: Path, *arguments: str) -> None:
    """The command ends with exit code 3, and says which files hide the repository."""
    done = tafel(where, *arguments)
    assert (done.returncode, done.stdout) == (3, ""), (done.stdout, done.stderr)
    assert HIDES in " ".join(done.stderr.split())


def test_repository_in_the_root(fork: Path) -> None:
    """`HEAD`, `objects` and `refs` in a proposal do not hide what else it changes: there is no verdict at all."""
    forbidden(fork)
    assert tafel(fork, *JUDGED).returncode == 1
    plant(fork, fork)
    git(fork, "add", "-f", *GIT_NAMES)
    git(fork, "commit", "-qm", "Voorstel")
    assert_hidden(fork, *JUDGED)
    assert_hidden(fork, *JUDGED, "--ref", "voorstel")
    assert_hidden(fork, "check", "--ref", "HEAD")
    assert_hidden(fork, "agenda", "build")


GIT_FOLDERS = [
    ("HEAD", "commondir"),
    ("HEAD", "objects/", "refs/"),
    ("HEAD", "config"),
    ("HEAD", "packed-refs"),
    ("HEAD", "gitdir", "config.worktree"),
    ("HEAD", "worktrees/"),
    ("head", "Objects/"),
    ("Head", "COMMONDIR"),
    ("\uff28\uff25\uff21\uff24", "object\u017f/"),
]
ORDINARY = [("HEAD",), ("HEAD", "nota.pdf"), ("head/", "info/"), ("head.pdf", "config.pdf"), ("config", "objects/"), ()]


@pytest.mark.parametrize("names", GIT_FOLDERS)
def test_like_a_repository(names: tuple[str, ...]) -> None:
    """A file `HEAD` beside any part of a repository is one, in whatever case or form of Unicode."""
    assert like_a_repository(names)


@pytest.mark.parametrize("names", ORDINARY)
def test_not_like_a_repository(names: tuple[str, ...], tmp_path: Path) -> None:
    """A folder without such a file, or with nothing beside it, is an ordinary one, also on disk."""
    for name in names:
        (tmp_path / name).mkdir() if name.endswith("/") else (tmp_path / name).touch()
    assert not like_a_repository(names)
    assert not is_like_a_repository(tmp_path)


HIDDEN = ["HEAD", "commondir", "config.worktree", "cc/config", "cc/objects/a.txt", "cc/refs/a.txt"]


def test_objects_elsewhere_among_attachments(fork: Path) -> None:
    """An own item that names every file of a hidden repository does not bring it in: in a clone git would obey it."""
    copy(PLEIN, OWN, ("indiener: gemeente", "indiener: huurders"), ("organisatie: gemeente", "organisatie: huurders"))(
        fork
    )
    worktree = "[core]\n\tbare = false\n\tworktree = ..\n"
    monitor = (
        f'[core]\n\trepositoryformatversion = 0\n\tfsmonitor = "{trap(fork)}"\n[extensions]\n\tworktreeConfig = true\n'
    )
    texts = {"HEAD": "ref: refs/heads/main\n", "commondir": "cc\n", "config.worktree": worktree, "cc/config": monitor}
    for name in HIDDEN:
        path = fork / "data/bijlagen/x" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(texts.get(name, "a\n"), encoding="utf-8")
    named = "".join(f"  - bestand: x/{name}\n    titel: Iets\n" for name in HIDDEN)
    replace(fork / OWN, "openbaarheid:", f"bijlagen:\n{named}openbaarheid:")
    commit(fork)
    clone = fork.parent / "kloon"
    git(fork.parent, "clone", "-q", "-b", "voorstel", str(fork), str(clone))
    git(clone / "data/bijlagen/x", "status")
    assert (fork.parent / "gestart").exists()
    for ref in ([], ["--ref", "voorstel"]):
        done = tafel(fork, *JUDGED, *ref)
        assert (done.returncode, "data/bijlagen/x:1:1: fout T209" in done.stdout) == (1, True)


@pytest.mark.parametrize("folder", ["data", "data/agenda", "data/x", "data/agenda/README.md", "data/agenda/.gitkeep"])
def test_hidden_outside_the_attachments(folder: str, fork: Path) -> None:
    """In no other folder of the table such files pass in silence, also if it has the name of a file that is skipped."""
    for name in ("HEAD", "objects/x", "refs/x"):
        (fork / folder / name).parent.mkdir(parents=True, exist_ok=True)
        (fork / folder / name).write_text("ref: refs/heads/main\n", encoding="utf-8")
    commit(fork)
    for ref in ([], ["--ref", "voorstel"]):
        done = tafel(fork, "check", *ref)
        assert (done.returncode, f"\n{folder}" in f"\n{done.stdout}") == (1, True), done.stdout


@pytest.mark.parametrize("beside", ["objects", "refs", "commondir"])
def test_part_of_a_repository(beside: str, fork: Path) -> None:
    """A part of those files hides nothing: the repository in `.git` is read, and the files are findings."""
    forbidden(fork)
    (fork / beside).mkdir()
    (fork / beside / "x").write_text("x", encoding="utf-8")
    commit(fork)
    done = tafel(fork, *JUDGED)
    assert done.returncode == 1
    assert f"{beside}/x:1:1: fout T703" in done.stdout
    assert f"{PLATTEGROND}:1:1: fout T701" in done.stdout


@pytest.mark.parametrize("link", [False, True])
def test_objects_elsewhere(link: bool, fork: Path) -> None:  # noqa: FBT001  (a link or a file)
    """`HEAD` with `commondir` is a repository to git as well, also if `HEAD` is a link that leads nowhere."""
    forbidden(fork)
    (fork / "elders").mkdir()
    plant(fork / "elders", fork)
    (fork / "commondir").write_text("elders\n", encoding="utf-8")
    head = fork / "HEAD"
    head.symlink_to("refs/heads/main") if link else head.write_text("ref: refs/heads/main\n", encoding="utf-8")
    assert_hidden(fork, *JUDGED)


def below(tmp_path: Path) -> Path:
    """Return the smallest table in a subfolder of a repository, with a forbidden change on `voorstel`."""
    root = tmp_path / "repo/stukken/tafel"
    shutil.copytree(SMALLEST, root)
    git(tmp_path / "repo", "init", "-q")
    commit(tmp_path / "repo")
    git(tmp_path / "repo", "branch", "-M", "main")
    git(tmp_path / "repo", "switch", "-qc", "voorstel")
    (root / PLATTEGROND).write_bytes(b"%PDF anders")
    commit(tmp_path / "repo")
    return root


@pytest.mark.parametrize("folder", ["", "..", "../.."])
@pytest.mark.parametrize("work_tree", [False, True])
def test_table_in_a_subfolder(folder: str, work_tree: bool, tmp_path: Path) -> None:  # noqa: FBT001  (with or without)
    """In no folder between a table and its `.git` do such files count, also if their `config` names a work tree."""
    root = below(tmp_path)
    assert tafel(root, *JUDGED).returncode == 1
    plant(root / folder, tmp_path / "repo")
    if work_tree:
        text = f"[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = {(root / folder).resolve()}\n"
        (root / folder / "config").write_text(text, encoding="utf-8")
    assert_hidden(root, *JUDGED)
    (root / "data/tafel.md").unlink()
    assert_hidden(root, *JUDGED, "--ref", "HEAD")


def test_named_folder(table: Path) -> None:
    """A repository without a work tree is read if it is the folder itself, holds no table and lies in no other."""
    bare = table.parent / "kaal"
    git(table.parent, "clone", "-q", "--bare", str(table), str(bare))
    assert git_options(bare) == ["--git-dir", str(bare)]
    assert tafel(bare, "check", "--ref", "HEAD").returncode == 0
    assert git_options(bare / "hooks") == []
    assert tafel(bare / "hooks", "check", "--ref", "HEAD").returncode == 3
    shutil.copytree(table / "data", bare / "data")
    assert git_options(bare) == []
    assert tafel(bare, "check", "--ref", "HEAD").returncode == 3


def test_linked_work_tree(fork: Path, record: Record) -> None:
    """In a linked work tree `.git` is a file; it counts, and files beside it do not."""
    forbidden(fork)
    other = fork.parent / "ernaast"
    git(fork, "worktree", "add", "-q", "--detach", str(other), "voorstel")
    assert tafel(other, *JUDGED).returncode == 1
    for name in ("gitdir", "commondir", "config.worktree"):
        (other / name).write_text(f"{fork.parent / 'geplant'}\n", encoding="utf-8")
    record(other)
    assert tafel(other, *JUDGED).stdout.count("fout T703") == 3
    plant(other, fork)
    assert_hidden(other, *JUDGED)


def test_settings_in_a_table(fork: Path) -> None:
    """Settings that a clone takes from a tracked file do not move git's work tree, nor hide files of a comparison."""
    forbidden(fork)
    (fork / "objects/info").mkdir(parents=True)
    (fork / "objects/info/alternates").write_text("/nergens\n", encoding="utf-8")
    text = (
        f"[core]\n\tworktree = {fork.parent}\n\tbare = true\n\tattributesFile = x\n[diff]\n\trelative = true\n"
        "\tignoreSubmodules = all\n\trenames = copies\n\tnoprefix = true\n[submodule]\n\trecurse = true\n"
        '[submodule "x"]\n\tignore = all\n'
    )
    for name in (".gitconfig", ".gitmodules"):
        (fork / name).write_text(text, encoding="utf-8")
    commit(fork)
    git(fork, "config", "include.path", "../.gitconfig")
    done = tafel(fork, *JUDGED)
    assert done.returncode == 1
    assert f"{PLATTEGROND}:1:1: fout T701" in done.stdout
    assert done.stdout.count("fout T703") == 3


@pytest.mark.parametrize("name", ["GIT_DIR", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE", "GIT_CONFIG"])
def test_environment(name: str, fork: Path) -> None:
    """No variable of git decides which repository is read, because hooks and services set them for their own."""
    forbidden(fork)
    place = fork.parent / "leeg"
    git(fork.parent, "init", "-q", "--bare", str(place))
    assert tafel(fork, *JUDGED, **{name: str(place)}).returncode == 1
    counted = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.worktree", "GIT_CONFIG_VALUE_0": os.fspath(place)}
    assert tafel(fork, *JUDGED, **counted).returncode == 1


def test_table_of_another(fork: Path) -> None:
    """A table that a proposal hides in a folder of another is judged as files of that one, not as a table."""
    nested = fork / "data/agenda/2026-01-06-huurders-bankje"
    shutil.copytree(SMALLEST / "data", nested / "data")
    replace(nested / "data/tafel.md", "voorbeeld-secretaris", HUURDERS)
    commit(fork)
    assert tafel(fork, *JUDGED).returncode == 1
