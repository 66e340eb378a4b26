"""Numbers what is on an agenda, as the papers do: standing items around the meeting's own list."""

import re
from collections.abc import Iterator, Mapping, Sequence
from string import ascii_lowercase
from typing import NamedTuple

from tafel_cli.dutch import long_date, quantity
from tafel_cli.errors import TafelError
from tafel_cli.kinds.agendapunt import Agendapunt, Doel
from tafel_cli.kinds.bijeenkomst import PAUZE, Bijeenkomst, Vorm
from tafel_cli.kinds.tafel import Plaats, Tafel, VastPunt
from tafel_cli.reading.slips import meant
from tafel_cli.register.register import Register

_NUMBER = re.compile(r"(?P<nr>\d{1,3}[a-z]*)\s*(?P<mark>[.,])?\s*(?P<point>\d{1,3})?", re.IGNORECASE)


def in_order(tafel: Tafel, meeting: Bijeenkomst) -> Iterator[VastPunt | str]:
    """Yield the entries of an agenda in order: standing items, ids of items, and `pauze`.

    A written round has no breaks.
    """
    yield from (punt for punt in tafel.vaste_punten if punt.plaats is Plaats.BEGIN)
    yield from (id_ for id_ in meeting.agenda if id_ != PAUZE or meeting.vorm is not Vorm.SCHRIFTELIJK)
    yield from (punt for punt in tafel.vaste_punten if punt.plaats is Plaats.EINDE)


def point_numbers(ids: Sequence[str], sent: Mapping[str, str]) -> tuple[str, ...]:
    """Return a number for each id: 1, 2, 3 and on, if nothing was sent.

    Else an id keeps the number that was sent and a new item after 5 is 5a, because people refer to those numbers.
    """
    if not sent:
        return tuple(str(count) for count in range(1, len(ids) + 1))
    taken = set(sent.values())
    last = "0"
    numbers = []
    for id_ in ids:
        number = sent.get(id_)
        if number is None:
            number = next(added for added in _added(last.rstrip(ascii_lowercase)) if added not in taken)
            taken.add(number)
        numbers.append(number)
        last = number
    return tuple(numbers)


def _added(number: str) -> Iterator[str]:
    """Yield the numbers to try for a new item after 5: 5a to 5z, then 5za and on."""
    yield from (f"{number}{letter}" for letter in ascii_lowercase)
    yield from _added(f"{number}z")


class Numbering(NamedTuple):
    """The numbers that people at a meeting use, by id, and the table whose `gevraagd` they count.

    `sure`: False if other papers were sent than these numbers are of, so that a number that differs may be right.
    `now`: the table as it is, which counts for an item that came on the agenda after that.
    """

    numbers: Mapping[str, str]
    register: Register
    sure: bool = True
    now: Register | None = None

    def points(self, id_: str) -> int | None:
        """Return how many points an item lists; 0 for a standing item, None if its file cannot be read."""
        asked = self.asked(id_)
        return None if asked is None else len(asked)

    def asked(self, id_: str) -> tuple[str, ...] | None:
        """Return the points that an item lists, as `points` counts them."""
        register = self._of(id_)
        item = register.get(Agendapunt, id_)
        if item is None:
            return None if register.path_of("agendapunt", id_) else ()
        return item.gevraagd

    def decides(self, id_: str) -> bool:
        """Tell whether the points that an item lists are decision points. One that cannot be read may have them."""
        register = self._of(id_)
        item = register.get(Agendapunt, id_)
        return bool(register.path_of("agendapunt", id_)) and (item is None or item.doel is Doel.BESLUITVORMEND)

    def _of(self, id_: str) -> Register:
        return self.register if self.now is None or self.register.path_of("agendapunt", id_) else self.now


def as_it_is(register: Register, meeting: Bijeenkomst) -> Numbering:
    """Return the numbers of a meeting's agenda as it is now. They are not `sure` if papers of it were sent."""
    return Numbering(numbers_now(register, meeting, {}), register, not meeting.sent_papers)


def numbers_now(register: Register, meeting: Bijeenkomst, sent: Mapping[str, str]) -> dict[str, str]:
    """Return the number of each entry of a meeting's agenda, by id; `sent`: numbers that were sent, which stay."""
    entries = in_order(register.tafel, meeting) if register.tafel else ()
    ids = [entry.id if isinstance(entry, VastPunt) else entry for entry in entries if entry != PAUZE]
    return dict(zip(ids, point_numbers(ids, sent), strict=True))


class Point(NamedTuple):
    """What a number of an agenda names: the meeting, an item or standing item, and a decision point, unless of `5`."""

    bijeenkomst: str
    agendapunt: str
    beslispunt: int | None


def point_named(numbering: Numbering, meeting: Bijeenkomst, typed: str) -> Point:
    """Return what a typed number (`5.1`, `5`) names on the agenda of a meeting.

    Raises TafelError (exit code 2) with the numbers to choose from if the agenda has no such number.
    """
    match = _NUMBER.fullmatch(typed.strip())
    if match is None:
        raise TafelError(
            f"`{typed}` is geen nummer van een punt. Typ het zoals op de agenda: `5` of `5.1`.", exit_code=2
        )
    nr, point = match["nr"].lower(), int(match["point"]) if match["point"] else None
    if point is not None and match["mark"] == ",":
        raise TafelError(f"`{typed}` is geen nummer van een punt; {meant(f'{nr}.{point}')}", exit_code=2)
    found = [id_ for id_, number in numbering.numbers.items() if number == nr]
    if not found:
        choice = ", ".join(f"`{number}`" for number in numbering.numbers.values())
        said = f"De agenda van {long_date(meeting.datum)} heeft geen punt {nr}."
        raise TafelError(f"{said} Kies uit: {choice}." if choice else said, exit_code=2)
    if point is not None:
        _demand_listed(numbering, found[0], nr, point)
    return Point(meeting.id, found[0], point)


def _demand_listed(numbering: Numbering, id_: str, nr: str, point: int) -> None:
    """Raise TafelError if an item lists no point with a number. One that cannot be read may list it."""
    count = numbering.points(id_)
    if count is None or 1 <= point <= count:
        return
    if count == 0:
        raise TafelError(f"Punt {nr} heeft geen beslispunten. Typ `{nr}`.", exit_code=2)
    choice = ", ".join(f"`{nr}.{each}`" for each in range(1, count + 1))
    raise TafelError(f"Punt {nr} heeft {quantity(count, 'punt', 'punten')}. Kies uit: {choice}.", exit_code=2)
