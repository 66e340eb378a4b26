"""Makes the calendar file that goes with a message: one meeting that was moved or is off."""

from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus, Vorm
from tafel_cli.kinds.tafel import Tafel
from tafel_cli.render.calendars.file import CalendarEntry, calendar_file


def notice(tafel: Tafel, meeting: Bijeenkomst, recorded: str | None) -> bytes:
    """Return the calendar file of a meeting for those who take part. `recorded`: see `entry_of`."""
    return calendar_file([entry_of(tafel, meeting, meeting.locatie, recorded)])


def entry_of(tafel: Tafel, meeting: Bijeenkomst, place: str | None, recorded: str | None) -> CalendarEntry:
    """Return a meeting as calendars show it. `recorded`: the time of the commit (ISO 8601), None without one."""
    return CalendarEntry(
        tafel=tafel.naam,
        id=meeting.id,
        datum=meeting.datum,
        aanvang=meeting.aanvang,
        einde=meeting.einde,
        schriftelijk=meeting.vorm is Vorm.SCHRIFTELIJK,
        locatie=place,
        verplaatst_van=meeting.was_gepland_op,
        volgnummer=meeting.volgnummer_kalender,
        gewijzigd=recorded,
        website=tafel.webadres,
        geannuleerd=meeting.status is Bijeenkomststatus.GEANNULEERD,
    )
