"""Reads front matter by the parser of YAML, strictly: its events build a tree with positions.

The stack is its own, because recursion could overflow.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from tafel_cli.finding import Code, Span
from tafel_cli.reading.characters import NO_BREAK, STUURTEKEN, show, strays
from tafel_cli.reading.front_matter import header_slip, lines_typed
from tafel_cli.reading.header import ONGELDIG, Header, HeaderError, HeaderNode, Mapping, Scalar, Sequence

try:
    from yaml.cyaml import CParser as Parser  # type: ignore[attr-defined]  # (the stubs leave it out)
except ImportError:  # PyYAML built without libyaml: about eight times slower, and no tab inside plain text
    from yaml import Loader as Parser  # type: ignore[assignment]

MAX_HEADER_BYTES = 64 << 10

MAX_EVENTS = 5_000
MAX_HEADER_DEPTH = 12

KOP_TE_GROOT = Code("T022", "fm-te-groot")
KOP_TE_DIEP = Code("T023", "fm-te-diep")
ANKER = Code("T026", "fm-anker")
SAMENVOEG = Code("T027", "fm-samenvoegsleutel")
TAG = Code("T028", "fm-tag")
SLEUTEL = Code("T029", "fm-sleutel")
GEEN_VELDEN = Code("T030", "fm-geen-velden")
RICHTLIJN = Code("T032", "fm-richtlijn")

LONG_TEXT = "haal lange teksten en lijsten uit de kop, en zet ze eronder of in een bijlage"
_ONE_FIELD = "schrijf elk veld op een eigen regel: de naam, een dubbele punt, een spatie en de waarde"
_SURROGATE = "[\ud800-\udfff]"  # compiled at first use, because few values hold an escape
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)


def yaml_header(fm: str) -> Header:
    """Return the tree of front matter that starts on line 2 of its file.

    Raises HeaderError (T012-T014, T022-T024, T026-T032) for what front matter may not hold.
    """
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


def _check_begins(header: str) -> None:
    """Raise HeaderError if a line begins with a no-break space, because the parser takes that for text."""
    from tafel_cli.reading.advice import on_begins  # loaded only for such a space

    if advice := on_begins(lines_typed(header)):
        raise header_slip(advice)


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

    lines = lines_typed(header)
    stop = (min(mark.line, len(lines) - 1), mark.column) if mark else (0, 0)
    return header_slip(advise(lines, stop[0]), stop)


class _Frame:
    """A mapping or list that is still open; `entries` is None for a list."""

    __slots__ = ("entries", "items", "key", "start")

    def __init__(self, start: Any, entries: dict[str, tuple[Scalar, HeaderNode]] | None = None) -> None:  # noqa: ANN401
        self.start = start
        self.entries = entries
        self.items: list[HeaderNode] = []
        self.key: Scalar | None = None


class Builder:
    """Builds the tree, event by event."""

    def __init__(self) -> None:
        self.count = 0
        self.documents = 0
        self.frames: list[_Frame] = []
        self.doubles: list[tuple[Scalar, Scalar]] = []
        self.result: HeaderNode | None = None

    def take(self, event: Any) -> None:  # noqa: ANN401  (the stubs type no event)
        """Add an event; raises HeaderError for what front matter may not hold, such as anchors and tags."""
        self.count += 1
        if self.count > MAX_EVENTS:
            raise _error(KOP_TE_GROOT, event, "De kop van het bestand heeft te veel onderdelen.", LONG_TEXT)
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._place(_scalar(event))
        elif kind is yaml.MappingStartEvent:
            self._open(event, _Frame(event.start_mark, {}))
        elif kind is yaml.SequenceStartEvent:
            self._open(event, _Frame(event.start_mark))
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            frame = self.frames.pop()
            span = _span(frame.start, event.end_mark)
            self._place(Sequence(tuple(frame.items), span) if frame.entries is None else Mapping(frame.entries, span))
        elif kind is yaml.AliasEvent:
            raise _forbidden(event, "*")
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1 or event.version or event.tags:
                message = "In de kop van het bestand staat een tweede kop, of een instelling voor de computer."
                raise _error(RICHTLIJN, event, message, "haal deze regel weg")

    def _open(self, event: Any, frame: _Frame) -> None:  # noqa: ANN401
        _guard(event)
        self.frames.append(frame)
        if len(self.frames) > MAX_HEADER_DEPTH:
            message = "De velden in de kop van het bestand staan hier meer dan twaalf lagen diep in elkaar."
            raise _error(KOP_TE_DIEP, event, message, "haal de haken en de spaties weg die u niet nodig hebt")

    def _place(self, done: HeaderNode) -> None:
        """Put a finished value in the root, a list or a mapping, where it is a key or the value of one."""
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
        """Return the tree; empty front matter has no fields. Raises HeaderError if it is not a mapping."""
        result = self.result
        if result is None or (isinstance(result, Scalar) and not result.text and not result.quoted):
            return Header(Mapping({}, Span(1, 1, 1, 4)), ())
        if not isinstance(result, Mapping):
            message = "De kop van het bestand bestaat niet uit velden met een naam."
            raise HeaderError(GEEN_VELDEN, result.span[:2], message, _ONE_FIELD)
        return Header(result, tuple(self.doubles))


def _key(node: HeaderNode) -> Scalar:
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
        if not value.isascii() and re.search(_SURROGATE, value):
            message = "In deze tekst staat een code met `\\u` voor maar de helft van een teken."
            raise _error(ONGELDIG, event, message, "haal de code weg en typ het teken zelf")
        for found in strays(value):
            code = STUURTEKEN if value[found.place] == "\r" else found.code
            message = f"In deze tekst staat een code voor een verborgen teken: {show(value[found.place])}."
            raise _error(code, event, message, "haal de code weg die met `\\` begint")
    quoted = bool(style)  # libyaml says "" for plain text, PyYAML says None
    return Scalar(value, Span(start.line + 2, start.column + 1, end.line + 2, end.column + 1), quoted)


def _guard(event: Any) -> None:  # noqa: ANN401
    if event.anchor:
        raise _forbidden(event, "&")
    if event.tag:
        raise _forbidden(event, "!")


def _forbidden(event: Any, sign: str) -> HeaderError:  # noqa: ANN401
    message = f"Hier begint een waarde met `{sign}`, en dat mag niet in de kop van het bestand."
    without = "haal het uitroepteken weg" if sign == "!" else f"schrijf de waarde zonder `{sign}`"
    hint = f"zet de tekst tussen aanhalingstekens, of {without}"
    return _error(TAG if sign == "!" else ANKER, event, message, hint)


def _error(code: Code, event: Any, message: str, hint: str) -> HeaderError:  # noqa: ANN401
    return HeaderError(code, (event.start_mark.line + 2, event.start_mark.column + 1), message, hint)


def _span(start: Any, end: Any) -> Span:  # noqa: ANN401
    return Span(start.line + 2, start.column + 1, end.line + 2, end.column + 1)
