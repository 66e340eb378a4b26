"""The work agreements in force: their rules of one kind, and the last day for papers that follows from a rule."""

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.kinds.werkafspraak import Inbrengtermijn, Regel, Verzendtermijn, Werkafspraak, Werkafspraakstatus
from tafel_cli.register.register import Register
from tafel_cli.register.working_days import werkdagen_na

R = TypeVar("R", bound=Regel)
Termijn = Inbrengtermijn | Verzendtermijn


def geldend(register: Register) -> tuple[Werkafspraak, ...]:
    """Return the agreements in force, by number."""
    found = [a for a in register.all(Werkafspraak) if a.status is Werkafspraakstatus.GELDEND]
    return tuple(sorted(found, key=lambda a: (len(a.nummer), a.nummer)))


def regels(register: Register, kind: type[R]) -> Iterator[tuple[Werkafspraak, R]]:
    """Yield every rule of a kind in the agreements in force, each with its agreement."""
    for agreement in geldend(register):
        for rule in agreement.regels:
            if isinstance(rule, kind):
                yield agreement, rule


def regel(register: Register, kind: type[R]) -> R | None:
    """Return the first rule of a kind in the agreements in force, or None."""
    return next((rule for _, rule in regels(register, kind)), None)


def laatste_dag(rule: Termijn, meeting: Bijeenkomst) -> date:
    """Return the last day on which papers for a meeting may come in, or go out."""
    return werkdagen_na(meeting.datum, -rule.werkdagen)


def uiterlijk(register: Register, kind: type[Termijn], meeting: Bijeenkomst) -> date | None:
    """Return the last day for papers by the rule of a kind in force; None when no agreement has one."""
    rule = regel(register, kind)
    return laatste_dag(rule, meeting) if rule else None
