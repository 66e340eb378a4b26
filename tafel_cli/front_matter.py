"""The header of a file becomes a located tree of raw text, strictly: one pass over libyaml's events, never recursing.

No scalar is interpreted here: the type of a field decides later what the typed text means.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml
from frontmatter.default_handlers import YAMLHandler

from tafel_cli.characters import STUURTEKEN, odd, show
from tafel_cli.finding import Code, Span

try:
    from yaml.cyaml import CParser as Parser  # type: ignore[attr-defined]  # (the stubs leave it out)
except ImportError:  # PyYAML built without libyaml: about eight times slower, and no tab inside plain text
    from yaml import Loader as Parser  # type: ignore[assignment]

MAX_BYTES = 64 << 10
MAX_EVENTS = 5_000
MAX_DEPTH = 12

ONTBREEKT = Code("T020", "fm-ontbreekt")
NIET_AFGESLOTEN = Code("T021", "fm-niet-afgesloten")
TE_GROOT = Code("T022", "fm-te-groot")
TE_DIEP = Code("T023", "fm-te-diep")
ONGELDIG = Code("T024", "fm-ongeldig")
ANKER = Code("T026", "fm-anker")
SAMENVOEG = Code("T027", "fm-samenvoegsleutel")
TAG = Code("T028", "fm-tag")
SLEUTEL = Code("T029", "fm-sleutel")
GEEN_VELDEN = Code("T030", "fm-geen-velden")
TAB = Code("T031", "fm-tab")
RICHTLIJN = Code("T032", "fm-richtlijn")

_SURROGATE = re.compile("[\ud800-\udfff]")
_CLOSE = re.compile(r"^---[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_OPEN = re.compile(r"\A---[ \t]*(?:\r?\n|\Z)")
_DOTS = re.compile(r"^\.\.\.[ \t]*\r?$", re.MULTILINE)
_LEADING_TAB = re.compile(r"^ *\t", re.MULTILINE)
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
_LONG_TEXT = "haal lange teksten en lijsten uit de kop, en zet ze eronder of in een bijlage"
_LOOK_ABOVE = (
    "kijk of de spaties aan het begin kloppen, "
    "en of in de regel erboven een dubbele punt, een haak of een aanhalingsteken ontbreekt"
)
_FIELD = re.compile(r"(?P<room> *)[a-z_]+:(?: |$)")
_VALUE = re.compile(r"(?P<room> *(?:- +)?)(?P<name>[a-z_]+): +[^ \"'|>\[{&*!#]")
_SIGNS = tuple("@`%&*!|>[]{},?-#")
_ONE_FIELD = "schrijf elk veld op een eigen regel: de naam, een dubbele punt, een spatie en de waarde"


class Scalar(NamedTuple):
    """A value as it was typed (quotes and escapes undone), with its place."""

    text: str
    span: Span
    quoted: bool = False


class Mapping(NamedTuple):
    """Keys to (key, value), in the order of the file."""

    entries: "dict[str, tuple[Scalar, Node]]"
    span: Span


class Sequence(NamedTuple):
    """A list of values, in the order of the file."""

    items: "tuple[Node, ...]"
    span: Span


Node = Scalar | Mapping | Sequence


class Header(NamedTuple):
    """The fields of a header, and every key that stands there twice: (first, second)."""

    fields: Mapping
    doubles: tuple[tuple[Scalar, Scalar], ...]


class HeaderError(Exception):
    """The header breaks a rule of the format; `place` is (line, column) in the file, 1-based."""

    def __init__(self, code: Code, place: tuple[int, int], message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.place, self.message, self.hint = code, place, message, hint


class StrictHandler(YAMLHandler):
    """python-frontmatter's handler with an exact fence and a loader that keeps text and place.

    `split` raises HeaderError (T020, T021); `load` raises HeaderError (T012, T022-T024, T026-T032).
    """

    def split(self, text: str) -> tuple[str, str]:
        """Return (header, body) of an untouched text; the fence is `---` on the first line and the next such line."""
        opening = _OPEN.match(text)
        if not opening:
            message = "Dit bestand begint niet met een kop tussen twee regels `---`."
            hint = "typ `---` op de eerste regel, daaronder de velden, en daaronder weer een regel `---`"
            raise HeaderError(ONTBREEKT, (1, 1), message, hint)
        closing = _CLOSE.search(text, opening.end())
        if not closing:
            dots = _DOTS.search(text, opening.end())
            line = text.count("\n", 0, dots.start()) + 1 if dots else 1
            message = "De kop van het bestand begint wel, maar eindigt niet: de tweede regel `---` ontbreekt."
            hint = "typ `---` op een eigen regel onder het laatste veld"
            raise HeaderError(NIET_AFGESLOTEN, (line, 1), message, hint)
        return text[opening.end() : closing.start()], text[closing.end() :]

    def load(self, fm: str, **_: object) -> Header:  # type: ignore[override]  # (located values, no plain ones)
        """Return the located fields of a header that starts on line 2 of its file."""
        if len(fm.encode()) > MAX_BYTES:
            raise HeaderError(TE_GROOT, (2, 1), "De kop van het bestand is groter dan 64 kB.", _LONG_TEXT)
        directive = _DIRECTIVE.search(fm)
        if directive:
            place = (fm.count("\n", 0, directive.start()) + 2, 1)
            message = "Een regel die met `%` begint, hoort niet in de kop van het bestand."
            raise HeaderError(RICHTLIJN, place, message, "haal deze regel weg")
        builder = _Builder()
        for event in _events(fm):
            builder.take(event)
        return builder.header()


def _events(header: str) -> Iterator[Any]:
    """Yield libyaml's events; raises HeaderError where they stop."""
    parser = Parser(header)
    try:
        while (event := parser.get_event()) is not None:
            yield event
    except yaml.MarkedYAMLError as error:
        raise _syntax(header, error.problem_mark or error.context_mark) from None
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError):
        message = "In de kop van het bestand staan tekens die `tafel` niet kan lezen."
        raise HeaderError(ONGELDIG, (2, 1), message, "typ de velden in de kop opnieuw") from None
    finally:
        parser.dispose()


