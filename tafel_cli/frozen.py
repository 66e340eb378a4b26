"""The one way a class of values is made here: frozen, slotted, keyword-only."""

from dataclasses import dataclass
from typing import TypeVar, cast, dataclass_transform

T = TypeVar("T", bound=type)


@dataclass_transform(frozen_default=True, kw_only_default=True, eq_default=False)
def frozen(kind: T) -> T:
    """Make a class of values. Two of them are equal when they are the same.

    Nobody compares or prints them; making those methods for every class would cost a small check a tenth of its time.
    """
    return cast("T", dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)(kind))
