"""T3: what is left after a meeting: its status, who was there, what no minutes know, and what a party left open."""

from collections.abc import Iterator

from tafel_cli.checks.rule import rule_of, rule_on
from tafel_cli.dutch import enumeration, long_date, oclock
from tafel_cli.finding import Code, Finding, Severity
from tafel_cli.kinds.actie import Actie
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus, Vorm
from tafel_cli.kinds.organisatie import Organisatie, Organisatiestatus
from tafel_cli.kinds.verslag import Verslag
from tafel_cli.register.case import Case
from tafel_cli.register.departure import OpenKind, left_open
from tafel_cli.register.minutes import bare_title, items_of
from tafel_cli.register.standing import punt_titel, was_moved_on


@rule_on(Bijeenkomst, "T319", "bijeenkomst-voorbij", Severity.WAARSCHUWING)
def voorbij(case: Case, meeting: Bijeenkomst, code: Code) -> Iterator[Finding]:
    """A meeting whose day has been is not planned any more. Not judged if the case has no day."""
    if case.today and meeting.datum < case.today and meeting.status is Bijeenkomststatus.GEPLAND:
        message = f"De bijeenkomst van {long_date(meeting.datum)} is geweest, maar zij staat nog als gepland."
        held = "reacties close" if meeting.vorm is Vorm.SCHRIFTELIJK else "bijeenkomsten hold"
        gone = f"`tafel bijeenkomsten cancel {meeting.id} --reden REDEN`"
        hint = f"typ `tafel {held} {meeting.id}`; ging zij niet door, typ dan {gone}"
        yield meeting.finding(code, ("status",), message, hint)


@rule_of(Verslag, "T364", "verslag-einde-voor-begin")
def einde_voor_begin(verslag: Verslag, code: Code) -> Iterator[Finding]:
    """By its minutes a meeting ends after it begins."""
    begin, end = verslag.begonnen, verslag.geeindigd
    if begin and end and end <= begin:
        message = f"De bijeenkomst eindigde om {oclock(end)}, maar begon pas om {oclock(begin)}."
        yield verslag.finding(code, ("geeindigd",), message, "verbeter een van de twee tijden")


@rule_of(Verslag, "T365", "afgemeld-en-aanwezig")
def afgemeld_en_aanwezig(verslag: Verslag, code: Code) -> Iterator[Finding]:
    """A party that sent regrets was not present, not even by a substitute."""
    there = {each.organisatie for each in verslag.aanwezig}
    for index, id_ in enumerate(verslag.afgemeld):
        if id_ in there:
            message = f"`{id_}` staat bij `afgemeld`, maar ook bij `aanwezig`."
            hint = "haal deze regel weg; was er niemand van deze partij, haal haar dan weg bij `aanwezig`"
            yield verslag.finding(code, ("afgemeld", index), message, hint)


@rule_on(Organisatie, "T366", "voormalig-met-open-zaken", Severity.WAARSCHUWING)
def voormalig(case: Case, party: Organisatie, code: Code) -> Iterator[Finding]:
    """A party that left has nothing open: no item to come, no open action, no reservation and no theme to lead."""
    if party.status is not Organisatiestatus.VOORMALIG:
        return
    found = left_open(case.register, party.id)
    open_ = [f"{'het thema ' if each.soort is OpenKind.THEMA else ''}`{each.id}`" for each in found]
    if open_:
        message = f"Deze partij doet niet meer mee, maar er staat nog iets van haar open: {enumeration(open_)}."
        yield party.finding(code, ("status",), message, "spreek af wie dit overneemt, of laat het vervallen")


def _unknown(case: Case, record: Besluit | Actie, code: Code) -> Iterator[Finding]:
    """Yield a finding on what no section tells of. A section that an item lacks is left to T326."""
    register = case.register
    meeting, id_ = register.bijeenkomst_van(record), record.agendapunt
    verslag = register.verslag_of(meeting) if meeting else None
    if not meeting or not verslag or id_ in register.points_of(meeting) or was_moved_on(register, meeting, id_):
        return
    title = punt_titel(register, id_)
    told = {item for section in verslag.secties for item in items_of(section)}
    if id_ not in told and bare_title(title) not in {bare_title(section.titel) for section in verslag.secties}:
        message = (
            f"Het verslag van {long_date(meeting.datum)} heeft geen kopje over `{title}`, dus daar staat dit niet in."
        )
        hint = f"kies een punt dat daar is besproken, of zet in `{verslag.path}` een kopje `## {title}`"
        yield record.finding(code, ("agendapunt",), message, hint)


@rule_on(Actie, "T367", "niet-in-het-verslag", Severity.WAARSCHUWING)
def actie_zonder_verslag(case: Case, record: Actie, code: Code) -> Iterator[Finding]:
    """The minutes of the meeting of an action have a section on its item."""
    return _unknown(case, record, code)


@rule_on(Besluit, "T367", "niet-in-het-verslag", Severity.WAARSCHUWING)
def besluit_zonder_verslag(case: Case, record: Besluit, code: Code) -> Iterator[Finding]:
    """The minutes of the meeting of a decision have a section on its item, if that is a standing one.

    Any other item that was not on the agenda is left to T320.
    """
    return _unknown(case, record, code) if case.register.knows(("vast_punt",), record.agendapunt) else iter(())
