"""Splits a text into front matter and body, and parses the front matter into a tree with positions."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from tafel_cli.finding import Code
from tafel_cli.reading.characters import NO_BREAK
from tafel_cli.reading.header import KOP_TE_GROOT, LONG_TEXT, ONGELDIG, RICHTLIJN, Builder, Header, HeaderError

if TYPE_CHECKING:
    from tafel_cli.reading.advice import Advice

try:
    from yaml.cyaml import CParser as Parser  # type: ignore[attr-defined]  # (the stubs leave it out)
except ImportError:  # PyYAML built without libyaml: about eight times slower, and no tab inside plain text
    from yaml import Loader as Parser  # type: ignore[assignment]

MAX_HEADER_BYTES = 64 << 10

ONTBREEKT = Code("T020", "fm-ontbreekt")
NIET_AFGESLOTEN = Code("T021", "fm-niet-afgesloten")

_CLOSE = re.compile(r"^---[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_OPEN = re.compile(r"\A---[ \t]*(?:\r?\n|\Z)")
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)


class StrictHandler(YAMLHandler):
    """The handler of python-frontmatter, with exact `---` lines and a loader that keeps text and position.

    `split` raises HeaderError (T020, T021); `load` raises HeaderError (T012-T014, T022-T024, T026-T032).
    """

    def split(self, text: str) -> tuple[str, str]:
        """Return (front matter, body) of a text as read. Front matter ends at the first `---` line after line 1."""
        header, body = "", text
        if (opening := _OPEN.match(text)) and (closing := _CLOSE.search(text, opening.end())):
            header, body = text[opening.end() : closing.start()], text[closing.end() :]
        if not header.strip():  # a `---` line is missing, or nothing is between the two
            _check_fences(text, NIET_AFGESLOTEN if opening else ONTBREEKT)
        return header, body

    def load(self, fm: str, **_: object) -> Header:  # type: ignore[override]  # (located values, no plain ones)
        """Return the tree of front matter that starts on line 2 of its file."""
        if len(fm.encode()) > MAX_HEADER_BYTES:
            raise HeaderError(KOP_TE_GROOT, (2, 1), "De kop van het bestand is groter dan 64 kB.", LONG_TEXT)
        if directive := _DIRECTIVE.search(fm):
            message = "Een regel die met `%` begint, hoort niet in de kop van het bestand."
            raise HeaderError(RICHTLIJN, (fm.count("\n", 0, directive.start()) + 2, 1), message, "haal deze regel weg")
        if NO_BREAK in fm:
            _check_begins(fm)
        builder = Builder()
        for event in _events(fm):
            builder.take(event)
        return builder.header()


def _check_fences(text: str, code: Code) -> None:
    """Raise HeaderError if a text lacks a `---` line, or has its keys below the second one."""
    from tafel_cli.reading.fences import on_fences  # loaded only for a slip

    if advice := on_fences(_lines(text)):
        raise _told(advice._replace(code=code), first=1)


def _check_begins(header: str) -> None:
    """Raise HeaderError if a line begins with a no-break space, because the parser takes that for text."""
    from tafel_cli.reading.advice import on_begins  # loaded only for such a space

    if advice := on_begins(_lines(header)):
        raise _told(advice)


def _events(header: str) -> Iterator[Any]:
    """Yield the events of the YAML parser; raises HeaderError where it stops."""
    parser = Parser(header)
    try:
        while (event := parser.get_event()) is not None:
            yield event
    except yaml.MarkedYAMLError as error:
        raise _syntax(header, error.problem_mark or error.context_mark) from None
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError):
        message = "In de kop van het bestand staan tekens die de controle niet kan lezen."
        raise HeaderError(ONGELDIG, (2, 1), message, "typ de velden in de kop opnieuw") from None
    finally:
        parser.dispose()


def _syntax(header: str, mark: Any) -> HeaderError:  # noqa: ANN401  (either parser's mark)
    """Return the error with advice on the line where the parser stopped."""
    from tafel_cli.reading.advice import advise  # loaded only for a slip

    lines = _lines(header)
    stop = (min(mark.line, len(lines) - 1), mark.column) if mark else (0, 0)
    return _told(advise(lines, stop[0]), stop)


def _lines(text: str) -> list[str]:
    return [one.removesuffix("\r") for one in text.split("\n")]


def _told(advice: "Advice", stop: tuple[int, int] = (0, 0), first: int = 2) -> HeaderError:
    """Return advice as an error; `first`: the line in the file of the first line that the advice is about."""
    line, column = advice.place or stop
    return HeaderError(advice.code, (line + first, column + 1), advice.message, advice.hint)
