"""Starts a command and turns every exception into an exit code, with one Dutch sentence on stderr.

An interruption and a closed pipe get no sentence. The details of a bug go to a file, or in CI to stderr.
"""

import atexit
import gc
import os
import sys
import threading
from contextlib import suppress

if __name__ == "__main__" and sys.path and not getattr(sys.flags, "safe_path", False) and sys.path[0] == os.getcwd():  # noqa: PTH109
    del sys.path[0]  # `python -m` puts the current folder first, but a table's folder may not provide modules

BROKEN_PIPE = 141  # 128 + SIGPIPE


def start() -> None:
    """Run the command as a process of its own, which ends at once because freeing all that it made takes a while.

    It ends as usual if a thread still works, or if somebody measures or looks into this process.
    """
    code = _outcome()
    if threading.active_count() > 1 or sys.gettrace() or sys.getprofile() or sys.flags.interactive:
        sys.exit(code)
    with suppress(OSError):
        sys.stderr.flush()
    atexit._run_exitfuncs()  # noqa: SLF001  (what others asked to be done at the end)
    os._exit(code)


def main() -> None:
    """Run the command and exit with its code, as `start` does, but let the process go on."""
    sys.exit(_outcome())


def _outcome() -> int:
    """Run the command and return its code or that of its TafelError.

    Else: 3 if the operating system refused or the output was lost, 70 for a bug, 130 if interrupted, 141 if the pipe
    closed. When the output is lost, all else that the command does is done.
    """
    gc.set_threshold(50_000)  # importing makes no cycles; collecting would cost a start some 3%
    from tafel_cli.report.streams import tap_streams

    out = tap_streams()
    code = _run()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = BROKEN_PIPE
    if code == BROKEN_PIPE:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    elif out and out.lost:
        code = _tell_lost(out.lost, code)
    return code


def _tell_lost(error: OSError, code: int) -> int:
    from tafel_cli.errors import reason

    said = f"Wat op het scherm moest komen, is niet (helemaal) geschreven: {reason(error)}."
    _say(f"{said} Al het andere is gedaan.")
    return code if code > 1 else 3  # the findings, or that there are none, did not arrive


def _work() -> int:
    if sys.argv[1:] == ["--version"]:
        from tafel_cli import __version__

        sys.stdout.write(f"tafel {__version__}\n")
        return 0
    from tafel_cli.cli import run

    return run(sys.argv[1:])


def _run() -> int:
    from tafel_cli.errors import TafelError, reason

    try:
        return _work()
    except TafelError as error:
        _say(str(error))
        return error.exit_code
    except BrokenPipeError:
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        where = f" (`{os.fsdecode(error.filename)}`)" if isinstance(error.filename, str | bytes) else ""
        _say(f"Dit lukte niet op deze computer: {reason(error)}{where}. Er is niets half geschreven.")
        return 3
    except Exception:  # noqa: BLE001  (anything else is our bug; it is written down, never shown)
        return _bug()


def _say(sentence: str) -> None:
    from tafel_cli.checks.discretion import discreet
    from tafel_cli.reading.characters import inert
    from tafel_cli.report.wrapping import room_of, wrap_line

    for part in wrap_line(f"tafel: {discreet(sentence)}", room_of(sys.stderr), "    "):
        sys.stderr.write(f"{inert(part)}\n")


def _bug() -> int:
    import traceback

    details = traceback.format_exc()
    kept = "" if os.environ.get("CI") else _kept(details)
    where = f"in {kept}"
    if not kept:
        from tafel_cli.checks.discretion import discreet
        from tafel_cli.reading.characters import inert

        sys.stderr.write("".join(f"tafel | {inert(discreet(line))}\n" for line in details.splitlines()))
        where = "hierboven"
    _say(f"Dit is een fout in tafel zelf, niet in uw stukken. De bijzonderheden staan {where}; meld ze bij de makers.")
    return 70


def _kept(details: str) -> str:
    """Write the details of a bug to a file and return its path; "" if the disk does not take it."""
    import tempfile

    try:
        descriptor, where = tempfile.mkstemp(prefix="tafel-", suffix=".txt")
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(details)
    except OSError:
        return ""
    return where


if __name__ == "__main__":
    start()
