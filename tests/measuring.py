"""Measures the cost of a command: processor seconds and MiB of its process and of the git that it starts."""

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import ROOT, SMALLEST

SECONDS = 1.0
COMPARED = 1.5
MEBIBYTES = 256
TRIES = 3
FOUND = (0, 1)
LEFT = """
import os, subprocess, sys
run = subprocess.Popen([sys.executable, "-P", "-m", "tafel_cli", *sys.argv[1:]], stdout=subprocess.PIPE)
run.stdout.close()
_, status, used = os.wait4(run.pid, 0)
run.returncode = os.waitstatus_to_exitcode(status)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, run.returncode)
"""


PROC = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="het geheugen van een proces staat hier niet in /proc"
)


class Server:
    """Runs commands one by one, each in a fork of a process that has started already, and returns the cost of each."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="tafel-kosten-")
        table = Path(self._folder.name) / "tafel"
        shutil.copytree(SMALLEST, table)
        command = [sys.executable, "-P", str(ROOT / "tests" / "cost_server.py"), str(table)]
        self._process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def ask(self, table: str, arguments: Sequence[str]) -> tuple[float, float, int, str]:
        """Return seconds of work, MiB of memory, the exit code, and what the command said on stderr."""
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps([table, arguments]), file=self._process.stdin, flush=True)
        work, memory, code, said = json.loads(self._process.stdout.readline())
        assert code is not None, said
        return work, memory, code, said

    def stop(self) -> None:
        """End the process."""
        self._process.communicate()
        self._folder.cleanup()


@cache
def _server(environment: tuple[tuple[str, str], ...]) -> Server:
    """Return the one process that measures in this environment; it ends with the tests."""
    server = Server(dict(environment))
    atexit.register(server.stop)
    return server


class Cost(NamedTuple):
    """Seconds of processor time, git included; MiB of memory of the largest process; the exit code."""

    work: float
    memory: float
    code: int


def cost(table: Path, *arguments: str, most: float = SECONDS) -> Cost:
    """Return the cost of a command in a process of its own, its start included; fails if it writes to stderr."""
    server = _server(tuple(sorted(untraced().items())))

    def once() -> tuple[float, float, int]:
        work, memory, code, said = server.ask(str(table), arguments)
        assert said == ""
        return work, memory, code

    return least(once, most)


def cost_of_a_reader_who_leaves(table: Path, *arguments: str) -> tuple[Cost, str]:
    """Return the cost of a command whose reader closes the pipe at once, and what it writes to stderr.

    A small process starts the command and measures it, because the system counts memory of the parent too, and a long
    test run uses far more than any command.
    """
    said: list[str] = []

    def once() -> tuple[float, float, int]:
        done = measured(LEFT, table, *arguments)
        said.append(done.stderr)
        work, memory, ended = done.stdout.split()
        return float(work), float(memory), int(ended)

    return least(once, SECONDS), max(said)


def least(run: Callable[[], tuple[float, float, int]], most: float) -> Cost:
    """Return the least time of at most TRIES runs, and the most memory.

    One run within `most` seconds is enough, because a busy machine makes a run longer and never shorter.
    """
    best, highest, code = float("inf"), 0.0, 0
    for _ in range(TRIES):
        work, memory, code = run()
        best, highest = min(best, work), max(highest, memory)
        if best <= most:
            break
    return Cost(best, highest, code)


def measured(script: str, table: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a measuring script in the table, without coverage tracing."""
    return subprocess.run(
        [sys.executable, "-P", "-c", script, *arguments],
        cwd=table,
        env=untraced(),
        check=True,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=60,
    )


def untraced() -> dict[str, str]:
    """Return the environment without the variables of coverage and pytest."""
    foreign = ("COV_", "COVERAGE_", "PYTEST_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    return {**kept, "PYTHONPATH": str(ROOT)}


def assert_bounded(table: Path, *arguments: str, most: float = SECONDS, ends: tuple[int, ...] = FOUND) -> None:
    """Assert that a check of this table takes at most `most` seconds and 256 MiB, with nothing on stderr."""
    taken = cost(table, "check", *arguments, most=most)
    assert taken.code in ends
    assert_within(taken, most)


def assert_pack_bounded(table: Path, ordinary: Cost) -> None:
    """Assert that a pack of this table takes at most a second more than an ordinary one, and 256 MiB."""
    most = ordinary.work + SECONDS
    taken = cost(table, "agenda", "build", "--concept", "--format", "html", most=most)
    assert taken.code == 0
    assert_within(taken, most)


def assert_within(taken: Cost, most: float = SECONDS) -> None:
    """Assert that a command took at most `most` seconds of processor time, and 256 MiB."""
    assert taken.work <= most
    assert taken.memory <= MEBIBYTES
