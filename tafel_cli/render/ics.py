"""Renders the meeting of a pack as a calendar file, with the agenda as plain text; the papers are in other files."""

from collections.abc import Iterator

from tafel_cli.dutch import clock_time, long_date
from tafel_cli.pack.audience import Doelgroep
from tafel_cli.pack.pack import Pack
from tafel_cli.pack.values import AgendaRow
from tafel_cli.render import Renderer


def render(pack: Pack) -> bytes:
    """Return a calendar with this one meeting; pure."""
    from tafel_cli.render.calendar import CalendarEntry, calendar_file  # a pack without a calendar need not load it

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
        toelichting="\n\n".join(_paragraphs(pack)),
    )
    return calendar_file([afspraak])


def _paragraphs(pack: Pack) -> Iterator[str]:
    kop, versie = pack.kop, pack.versie
    if versie.concept or versie.bewerkt:
        yield "CONCEPT. Deze agenda kan nog veranderen."
    if kop.vorm and not kop.schriftelijk:
        yield f"De bijeenkomst is {kop.vorm}."
    if pack.agenda.regels:
        yield "\n".join(["Agenda", *(_line(row, timed=not kop.schriftelijk) for row in pack.agenda.regels)])
    if pack.doelgroep is not Doelgroep.OPENBAAR:
        where = f": {kop.postbus}" if kop.postbus else ""
        asked = "Kunt u niet? Stuur uw vaste vervanger. Meld dat vooraf bij"
        if kop.schriftelijk:
            asked = f"Geef uw reactie vóór het einde van {long_date(kop.datum)} aan"
        yield f"{asked} het secretariaat{where}."
    yield f"Kenmerk {kop.id}, " + (f"versie {versie.commit[:10]}." if versie.commit else "niet vastgelegd.")


def _line(row: AgendaRow, *, timed: bool) -> str:
    """Return a row of the agenda on one line; line endings in its title become spaces."""
    parts = (clock_time(row.van) if timed else "", f"{row.nr}." if row.nr else "", *row.titel.split())
    return " ".join(part for part in parts if part) + (f" ({row.doel.lower()})" if row.doel else "")


RENDERER = Renderer("ics", "bijeenkomst.ics", engines=("icalendar",), render=render)
