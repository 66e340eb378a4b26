"""What a command costs: seconds of work and MiB of memory of a whole process, measured from inside."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

SECONDS = 1.0
MEBIBYTES = 256
TRIES = 3
BOUNDED = """
import resource, sys
from tafel_cli.cli import run
run(["-C", sys.argv[1], *sys.argv[2:]])
used = resource.getrusage(resource.RUSAGE_SELF)
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(used.ru_utime + used.ru_stime, int(peak.split()[1]) / 1024, file=sys.stderr)
"""


PROC = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="het geheugen van een proces staat hier niet in /proc"
)


def cost(table: Path, *arguments: str, most: float = SECONDS) -> tuple[float, float]:
    """Return how many seconds of work and MiB of memory a command takes; it leaves nothing on stderr.

    A machine that others use too makes work look longer, never shorter: the least of three tries counts, and one
    try within `most` seconds is enough. Nothing traces the command, whatever traces the tests.
    """
    command = [sys.executable, "-c", BOUNDED, str(table), *arguments]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("COV_", "COVERAGE_"))}
    environment["PYTHONPATH"] = str(ROOT)
    best, highest = float("inf"), 0.0
    for _ in range(TRIES):
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True, timeout=60)
        taken, memory = map(float, done.stderr.split())
        best, highest = min(best, taken), max(highest, memory)
        if best <= most:
            break
    return best, highest


def assert_bounded(table: Path, *arguments: str) -> None:
    """A check of this table takes at most a second of work and 256 MiB of memory, and leaves nothing on stderr."""
    taken, memory = cost(table, "check", *arguments)
    assert taken <= SECONDS
    assert memory <= MEBIBYTES
