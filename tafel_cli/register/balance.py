"""Computes how agenda time, items and actions are divided over the parties (`tafel balans`), for the chair."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from tafel_cli.dutch import long_date, quantity
from tafel_cli.kinds.actie import Actie, Actiestatus
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus
from tafel_cli.kinds.organisatie import Organisatie
from tafel_cli.register.register import Register
from tafel_cli.register.standing import actieve_partijen
from tafel_cli.value_class import plain

VOOR_DE_VOORZITTER = "Deze cijfers zijn voor de voorzitter. Deel ze niet zonder erover te praten."


class PartyShare(NamedTuple):
    """The share of one party in a period. `punten`, `minuten`, `procent`: number, time and share of its own items.

    `mede`: number of items it co-submitted; `laatst`: day of the last meeting with an item of its own (None: no such
    meeting); `sindsdien`: number of meetings after that, or of all if there is none; `acties`: actions from these
    meetings that it holds; `open`: how many of those are open.
    """

    id: str
    naam: str
    soort: str
    punten: int
    mede: int
    minuten: int
    procent: int
    laatst: date | None
    sindsdien: int
    acties: int
    open: int


class KindShare(NamedTuple):
    """What the active parties of one kind submitted together."""

    id: str
    naam: str
    partijen: int
    punten: int
    minuten: int
    procent: int


class Balance(NamedTuple):
    """The balance of a period. `minuten` is the time of all items, also of those by the chair or a former party."""

    vanaf: date | None
    tot: date | None
    bijeenkomsten: int
    minuten: int
    partijen: tuple[PartyShare, ...]
    soorten: tuple[KindShare, ...]

    def as_data(self) -> dict[str, Any]:
        """Return the balance as plain, JSON-able values: days in ISO 8601."""
        return {"version": 1, "let_op": VOOR_DE_VOORZITTER, **plain(self)}


BALANCE_COLUMNS = (
    *("id", "naam", "soort", "punten", "mede", "minuten", "procent", "laatst", "bijeenkomsten sindsdien"),
    *("acties", "open"),
)
PER_SOORT = ("soort", "naam", "partijen", "punten", "minuten", "procent")
BALANCE_LEAST = ("naam", "soort", "mede", "acties", "bijeenkomsten sindsdien", "laatst")


def balance_of(register: Register, vanaf: date | None, tot: date | None) -> Balance:
    """Return how items, minutes and actions are divided over the active parties in a period.

    It counts every meeting from `vanaf` up to and including `tot` (None: no bound), planned ones too, except cancelled
    ones. An item on two agendas counts twice, because it takes time at both, but not where it was moved on.
    """
    meetings = sorted(
        (
            m
            for m in register.all(Bijeenkomst)
            if m.status is not Bijeenkomststatus.GEANNULEERD
            and (vanaf is None or m.datum >= vanaf)
            and (tot is None or m.datum <= tot)
        ),
        key=lambda m: (m.datum, m.id),
    )
    items = [
        (index, item)
        for index, meeting in enumerate(meetings)
        for id_ in register.points_of(meeting)
        if (item := register.get(Agendapunt, id_))
    ]
    total = sum(item.duur or 0 for _, item in items)
    ids = {meeting.id for meeting in meetings}
    actions = [a for a in register.all(Actie) if a.bijeenkomst_id in ids]
    parties = tuple(_partij(party, meetings, items, actions, total) for party in actieve_partijen(register))
    return Balance(
        vanaf=vanaf,
        tot=tot,
        bijeenkomsten=len(meetings),
        minuten=total,
        partijen=tuple(sorted(parties, key=lambda p: (-p.minuten, -p.punten, p.id))),
        soorten=tuple(_soorten(register, parties, total)),
    )


def _partij(
    organisatie: Organisatie,
    meetings: list[Bijeenkomst],
    items: list[tuple[int, Agendapunt]],
    actions: list[Actie],
    total: int,
) -> PartyShare:
    own = [(index, item) for index, item in items if item.indiener == organisatie.id]
    minutes = sum(item.duur or 0 for _, item in own)
    last = max((index for index, _ in own), default=-1)
    held = [action for action in actions if action.actiehouder == organisatie.id]
    return PartyShare(
        id=organisatie.id,
        naam=organisatie.naam,
        soort=organisatie.soort,
        punten=len(own),
        mede=sum(organisatie.id in item.mede_indieners for _, item in items),
        minuten=minutes,
        procent=_procent(minutes, total),
        laatst=meetings[last].datum if last >= 0 else None,
        sindsdien=len(meetings) - 1 - last,
        acties=len(held),
        open=sum(action.status is Actiestatus.OPEN for action in held),
    )


def _soorten(register: Register, parties: tuple[PartyShare, ...], total: int) -> Iterator[KindShare]:
    minutes, points, count = Counter[str](), Counter[str](), Counter[str]()
    for party in parties:
        minutes[party.soort] += party.minuten
        points[party.soort] += party.punten
        count[party.soort] += 1
    names = register.tafel.soorten if register.tafel else {}
    for soort in [*names, *sorted(count.keys() - names.keys())]:
        share = _procent(minutes[soort], total)
        yield KindShare(soort, names.get(soort, soort), count[soort], points[soort], minutes[soort], share)


def _procent(part: int, whole: int) -> int:
    return round(part * 100 / whole) if whole else 0


def balance_remarks(view: Balance) -> Iterator[str]:
    """Yield Dutch sentences on parties without items, with none in the last two meetings, or with most open actions."""
    period = quantity(view.bijeenkomsten, "bijeenkomst", "bijeenkomsten")
    for party in view.partijen:
        if party.punten == 0:
            with_ = f", wel {quantity(party.mede, 'punt', 'punten')} samen met een ander" if party.mede else ""
            yield f"{party.naam} bracht in {period} niets in{with_}."
    for party in view.partijen:
        if party.laatst and party.sindsdien > 1:
            yield f"{party.naam} bracht voor het laatst iets in op {long_date(party.laatst)}."
    most = max((p.open for p in view.partijen), default=0)
    if most:
        names = ", ".join(p.naam for p in view.partijen if p.open == most)
        yield f"De meeste open acties ({most}): {names}."
