"""Lets a command finish its work when nobody can take its output: a closed or full stream is noted, not raised."""

import errno
import io
import os
import select
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO, cast

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class Tap(io.RawIOBase):
    """An output stream that accepts everything, also what cannot be written to its file descriptor.

    `lost`: the first error of the system, None if nothing was lost. `missing`: the descriptor was closed. A pipe whose
    reader left still raises BrokenPipeError, because then the command must stop.
    """

    def __init__(self, descriptor: int, *, missing: bool) -> None:
        super().__init__()
        self.lost: OSError | None = None
        self._descriptor = descriptor
        self._missing = missing

    def fileno(self) -> int:
        """Return the descriptor."""
        return self._descriptor

    def isatty(self) -> bool:
        """Tell whether it is a terminal."""
        return os.isatty(self._descriptor)

    def writable(self) -> bool:
        """Tell that it takes output."""
        return True

    def write(self, data: "ReadableBuffer", /) -> int:
        """Write bytes and return how many were taken: all of them if they are lost."""
        size = len(memoryview(data))
        if self._missing:
            self.lost = self.lost or OSError(errno.EBADF, "closed")
        while self.lost is None:
            try:
                return os.write(self._descriptor, data)
            except BrokenPipeError:
                raise
            except BlockingIOError:  # a pipe that does not wait, as some services give
                select.select([], [self._descriptor], [])
            except OSError as error:
                self.lost = error
        return size


def tap_streams() -> Tap | None:
    """Replace stdout and stderr by taps and return that of stdout.

    A stream that is no file, or is one on Windows, stays in place and is only told to spell what its encoding lacks;
    for such a stdout it returns None. A descriptor that was closed is opened on nothing first, because else the next
    file to be opened would get its number, and all that is printed.
    """
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    out = _tapped(sys.stdout, 1)
    sys.stdout = _text(sys.stdout, out)
    sys.stderr = _text(sys.stderr, _tapped(sys.stderr, 2))
    return out


def _tapped(stream: TextIO | None, descriptor: int) -> Tap | None:
    if stream is None:
        return Tap(descriptor, missing=True)
    if os.name == "posix":
        with suppress(OSError):
            return Tap(stream.fileno(), missing=False)
    return None


def _text(stream: TextIO | None, tap: Tap | None) -> TextIO:
    if tap is None:
        cast("io.TextIOWrapper", stream).reconfigure(errors="backslashreplace")
        return cast("TextIO", stream)
    now = not isinstance(stream, io.TextIOWrapper) or stream.line_buffering
    return io.TextIOWrapper(
        io.BufferedWriter(tap), stream.encoding if stream else "utf-8", "backslashreplace", line_buffering=now
    )
