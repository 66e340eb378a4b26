"""Words the message to mail when a meeting is moved, or is off."""

from collections.abc import Iterator

from tafel_cli.dutch import capitalized, enumeration, from_to, oclock, weekday_date
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus, Vorm
from tafel_cli.kinds.werkafspraak import Inbrengtermijn
from tafel_cli.register.agreements import laatste_dag, regel
from tafel_cli.register.meetings import Occasion

CALENDAR = "bijeenkomst.ics"


def meeting_message(occasion: Occasion, was: Bijeenkomst) -> str:
    """Return the message about a meeting that was moved or is off, with its subject as the first line.

    `was`: the meeting before that. If it was the same already, the day for which it was planned first counts.
    """
    off = occasion.meeting.status is Bijeenkomststatus.GEANNULEERD
    lines = _cancelled(occasion) if off else _moved(occasion, was)
    return "".join(f"{line}\n" for line in lines)


def _moved(occasion: Occasion, was: Bijeenkomst) -> Iterator[str]:
    now = occasion.meeting
    name, in_writing = _name(now), now.vorm is Vorm.SCHRIFTELIJK
    before = was.datum if was.datum != now.datum else now.was_gepland_op
    changed = _changed(was, now)
    day = weekday_date(now.datum)
    if before:
        yield f"Onderwerp: Verplaatst naar {day}: {occasion.tafel.naam}"
        yield ""
        yield f"De {name} van {weekday_date(before)} is verplaatst."
    else:
        yield f"Onderwerp: Veranderd: {name} van {day}, {occasion.tafel.naam}"
        yield ""
        what = capitalized(enumeration(changed)) if changed else "De tijd of de plaats"
        yield f"{what} van de {name} van {day} {'zijn' if len(changed) > 1 else 'is'} veranderd."
    if in_writing:
        yield f"Geef uw reactie vóór het einde van {day}."
    else:
        yield f"{'Nieuwe dag' if before else 'Wanneer'}: {day}, van {from_to(now.aanvang, now.einde)}."
        yield f"Plaats: {_place(now)}."
    yield from _reason(now)
    yield ""
    yield f"Open het bestand {CALENDAR}. Dan staat de {name} goed in uw kalender."
    if rule := regel(occasion.register, Inbrengtermijn):
        clock = f", {oclock(rule.uur)}" if rule.uur else ""
        yield f"Punten inbrengen kan tot en met {weekday_date(laatste_dag(rule, now))}{clock}."
    if not in_writing:
        where = f": {occasion.tafel.secretaris.adres}" if occasion.tafel.secretaris.adres else ""
        yield f"Kunt u niet? Stuur uw vaste vervanger. Meld dat vooraf bij het secretariaat{where}."


def _cancelled(occasion: Occasion) -> Iterator[str]:
    off = occasion.meeting
    name, day = _name(off), weekday_date(off.datum)
    yield f"Onderwerp: Gaat niet door: {name} van {day}, {occasion.tafel.naam}"
    yield ""
    yield f"De {name} van {day} gaat niet door."
    yield from _reason(off)
    coming = [one for one in occasion.register.planned() if one.datum >= off.datum]
    if coming:
        place = f" Plaats: {_place(coming[0])}." if coming[0].locatie else ""
        yield f"De volgende keer is {_when(coming[0])}.{place}"
    else:
        yield "Er is nog geen nieuwe dag. Die hoort u later."
    yield ""
    yield f"Open het bestand {CALENDAR}. Dan verdwijnt de {name} uit uw kalender."


def _name(meeting: Bijeenkomst) -> str:
    return "schriftelijke ronde" if meeting.vorm is Vorm.SCHRIFTELIJK else "bijeenkomst"


def _when(meeting: Bijeenkomst) -> str:
    hours = "" if meeting.vorm is Vorm.SCHRIFTELIJK else f", van {from_to(meeting.aanvang, meeting.einde)}"
    return f"{weekday_date(meeting.datum)}{hours}"


def _place(meeting: Bijeenkomst) -> str:
    return " ".join((meeting.locatie or "").split()).rstrip(".")


def _reason(meeting: Bijeenkomst) -> Iterator[str]:
    if meeting.reden:
        yield f"De reden: {' '.join(meeting.reden.split())}"


def _changed(was: Bijeenkomst, now: Bijeenkomst) -> list[str]:
    """Say what of a meeting that stays on its day is other than it was."""
    times = (was.aanvang, was.einde) != (now.aanvang, now.einde)
    return ["de tijd"] * times + ["de plaats"] * (was.locatie != now.locatie)
