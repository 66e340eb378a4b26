"""Makes value classes (frozen, keyword-only), and turns any value into JSON-able data."""

from datetime import date, time
from enum import StrEnum
from typing import Any, ClassVar, NamedTuple, NoReturn, TypeVar, cast, dataclass_transform, get_origin

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


class _Declared:
    """What both kinds of value class share. They are made here and not by dataclass, which takes four times as long."""

    __match_args__: ClassVar[tuple[str, ...]] = ()
    _declared_: ClassVar[tuple[Field, ...]] = ()
    _known_: ClassVar[frozenset[str]] = frozenset()
    _required_: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls) -> None:
        own = cls.__dict__
        declared = {field.name: field for base in reversed(cls.__bases__) for field in getattr(base, "_declared_", ())}
        declared |= {
            name: Field(name, hint, own.get(name, _REQUIRED))
            for name, hint in own.get("__annotations__", {}).items()
            if get_origin(hint) is not ClassVar
        }
        cls._declared_ = (*declared.values(),)
        cls.__match_args__ = tuple([field.name for field in cls._declared_])  # type: ignore[misc]
        cls._known_ = frozenset(cls.__match_args__)
        cls._required_ = frozenset([field.name for field in cls._declared_ if field.required])

    def _fill(self, values: dict[str, object]) -> None:
        """Set the values; what is not given is the default of the class."""
        if not self._required_ <= values.keys() <= self._known_:
            wrong = sorted(self._required_ - values.keys()) or sorted(values.keys() - self._known_)
            raise TypeError(f"{self.__class__.__name__} takes {', '.join(self.__match_args__)}; see {', '.join(wrong)}")
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{self.__class__.__name__}.{name} cannot change")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{self.__class__.__name__}.{name} cannot change")


@dataclass_transform(frozen_default=True, kw_only_default=True, eq_default=False)
class Frozen(_Declared):
    """The base of a value class: it cannot change, and every value is given by its name.

    A value equals only itself, because nobody compares values.
    """

    def __init__(self, **values: object) -> None:
        self._fill(values)


@dataclass_transform(frozen_default=True, eq_default=False)
class Placed(_Declared):
    """The base of a value class like Frozen, of which the values may be given by their place too.

    It serves where nobody unpacks or compares a named tuple, because that takes three times as long to make.
    """

    def __init__(self, *given: object, **values: object) -> None:
        self._fill(dict(zip(self.__match_args__, given, strict=False)) | values)


def is_value_class(kind: type) -> bool:
    """Tell whether a class is a value class."""
    return issubclass(kind, _Declared)


def fields(kind: type) -> tuple[Field, ...]:
    """Return the attributes of a value class in the order of declaration; empty for any other class."""
    return cast("tuple[Field, ...]", getattr(kind, "_declared_", ()))


def with_changes(value: V, **changes: object) -> V:
    """Return a value like this one, with other values for some attributes. Raises TypeError for one it has not."""
    kept = {field.name: getattr(value, field.name) for field in fields(value.__class__)}
    return value.__class__(**(kept | changes))


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
