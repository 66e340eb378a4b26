"""Run the command in this process, as a process of its own would: same folder, environment, streams and exit code.

This is safe because no cache depends on the table, the environment or the folder: each is keyed by a class, a text or a
code. `test_in_process.py` compares both ways of running for every command.
"""

import gc
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import chdir, contextmanager
from io import BytesIO, TextIOWrapper
from pathlib import Path
from subprocess import CompletedProcess

from tafel_cli.__main__ import main

# Variables that Python, the system or an import reads only once, when a process starts.
OF_A_PROCESS = ("PYTHON", "PATH", "TZ", "LC_", "LANG", "GIT_PYTHON_")


def run(folder: Path, arguments: Sequence[str], settings: Mapping[str, str]) -> CompletedProcess[str]:
    """Run the command in a folder; fails on a setting that only takes effect when a process starts."""
    assert not [name for name in settings if name.startswith(OF_A_PROCESS)], "this needs `tafel_process`"
    stdin, stdout, stderr = (TextIOWrapper(BytesIO(), encoding="utf-8") for _ in range(3))
    with _environment(settings), chdir(folder), _argv(arguments), _streams(stdin, stdout, stderr), _collector():
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        stdout.flush()
        stderr.flush()
    return CompletedProcess(["tafel", *arguments], code, _text(stdout), _text(stderr))


def _text(stream: TextIOWrapper) -> str:
    """Return what was written, with line endings as in a pipe that is read as text."""
    assert isinstance(stream.buffer, BytesIO)
    written = stream.buffer.getvalue().decode("utf-8", "replace")
    return written.replace("\r\n", "\n").replace("\r", "\n")


@contextmanager
def _environment(settings: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update({"NO_COLOR": "1", **settings})
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def _argv(arguments: Sequence[str]) -> Iterator[None]:
    before = sys.argv
    sys.argv = ["tafel", *arguments]
    try:
        yield
    finally:
        sys.argv = before


@contextmanager
def _streams(*streams: TextIOWrapper) -> Iterator[None]:
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = streams
    try:
        yield
    finally:
        sys.stdin, sys.stdout, sys.stderr = before


@contextmanager
def _collector() -> Iterator[None]:
    """Restore the settings of the garbage collector, because the command changes them for a short-lived process."""
    before = gc.get_threshold()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
