"""Finds the rules of the work agreements in force, and the last day for papers that such a rule sets."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeVar

from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.kinds.werkafspraak import Inbrengtermijn, Regel, Verzendtermijn, Werkafspraak, Werkafspraakstatus
from tafel_cli.register.register import Register
from tafel_cli.register.standing import dag_van
from tafel_cli.register.working_days import werkdagen_na

R = TypeVar("R", bound=Regel)
Termijn = Inbrengtermijn | Verzendtermijn


def geldend(register: Register) -> tuple[Werkafspraak, ...]:
    """Return the agreements in force, sorted by number (`2` before `10`)."""
    found = [a for a in register.all(Werkafspraak) if a.status is Werkafspraakstatus.GELDEND]
    return tuple(sorted(found, key=lambda a: (len(a.nummer), a.nummer)))


def geldt_vanaf(register: Register, agreement: Werkafspraak) -> date | None:
    """Return the first day on which an agreement is in force, the day after it was made; None if that is unknown."""
    made = dag_van(register, agreement.vastgesteld)
    return made + timedelta(days=1) if made else None


def regels(register: Register, kind: type[R]) -> Iterator[tuple[Werkafspraak, R]]:
    """Yield (agreement, rule) for every rule of a kind in the agreements in force."""
    for agreement in geldend(register):
        for rule in agreement.regels:
            if isinstance(rule, kind):
                yield agreement, rule


def regel(register: Register, kind: type[R]) -> R | None:
    """Return the first rule of a kind in the agreements in force; None if they have no such rule."""
    return next((rule for _, rule in regels(register, kind)), None)


def laatste_dag(rule: Termijn, meeting: Bijeenkomst) -> date:
    """Return the last day for papers: `rule.werkdagen` working days before the meeting."""
    return werkdagen_na(meeting.datum, -rule.werkdagen)


def uiterlijk(register: Register, kind: type[Termijn], meeting: Bijeenkomst) -> date | None:
    """Return the last day for papers by the first rule of a kind; None if no agreement in force has such a rule."""
    rule = regel(register, kind)
    return laatste_dag(rule, meeting) if rule else None
