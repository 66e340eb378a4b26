"""Parses bytes into a Document: front matter with positions, body, and findings. Never raises on bad data."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tafel_cli.finding import Code, Edit, Finding, Severity, Span
from tafel_cli.reading.characters import LONE_CR, REGELEINDE, STUURTEKEN, Stray, joiner, strays
from tafel_cli.reading.front_matter import split_front_matter
from tafel_cli.reading.header import Header, HeaderError, HeaderNode, Mapping, Scalar, Sequence
from tafel_cli.reading.plain_header import plain_header

GEEN_UTF8 = Code("T010", "tekst-geen-utf8")
BOM = Code("T011", "tekst-bom")
CONFLICT = Code("T016", "conflict")
EINDE = Code("T017", "laatste-regel-zonder-einde", Severity.TIP)
DUBBEL = Code("T025", "fm-dubbele-sleutel")

_OURS, _THEIRS = r"(?m)^<<<<<<<(?: .*)?\r?$", r"(?m)^>>>>>>>(?: .*)?\r?$"

Keys = tuple[str | int, ...]  # a key path: names of keys, and indexes in lists


def id_of(path: str) -> str:
    """Return the id of the document at a path: the stem of the file name."""
    return path.rpartition("/")[2].removesuffix(".md")


class Document(NamedTuple):
    """A parsed file. `fields`: the front matter, None if it could not be parsed; `body_start`: an index in `text`."""

    path: str
    text: str
    fields: Mapping | None
    body_start: int
    findings: tuple[Finding, ...]

    @property
    def id(self) -> str:
        """The stem of the file name; no key repeats it."""
        return id_of(self.path)

    @property
    def body(self) -> str:
        """The Markdown after the front matter; the whole text if that could not be parsed."""
        return self.text[self.body_start :]

    @property
    def body_line(self) -> int:
        """The 1-based line on which the body starts."""
        return self.text.count("\n", 0, self.body_start) + 1

    def line(self, number: int) -> str:
        """Return line `number` (1-based) without its ending; empty beyond the end."""
        lines = self.text.split("\n", number)
        return lines[number - 1].removesuffix("\r") if 0 < number <= len(lines) else ""

    def finding(  # noqa: PLR0913  (one parameter for each part of a finding)
        self, code: Code, span: Span, message: str, hint: str, key: str = "", *, edit: Edit | None = None
    ) -> Finding:
        """Return a finding in this file, with the text of the line that it points at. `key`: the key path as text."""
        place = self.path.removeprefix("data/").removesuffix(".md") + (f"#{key}" if key else "")
        return Finding(self.path, span, code, message, hint, place, self.line(span.line), edit)

    def exchange(self, span: Span, old: str, new: str) -> Edit | None:
        """Return the edit that replaces one word by another and leaves its quotes.

        None if the span does not hold `old` letter for letter, because it has escapes or is folded over lines.
        """
        typed = self.line(span.line)[span.column - 1 : span.end_column - 1] if span.line == span.end_line else ""
        if typed in (f'"{old}"', f"'{old}'"):
            span = span._replace(column=span.column + 1, end_column=span.end_column - 1)
        elif typed != old:
            return None
        return Edit(span, new, f"`{old[:40]}` wordt `{new}`")

    def place(self, keys: Keys) -> str:
        """Return a key path as text. A list item is named by its first value, because its index may change."""
        return ".".join(key if isinstance(key, str) else self._said(keys[: at + 1]) for at, key in enumerate(keys))

    def _said(self, keys: Keys) -> str:
        node = self.node(*keys)
        if isinstance(node, Mapping):
            node = next((value for _, value in node.entries.values()), None)
        return node.text if isinstance(node, Scalar) else str(keys[-1])

    def node(self, *keys: str | int) -> HeaderNode | None:
        """Return the value at a key path, or None if there is none."""
        found: HeaderNode | None = self.fields
        for key in keys:
            if isinstance(found, Mapping) and isinstance(key, str) and key in found.entries:
                found = found.entries[key][1]
            elif isinstance(found, Sequence) and isinstance(key, int) and key < len(found.items):
                found = found.items[key]
            else:
                return None
        return found


def parse(path: str, data: bytes) -> Document:
    """Parse one file. Its text can give several findings, its YAML syntax only one, because the parser stops there."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _undecodable(path, data, error.start)
    document = Document(path, text, None, 0, ())
    findings = list(_of_the_text(document))
    if any(finding.code is CONFLICT for finding in findings):  # no edits: somebody must choose a side first
        findings = [finding._replace(edit=None) for finding in findings]
    opening = text.removeprefix("\ufeff")
    try:
        fm, body = split_front_matter(opening)
        found = joiner(fm)
        if found:
            findings.append(_at(document, found._replace(place=found.place + text.index(fm))))
        if any(finding.code in (STUURTEKEN, REGELEINDE, CONFLICT) for finding in findings):
            return document._replace(findings=tuple(findings))  # the parser would report the same place again
        header = _header_of(fm)
    except HeaderError as error:
        if not any(finding.code in (REGELEINDE, CONFLICT) for finding in findings):
            line, column = error.place
            span = Span(line, column, line, column + 1)
            findings.append(document.finding(error.code, span, error.message, error.hint))
        return document._replace(findings=tuple(findings))
    for first, second in header.doubles:
        from tafel_cli.reading.advice import belongs_above  # loaded only for a slip

        lines = f"op regel {first.span.line} en op regel {second.span.line}"
        message = f"Het veld `{second.text}` staat er twee keer: {lines}."
        choose = "welke regel klopt, en haal de andere weg"
        hint = f"kies {choose}"
        if belongs := belongs_above(document.line(second.span.line - 1), document.line(second.span.line)):
            hint = f"{belongs}; kies anders {choose}"
        findings.append(document.finding(DUBBEL, second.span, message, hint, second.text))
    return document._replace(fields=header.fields, body_start=len(text) - len(body), findings=tuple(findings))


