"""Makes value classes (frozen, slotted, keyword-only), and turns any value into JSON-able data."""

from datetime import date, time
from enum import StrEnum
from typing import Any, ClassVar, NamedTuple, NoReturn, TypeVar, cast, dataclass_transform, get_origin

T = TypeVar("T", bound=type)
V = TypeVar("V")
_REQUIRED = object()


class Field(NamedTuple):
    """A declared attribute of a value class: its name, its annotation, and its default."""

    name: str
    type: Any
    default: object

    @property
    def required(self) -> bool:
        """Tell whether a value must be given, because there is no default."""
        return self.default is _REQUIRED


class Remembers:
    """A base for a value class with `cached_property`. It has a `__dict__`, because slots hold no cached values."""


@dataclass_transform(frozen_default=True, kw_only_default=True, eq_default=False)
def frozen(kind: T) -> T:
    """Make a value class of a class with annotations. A value equals only itself, because nobody compares values.

    It is made here and not by dataclass, which takes four times as long for each of a hundred classes: some hundredths
    of a command.
    """
    space = dict(kind.__dict__)
    inherited = {field.name: field for base in reversed(kind.__mro__[1:]) for field in fields(base)}
    own = {
        name: Field(name, hint, space.pop(name, _REQUIRED))
        for name, hint in space.get("__annotations__", {}).items()
        if get_origin(hint) is not ClassVar
    }
    for name in ("__dict__", "__weakref__"):
        space.pop(name, None)
    space["__slots__"] = tuple(name for name in own if name not in inherited)
    space["__match_args__"] = tuple(inherited | own)
    made = cast("Any", type(kind)(kind.__name__, kind.__bases__, space))
    made.__qualname__ = kind.__qualname__
    made._declared_ = (*(inherited | own).values(),)
    made._slots_ = tuple((field.name, getattr(made, field.name).__set__, field.default) for field in made._declared_)
    made.__init__, made.__setattr__, made.__delattr__ = _init, _refuse, _refuse
    return cast("T", made)


def is_value_class(kind: type) -> bool:
    """Tell whether a class was made by `frozen`, or inherits from one that was."""
    return hasattr(kind, "_declared_")


def fields(kind: type) -> tuple[Field, ...]:
    """Return the attributes of a value class in the order of declaration; empty for any other class."""
    return cast("tuple[Field, ...]", getattr(kind, "_declared_", ()))


def with_changes(value: V, **changes: object) -> V:
    """Return a value like this one, with other values for some attributes. Raises TypeError for one it has not."""
    kept = {field.name: getattr(value, field.name) for field in fields(value.__class__)}
    return value.__class__(**(kept | changes))


def _init(self: Any, **values: object) -> None:  # noqa: ANN401  (any class of values)
    for name, put, default in self._slots_:
        if name in values:
            put(self, values.pop(name))
        elif default is not _REQUIRED:
            put(self, default)
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
    names = getattr(value.__class__, "__match_args__", None)  # also of a named tuple and of a dataclass
    if names is not None:
        return {name: plain(getattr(value, name)) for name in names}
    return [plain(part) for part in value]
