"""One file is made here, whole or not at all: written beside its place, on the disk, and only then moved there."""

import errno
import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path


def write_new(path: Path, data: bytes, like: os.stat_result | None = None) -> None:
    """Write a file that is not there yet, and return when the disk has it; nothing stays when that fails.

    `like`: the file whose owner and permissions it gets; until then only its maker can read it. Raises OSError.
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
    """Write bytes beside a file, under a name that nobody types, and return where; see `write_new`."""
    staged = path.with_name(f".tafel-{os.urandom(8).hex()}.tmp")
    write_new(staged, data, like)
    return staged


def replace_file(path: Path, data: bytes) -> None:
    """Put a whole new file in place of an old one; raises OSError, having changed nothing.

    A link is not followed and not replaced: it came with the table's folder, perhaps, and leads anywhere. Nor is
    anything else that is no ordinary file: the system's administrator would replace `/dev/null` for everybody.
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
