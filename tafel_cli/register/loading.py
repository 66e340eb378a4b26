"""Reads the entries of a source into a register. Files and folders that do not belong in `data/` become findings."""

import gc
from collections.abc import Mapping

from tafel_cli.dutch import enumeration
from tafel_cli.finding import START, Code, Finding
from tafel_cli.kinds import FOLDERS, KINDS, kind_at
from tafel_cli.reading.decode import Decoded, decode
from tafel_cli.reading.document import Document, id_of, parse
from tafel_cli.reading.record import Record
from tafel_cli.register.register import Link, Register
from tafel_cli.source import ATTACHMENTS, Entry, Source, misnamed

HOORT_NIET = Code("T208", "hoort-niet-hier")
_HOLDERS = frozenset(("data", *(f"data/{folder}" for folder in (*FOLDERS, ATTACHMENTS))))


def read(source: Source, like: Register | None = None) -> Register:
    """Read a whole table. A file with the same bytes in `like` is taken from there and not decoded again."""
    attachments = source.attachments()
    reading = _Reading(like.decoded if like else {})
    enabled = gc.isenabled()
    gc.disable()  # a table holds no reference cycles; collecting while loading costs a fifth of the time
    try:
        for entry in source.entries():
            reading.take(entry)
    finally:
        if enabled:
            gc.freeze()  # later collections skip the table, which stays in memory anyway
            gc.enable()
    return Register(
        root=source.root,
        paths=tuple(reading.paths),
        decoded=reading.decoded,
        records={kind: dict(sorted(held.items())) for kind, held in reading.records.items()},
        known=reading.known,
        links=tuple(reading.links),
        findings=tuple(reading.findings),
        attachments=attachments,
        attachment=source.attachment,
        attachment_size=source.attachment_size,
        unread=tuple(reading.unread),
    )


class _Reading:
    """Collects the parts of a register, entry by entry."""

    def __init__(self, like: Mapping[str, tuple[Document, Decoded]]) -> None:
        self.like = like
        self.paths: list[str] = []
        self.decoded: dict[str, tuple[Document, Decoded]] = {}
        self.records: dict[str, dict[str, Record]] = {kind: {} for kind in KINDS}
        self.known: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
        self.links: list[Link] = []
        self.findings: list[Finding] = []
        self.unread: list[str] = []

    def take(self, entry: Entry) -> None:
        """Add an entry of data/, or a finding that says why it does not belong there."""
        path = entry.path
        steps = path.split("/")
        kind = kind_at(steps)
        if flaw := misnamed(steps[-1]):
            self._say(path, *flaw)
        if path in _HOLDERS and not entry.folder:
            self.unread.append(path)
        if entry.flaw:
            self._say(path, *entry.flaw)
            if kind:
                self._know(kind, path)
        elif entry.folder:
            if len(steps) != 2 or steps[1] not in FOLDERS:  # noqa: PLR2004  (data/<folder>)
                hint = f"haal de map weg; in `data/` staan alleen de mappen {enumeration([*FOLDERS, ATTACHMENTS])}"
                self._say(path, HOORT_NIET, "Deze map hoort hier niet.", hint)
        elif kind is None or entry.data is None:
            if len(steps) == 2 or steps[1] in FOLDERS:  # noqa: PLR2004  (an unknown folder is reported once, as a whole)
                self._say(path, HOORT_NIET, "Dit bestand hoort hier niet.", _belongs(steps))
        else:
            self._know(kind, path)
            self._decode(kind, path, entry.data)

    def _know(self, kind: type[Record], path: str) -> None:
        self.paths.append(path)
        self.known[kind.kind_name][id_of(path)] = path

    def _decode(self, kind: type[Record], path: str, data: bytes) -> None:
        held = self.like.get(path)
        if held is None or held[0].text.encode() != data:
            document = parse(path, data)
            held = (document, decode(kind, document))
        self.decoded[path] = held
        document, decoded = held
        moved = decoded.moved
        told = [one for one in document.findings if one.span.line not in moved] if moved else document.findings
        self.findings.extend(told)
        self.findings.extend(decoded.findings)
        self.links.extend([Link(kind.kind_name, path, reference) for reference in decoded.references])
        if decoded.record is not None:
            self.records[kind.kind_name][document.id] = decoded.record

    def _say(self, path: str, code: Code, message: str, hint: str) -> None:
        self.findings.append(Finding(path, START, code, message, hint, path))


def _belongs(steps: list[str]) -> str:
    if len(steps) == 2:  # noqa: PLR2004  (directly in data/)
        return "zet het in de map waar het hoort, zoals `data/agenda/`; in `data/` zelf staat alleen `tafel.md`"
    return "zet een bijlage in `data/bijlagen/`; in deze map staan alleen bestanden met een naam die op `.md` eindigt"
