"""Finds the day that somebody typed for a command: `15 januari 2027`, `15-1`, `2027-01-15`, `volgende bijeenkomst`."""

from datetime import date

from tafel_cli.dutch import capitalized, weekday_date
from tafel_cli.errors import TafelError
from tafel_cli.reading.days import TypedDay, first_after, last_until, moved_back, whole_day
from tafel_cli.register.register import Register


def day_to_come(typed: str, after: date, register: Register | None = None) -> date:
    """Return the typed day; without a year the first one after a day.

    `register`: `volgende bijeenkomst` means the first meeting after that day. Raises TafelError (exit code 2) if it is
    no day, if the calendar does not have it, or if its weekday does not fit.
    """
    day = _read(typed)
    if not day.next:
        return day_meant(day, first_after(day, after), typed)
    if register is None:
        raise _no_day(typed)
    if not (later := register.that_go_on(after)):
        raise TafelError("Er is nog geen volgende bijeenkomst gepland. Typ een dag, zoals `15-1-2027`.", exit_code=2)
    return later[0].datum


def day_gone(typed: str, until: date) -> date:
    """Return the typed day on which something was done; without a year the last one up to a day.

    Raises TafelError (exit code 2) as `day_to_come` does, or if it comes after that day.
    """
    day = _read(typed)
    if day.next:
        raise _no_day(typed)
    found = day_meant(day, last_until(day, until), typed)
    if found > until:
        raise TafelError(
            f"{capitalized(weekday_date(found))} is nog niet geweest. Typ de dag waarop het gebeurde.", exit_code=2
        )
    return found


def _read(typed: str) -> TypedDay:
    day = whole_day(typed)
    if day is None:
        raise _no_day(typed)
    return day


def day_meant(day: TypedDay, found: date | None, typed: str) -> date:
    """Return the day that was found for a typed one. Raises TafelError if there is none, or on another weekday."""
    if found is None:
        raise TafelError(f"De dag `{typed.strip()}` bestaat niet.", exit_code=2)
    if day.weekday is not None and day.weekday != found.weekday():
        said = f"De dag klopt niet: hier staat `{day.own_weekday}`, maar dat is {weekday_date(found)}."
        raise TafelError(f"{said} Typ de goede dag.", exit_code=2)
    return moved_back(day, found)


def _no_day(typed: str) -> TafelError:
    return TafelError(f"`{typed}` is geen dag. Typ bijvoorbeeld `15 januari 2027` of `15-1-2027`.", exit_code=2)
