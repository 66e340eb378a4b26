"""Defines the input of the chair's script (`Zaal`), and makes a ScriptPoint of an agenda row (`point`)."""

from collections.abc import Sequence
from typing import Any

from tafel_cli.dutch import enumeration
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.bijeenkomst import Vorm
from tafel_cli.kinds.tafel import VastPunt, VastSoort
from tafel_cli.pack.agenda import Stop
from tafel_cli.pack.changes import INGETROKKEN, NIEUW
from tafel_cli.pack.lookback import Terugblik
from tafel_cli.pack.rows import ActionRow, AgendaRow, ChangeRow
from tafel_cli.pack.script.values import BoardRow, ScriptPoint
from tafel_cli.register.meetings import Occasion


class Zaal(Occasion):
    """What a ScriptPoint is made from: the meeting, its agenda rows, and what earlier meetings left.

    `acties`: those that are open. `achterban`: boards that earlier decisions wait for. `wijzigingen`: what is new
    since the agenda was sent.
    """

    back: Terugblik
    rows: tuple[tuple[Stop, AgendaRow], ...]
    acties: tuple[ActionRow, ...]
    achterban: tuple[BoardRow, ...]
    wijzigingen: tuple[ChangeRow, ...] = ()

    @property
    def schriftelijk(self) -> bool:
        """True in a written round, in which nobody meets and nothing has a clock time."""
        return self.meeting.vorm is Vorm.SCHRIFTELIJK

    def items(self) -> list[tuple[Agendapunt, AgendaRow]]:
        """Return the readable items with their rows."""
        return [(stop.item, row) for stop, row in self.rows if stop.item]

    def loopt_na(self) -> VastPunt | None:
        """Return the standing item for open actions: ACTIES, else VERSLAG, MEDEDELINGEN, OPENING or the first."""
        standing = self.tafel.vaste_punten
        order = (VastSoort.ACTIES, VastSoort.VERSLAG, VastSoort.MEDEDELINGEN, VastSoort.OPENING)
        found = (punt for soort in order for punt in standing if punt.soort is soort)
        return next(found, standing[0] if standing else None)


def new_and_withdrawn(hall: Zaal) -> str:
    """Say which items are new or withdrawn since the agenda was sent: `dat punt 8a nieuw is`; empty if none is."""
    by_what = {what: [row for row in hall.wijzigingen if row.nr and row.wat == what] for what in (NIEUW, INGETROKKEN)}
    new, gone = by_what[NIEUW], by_what[INGETROKKEN]
    said = [f"dat {numbers(new)} nieuw {'is' if len(new) == 1 else 'zijn'}"] * bool(new)
    said += [f"dat {numbers(gone)} {'is' if len(gone) == 1 else 'zijn'} ingetrokken"] * bool(gone)
    return enumeration(said)


def numbers(rows: Sequence[AgendaRow | ChangeRow]) -> str:
    """Return the numbers of rows in words: `punt 4`, `punt 4, 5 en 6`."""
    return f"punt {enumeration([row.nr for row in rows])}"


def point(row: AgendaRow, aan_het_eind: str, *aanpak: str, **more: Any) -> ScriptPoint:  # noqa: ANN401  (the values of its keys)
    """Return the ScriptPoint of an agenda row. `aanpak`: what the chair does, step by step; `more`: other fields."""
    facts = {key: getattr(row, key) for key in ("soort", "nr", "titel", "van", "tot", "duur", "doel")}
    return ScriptPoint(aan_het_eind=aan_het_eind, aanpak=aanpak, **facts, **more)
