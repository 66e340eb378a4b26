"""Runs a command many times in forks of one process, each disturbed at another call on the file system.

`python dying.py TABLE WAY WORDS...` prints a row of JSON for each run: the call that was disturbed, the exit code, what
it said on stderr, the files it left, and the exit code and files of the same command afterwards. WAY: `kill` ends the
process before its n-th call that writes, `full` lets that call fail as on a full disk, and `cut` and `short` end the
process or fail the write at the n-th size of a file. The first row is a run that nothing disturbs.
"""

import io
import json
import os
import re
import resource
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import chdir, redirect_stdout, suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile

SIZES = (0, 1, 60, 700, 3_000)
WRITES = ("os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.chown", "os.truncate")
_COUNTED = TemporaryFile()  # noqa: SIM115  (it counts until the process ends)
COUNT = _COUNTED.fileno()
_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def files(root: Path) -> dict[str, str]:
    """Return the digest of every file below a folder but git's own, and "" for an empty folder."""
    found = {}
    for path in root.rglob("*"):
        name = path.relative_to(root).as_posix()
        if not name.startswith(".git/"):
            if path.is_file():
                found[name] = sha256(path.read_bytes()).hexdigest()
            elif not any(path.iterdir()):
                found[name] = ""
    return found


def disturbed(root: Path, at: int, then: Callable[[], None]) -> None:
    """Call `then` at this process's n-th call that writes below the root; with 0, count them in `CALLS`."""
    calls = 0

    def hook(event: str, args: tuple[object, ...]) -> None:
        nonlocal calls
        mine = event in WRITES or (event == "open" and isinstance(args[2], int) and args[2] & _FLAGS)
        places = [arg for arg in args[: 1 if event == "open" else 2] if isinstance(arg, str | bytes | os.PathLike)]
        if mine and any(os.path.abspath(os.fsdecode(place)).startswith(str(root)) for place in places):  # noqa: PTH100
            calls += 1
            if calls == at:
                then()
            elif not at:
                os.write(COUNT, b".")

    sys.addaudithook(hook)


def die() -> None:
    """End the process as a kill does: nothing runs any more."""
    os.kill(os.getpid(), signal.SIGKILL)


def refuse() -> None:
    """Fail as on a full disk."""
    raise OSError(28, "No space left on device")


def limited(way: str, size: int) -> None:
    """Let no file grow over a size: the process ends half-way through a write, or the write fails."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL if way == "cut" else signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def child(root: Path, words: list[str], before: Callable[[], None]) -> tuple[int, str]:
    """Run a command in a fork after `before`; return its exit code (minus the signal that ended it), and its stderr."""
    reader, writer = os.pipe()  # unlike a file it has no size that could be limited
    pid = os.fork()
    if pid:
        os.close(writer)
        with os.fdopen(reader, encoding="utf-8") as pipe:
            said = pipe.read()
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), said
    from tafel_cli.__main__ import main

    os.dup2(writer, 2)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.closerange(reader, writer + 1)
    os.chdir(root)
    sys.argv = ["tafel", *words]
    code = 99
    try:
        before()
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 98
    finally:
        with suppress(OSError):
            sys.stderr.flush()
        os._exit(code)


def rows(table: Path, way: str, words: list[str]) -> Iterator[dict[str, object]]:
    """Yield a row for each run. What the next try does is tried once for each state, as it depends on nothing else."""
    root = table.with_name("proef")
    known: dict[str, tuple[int, dict[str, str]]] = {}
    last, at = 1, 0
    while at < last:
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(table, root, symlinks=True)
        if way in ("kill", "full") or not at:
            code, said = child(root, words, partial(disturbed, root, at, die if way == "kill" else refuse))
        else:
            code, said = child(root, words, partial(limited, way, SIZES[at - 1]))
        if not at:
            last = 1 + (os.fstat(COUNT).st_size if way in ("kill", "full") else len(SIZES))
        left = files(root)
        state = re.sub("[.]tafel-[0-9a-f]{16}", "", json.dumps(left, sort_keys=True))
        if state not in known:
            known[state] = (child(root, words, lambda: None)[0] if at else code, files(root))
        again, then = known[state]
        yield {"at": at, "code": code, "said": said, "files": left, "again": again, "then": then}
        at += 1


def warm(table: Path, words: list[str]) -> None:
    """Load everything that the command needs, so that its forks need not; it changes a copy that is thrown away."""
    from tafel_cli.cli import run

    root = table.with_name("warm")
    shutil.copytree(table, root, symlinks=True)
    with chdir(root), redirect_stdout(io.StringIO()):
        run(words)
    shutil.rmtree(root)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sys.modules["typst"] = None  # type: ignore[assignment]  # its threads do not survive a fork
    place, kind, command = Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
    warm(place, command)
    for one in rows(place, kind, command):
        print(json.dumps(one), flush=True)  # noqa: T201
