"""Run the command in this process, as its own process would: the same folder, environment, streams and exit code.

Nothing that a run remembers depends on the table, the environment or the folder it ran in: every cache of the code is
keyed by a class, a text or a code. `test_in_process.py` holds both ways of running together for every command.
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

# What Python, the system or an import reads once, when a process begins.
OF_A_PROCESS = ("PYTHON", "PATH", "TZ", "LC_", "LANG", "GIT_PYTHON_")


def run(folder: Path, arguments: Sequence[str], settings: Mapping[str, str]) -> CompletedProcess[str]:
    """Run the command in a folder; with a setting of a whole process it fails, because it would have no effect."""
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
    """Return what was written, with the line ends that a pipe read as text has."""
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
    """Put back what a short-lived process may set for good: how often, and of what, the garbage is collected."""
    before = gc.get_threshold()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