def _header_of(front_matter: str) -> Header:
    """Return the tree of front matter; raises HeaderError if it breaks a rule of the format."""
    if plain := plain_header(front_matter):
        return plain
    from tafel_cli.reading.yaml_header import yaml_header  # loaded only for what is not plain

    return yaml_header(front_matter)


def _undecodable(path: str, data: bytes, index: int) -> Document:
    before = Document(path, data[:index].decode(), None, 0, ())
    line = before.text.count("\n") + 1
    column = len(before.line(line)) + 1
    message = "Dit bestand is niet opgeslagen als UTF-8. Vanaf hier kan `tafel` het niet lezen."
    hint = "sla het bestand opnieuw op en kies bij codering voor `UTF-8`"
    return before._replace(findings=(before.finding(GEEN_UTF8, Span(line, column, line, column + 1), message, hint),))


def _of_the_text(document: Document) -> Iterator[Finding]:
    text = document.text
    if text.startswith("\ufeff"):
        message = "Dit bestand begint met een teken dat niemand ziet (een BOM)."
        hint = "sla het bestand opnieuw op en kies bij codering voor `UTF-8`, niet voor `UTF-8 met BOM`"
        all_of_them = Span(1, 1, 1, 1 + len(text) - len(text.lstrip("\ufeff")))
        edit = Edit(all_of_them, "", "het onzichtbare teken vooraan (BOM) gaat weg")
        yield document.finding(BOM, Span(1, 1, 1, 2), message, hint, edit=edit)
    for found in strays(text, 1 if text.startswith("\ufeff") else 0):
        yield _at(document, found)
    if text.lstrip("\ufeff") and not text.endswith(("\n", "\r")):
        yield _unended(document)
    ours = re.search(_OURS, text) if "<<<<<<<" in text else None
    if ours and re.search(_THEIRS, text):
        line = text.count("\n", 0, ours.start()) + 1
        message = "Hier staan nog twee versies van de tekst door elkaar."
        hint = (
            "de ene versie staat tussen `<<<<<<<` en `=======`, de andere tussen `=======` en `>>>>>>>`; "
            "laat één versie staan en haal de andere weg, en ook die drie regels met tekens"
        )
        yield document.finding(CONFLICT, Span(line, 1, line, 8), message, hint)


def _unended(document: Document) -> Finding:
    """Return the tip that the last line has no ending. Its edit adds the ending that the line above has."""
    text = document.text
    line, column = _place(text, len(text))
    last = text.rfind("\n")
    ending = "\r\n" if last > 0 and text[last - 1] == "\r" else "\n"
    edit = Edit(Span(line, column, line, column), ending, "de laatste regel krijgt een regeleinde")
    message = "De laatste regel van dit bestand heeft geen regeleinde."
    hint = "druk aan het eind van het bestand op Enter"
    return document.finding(EINDE, edit.span, message, hint, edit=edit)._replace(source="")  # its words do not matter


def _at(document: Document, found: Stray) -> Finding:
    text = document.text
    line, column = _place(text, found.place)
    edit = None
    if found.code is REGELEINDE:
        whole = Span(1, 1, *_place(text, len(text)))
        edit = Edit(whole, "\n", "elk oud regeleinde (CR) wordt LF", LONE_CR)
    return document.finding(found.code, Span(line, column, line, column + 1), found.message, found.hint, edit=edit)


def _place(text: str, index: int) -> tuple[int, int]:
    """Return the 1-based (line, column) of an index in a text."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
