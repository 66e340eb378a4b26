"""T5: what may not be in a folder that many people read: personal data, closed items, and talk about prices."""

from collections.abc import Iterator

from tafel_cli.checks.citizen_numbers import bsns
from tafel_cli.checks.contact_details import mails, phones
from tafel_cli.checks.families.weergave import printed_documents
from tafel_cli.checks.file_types import PDF, uitgang
from tafel_cli.checks.prices import trade
from tafel_cli.checks.rule import Rule, rule_of, rule_on
from tafel_cli.checks.sensitive import Hit, hits, ibans, specials
from tafel_cli.dutch import enumeration
from tafel_cli.errors import TafelError
from tafel_cli.finding import Code, Finding, Severity, Span
from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntopenbaarheid, Agendapuntstatus
from tafel_cli.kinds.tafel import Tafelopenbaarheid
from tafel_cli.proof.pictures import media_type, other_photo
from tafel_cli.reading.document import Document
from tafel_cli.reading.folded import Folded, fold, fold_text
from tafel_cli.reading.record import IN_HEADER, Record
from tafel_cli.register.case import Case
from tafel_cli.register.register import Link, Register
from tafel_cli.source import ATTACHMENTS, NO_FILE, SEALED, ZIP

SENT = "bel de secretaris als het stuk al verstuurd is, want in oude versies blijft het staan"


BSN = Code("T501", "burgerservicenummer")
IBAN = Code("T502", "rekeningnummer")
TELEFOON = Code("T503", "telefoonnummer", Severity.WAARSCHUWING)
MAIL = Code("T504", "prive-mailadres")
BIJZONDER = Code("T505", "bijzondere-persoonsgegevens", Severity.WAARSCHUWING)
FOTO = Code("T511", "foto-met-plaats", Severity.WAARSCHUWING)
ONGEZOCHT = Code("T512", "bijlage-niet-doorzocht", Severity.WAARSCHUWING)
_NUMBERS = (
    (BSN, bsns, "een burgerservicenummer (BSN)", "haal het nummer weg"),
    (IBAN, ibans, "een rekeningnummer (IBAN)", "haal het nummer weg"),
    (TELEFOON, phones, "een telefoonnummer", "haal het nummer weg als het van een persoon is"),
    (
        *(MAIL, mails, "een mailadres dat van een persoon lijkt te zijn"),
        "gebruik het adres van de organisatie of van het secretariaat",
    ),
)
# What is not sure: one in eleven numbers passes the test of a BSN, and `at` is also a word.
_UNSURE = {
    BSN: (
        "een getal dat een burgerservicenummer (BSN) kan zijn",
        "haal het weg als het dat is; zet er anders voor wat het wel is, zoals `KvK` of `zaaknummer`",
    ),
    MAIL: (
        "wat een mailadres van een persoon kan zijn",
        "haal het weg als het dat is, of typ het adres van een organisatie",
    ),
}
_ABOUT_PEOPLE = "Zulke gegevens van een persoon horen niet in een stuk voor de tafel."
_WITHOUT_PEOPLE = "haal het weg als de lezer kan zien over wie het gaat"
_ABOUT_PRICES = "Bedrijven mogen elkaar geen prijzen, biedingen of winst vertellen."
_UNSEARCHED = (
    "In de bijlage `{}` heeft `tafel` niet alles doorzocht op gevoelige gegevens: dat is te groot of niet te lezen."
)
_LOOK = "kijk zelf of er gegevens van personen of prijzen in staan, en haal die weg; of maak het bestand kleiner"
_SIGNS_OF_PLACE = (b"Exif", b"eXIf", b"GPSLatitude", b"zTXt", b"iTXt")
_OTHER_PHOTOS = (b"II*\0", b"MM\0*", b"GPSLatitude")  # how their Exif begins
_Told = tuple[Code, Span, str, str]  # where in the text, the Dutch name of what is there, and what to do


def _numbers(folded: Folded) -> Iterator[_Told]:
    """Yield what a text holds of T501 to T504. A hit that is not sure is a warning, and the end of an account none."""
    accounts: list[Span] = []
    for code, find, what, hint in _NUMBERS:
        for span, hit in hits(folded, find):
            if code is IBAN:
                accounts.append(span)
            elif code is TELEFOON and any(_within(span, account) for account in accounts):
                continue
            yield (code, span, what, hint) if hit.sure else (code.mild, span, *_UNSURE[code])


def _within(span: Span, other: Span) -> bool:
    return span.line == other.line and other.column <= span.column and span.end_column <= other.end_column


def _personal(document: Document) -> Iterator[Finding]:
    """No text holds personal data, however it is spelt. One rule for all kinds, because it folds the text once.

    A telephone number is only a warning, because it may be that of an organisation. A finding has no source line,
    because a report must not spread what is on it.
    """
    folded = fold(document)
    for code, span, what, hint in _numbers(folded):
        message = f"Op regel {span.line} staat {what}."
        yield document.finding(code, span, message, f"{hint}; {SENT}")._replace(source="")
    for span, hit in hits(folded, specials):
        yield document.finding(BIJZONDER, span, f"Hier staat `{hit.words}`. {_ABOUT_PEOPLE}", _WITHOUT_PEOPLE)


