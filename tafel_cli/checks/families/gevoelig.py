"""T5: what may not be in a folder that many people read: personal data, closed items, and talk about prices."""

from collections.abc import Iterator

from tafel_cli.checks.citizen_numbers import bsns
from tafel_cli.checks.rule import Rule, rule_of, rule_on
from tafel_cli.checks.sensitive import hits, ibans, mails, phones, specials, trade
from tafel_cli.dutch import enumeration
from tafel_cli.finding import Code, Finding, Severity, Span
from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntopenbaarheid, Agendapuntstatus
from tafel_cli.kinds.tafel import Tafelopenbaarheid
from tafel_cli.reading.document import Document
from tafel_cli.reading.folded import fold
from tafel_cli.reading.record import IN_HEADER
from tafel_cli.register.case import Case

SENT = "bel de secretaris als het stuk al verstuurd is, want in oude versies blijft het staan"


BSN = Code("T501", "burgerservicenummer")
IBAN = Code("T502", "rekeningnummer")
TELEFOON = Code("T503", "telefoonnummer", Severity.WAARSCHUWING)
MAIL = Code("T504", "prive-mailadres")
BIJZONDER = Code("T505", "bijzondere-persoonsgegevens", Severity.WAARSCHUWING)
_NUMBERS = (
    (IBAN, ibans, "een rekeningnummer (IBAN)", "haal het nummer weg"),
    (TELEFOON, phones, "een telefoonnummer", "haal het nummer weg als het van een persoon is"),
    (
        *(MAIL, mails, "een mailadres dat van een persoon lijkt te zijn"),
        "gebruik het adres van de organisatie of van het secretariaat",
    ),
)


def _personal(document: Document) -> Iterator[Finding]:
    """No text holds personal data, however it is spelt. One rule for all kinds, because it folds the text once.

    A telephone number is only a warning, because it may be that of an organisation.
    """
    folded = fold(document)
    for span, hit in hits(folded, bsns):
        yield _bsn(document, span, sure=hit.sure)
    for code, find, what, hint in _NUMBERS:
        for span, _ in hits(folded, find):
            yield _secret(document, code, span, what, hint)
    for span, hit in hits(folded, specials):
        message = f"Hier staat `{hit.words}`. Zulke gegevens van een persoon horen niet in een stuk voor de tafel."
        hint = "haal het weg als de lezer kan zien over wie het gaat"
        yield document.finding(BIJZONDER, span, message, hint)


GEVOELIG = Rule(_personal, Document)


def _bsn(document: Document, span: Span, *, sure: bool) -> Finding:
    """Return the finding of a number: only a warning if nothing near it names a BSN, because one in eleven fits."""
    if sure:
        return _secret(document, BSN, span, "een burgerservicenummer (BSN)", "haal het nummer weg")
    what = "een getal dat een burgerservicenummer (BSN) kan zijn"
    hint = "haal het weg als het dat is; zet er anders voor wat het wel is, zoals `KvK` of `zaaknummer`"
    return _secret(document, BSN.mild, span, what, hint)


def _secret(document: Document, code: Code, span: Span, what: str, hint: str) -> Finding:
    """Return a finding without its source line, because a report must not spread what is on it."""
    message = f"Op regel {span.line} staat {what}."
    return document.finding(code, span, message, f"{hint}; {SENT}")._replace(source="")


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
    for span, hit in hits(fold(item.document), trade):
        about = "Bedrijven mogen elkaar geen prijzen, biedingen of winst vertellen."
        message = f"Bij `{hit.words}` staat een {hit.kind}. {about}"
        hint = (
            f"haal het {hit.kind} weg; of laat het nakijken door de secretaris en zet in de kop `mededinging: getoetst`"
        )
        yield item.document.finding(code, span, message, hint)
