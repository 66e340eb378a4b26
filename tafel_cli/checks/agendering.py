"""T3: what stands on an agenda, and the meeting that it is on."""

from collections.abc import Iterator

from tafel_cli.afspraakregels.oordeel import heeft
from tafel_cli.fields import parse_date
from tafel_cli.finding import Code, Finding, Severity
from tafel_cli.kinds.agendapunt import Agendapunt, Behandeling, Doel
from tafel_cli.kinds.agendapunt import Status as Puntstatus
from tafel_cli.kinds.bijeenkomst import PAUZE, Bijeenkomst, Status, Vorm
from tafel_cli.kinds.tafel import Plaats, VastSoort
from tafel_cli.kinds.werkafspraak import EerstBespreken, OnafhankelijkeVoorzitter
from tafel_cli.register import Register
from tafel_cli.rules import rule
from tafel_cli.taal import aantal, datum


def _planned(register: Register) -> Iterator[tuple[Bijeenkomst, int, Agendapunt]]:
    """Yield each readable item on the agenda of a planned meeting, with its place there."""
    for meeting in register.planned():
        for index, id_ in enumerate(meeting.agenda):
            item = register.get(Agendapunt, id_) if id_ != PAUZE else None
            if item:
                yield meeting, index, item


@rule("T301", "dubbel-geagendeerd")
def dubbel(register: Register, code: Code) -> Iterator[Finding]:
    """An item waits for one planned meeting, and stands there once."""
    first: dict[str, Bijeenkomst] = {}
    for meeting, index, item in _planned(register):
        other = first.setdefault(item.id, meeting)
        if other is meeting and item.id not in meeting.agenda[:index]:
            continue
        where = "al eerder op deze agenda" if other is meeting else f"ook op de agenda van {datum(other.datum)}"
        message = f"`{item.titel}` staat {where}."
        yield meeting.finding(code, ("agenda", index), message, "haal deze regel weg, of de andere")


@rule("T302", "stuk-volgt", Severity.WAARSCHUWING)
def stuk_volgt(register: Register, code: Code) -> Iterator[Finding]:
    """What stands on the agenda of a planned meeting has been submitted."""
    for meeting, index, item in _planned(register):
        if item.status is Puntstatus.CONCEPT:
            message = f"`{item.titel}` is nog een concept. In de stukken staat: stuk volgt."
            hint = f"maak het punt af en schrijf in `{item.path}`: `status: ingediend`"
            yield meeting.finding(code, ("agenda", index), message, hint)


@rule("T303", "ingetrokken-geagendeerd")
def ingetrokken(register: Register, code: Code) -> Iterator[Finding]:
    """What was withdrawn stands on no agenda of a planned meeting."""
    for meeting, index, item in _planned(register):
        if item.status is Puntstatus.INGETROKKEN:
            message = f"`{item.titel}` is ingetrokken en staat toch op deze agenda."
            yield meeting.finding(code, ("agenda", index), message, "haal deze regel weg")


@rule("T304", "concept-behandeld")
def concept_behandeld(register: Register, code: Code) -> Iterator[Finding]:
    """What was treated is not a draft any more."""
    for meeting in register.held():
        for id_ in meeting.agenda:
            item = register.get(Agendapunt, id_)
            if item and item.status is Puntstatus.CONCEPT:
                message = f"Dit punt is behandeld op {datum(meeting.datum)}, maar het is nog een concept."
                yield item.finding(code, ("status",), message, "schrijf `status: ingediend`")


@rule("T305", "hamerstuk-past-niet")
def hamerstuk(register: Register, code: Code) -> Iterator[Finding]:
    """Only a decision can be treated by consent."""
    for item in register.all(Agendapunt):
        if item.behandeling and item.doel is not Doel.BESLUITVORMEND:
            what = "een hamerstuk" if item.behandeling is Behandeling.HAMERSTUK else "een bespreekstuk"
            message = f"Alleen een voorstel voor een besluit kan {what} zijn; dit punt is {item.doel.value}."
            yield item.finding(code, ("behandeling",), message, "haal de regel `behandeling` weg")


@rule("T306", "direct-besluit", Severity.WAARSCHUWING)
def direct_besluit(register: Register, code: Code) -> Iterator[Finding]:
    """A decision comes after a talk, or says why not. A table with an agreement about this is judged by that."""
    if heeft(register, EerstBespreken):
        return
    for item in register.all(Agendapunt):
        direct = item.doel is Doel.BESLUITVORMEND and item.status is Puntstatus.INGEDIEND
        if direct and not (item.vervolg_op or item.reden_direct_besluit or item.behandeling is Behandeling.HAMERSTUK):
            message = "Dit voorstel volgt niet op een eerder punt, en er staat niet waarom het meteen besloten wordt."
            hint = "voeg een regel toe: `vervolg_op: …` of `reden_direct_besluit: …`"
            yield item.finding(code, ("doel",), message, hint)


