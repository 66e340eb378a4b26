"""Reads the types of fields (marks) from annotations. The decoder, the JSON Schema and velden.md follow them."""

from datetime import date, time
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, NamedTuple, Union, get_args, get_origin

from tafel_cli.value_class import fields, is_value_class


class Text(NamedTuple):
    """Marks a text of at most `max` code points; `one_line`: it may hold no line break, because it is a title."""

    max: int = 2_000
    one_line: bool = False


class Number(NamedTuple):
    """Marks a whole number between two bounds, both included."""

    low: int
    high: int


class Ref(NamedTuple):
    """Marks the id of a document, or the name of an actor, theme, kind of party or standing item.

    `or_date`: a date may stand there instead.
    """

    kinds: tuple[str, ...]
    or_date: bool = False


class Variant(NamedTuple):
    """Marks a group of keys in which the value of `key` decides the others; `kinds`: (value, class) pairs."""

    key: str
    kinds: tuple[tuple[str, type], ...]


class Attachment(NamedTuple):
    """Marks the name of a file below data/bijlagen/."""


class Commit(NamedTuple):
    """The id of a commit, or its first digits: 7 to 64 hexadecimal digits."""


class Choice(NamedTuple):
    """One word of a vocabulary."""

    vocabulary: type[StrEnum]


class Day(NamedTuple):
    """An ISO date."""


class Clock(NamedTuple):
    """A time of day, HH:MM."""


class Group(NamedTuple):
    """A group of keys: the attributes of a class."""

    kind: type


class Short(NamedTuple):
    """Marks a group that may be written short: as the value of one key, if it says no more than that."""

    kind: type
    key: str


class Many(NamedTuple):
    """A list of values."""

    item: "Mark"


class Named(NamedTuple):
    """A mapping with values of one type; `kinds`: what its keys refer to, empty for nothing."""

    value: "Mark"
    kinds: tuple[str, ...]


Mark = Text | Number | Ref | Variant | Attachment | Commit | Choice | Day | Clock | Group | Short | Many | Named

RESERVED = {"actor": ("voorzitter", "secretariaat"), "allen": ("allen",), "pauze": ("pauze",)}
ROLES = frozenset((*RESERVED["actor"], *RESERVED["allen"]))  # they stand where a party may stand, so no party has one

Titel = Annotated[str, Text(300, one_line=True)]
OrganisatieId = Annotated[str, Ref(("organisatie",))]
PartijId = Annotated[str, Ref(("organisatie", "actor"))]
ThemaId = Annotated[str, Ref(("thema",))]
Punt = Annotated[str, Ref(("agendapunt", "vast_punt"))]
Bijlagenaam = Annotated[str, Attachment()]
Versie = Annotated[str, Commit()]


class Key(NamedTuple):
    """A key of a record or group: the type of its value, and whether it is required."""

    mark: Mark
    required: bool


@cache
def keys(kind: type) -> dict[str, Key]:
    """Return the keys of a record or group, in the order of declaration."""
    return {field.name: Key(mark_of(field.type), field.required) for field in fields(kind) if field.name != "document"}


def mark_of(hint: object) -> Mark:
    """Return the mark of an annotation; raises TypeError for a type without a decoder."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return mark_of(next(arm for arm in get_args(hint) if arm is not NoneType))
    if origin is Annotated and isinstance(mark := get_args(hint)[1], Mark):
        return mark
    if origin is tuple:
        return Many(mark_of(get_args(hint)[0]))
    if origin is dict:
        names, values = get_args(hint)
        return Named(mark_of(values), get_args(names)[1].kinds if get_origin(names) is Annotated else ())
    return _plain(hint)


def _plain(hint: object) -> Mark:
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Choice(hint)
    if isinstance(hint, type) and is_value_class(hint):
        return Group(hint)
    plain: dict[object, Mark] = {str: Text(), date: Day(), time: Clock()}
    if hint not in plain:
        raise TypeError(hint)
    return plain[hint]


def inner(mark: Mark) -> Mark:
    """Return the mark of the values in a list or mapping, however nested, or the mark itself; of a Short its Group."""
    while isinstance(mark, Many | Named):
        mark = mark.item if isinstance(mark, Many) else mark.value
    return Group(mark.kind) if isinstance(mark, Short) else mark


def group_keys(mark: Mark) -> tuple[str, ...]:
    """Return the keys of a group, however it may be written; empty for another type of field."""
    match mark:
        case Group(kind) | Short(kind):
            return tuple(keys(kind))
        case Variant(_, kinds):
            return tuple({name: None for _, kind in kinds for name in keys(kind)})
        case _:
            return ()
