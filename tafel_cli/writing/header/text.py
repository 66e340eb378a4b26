"""Opens the front matter of a text for an edit, and checks that an edit changed what it names and nothing else.

YAML can be written in many ways, so the new text is parsed again and refused if another key or the body differs.
"""

import re
from collections import abc
from typing import NamedTuple

from tafel_cli.errors import TafelError
from tafel_cli.reading.document import Document, parse
from tafel_cli.reading.header import HeaderNode, Mapping, Scalar

WordList = list[str]


class Opened(NamedTuple):
    """A file whose front matter can be edited, and its lines with their endings."""

    document: Document
    lines: list[str]

    @property
    def ending(self) -> str:
        """The line ending of the file, by its first line."""
        return "\r\n" if self.lines[0].endswith("\r\n") else "\n"

    @property
    def fence(self) -> int:
        """The index of the closing `---`, the last line before the body."""
        header = self.document.text[: self.document.body_start]
        return header.count("\n") - header.endswith("\n")

    def entry(self, key: str) -> tuple[Scalar, HeaderNode] | None:
        """Return a key and its value; None if the key is not there."""
        fields = self.document.fields
        return fields.entries.get(key) if fields else None


def opened_header(path: str, text: str) -> Opened:
    """Return a file whose front matter can be edited. Raises TafelError if it is broken or says a key twice."""
    document = parse(path, text.encode())
    if document.fields is None or any(finding.code.code == "T025" for finding in document.findings):
        raise TafelError(f"`{path}` is niet veranderd: de kop van het bestand is niet in orde. Kijk met `tafel check`.")
    return Opened(document, re.findall(r"[^\n]*\n|[^\n]+", text))  # only LF ends a line, because spans count that way


def checked(here: Opened, made: str, key: str, meant: WordList | None, by_hand: str) -> str:
    """Return an edited text. Raises TafelError unless it says what is meant (None: no such key), and nothing else."""
    before, after = here.document, parse(here.document.path, made.encode())
    node = after.node(key)
    fine = (
        (None if node is None else words_of(node)) == meant
        and _rest(after, key) == _rest(before, key)
        and after.body == before.body
        and [finding.code for finding in after.findings] == [finding.code for finding in before.findings]
    )
    if not fine:
        raise not_edited(before.path, key, by_hand)
    return made


def _rest(document: Document, key: str) -> list[tuple[str, WordList]]:
    """Return the other keys in order, each with the words of its value."""
    entries = document.fields.entries if document.fields else {}
    return [(name, words_of(value)) for name, (_, value) in entries.items() if name != key]


def words_of(node: HeaderNode) -> WordList:
    """Return the keys and scalars of a node in order, with `-` before each list item."""
    if isinstance(node, Scalar):
        return [node.text]
    if isinstance(node, Mapping):
        return [each for name, (_, value) in node.entries.items() for each in (name, *words_of(value))]
    return all_of([words_of(item) for item in node.items])


def all_of(items: abc.Iterable[WordList]) -> WordList:
    """Return the words of a list, with `-` before each item."""
    return [each for words in items for each in ("-", *words)]


def last_line(node: HeaderNode) -> int:
    """Return the line, from 1, on which the last scalar of a node ends. A block of text ends before a line's start."""
    if isinstance(node, Scalar):
        return node.span.end_line - (node.span.end_column == 1 and node.span.end_line > node.span.line)
    parts = [value for _, value in node.entries.values()] if isinstance(node, Mapping) else list(node.items)
    return last_line(parts[-1]) if parts else node.span.end_line


def not_edited(path: str, key: str, by_hand: str) -> TafelError:
    """Return the error that a key is not edited; `by_hand`: a Dutch sentence with the lines to type."""
    said = f"`{path}` is niet veranderd: `{key}` is zo geschreven dat er meer zou veranderen dan de bedoeling is."
    return TafelError(f"{said} {by_hand}")
