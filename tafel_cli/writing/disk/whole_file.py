"""Writes one file as a whole or not at all: to a temporary file beside it, flushed to disk, then given its name."""

import errno
import os
import re
import shutil
import stat
from contextlib import suppress
from pathlib import Path

from tafel_cli.errors import TafelError

A_DAY = 86_400
REST = re.compile(r"\.tafel-[0-9a-f]{16}\.tmp")
_NO_LINKS = {errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EMLINK}


def demand_plain(folder: Path, root: Path, *, otherwise: str = "") -> None:
    """Raise TafelError if folder, or a directory between it and root, is a symbolic link or no directory.

    `otherwise`: what else to do than to take it away, in Dutch, such as `kies een andere plek`.
    """
    for step in (folder, *folder.parents):
        if step == root or root not in step.parents:
            return
        if step.is_symlink() or (step.exists() and not step.is_dir()):
            raise TafelError(f"`{step.name}` is geen gewone map. Haal die weg{otherwise and f', of {otherwise}'}.")


def write_new(path: Path, data: bytes) -> None:
    """Write a file that does not exist yet. Raises OSError, having made nothing: FileExistsError if the name is taken.

    The name is given with a link, because a link never takes the name of another file.
    """
    staged = stage(path, data)
    try:
        name_new(staged, path)
    finally:
        staged.unlink(missing_ok=True)


def name_new(staged: Path, path: Path) -> None:
    """Give a staged file a name that is free. Raises OSError: FileExistsError if the name is taken."""
    try:
        path.hardlink_to(staged)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), os.fspath(path)) from None
        staged.rename(path)


def stage(path: Path, data: bytes, like: os.stat_result | None = None) -> Path:
    """Write a temporary file beside `path`, flush it to disk and return its path; if that fails it is deleted.

    `like`: the stat result whose owner and permissions it gets; until then only its maker can read it. Rests of crashes
    in that folder are removed when they are older than a day. Raises OSError.
    """
    staged = path.with_name(f".tafel-{os.urandom(8).hex()}.tmp")
    mode = 0o666 if like is None else 0o600
    with open(staged, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
        try:
            file.write(data)
            file.flush()
            if like is not None:
                _rights(staged, os.fstat(file.fileno()), like)
            os.fsync(file.fileno())
        except BaseException:
            staged.unlink(missing_ok=True)
            raise
    _sweep(staged.parent, staged.lstat().st_mtime - A_DAY)
    return staged


def _rights(path: Path, now: os.stat_result, like: os.stat_result) -> None:
    if (now.st_uid, now.st_gid) != (like.st_uid, like.st_gid):
        with suppress(OSError):  # only an administrator may give files away
            shutil.chown(path, like.st_uid, like.st_gid)
    path.chmod(stat.S_IMODE(like.st_mode))


def _sweep(folder: Path, before: float) -> None:
    """Remove temporary files that crashes left in a folder before a moment (seconds, by the clock of the disk)."""
    with suppress(OSError), os.scandir(folder) as found:  # a rest does no harm
        for entry in found:
            rest = REST.fullmatch(entry.name) and entry.is_file(follow_symlinks=False)
            if rest and entry.stat(follow_symlinks=False).st_mtime < before:
                os.unlink(entry.path)  # noqa: PTH108  (the listing has this path already)


def replace_file(path: Path, data: bytes) -> None:
    """Replace a file as a whole, or create it. Raises OSError, having changed nothing.

    A symbolic link is refused, because it may come with the table's folder and lead anywhere. So is everything else
    that is no regular file, because an administrator would replace `/dev/null` for everybody.
    """
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        mode = stat.S_IFREG
    if not stat.S_ISREG(mode):
        kinds = {stat.S_IFLNK: errno.ELOOP, stat.S_IFDIR: errno.EISDIR}
        raise OSError(kinds.get(stat.S_IFMT(mode), errno.ENODEV), "no ordinary file")
    if path.exists() and not os.access(path, os.W_OK):
        raise OSError(errno.EACCES, "read-only")
    staged = stage(path, data)
    try:
        staged.replace(path)
    except BaseException:
        staged.unlink(missing_ok=True)
        raise
