"""Finds the party that a typed word means: its id, its name, words of it from their start, or a function at it."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from tafel_cli.kinds.organisatie import Organisatie, Organisatiestatus
from tafel_cli.reading.minute_words import SMALL_WORDS
from tafel_cli.register.register import Register
from tafel_cli.value_class import Frozen

_ACTORS = {"voorzitter": "voorzitter", "secretariaat": "secretariaat"}
_ALL = {"allen": "allen", "alle partijen": "allen"}
_ARTICLE = re.compile(r"(?:de|het)\s+(?=\S)", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*(?:,|\+|&|\ben\b)\s*", re.IGNORECASE)
_LEAST = 3  # letters of the longest word of a name
_MOST_WORDS, _LONGEST = 6, 200


class Meant(NamedTuple):
    """Which ids a typed name can mean. `function`: it is a function at these parties, and no name of theirs."""

    ids: tuple[str, ...]
    function: bool = False


class Parties(Frozen):
    """The names by which parties, the chair and the secretariat are called at a meeting. `guests`: those who came."""

    register: Register
    guests: tuple[str, ...] = ()

    @cached_property
    def _active(self) -> tuple[Organisatie, ...]:
        return tuple(one for one in self.register.all(Organisatie) if one.status is Organisatiestatus.ACTIEF)

    def meant(self, typed: str, *, everybody: bool = False) -> Meant:
        """Return the ids that a typed name can mean; an article before it is ignored if it is part of no name.

        `everybody`: `allen` is a name too.
        """
        found = self._meant(typed, everybody=everybody)
        match = _ARTICLE.match(typed.strip())
        return found if found.ids or not match else self._meant(typed.strip()[match.end() :], everybody=everybody)

    def _meant(self, typed: str, *, everybody: bool) -> Meant:
        name = " ".join(typed[:_LONGEST].casefold().split())
        if whole := {**_ACTORS, **(_ALL if everybody else {})}.get(name):
            return Meant((whole,))
        if same := tuple(id_ for id_ in self.register.ids("organisatie") if name in self._whole_names(id_)):
            return Meant(same)
        words = _words(name)
        if max(map(len, words), default=0) < _LEAST:
            return Meant(())
        if near := tuple(one.id for one in self._active if _in(words, one.id) or _in(words, one.naam)):
            return Meant(near)
        at = [id_ for id_, functions in self._functions if any(_in(words, function) for function in functions)]
        return Meant(tuple(at), function=bool(at))

    def _whole_names(self, id_: str) -> tuple[str, ...]:
        party = self.register.get(Organisatie, id_)
        return (id_.casefold(), party.naam.casefold()) if party else (id_.casefold(),)

    @cached_property
    def _functions(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The functions at each party, and those of the chair and the secretary."""
        tafel = self.register.tafel
        own: tuple[tuple[str, tuple[str, ...]], ...] = ()
        if tafel:
            own = (("voorzitter", (tafel.voorzitter.functie,)), ("secretariaat", (tafel.secretaris.functie,)))
        seats = (
            (one.id, tuple(f for seat in one.deelnemers for f in (seat.functie, seat.vervanger) if f))
            for one in self._active
        )
        return (*own, *seats)

    def is_former(self, id_: str) -> bool:
        """Tell whether a party left the table."""
        party = self.register.get(Organisatie, id_)
        return party is not None and party.status is Organisatiestatus.VOORMALIG

    def name(self, id_: str) -> str:
        """Return the name of a party; the id of another actor, or of a party whose file cannot be read."""
        party = self.register.get(Organisatie, id_)
        return party.naam if party else id_

    def guest(self, typed: str) -> str | None:
        """Return the guest of the meeting that a typed name can mean; None if it means none."""
        words = _words(typed[:_LONGEST].casefold())
        telling = max(map(len, words), default=0) >= _LEAST
        return next((guest for guest in self.guests if telling and _in(words, guest)), None)

    def kind(self, typed: str) -> str | None:
        """Return the name of the kind of party that a typed word is, also in the plural: `corporaties`; else None."""
        word = re.sub(r"(?:'?s|en|n)$", "", typed.strip().casefold())
        tafel = self.register.tafel
        names = tafel.soorten.values() if tafel and len(word) > _LEAST else ()
        return next((name for name in names if word in name.casefold()), None)

    def begins(self, text: str) -> bool:
        """Tell whether a text begins with a name, function, guest or kind, as one or more whole words."""
        words = re.split(r"[\s,:;(+]+", text, maxsplit=_MOST_WORDS)[:_MOST_WORDS]
        first = next((word.casefold() for word in words if word.casefold() not in ("de", "het")), "")
        if not first or first in SMALL_WORDS:
            return False
        return any(self._is_called(" ".join(words[:count])) for count in range(len(words), 0, -1))

    def _is_called(self, name: str) -> bool:
        found = self.meant(name, everybody=True)
        if found.ids and not found.function:
            return True
        words = set(_words(name.casefold()))
        titles = (each for _, functions in self._functions for each in functions) if found.ids else self.guests
        return any(words <= set(_words(title.casefold())) for title in titles if words) or bool(self.kind(name))


def separated(text: str) -> list[tuple[str, str]]:
    """Return the names in an enumeration, each with what stands behind it between brackets: `gem (raad), rijnzicht`."""
    found, here, depth = [], 0, 0
    marks = list(_marks(text))
    for at, end, mark in marks:
        if mark in "()":
            depth = max(0, depth + (1 if mark == "(" else -1))
        elif depth == 0:
            found.append(text[here:at])
            here = end
    found.append(text[here:])
    return [_bracketed(part.strip(" .\t\n")) for part in found]


def _marks(text: str) -> Iterator[tuple[int, int, str]]:
    for match in re.finditer(rf"[()]|{_SEPARATOR.pattern}", text, re.IGNORECASE):
        yield match.start(), match.end(), match.group()


def _bracketed(part: str) -> tuple[str, str]:
    name, bracket, inside = part.partition("(")
    return name.strip(), inside.rstrip(" )").strip() if bracket else ""


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _in(words: Iterable[str], name: str) -> bool:
    """Tell whether words begin words of a name that stand beside each other."""
    typed, whole = list(words), _words(name.casefold())
    return any(
        all(word.startswith(start) for start, word in zip(typed, whole[at:], strict=False))
        for at in range(len(whole) - len(typed) + 1)
    )
