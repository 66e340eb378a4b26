"""Findings: frozen values with a place and a total order. Everything that judges yields these."""

import re
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How heavy a finding weighs; only a fout makes a command fail."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"
    TIP = "tip"


class Code(NamedTuple):
    """What kind of offence: its code, the slug that names it, and its usual severity."""

    code: str
    slug: str
    severity: Severity = Severity.FOUT

    @property
    def mild(self) -> "Code":
        """The same code as a warning."""
        return self._replace(severity=Severity.WAARSCHUWING)


class Span(NamedTuple):
    """A stretch of a file: 1-based lines and columns in code points, end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def of(cls, text: str, match: re.Match[str]) -> "Span":
        """Return where a match stands in a text; of one that runs over lines, what stands on the first."""
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        return cls(line, column, line, column + len(match.group().split("\n")[0]))


START = Span(1, 1, 1, 1)


class Edit(NamedTuple):
    """The one right answer to a finding: `text` in the place of `span`, or of every part of it that matches `each`.

    `about` says in Dutch what changes; `each` is a pattern of our own, never content.
    """

    span: Span
    text: str
    about: str
    each: str = ""


class Finding(NamedTuple):
    """One offence at one place, with a Dutch sentence and what to write instead.

    `edit` is there when only one answer is right, so that nobody has to choose.
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
        """Sort key: path, line, column, code, then the words."""
        return (self.path, self.span.line, self.span.column, self.code.code, self.message, self.place)


class Identity(NamedTuple):
    """What makes a finding the same one in another version: its code, its place, and the n-th of that kind there."""

    code: str
    place: str
    number: int


def identities(findings: Sequence[Finding]) -> list[Identity]:
    """Return what each finding of one check is known by; never its line or its words."""
    seen: Counter[tuple[str, str]] = Counter()
    made = []
    for finding in findings:
        key = (finding.code.code, finding.place)
        seen[key] += 1
        made.append(Identity(*key, seen[key]))
    return made
