"""Makes the block of the minutes of a meeting: its sections, with the decisions and actions as they were that day."""

from collections.abc import Collection, Iterator, Mapping
from typing import TypeVar

from tafel_cli.kinds.actie import Actie
from tafel_cli.kinds.agendapunt import Agendapunt, Doel
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import PAUZE, Bijeenkomst
from tafel_cli.kinds.rectificatie import Rectificatie
from tafel_cli.kinds.tafel import VastPunt
from tafel_cli.kinds.verslag import Verslag, Verslagstatus
from tafel_cli.pack.earlier import earlier_told
from tafel_cli.pack.record_lines import MinutesText, text_of, told
from tafel_cli.pack.record_rows import Origins, action_then, decision_then
from tafel_cli.pack.rows import CorrectionRow, MarkdownText, MinutesBlock, MinutesSection, MovedOnRow
from tafel_cli.pack.words import partij
from tafel_cli.reading.markdown import MarkdownSection
from tafel_cli.reading.record import Record
from tafel_cli.reading.text_tree import Node, Soort
from tafel_cli.register.grouping import grouped
from tafel_cli.register.minutes import item_of
from tafel_cli.register.numbers import in_order
from tafel_cli.register.register import Register
from tafel_cli.register.standing import dag_van, punt_titel
from tafel_cli.value_class import Frozen

R = TypeVar("R", bound=Record)
_NOTED: MarkdownText = (Node(Soort.ALINEA, (Node(Soort.TEKST, tekst="Ter kennis genomen."),)),)


def minutes_block(of: Origins, meeting: Bijeenkomst) -> MinutesBlock | None:
    """Return the minutes of a meeting; None if there are none or they cannot be read."""
    register = of.register
    verslag = register.verslag_of(meeting)
    if verslag is None:
        return None
    return MinutesBlock(
        datum=meeting.datum,
        vastgesteld=verslag.status is Verslagstatus.VASTGESTELD,
        notulist=verslag.notulist,
        aanwezig=_present(register, verslag),
        afgemeld=tuple(partij(register, id_) for id_ in verslag.afgemeld),
        gasten=verslag.gasten,
        wijzigingen=verslag.wijzigingen,
        secties=_Sections(
            of=of,
            meeting=meeting,
            text=text_of(register, verslag),
            besluiten=grouped((b.agendapunt, b) for b in of_meeting(register, Besluit, meeting)),
            acties=grouped((a.agendapunt, a) for a in of_meeting(register, Actie, meeting)),
            earlier=earlier_told(of, meeting),
        ).all(),
        doorgeschoven=moved_rows(of, meeting),
        begonnen=verslag.begonnen,
        geeindigd=verslag.geeindigd,
        rectificaties=corrections(register, meeting),
    )


def of_meeting(register: Register, kind: type[R], meeting: Bijeenkomst) -> list[R]:
    """Return the decisions, actions or corrections of a meeting, by number."""
    return sorted((each for each in register.all(kind) if each.bijeenkomst_id == meeting.id), key=_rank)


def _rank(record: Record) -> tuple[str, int]:
    return record.rank


def moved_rows(of: Origins, meeting: Bijeenkomst) -> tuple[MovedOnRow, ...]:
    """Return the items that a meeting did not come to."""
    return tuple(
        MovedOnRow(
            titel=punt_titel(of.register, each.agendapunt),
            reden=each.reden,
            nr=of.nummers.get(each.agendapunt, ""),
        )
        for each in of.register.moved_on(meeting)
    )


def corrections(register: Register, meeting: Bijeenkomst) -> tuple[CorrectionRow, ...]:
    """Return the corrections of the minutes of a meeting and of its decisions."""
    return tuple(
        CorrectionRow(
            tekst=each.tekst,
            op=dag_van(register, each.vastgesteld_in) or each.vastgesteld_op,
            punt=punt_titel(register, each.agendapunt) if each.agendapunt else "",
        )
        for each in of_meeting(register, Rectificatie, meeting)
    )


def _present(register: Register, verslag: Verslag) -> tuple[str, ...]:
    parties: dict[str, list[str]] = {}
    for present in verslag.aanwezig:
        functie = (present.functie or "") + (" (vervanger)" if present.vervanger else "")
        parties.setdefault(partij(register, present.organisatie), []).append(functie)
    return tuple(_line(name, functies) for name, functies in parties.items())