@rule("T310", "agenda-te-lang", Severity.WAARSCHUWING)
def te_lang(register: Register, code: Code) -> Iterator[Finding]:
    """What stands on an agenda fits in the time of the meeting."""
    tafel = register.tafel
    standing = sum(punt.duur for punt in tafel.vaste_punten) if tafel else 0
    for meeting in register.planned():
        if meeting.vorm is Vorm.SCHRIFTELIJK:
            continue
        items = [register.get(Agendapunt, id_) for id_ in meeting.agenda]
        breaks = meeting.agenda.count(PAUZE) * meeting.pauze_duur
        planned = standing + breaks + sum(item.duur or 0 for item in items if item)
        room = _minutes(meeting)
        if planned > room > 0:
            over = aantal(planned - room, "minuut", "minuten")
            message = f"De agenda vraagt {planned} minuten, maar de bijeenkomst duurt er {room}: {over} te veel."
            yield meeting.finding(code, ("agenda",), message, "verplaats een punt, of geef een punt minder tijd")


def _minutes(meeting: Bijeenkomst) -> int:
    return (meeting.einde.hour - meeting.aanvang.hour) * 60 + meeting.einde.minute - meeting.aanvang.minute


@rule("T311", "einde-voor-aanvang")
def einde(register: Register, code: Code) -> Iterator[Finding]:
    """A meeting ends on its own day, after it began."""
    for meeting in register.all(Bijeenkomst):
        if _minutes(meeting) <= 0:
            message = f"Het einde ({meeting.einde:%H.%M}) ligt niet na de aanvang ({meeting.aanvang:%H.%M})."
            hint = 'schrijf een latere tijd, bijvoorbeeld `einde: "17:00"`'
            yield meeting.finding(code, ("einde",), message, hint)


@rule("T312", "locatie-ontbreekt")
def locatie(register: Register, code: Code) -> Iterator[Finding]:
    """A meeting has a place, unless it is in writing."""
    for meeting in register.all(Bijeenkomst):
        if not meeting.locatie and meeting.vorm is not Vorm.SCHRIFTELIJK and meeting.status is not Status.GEANNULEERD:
            message = "Er staat niet waar deze bijeenkomst is."
            yield meeting.finding(code, ("locatie",), message, "voeg een regel toe: `locatie: …`")


@rule("T313", "opening-of-sluiting-ontbreekt", Severity.WAARSCHUWING)
def opening(register: Register, code: Code) -> Iterator[Finding]:
    """Standing items open the meeting and close it."""
    tafel = register.tafel
    if tafel is None or not tafel.vaste_punten:
        return
    for soort, plaats in ((VastSoort.OPENING, Plaats.BEGIN), (VastSoort.SLUITING, Plaats.EINDE)):
        if not any(punt.soort is soort and punt.plaats is plaats for punt in tafel.vaste_punten):
            message = f"Bij de vaste punten ontbreekt de {soort.value}."
            hint = f"voeg een vast punt toe met `soort: {soort.value}` en `plaats: {plaats.value}`"
            yield tafel.finding(code, ("vaste_punten",), message, hint)


@rule("T314", "naam-en-datum", Severity.TIP)
def naam(register: Register, code: Code) -> Iterator[Finding]:
    """A meeting is named after its day, or says from which day it was moved."""
    for meeting in register.all(Bijeenkomst):
        day = parse_date(meeting.id[:10])
        if day and day not in (meeting.datum, meeting.verplaatst_van):
            message = f"De naam van dit bestand noemt {datum(day)}, maar de bijeenkomst is op {datum(meeting.datum)}."
            hint = f"is de bijeenkomst verplaatst? voeg toe: `verplaatst_van: {day}`; de naam blijft dan zoals hij is"
            yield meeting.finding(code, ("datum",), message, hint)


@rule("T315", "voorzitter-met-partij")
def voorzitter(register: Register, code: Code) -> Iterator[Finding]:
    """The chair belongs to no party. A table with an agreement about this is judged by that."""
    tafel = register.tafel
    if tafel and tafel.voorzitter.organisatie and not heeft(register, OnafhankelijkeVoorzitter):
        message = "De voorzitter is onafhankelijk en hoort bij geen van de partijen."
        yield tafel.finding(code, ("voorzitter", "organisatie"), message, "haal deze regel weg")
