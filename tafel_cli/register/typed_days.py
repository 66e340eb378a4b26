"""Finds the day or time that somebody typed for a command: `15-1-2027`, `ma 15-1`, `volgende bijeenkomst`."""

import re
from datetime import date, time

from tafel_cli.dutch import capitalized, long_date, weekday_date
from tafel_cli.errors import TafelError
from tafel_cli.reading.days import TypedDay, first_after, just_gone, last_until, leading_day, moved_back, whole_day
from tafel_cli.register.register import Register

_TIME = re.compile(r"(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:\s*uur)?", re.IGNORECASE)
_HOURS, _MINUTES = 24, 60
_SHOWN = date(2027, 1, 15)
_FEW = 2  # words that are shown of what is no day


def day_to_come(typed: str, after: date, register: Register | None = None) -> date:
    """Return the typed day; without a year the first one after a day.

    `register`: `volgende bijeenkomst` means the first meeting after that day. Raises TafelError (exit code 2) if it is
    no day, if the calendar does not have it, or if its weekday does not fit.
    """
    day = _read(typed)
    if not day.next:
        meant = day_meant(day, first_after(day, after), typed)
        if just_gone(day, after):
            raise TafelError(
                f"Bedoelt u {long_date(meant)}? Typ het jaar erbij, want die dag was er pas ook.", exit_code=2
            )
        return meant
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
    return TafelError(f"`{typed}` is geen dag. Typ bijvoorbeeld `{long_date(_SHOWN)}` of `15-1-2027`.", exit_code=2)


def clock_typed(typed: str) -> time:
    """Return the time that was typed: `15:00` or `15.00 uur`. Raises TafelError (exit code 2) if it is none."""
    match = _TIME.fullmatch(typed.strip())
    if match and int(match["hour"]) < _HOURS and int(match["minute"]) < _MINUTES:
        return time(int(match["hour"]), int(match["minute"]))
    raise TafelError(f"`{typed}` is geen tijd. Typ bijvoorbeeld `15:00`.", exit_code=2)


def days_typed(typed: str, after: date) -> tuple[date, ...]:
    """Return the days of an enumeration, such as `11-2-2027 15-4 en 17-6`.

    One without a year is the first one after the day before it. Raises TafelError (exit code 2) as `day_to_come` does,
    or if another word stands among them.
    """
    found: list[date] = []
    rest = typed
    while rest.strip(" ,"):
        edge = leading_day(re.sub(r"^[\s,]*en\s+", "", rest, flags=re.IGNORECASE))
        if edge is None or edge.day.next or edge.day.before:
            raise _no_day(" ".join(rest.strip(" ,").split(",")[0].split()[:_FEW]))
        here = rest[: len(rest) - len(edge.rest)] if edge.rest else rest
        found.append(day_meant(edge.day, first_after(edge.day, found[-1] if found else after), here.strip(" ,")))
        rest = edge.rest
    return tuple(found)
