"""Writes meetings as a calendar file (RFC 5545); text from the table is escaped, so that it stays text."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from tafel_cli.dutch import long_date
from tafel_cli.reading.characters import ORDER, toon
from tafel_cli.value_class import Frozen

if TYPE_CHECKING:
    from icalendar import Event, Timezone, vText

ZONE = "Europe/Amsterdam"
_HOST = "tafel.invalid"  # a domain that nobody can own (RFC 2606)
_SUMMER = ("CEST", datetime(1981, 3, 29, 2), (1, 2), 3)  # noqa: DTZ001  (a clock time of the zone itself)
_WINTER = ("CET", datetime(1996, 10, 27, 3), (2, 1), 10)  # noqa: DTZ001  (the same)
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_COLONS = re.compile(r"(?<=\r\n )([^\S\r\n]*):(?=:)")


class CalendarEntry(Frozen):
    """A meeting as a calendar shows it; a written round (`schriftelijk`) is a whole day that blocks no time.

    `gewijzigd`: the time of the commit (ISO 8601), None without one. `volgnummer`: how many times it was changed.
    `website`: a plain address, where the papers for everybody stand.
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
    website: str | None = None
    geannuleerd: bool = False


def calendar_file(afspraken: Iterable[CalendarEntry], naam: str = "") -> bytes:
    """Return the bytes of a calendar. It invites nobody, because an invitation asks whoever imports it for an answer.

    `naam`: the name of a calendar to subscribe to; calendars then refresh it once a day. Only that one has a METHOD,
    because RFC 5546 asks for an ORGANIZER with it, and a loose file with an organizer would be an invitation.
    """
    from icalendar import Calendar  # slow to load, and few commands make a calendar

    made = Calendar()
    about = {"prodid": "-//tafel//tafel//NL", "version": "2.0", "calscale": "GREGORIAN"}
    for name, value in about.items():
        made.add(name, value)
    if naam:
        made.add("method", "PUBLISH")
        made.add("x-wr-calname", _text(naam))
        made.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
        made.add("x-published-ttl", "P1D")
    made.add_component(_amsterdam())
    for afspraak in afspraken:
        made.add_component(_event(afspraak))
    return _inert(made.to_ical().decode("utf-8")).encode("utf-8")


def uid(tafel: str, id_: str) -> str:
    """Return the UID of a meeting, made of its id and the name of its table, because those stay when it is moved."""
    from uuid import NAMESPACE_URL, uuid5  # a pack without a calendar needs none

    return f"{uuid5(NAMESPACE_URL, f'https://{_HOST}/{_lines(tafel)}/bijeenkomsten/{id_}')}@{_HOST}"


def _event(afspraak: CalendarEntry) -> "Event":
    from icalendar import Event

    made = Event()
    made.add("uid", uid(afspraak.tafel, afspraak.id))
    for name in ("dtstamp", "last-modified"):
        made.add(name, _recorded(afspraak))
    # A calendar accepts a change only with a higher number, and a cancellation is a change.
    made.add("sequence", afspraak.volgnummer + afspraak.geannuleerd)
    made.add("status", "CANCELLED" if afspraak.geannuleerd else "CONFIRMED")
    made.add("summary", _text(f"{afspraak.tafel} (schriftelijk)" if afspraak.schriftelijk else afspraak.tafel))
    if afspraak.schriftelijk:
        made.add("dtstart", afspraak.datum)
        made.add("dtend", afspraak.datum + timedelta(days=1))
        made.add("transp", "TRANSPARENT")
    else:
        made.add("dtstart", datetime.combine(afspraak.datum, afspraak.aanvang), parameters={"TZID": ZONE})
        if afspraak.einde > afspraak.aanvang:  # a calendar refuses any other end, and `tafel check` reports it
            made.add("dtend", datetime.combine(afspraak.datum, afspraak.einde), parameters={"TZID": ZONE})
    for name, text in (("location", afspraak.locatie), ("description", _description(afspraak))):
        if text:
            made.add(name, _text(text))
    if afspraak.website:
        made.add("url", afspraak.website)
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
    """Return the time of the commit (UTC); without one the meeting's own day, because no clock may shape a file."""
    return datetime.fromisoformat(afspraak.gewijzigd or f"{afspraak.datum}T00:00+00:00").astimezone(UTC)


def _amsterdam() -> "Timezone":
    """Return the time zone as the rule of the European Union, because every calendar reads that form right.

    The list of days that icalendar makes from a time zone database changes with that database, comes to an end, and
    some calendars read it as if it were always winter.
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


def _text(text: str) -> "vText":
    """Return a text as a value (RFC 5545, 3.3.11). icalendar would take a backslash before an N for an end of line."""
    from icalendar import vText

    class Escaped(vText):
        def to_ical(self) -> bytes:
            return str(self).translate(_ESCAPES).encode("utf-8")

    return Escaped(_lines(text))


def _lines(text: str) -> str:
    """Return text with line endings as LF and all other control characters made visible."""
    return "\n".join(toon(line) for line in text.splitlines())


def _inert(lines: str) -> str:
    """Return the lines, folded where a CI service would read a command; RFC 5545 allows a fold anywhere in a line."""
    lines = ORDER.sub("#\r\n #", lines)
    while (broken := _COLONS.sub("\\1:\r\n ", lines)) != lines:
        lines = broken
    return lines
