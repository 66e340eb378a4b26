"""Writes one file as a whole or not at all: to a temporary file beside it, flushed to disk, then renamed."""

import errno
import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path


def write_new(path: Path, data: bytes, like: os.stat_result | None = None) -> None:
    """Write a file that does not exist yet and flush it to disk; if that fails it is deleted. Raises OSError.

    `like`: the stat result whose owner and permissions it gets; until then only its maker can read it.
    """
    mode = 0o666 if like is None else 0o600
    with open(path, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
        try:
            file.write(data)
            file.flush()
            if like is not None:
                _rights(path, os.fstat(file.fileno()), like)
            os.fsync(file.fileno())
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def _rights(path: Path, now: os.stat_result, like: os.stat_result) -> None:
    if (now.st_uid, now.st_gid) != (like.st_uid, like.st_gid):
        with suppress(OSError):  # only an administrator may give files away
            shutil.chown(path, like.st_uid, like.st_gid)
    path.chmod(stat.S_IMODE(like.st_mode))


def stage(path: Path, data: bytes, like: os.stat_result | None = None) -> Path:
    """Write a temporary file beside `path` with `write_new` and return its path."""
    staged = path.with_name(f".tafel-{os.urandom(8).hex()}.tmp")
    write_new(staged, data, like)
    return staged


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
    except OSError:
        staged.unlink(missing_ok=True)
        raise
