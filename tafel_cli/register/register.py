"""The register: all records of a table by kind and id, with references both ways. Broken files stay known by id."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeVar, cast

from tafel_cli.errors import TafelError
from tafel_cli.finding import Finding
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.bekrachtiging import Bekrachtiging
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import PAUZE, Bijeenkomst, Bijeenkomststatus
from tafel_cli.kinds.tafel import Tafel
from tafel_cli.kinds.verslag import Doorgeschoven, Verslag
from tafel_cli.reading.decode import Decoded
from tafel_cli.reading.document import Document
from tafel_cli.reading.faults import Reference
from tafel_cli.reading.marks import RESERVED
from tafel_cli.reading.record import Record
from tafel_cli.register.grouping import grouped
from tafel_cli.source import ATTACHMENTS, Flaw
from tafel_cli.value_class import Frozen

R = TypeVar("R", bound=Record)


class Link(NamedTuple):
    """A reference with the kind and path of the file it stands in."""

    kind: str
    path: str
    reference: Reference

    @property
    def place(self) -> str:
        """The key path of the reference in its file, joined with dots."""
        return ".".join(map(str, self.reference.keys))


class Register(Frozen):
    """The whole table as it was read, and nothing else; everything in it is sorted by path.

    `paths`: every file of a kind, broken ones too; `decoded`: those whose bytes could be read; `records`: kind → id →
    sound record; `known`: kind → id → path. `attachment` reads the bytes of one attachment, and
    `attachment_size` tells how many there are; both raise TafelError.
    `unread`: data/, or folders in it, that are no folders, such as a link; nothing in them was read.
    `elsewhere`: (kind, id) → path of each document that lies in a wrong folder.
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
    attachment_size: Callable[[str], int]
    unread: tuple[str, ...] = ()
    elsewhere: Mapping[tuple[str, str], str] = MappingProxyType({})

    def demand_read(self, *folders: str) -> None:
        """Raise TafelError if data/ or one of these folders in it (none: any that holds documents) was not read."""
        wanted = {f"data/{folder}" for folder in folders}
        for path in self.unread:
            if path == "data" or path in wanted or (not folders and path != f"data/{ATTACHMENTS}"):
                said = f"`{path}` is geen map, maar bijvoorbeeld een snelkoppeling."
                raise TafelError(f"{said} Bekijk met `tafel check` wat u moet doen.", exit_code=1)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Every document whose bytes could be read, broken ones included."""
        return tuple(document for document, _ in self.decoded.values())

    def document(self, path: str) -> Document | None:
        """Return the document of a path; None if the table has no such file, or its bytes cannot be read."""
        return self.decoded[path][0] if path in self.decoded else None

    def record(self, path: str) -> Record | None:
        """Return the sound record of a file, or None."""
        return self.decoded[path][1].record if path in self.decoded else None

    @property
    def tafel(self) -> Tafel | None:
        """The record of tafel.md; None if that file is broken."""
        return self.get(Tafel, "tafel")

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Return the sound records of a kind, by id."""
        return cast("tuple[R, ...]", tuple(self.records[kind.kind_name].values()))

    def get(self, kind: type[R], id_: str) -> R | None:
        """Return the sound record of an id, or None."""
        return cast("R | None", self.records[kind.kind_name].get(id_))

    def path_of(self, kind: str, id_: str) -> str | None:
        """Return the path of an id, also if its file is broken; None if no file has it."""
        return self.known[kind].get(id_)

    def ids(self, kind: str) -> list[str]:
        """Return the ids of a kind, broken files included, or the names of a pseudo-kind such as `thema`."""
        return sorted(self.known[kind]) if kind in self.known else list(self._names[kind] or ())

    def knows(self, kinds: tuple[str, ...], id_: str) -> bool:
        """Tell whether any of these kinds has this id.

        If tafel.md is broken, every theme, party kind and standing item counts as known, because one broken file must
        not cause a wave of T201.
        """
        return any((names := self._names[kind]) is None or id_ in names for kind in kinds)

    @cached_property
    def _names(self) -> dict[str, Collection[str] | None]:
        """The ids of each kind and the names of each pseudo-kind; None for names that stand in a broken tafel.md."""
        tafel = self.tafel
        return {
            **self.known,
            **RESERVED,
            "bijlage": self.attachments,
            "thema": dict.fromkeys([*tafel.themas, "werkwijze"]) if tafel else None,
            "soort": tafel.soorten if tafel else None,
            "vast_punt": [punt.id for punt in tafel.vaste_punten] if tafel else None,
        }

    @cached_property
    def unknown(self) -> tuple[Link, ...]:
        """The references to what nothing has as its name; those to attachments are left out."""
        knows = self.knows
        links = (link for link in self.links if not knows(link.reference.kinds, link.reference.target))
        return tuple(link for link in links if link.reference.kinds != ("bijlage",))

    @cached_property
    def misnamed(self) -> Mapping[tuple[str, str], str]:
        """(kind, right id) → what should have that id: the path of a file, or a name in tafel.md; see misnamed.py."""
        from tafel_cli.register.misnamed import Names, called_otherwise  # loaded only for an unknown name

        strays = tuple(finding.path for finding in self.findings if finding.code.code == "T208")
        names = Names(_targets(self.links), _targets(self.unknown), self.known, strays, self.tafel)
        return {**called_otherwise(names), **self.elsewhere}

    def pointing_at(self, kind: str, id_: str) -> tuple[Link, ...]:
        """Return the references to a document, by path."""
        return self._inverse.get((kind, id_), ())

    @cached_property
    def attaching(self) -> tuple[Link, ...]:
        """The references to attachments, by path, also those in broken files."""
        return tuple(link for link in self.links if link.reference.kinds == ("bijlage",))

    def out_of_reach(self, attachment: str) -> bool:
        """Tell whether an attachment cannot be read, because of what it is itself, or one of its folders."""
        steps = attachment.split("/")
        flawed = any(self.attachments.get("/".join(steps[:depth])) for depth in range(1, len(steps) + 1))
        return flawed or not {"data", f"data/{ATTACHMENTS}"}.isdisjoint(self.unread)

    def using(self, attachment: str) -> tuple[str, ...]:
        """Return the paths of the files that use an attachment, in the header or by a link in the text; see uses.py."""
        from tafel_cli.register.uses import key  # needed only when an attachment changed

        return self._uses.get(key(attachment), ())

    @cached_property
    def _uses(self) -> Mapping[str, tuple[str, ...]]:
        from tafel_cli.register.uses import uses

        return uses(self.decoded)

    @cached_property
    def _inverse(self) -> Mapping[tuple[str, str], tuple[Link, ...]]:
        """The references by their target (kind, id). Made at first use, because most lists need none."""
        return grouped(((kind, link.reference.target), link) for link in self.links for kind in link.reference.kinds)

    def planned(self) -> tuple[Bijeenkomst, ...]:
        """Return the planned meetings, by day and start."""
        return self._meetings(Bijeenkomststatus.GEPLAND)

    def held(self) -> tuple[Bijeenkomst, ...]:
        """Return the meetings that were held, by day and start."""
        return self._meetings(Bijeenkomststatus.GEHOUDEN)

    def that_go_on(self, after: date | None) -> tuple[Bijeenkomst, ...]:
        """Return the meetings after a day (None: all) that were not cancelled, by day and start."""
        meetings = self._meetings(Bijeenkomststatus.GEPLAND, Bijeenkomststatus.GEHOUDEN)
        return tuple(meeting for meeting in meetings if after is None or meeting.datum > after)

    def _meetings(self, *statuses: Bijeenkomststatus) -> tuple[Bijeenkomst, ...]:
        found = [meeting for meeting in self.all(Bijeenkomst) if meeting.status in statuses]
        return tuple(sorted(found, key=lambda meeting: (meeting.datum, meeting.aanvang, meeting.id)))

    def items_of(self, meeting: Bijeenkomst) -> Iterator[tuple[int, Agendapunt]]:
        """Yield (index in the agenda, item) for each sound item on an agenda."""
        for index, id_ in enumerate(meeting.agenda):
            item = self.get(Agendapunt, id_) if id_ != PAUZE else None
            if item:
                yield index, item

    def moved_on(self, meeting: Bijeenkomst) -> tuple[Doorgeschoven, ...]:
        """Return the items that a held meeting did not come to, as its minutes say."""
        verslag = self.verslag_of(meeting) if meeting.status is Bijeenkomststatus.GEHOUDEN else None
        return verslag.doorgeschoven if verslag else ()

    @cached_property
    def times_moved_on(self) -> Counter[str]:
        """How many held meetings did not come to an item, by its id. Only the chair may know."""
        return Counter(each.agendapunt for meeting in self.held() for each in self.moved_on(meeting))

    def points_of(self, meeting: Bijeenkomst) -> tuple[str, ...]:
        """Return the ids of the items of a meeting: of a planned one its agenda, of a held one what it treated.

        Only this function says what was treated. What was moved on was not; a cancelled meeting has no items.
        """
        gone = {PAUZE, *(each.agendapunt for each in self.moved_on(meeting))}
        cancelled = meeting.status is Bijeenkomststatus.GEANNULEERD
        return () if cancelled else tuple(id_ for id_ in dict.fromkeys(meeting.agenda) if id_ not in gone)

    def meetings_of(self, item: Agendapunt) -> tuple[Bijeenkomst, ...]:
        """Return the planned meetings with an item on their agenda and the held ones that treated it, by day."""
        return self._meetings_of.get(item.id, ())

    @cached_property
    def _meetings_of(self) -> Mapping[str, tuple[Bijeenkomst, ...]]:
        meetings = sorted(self.all(Bijeenkomst), key=lambda meeting: (meeting.datum, meeting.id))
        return grouped((id_, meeting) for meeting in meetings for id_ in self.points_of(meeting))

    def bijeenkomst_van(self, record: Record) -> Bijeenkomst | None:
        """Return the meeting in the id of a decision, action or minutes; None if its file is absent or broken."""
        return self.get(Bijeenkomst, record.bijeenkomst_id)

    def verslag_of(self, meeting: Bijeenkomst) -> Verslag | None:
        """Return the minutes of a meeting, which have its id; None if they are absent or broken."""
        return self.get(Verslag, meeting.id)

    def besluiten_of(self, item: Agendapunt) -> tuple[Besluit, ...]:
        """Return the decisions on an item, by the day of their meeting and then by number."""
        return self._besluiten_of.get(item.id, ())

    @cached_property
    def _besluiten_of(self) -> Mapping[str, tuple[Besluit, ...]]:
        return grouped((besluit.agendapunt, besluit) for besluit in sorted(self.all(Besluit), key=self.taken))

    def taken(self, record: Record) -> tuple[date, str, int]:
        """Return the sort key of decisions and actions: the day of their meeting, and then their number.

        One of a meeting that cannot be read comes first.
        """
        meeting = self.bijeenkomst_van(record)
        return (meeting.datum if meeting else date.min, *record.rank)

    def bekrachtigingen_of(self, besluit: Besluit) -> dict[str, Bekrachtiging | None]:
        """Return party → ratification: the parties in `voorbehoud` (None: no answer yet), then others that answered."""
        said = self._answers.get(besluit.id, {})
        asked = besluit.reserved_by
        return {party: said.get(party) for party in (*asked, *sorted(said.keys() - {*asked}))}

    @cached_property
    def _answers(self) -> Mapping[str, dict[str, Bekrachtiging]]:
        found: dict[str, dict[str, Bekrachtiging]] = {}
        for said in self.all(Bekrachtiging):
            found.setdefault(said.besluit, {})[said.organisatie] = said
        return found


def _targets(links: Iterable[Link]) -> tuple[tuple[str, str], ...]:
    """Return the (kind, id) that references name, once for each kind that they may be of."""
    return tuple((kind, link.reference.target) for link in links for kind in link.reference.kinds)
