"""Tells what became of meetings: those that are planned, and what waits for them."""

from collections.abc import Iterator
from datetime import date

from tafel_cli.dutch import capitalized, enumeration, from_to, long_date, oclock, quantity, weekday_date
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus, Vorm
from tafel_cli.kinds.verslag import Verslag, Verslagstatus
from tafel_cli.kinds.werkafspraak import Inbrengtermijn, Verslagtermijn
from tafel_cli.layout.meeting_message import CALENDAR
from tafel_cli.pack.script.dates import waiting_items
from tafel_cli.register.agreements import laatste_dag, regel
from tafel_cli.register.register import Register
from tafel_cli.register.working_days import is_werkdag, werkdagen_na
from tafel_cli.report.screen import near
from tafel_cli.writing.changes.attendance import Attendance, Held
from tafel_cli.writing.changes.moved_meeting import MESSAGE, Moved
from tafel_cli.writing.changes.new_meetings import PlannedMeetings, Setting


def planned_lines(made: PlannedMeetings) -> Iterator[str]:
    """Say which meetings are planned, when and where; a day that is no working day is pointed at."""
    count = quantity(len(made.dagen), "bijeenkomst", "bijeenkomsten")
    yield f"{count} gepland, {setting_words(made.setting)}:"
    yield from (f"  {weekday_date(day)}" for day, _ in made.dagen)
    free = [weekday_date(day) for day, _ in made.dagen if not is_werkdag(day)]
    if free:
        yield f"Let op: {enumeration(free)} {'is geen werkdag' if len(free) == 1 else 'zijn geen werkdagen'}."


def setting_words(setting: Setting) -> str:
    """Say when and where: `van 15.00 tot 17.00 uur, stadhuis (hybride)`; a written round has no time and place."""
    if setting.vorm is Vorm.SCHRIFTELIJK:
        return "schriftelijk"
    form = f" ({setting.vorm})" if setting.vorm else ""
    return f"van {from_to(setting.aanvang, setting.einde)}, {setting.locatie}{form}"


def waiting_lines(register: Register, today: date) -> Iterator[str]:
    """Say what waits for the next meeting: items, minutes to adopt and an agenda to plan, with the command for that."""
    if waits := len(waiting_items(register)):
        yield f"Er {'wacht' if waits == 1 else 'wachten'} nog {quantity(waits, 'punt', 'punten')} op een agenda."
    held = {one.id: one for one in register.held()}
    drafts = [
        held[one.id].datum for one in register.all(Verslag) if one.status is Verslagstatus.CONCEPT and one.id in held
    ]
    if drafts:
        days = enumeration([long_date(day) for day in sorted(drafts)])
        yield f"Nog vast te stellen: {'het verslag' if len(drafts) == 1 else 'de verslagen'} van {days}."
    if bare := [one for one in register.planned() if one.datum >= today and not one.agenda]:
        yield from _agenda(register, bare[0])


def _agenda(register: Register, meeting: Bijeenkomst) -> Iterator[str]:
    rule = regel(register, Inbrengtermijn)
    if rule:
        clock = f", {oclock(rule.uur)}" if rule.uur else ""
        last = capitalized(weekday_date(laatste_dag(rule, meeting)))
        yield f"{last}{clock}: tot dan kan ieder punten inbrengen voor {long_date(meeting.datum)}."
    yield f"Maak daarna de agenda: `tafel agenda plan {meeting.id} --write`."


def moved_lines(done: Moved) -> Iterator[str]:
    """Say when and where a meeting is now, when it was, and what is on that day too."""
    now, was = done.now, done.was
    setting = setting_words(Setting(now.aanvang, now.einde, now.locatie, now.vorm))
    before = f" Eerst was dit {weekday_date(was.datum)}." if was.datum != now.datum else ""
    yield f"{capitalized(weekday_date(now.datum))}, {setting}.{before}"
    if not is_werkdag(now.datum):
        yield f"Let op: {weekday_date(now.datum)} is geen werkdag."
    others = [one for one in done.change.register.that_go_on(None) if one.datum == now.datum and one.id != now.id]
    if others:
        yield f"Let op: op die dag is er nog een bijeenkomst, `{others[0].id}`."


def cancelled_lines(done: Moved) -> Iterator[str]:
    """Say that a meeting is off, and which of its items wait again."""
    yield f"De bijeenkomst van {weekday_date(done.now.datum)} gaat niet door."
    register = done.change.register
    waits = [item.titel for _, item in register.items_of(done.now) if item in waiting_items(register)]
    if waits:
        titles = enumeration([f"`{title}`" for title in waits])
        yield f"{'Dit punt wacht' if len(waits) == 1 else 'Deze punten wachten'} weer op een agenda: {titles}."


def mail_lines(done: Moved) -> Iterator[str]:
    """Say where the message is, and what to do with it."""
    if done.folder is None:
        return
    yield f"Klaar om te mailen, in {near(done.folder)}: {MESSAGE} en {CALENDAR}."
    yield "Mail deze twee aan alle deelnemers. Tafel verstuurt niets."
    if done.now.sent_papers and done.now.status is Bijeenkomststatus.GEPLAND:
        made = f"`tafel agenda build {done.now.id}`"
        yield f"In de stukken die u al verstuurde, staan nog de oude gegevens. Maak ze opnieuw: {made}."


def absence_lines(told: Attendance, instead: str | None) -> Iterator[str]:
    """Say that a party does not come, or who comes instead, and who else is not there."""
    day = weekday_date(told.dag)
    if instead:
        yield f"Voor {told.partij} komt op {day}: {' '.join(instead.split())}."
    else:
        yield f"{told.partij} komt niet op {day}."
    if told.afgemeld:
        yield f"Afgemeld voor deze bijeenkomst: {enumeration(told.afgemeld)}."


def absence_next(told: Attendance) -> Iterator[str]:
    """Say where this will be read, and what to type in minutes that are there already."""
    if told.minutes:
        yield f"Het verslag is er al. Typ daar bovenaan, boven het eerste kopje: `{told.minutes}`."
    else:
        yield "Dit komt in de stukken, in het draaiboek en straks in het verslag."


def held_next(register: Register, held: Held) -> Iterator[str]:
    """Say what to do with the minutes of a meeting that was held, and by when."""
    meeting = held.meeting
    if held.minutes is Verslagstatus.VASTGESTELD:
        yield "Het verslag is al vastgesteld."
        return
    if rule := regel(register, Verslagtermijn):
        yield f"Het verslag moet klaar zijn op {weekday_date(werkdagen_na(meeting.datum, rule.werkdagen))}."
    if held.minutes:
        yield f"Verwerk nu het verslag: `tafel verslag process {meeting.id}`."
    else:
        yield f"Maak nu het verslag: `tafel verslag new {meeting.id}`."
