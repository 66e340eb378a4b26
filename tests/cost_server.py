"""Run commands one by one, each in a fork of a process that is warm already, and report the cost of each.

Each line of stdin, `[table, arguments]`, gives a line of JSON: seconds of processor time, MiB of memory, exit code, and
what the command wrote to stderr. The time includes that of the start of the process, and of the git that it starts.
"""

import json
import os
import resource
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from tafel_cli.cli import run
from tafel_cli.errors import TafelError

LONGEST = 60
WARM = (("check",), ("agenda", "build", "--concept", "--format", "html"))


def ended(*arguments: str) -> int:
    """Run one command to its end; return its exit code."""
    try:
        code = run(arguments)
    except TafelError as error:
        code = error.exit_code
    sys.stdout.flush()
    return code


def work() -> float:
    """Return the seconds of processor time of this process and of those it started."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def peak() -> float:
    """Return the most memory, in MiB, of this process or one that it started."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    own = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return max(int(own.split()[1]), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024


def forked(table: str, arguments: Sequence[str], begin: float) -> list[object]:
    """Run a command in a fork; return what it cost beside the work of the start, and what it said on stderr."""
    (told, tell), (heard, say) = os.pipe(), os.pipe()
    if os.fork() == 0:
        signal.alarm(LONGEST)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(say, 2)
        os.close(say)
        os.chdir(table)
        code = ended("-C", table, *arguments)
        os.write(tell, json.dumps([begin + work(), peak(), code]).encode())
        os._exit(0)
    os.close(tell)
    os.close(say)
    with os.fdopen(heard, errors="replace") as said, os.fdopen(told) as figures:
        stderr, line = said.read(), figures.read()
    os.wait()
    return [*json.loads(line or "[null, null, null]"), stderr]


def main() -> None:
    """Run the commands of WARM in the smallest table, and then answer until stdin ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # as the command does
    starts = {}
    for arguments in WARM:
        ended("-C", sys.argv[1], *arguments)
        starts[arguments[0]] = work()
    for line in sys.stdin:
        table, arguments = json.loads(line)
        begin = starts.get(arguments[0], starts["check"])
        print(json.dumps(forked(table, arguments, begin)), file=answers, flush=True)


if __name__ == "__main__":
    main()
