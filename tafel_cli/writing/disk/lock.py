"""Locks a table, so that one command writes at a time. Without git the lock lies at its root, else in git's folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tafel_cli.errors import TafelError, reason
from tafel_cli.source.git_folder import git_holder

_NAME = "tafel.lock"
WAIT = 10.0


@contextmanager
def locked(root: Path, wait: float = WAIT, *, output: Path | None = None) -> Iterator[None]:
    """Hold the lock of a table. The operating system releases it when the process is killed.

    `output`: the folder that is written to, if that is all. A table that this user may not write to is then locked
    there, because the papers of a table can be made by who may only read it. Raises TafelError if another command still
    holds the lock after `wait` seconds, or if its path is a symbolic link or cannot be opened for writing; or OSError.
    """
    from filelock import FileLock, Timeout  # only a command that writes needs it

    path = place(root)
    if output is not None and not os.access(path.parent, os.W_OK):
        output.mkdir(parents=True, exist_ok=True)
        path = output / f".{_NAME}"
    if path.is_symlink():
        raise TafelError(f"`{path}` is een snelkoppeling. Haal die weg en probeer het opnieuw. Er is niets veranderd.")
    lock = FileLock(path, timeout=wait)
    try:
        lock.acquire()
    except Timeout:
        message = "Een andere opdracht van tafel is hier nog bezig. Er is niets veranderd. Probeer het zo nog eens."
        raise TafelError(message) from None
    except OSError as error:
        message = f"De tafel is niet op slot te zetten met `{path}`: {reason(error)}. Er is niets veranderd."
        raise TafelError(message) from None
    try:
        yield
    finally:
        lock.release()


def place(root: Path) -> Path:
    """Return the path of the lock: in the git folder of this work tree, or `.tafel.lock` at root without git.

    Git is asked only in a linked work tree, where `.git` is a file, because each process of git costs time.
    """
    holder = git_holder(root.resolve())
    if holder is None:
        return root / f".{_NAME}"
    if (holder / ".git").is_dir():
        return holder / ".git" / _NAME
    from tafel_cli.source.repository import Repository  # few tables are in a linked work tree

    try:
        return Repository(root).own_file(_NAME)
    except TafelError:
        return root / f".{_NAME}"
