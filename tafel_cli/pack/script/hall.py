"""What is known while a script is written: the meeting, its rows, what earlier meetings left; and what a row gets."""

from typing import Any

from tafel_cli.dutch import enumeration
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.bijeenkomst import Vorm
from tafel_cli.kinds.tafel import VastPunt, VastSoort
from tafel_cli.pack.agenda import Stop
from tafel_cli.pack.lookback import Terugblik
from tafel_cli.pack.rows import ActionRow, AgendaRow
from tafel_cli.pack.script.values import BoardRow, ScriptPoint
from tafel_cli.register.meetings import Occasion
from tafel_cli.value_class import frozen


@frozen
class Zaal(Occasion):
    """All that a standing item may have to do with: the meeting, its rows, and what earlier meetings left.

    `achterban`: boards that earlier decisions wait for.
    """

    back: Terugblik
    rows: tuple[tuple[Stop, AgendaRow], ...]
    acties: tuple[ActionRow, ...]
    achterban: tuple[BoardRow, ...]

    @property
    def schriftelijk(self) -> bool:
        """Whether people answer on paper: there is no room and no clock then."""
        return self.meeting.vorm is Vorm.SCHRIFTELIJK

    def items(self) -> list[tuple[Agendapunt, AgendaRow]]:
        """Return the readable items with their rows."""
        return [(stop.item, row) for stop, row in self.rows if stop.item]

    def loopt_na(self) -> VastPunt | None:
        """Return the standing item at which actions are gone through: that for actions, else the minutes."""
        standing = self.tafel.vaste_punten
        order = (VastSoort.ACTIES, VastSoort.VERSLAG, VastSoort.MEDEDELINGEN, VastSoort.OPENING)
        found = (punt for soort in order for punt in standing if punt.soort is soort)
        return next(found, standing[0] if standing else None)


def numbers(rows: list[AgendaRow]) -> str:
    """Name points by their numbers: `punt 4`, `punt 4, 5 en 6`."""
    return f"punt {enumeration([row.nr for row in rows])}"


def point(row: AgendaRow, aan_het_eind: str, *aanpak: str, **more: Any) -> ScriptPoint:  # noqa: ANN401  (the values of its keys)
    """Return a row of the agenda with what the chair does there, step by step; `more` are other keys of the point."""
    facts = {key: getattr(row, key) for key in ("soort", "nr", "titel", "van", "tot", "duur", "doel")}
    return ScriptPoint(aan_het_eind=aan_het_eind, aanpak=aanpak, **facts, **more)
