"""Writes the meeting of a pack as a calendar file, with the agenda as plain text; the papers are in other files."""

from collections.abc import Iterator

from tafel_cli.dutch import clock_time
from tafel_cli.layout.wording import answer_asked, recorded_version
from tafel_cli.pack.pack import Pack
from tafel_cli.pack.rows import AgendaRow
from tafel_cli.render import Renderer


def encode(pack: Pack) -> bytes:
    """Return the calendar file of the meeting of a pack (iCalendar, RFC 5545); a pack always gives the same bytes."""
    from tafel_cli.render.calendars.file import (  # a pack without a calendar need not load it
        CalendarEntry,
        calendar_file,
    )

    kop = pack.kop
    afspraak = CalendarEntry(
        tafel=kop.tafel,
        id=kop.id,
        datum=kop.datum,
        aanvang=kop.aanvang,
        einde=kop.einde,
        schriftelijk=kop.schriftelijk,
        locatie=kop.locatie,
        verplaatst_van=kop.verplaatst_van,
        volgnummer=kop.volgnummer_kalender,
        gewijzigd=pack.versie.tijd,
        website=kop.website,
        toelichting="\n\n".join(_paragraphs(pack)),
    )
    return calendar_file([afspraak])


def _paragraphs(pack: Pack) -> Iterator[str]:
    kop = pack.kop
    if pack.voorlopig:
        yield "CONCEPT. Deze agenda kan nog veranderen."
    if kop.vorm and not kop.schriftelijk:
        yield f"De bijeenkomst is {kop.vorm}."
    if pack.agenda.regels:
        yield "\n".join(["Agenda", *(_line(row, timed=not kop.schriftelijk) for row in pack.agenda.regels)])
    if not pack.openbaar:
        where = f": {kop.postbus}" if kop.postbus else ""
        yield f"{' '.join(answer_asked(pack))}{where}."
    yield f"Kenmerk {kop.id}, {recorded_version(pack)}."


def _line(row: AgendaRow, *, timed: bool) -> str:
    """Return a row of the agenda on one line; line endings in its title become spaces."""
    parts = (clock_time(row.van) if timed else "", f"{row.nr}." if row.nr else "", *row.titel.split())
    return " ".join(part for part in parts if part) + (f" ({row.doel.lower()})" if row.doel else "")


RENDERER = Renderer(
    "ics", stem="bijeenkomst", offer="Zet de bijeenkomst in uw kalender", engines=("icalendar",), encode=encode
)
