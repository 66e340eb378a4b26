"""Finds the point of a meeting that was typed: its number on the agenda, or a short name of an item on it."""

import re

from tafel_cli.dutch import long_date
from tafel_cli.errors import TafelError
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.register.names import resolve
from tafel_cli.register.numbers import Numbering, Point, point_named
from tafel_cli.register.register import Register

_NUMBER = re.compile(r"\s*\d{1,3}[a-z]?\s*(?:[.,]\s*\d*)?\s*", re.IGNORECASE)


def point_meant(register: Register, numbering: Numbering, meeting: Bijeenkomst, typed: str) -> Point:
    """Return what a typed number (`5`, `5.1`) or name means on the agenda of a meeting; standing items count too.

    Raises TafelError (exit code 2) if it means none or several, or an item that is not on that agenda.
    """
    if is_number(typed):
        return point_named(numbering, meeting, typed)
    here = numbering.numbers.keys() | {*meeting.agenda}
    id_ = resolve(register, ("agendapunt", "vast_punt"), typed, what="punt", among=here)
    if id_ not in here:
        said = f"`{id_}` staat niet op de agenda van {long_date(meeting.datum)}."
        raise TafelError(f"{said} Typ een nummer of de naam van een punt dat er wel op staat.", exit_code=2)
    return Point(meeting.id, id_, None)


def is_number(typed: str) -> bool:
    """Tell whether a text is meant as a number of an agenda, and not as a name."""
    return _NUMBER.fullmatch(typed) is not None
