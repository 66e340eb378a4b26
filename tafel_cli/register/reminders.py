"""Gathers what the secretariat reminds each party of before a meeting: the days, its open actions, its own board."""

from datetime import date, time
from typing import NamedTuple

from tafel_cli.kinds.actie import Actie, Actiesoort, Actiestatus
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.kinds.organisatie import Organisatie
from tafel_cli.kinds.werkafspraak import Inbrengtermijn
from tafel_cli.register.agreements import laatste_dag, regel
from tafel_cli.register.register import Register
from tafel_cli.register.standing import actieve_partijen, board_of, verwacht_op, waiting_for


class OwnAction(NamedTuple):
    """An open action of a party. `helpt`: it is with the holder, and no holder itself; `allen`: all parties hold it."""

    id: str
    actie: str
    uiterlijk: date
    toezegging: bool
    helpt: bool
    allen: bool


class OwnBoard(NamedTuple):
    """A decision on which the board of a party has yet to answer; `verwacht`: None if no day is known."""

    besluit: str
    tekst: str
    orgaan: str | None
    verwacht: date | None


class Reminder(NamedTuple):
    """What a party is reminded of; nothing in it is about another party."""

    partij: str
    naam: str
    acties: tuple[OwnAction, ...]
    besturen: tuple[OwnBoard, ...]


class ClosingDay(NamedTuple):
    """The last day, and the time on it, to bring in items for a meeting; `voorbij`: it has been."""

    dag: date
    uur: time | None
    voorbij: bool


def closing_day(register: Register, meeting: Bijeenkomst, today: date) -> ClosingDay | None:
    """Return the last day to bring in items; None if no agreement sets one."""
    rule = regel(register, Inbrengtermijn)
    if rule is None:
        return None
    day = laatste_dag(rule, meeting)
    return ClosingDay(day, rule.uur, voorbij=day < today)


def reminders(register: Register, party: str | None = None) -> tuple[Reminder, ...]:
    """Return a reminder for each party that takes part, by id; for only one with `party`."""
    parties = [one for one in actieve_partijen(register) if party in (None, one.id)]
    return tuple(_reminder(register, one) for one in parties)


def _reminder(register: Register, party: Organisatie) -> Reminder:
    actions = [
        OwnAction(
            id=one.id,
            actie=one.actie,
            uiterlijk=one.uiterlijk,
            toezegging=one.soort is Actiesoort.TOEZEGGING,
            helpt=party.id in one.met and one.actiehouder != party.id,
            allen=one.actiehouder == "allen",
        )
        for one in register.all(Actie)
        if one.status is Actiestatus.OPEN and party.id in _doing(one, party.id)
    ]
    boards = [
        OwnBoard(one.id, one.besluit, board_of(register, one, party.id), verwacht_op(register, one, party.id))
        for one in register.all(Besluit)
        if party.id in waiting_for(register, one)
    ]
    return Reminder(
        partij=party.id,
        naam=party.naam,
        acties=tuple(sorted(actions, key=lambda action: (action.uiterlijk, action.id))),
        besturen=tuple(sorted(boards, key=lambda board: (board.verwacht or date.max, board.besluit))),
    )


def _doing(action: Actie, party: str) -> tuple[str, ...]:
    """Return who does an action; `party` too if all do."""
    return (action.actiehouder, *action.met, *((party,) if action.actiehouder == "allen" else ()))
