"""T0: code fences that nothing closes. They are judged apart, because what stands below one seems to be absent."""

from collections.abc import Iterator

from tafel_cli.checks.rule import Rule
from tafel_cli.finding import Finding
from tafel_cli.reading.document import Document
from tafel_cli.reading.header import Scalar
from tafel_cli.reading.open_fence import CODEBLOK, open_fence


def _open(document: Document) -> Iterator[Finding]:
    """Yield the finding on an open fence. In a draft it is a warning, because a draft may be unfinished."""
    found = open_fence(document) if document.fields is not None else None
    if found:
        status = document.node("status")
        draft = isinstance(status, Scalar) and status.text == "concept"
        yield found._replace(code=found.code.mild) if draft else found


CODEBLOKKEN = Rule(_open, on=Document, code=CODEBLOK)
