"""T5: what may not be in a folder that many people read: personal data, closed items, and talk about prices."""

from collections.abc import Callable, Iterator

from tafel_cli.checks.citizen_numbers import bsns
from tafel_cli.checks.rule import rule_of, rule_on
from tafel_cli.checks.sensitive import Found, Hit, figure, ibans, mails, phones, specials, trade
from tafel_cli.dutch import enumeration
from tafel_cli.finding import Code, Finding, Severity, Span
from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntopenbaarheid, Agendapuntstatus
from tafel_cli.kinds.tafel import Tafelopenbaarheid
from tafel_cli.reading.document import Document
from tafel_cli.reading.record import IN_HEADER
from tafel_cli.register.case import Case

SENT = "bel de secretaris als het stuk al verstuurd is, want in oude versies blijft het staan"


def _secrets(document: Document, code: Code, find: Callable[[str], Found], what: str, hint: str) -> Iterator[Finding]:
    """Yield a finding for each hit, without its source line, because a report must not spread what is on it."""
    for hit in find(document.text):
        yield _secret(document, code, hit, what, hint)


def _secret(document: Document, code: Code, hit: Hit, what: str, hint: str) -> Finding:
    span = _span(document, hit)
    return document.finding(code, span, f"Op regel {span.line} staat {what}.", f"{hint}; {SENT}")._replace(source="")


def _span(document: Document, hit: Hit) -> Span:
    """Return the span of a hit; of one over lines only its part on the first."""
    text = document.text
    line, column = text.count("\n", 0, hit.start) + 1, hit.start - text.rfind("\n", 0, hit.start)
    return Span(line, column, line, column + len(hit.words.split("\n")[0]))


@rule_of(Document, "T501", "burgerservicenummer")
def bsn(document: Document, code: Code) -> Iterator[Finding]:
    """No text holds a number that passes the test of a citizen service number (BSN).

    It is only a warning if its sentence does not name a BSN, because one in eleven numbers passes that test.
    """
    for hit in bsns(document.text):
        if hit.sure:
            yield _secret(document, code, hit, "een burgerservicenummer (BSN)", "haal het nummer weg")
        else:
            what = "een getal dat een burgerservicenummer (BSN) kan zijn"
            hint = "haal het weg als het dat is; zet er anders voor wat het wel is, zoals `KvK` of `zaaknummer`"
            yield _secret(document, code.mild, hit, what, hint)


@rule_of(Document, "T502", "rekeningnummer")
def iban(document: Document, code: Code) -> Iterator[Finding]:
    """No text holds a bank account number (IBAN)."""
    return _secrets(document, code, ibans, "een rekeningnummer (IBAN)", "haal het nummer weg")


@rule_of(Document, "T503", "telefoonnummer", Severity.WAARSCHUWING)
def telefoon(document: Document, code: Code) -> Iterator[Finding]:
    """No text holds a telephone number. Only a warning, because it may be that of an organisation."""
    return _secrets(document, code, phones, "een telefoonnummer", "haal het nummer weg als het van een persoon is")


@rule_of(Document, "T504", "prive-mailadres")
def mail(document: Document, code: Code) -> Iterator[Finding]:
    """No text holds a private mail address."""
    what = "een mailadres dat van een persoon lijkt te zijn"
    return _secrets(document, code, mails, what, "gebruik het adres van de organisatie of van het secretariaat")


@rule_of(Document, "T505", "bijzondere-persoonsgegevens", Severity.WAARSCHUWING)
def bijzonder(document: Document, code: Code) -> Iterator[Finding]:
    """No text holds words that often go with special categories of personal data."""
    for hit in specials(document.text):
        said = f"Hier staat `{hit.words}`."
        message = f"{said} Zulke gegevens van een persoon horen niet in een stuk voor de tafel."
        hint = "haal het weg als de lezer kan zien over wie het gaat"
        yield document.finding(code, _span(document, hit), message, hint)


ASKED = {
    "besloten_grond": ("waarom", "`besloten_grond:` met de reden"),
    "besloten_tot": (
        "tot wanneer",
        "`besloten_tot:` met de dag waarop iedereen het punt mag lezen, zoals `2027-06-30`",
    ),
}


@rule_of(Agendapunt, "T506", "besloten-zonder-grond")
def zonder_grond(item: Agendapunt, code: Code) -> Iterator[Finding]:
    """A closed item says why it is closed, and until when. A withdrawn one need not."""
    closed = item.openbaarheid is Agendapuntopenbaarheid.BESLOTEN and item.status is not Agendapuntstatus.INGETROKKEN
    missing = [said for key, said in ASKED.items() if closed and not getattr(item, key)]
    if missing:
        what = enumeration([what for what, _ in missing])
        message = f"Dit punt is besloten (niet iedereen mag het lezen), maar er staat niet bij {what}."
        hint = f"{IN_HEADER}: {enumeration([line for _, line in missing])}"
        yield item.finding(code, ("openbaarheid",), message, hint)


@rule_on(Agendapunt, "T507", "besloten-in-openbare-map")
def openbare_map(case: Case, item: Agendapunt, code: Code) -> Iterator[Finding]:
    """A public folder holds no closed item."""
    closed, tafel = item.openbaarheid is Agendapuntopenbaarheid.BESLOTEN, case.register.tafel
    if closed and tafel and tafel.openbaarheid is Tafelopenbaarheid.OPENBAAR:
        message = "Dit punt is besloten (niet iedereen mag het lezen), maar iedereen kan deze map lezen."
        hint = f"haal dit bestand weg en bewaar het in een map die alleen voor de tafel is; {SENT}"
        yield item.finding(code, ("openbaarheid",), message, hint)


@rule_of(Agendapunt, "T508", "mededinging-niet-getoetst", Severity.WAARSCHUWING)
def mededinging(item: Agendapunt, code: Code) -> Iterator[Finding]:
    """An item on prices, bids, margins or customers with figures was tested against competition law (`mededinging`)."""
    if item.mededinging or item.status is Agendapuntstatus.INGETROKKEN:
        return
    for hit in trade(item.document.text):
        word, kind = hit.words, figure(item.document.text, hit)
        message = f"Bij `{word}` staat een {kind}. Bedrijven mogen elkaar geen prijzen, biedingen of winst vertellen."
        hint = f"haal het {kind} weg; of laat het nakijken door de secretaris en zet in de kop `mededinging: getoetst`"
        yield item.document.finding(code, _span(item.document, hit), message, hint)
