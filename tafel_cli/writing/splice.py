"""Applies the edits of findings to a text and checks that nothing else changed. Touches no disk."""

import re
from collections.abc import Iterator, Sequence

from tafel_cli.finding import Edit, Span
from tafel_cli.reading.document import CONFLICT, Document, parse
from tafel_cli.reading.header import HeaderNode, Mapping, Scalar
from tafel_cli.source import MAX_BYTES

Stretch = tuple[int, int, str]


class RepairError(Exception):
    """The edits of a file overlap, or would change more than they name. The message is Dutch."""


def repair(document: Document, edits: Sequence[Edit]) -> Document:
    """Return the document after all of these edits, parsed again.

    Raises RepairError if two edits touch the same place, if the front matter differs in anything they do not name, if
    parsing gives a finding of a new kind, if the text exceeds MAX_BYTES, or if it holds the marks of a merge conflict.
    """
    text = splice(document.text, edits)
    data = text.encode()
    after = parse(document.path, data)
    if any(finding.code is CONFLICT for finding in after.findings):
        raise RepairError("Er staan twee versies van de tekst door elkaar. Kies eerst welke geldt.")
    if len(data) > MAX_BYTES or not _as_meant(document, after, edits):
        raise RepairError("Er zou meer veranderen dan de bedoeling is. Verbeter dit bestand met de hand.")
    return after


def splice(text: str, edits: Sequence[Edit]) -> str:
    """Return the text with the spans of the edits replaced. Raises RepairError if two edits touch the same place."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    stretches = sorted(stretch for edit in edits for stretch in _stretches(text, starts, edit))
    parts: list[str] = []
    at = 0
    last = -1
    for start, end, new in stretches:
        if start < at or start == last:
            raise RepairError("Twee verbeteringen raken dezelfde plek. Verbeter dit bestand met de hand.")
        parts += [text[at:start], new]
        at, last = end, start
    return "".join([*parts, text[at:]])


def _stretches(text: str, starts: list[int], edit: Edit) -> Iterator[Stretch]:
    """Yield start, end (offsets from 0) and new text for an edit; with `each`, for every match within its span."""
    span = edit.span
    start, end = starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1
    if not edit.each:
        yield start, end, edit.text
        return
    for match in re.compile(edit.each).finditer(text, start, end):
        yield match.start(), match.end(), edit.text


def _as_meant(before: Document, after: Document, edits: Sequence[Edit]) -> bool:
    """Tell whether the front matter differs only in the replaced words, and no finding has a new code."""
    if before.fields is None:
        return True  # the front matter did not parse, so these edits are about characters and not about values
    if after.fields is None:
        return False
    known = {finding.code for finding in before.findings}
    new = {edit.span: edit.text for edit in edits}
    return all(finding.code in known for finding in after.findings) and _shape(before.fields, new) == _shape(
        after.fields, {}
    )


def _shape(node: HeaderNode, new: dict[Span, str]) -> object:
    """Return the words of a node, nested as it is, with the replacements of `new` (by span) applied."""
    if isinstance(node, Scalar):
        span = node.span
        inside = span._replace(column=span.column + 1, end_column=span.end_column - 1)
        return new.get(inside, node.text) if node.quoted else new.get(span, node.text)
    if isinstance(node, Mapping):
        return [(_shape(key, new), _shape(value, new)) for key, value in node.entries.values()]
    return tuple(_shape(item, new) for item in node.items)
