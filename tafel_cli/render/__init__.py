"""Output formats, found by being here, and what they share: the Dutch spelling of days, times and sizes."""

from collections.abc import Callable
from datetime import date, time
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, NamedTuple

from babel.dates import format_date
from babel.numbers import format_decimal

from tafel_cli.pack import Pack

LOCALE = "nl_NL"
_MODULES = {"markdown-it-py": "markdown_it"}


class TooMuchError(Exception):
    """A format cannot hold this pack; the message says so in Dutch. The other formats can be made all the same."""


class Renderer(NamedTuple):
    """An output format: its name, the file it makes, whether it is made when nobody asks, and what it needs.

    `engines`: the distributions whose version shapes the bytes. `outside`: most of the work is done outside Python, so
    others can be made meanwhile. `missing` says in a sentence why this format cannot be
    made here, or None; `render` makes the file of a pack, or raises TooMuchError.
    """

    format: str
    filename: str
    standard: bool
    engines: tuple[str, ...]
    outside: bool
    missing: Callable[[], str | None]
    render: Callable[[Pack], bytes]


def renderers() -> tuple[Renderer, ...]:
    """Return every renderer of render/, by format."""
    modules = [import_module(f"{__name__}.{info.name}") for info in iter_modules(__path__)]
    return tuple(
        Renderer(
            format=m.FORMAT,
            filename=m.FILENAME,
            standard=m.STANDARD,
            engines=m.ENGINES,
            outside=getattr(m, "OUTSIDE", False),
            missing=getattr(m, "missing", _nothing),
            render=m.render,
        )
        for m in sorted((m for m in modules if hasattr(m, "FORMAT")), key=lambda m: str(m.FORMAT))
    )


def _nothing() -> None:
    return None


def version_of(engine: str) -> str:
    """Return the version of an engine. Asking importlib.metadata would make every pack load email and zipfile."""
    version = getattr(import_module(_MODULES.get(engine, engine)), "__version__", None)
    if version is None:
        from importlib.metadata import version as recorded

        return recorded(engine)
    return str(version)


def datum(iso: str) -> str:
    """Spell a day: `3 december 2026`."""
    return format_date(date.fromisoformat(iso[:10]), "d MMMM y", locale=LOCALE)


def dag(iso: str) -> str:
    """Spell a day with its name: `donderdag 3 december 2026`."""
    return format_date(date.fromisoformat(iso[:10]), "EEEE d MMMM y", locale=LOCALE)


def tijden(row: "dict[str, Any]") -> str:
    """Say from when to when something is: `15.00–15.20`; one time when it takes none."""
    begin, end = klok(row["van"]), klok(row["tot"])
    return begin if begin == end else f"{begin}–{end}"


def klok(clock: str) -> str:
    """Spell a time: `15.00`."""
    return time.fromisoformat(clock).strftime("%H.%M")


def grootte(size: int) -> str:
    """Spell a number of bytes in kB (1,000) or MB."""
    million = 1_000_000
    number, unit = (size / million, "MB") if size >= million else (max(size / 1000, 0.1), "kB")
    return f"{format_decimal(number, '#,##0.#', locale=LOCALE)} {unit}"


def zin(text: str) -> str:
    """Begin with a capital."""
    return text[:1].upper() + text[1:]


def opsomming(words: list[str]) -> str:
    """Join words as a sentence does: `a, b en c`."""
    return " en ".join([*([", ".join(words[:-1])] if words[:-1] else []), *words[-1:]])


# What every template may use, besides `tekst`, `beeld` and `tijdbalk`, which write elements (html.py).
FILTERS: dict[str, Callable[..., str]] = {
    function.__name__: function for function in (datum, dag, klok, grootte, zin, opsomming)
}
