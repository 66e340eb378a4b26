"""Output formats, found by being here: each makes a file of a pack."""

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

from tafel_cli.pack.pack import Pack

_MODULES = {"markdown-it-py": "markdown_it"}


class TooMuchError(Exception):
    """A format cannot hold this pack; the message says so in Dutch. The other formats can be made all the same."""


class Renderer(NamedTuple):
    """An output format: its name, the file it makes, what it needs, and whether it is made when nobody asks.

    `engines`: the distributions whose version shapes the bytes. `outside`: most of the work is done outside Python, so
    others can be made meanwhile. `missing` says in a sentence why this format cannot be
    made here, or None; `render` makes the file of a pack, or raises TooMuchError.
    """

    format: str
    filename: str
    engines: tuple[str, ...]
    render: Callable[[Pack], bytes]
    standard: bool = True
    outside: bool = False
    missing: Callable[[], str | None] = lambda: None


def renderers() -> tuple[Renderer, ...]:
    """Return the RENDERER of every module of render/ that has one, by format."""
    modules = [import_module(f"{__name__}.{info.name}") for info in iter_modules(__path__)]
    return tuple(sorted((m.RENDERER for m in modules if hasattr(m, "RENDERER")), key=lambda each: each.format))


def version_of(engine: str) -> str:
    """Return the version of an engine. Asking importlib.metadata would make every pack load email and zipfile."""
    version = getattr(import_module(_MODULES.get(engine, engine)), "__version__", None)
    if version is None:
        from importlib.metadata import version as recorded

        return recorded(engine)
    return str(version)