GEVOELIG = Rule(_personal, Document)


def _attached(case: Case) -> Iterator[Finding]:
    """Named attachments hold no personal data, no untested prices, and no place of a photo.

    Only those are read that a document to check for print names (`printed_documents`), or that the change touches,
    because reading all is slow. The logo is not among them.
    """
    register = case.register
    links = [link for link in register.attaching if link.kind != "tafel"]
    printed = {document.path: document for document in printed_documents(case)} if links else {}
    changed = {file.path for file in case.change.files} if case.change else set()
    for link in links:
        name = link.reference.target
        document = printed.get(link.path)
        if document is None and f"data/{ATTACHMENTS}/{name}" in changed:
            document = register.document(link.path)
        if document is not None and register.attachments.get(name, NO_FILE) is None:
            yield from _in_attachment(register, document, link)


def _in_attachment(register: Register, document: Document, link: Link) -> Iterator[Finding]:
    """Yield the findings in one attachment, at the place that names it.

    Its bytes say how it is searched, because its name can be any; a PDF that is named so is not.
    """
    name, item = link.reference.target, register.record(link.path)
    try:
        data = register.attachment(name)
    except TafelError:
        return  # reported when a pack is made, and by T003
    if data.startswith(PDF) and uitgang(name) == "pdf":
        return
    told = [*_of_photo(name, data, item)]
    if not media_type(data):
        told += _of_words(name, data, item)
    for code, message, hint in told:
        yield document.finding(code, link.reference.span, message, hint, f"{link.place}#{name}")


def _of_photo(name: str, data: bytes, item: Record | None) -> Iterator[tuple[Code, str, str]]:
    """Tell that a photo says where it was made: a warning, but an error if everybody gets it."""
    signs = _SIGNS_OF_PLACE if media_type(data) else _OTHER_PHOTOS if other_photo(data) else ()
    if not any(map(data.__contains__, signs)):
        return
    from tafel_cli.proof.metadata import shows_place  # few pictures are photos

    if shows_place(data):
        public = isinstance(item, Agendapunt) and item.openbaarheid is Agendapuntopenbaarheid.OPENBAAR
        message = f"In het bestand van de foto `{name}` staat waar zij is gemaakt (GPS)."
        hint = f"bewaar haar opnieuw zonder locatie, of maak er een schermafbeelding van; {SENT}"
        yield FOTO._replace(severity=Severity.FOUT) if public else FOTO, message, hint


def _of_words(name: str, data: bytes, item: Record | None) -> Iterator[tuple[Code, str, str]]:
    """Tell what the words of an attachment hold. Prices count for an item that was not tested, as in its own text."""
    from tafel_cli.reading.attachment_text import attachment_words, is_binary  # few tables attach what is searched

    words = attachment_words(name, data)
    binary = is_binary(data) and not data.startswith(ZIP)
    if (words is None or not words.whole) and (not binary or data.startswith(SEALED)):
        yield ONGEZOCHT, _UNSEARCHED.format(name), _LOOK
    if words is None:
        return
    folded = fold_text(words.text)

    def at(span: Span) -> str:
        return f"In de bijlage `{name}` staat " + (f"op regel {span.line} " if words.lines else "")

    for code, span, what, hint in _numbers(folded):
        if binary and code.code == TELEFOON.code:
            continue  # rows of figures in a program's file look like phones
        yield code, f"{at(span)}{what}.", f"{hint}; {SENT}"
    for span, hit in hits(folded, specials):
        yield BIJZONDER, f"{at(span)}`{hit.words}`. {_ABOUT_PEOPLE}", _WITHOUT_PEOPLE
    if isinstance(item, Agendapunt) and _may_tell_prices(item):
        for span, hit in hits(folded, trade):
            yield PRIJZEN, f"{at(span)}een {hit.kind} bij `{hit.words}`. {_ABOUT_PRICES}", _tested(hit)


IN_BIJLAGEN = Rule(_attached)


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


PRIJZEN = Code("T508", "mededinging-niet-getoetst", Severity.WAARSCHUWING)


def _prices(item: Agendapunt) -> Iterator[Finding]:
    """An item on prices, bids, margins or customers with figures was tested against competition law (`mededinging`)."""
    for span, hit in hits(fold(item.document), trade) if _may_tell_prices(item) else ():
        message = f"Bij `{hit.words}` staat een {hit.kind}. {_ABOUT_PRICES}"
        yield item.document.finding(PRIJZEN, span, message, _tested(hit))


MEDEDINGING = Rule(_prices, Agendapunt, PRIJZEN)


def _may_tell_prices(item: Agendapunt) -> bool:
    return not item.mededinging and item.status is not Agendapuntstatus.INGETROKKEN


def _tested(hit: Hit) -> str:
    return f"haal het {hit.kind} weg; of laat de secretaris het nakijken, die dan in de kop `mededinging: getoetst` zet"
