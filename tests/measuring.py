"""What a command costs: seconds of work and MiB of memory of a whole process and of the git that it starts."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import ROOT

SECONDS = 1.0
COMPARED = 1.5
MEBIBYTES = 256
TRIES = 3
FOUND = (0, 1)
MEASURED = """
import resource, sys
from tafel_cli.cli import run
from tafel_cli.errors import TafelError
try:
    code = run(["-C", sys.argv[1], *sys.argv[2:]])
except TafelError as error:
    code = error.exit_code
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
work = sum(one.ru_utime + one.ru_stime for one in used)
print(work, max(int(peak.split()[1]), used[1].ru_maxrss) / 1024, code, file=sys.stderr)
"""
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


class Cost(NamedTuple):
    """Seconds of work, of git too; MiB of memory of the largest process; the exit code."""

    work: float
    memory: float
    code: int


def cost(table: Path, *arguments: str, most: float = SECONDS) -> Cost:
    """Return what a command costs; it leaves nothing on stderr."""
    return least(lambda: measured(MEASURED, table, str(table), *arguments).stderr, most)


def cost_of_a_reader_who_leaves(table: Path, *arguments: str) -> tuple[Cost, str]:
    """Return what a command costs whose reader closes the pipe before the first letter, and what it says of that.

    A small process starts it and reads its figures: the memory that the system counts for a process begins with the
    memory of who started it, and that of a long run of tests is far more than any command needs.
    """
    said: list[str] = []

    def once() -> str:
        done = measured(LEFT, table, *arguments)
        said.append(done.stderr)
        return done.stdout

    return least(once, SECONDS), max(said)


def least(run: Callable[[], str], most: float) -> Cost:
    """Return the least work of three runs, and the most memory.

    A machine that others use too makes work look longer, never shorter: one try within `most` seconds is enough.
    """
    best, highest, code = float("inf"), 0.0, 0
    for _ in range(TRIES):
        work, memory, ended = run().split()
        best, highest, code = min(best, float(work)), max(highest, float(memory)), int(ended)
        if best <= most:
            break
    return Cost(best, highest, code)


def measured(script: str, table: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a script that measures, in the table; nothing traces it, whatever traces the tests."""
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
    """Return the environment without what lets coverage trace a process."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COV_", "COVERAGE_"))}
    return {**kept, "PYTHONPATH": str(ROOT)}


def assert_bounded(table: Path, *arguments: str, most: float = SECONDS, ends: tuple[int, ...] = FOUND) -> None:
    """A check of this table answers with at most `most` seconds of work and 256 MiB, and leaves nothing on stderr."""
    taken = cost(table, "check", *arguments, most=most)
    assert taken.code in ends
    assert_within(taken, most)


def assert_pack_bounded(table: Path, ordinary: Cost) -> None:
    """A pack of this table is made with at most a second of work more than an ordinary one, and within 256 MiB."""
    most = ordinary.work + SECONDS
    taken = cost(table, "agenda", "build", "--concept", "--format", "html", most=most)
    assert taken.code == 0
    assert_within(taken, most)


def assert_within(taken: Cost, most: float = SECONDS) -> None:
    """A command took at most `most` seconds of work, and 256 MiB of memory."""
    assert taken.work <= most
    assert taken.memory <= MEBIBYTES