def _syntax(header: str, mark: Any) -> HeaderError:  # noqa: ANN401  (either parser's mark)
    tab = _LEADING_TAB.search(header)
    if tab:
        place = (header.count("\n", 0, tab.start()) + 2, tab.end() - tab.start())
        hint = "haal de lege ruimte voor de tekst weg en druk twee keer op de spatiebalk"
        return HeaderError(TAB, place, "Deze regel begint met een tab (de Tab-toets).", hint)
    lines = header.split("\n")
    line, column = (mark.line, mark.column) if mark else (0, 0)
    here = lines[line] if line < len(lines) else ""
    message, hint = _indented(lines[:line], here) or _unreadable(here)
    return HeaderError(ONGELDIG, (line + 2, column + 1), message, hint)


def _indented(above: list[str], line: str) -> tuple[str, str] | None:
    """Say which spaces are too many before a field, when the field above it has a plain value and can hold no other."""
    field = _FIELD.match(line)
    before = next((one for one in reversed(above) if one.strip() and not one.lstrip().startswith("#")), "")
    holder = _VALUE.match(before)
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
    safe = value.replace("\\", "\\\\").replace('"', '\\"')
    quote = f'zet de tekst tussen aanhalingstekens: `{key}: "{safe}"`'
    message = "`tafel` kan deze regel in de kop van het bestand niet lezen."
    if value.startswith(('"', "'")):
        return message, "kijk of elk aanhalingsteken een begin en een einde heeft"
    if twice:
        return "In deze regel staat een tweede dubbele punt. Dan moet de tekst tussen aanhalingstekens staan.", quote
    if value.startswith(_SIGNS):
        return message, quote
    return message, _LOOK_ABOVE


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is still open."""

    start: Any
    entries: dict[str, tuple[Scalar, Node]] | None = None
    items: list[Node] = field(default_factory=list)
    key: Scalar | None = None


class _Builder:
    """Builds the tree from events with its own stack, so that nothing overflows."""

    def __init__(self) -> None:
        self.count = 0
        self.documents = 0
        self.frames: list[_Frame] = []
        self.doubles: list[tuple[Scalar, Scalar]] = []
        self.result: Node | None = None

    def take(self, event: Any) -> None:  # noqa: ANN401  (the stubs type no event)
        self.count += 1
        if self.count > MAX_EVENTS:
            raise _error(TE_GROOT, event, "De kop van het bestand heeft te veel onderdelen.", _LONG_TEXT)
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self.place(_scalar(event))
        elif kind is yaml.MappingStartEvent:
            self.open(event, _Frame(event.start_mark, {}))
        elif kind is yaml.SequenceStartEvent:
            self.open(event, _Frame(event.start_mark))
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            frame = self.frames.pop()
            span = _span(frame.start, event.end_mark)
            self.place(Sequence(tuple(frame.items), span) if frame.entries is None else Mapping(frame.entries, span))
        elif kind is yaml.AliasEvent:
            message = "Hier begint een waarde met `*`, en dat mag niet in de kop van het bestand."
            hint = "zet de tekst tussen aanhalingstekens, of schrijf de waarde zonder `*`"
            raise _error(ANKER, event, message, hint)
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1 or event.version or event.tags:
                message = "In de kop van het bestand staat een tweede kop, of een instelling voor de computer."
                raise _error(RICHTLIJN, event, message, "haal deze regel weg")

    def open(self, event: Any, frame: _Frame) -> None:  # noqa: ANN401
        _guard(event)
        self.frames.append(frame)
        if len(self.frames) > MAX_DEPTH:
            message = "De velden in de kop van het bestand staan hier meer dan twaalf lagen diep in elkaar."
            raise _error(TE_DIEP, event, message, "haal de haken en de spaties weg die u niet nodig hebt")

    def place(self, done: Node) -> None:
        """Put a finished value where it belongs: the root, a list, or under a key."""
        if not self.frames:
            self.result = done
            return
        frame = self.frames[-1]
        if frame.entries is None:
            frame.items.append(done)
        elif frame.key is None:
            frame.key = _key(done)
        else:
            key, frame.key = frame.key, None
            if key.text in frame.entries:
                self.doubles.append((frame.entries[key.text][0], key))
            else:
                frame.entries[key.text] = (key, done)

    def header(self) -> Header:
        """Return what was built; nothing at all counts as no fields."""
        result = self.result
        if result is None or (isinstance(result, Scalar) and not result.text and not result.quoted):
            return Header(Mapping({}, Span(1, 1, 1, 4)), ())
        if not isinstance(result, Mapping):
            message = "De kop van het bestand bestaat niet uit velden met een naam."
            raise HeaderError(GEEN_VELDEN, result.span[:2], message, _ONE_FIELD)
        return Header(result, tuple(self.doubles))


def _key(node: Node) -> Scalar:
    if not isinstance(node, Scalar):
        message = "De naam van een veld moet gewone tekst zijn."
        raise HeaderError(SLEUTEL, node.span[:2], message, "typ de naam van het veld zonder haken")
    if node.text == "<<" and not node.quoted:
        message = "Een veld met de naam `<<` mag niet in de kop van het bestand."
        raise HeaderError(SAMENVOEG, node.span[:2], message, "haal deze regel weg en schrijf elk veld zelf op")
    return node


def _scalar(event: Any) -> Scalar:  # noqa: ANN401
    if event.anchor or event.tag:
        _guard(event)
    start, end, style = event.start_mark, event.end_mark, event.style
    value: str = event.value
    if style == '"':
        if _SURROGATE.search(value):
            message = "In deze tekst staat een code met `\\u` voor maar de helft van een teken."
            raise _error(ONGELDIG, event, message, "haal de code weg en typ het teken zelf")
        for found in odd(value):
            code = STUURTEKEN if value[found.place] == "\r" else found.code
            message = f"In deze tekst staat een code voor een verborgen teken: {show(value[found.place])}."
            raise _error(code, event, message, "haal de code weg die met `\\` begint")
    quoted = bool(style)  # libyaml says "" for plain text, PyYAML says None
    return Scalar(value, Span(start.line + 2, start.column + 1, end.line + 2, end.column + 1), quoted)


def _guard(event: Any) -> None:  # noqa: ANN401
    if event.anchor:
        message = "Hier begint een waarde met `&`, en dat mag niet in de kop van het bestand."
        hint = "zet de tekst tussen aanhalingstekens, of schrijf de waarde zonder `&`"
        raise _error(ANKER, event, message, hint)
    if event.tag:
        message = "Hier begint een waarde met `!`, en dat mag niet in de kop van het bestand."
        hint = "zet de tekst tussen aanhalingstekens, of haal het uitroepteken weg"
        raise _error(TAG, event, message, hint)


def _error(code: Code, event: Any, message: str, hint: str) -> HeaderError:  # noqa: ANN401
    return HeaderError(code, (event.start_mark.line + 2, event.start_mark.column + 1), message, hint)


def _span(start: Any, end: Any) -> Span:  # noqa: ANN401
    return Span(start.line + 2, start.column + 1, end.line + 2, end.column + 1)
