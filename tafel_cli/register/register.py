"""Documents become records by kind and id, with references both ways; broken files stay known by their id."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeVar, cast

from tafel_cli.finding import Finding
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.bekrachtiging import Bekrachtiging
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import PAUZE, Bijeenkomst, Bijeenkomststatus
from tafel_cli.kinds.tafel import Tafel
from tafel_cli.kinds.verslag import Verslag
from tafel_cli.reading.decode import Decoded
from tafel_cli.reading.document import Document
from tafel_cli.reading.faults import Reference
from tafel_cli.reading.marks import RESERVED
from tafel_cli.reading.record import Record
from tafel_cli.source import Flaw
from tafel_cli.value_class import Remembers, frozen

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

    def verslag_of(self, meeting: Bijeenkomst) -> Verslag | None:
        """Return the sound minutes of a meeting: they bear its id."""
        return self.get(Verslag, meeting.id)

    def besluiten_of(self, item: Agendapunt) -> tuple[Besluit, ...]:
        """Return the decisions on an item, by id."""
        paths = {link.path for link in self.pointing_at("agendapunt", item.id) if link.kind == "besluit"}
        return tuple(besluit for besluit in self.all(Besluit) if besluit.path in paths)

    def bekrachtigingen_of(self, besluit: Besluit) -> dict[str, Bekrachtiging | None]:
        """Return what each party's board said; None for one that the decision waits for."""
        said = {b.organisatie: b for b in self.all(Bekrachtiging) if b.besluit == besluit.id}
        return {party: said.get(party) for party in (*besluit.voorbehoud, *sorted(said.keys() - {*besluit.voorbehoud}))}
