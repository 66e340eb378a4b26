"""Makes files of papers and packs: each module of this room is an output format."""

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # the command line asks for the names of formats, and loads no pack for them
    from tafel_cli.layout.paper import Paper
    from tafel_cli.pack.pack import Pack

LARGE = "groot"  # the format in large letters, which is asked for by another option than the other formats
_MODULES = {"markdown-it-py": "markdown_it"}


class TooMuchError(Exception):
    """A format cannot hold this paper; the message says so in Dutch. The other formats can be made all the same."""


class Renderer(NamedTuple):
    """An output format: its name, what it needs, and whether it is made unasked.

    A format for people has `draw`, which makes the file of any paper and can raise TooMuchError. A format for programs
    has `encode`, which makes the file of a pack, because a program needs the data and no page. `engines`: the
    distributions whose version shapes the bytes. `stem`: the name of its file, if that is not the name of the paper;
    `ending`: the end of it, if that is not the name of the format. `beside`: the format that is always made with it.
    `offer`: what a reader of the page does with this file, in a few words; nothing if the page does not lead to it.
    `prepare`: of a format that is made outside Python, what prepares a paper and returns the rest of `draw`, so that
    other formats are made meanwhile. `missing` says in a sentence why this format cannot be made here, or None.
    """

    format: str
    engines: tuple[str, ...]
    draw: "Callable[[Paper], bytes] | None" = None
    encode: "Callable[[Pack], bytes] | None" = None
    stem: str = ""
    ending: str = ""
    beside: str = ""
    offer: str = ""
    standard: bool = True
    prepare: "Callable[[Paper], Callable[[], bytes]] | None" = None
    missing: Callable[[], str | None] = lambda: None

    def filename(self, paper: str) -> str:
        """Return the name of the file for a paper called `paper`, or called `stem` if the format has one."""
        return f"{self.stem or paper}{self.ending or f'.{self.format}'}"

    def file_of(self, paper: "Paper", pack: "Pack | None") -> bytes:
        """Return the file of a paper (`draw`), or of the pack that it was laid out from (`encode`).

        Raises TooMuchError if the format cannot hold the paper.
        """
        if self.draw:
            return self.draw(paper)
        if self.encode and pack:
            return self.encode(pack)
        raise NotImplementedError(self.format)


def formats() -> tuple[str, ...]:
    """Return the names of all formats, without loading one."""
    return tuple(sorted(module.name for module in iter_modules(__path__) if not module.ispkg))


def renderers() -> tuple[Renderer, ...]:
    """Load every format and return them, sorted by name."""
    return tuple(import_module(f"{__name__}.{name}").RENDERER for name in formats())


def version_of(engine: str) -> str:
    """Return the version of an engine, as its module gives it.

    importlib.metadata is asked only if the module gives none, because it loads email and zipfile.
    """
    version = getattr(import_module(_MODULES.get(engine, engine)), "__version__", None)
    if version is None:
        from importlib.metadata import version as recorded

        return recorded(engine)
    return str(version)
