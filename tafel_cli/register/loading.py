"""Reads the entries of a source into a register. Files and folders that do not belong in `data/` become findings."""

import gc
from collections.abc import Mapping

from tafel_cli.finding import START, Code, Finding
from tafel_cli.kinds import FOLDERS, KINDS, kind_at
from tafel_cli.reading.decode import Decoded, decode
from tafel_cli.reading.document import Document, id_of, parse
from tafel_cli.reading.record import Record
from tafel_cli.register.register import Link, Register
from tafel_cli.source import ATTACHMENTS, Entry, Source, misnamed

HOORT_NIET = Code("T208", "hoort-niet-hier")
_WORD_PROCESSORS = (".doc", ".docx", ".odt", ".pages", ".rtf")
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
        elsewhere = reading.tell_lost() if reading.lost else {}
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
        elsewhere=elsewhere,
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
        self.lost: dict[str, list[Entry]] = {}  # an unknown folder, or one with unknown files → those files
        self.nested: set[str] = set()  # unknown folders that hold folders

    def take(self, entry: Entry) -> None:
        """Add an entry of data/, or a finding that says why it does not belong there."""
        path = entry.path
        steps = path.split("/")
        kind = kind_at(steps)
        if flaw := misnamed(steps[-1]):
            self._say(path, flaw.code, flaw.message, _renamed(kind, steps[-1]) or flaw.hint)
        if path in _HOLDERS and not entry.folder:
            self.unread.append(path)
        if entry.flaw:
            self._say(path, *entry.flaw)
            if kind:
                self._know(kind, path)
        elif entry.folder:
            if (steps[1] in FOLDERS) is (len(steps) > 2):  # noqa: PLR2004  (data/<folder>)
                self.lost[path] = []
            elif len(steps) > 2:  # noqa: PLR2004  (in an unknown folder)
                self.nested.add("/".join(steps[:2]))
        elif kind is None or entry.data is None:
            self.lost.setdefault("/".join(steps[:2]), []).append(entry)
        else:
            self._know(kind, path)
            self._decode(kind, path, entry.data)

    def tell_lost(self) -> dict[tuple[str, str], str]:
        """Add a finding for each folder and file that does not belong in data/; return (kind, id) → path of documents.

        An unknown folder is reported once, as a whole.
        """
        from tafel_cli.register.lost import file_hint, folder_hint, lost_names  # loaded only for such a path

        names = dict(lost_names(entry for entries in self.lost.values() for entry in entries))
        twice = {path.rpartition("/")[0] for (kind, id_), path in names.items() if id_ in self.known[kind]}
        for path, entries in self.lost.items():
            folder = path.rpartition("/")[2]
            if folder not in FOLDERS and (not entries or entries[0].path != path):
                empty = not entries and path not in self.nested and path.count("/") == 1
                hint = folder_hint(path, entries, empty=empty)
                more = "; staat een bestand daar al, kijk dan eerst welk van de twee klopt" if path in twice else ""
                self._say(path, HOORT_NIET, "Deze map hoort hier niet.", hint + more)
                continue
            for entry in entries:
                hint = file_hint(entry) if entry.path == path else _belongs(entry.path)
                self._say(entry.path, HOORT_NIET, "Dit bestand hoort hier niet.", hint)
        return names

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


def _renamed(kind: type[Record] | None, name: str) -> str:
    """Return the hint with the right name for a document; empty if only its sort says what that is."""
    from tafel_cli.register.right_names import original_of, right_stem  # loaded only for a slip

    typed = name.removesuffix(".md")
    stem = right_stem(typed) if kind and kind.folder else ""
    if stem and original_of(typed):
        return f"dit lijkt een kopie: noem het bestand dat klopt `{stem}.md`, en haal het andere weg als dat er nog is"
    rule = "kleine letters zonder accent, cijfers en streepjes, hoogstens 80 tekens"
    return f"noem het bestand `{stem}.md`: {rule}" if stem else ""


def _belongs(path: str) -> str:
    from tafel_cli.register.right_names import right_stem, stem_of_text  # loaded only for a slip

    stem = stem_of_text(path.rpartition("/")[2])
    if stem and (right := right_stem(stem)):
        return f"noem het bestand `{right}.md`, want elk stuk in deze map heeft een naam die op `.md` eindigt"
    if path.lower().endswith(_WORD_PROCESSORS):
        return (
            "neem de tekst over in een bestand met een naam die op `.md` eindigt; "
            "hoort dit bij een ander stuk, zet het dan in `data/bijlagen/`"
        )
    return "zet een bijlage in `data/bijlagen/`; in deze map staan alleen bestanden met een naam die op `.md` eindigt"
