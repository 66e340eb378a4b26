"""Finds when the table adopted something: in a later meeting, or on a later day outside a meeting."""

from datetime import date
from typing import NamedTuple

from tafel_cli.dutch import long_date
from tafel_cli.errors import TafelError
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus
from tafel_cli.register.names import resolve
from tafel_cli.register.register import Register
from tafel_cli.register.typed_days import day_gone


class TypedMoment(NamedTuple):
    """When something was adopted, as typed: the name of a meeting, or a day; one of the two is None."""

    bijeenkomst: str | None
    dag: str | None


class AdoptionMoment(NamedTuple):
    """When something was adopted: the key that says it and its value, and the day."""

    key: str
    value: str
    day: date

    @property
    def said(self) -> str:
        """Say it in Dutch: `in de bijeenkomst van 3 december 2026`, or `op 3 december 2026`."""
        return f"{'in de bijeenkomst van' if self.key == 'vastgesteld_in' else 'op'} {long_date(self.day)}"


def moment_of(register: Register, typed: TypedMoment, first: date, today: date) -> AdoptionMoment:
    """Return the moment that was typed: after the day `first`, and not after today.

    Raises TafelError (exit code 2) if not one of the two was typed, if the name or the day means nothing, if the
    meeting was not held, or if the moment is too early or still to come.
    """
    if (typed.bijeenkomst is None) == (typed.dag is None):
        said = "Zeg wanneer de tafel dit vaststelde, en op één manier"
        raise TafelError(f"{said}: `--in BIJEENKOMST` of `--op DAG`.", exit_code=2)
    if typed.bijeenkomst is not None:
        meeting = _meeting(register, typed.bijeenkomst)
        made = AdoptionMoment("vastgesteld_in", meeting.id, meeting.datum)
    else:
        day = day_gone(typed.dag or "", today)
        made = AdoptionMoment("vastgesteld_op", day.isoformat(), day)
    if made.day <= first:
        said = f"De tafel stelt dit vast na de bijeenkomst zelf, en die was op {long_date(first)}."
        raise TafelError(f"{said} Kies een latere bijeenkomst of dag.", exit_code=2)
    return made


def _meeting(register: Register, name: str) -> Bijeenkomst:
    """Return the held meeting that a name means."""
    register.demand_read("bijeenkomsten")
    held = {meeting.id for meeting in register.held()}
    id_ = resolve(register, ("bijeenkomst",), name, what="bijeenkomst", among=held)
    meeting = register.get(Bijeenkomst, id_)
    if meeting is None:
        raise TafelError(f"`{id_}` is niet te lezen: bekijk wat er mis is met `tafel check`.", exit_code=1)
    if meeting.status is Bijeenkomststatus.GEPLAND:
        said = f"De bijeenkomst van {long_date(meeting.datum)} staat nog als gepland."
        raise TafelError(f"{said} Is zij geweest? Typ dan eerst `tafel bijeenkomsten hold {id_}`.", exit_code=2)
    if meeting.status is Bijeenkomststatus.GEANNULEERD:
        raise TafelError(f"De bijeenkomst van {long_date(meeting.datum)} ging niet door. Kies een andere.", exit_code=2)
    return meeting