def _line(name: str, functies: list[str]) -> str:
    known = ", ".join(functie for functie in functies if functie)
    return f"{name[:1].upper()}{name[1:]}" + (f": {known}" if known else "")


class _Sections(Frozen):
    """Makes the sections of minutes, with what was decided and agreed to do under each, by the id of its item."""

    of: Origins
    meeting: Bijeenkomst
    text: MinutesText
    besluiten: Mapping[str, tuple[Besluit, ...]]
    acties: Mapping[str, tuple[Actie, ...]]
    earlier: Mapping[str, tuple[str, ...]]

    def all(self) -> tuple[MinutesSection, ...]:
        """Return the sections as typed; one for what has none is put at its place on the agenda."""
        tafel = self.of.register.tafel
        standing = {punt.titel.casefold(): punt.id for punt in tafel.vaste_punten} if tafel else {}
        made: list[tuple[tuple[str, ...], MarkdownSection | None]] = []
        typed = [(_ids(section, standing), section) for section in self.text.sections]
        shown = {id_ for ids, _ in typed for id_ in ids}
        order = self._order()
        missing = [id_ for id_ in order if id_ not in shown and self._needs_telling(id_)]
        for ids, section in typed:
            place = min((order[id_] for id_ in ids if id_ in order), default=-1)
            while missing and order[missing[0]] < place:
                made.append(((missing.pop(0),), None))
            made.append((ids, section))
        made += [((id_,), None) for id_ in missing]
        return (*self._loose(shown), *(self._section(ids, section) for ids, section in made))

    def _order(self) -> dict[str, int]:
        """Return the place of each entry of the agenda by id; what is on no agenda comes last."""
        tafel = self.of.register.tafel
        entries = in_order(tafel, self.meeting) if tafel else iter(self.meeting.agenda)
        ids = [entry.id if isinstance(entry, VastPunt) else entry for entry in entries]
        known = dict.fromkeys((*ids, *self.besluiten, *self.acties))
        return {id_: at for at, id_ in enumerate(known) if id_ != PAUZE}

    def _needs_telling(self, id_: str) -> bool:
        """Tell whether an item has a section without a heading: it has a decision or an action, or is for information.

        What was moved on is told elsewhere.
        """
        treated = self._is_noted(id_) and id_ in self.of.register.points_of(self.meeting)
        return id_ in self.besluiten or id_ in self.acties or id_ in self.earlier or treated

    def _is_noted(self, id_: str) -> bool:
        item = self.of.register.get(Agendapunt, id_)
        return item is not None and item.doel is Doel.TER_KENNISNAME

    def _loose(self, shown: Collection[str]) -> Iterator[MinutesSection]:
        """Yield a section for the lines that wait under no heading of an item."""
        lines = tuple(line for id_, many in self.text.waiting.items() if id_ not in shown for line in many)
        if lines:
            yield MinutesSection(titel="", tekst=(), besluiten=(), acties=(), te_verwerken=lines)

    def _section(self, ids: tuple[str, ...], section: MarkdownSection | None) -> MinutesSection:
        of = self.of
        text = told(section, of.targets, of.register, self.meeting.id) if section else ()
        return MinutesSection(
            titel=section.titel if section else punt_titel(of.register, ids[0]),
            tekst=text or (_NOTED if len(ids) == 1 and self._is_noted(ids[0]) else ()),
            besluiten=tuple(decision_then(of, b) for id_ in ids for b in self.besluiten.get(id_, ())),
            acties=tuple(action_then(of, a) for id_ in ids for a in self.acties.get(id_, ())),
            nr=" en ".join(nr for id_ in ids if (nr := of.nummers.get(id_))),
            te_verwerken=tuple(line for id_ in ids for line in self.text.waiting.get(id_, ())),
            eerder=tuple(said for id_ in ids for said in self.earlier.get(id_, ())),
        )


def _ids(section: MarkdownSection, standing: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids that a heading is about: items, or a standing item by its title."""
    items = tuple(item for target in section.targets if (item := item_of(target)))
    named = standing.get(section.titel.casefold())
    return items or ((named,) if named else ())
