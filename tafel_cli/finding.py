"""Defines findings, which every parser and rule reports: a code at a place, in one order for all of them."""

import re
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """The severity of a finding; only FOUT (error) makes a command fail."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"
    TIP = "tip"


class Code(NamedTuple):
    """A kind of finding: its code (`T305`), its slug, and its severity unless a finding says another."""

    code: str
    slug: str
    severity: Severity = Severity.FOUT

    @property
    def mild(self) -> "Code":
        """The same code as a warning."""
        return self._replace(severity=Severity.WAARSCHUWING)


class Span(NamedTuple):
    """A range in a file: 1-based lines and columns in code points, end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def of(cls, text: str, match: re.Match[str]) -> "Span":
        """Return the span of a match in a text. If it runs over lines, the span ends with the first of them."""
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        return cls(line, column, line, column + len(match.group().split("\n")[0]))


START = Span(1, 1, 1, 1)


class Edit(NamedTuple):
    """The one right correction of a finding: `text` replaces `span`, or each match of the pattern `each` inside it.

    `about` says in Dutch what changes. `each` never comes from a file, because such a pattern could run for hours.
    """

    span: Span
    text: str
    about: str
    each: str = ""


class Finding(NamedTuple):
    """One thing that is wrong at one place, with a Dutch message, and in `hint` what to write instead.

    `place`: path and key, for `Identity`; `source`: the line as typed; `edit`: only if one correction is right.
    """

    path: str
    span: Span
    code: Code
    message: str
    hint: str = ""
    place: str = ""
    source: str = ""
    edit: Edit | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str, str]:
        """The sort key: path, line, column, code, message, place."""
        return (self.path, self.span.line, self.span.column, self.code.code, self.message, self.place)


class Identity(NamedTuple):
    """The identity of a finding across versions: its code, its place, and its number among those with both equal."""

    code: str
    place: str
    number: int


def identities(findings: Sequence[Finding]) -> list[Identity]:
    """Return the identity of each finding of a check. Lines and words are no part of it, because edits change them."""
    seen: Counter[tuple[str, str]] = Counter()
    made = []
    for finding in findings:
        key = (finding.code.code, finding.place)
        seen[key] += 1
        made.append(Identity(*key, seen[key]))
    return made
