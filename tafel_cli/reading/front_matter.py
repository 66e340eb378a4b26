"""A text becomes its front matter and its body, and the front matter a located tree, strictly."""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from tafel_cli.finding import Code
from tafel_cli.reading.characters import NO_BREAK
from tafel_cli.reading.header import KOP_TE_GROOT, LONG_TEXT, ONGELDIG, RICHTLIJN, Builder, Header, HeaderError

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
_NO_FENCE = (
    "Dit bestand begint niet met een kop tussen twee regels `---`.",
    "typ `---` op de eerste regel, daaronder de velden, en daaronder weer een regel `---`",
)
_LIKE_A_FENCE = (
    "Deze regel lijkt op een regel `---`, maar is het niet.",
    "typ vooraan op deze regel drie keer het minteken, en verder niets: `---`",
)
# What follows is compiled when something is wrong: most headers never pay for it.
_DOTS = r"(?m)^\.\.\.[ \t]*\r?$"
_HEAD = r"(?m)^##[ \t]+\S[^\r\n]*"
_LOOKS = r"(?m)^(?!---[ \t]*\r?$)[ \t\u00a0`]*(?:[\u2012-\u2015]|[-\u2010-\u2015]{2,3})[ \t\u00a0`]*\r?$"
_FIELDS = r"\s*[a-z_]+:[ \t]"
_NO_BREAK_BEGIN = r"(?m)^[ \t]*\u00a0[ \t\u00a0]*(?:- |[a-z_]+:)"


class StrictHandler(YAMLHandler):
    """python-frontmatter's handler with an exact fence and a loader that keeps text and place.

    `split` raises HeaderError (T020, T021); `load` raises HeaderError (T012, T022-T024, T026-T032).
    """

    def split(self, text: str) -> tuple[str, str]:
        """Return (header, body) of an untouched text; the fence is `---` on the first line and the next such line."""
        opening = _OPEN.match(text)
        if not opening:
            raise HeaderError(ONTBREEKT, (1, 1), *(_LIKE_A_FENCE if re.match(_LOOKS, text) else _NO_FENCE))
        closing = _CLOSE.search(text, opening.end())
        if not closing:
            raise _unclosed(text, opening.end())
        if not text[opening.end() : closing.start()].strip() and re.compile(_FIELDS).match(text, closing.end()):
            message = "Deze tweede regel `---` staat te hoog: de velden staan eronder."
            again = "" if _CLOSE.search(text, closing.end()) else f", en {_fence_above(text)}"
            raise HeaderError(NIET_AFGESLOTEN, _start(text, closing), message, f"haal deze regel weg{again}")
        return text[opening.end() : closing.start()], text[closing.end() :]

    def load(self, fm: str, **_: object) -> Header:  # type: ignore[override]  # (located values, no plain ones)
        """Return the located fields of a header that starts on line 2 of its file."""
        if len(fm.encode()) > MAX_HEADER_BYTES:
            raise HeaderError(KOP_TE_GROOT, (2, 1), "De kop van het bestand is groter dan 64 kB.", LONG_TEXT)
        if directive := _DIRECTIVE.search(fm):
            message = "Een regel die met `%` begint, hoort niet in de kop van het bestand."
            raise HeaderError(RICHTLIJN, _start(fm, directive, 2), message, "haal deze regel weg")
        if NO_BREAK in fm and (begin := re.search(_NO_BREAK_BEGIN, fm)):
            message = "Deze regel begint met een bijzondere spatie, bijvoorbeeld uit Word."
            hint = "haal alle ruimte voor de tekst weg, en druk twee keer op de spatiebalk"
            raise HeaderError(ONGELDIG, _start(fm, begin, 2), message, hint)
        builder = Builder()
        for event in _events(fm):
            builder.take(event)
        return builder.header()


def _start(text: str, match: re.Match[str], first: int = 1) -> tuple[int, int]:
    """Return the place of the line on which a match begins; `first` is the line of the file where the text begins."""
    return text.count("\n", 0, match.start()) + first, 1


def _unclosed(text: str, start: int) -> HeaderError:
    """Say that no second fence follows, or that what stands in its place only looks like one."""
    head = re.search(_HEAD, text)
    like = re.compile(_LOOKS).search(text, start, head.start() if head else len(text))
    if like:
        return HeaderError(NIET_AFGESLOTEN, _start(text, like), *_LIKE_A_FENCE)
    dots = re.compile(_DOTS).search(text, start)
    message = "De kop van het bestand begint wel, maar eindigt niet: de tweede regel `---` ontbreekt."
    return HeaderError(NIET_AFGESLOTEN, _start(text, dots) if dots else (1, 1), message, _fence_above(text))


def _fence_above(text: str) -> str:
    """Say where the second fence belongs: above the first heading of the text, if there is one."""
    head = re.search(_HEAD, text)
    where = f"vlak boven `{head.group()[:60].rstrip()}`" if head else "onder het laatste veld"
    return f"typ `---` op een eigen regel {where}"


def _events(header: str) -> Iterator[Any]:
    """Yield libyaml's events; raises HeaderError where they stop."""
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
    """Give advice on where the parser stopped."""
    lines = [one.removesuffix("\r") for one in header.split("\n")]
    stop = (min(mark.line, len(lines) - 1), mark.column) if mark else (0, 0)
    from tafel_cli.reading.advice import advise  # most headers have no slip

    message, hint, place, code = advise(lines, stop[0])
    line, column = place or stop
    return HeaderError(code, (line + 2, column + 1), message, hint)
