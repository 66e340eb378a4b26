"""Makes value classes (frozen, slotted, keyword-only), and turns any value into JSON-able data."""

from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, time
from enum import StrEnum
from functools import cache
from typing import Any, NoReturn, TypeVar, cast, dataclass_transform

T = TypeVar("T", bound=type)


class Remembers:
    """A base for a value class with `cached_property`. It has a `__dict__`, because slots hold no cached values."""


@dataclass_transform(frozen_default=True, kw_only_default=True, eq_default=False)
def frozen(kind: T) -> T:
    """Make a value class of a class with annotations. A value equals only itself, because nobody compares values.

    All classes share the methods below, because generating them for each class, as dataclass does, takes a tenth of the
    time of a small check.
    """
    make = dataclass(init=False, eq=False, repr=False, match_args=False, slots=True, kw_only=True)
    made = cast("Any", make(kind))
    made._slots_ = tuple((f.name, getattr(made, f.name).__set__, f.default, f.default_factory) for f in fields(made))
    made.__init__, made.__setattr__, made.__delattr__ = _init, _refuse, _refuse
    return cast("T", made)


def _init(self: Any, **values: object) -> None:  # noqa: ANN401  (any class of values)
    for name, put, default, factory in self._slots_:
        if name in values:
            put(self, values.pop(name))
        elif default is not MISSING:
            put(self, default)
        elif factory is not MISSING:
            put(self, factory())
        else:
            raise TypeError(f"{self.__class__.__name__} needs {name}")
    if values:
        raise TypeError(f"{self.__class__.__name__} has no {', '.join(values)}")


def _refuse(self: object, name: str, *_: object) -> NoReturn:
    raise AttributeError(f"{self.__class__.__name__}.{name} cannot change")


def plain(value: Any) -> Any:  # noqa: ANN401  (whatever a record, a pack or an overview holds)
    """Return a value as JSON-able data: days in ISO 8601, times as HH:MM, tuples as lists, value classes as dicts."""
    if value is None or isinstance(value, str | int):
        return value.value if isinstance(value, StrEnum) else value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    if (names := _names(value.__class__)) is not None:
        return {name: plain(getattr(value, name)) for name in names}
    return [plain(part) for part in value]


@cache
def _names(kind: Any) -> tuple[str, ...] | None:  # noqa: ANN401  (any class)
    """Return the attribute names of a value class or named tuple; None for a list or plain tuple."""
    names = tuple(field.name for field in fields(kind)) if is_dataclass(kind) else getattr(kind, "_fields", None)
    return cast("tuple[str, ...] | None", names)
