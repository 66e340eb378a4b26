"""T3: the meeting itself (times, place, name, calendar number), and the chair and standing items of every meeting."""

from collections.abc import Iterator

from tafel_cli.checks.rule import rule, rule_of
from tafel_cli.dutch import long_date, oclock
from tafel_cli.finding import Code, Finding, Severity
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus, Vorm
from tafel_cli.kinds.tafel import Plaats, Tafel, VastSoort
from tafel_cli.kinds.werkafspraak import OnafhankelijkeVoorzitter
from tafel_cli.reading.fields import parse_date
from tafel_cli.reading.record import IN_HEADER
from tafel_cli.register.agreements import regel
from tafel_cli.register.case import Case


@rule_of(Bijeenkomst, "T311", "einde-voor-aanvang")
def einde(meeting: Bijeenkomst, code: Code) -> Iterator[Finding]:
    """A meeting ends after it begins, on the same day."""
    if meeting.minuten <= 0:
        message = f"Het einde ({oclock(meeting.einde)}) moet later zijn dan het begin ({oclock(meeting.aanvang)})."
        hint = "schrijf bij `einde` een latere tijd, of bij `aanvang` een vroegere"
        yield meeting.finding(code, ("einde",), message, hint)


@rule_of(Bijeenkomst, "T312", "locatie-ontbreekt")
def locatie(meeting: Bijeenkomst, code: Code) -> Iterator[Finding]:
    """A meeting has a place, unless it is in writing or cancelled."""
    if (
        not meeting.locatie
        and meeting.vorm is not Vorm.SCHRIFTELIJK
        and meeting.status is not Bijeenkomststatus.GEANNULEERD
    ):
        message = "In de kop van dit bestand staat niet waar de bijeenkomst is."
        yield meeting.finding(code, ("locatie",), message, f"{IN_HEADER}: `locatie:` en daarachter de plek")


@rule_of(Tafel, "T111", "veld-mailadres")
def postbus(tafel: Tafel, code: Code) -> Iterator[Finding]:
    """The mailbox of the secretary is a plain address, because papers and page make a link of it."""
    if tafel.secretaris.postbus and not tafel.secretaris.adres:
        message = f"`{tafel.secretaris.postbus[:80]}` is geen gewoon mailadres."
        hint = "schrijf alleen het adres, bijvoorbeeld `postbus: secretariaat@tafel.example`"
        yield tafel.finding(code, ("secretaris", "postbus"), message, hint)


@rule_of(Tafel, "T112", "veld-webadres")
def website(tafel: Tafel, code: Code) -> Iterator[Finding]:
    """The website of the table is a plain address that begins with https, because calendars make a link of it."""
    if tafel.website and not tafel.webadres:
        message = f"`{tafel.website[:80]}` is geen gewoon webadres."
        hint = (
            "schrijf alleen het adres, met `https://` ervoor, bijvoorbeeld `website: https://tafel.example/woningbouw`"
        )
        yield tafel.finding(code, ("website",), message, hint)


@rule_of(Tafel, "T313", "opening-of-sluiting-ontbreekt", Severity.WAARSCHUWING)
def opening(tafel: Tafel, code: Code) -> Iterator[Finding]:
    """The standing items include an opening at the beginning and a closing at the end. A table may have none at all."""
    if not tafel.vaste_punten:
        return
    for soort, plaats in ((VastSoort.OPENING, Plaats.BEGIN), (VastSoort.SLUITING, Plaats.EINDE)):
        if not any(punt.soort is soort and punt.plaats is plaats for punt in tafel.vaste_punten):
            message = f"Bij de vaste punten ontbreekt de {soort.value}."
            hint = f"zet bij `vaste_punten` een punt met `soort: {soort.value}` en `plaats: {plaats.value}`"
            yield tafel.finding(code, ("vaste_punten",), message, hint)


@rule_of(Bijeenkomst, "T314", "naam-en-datum", Severity.TIP)
def naam(meeting: Bijeenkomst, code: Code) -> Iterator[Finding]:
    """The day in the id of a meeting is `datum`, or `verplaatst_van` if it was moved."""
    day = parse_date(meeting.id[:10])
    if day and day not in (meeting.datum, meeting.verplaatst_van):
        message = (
            f"De naam van dit bestand noemt {long_date(day)}, maar de bijeenkomst is op {long_date(meeting.datum)}."
        )
        hint = (
            f"typ in de kop `verplaatst_van: {day}` als de bijeenkomst is verplaatst; "
            "de naam van het bestand blijft dan zoals hij is"
        )
        yield meeting.finding(code, ("datum",), message, hint)


@rule("T315", "voorzitter-met-partij")
def voorzitter(case: Case, code: Code) -> Iterator[Finding]:
    """The chair belongs to no party. Not judged if W001 does that, by a work agreement."""
    tafel = case.register.tafel
    if tafel and tafel.voorzitter.organisatie and not regel(case.register, OnafhankelijkeVoorzitter):
        message = "Bij de voorzitter staat een organisatie, maar de voorzitter hoort bij geen van de partijen."
        yield tafel.finding(code, ("voorzitter", "organisatie"), message, "haal deze regel weg")


@rule_of(Bijeenkomst, "T316", "verplaatst-zonder-volgnummer", Severity.WAARSCHUWING)
def verplaatst(meeting: Bijeenkomst, code: Code) -> Iterator[Finding]:
    """A planned meeting that was moved has a `volgnummer_kalender` above 0, because calendars ignore it otherwise."""
    if meeting.status is Bijeenkomststatus.GEPLAND and meeting.verplaatst_van and not meeting.volgnummer_kalender:
        message = (
            f"De bijeenkomst is verplaatst van {long_date(meeting.verplaatst_van)}, maar het volgnummer voor kalenders "
            "is nog 0. In kalenders blijft dan de oude dag staan."
        )
        yield meeting.finding(code, ("verplaatst_van",), message, hoger(meeting, 1))


def hoger(meeting: Bijeenkomst, number: int) -> str:
    """Return the hint to write this `volgnummer_kalender`."""
    typed = meeting.document.node("volgnummer_kalender") is not None
    return f"{'schrijf' if typed else f'{IN_HEADER}:'} `volgnummer_kalender: {number}`"
