"""Gathers the input of a plan: the items that wait or that the meeting lists in `agenda`, with what ranks them.

A waiting item that asks for a later meeting (`gewenst`) is left out.
"""

from collections.abc import Iterator
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntstatus, Behandeling, Doel
from tafel_cli.kinds.bijeenkomst import PAUZE, Bijeenkomst, Bijeenkomststatus, Vorm
from tafel_cli.kinds.organisatie import Organisatie
from tafel_cli.kinds.werkafspraak import Inbrengtermijn, Omvang
from tafel_cli.pack.script.dates import dringend, waiting_items
from tafel_cli.register.agreements import regel, uiterlijk
from tafel_cli.register.balance import balance_of
from tafel_cli.register.meetings import Occasion
from tafel_cli.register.register import Register
from tafel_cli.register.standing import held_over, moved_on_last, sent_back


class Groep(IntEnum):
    """The groups of an agenda, in order: decisions early, while all are fresh; late items near the end.

    What takes no time comes last, late or not.
    """

    HAMERSTUK = 0
    HAAST = 1
    BESLUIT = 2
    OORDEEL = 3
    BEELD = 4
    KENNIS = 5
    LAAT = 6
    ZONDER_TIJD = 7


_GROEPEN = {
    Doel.BESLUITVORMEND: Groep.BESLUIT,
    Doel.OORDEELSVORMEND: Groep.OORDEEL,
    Doel.BEELDVORMEND: Groep.BEELD,
    Doel.TER_KENNISNAME: Groep.KENNIS,
}


class Kandidaat(NamedTuple):
    """An item that may go on the agenda. `partij`: None for the chair and the secretary, because they take no turns.

    `haast`: its decision cannot wait for the next meeting. `aangehouden`: the table held it over. `terug`: a board
    sent it back. `doorgeschoven`: how many meetings did not come to it, and `schoof_door`: the last one that had it on
    its agenda, if that did not; both are for the chair. `op_lijst`: it is on the chair's list.
    `gekregen`: the minutes that its party had in earlier meetings. `thema`: the rank of its theme.
    """

    item: Agendapunt
    groep: Groep
    haast: bool
    laat: bool
    toegelaten: bool
    aangehouden: bool
    terug: bool
    doorgeschoven: int
    schoof_door: Bijeenkomst | None
    op_lijst: bool
    partij: str | None
    gekregen: int
    thema: int

    @property
    def duur(self) -> int:
        """The minutes that it takes; 0 if its file does not say."""
        return self.item.duur or 0

    @property
    def beslispunten(self) -> int:
        """The number of its decision points; 0 if it is not for decision."""
        return len(self.item.gevraagd) if self.item.doel is Doel.BESLUITVORMEND else 0

    def volgorde(self) -> tuple[object, ...]:
        """Return the sort key within a group: urgent items by day, late ones by aim, then the party with less time."""
        day = self.item.besluit_nodig_voor if self.haast else None
        urgent = (day or date.max) if self.groep is Groep.HAAST else date.max
        aim = _GROEPEN[self.item.doel] if self.groep is Groep.LAAT else 0
        return (urgent, aim, self.gekregen, self.thema, self.item.ingediend_op or date.max, self.item.id)

    def voorrang(self) -> tuple[object, ...]:
        """Return the sort key for getting time: the chair's list, urgent, not late or admitted, seen before, group."""
        uninvited = self.laat and not self.toegelaten
        new = not (self.aangehouden or self.terug or self.schoof_door)
        return (not self.op_lijst, not self.haast, uninvited, new, self.groep, *self.volgorde())


class Planning(Occasion):
    """The input of a plan. `vast`: entries that stay: the agenda that was sent, or else the items that cannot be read.

    `kamer`: minutes for items and breaks; None in a written round. `pauze_na`, `punten`: limits by agreement, or None.
    """

    today: date
    vast: tuple[str, ...]
    kandidaten: tuple[Kandidaat, ...]
    kamer: int | None
    pauze_na: int | None
    punten: int | None

    @classmethod
    def of(cls, occasion: Occasion, today: date) -> "Planning":
        """Return the planning of a meeting. `today`: when an item without a day of submission counts as arriving."""
        register, tafel, meeting = occasion.register, occasion.tafel, occasion.meeting
        rule = regel(register, Omvang)
        room = meeting.minuten - sum(punt.duur for punt in tafel.vaste_punten)
        unread = tuple(id_ for id_ in meeting.agenda if id_ != PAUZE and register.get(Agendapunt, id_) is None)
        return cls(
            register=register,
            tafel=tafel,
            meeting=meeting,
            today=today,
            vast=meeting.agenda if meeting.sent_papers else tuple(dict.fromkeys(unread)),
            kandidaten=tuple(_kandidaten(occasion, today)),
            kamer=None if meeting.vorm is Vorm.SCHRIFTELIJK else room,
            pauze_na=rule.pauze_na if rule else None,
            punten=rule.beslispunten if rule else None,
        )


def _kandidaten(occasion: Occasion, today: date) -> Iterator[Kandidaat]:
    register, meeting = occasion.register, occasion.meeting
    last = uiterlijk(register, Inbrengtermijn, meeting)
    waived = {waiver.agendapunt for waiver in meeting.toegelaten}
    before = date.fromordinal(max(meeting.datum.toordinal() - 1, 1))
    had = {party.id: party.minuten for party in balance_of(register, None, before).partijen}
    moved = moved_on_last(register)
    themes = list(occasion.tafel.themas)
    listed = [register.get(Agendapunt, id_) for id_ in dict.fromkeys(meeting.agenda) if id_ != PAUZE]
    kept = [
        item for item in listed if item and (meeting.sent_papers or item.status is not Agendapuntstatus.INGETROKKEN)
    ]
    waiting = [item for item in waiting_items(register) if later_gewenst(register, meeting, item) is None]
    for item in {item.id: item for item in (*kept, *waiting)}.values():
        late = last is not None and (item.ingediend_op or today) > last
        presses = dringend(occasion, item)
        yield Kandidaat(
            item,
            groep=_groep(item, late=late, presses=presses),
            haast=presses,
            laat=late,
            toegelaten=item.id in waived,
            aangehouden=held_over(register, item),
            terug=sent_back(register, item),
            doorgeschoven=register.times_moved_on[item.id],
            schoof_door=moved.get(item.id),
            op_lijst=item in kept,
            partij=item.indiener if register.get(Organisatie, item.indiener) else None,
            gekregen=had.get(item.indiener, 0),
            thema=themes.index(item.thema) if item.thema in themes else len(themes),
        )


def later_gewenst(register: Register, meeting: Bijeenkomst, item: Agendapunt) -> Bijeenkomst | None:
    """Return the meeting that an item asks for (`gewenst`) if it is later and was not cancelled, else None."""
    wanted = register.get(Bijeenkomst, item.gewenst) if item.gewenst else None
    later = wanted and (wanted.datum, wanted.id) > (meeting.datum, meeting.id)
    return wanted if wanted and later and wanted.status is not Bijeenkomststatus.GEANNULEERD else None


def _groep(item: Agendapunt, *, late: bool, presses: bool) -> Groep:
    if item.doel is Doel.TER_KENNISNAME and not item.duur:
        return Groep.ZONDER_TIJD
    if late or item.status is not Agendapuntstatus.INGEDIEND:
        return Groep.LAAT
    if item.behandeling is Behandeling.HAMERSTUK:
        return Groep.HAMERSTUK
    return Groep.HAAST if presses and item.doel is Doel.BESLUITVORMEND else _GROEPEN[item.doel]
