"""Groups what goes with the same key, in the order in which it comes; the work grows with the number of pairs."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


def grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, tuple[T, ...]]:
    """Return each key with what goes with it."""
    found: dict[K, list[T]] = defaultdict(list)
    for key, each in pairs:
        found[key].append(each)
    return {key: tuple(many) for key, many in found.items()}
