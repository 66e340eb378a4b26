"""What the agreements in force ask of a pack: one rule of a kind, and the days that follow from it."""

from typing import TypeVar

from tafel_cli.kinds.werkafspraak import Regel, Status, Werkafspraak
from tafel_cli.register import Register

R = TypeVar("R", bound=Regel)


def regel(register: Register, kind: type[R]) -> R | None:
    """Return the first rule of a kind in an agreement that holds, or None."""
    for agreement in register.all(Werkafspraak):
        if agreement.status is Status.GELDEND:
            for rule in agreement.regels:
                if isinstance(rule, kind):
                    return rule
    return None
