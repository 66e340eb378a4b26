"""What a command says when there is a repository that git cannot or may not read: never that there is none."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import git, tafel, tafel_process

COMMANDS = (("bijeenkomsten", "ics"), ("agenda", "build", "--format", "html"), ("agenda", "send", "2026-01-15"))


def no_head(table: Path) -> None:
    """Empty the file that says which branch is there."""
    (table / ".git/HEAD").write_bytes(b"")


def a_broken_branch(table: Path) -> None:
    """Empty the file of the branch."""
    (table / ".git" / git(table, "symbolic-ref", "HEAD").strip()).write_bytes(b"")


def no_repository(table: Path) -> None:
    """Leave a `.git` that names a folder which is not there."""
    (table / ".git").rename(table.parent / "weg")
    (table / ".git").write_text("gitdir: nergens\n", encoding="utf-8")


def of_another(table: Path) -> None:
    """Give the repository to another user."""
    if os.getuid():
        pytest.skip("only root may give files away")
    for path in (table, table / ".git"):
        os.chown(path, 12345, 12345)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("break_it", [no_head, a_broken_branch, no_repository, of_another])
def test_a_repository_that_git_does_not_read(
    break_it: Callable[[Path], None], command: tuple[str, ...], table: Path
) -> None:
    """A command that needs the version stops with exit code 3 and the next step, and writes nothing."""
    break_it(table)
    done = tafel(table, *command)
    assert done.returncode == 3
    assert "git" in done.stderr.lower()
    assert not (table / "uitvoer").exists()
    assert tafel(table, "check").returncode == 0


@pytest.mark.parametrize("begin", [True, False])
def test_nothing_committed(begin: bool, planned: Path) -> None:  # noqa: FBT001  (whether there is a repository)
    """Without any repository, or without any commit in it, papers and a calendar are made as of nothing committed."""
    if begin:
        git(planned, "init", "-q")
    for command in COMMANDS[:2]:
        assert tafel(planned, *command).returncode == 0
    assert "nog niet (helemaal) vastgelegd" in " ".join(tafel(planned, *COMMANDS[2]).stderr.split())


def test_git_is_not_installed(table: Path) -> None:
    """Where a repository is and no git to read it, a command that needs the version says that git is missing."""
    done = tafel_process(table, "bijeenkomsten", "ics", PATH="/nergens")
    assert done.returncode == 3
    assert "Installeer git" in " ".join(done.stderr.split())


def a_link(path: Path) -> None:
    """Put a link in a place."""
    path.symlink_to("elders")


@pytest.mark.parametrize("put", [os.mkfifo, a_link, Path.mkdir])
def test_papers_that_git_would_record(put: Callable[[Path], None], table: Path) -> None:
    """Papers are not made where their `.gitignore` is no ordinary file, because git would record them then."""
    (table / "uitvoer").mkdir()
    put(table / "uitvoer/.gitignore")
    done = tafel(table, "agenda", "build", "--format", "html")
    assert done.returncode == 3
    assert "`uitvoer/.gitignore` is geen gewoon bestand" in " ".join(done.stderr.split())
    assert [path.name for path in (table / "uitvoer").iterdir()] == [".gitignore"]
