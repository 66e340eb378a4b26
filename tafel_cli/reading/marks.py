"""What an annotation says about a field: read here once, followed by the decoder, the JSON Schema and the guide."""

from dataclasses import MISSING, fields, is_dataclass
from datetime import date, time
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, NamedTuple, Union, get_args, get_origin


class Text(NamedTuple):
    """Marks a text field; `max` in code points; `one_line`: what is printed as a title has no line breaks."""

    max: int = 2_000
    one_line: bool = False


class Number(NamedTuple):
    """Marks a whole number between two bounds, both allowed."""

    low: int
    high: int


class Ref(NamedTuple):
    """Marks a text field that names a document (or an actor, theme, kind of party, standing item)."""

    kinds: tuple[str, ...]
    or_date: bool = False


class Variant(NamedTuple):
    """Marks a group of fields in which one key decides which other keys there are: its value → class."""

    key: str
    kinds: tuple[tuple[str, type], ...]


class Attachment(NamedTuple):
    """Marks a text field that names a file below data/bijlagen/."""


class Choice(NamedTuple):
    """One word of a vocabulary."""

    vocabulary: type[StrEnum]


class Day(NamedTuple):
    """An ISO date."""


class Clock(NamedTuple):
    """Hours and minutes."""


class Group(NamedTuple):
    """Fields that belong together: a class whose attributes are the keys."""

    kind: type


class Many(NamedTuple):
    """A list of values."""

    item: "Mark"


class Named(NamedTuple):
    """Names with values of one type; `kinds` is what the names refer to, if they refer to anything."""

    value: "Mark"
    kinds: tuple[str, ...]


Mark = Text | Number | Ref | Variant | Attachment | Choice | Day | Clock | Group | Many | Named

RESERVED = {"actor": ("voorzitter", "secretariaat"), "allen": ("allen",), "pauze": ("pauze",)}

Titel = Annotated[str, Text(300, one_line=True)]
OrganisatieId = Annotated[str, Ref(("organisatie",))]
PartijId = Annotated[str, Ref(("organisatie", "actor"))]
ThemaId = Annotated[str, Ref(("thema",))]
Punt = Annotated[str, Ref(("agendapunt", "vast_punt"))]
Bijlagenaam = Annotated[str, Attachment()]


class Key(NamedTuple):
    """A key of a record or of a part of one: what its value is, and whether it must be there."""

    mark: Mark
    required: bool


@cache
def keys(kind: type) -> dict[str, Key]:
    """Return the keys of a record or of a part of one, in the order in which they are declared."""
    return {
        field.name: Key(mark_of(field.type), field.default is MISSING and field.default_factory is MISSING)
        for field in fields(kind)
        if field.name != "document"
    }


def mark_of(hint: object) -> Mark:
    """Return what an annotation says; raises TypeError for one that no reader of fields knows."""
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
    if isinstance(hint, type) and is_dataclass(hint):
        return Group(hint)
    plain: dict[object, Mark] = {str: Text(), date: Day(), time: Clock()}
    if hint not in plain:
        raise TypeError(hint)
    return plain[hint]


def inner(mark: Mark) -> Mark:
    """Return what a list or a table is made of, or the mark itself."""
    while isinstance(mark, Many | Named):
        mark = mark.item if isinstance(mark, Many) else mark.value
    return mark
