"""Bytes become a Document: a located tree of raw text, a body, and the flaws of the file. Never raises on bad data.

No scalar is interpreted here: the type of a field decides later what the typed text means.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml
from frontmatter.default_handlers import YAMLHandler

from tafel_cli.finding import Code, Finding, Span

try:
    from yaml.cyaml import CParser as Parser

    FAST = True
except ImportError:  # PyYAML built without libyaml: same events, about eight times slower
    FAST = False

MAX_BYTES = 1 << 20
MAX_HEADER_BYTES = 64 << 10
MAX_EVENTS = 5_000
MAX_DEPTH = 12

GEEN_UTF8 = Code("T010", "tekst-geen-utf8")
BOM = Code("T011", "tekst-bom")
STUURTEKEN = Code("T012", "tekst-stuurteken")
BIDI = Code("T013", "tekst-bidi")
ONZICHTBAAR = Code("T014", "tekst-onzichtbaar")
REGELEINDE = Code("T015", "tekst-regeleinde")
CONFLICT = Code("T016", "conflict")
ONTBREEKT = Code("T020", "fm-ontbreekt")
NIET_AFGESLOTEN = Code("T021", "fm-niet-afgesloten")
TE_GROOT = Code("T022", "fm-te-groot")
TE_DIEP = Code("T023", "fm-te-diep")
ONGELDIG = Code("T024", "fm-ongeldig")
DUBBEL = Code("T025", "fm-dubbele-sleutel")
ANKER = Code("T026", "fm-anker")
SAMENVOEG = Code("T027", "fm-samenvoegsleutel")
TAG = Code("T028", "fm-tag")
SLEUTEL = Code("T029", "fm-sleutel")
GEEN_VELDEN = Code("T030", "fm-geen-velden")
TAB = Code("T031", "fm-tab")
RICHTLIJN = Code("T032", "fm-richtlijn")

_ODD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]|\r(?!\n)"
)
_JOINERS = re.compile("[\u200c\u200d\u00ad]")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_HIDDEN = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
_SURROGATE = re.compile("[\ud800-\udfff]")
_OURS = re.compile(r"^<<<<<<<(?: .*)?$", re.MULTILINE)
_THEIRS = re.compile(r"^>>>>>>>(?: .*)?\r?$", re.MULTILINE)
_CLOSE = re.compile(r"^---[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_OPEN = re.compile(r"\A---[ \t]*(?:\r?\n|\Z)")
_DOTS = re.compile(r"^\.\.\.[ \t]*\r?$", re.MULTILINE)
_LEADING_TAB = re.compile(r"^ *\t", re.MULTILINE)


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


class Document(NamedTuple):
    """A file that was read: `fields` is None when its header could not be understood."""

    path: str
    text: str
    fields: Mapping | None
    body_start: int
    flaws: tuple[Finding, ...]

    @property
    def id(self) -> str:
        """The file's stem; nothing in the file repeats it."""
        return self.path.rsplit("/", 1)[-1].removesuffix(".md")

    @property
    def body(self) -> str:
        """The Markdown after the header."""
        return self.text[self.body_start :]

    @property
    def body_line(self) -> int:
        """The 1-based line on which the body starts."""
        return self.text.count("\n", 0, self.body_start) + 1

    def line(self, number: int) -> str:
        """Return line `number` (1-based) without its ending; empty past the end."""
        lines = self.text.split("\n", number)
        return lines[number - 1].removesuffix("\r") if 0 < number <= len(lines) else ""

    def finding(self, code: Code, span: Span, message: str, hint: str = "", key: str = "") -> Finding:
        """Make a finding in this file that carries the line it points at."""
        place = self.path.removeprefix("data/").removesuffix(".md") + (f"#{key}" if key else "")
        return Finding(self.path, span, code, message, hint, place, self.line(span.line))

    def node(self, *keys: str | int) -> Node | None:
        """Return the value at a key path, or None when the file has no such place."""
        found: Node | None = self.fields
        for key in keys:
            if isinstance(found, Mapping) and isinstance(key, str) and key in found.entries:
                found = found.entries[key][1]
            elif isinstance(found, Sequence) and isinstance(key, int) and key < len(found.items):
                found = found.items[key]
            else:
                return None
        return found


