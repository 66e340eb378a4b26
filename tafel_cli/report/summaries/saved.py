"""Tells in words what changed in a table since the last recorded version: which papers are new, changed or gone."""

from collections.abc import Iterator, Sequence

from tafel_cli.dutch import enumeration, long_date, quantity
from tafel_cli.kinds.bekrachtiging import Bekrachtiging
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.kinds.reactie import Reactie
from tafel_cli.kinds.tafel import Tafel
from tafel_cli.reading.record import Record
from tafel_cli.register.register import Register
from tafel_cli.source import ATTACHMENTS, short_id
from tafel_cli.writing.save import Seen

_ABSENT = "000000"
_ATTACHED = f"data/{ATTACHMENTS}/"
_MOST_NAMED = 5
_TITLES = ("titel", "naam", "actie", "besluit")  # an action may name the decision that it is of


def changed_papers(seen: Seen) -> Iterator[tuple[str, list[str]]]:
    """Yield the headings with their lines: new, renamed, changed and gone papers, each with its title and path."""
    before, now = seen.before, seen.now
    groups: dict[str, list[str]] = {"Nieuw": [], "Andere naam": [], "Veranderd": [], "Weg": []}
    new = [file.path for file in seen.changes.files if file.before == _ABSENT]
    gone = [file.path for file in seen.changes.files if file.after == _ABSENT]
    moved = _moved(before, now, gone, new)
    for file in seen.changes.files:
        path = file.path
        if path in moved:
            groups["Andere naam"].append(f"{_paper(now, moved[path])} (was {path})")
        elif path in moved.values():
            continue
        elif file.before == _ABSENT:
            groups["Nieuw"].append(_paper(now, path))
        elif file.after == _ABSENT:
            groups["Weg"].append(_paper(before or now, path))
        else:
            groups["Veranderd"].append(_paper(now, path))
    yield from ((heading, lines) for heading, lines in groups.items() if lines)


def _moved(before: Register | None, now: Register, gone: list[str], new: list[str]) -> dict[str, str]:
    """Return old path → new path of the documents that stand elsewhere with the same text."""
    texts = {document.text: path for path in new if (document := now.document(path))}
    found: dict[str, str] = {}
    for path in gone:
        document = before.document(path) if before else None
        if document and document.text in texts:
            found[path] = texts.pop(document.text)
    return found


def _paper(table: Register, path: str) -> str:
    """Return what a file is, and its path: `agendapunt “Fietsen” (data/agenda/…)`."""
    if path.startswith(_ATTACHED):
        return f"bijlage {path}"
    record = table.record(path)
    return f"{_called(table, record)} ({path})" if record else path


def _called(table: Register, record: Record) -> str:
    """Return what a document is called in a sentence: its kind, with its title, its day, or whose it is."""
    kind = record.kind_name
    if isinstance(record, Tafel):
        return f"de gegevens van de tafel “{record.naam}”"
    if isinstance(record, Bekrachtiging):
        return f"{kind} door {record.organisatie} van besluit {record.besluit}"
    if isinstance(record, Reactie):
        return f"{kind} van {record.organisatie}"
    meeting = record if isinstance(record, Bijeenkomst) else table.get(Bijeenkomst, record.id)
    if meeting:  # minutes have the id of their meeting
        return f"{kind} van {long_date(meeting.datum)}"
    title = next((text for name in _TITLES if isinstance(text := getattr(record, name, None), str)), record.id)
    return f"{kind} “{title}”"


def left_out(seen: Seen) -> Iterator[str]:
    """Yield which changed files are not recorded: those outside data/, and those that git was told to ignore."""
    if seen.changes.beside:
        said = "Buiten `data/` is ook iets veranderd. Dat legt deze opdracht niet vast"
        yield f"{said}: {_named(seen.changes.beside)}."
    if seen.changes.skipped:
        said = "In `.gitignore` staat dat git dit moet overslaan, dus dit is nooit vast te leggen"
        yield f"{said}: {_named(seen.changes.skipped)}."


def _named(paths: Sequence[str]) -> str:
    more = [f"nog {len(paths) - _MOST_NAMED}"] if len(paths) > _MOST_NAMED else []
    return enumeration([*paths[:_MOST_NAMED], *more])


def counted(version: str, files: int) -> str:
    """Say that something was recorded."""
    return f"Vastgelegd: {quantity(files, 'bestand', 'bestanden')}, versie {short_id(version)}."
