"""T3: what may change between two versions of a document: status, existence, meeting times, last days."""

from collections.abc import Iterator
from datetime import date

from tafel_cli.checks.families.bijeenkomsten import hoger
from tafel_cli.checks.rule import rule, rule_on
from tafel_cli.dutch import enumeration, long_date
from tafel_cli.finding import START, Code, Finding
from tafel_cli.kinds import KINDS
from tafel_cli.kinds.actie import Actie
from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntstatus
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus, Vorm
from tafel_cli.reading.record import IN_HEADER, Record
from tafel_cli.register.case import Case

_IN_CALENDARS = {"datum": "de datum", "aanvang": "de tijd", "einde": "de tijd", "locatie": "de plaats"}


def _eerder(case: Case, record: Record) -> list[Record]:
    """Return a document as the change found it, and as it is in the newest table; empty if it is new."""
    kind = type(record)
    found = (table.get(kind, record.id) for table in (case.base, case.newest))
    return [before for before in found if before is not None]


def _status(record: Record) -> str:
    return str(getattr(record, "status", ""))


@rule("T350", "statusovergang")
def overgang(case: Case, code: Code) -> Iterator[Finding]:
    """A status changes only as its kind allows (`overgangen`). An item on an agenda does not become a draft again.

    It may also be a newer status than the change began with, and an agenda that others made meanwhile.
    """
    for kind in KINDS.values():
        for record in case.register.all(kind) if kind.overgangen else ():
            now, known = _status(record), [_status(before) for before in _eerder(case, record)]
            if now in known[:1]:
                continue
            was = next((was for was in known if now not in (was, *kind.overgangen.get(was, ()))), None)
            if was is not None:
                allowed = kind.overgangen.get(was, ())
                message = f"De status was `{was}` en kan niet veranderen in `{now}`."
                hint = "schrijf weer " + " of ".join(f"`status: {word}`" for word in (was, *allowed))
                yield record.finding(code, ("status",), message, hint)
            elif isinstance(record, Agendapunt) and now == Agendapuntstatus.CONCEPT and case.joined.meetings_of(record):
                message = "Dit punt staat op een agenda en kan geen concept meer worden."
                hint = "vraag de voorzitter om het punt eerst van de agenda te halen"
                yield record.finding(code, ("status",), message, hint)


@rule("T351", "stuk-verdwenen")
def verdwenen(case: Case, code: Code) -> Iterator[Finding]:
    """A document stays in the folder, unless it had a status in which its kind may be deleted (`mag_weg`).

    A planned meeting stays too if its papers were sent, because its name is in the calendars of all who got them.
    """
    for kind in KINDS.values():
        for before in case.base.all(kind):
            if case.register.path_of(kind.kind_name, before.id):
                continue
            known = _eerder(case, before)
            sent = any(isinstance(each, Bijeenkomst) and each.verzonden for each in known)
            if not sent and all(_status(each) in kind.mag_weg for each in known):
                continue
            status = _status(known[-1])
            what = f" met `status: {status}`" if status else ""
            message = f"Dit stuk{what} is weg. Wat de tafel heeft gezien, blijft bewaard."
            hint = "zet het bestand terug onder dezelfde naam"
            if kind is Agendapunt:
                hint += "; wilt u het punt niet meer bespreken, schrijf dan `status: ingetrokken`"
            if sent:
                hint += "; de naam staat in de kalenders van de deelnemers en blijft gelijk, ook op een andere dag"
            yield before.finding(code, (), message, hint)._replace(span=START, source="")


@rule_on(Bijeenkomst, "T352", "kalender-niet-bijgewerkt")
def verzet(case: Case, meeting: Bijeenkomst, code: Code) -> Iterator[Finding]:
    """`volgnummer_kalender` rises if a meeting moves, and never falls, because calendars ignore the move otherwise.

    Only a planned meeting moves, and one that was held is not judged. A number that others raised meanwhile counts.
    """
    before, newest = (table.get(Bijeenkomst, meeting.id) for table in (case.base, case.newest))
    if before is None or Bijeenkomststatus.GEHOUDEN in (before.status, meeting.status):
        return
    moved = _moved(before, meeting) if meeting.status is Bijeenkomststatus.GEPLAND else {}
    known = [each.volgnummer_kalender for each in (before, newest if moved else None) if each]
    was, now = max(known), meeting.volgnummer_kalender
    needed = was + bool(moved)
    if now >= needed:
        return
    if now < was:
        message = f"Het volgnummer voor kalenders was {was} en is nu {now}. Een lager nummer slaan kalenders over."
    else:
        words = list(dict.fromkeys(moved.values()))
        are = "is" if len(words) == 1 else "zijn"
        message = (
            f"{enumeration(words).capitalize()} van de bijeenkomst {are} veranderd, maar het volgnummer voor "
            f"kalenders is nog {now}. In kalenders blijft dan de oude afspraak staan."
        )
    typed = meeting.document.node("volgnummer_kalender") is not None
    key = "volgnummer_kalender" if typed or not moved else next(iter(moved))
    yield meeting.finding(code, (key,), message, hoger(meeting, needed))


def _moved(before: Bijeenkomst, meeting: Bijeenkomst) -> dict[str, str]:
    """Return key → Dutch name for each changed key that calendars show."""
    found = {key: word for key, word in _IN_CALENDARS.items() if getattr(before, key) != getattr(meeting, key)}
    if (before.vorm is Vorm.SCHRIFTELIJK) != (meeting.vorm is Vorm.SCHRIFTELIJK):
        found["vorm"] = "de vorm"
    return found


@rule_on(Actie, "T331", "actie-verschoven")
def oude_dag_weg(case: Case, actie: Actie, code: Code) -> Iterator[Finding]:
    """If `uiterlijk` of an action moves, the old day is added to `eerder_uiterlijk`, and no day leaves that list."""
    before, newest = (table.get(Actie, actie.id) for table in (case.base, case.newest))
    if before is None:
        return
    known = (before, newest or before) if before.uiterlijk != actie.uiterlijk else ()
    for day in dict.fromkeys(each.uiterlijk for each in known):
        if day not in (actie.uiterlijk, *actie.eerdere_dagen):
            message = f"De uiterste dag is veranderd. De oude dag, {long_date(day)}, moet bewaard blijven."
            yield actie.finding(code, ("uiterlijk",), message, _bewaar(actie, day))
    kept = dict.fromkeys(day for each in known or (before,) for day in each.eerdere_dagen)
    gone = [day for day in kept if day not in actie.eerdere_dagen]
    if gone:
        days = enumeration([long_date(day) for day in gone])
        message = f"Bij `eerder_uiterlijk` is weg: {days}. Wat daar stond, blijft bewaard."
        yield actie.finding(code, ("eerder_uiterlijk",), message, _bewaar(actie, *gone))


def _bewaar(actie: Actie, *days: date) -> str:
    """Return the hint that adds days to `eerder_uiterlijk`."""
    lines = enumeration([f"`  - {day}`" for day in days])
    listed = f"typ onder `eerder_uiterlijk:` de regel{'' if len(days) == 1 else 's'} {lines}"
    return listed if actie.eerdere_dagen else f"{IN_HEADER}: `eerder_uiterlijk:` en daaronder {lines}"