class HeaderError(Exception):
    """The header breaks a rule of the format at a place; only travels inside this module."""

    def __init__(self, code: Code, line: int, column: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.line, self.column, self.message, self.hint = code, line, column, message, hint


class StrictHandler(YAMLHandler):
    """python-frontmatter's handler with an exact fence and a loader that keeps text and place.

    `split` raises HeaderError (T020, T021); `load` raises HeaderError (T022-T032).
    """

    def split(self, text: str) -> tuple[str, str]:
        """Return (header, body) of an untouched text; the fence is `---` on the first line and the next such line."""
        opening = _OPEN.match(text)
        if not opening:
            raise HeaderError(ONTBREEKT, 1, 1, "Dit bestand begint niet met een kop tussen twee regels `---`.",
                              "zet `---` op de eerste regel, dan de velden, dan weer `---`")
        closing = _CLOSE.search(text, opening.end())
        if not closing:
            dots = _DOTS.search(text, opening.end())
            line = text.count("\n", 0, dots.start()) + 1 if dots else 1
            raise HeaderError(NIET_AFGESLOTEN, line, 1, "De kop van het bestand is niet afgesloten.",
                              "zet `---` op een eigen regel onder het laatste veld")
        return text[opening.end() : closing.start()], text[closing.end() :]

    def load(self, fm: str, **_: object) -> dict[str, object]:
        """Return {"fields": Mapping, "double": [...]} for a header; see `read_header`."""
        walker = _Walk(fm)
        return {"fields": walker.root(), "double": walker.doubles}


class _Walk:
    """One pass over the parser's events, with its own stack: nothing recurses, so nothing overflows."""

    def __init__(self, header: str) -> None:
        self.header = header
        self.doubles: list[tuple[Scalar, Scalar]] = []

    def events(self) -> Iterator[yaml.Event]:
        if len(self.header.encode()) > MAX_HEADER_BYTES:
            raise HeaderError(TE_GROOT, 2, 1, "De kop van het bestand is groter dan 64 kB.", "zet lange tekst onder de kop")
        for number, line in enumerate(self.header.split("\n")):
            if line.startswith("%"):
                raise HeaderError(RICHTLIJN, number + 2, 1, "Een regel die met `%` begint hoort niet in de kop.",
                                  "haal deze regel weg")
        parser = Parser(self.header) if FAST else yaml.Loader(self.header)
        try:
            while (event := parser.get_event()) is not None:
                yield event
        except yaml.MarkedYAMLError as error:
            raise self.syntax(error) from None
        except (yaml.YAMLError, ValueError, RecursionError, OverflowError):
            raise HeaderError(ONGELDIG, 2, 1, "De kop van het bestand bevat tekens die niet te lezen zijn.") from None
        finally:
            parser.dispose()

    def syntax(self, error: yaml.MarkedYAMLError) -> HeaderError:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 2, mark.column + 1) if mark else (2, 1)
        tab = _LEADING_TAB.search(self.header)
        if tab:
            line = self.header.count("\n", 0, tab.start()) + 2
            return HeaderError(TAB, line, tab.end() - tab.start(), "Deze regel springt in met een tab.",
                               "gebruik spaties in plaats van een tab")
        typed = self.header.split("\n")[line - 2] if line - 2 < self.header.count("\n") + 1 else ""
        key, _, value = typed.partition(": ")
        hint = ""
        if value and not value.startswith(('"', "'")):
            safe = value.strip().replace("\\", "\\\\").replace('"', '\\"')
            hint = f'zet de tekst tussen aanhalingstekens: `{key}: "{safe}"`'
        return HeaderError(ONGELDIG, line, column, "Deze regel in de kop van het bestand is niet te lezen.", hint)

    def root(self) -> Mapping:
        empty = Mapping({}, Span(1, 1, 1, 4))
        frames: list[list[object]] = []  # [start span, entries or items, pending key]
        result: Node | None = None
        documents = 0
        for count, event in enumerate(self.events()):
            kind = type(event)
            if kind is yaml.ScalarEvent:
                done: Node = self.scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self.guard(event)
                frames.append([event.start_mark, {} if kind is yaml.MappingStartEvent else [], None])
                if len(frames) > MAX_DEPTH:
                    raise self.error(TE_DIEP, event, "De velden zijn dieper in elkaar gezet dan twaalf lagen.")
                continue
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                start, held, _ = frames.pop()
                span = _span(start, event.end_mark)
                done = Mapping(held, span) if isinstance(held, dict) else Sequence(tuple(held), span)  # type: ignore[arg-type]
            elif kind is yaml.AliasEvent:
                raise self.error(ANKER, event, "Een verwijzing met `*` mag niet in de kop.",
                                 "schrijf de waarde zelf op, of zet de tekst tussen aanhalingstekens")
            else:
                if kind is yaml.DocumentStartEvent:
                    documents += 1
                    if documents > 1 or event.version or event.tags:
                        raise self.error(RICHTLIJN, event, "De kop bevat een tweede kop of een instelling.", "haal die weg")
                continue
            if count > MAX_EVENTS:
                raise self.error(TE_GROOT, event, "De kop van het bestand heeft te veel onderdelen.",
                                 "zet lange tekst onder de kop")
            if frames:
                self.place(frames[-1], done)
            else:
                result = done
        if result is None or (isinstance(result, Scalar) and not result.text and not result.quoted):
            return empty
        if not isinstance(result, Mapping):
            raise HeaderError(GEEN_VELDEN, result.span.line, result.span.column,
                              "De kop bestaat niet uit velden met een naam.", "schrijf elk veld als `naam: waarde`")
        return result

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        if event.anchor or event.tag:
            self.guard(event)
        start, end = event.start_mark, event.end_mark
        quoted = event.style is not None
        value: str = event.value
        if quoted and event.style == '"':
            odd = _ODD.search(value)
            if _SURROGATE.search(value):
                raise self.error(ONGELDIG, event, "Deze tekst bevat een half teken.", "schrijf het teken zelf")
            if odd and odd.group() != "\r":
                raise self.error(STUURTEKEN, event, f"Deze tekst bevat het verborgen teken {show(odd.group())}.",
                                 "haal de code met `\\` weg")
        return Scalar(value, Span(start.line + 2, start.column + 1, end.line + 2, end.column + 1), quoted)

    def guard(self, event: yaml.NodeEvent) -> None:
        if event.anchor:
            raise self.error(ANKER, event, "Een anker met `&` mag niet in de kop.", "schrijf de waarde elke keer voluit")
        if getattr(event, "tag", None):
            raise self.error(TAG, event, "Een soortaanduiding met `!` mag niet in de kop.",
                             "haal het deel met `!` weg, of zet de tekst tussen aanhalingstekens")

    def place(self, frame: list[object], done: Node) -> None:
        held = frame[1]
        if isinstance(held, list):
            held.append(done)
            return
        key = frame[2]
        if key is None:
            if not isinstance(done, Scalar):
                raise HeaderError(SLEUTEL, done.span.line, done.span.column, "De naam van een veld moet gewone tekst zijn.")
            if done.text == "<<" and not done.quoted:
                raise HeaderError(SAMENVOEG, done.span.line, done.span.column, "Samenvoegen met `<<` mag niet in de kop.",
                                  "schrijf de velden voluit")
            frame[2] = done
            return
        assert isinstance(held, dict) and isinstance(key, Scalar)  # noqa: S101, PT018  (narrowing for the type checker)
        if key.text in held:
            self.doubles.append((held[key.text][0], key))
        else:
            held[key.text] = (key, done)
        frame[2] = None

    @staticmethod
    def error(code: Code, event: yaml.Event, message: str, hint: str = "") -> HeaderError:
        return HeaderError(code, event.start_mark.line + 2, event.start_mark.column + 1, message, hint)


