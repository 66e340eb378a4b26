"""Starts a command and turns every exception into an exit code, with one Dutch sentence on stderr.

An interruption and a closed pipe get no sentence. The details of a bug go to a file, or in CI to stderr.
"""

import gc
import os
import sys

if __name__ == "__main__" and sys.path and not getattr(sys.flags, "safe_path", False) and sys.path[0] == os.getcwd():  # noqa: PTH109
    del sys.path[0]  # `python -m` puts the current folder first, but a table's folder may not provide modules


def main() -> None:
    """Run the command and exit with its code or that of its TafelError.

    Else: 3 if the operating system refused, 70 for a bug, 130 if interrupted, 141 if the pipe closed.
    """
    if sys.argv[1:] == ["--version"]:
        from tafel_cli import __version__

        sys.stdout.write(f"tafel {__version__}\n")
        return
    gc.set_threshold(50_000)  # importing makes no cycles; collecting would cost a start some 3%
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    code = _run()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = 141
    if code == 141:  # noqa: PLR2004  (128 + SIGPIPE)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def _run() -> int:
    from tafel_cli.cli import run
    from tafel_cli.errors import TafelError, reason

    try:
        return run(sys.argv[1:])
    except TafelError as error:
        _say(str(error))
        return error.exit_code
    except BrokenPipeError:
        return 141
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

    sys.stderr.write(f"tafel: {inert(discreet(sentence))}\n")


def _bug() -> int:
    import tempfile
    import traceback

    details = traceback.format_exc()
    if os.environ.get("CI"):
        from tafel_cli.checks.discretion import discreet
        from tafel_cli.reading.characters import inert

        sys.stderr.write("".join(f"tafel | {inert(discreet(line))}\n" for line in details.splitlines()))
        where = "hierboven"
    else:
        descriptor, name = tempfile.mkstemp(prefix="tafel-", suffix=".txt")
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(details)
        where = f"in {name}"
    _say(f"Dit is een fout in tafel zelf, niet in uw stukken. De bijzonderheden staan {where}; meld ze bij de makers.")
    return 70


if __name__ == "__main__":
    main()
