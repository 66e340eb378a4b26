"""T6: what would be lost or wrong in print. Ordinary texts are not parsed, because a quick look proves them sound."""

from collections.abc import Iterator

from tafel_cli.checks.rule import Rule
from tafel_cli.finding import Finding
from tafel_cli.proof import Papers, ordinary
from tafel_cli.reading.document import Document
from tafel_cli.register.case import Case
from tafel_cli.register.register import Register

OF_A_MEETING = ("data/agenda/", "data/verslagen/", "data/bijeenkomsten/")


def _weergave(case: Case) -> Iterator[Finding]:
    register = case.register
    papers = Papers(register.paths, register.attachments, lambda: _mentions(register))
    for document in printed_documents(case):
        if not ordinary(document, papers):
            from tafel_cli.proof.careful import proef

            yield from proef(document, papers)


def _mentions(register: Register) -> Iterator[tuple[str, str]]:
    """Yield (path, attachment) for each mention, also in broken files; not the logo, because readers get no copy."""
    return ((link.path, link.reference.target) for link in register.attaching if link.kind != "tafel")


WEERGAVE = Rule(_weergave)


def printed_documents(case: Case) -> Iterator[Document]:
    """Yield the documents to check for print: in the pack of a planned meeting, changed, or asked for.

    If a meeting is planned, every document that is no item, meeting or minutes counts as in its pack. A document whose
    front matter could not be parsed is left out.
    """
    printed = _printed(case.register)
    wanted = printed | case.changed
    for document in case.register.documents:
        path = document.path
        used = path in wanted or (printed and not path.startswith(OF_A_MEETING))
        if (used or (case.asked and case.asked_for(path))) and document.fields is not None:
            yield document


def _printed(register: Register) -> set[str]:
    """Return the paths of the planned meetings, their items, and the minutes of the last meeting held before each."""
    held = register.held()
    paths: set[str] = set()
    for meeting in register.planned():
        before = [m.id for m in held if (m.datum, m.id) < (meeting.datum, meeting.id)]
        paths.add(meeting.path)
        paths.update(f"data/agenda/{id_}.md" for id_ in meeting.agenda)
        paths.update(f"data/verslagen/{id_}.md" for id_ in before[-1:])
    return paths
