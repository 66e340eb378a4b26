"""Documents become records by kind and id, with references both ways; broken files stay known by their id."""

import gc
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeVar, cast

from tafel_cli.dutch import enumeration
from tafel_cli.finding import START, Code, Finding
from tafel_cli.kinds import FOLDERS, KINDS, kind_at
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.bekrachtiging import Bekrachtiging
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import PAUZE, Bijeenkomst, Bijeenkomststatus
from tafel_cli.kinds.tafel import Tafel
from tafel_cli.reading.decode import Decoded, decode
from tafel_cli.reading.document import Document, id_of, parse
from tafel_cli.reading.faults import Reference
from tafel_cli.reading.marks import RESERVED
from tafel_cli.reading.record import Record
from tafel_cli.source import ATTACHMENTS, Entry, Flaw, Source, misnamed
from tafel_cli.value_class import Remembers, frozen

HOORT_NIET = Code("T208", "hoort-niet-hier")

R = TypeVar("R", bound=Record)


class Link(NamedTuple):
    """A reference with the file it stands in."""

    kind: str
    path: str
    reference: Reference

    @property
    def place(self) -> str:
        """The keys that lead to it in its file, as text."""
        return ".".join(map(str, self.reference.keys))


@frozen
class Register(Remembers):
    """The whole table as it was read, and nothing else; everything in it is sorted by path.

    `paths`: every file of a kind, broken ones too; `decoded`: those with a text; `records`: the sound ones, by kind and
    id; `known`: the path of every id, by kind. `attachment` reads the bytes of one attachment.
    """

    root: Path
    paths: tuple[str, ...]
    decoded: Mapping[str, tuple[Document, Decoded]]
    records: Mapping[str, Mapping[str, Record]]
    known: Mapping[str, Mapping[str, str]]
    links: tuple[Link, ...]
    findings: tuple[Finding, ...]
    attachments: Mapping[str, Flaw | None]
    attachment: Callable[[str], bytes]

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Every file with a text, broken ones too."""
        return tuple(document for document, _ in self.decoded.values())

    def document(self, path: str) -> Document | None:
        """Return the text of a file; None when the table has no such file, or nobody can read it."""
        return self.decoded[path][0] if path in self.decoded else None

    def record(self, path: str) -> Record | None:
        """Return the sound record of a file, or None."""
        return self.decoded[path][1].record if path in self.decoded else None

    @property
    def tafel(self) -> Tafel | None:
        """The table itself, when its file is sound."""
        return self.get(Tafel, "tafel")

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Return the sound records of a kind, by id."""
        return cast("tuple[R, ...]", tuple(self.records[kind.kind_name].values()))

    def get(self, kind: type[R], id_: str) -> R | None:
        """Return one sound record, or None."""
        return cast("R | None", self.records[kind.kind_name].get(id_))

    def path_of(self, kind: str, id_: str) -> str | None:
        """Return the file of an id, also when that file is broken."""
        return self.known[kind].get(id_)

    def ids(self, kind: str) -> list[str]:
        """Return every known id of a kind (also of broken files), or the names a pseudo-kind has."""
        return sorted(self.known[kind]) if kind in self.known else list(self._names[kind] or ())

    def knows(self, kinds: tuple[str, ...], id_: str) -> bool:
        """Tell whether any of these kinds has this id; a broken tafel.md knows everything it would name."""
        return any((names := self._names[kind]) is None or id_ in names for kind in kinds)

    @cached_property
    def _names(self) -> dict[str, Collection[str] | None]:
        """The ids of every kind and the names of every pseudo-kind; None for what a broken tafel.md would name."""
        tafel = self.tafel
        return {
            **self.known,
            **RESERVED,
            "bijlage": self.attachments,
            "thema": dict.fromkeys([*tafel.themas, "werkwijze"]) if tafel else None,
            "soort": tafel.soorten if tafel else None,
            "vast_punt": [punt.id for punt in tafel.vaste_punten] if tafel else None,
        }

    def pointing_at(self, kind: str, id_: str) -> tuple[Link, ...]:
        """Return what refers to a document, by path."""
        return tuple(self._inverse.get((kind, id_), ()))

    @cached_property
    def attaching(self) -> tuple[Link, ...]:
        """What names an attachment, by path; broken files too."""
        return tuple(link for link in self.links if link.reference.kinds == ("bijlage",))

    @cached_property
    def _inverse(self) -> dict[tuple[str, str], list[Link]]:
        """What refers to what, turned round for the first who asks: most lists never do."""
        found: dict[tuple[str, str], list[Link]] = {}
        for link in self.links:
            for target in link.reference.kinds:
                found.setdefault((target, link.reference.target), []).append(link)
        return found

    def planned(self) -> tuple[Bijeenkomst, ...]:
        """Return the planned meetings, the first day first."""
        return self._meetings(Bijeenkomststatus.GEPLAND)

    def held(self) -> tuple[Bijeenkomst, ...]:
        """Return the meetings that were held, the first day first."""
        return self._meetings(Bijeenkomststatus.GEHOUDEN)

    def that_go_on(self, after: date | None) -> tuple[Bijeenkomst, ...]:
        """Return the meetings after a day (None: all) that were not cancelled, the first day first."""
        meetings = self._meetings(Bijeenkomststatus.GEPLAND, Bijeenkomststatus.GEHOUDEN)
        return tuple(meeting for meeting in meetings if after is None or meeting.datum > after)

    def _meetings(self, *statuses: Bijeenkomststatus) -> tuple[Bijeenkomst, ...]:
        found = [meeting for meeting in self.all(Bijeenkomst) if meeting.status in statuses]
        return tuple(sorted(found, key=lambda meeting: (meeting.datum, meeting.aanvang, meeting.id)))

    def items_of(self, meeting: Bijeenkomst) -> Iterator[tuple[int, Agendapunt]]:
        """Yield the readable items of an agenda with their place in it."""
        for index, id_ in enumerate(meeting.agenda):
            item = self.get(Agendapunt, id_) if id_ != PAUZE else None
            if item:
                yield index, item

    def meetings_of(self, item: Agendapunt) -> tuple[Bijeenkomst, ...]:
        """Return the meetings, not cancelled, whose agenda holds an item, the first day first."""
        held = {
            link.path
            for link in self.pointing_at("agendapunt", item.id)
            if link.kind == "bijeenkomst" and link.reference.keys[0] == "agenda"
        }
        found = [m for m in self.all(Bijeenkomst) if m.path in held and m.status is not Bijeenkomststatus.GEANNULEERD]
        return tuple(sorted(found, key=lambda meeting: (meeting.datum, meeting.id)))

    def bijeenkomst_van(self, record: Record) -> Bijeenkomst | None:
        """Return the meeting that the id of a decision, action or the minutes begins with."""
        return self.get(Bijeenkomst, record.bijeenkomst_id)

    def besluiten_of(self, item: Agendapunt) -> tuple[Besluit, ...]:
        """Return the decisions on an item, by id."""
        paths = {link.path for link in self.pointing_at("agendapunt", item.id) if link.kind == "besluit"}
        return tuple(besluit for besluit in self.all(Besluit) if besluit.path in paths)

    def bekrachtigingen_of(self, besluit: Besluit) -> dict[str, Bekrachtiging | None]:
        """Return what each party's board said; None for one that the decision waits for."""
        said = {b.organisatie: b for b in self.all(Bekrachtiging) if b.besluit == besluit.id}
        return {party: said.get(party) for party in (*besluit.voorbehoud, *sorted(said.keys() - {*besluit.voorbehoud}))}


