"""Reads a file only if it is an ordinary one of the right size: no link is followed, no pipe waited for."""

import hashlib
import os
import stat
from contextlib import suppress
from io import BufferedReader
from pathlib import Path

_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


def open_plain(path: Path) -> BufferedReader:
    """Open a file for reading, whatever it is; the caller must look with `os.fstat` before it reads. Raises OSError."""
    return os.fdopen(os.open(path, _FLAGS), "rb")


def beginning(path: Path, most: int) -> bytes | None:
    """Return the first bytes of a file, at most `most`; None if it is no ordinary file or cannot be read."""
    with suppress(OSError), open_plain(path) as file:
        if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            return file.read(most)
    return None


def read_plain(path: Path, most: int) -> bytes | None:
    """Return the bytes of a file; None if it is no ordinary file, cannot be read or has more than `most` bytes."""
    data = beginning(path, most + 1)
    return None if data is None or len(data) > most else data


def has_digest(path: Path, size: int, digest: str) -> bool:
    """Tell whether an ordinary file has this size in bytes and this SHA-256; a file of another size is not read."""
    with suppress(OSError), open_plain(path) as file:
        about = os.fstat(file.fileno())
        if stat.S_ISREG(about.st_mode) and about.st_size == size:
            return hashlib.file_digest(file, "sha256").hexdigest() == digest
    return False
