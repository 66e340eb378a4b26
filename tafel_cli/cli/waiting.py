"""Shows on a terminal that work goes on, when it takes longer than a second."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Timer

PATIENCE = 1.0


@contextmanager
def busy(said: str) -> Iterator[None]:
    """Show a sentence on stderr once the work in the `with` block takes over PATIENCE seconds; only on a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    lock = Lock()
    stop: list[object] = []

    def start() -> None:
        from rich.console import Console  # quick work never pays for it

        with lock:
            if not stop:
                status = Console(stderr=True).status(said)
                status.start()
                stop.append(status.stop)

    timer = Timer(PATIENCE, start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        with lock:
            ended, stop[:] = list(stop), [None]
        for end in ended:
            if callable(end):
                end()
