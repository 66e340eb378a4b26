"""Starts the process apart, and turns whatever happens to it into a page or one Dutch sentence."""

import json
import os
import signal
import sys
from base64 import b64encode
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from threading import Thread, Timer
from typing import IO, Any, NamedTuple, cast

from tafel_cli.errors import TafelError
from tafel_cli.render.child import BROKEN, FAULTY, MADE, TOO_MUCH

_START = "import sys; sys.path[:] = sys.argv[3:]; from tafel_cli.render.child import main; sys.exit(main())"
_NOTHING = "Er is niets gemaakt."
_OUT_OF_TIME = getattr(signal, "SIGXCPU", 0)


class Order(NamedTuple):
    """What must be made: all templates by name, which of them, of what plain data, with which pictures by place."""

    texts: Mapping[str, str]
    name: str
    data: dict[str, Any]
    pictures: Mapping[str, bytes]


class Limits(NamedTuple):
    """How much a template may cost: seconds of work, seconds on the clock, bytes of memory, bytes of page."""

    work: int = 10
    clock: float = 20
    memory: int = 512 << 20
    page: int = 20 << 20


def render_apart(order: Order, limits: Limits = Limits()) -> bytes:  # noqa: B008  (a value that cannot change)
    """Return the page; raises TafelError when the template does not work or costs too much.

    The process gets an empty environment, the folders that this one imports from, and no open file but its pipes.
    """
    command = [sys.executable, "-I", "-S", "-B", "-c", _START, str(limits.work), str(limits.memory), *_folders()]
    with Popen(  # noqa: S603  (our own Python, no shell)
        command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=_environment(), cwd=os.sep
    ) as process:
        orders, made = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
        clock = Timer(limits.clock, process.kill)
        feeder = Thread(target=_feed, args=(orders, _spelt(order, limits)), daemon=True)
        clock.start()
        feeder.start()
        try:
            out = made.read(limits.page + 1)
            if len(out) > limits.page:
                process.kill()
            code = process.wait()
            late = clock.finished.is_set()
        finally:
            clock.cancel()
            process.kill()
            feeder.join()
    if code == MADE and len(out) <= limits.page:
        return out
    raise _failure(code, out, limits, late=late)


def _folders() -> list[str]:
    """Return where this process imports from, its own package first; no place that depends on the current folder."""
    own = str(Path(__file__).resolve().parents[2])
    return list(dict.fromkeys([own, *(folder for folder in sys.path if os.path.isabs(folder))]))  # noqa: PTH117  (text)


def _environment() -> dict[str, str]:
    """Return an environment with nothing in it; Python on Windows does not start without this one."""
    kept = ("SYSTEMROOT",) if os.name == "nt" else ()
    return {name: os.environ[name] for name in kept if name in os.environ}


def _spelt(order: Order, limits: Limits) -> bytes:
    pictures = {place: b64encode(data).decode("ascii") for place, data in order.pictures.items()}
    return json.dumps({**order._asdict(), "pictures": pictures, "most": limits.page}).encode("ascii")


def _feed(pipe: IO[bytes], data: bytes) -> None:
    with suppress(OSError), pipe:  # a process that stopped reading has an end of its own to tell
        pipe.write(data)


def _failure(code: int, out: bytes, limits: Limits, *, late: bool) -> Exception:
    if code == FAULTY:
        said = json.loads(out)
        where = (
            f"regel {said['line']} van sjabloon `{said['template']}`"
            if said["line"]
            else f"sjabloon `{said['template']}`"
        )
        return TafelError(f"{_NOTHING} Het gaat mis bij {where}. {said['reason']}")
    if code == BROKEN:
        return RuntimeError(out.decode("utf-8", "backslashreplace"))
    if late or code == -_OUT_OF_TIME:
        return TafelError(f"{_NOTHING} Met het eigen sjabloon duurt het te lang. Haal lussen uit het sjabloon.")
    if len(out) > limits.page:
        return TafelError(f"{_NOTHING} Met het eigen sjabloon wordt de pagina groter dan {limits.page >> 20} MB.")
    if code == TOO_MUCH:
        return TafelError(
            f"{_NOTHING} Met het eigen sjabloon is er te veel geheugen nodig. Maak het sjabloon eenvoudiger."
        )
    return TafelError(f"{_NOTHING} Met het eigen sjabloon liep het programma vast. Maak het sjabloon eenvoudiger.")