def _span(start: object, end: yaml.Mark) -> Span:
    return Span(start.line + 2, start.column + 1, end.line + 2, end.column + 1)  # type: ignore[attr-defined]


def show(character: str) -> str:
    """Spell a character that must not reach a screen as `<U+202E>`."""
    return f"<U+{ord(character):04X}>"


_HANDLER = StrictHandler()


def parse(path: str, data: bytes) -> Document:
    """Read one file. All flaws of the text are found first; then, at most, one of its header's syntax."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        blank = Document(path, before.decode(), None, 0, ())
        column = len(blank.line(line)) + 1
        flaw = blank.finding(GEEN_UTF8, Span(line, column, line, column + 1),
                             f"Dit bestand is niet opgeslagen als UTF-8 (byte {error.start + 1}).",
                             "sla het bestand opnieuw op met codering UTF-8")
        return blank._replace(flaws=(flaw,))
    document = Document(path, text, None, 0, ())
    flaws = list(_text_flaws(document))
    opening = text.removeprefix("\ufeff")
    shift = len(text) - len(opening)
    try:
        header, body = _HANDLER.split(opening)
        joiner = _JOINERS.search(header)
        if joiner:
            flaws.append(_odd(document, shift + opening.index(header) + joiner.start()))
        if any(flaw.code in (STUURTEKEN, REGELEINDE, CONFLICT) for flaw in flaws):
            return document._replace(flaws=tuple(flaws))
        loaded = _HANDLER.load(header)
    except HeaderError as error:
        span = Span(error.line, error.column, error.line, error.column + 1)
        if not any(flaw.code in (REGELEINDE, CONFLICT) for flaw in flaws):
            flaws.append(document.finding(error.code, span, error.message, error.hint))
        return document._replace(flaws=tuple(flaws))
    for first, second in loaded["double"]:  # type: ignore[attr-defined]
        flaws.append(document.finding(
            DUBBEL, second.span, f"Het veld `{second.text}` staat er twee keer: op regel {first.span.line} en "
            f"op regel {second.span.line}.", "haal een van de twee weg", second.text))
    return document._replace(
        fields=loaded["fields"], body_start=len(text) - len(body), flaws=tuple(flaws))  # type: ignore[arg-type]


def _text_flaws(document: Document) -> Iterator[Finding]:
    text = document.text
    if text.startswith("\ufeff"):
        yield document.finding(BOM, Span(1, 1, 1, 2), "Dit bestand begint met een onzichtbaar teken (BOM).",
                               "sla het bestand op als UTF-8 zonder BOM")
    seen: set[Code] = set()
    for match in _ODD.finditer(text, 1 if text.startswith("\ufeff") else 0):
        finding = _odd(document, match.start())
        if finding.code not in seen:
            seen.add(finding.code)
            yield finding
    ours, theirs = _OURS.search(text), _THEIRS.search(text)
    if ours and theirs:
        line = text.count("\n", 0, ours.start()) + 1
        yield document.finding(CONFLICT, Span(line, 1, line, 8), "Hier staan nog twee versies van de tekst door elkaar.",
                               "kies een versie en haal de regels met `<<<<<<<`, `=======` en `>>>>>>>` weg")


def _odd(document: Document, index: int) -> Finding:
    text = document.text
    line = text.count("\n", 0, index) + 1
    column = index - (text.rfind("\n", 0, index) + 1) + 1
    span = Span(line, column, line, column + 1)
    character = text[index]
    if character == "\r":
        return document.finding(REGELEINDE, span, "Dit bestand gebruikt oude regeleinden (alleen CR).",
                                "sla het bestand op met regeleinden LF")
    if character in _BIDI:
        return document.finding(BIDI, span, f"Hier staat {show(character)}, een teken dat de leesrichting omdraait.",
                                "haal dit teken weg")
    if character in _HIDDEN:
        return document.finding(ONZICHTBAAR, span, f"Hier staat {show(character)}, een teken dat niemand ziet.",
                                "haal dit teken weg")
    return document.finding(STUURTEKEN, span, f"Hier staat {show(character)}, een stuurteken dat niet in een tekst hoort.",
                            "haal dit teken weg")
