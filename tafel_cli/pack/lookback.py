"""Collects what earlier meetings left for a meeting: the last minutes, actions, decisions and their ratification."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from tafel_cli.kinds.actie import Actie, Actiesoort, Actiestatus
from tafel_cli.kinds.bekrachtiging import Bekrachtiging
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.kinds.organisatie import Organisatie
from tafel_cli.kinds.verslag import Verslag, Verslagstatus
from tafel_cli.pack.pack import MinutesBlock, MinutesSection, MovedOnRow
from tafel_cli.pack.rows import ActionRow, BoardAnswer, DecisionBlock
from tafel_cli.pack.words import BEKRACHTIGING, UITKOMST, PublicStand, partij, stand_van
from tafel_cli.reading.markdown import Targets, parse_markdown, sections
from tafel_cli.reading.record import Record
from tafel_cli.register.minutes import item_of
from tafel_cli.register.register import Register
from tafel_cli.register.standing import Geldigheid, geldigheid_of, punt_titel, verwacht_op, waiting_for


class Terugblik:
    """Collects what the meetings held before `meeting` left, as the register has it now. `before`: the last of them.

    `standen`: what the public may know of each decision, by id, because its register has no boards; None for others.
    """

    def __init__(
        self,
        register: Register,
        meeting: Bijeenkomst,
        targets: Targets,
        standen: Mapping[str, PublicStand] | None = None,
    ) -> None:
        self.register = register
        self.standen = standen
        self.targets = targets
        held = eerder_gehouden(register, meeting)
        self.earlier = frozenset(m.id for m in held)
        self.before = held[-1] if held else None
        self._besluiten = sorted((b for b in register.all(Besluit) if _meeting(b) in self.earlier), key=register.taken)
        self._acties = sorted((a for a in register.all(Actie) if _meeting(a) in self.earlier), key=register.taken)

    def verslag(self) -> MinutesBlock | None:
        """Return the minutes of the meeting before; None if there are none or they cannot be read."""
        found = self.register.verslag_of(self.before) if self.before else None
        if found is None or self.before is None:
            return None
        parties: dict[str, list[str]] = {}
        for present in found.aanwezig:
            functie = (present.functie or "") + (" (vervanger)" if present.vervanger else "")
            parties.setdefault(partij(self.register, present.organisatie), []).append(functie)
        return MinutesBlock(
            datum=self.before.datum,
            vastgesteld=found.status is Verslagstatus.VASTGESTELD,
            notulist=found.notulist,
            aanwezig=tuple(_line(name, functies) for name, functies in parties.items()),
            afgemeld=tuple(partij(self.register, id_) for id_ in found.afgemeld),
            gasten=found.gasten,
            wijzigingen=found.wijzigingen,
            secties=self._secties(found),
            doorgeschoven=tuple(
                MovedOnRow(titel=punt_titel(self.register, each.agendapunt), reden=each.reden)
                for each in self.register.moved_on(self.before)
            ),
        )

    def _secties(self, found: Verslag) -> tuple[MinutesSection, ...]:
        tafel = self.register.tafel
        standing = {punt.titel.casefold(): punt.id for punt in tafel.vaste_punten} if tafel else {}
        parts = []
        for section in sections(found.document.body):
            ids = list(filter(None, map(item_of, section.targets))) or [standing.get(section.titel.casefold(), "")]
            of_meeting = [b for b in self._besluiten if _meeting(b) == found.id and b.agendapunt in ids]
            given = [a for a in self._acties if _meeting(a) == found.id and a.agendapunt in ids]
            parts.append(
                MinutesSection(
                    titel=section.titel,
                    tekst=parse_markdown(section.text, self.targets, section.named),
                    besluiten=tuple(self.besluit(b) for b in of_meeting),
                    acties=tuple(self.actie(a) for a in given),
                )
            )
        return tuple(parts)

    def acties(self) -> tuple[ActionRow, ...]:
        """Return open actions, and those whose `gereed_op` (else `uiterlijk`) is since the last meeting, by due day."""
        since = self.before.datum if self.before else date.min
        return self._rows(a for a in self._acties if _open(a) or (a.gereed_op or a.uiterlijk) >= since)

    def besluiten(self) -> tuple[DecisionBlock, ...]:
        """Return the decisions of the meeting before, and older ones that wait for a board or are back at the table."""
        before = self.before.id if self.before else None
        return tuple(self.besluit(b) for b in self._besluiten if _meeting(b) == before or self._waits(b))

    def open_acties(self, ids: Collection[str]) -> tuple[ActionRow, ...]:
        """Return the open actions that came out of the items with these ids, by due day."""
        return self._rows(a for a in self._acties if _open(a) and a.agendapunt in ids)

    def _rows(self, found: Iterable[Actie]) -> tuple[ActionRow, ...]:
        return tuple(self.actie(a) for a in sorted(found, key=lambda a: a.uiterlijk))

    def besluiten_over(self, ids: Collection[str]) -> tuple[Besluit, ...]:
        """Return the decisions of earlier meetings on the items with these ids."""
        return tuple(b for b in self._besluiten if b.agendapunt in ids)

    def wachtend(self) -> tuple[Besluit, ...]:
        """Return the decisions of earlier meetings on which a board has yet to answer."""
        return tuple(b for b in self._besluiten if waiting_for(self.register, b))

    def _waits(self, found: Besluit) -> bool:
        if self.standen is not None:
            return self.standen[found.id].open
        return geldigheid_of(self.register, found) in (Geldigheid.NA_BEKRACHTIGING, Geldigheid.TERUG)

    def actie(self, found: Actie) -> ActionRow:
        """Return the row of an action, with parties by name."""
        return ActionRow(
            id=found.id,
            actie=found.actie,
            houder=partij(self.register, found.actiehouder),
            met=tuple(partij(self.register, id_) for id_ in found.met),
            uiterlijk=found.uiterlijk,
            status=found.status.value,
            toezegging=found.soort is Actiesoort.TOEZEGGING,
            punt=punt_titel(self.register, found.agendapunt),
            gereed_op=found.gereed_op,
            resultaat=found.resultaat,
        )

    def besluit(self, found: Besluit) -> DecisionBlock:
        """Return the block of a decision, with each board's answer or the day it is expected."""
        meeting = self.register.bijeenkomst_van(found)
        said = self.register.bekrachtigingen_of(found)
        return DecisionBlock(
            id=found.id,
            tekst=found.besluit,
            punt=punt_titel(self.register, found.agendapunt),
            uitkomst=UITKOMST[found.uitkomst],
            stand=self._stand(found),
            datum=meeting.datum if meeting else None,
            bekrachtigingen=tuple(self._bekrachtiging(found, id_, said[id_]) for id_ in said),
            aantekeningen=tuple((partij(self.register, a.organisatie), a.tekst) for a in found.aantekening),
            opgeschaald_naar=found.opgeschaald_naar,
            toelichting=parse_markdown(found.document.body, self.targets),
        )

    def _stand(self, found: Besluit) -> str:
        return stand_van(self.register, found) if self.standen is None else self.standen[found.id].woorden

    def _bekrachtiging(self, besluit: Besluit, id_: str, found: Bekrachtiging | None) -> BoardAnswer:
        party = self.register.get(Organisatie, id_)
        board = party.achterban if party else None
        asked = besluit.voorbehoud_van(id_)
        return BoardAnswer(
            partij=partij(self.register, id_),
            orgaan=(found.orgaan if found else None)
            or (asked.bij if asked else None)
            or (board.orgaan if board else None),
            stand=BEKRACHTIGING[found.stand] if found else "nog niet bekend",
            op=found.op if found else None,
            verwacht=None if found else verwacht_op(self.register, besluit, id_),
            voorwaarde=found.voorwaarde if found else None,
        )


def eerder_gehouden(register: Register, meeting: Bijeenkomst) -> list[Bijeenkomst]:
    """Return the meetings that were held before a meeting, by day."""
    found = [m for m in register.held() if (m.datum, m.id) < (meeting.datum, meeting.id)]
    return sorted(found, key=lambda m: (m.datum, m.id))


def _open(found: Actie) -> bool:
    return found.status is Actiestatus.OPEN


def _meeting(found: Record) -> str:
    """Return the id of the meeting of a decision or action: its own id without the last part."""
    return found.id.rpartition("-")[0]


def _line(name: str, functies: list[str]) -> str:
    known = ", ".join(functie for functie in functies if functie)
    return f"{name[:1].upper()}{name[1:]}" + (f": {known}" if known else "")
