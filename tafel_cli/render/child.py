"""The process apart, in which a table's own template is rendered: limits first, then one order in and one page out.

Started by apart.py as `python -I -S -B -c …`; nothing of the table's folder, the environment or the user reaches it.
"""

import json
import sys
from base64 import b64decode
from contextlib import suppress

MADE, FAULTY, TOO_MUCH, BROKEN = 0, 10, 11, 12
_DENIED = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "ctypes.")


def main() -> int:
    """Render the order on stdin and write the page, or what is wrong as JSON, on stdout; return what happened."""
    cpu, memory = (int(word) for word in sys.argv[1:3])
    limit(cpu, memory)
    try:
        return _render()
    except MemoryError:
        return TOO_MUCH
    except Exception:  # noqa: BLE001  (our own bug: the parent writes it down)
        import traceback

        sys.stdout.write(traceback.format_exc())
        return BROKEN


def limit(cpu: int, memory: int) -> None:
    """Let the system stop this process at so many seconds of work and bytes of memory; no files, no core.

    Windows has no such limits: there the allow-list and the parent's clock carry it. Starting a program or using the
    network is refused everywhere.
    """
    with suppress(ImportError):
        import resource

        # Beyond the last second there is one more, so that the signal tells what happened.
        wanted = {
            "RLIMIT_AS": (memory, memory),
            "RLIMIT_CPU": (cpu, cpu + 1),
            "RLIMIT_CORE": (0, 0),
            "RLIMIT_FSIZE": (0, 0),
        }
        for name, most in wanted.items():
            with suppress(AttributeError, OSError, ValueError):  # not every system has each of them
                resource.setrlimit(getattr(resource, name), most)
    sys.addaudithook(_deny)


def _deny(event: str, _: object) -> None:
    if event.startswith(_DENIED):
        raise PermissionError(event)


def _render() -> int:
    from tafel_cli.render.sealed import FaultyTemplateError, render_sealed

    order = json.load(sys.stdin.buffer)
    pictures = {place: b64decode(data) for place, data in order["pictures"].items()}
    try:
        page = render_sealed(order["texts"], order["name"], order["data"], pictures, order["most"])
    except FaultyTemplateError as fault:
        json.dump({"template": fault.template, "line": fault.line, "reason": fault.reason}, sys.stdout)
        return FAULTY
    sys.stdout.buffer.write(page)
    sys.stdout.buffer.flush()
    return MADE
