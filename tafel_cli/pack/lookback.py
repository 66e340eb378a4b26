"""Collects what earlier meetings left for a meeting: the last minutes, actions, decisions and their ratification."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from tafel_cli.kinds.actie import Actie, Actiestatus
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.pack.minutes import minutes_block
from tafel_cli.pack.record_rows import Origins, action_now, decision_now
from tafel_cli.pack.rows import ActionRow, DecisionBlock, MinutesBlock
from tafel_cli.pack.words import PublicStand
from tafel_cli.reading.markdown import Targets
from tafel_cli.reading.record import Record
from tafel_cli.register.register import Register
from tafel_cli.register.standing import Geldigheid, geldigheid_of, waiting_for


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
        self._of = Origins(register=register, targets=targets, standen=standen)
        held = eerder_gehouden(register, meeting)
        self.earlier = frozenset(m.id for m in held)
        self.before = held[-1] if held else None
        self._besluiten = sorted((b for b in register.all(Besluit) if _meeting(b) in self.earlier), key=register.taken)
        self._acties = sorted((a for a in register.all(Actie) if _meeting(a) in self.earlier), key=register.taken)

    def verslag(self) -> MinutesBlock | None:
        """Return the minutes of the meeting before; None if there are none or they cannot be read."""
        return minutes_block(self._of, self.before) if self.before else None

    def acties(self) -> tuple[ActionRow, ...]:
        """Return open actions by due day, then those whose `gereed_op` (else `uiterlijk`) is since the last meeting."""
        since = self.before.datum if self.before else date.min
        done = (a for a in self._acties if not _open(a) and (a.gereed_op or a.uiterlijk) >= since)
        return (*self._rows(filter(_open, self._acties)), *self._rows(done))

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
        """Return the row of an action as it is now."""
        return action_now(self._of, found)

    def besluit(self, found: Besluit) -> DecisionBlock:
        """Return the block of a decision as it is now."""
        return decision_now(self._of, found)


def eerder_gehouden(register: Register, meeting: Bijeenkomst) -> list[Bijeenkomst]:
    """Return the meetings that were held before a meeting, by day."""
    found = [m for m in register.held() if (m.datum, m.id) < (meeting.datum, meeting.id)]
    return sorted(found, key=lambda m: (m.datum, m.id))


def _open(found: Actie) -> bool:
    return found.status is Actiestatus.OPEN


def _meeting(found: Record) -> str:
    """Return the id of the meeting of a decision or action: its own id without the last part."""
    return found.id.rpartition("-")[0]