def read(source: Source, like: Register | None = None) -> Register:
    """Read a whole table. A file of which `like` holds the same bytes is not decoded again."""
    attachments = source.attachments()
    reading = _Reading(like.decoded if like else {})
    enabled = gc.isenabled()
    gc.disable()  # nothing here is cyclic; collecting while loading costs a fifth of the time
    try:
        for entry in source.entries():
            reading.take(entry)
    finally:
        if enabled:
            gc.freeze()  # and no later collection walks over a whole table that will be held anyway
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
    )


class _Reading:
    """Collects what a register holds while one entry after another is read."""

    def __init__(self, like: Mapping[str, tuple[Document, Decoded]]) -> None:
        self.like = like
        self.paths: list[str] = []
        self.decoded: dict[str, tuple[Document, Decoded]] = {}
        self.records: dict[str, dict[str, Record]] = {kind: {} for kind in KINDS}
        self.known: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
        self.links: list[Link] = []
        self.findings: list[Finding] = []

    def take(self, entry: Entry) -> None:
        """Add an entry of data/, or say why it does not belong there."""
        path = entry.path
        steps = path.split("/")
        kind = kind_at(steps)
        if flaw := misnamed(steps[-1]):
            self._say(path, *flaw)
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
        self.findings.extend(document.findings)
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
