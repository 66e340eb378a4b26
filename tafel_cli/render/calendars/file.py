"""Meetings as a calendar file (RFC 5545) that calendars of any make read; a text in it can only ever be a text."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from tafel_cli.dutch import long_date
from tafel_cli.reading.characters import ORDER, toon
from tafel_cli.value_class import frozen

if TYPE_CHECKING:
    from icalendar import Event, Timezone

ZONE = "Europe/Amsterdam"
_HOST = "tafel.invalid"  # a name that can never be anybody's (RFC 2606)
_SUMMER = ("CEST", datetime(1981, 3, 29, 2), (1, 2), 3)  # noqa: DTZ001  (a clock time of the zone itself)
_WINTER = ("CET", datetime(1996, 10, 27, 3), (2, 1), 10)  # noqa: DTZ001  (the same)
_COLONS = re.compile(r"(?<=\r\n )([^\S\r\n]*):(?=:)")


@frozen
class CalendarEntry:
    """A meeting as a calendar shows it; a written one takes the day and nobody's hours.

    `gewijzigd`: when this version of it was recorded (ISO 8601), None when it was not.
    """

    tafel: str
    id: str
    datum: date
    aanvang: time
    einde: time
    schriftelijk: bool
    locatie: str | None
    verplaatst_van: date | None
    volgnummer: int
    gewijzigd: str | None
    toelichting: str = ""
    geannuleerd: bool = False


def calendar_file(afspraken: Iterable[CalendarEntry], naam: str = "") -> bytes:
    """Return a calendar that announces and invites nobody: an invitation would ask whoever imports it for an answer.

    `naam`: what the calendar is called by those who subscribe to it; they look once a day.
    """
    from icalendar import Calendar, vText  # as slow to load as a small check, and few commands make a calendar

    made = Calendar()
    about = {"prodid": "-//tafel//tafel//NL", "version": "2.0", "calscale": "GREGORIAN", "method": "PUBLISH"}
    for name, value in about.items():
        made.add(name, value)
    if naam:
        made.add("x-wr-calname", vText(_text(naam)))  # what icalendar does not know, it would not escape
        made.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
        made.add("x-published-ttl", "P1D")
    made.add_component(_amsterdam())
    for afspraak in afspraken:
        made.add_component(_event(afspraak))
    return _inert(made.to_ical().decode("utf-8")).encode("utf-8")


def uid(tafel: str, id_: str) -> str:
    """Return what a meeting is known by in every calendar: the name that it keeps when it moves, and its table's."""
    from uuid import NAMESPACE_URL, uuid5  # a pack without a calendar needs none

    return f"{uuid5(NAMESPACE_URL, f'https://{_HOST}/{_text(tafel)}/bijeenkomsten/{id_}')}@{_HOST}"


def _event(afspraak: CalendarEntry) -> "Event":
    from icalendar import Event

    made = Event()
    made.add("uid", uid(afspraak.tafel, afspraak.id))
    for name in ("dtstamp", "last-modified"):
        made.add(name, _recorded(afspraak))
    # A calendar takes a change only from a higher number, and calling a meeting off is a change.
    made.add("sequence", afspraak.volgnummer + afspraak.geannuleerd)
    made.add("status", "CANCELLED" if afspraak.geannuleerd else "CONFIRMED")
    made.add("summary", _text(f"{afspraak.tafel} (schriftelijk)" if afspraak.schriftelijk else afspraak.tafel))
    if afspraak.schriftelijk:
        made.add("dtstart", afspraak.datum)
        made.add("dtend", afspraak.datum + timedelta(days=1))
        made.add("transp", "TRANSPARENT")
    else:
        made.add("dtstart", datetime.combine(afspraak.datum, afspraak.aanvang), parameters={"TZID": ZONE})
        if afspraak.einde > afspraak.aanvang:  # else the check says so, and a calendar would refuse the file
            made.add("dtend", datetime.combine(afspraak.datum, afspraak.einde), parameters={"TZID": ZONE})
    for name, text in (("location", afspraak.locatie), ("description", _description(afspraak))):
        if text:
            made.add(name, _text(text))
    return made


def _description(afspraak: CalendarEntry) -> str:
    off, moved = afspraak.geannuleerd, afspraak.verplaatst_van
    said = (
        "Deze bijeenkomst gaat niet door." if off else "",
        f"Deze bijeenkomst was eerst gepland op {long_date(moved)}." if moved and not off else "",
        "Deze bijeenkomst is schriftelijk: u hoeft nergens heen." if afspraak.schriftelijk and not off else "",
        afspraak.toelichting,
    )
    return "\n\n".join(paragraph for paragraph in said if paragraph)


def _recorded(afspraak: CalendarEntry) -> datetime:
    """Return when this was recorded; without a version the meeting's own day, for no clock may shape a file."""
    return datetime.fromisoformat(afspraak.gewijzigd or f"{afspraak.datum}T00:00+00:00").astimezone(UTC)


def _amsterdam() -> "Timezone":
    """Return the zone by the rule of the European Union, in the one form that every calendar reads right.

    A list of days, as icalendar makes of a time zone database, changes with that database, ends, and is read by some
    calendars as if it were always winter.
    """
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    made = Timezone()
    made.add("tzid", ZONE)
    for part, (name, start, (before, after), month) in ((TimezoneDaylight(), _SUMMER), (TimezoneStandard(), _WINTER)):
        part.add("tzname", name)
        part.add("dtstart", start)
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1SU"})
        made.add_component(part)
    return made


def _text(text: str) -> str:
    """Return text that a calendar may hold: of all signs that steer, only the end of a line is left."""
    return "\n".join(toon(line) for line in text.splitlines())


def _inert(lines: str) -> str:
    """Break lines (a line may be broken anywhere) where a CI service that prints them would read a command."""
    lines = ORDER.sub("#\r\n #", lines)
    while (broken := _COLONS.sub("\\1:\r\n ", lines)) != lines:
        lines = broken
    return lines
