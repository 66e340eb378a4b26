"""Documents become records by kind and id, with references both ways; broken files stay known by their id."""

import gc
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, TypeVar, cast

from tafel_cli.decoding import Reference
from tafel_cli.document import Document, parse
from tafel_cli.finding import START, Code, Finding
from tafel_cli.kinds import FOLDERS, KINDS, kind_at
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.bekrachtiging import Bekrachtiging
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Status
from tafel_cli.kinds.tafel import Tafel
from tafel_cli.marks import RESERVED
from tafel_cli.record import Record
from tafel_cli.schema import Decoded, decode
from tafel_cli.source import ATTACHMENTS, Change, Entry, Flaw, Source, misnamed
from tafel_cli.taal import opsomming

HOORT_NIET = Code("T208", "hoort-niet-hier")

R = TypeVar("R", bound=Record)


class Link(NamedTuple):
    """A reference with the file it stands in."""

    kind: str
    path: str
    reference: Reference


class Register:
    """The whole table as it was read; everything in it is sorted by path.

    `today`: the day on which rules about the calendar look (None: they rest). `base`: the table before a change;
    `change`: what git knows of that change; `changed`: the files whose text is new, another or gone since `base`.
    `upstream`: the table as everybody has it now, which may have moved on since `base`; rights are read from it.
    `texts`: files and folders whose text was asked for, also where no pack prints it.
    """

    def __init__(
        self,
        source: Source,
        today: date | None = None,
        base: "Register | None" = None,
        change: Change | None = None,
        upstream: "Register | None" = None,
    ) -> None:
        self.today = today
        self.base = base
        self.upstream = upstream or base
        self.change = change
        self.changed: set[str] = set()
        self.texts: frozenset[str] = frozenset()
        self.findings: list[Finding] = []
        self.links: list[Link] = []
        self.paths: list[str] = []
        self.documents: list[Document] = []
        self.decoded: dict[str, tuple[Document, Decoded]] = {}
        self.attachments: dict[str, Flaw | None] = source.attachments()
        self.attachment = source.attachment  # bytes of one of them: only a logo is ever looked into
        self.root = source.root
        self._records: dict[str, dict[str, Record]] = {kind: {} for kind in KINDS}
        self._known: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
        enabled = gc.isenabled()
        gc.disable()  # nothing here is cyclic; collecting while loading costs a fifth of the time
        try:
            for entry in source.entries():
                self._take(entry)
        finally:
            if enabled:
                gc.freeze()  # and no later collection walks over a whole table that will be held anyway
                gc.enable()
        if base:
            self.changed.update(set(base.paths) - set(self.paths))
        self.ask_for([])
        self._inverse: dict[tuple[str, str], list[Link]] | None = None

    def _take(self, entry: Entry) -> None:
        path = entry.path
        steps = path.split("/")
        if flaw := misnamed(steps[-1]):
            self._say(path, *flaw)
        if entry.flaw:
            self._say(path, *entry.flaw)
            self._remember(steps)
            return
        kind = kind_at(steps)
        if entry.folder:
            if len(steps) != 2 or steps[1] not in FOLDERS:  # noqa: PLR2004  (data/<folder>)
                hint = f"haal de map weg; in `data/` staan alleen de mappen {opsomming([*FOLDERS, ATTACHMENTS])}"
                self._say(path, HOORT_NIET, "Deze map hoort hier niet.", hint)
            return
        if kind is None or entry.data is None:
            if len(steps) == 2 or steps[1] in FOLDERS:  # noqa: PLR2004  (an unknown folder is reported once, as a whole)
                self._say(path, HOORT_NIET, "Dit bestand hoort hier niet.", _belongs(steps))
            return
        self.paths.append(path)
        document, decoded = self._read(kind, path, entry.data)
        self.documents.append(document)
        name = kind.__name__.lower()
        self._known[name][document.id] = path
        self.findings.extend(document.flaws)
        self.findings.extend(decoded.findings)
        self.links.extend([Link(name, path, reference) for reference in decoded.references])
        if decoded.record is not None:
            self._records[name][document.id] = decoded.record

    def _read(self, kind: type[Record], path: str, data: bytes) -> tuple[Document, Decoded]:
        """Read a file; one that is the same as before the change is not read again."""
        before = self.base.decoded.get(path) if self.base else None
        if before is None or before[0].text.encode() != data:
            document = parse(path, data)
            if self.base and (before is None or before[0] != document):
                self.changed.add(path)
            before = (document, decode(kind, document))
        self.decoded[path] = before
        return before

    def _remember(self, steps: list[str]) -> None:
        kind = kind_at(steps)
        if kind:
            self._known[kind.__name__.lower()][steps[-1].removesuffix(".md")] = "/".join(steps)
            self.paths.append("/".join(steps))

    def _say(self, path: str, code: Code, message: str, hint: str) -> None:
        self.findings.append(Finding(path, START, code, message, hint, path))

    def ask_for(self, places: Iterable[str]) -> None:
        """Ask for the text of these files and folders; of the version before the change, also what it changed."""
        self.texts = frozenset(places)
        if self.base:
            self.base.texts = self.texts | self.changed

    def asked_for(self, path: str) -> bool:
        """Tell whether the text of this file was asked for, by its own name or by a folder's."""
        return not self.texts.isdisjoint((path, path.rpartition("/")[0], "data"))

    @property
    def tafel(self) -> Tafel | None:
        """The table itself, when its file is sound."""
        return cast("Tafel | None", self._records["tafel"].get("tafel"))

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Return the sound records of a kind, by id."""
        held = self._records[kind.__name__.lower()]
        return cast("tuple[R, ...]", tuple(held[id_] for id_ in sorted(held)))

    def get(self, kind: type[R], id_: str) -> R | None:
        """Return one sound record, or None."""
        return cast("R | None", self._records[kind.__name__.lower()].get(id_))

    def path_of(self, kind: str, id_: str) -> str | None:
        """Return the file of an id, also when that file is broken."""
        return self._known[kind].get(id_)

    def ids(self, kind: str) -> list[str]:
        """Return every known id of a kind (also of broken files), or the names a pseudo-kind has."""
        if kind in self._known:
            return sorted(self._known[kind])
        tafel = self.tafel
        if kind == "bijlage":
            return list(self.attachments)
        if kind in RESERVED:
            return list(RESERVED[kind])
        if tafel is None:
            return []
        named = {
            "thema": list(dict.fromkeys([*tafel.themas, "werkwijze"])),
            "soort": list(tafel.soorten),
            "vast_punt": [p.id for p in tafel.vaste_punten],
        }
        return named[kind]

    def knows(self, kinds: tuple[str, ...], id_: str) -> bool:
        """Tell whether any of these kinds has this id; a broken tafel.md knows everything it would name."""
        for kind in kinds:
            if kind in self._known:
                if id_ in self._known[kind]:
                    return True
            elif (kind in ("thema", "soort", "vast_punt") and self.tafel is None) or id_ in self.ids(kind):
                return True
        return False

    def pointing_at(self, kind: str, id_: str) -> tuple[Link, ...]:
        """Return what refers to a document, by path."""
        if self._inverse is None:
            self._inverse = {}
            for link in self.links:
                for target in link.reference.kinds:
                    self._inverse.setdefault((target, link.reference.target), []).append(link)
        return tuple(self._inverse.get((kind, id_), ()))

    def planned(self) -> tuple[Bijeenkomst, ...]:
        """Return the planned meetings, the first day first."""
        found = [m for m in self.all(Bijeenkomst) if m.status is Status.GEPLAND]
        return tuple(sorted(found, key=lambda meeting: (meeting.datum, meeting.aanvang, meeting.id)))

    def meetings_of(self, item: Agendapunt) -> tuple[Bijeenkomst, ...]:
        """Return the meetings, not cancelled, whose agenda holds an item, the first day first."""
        held = {
            link.path
            for link in self.pointing_at("agendapunt", item.id)
            if link.kind == "bijeenkomst" and link.reference.keys[0] == "agenda"
        }
        found = [m for m in self.all(Bijeenkomst) if m.path in held and m.status is not Status.GEANNULEERD]
        return tuple(sorted(found, key=lambda meeting: (meeting.datum, meeting.id)))

    def bijeenkomst_van(self, record: Record) -> Bijeenkomst | None:
        """Return the meeting that the id of a decision, action or the minutes begins with."""
        id_ = record.id if record.folder == "verslagen" else record.id.rpartition("-")[0]
        return self.get(Bijeenkomst, id_)

    def held(self) -> tuple[Bijeenkomst, ...]:
        """Return the meetings that were held, the first day first."""
        found = [m for m in self.all(Bijeenkomst) if m.status is Status.GEHOUDEN]
        return tuple(sorted(found, key=lambda meeting: (meeting.datum, meeting.aanvang, meeting.id)))

    def besluiten_of(self, item: Agendapunt) -> tuple[Besluit, ...]:
        """Return the decisions on an item, by id."""
        paths = {link.path for link in self.pointing_at("agendapunt", item.id) if link.kind == "besluit"}
        return tuple(besluit for besluit in self.all(Besluit) if besluit.path in paths)

    def bekrachtigingen_of(self, besluit: Besluit) -> dict[str, Bekrachtiging | None]:
        """Return what each party's board said; None for one that the decision waits for."""
        said = {b.organisatie: b for b in self.all(Bekrachtiging) if b.besluit == besluit.id}
        return {party: said.get(party) for party in (*besluit.voorbehoud, *sorted(said.keys() - {*besluit.voorbehoud}))}


def _belongs(steps: list[str]) -> str:
    if len(steps) == 2:  # noqa: PLR2004  (directly in data/)
        return "zet het in de map waar het hoort, zoals `data/agenda/`; in `data/` zelf staat alleen `tafel.md`"
    return "zet een bijlage in `data/bijlagen/`; in deze map staan alleen bestanden met een naam die op `.md` eindigt"
