"""A text becomes its header and its body, and the header a located tree; where the parser stops, advice says why."""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from tafel_cli.finding import Code
from tafel_cli.header_tree import LONG_TEXT, ONGELDIG, RICHTLIJN, TE_GROOT, Builder, Header, HeaderError

try:
    from yaml.cyaml import CParser as Parser  # type: ignore[attr-defined]  # (the stubs leave it out)
except ImportError:  # PyYAML built without libyaml: about eight times slower, and no tab inside plain text
    from yaml import Loader as Parser  # type: ignore[assignment]

MAX_BYTES = 64 << 10
NEAR = 2  # lines between a mistake and where the parser stops
NO_BREAK = "\u00a0"

ONTBREEKT = Code("T020", "fm-ontbreekt")
NIET_AFGESLOTEN = Code("T021", "fm-niet-afgesloten")
TAB = Code("T031", "fm-tab")

_CLOSE = re.compile(r"^---[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_OPEN = re.compile(r"\A---[ \t]*(?:\r?\n|\Z)")
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
_LOOK_ABOVE = (
    "kijk of de spaties aan het begin kloppen, "
    "en of in de regel erboven een dubbele punt, een haak of een aanhalingsteken ontbreekt"
)
_LIKE_A_FENCE = (
    "Deze regel lijkt op een regel `---`, maar is het niet.",
    "typ vooraan op deze regel drie keer het minteken, en verder niets: `---`",
)
# What follows is compiled when something is wrong: most headers never pay for it.
_DOTS = r"(?m)^\.\.\.[ \t]*\r?$"
_LEADING_TAB = r"(?m)^ *\t"
_HEAD = r"(?m)^##[ \t]+\S[^\r\n]*"
_LOOKS = r"(?m)^(?!---[ \t]*\r?$)[ \t\u00a0`]*(?:[\u2012-\u2015]|[-\u2010-\u2015]{2,3})[ \t\u00a0`]*\r?$"
_FIELDS = r"\s*[a-z_]+:[ \t]"
_ODD_ROOM = r"(?m)^[ \t]*\u00a0[ \t\u00a0]*(?:- |[a-z_]+:)"
_ODD = r"^[ \t]*\u00a0|[:-]\u00a0"
_EMPTY = r" *[a-z_]+:[ \t]*$"
_FIELD = r"(?P<room> *)[a-z_]+:(?: |$)"
_VALUE = r"(?P<room> *(?:- +)?)(?P<name>[a-z_]+): +[^ \"'|>\[{&*!#]"
_PAIRS = {"“": "”", "”": "”", "„": "”", "‘": "’", "’": "’", "`": "`"}
_SIGNS = tuple("@`%&*!|>[]{},?-#")


class StrictHandler(YAMLHandler):
    """python-frontmatter's handler with an exact fence and a loader that keeps text and place.

    `split` raises HeaderError (T020, T021); `load` raises HeaderError (T012, T022-T024, T026-T032).
    """

    def split(self, text: str) -> tuple[str, str]:
        """Return (header, body) of an untouched text; the fence is `---` on the first line and the next such line."""
        opening = _OPEN.match(text)
        if not opening and re.match(_LOOKS, text):
            raise HeaderError(ONTBREEKT, (1, 1), *_LIKE_A_FENCE)
        if not opening:
            message = "Dit bestand begint niet met een kop tussen twee regels `---`."
            hint = "typ `---` op de eerste regel, daaronder de velden, en daaronder weer een regel `---`"
            raise HeaderError(ONTBREEKT, (1, 1), message, hint)
        closing = _CLOSE.search(text, opening.end())
        if not closing:
            head = re.search(_HEAD, text)
            like = re.compile(_LOOKS).search(text, opening.end(), head.start() if head else len(text))
            if like:
                raise HeaderError(NIET_AFGESLOTEN, (text.count("\n", 0, like.start()) + 1, 1), *_LIKE_A_FENCE)
            dots = re.compile(_DOTS).search(text, opening.end())
            line = text.count("\n", 0, dots.start()) + 1 if dots else 1
            message = "De kop van het bestand begint wel, maar eindigt niet: de tweede regel `---` ontbreekt."
            raise HeaderError(NIET_AFGESLOTEN, (line, 1), message, f"typ `---` op een eigen regel {_above(text)}")
        if not text[opening.end() : closing.start()].strip() and re.compile(_FIELDS).match(text, closing.end()):
            line = text.count("\n", 0, closing.start()) + 1
            message = "Deze tweede regel `---` staat te hoog: de velden staan eronder."
            again = "" if _CLOSE.search(text, closing.end()) else f", en typ `---` op een eigen regel {_above(text)}"
            raise HeaderError(NIET_AFGESLOTEN, (line, 1), message, f"haal deze regel weg{again}")
        return text[opening.end() : closing.start()], text[closing.end() :]

    def load(self, fm: str, **_: object) -> Header:  # type: ignore[override]  # (located values, no plain ones)
        """Return the located fields of a header that starts on line 2 of its file."""
        if len(fm.encode()) > MAX_BYTES:
            raise HeaderError(TE_GROOT, (2, 1), "De kop van het bestand is groter dan 64 kB.", LONG_TEXT)
        directive = _DIRECTIVE.search(fm)
        if directive:
            place = (fm.count("\n", 0, directive.start()) + 2, 1)
            message = "Een regel die met `%` begint, hoort niet in de kop van het bestand."
            raise HeaderError(RICHTLIJN, place, message, "haal deze regel weg")
        odd = re.search(_ODD_ROOM, fm) if NO_BREAK in fm else None
        if odd:
            place = (fm.count("\n", 0, odd.start()) + 2, 1)
            message = "Deze regel begint met een bijzondere spatie, bijvoorbeeld uit Word."
            hint = "haal alle ruimte voor de tekst weg, en druk twee keer op de spatiebalk"
            raise HeaderError(ONGELDIG, place, message, hint)
        builder = Builder()
        for event in _events(fm):
            builder.take(event)
        return builder.header()


def _above(text: str) -> str:
    """Say where the header ends: above the first heading of the text, if there is one."""
    head = re.search(_HEAD, text)
    return f"vlak boven `{head.group()[:60].rstrip()}`" if head else "onder het laatste veld"


def in_quotes(text: str) -> str:
    """Return a text as a value between straight quotes, without the curly ones or backticks that stand around it."""
    text = text.strip()
    while len(text) > 1 and _PAIRS.get(text[0]) == text[-1] and not {text[0], text[-1]} & {*text[1:-1]}:
        text = text[1:-1].strip()
    safe = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{safe}"'


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
    tab = re.search(_LEADING_TAB, header)
    if tab:
        place = (header.count("\n", 0, tab.start()) + 2, tab.end() - tab.start())
        hint = "haal de lege ruimte voor de tekst weg en druk twee keer op de spatiebalk"
        return HeaderError(TAB, place, "Deze regel begint met een tab (de Tab-toets).", hint)
    lines = [one.removesuffix("\r") for one in header.split("\n")]
    line, column = (mark.line, mark.column) if mark else (0, 0)
    line = min(line, len(lines) - 1)
    for number in range(line, max(line - NEAR, 0) - 1, -1):
        if odd := re.search(_ODD, lines[number]):  # it looks like a space, and the parser stops lines later
            message = "In deze regel staat een bijzondere spatie, bijvoorbeeld uit Word."
            hint = f"typ deze regel opnieuw, met gewone spaties: `{lines[number].replace(NO_BREAK, ' ').rstrip()}`"
            return HeaderError(ONGELDIG, (number + 2, odd.end()), message, hint)
    for number in (line, line - 1):
        if number > 0 and _dashless(lines[number - 1], lines[number]):
            hint = f"hoort de regel bij wat erboven staat, typ dan: `  - {lines[number].strip()}`"
            return HeaderError(ONGELDIG, (number + 2, 1), "Vooraan in deze regel ontbreekt een streepje.", hint)
    here = lines[line]
    if (at := _outdented(lines[:line], here)) is not None:
        message = f"Deze regel hoort onder `{lines[at - 1].strip()}`, met evenveel spaties ervoor als de regel eronder."
        return HeaderError(ONGELDIG, (at + 2, 1), message, f"typ: `{' ' * _room(here)}{lines[at]}`")
    message, hint = _indented(lines[:line], here) or _unreadable(here)
    return HeaderError(ONGELDIG, (line + 2, column + 1), message, hint)


def _dashless(above: str, line: str) -> bool:
    """Tell whether a line stands below a list, or an empty field, as if it had the dash of another line."""
    alone = bool(line.strip()) and not line.lstrip().startswith(("-", "#")) and ":" not in line
    under = above.lstrip().startswith("- ") or re.match(_EMPTY, above) is not None
    return alone and under and _room(line) <= _room(above)


def _room(line: str) -> int:
    """Return how many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def _outdented(above: list[str], line: str) -> int | None:
    """Return the line just above that lost its spaces, 0-based: it stands under an empty field, the next has them."""
    field = re.match(_FIELD, line)
    holder = re.match(_VALUE, above[-1]) if len(above) > 1 else None
    lost = field and holder and not holder["room"] and field["room"] and re.match(_EMPTY, above[-2])
    return len(above) - 1 if lost else None


def _indented(above: list[str], line: str) -> tuple[str, str] | None:
    """Say which spaces are too many before a field, when the field above it has a plain value and can hold no other."""
    field = re.match(_FIELD, line)
    before = next((one for one in reversed(above) if one.strip() and not one.lstrip().startswith("#")), "")
    holder = re.match(_VALUE, before)
    more = len(field["room"]) - len(holder["room"]) if field and holder else 0
    if holder is None or more < 1:
        return None
    if more == 1:
        return "Deze regel begint met een spatie te veel.", "haal de spatie aan het begin van deze regel weg"
    message = f"Deze regel begint met {more} spaties te veel, of erboven staat iets wat daar niet hoort."
    belongs = f"hoort deze regel bij `{holder['name']}`, haal dan weg wat daarachter staat"
    return message, f"{belongs}; haal anders {more} spaties aan het begin van deze regel weg"


def _unreadable(line: str) -> tuple[str, str]:
    """Say what is probably wrong with a line that the parser stopped at, and what to write instead."""
    key, _, value = (part.rstrip() for part in line.partition(": "))
    value = value.lstrip()
    twice = ": " in value or value.endswith(":")
    quote = f"zet de tekst tussen aanhalingstekens: `{key}: {in_quotes(value)}`"
    message = "De controle kan deze regel in de kop van het bestand niet lezen."
    if value.startswith(('"', "'")):
        return message, "kijk of elk aanhalingsteken een begin en een einde heeft"
    if twice:
        return "In deze regel staat een tweede dubbele punt. Dan moet de tekst tussen aanhalingstekens staan.", quote
    if value.startswith(_SIGNS):
        return message, quote
    return message, _LOOK_ABOVE
