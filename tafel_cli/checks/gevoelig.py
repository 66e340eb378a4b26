"""T5: what must not stand in a folder that many can read: personal data, closed items, and talk about prices."""

import re
from collections.abc import Iterator
from itertools import islice

from tafel_cli.document import Document
from tafel_cli.finding import Code, Finding, Severity, Span
from tafel_cli.kinds.agendapunt import Agendapunt, Openbaarheid, Status
from tafel_cli.kinds.tafel import Openbaarheid as Map
from tafel_cli.register import Register
from tafel_cli.rules import rule
from tafel_cli.schema import IN_HEADER
from tafel_cli.taal import opsomming

MOST = 20
# Patterns are compiled when a file has a piece of text that they need: most tables never pay for most of them.
_NINE = r"(?<![\w.,-])\d(?:[. ]?\d){7,8}(?![\w-]|[.,]\d)"
_IBAN = r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"
_PHONE = r"(?<![\w.+-])(?:\+31|0031|0)[ -]?(?:\(0\)[ -]?)?[1-9](?:[ -]?\d){8}(?![\w-])"
_MAIL = (
    r"(?i)(?<![\w.+-])[\w.+-]{1,64}@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|icloud|me|proton|protonmail|ziggo|"
    r"kpnmail|kpnplanet|planet|xs4all|upcmail|home|casema|chello|hetnet|quicknet|telfort|tele2|solcon|zeelandnet)\.\w{2,4}\b"
)
_SPECIAL = (
    r"(?i)\b(?:burgerservicenummers?|medische gegevens|medisch dossier|strafblad|"
    r"strafrechtelijke? (?:gegevens|verleden)|seksuele (?:geaardheid|voorkeur)|etnische afkomst|"
    r"godsdienst van|paspoortnummers?|rijbewijsnummers?)\b"
)
_SPECIAL_SIGNS = (
    *("burgerservice", "medisch", "strafblad", "strafrecht", "seksuele", "etnische", "godsdienst van"),
    *("paspoortnummer", "rijbewijsnummer"),
)
_TRADE = r"(?i)\b(?:grondprij[sz]|verkoopprij[sz]|bieding|bod\b|winstmarge|marge|klanten\b)"
_TRADE_SIGNS = ("grondprij", "verkoopprij", "bieding", "bod", "marge", "klanten")
_SUM = r"(?i)€|\beuro\b|\bprocent\b|%"
NEAR = 60
SENT = "bel de secretaris als het stuk al verstuurd is, want in oude versies blijft het staan"


def _places(document: Document, pattern: str, signs: tuple[str, ...] = ()) -> Iterator[tuple[Span, str]]:
    """Yield the first places of a pattern in a file, with its words; one of the `signs` must stand there too."""
    if signs and not any(sign in document.text.lower() for sign in signs):
        return
    for match in islice(re.finditer(pattern, document.text), MOST):
        line = document.text.count("\n", 0, match.start()) + 1
        column = match.start() - document.text.rfind("\n", 0, match.start())
        yield Span(line, column, line, column + len(match.group().split("\n")[0])), match.group()


def _finding(document: Document, code: Code, span: Span, message: str, hint: str) -> Finding:
    """Make a finding that does not repeat the line: what stands there must not travel further."""
    return document.finding(code, span, message, hint, f"regel {span.line}")._replace(source="")


@rule("T501", "burgerservicenummer")
def bsn(register: Register, code: Code) -> Iterator[Finding]:
    """No number that passes the test of a citizen service number (BSN)."""
    for document in register.documents:
        for span, found in _places(document, _NINE):
            if _is_bsn(re.sub(r"\D", "", found)):
                message = f"Op regel {span.line} staat een getal dat een burgerservicenummer (BSN) kan zijn."
                yield _finding(document, code, span, message, f"haal het getal weg; {SENT}")


def _is_bsn(digits: str) -> bool:
    padded = digits.zfill(9)
    total = sum(int(digit) * weight for digit, weight in zip(padded, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
    return total % 11 == 0 and len(set(padded)) > 1


@rule("T502", "rekeningnummer")
def iban(register: Register, code: Code) -> Iterator[Finding]:
    """No number of a bank account (IBAN)."""
    for document in register.documents:
        for span, found in _places(document, _IBAN):
            if _is_iban(found.replace(" ", "")):
                message = f"Op regel {span.line} staat een rekeningnummer (IBAN)."
                yield _finding(document, code, span, message, f"haal het nummer weg; {SENT}")


def _is_iban(text: str) -> bool:
    return int("".join(str(int(character, 36)) for character in text[4:] + text[:4])) % 97 == 1


@rule("T503", "telefoonnummer", Severity.WAARSCHUWING)
def telefoon(register: Register, code: Code) -> Iterator[Finding]:
    """No telephone number, which is mostly somebody's own."""
    for document in register.documents:
        accounts = {span.line for span, _ in _places(document, _IBAN)}  # their digits look like a telephone number
        for span, _ in _places(document, _PHONE):
            if span.line in accounts:
                continue
            message = f"Op regel {span.line} staat een telefoonnummer."
            hint = "haal het nummer weg als het van een persoon is; wie wil bellen, vraagt het aan het secretariaat"
            yield _finding(document, code, span, message, hint)


@rule("T504", "prive-mailadres")
def mail(register: Register, code: Code) -> Iterator[Finding]:
    """No private mail address."""
    for document in register.documents:
        for span, _ in _places(document, _MAIL, ("@",)):
            message = f"Op regel {span.line} staat een mailadres dat van een persoon lijkt te zijn."
            hint = f"gebruik het adres van de organisatie of van het secretariaat; {SENT}"
            yield _finding(document, code, span, message, hint)


@rule("T505", "bijzondere-persoonsgegevens", Severity.WAARSCHUWING)
def bijzonder(register: Register, code: Code) -> Iterator[Finding]:
    """No words that mostly stand beside special personal data."""
    for document in register.documents:
        for span, found in _places(document, _SPECIAL, _SPECIAL_SIGNS):
            message = f"Hier staat `{found}`. Zulke gegevens van een persoon horen niet in een stuk voor de tafel."
            hint = "haal het weg als de lezer kan zien over wie het gaat"
            yield document.finding(code, span, message, hint, f"regel {span.line}")


ASKED = {
    "besloten_grond": ("waarom", "`besloten_grond:` met de reden"),
    "besloten_tot": ("tot wanneer", "`besloten_tot:` met de dag waarop het besloten punt openbaar wordt"),
}


@rule("T506", "besloten-zonder-grond")
def zonder_grond(register: Register, code: Code) -> Iterator[Finding]:
    """A closed item says why it is closed, and until when."""
    for item in register.all(Agendapunt):
        missing = [key for key in ("besloten_grond", "besloten_tot") if not getattr(item, key)]
        if item.openbaarheid is Openbaarheid.BESLOTEN and item.status is not Status.INGETROKKEN and missing:
            what = opsomming([ASKED[key][0] for key in missing])
            message = f"Dit punt is besloten (niet iedereen mag het lezen), maar er staat niet bij {what}."
            hint = f"{IN_HEADER}: {opsomming([ASKED[key][1] for key in missing])}"
            yield item.finding(code, ("openbaarheid",), message, hint)


@rule("T507", "besloten-in-openbare-map")
def openbare_map(register: Register, code: Code) -> Iterator[Finding]:
    """A folder that everybody can read holds no closed item."""
    tafel = register.tafel
    if tafel is None or tafel.openbaarheid is not Map.OPENBAAR:
        return
    for item in register.all(Agendapunt):
        if item.openbaarheid is Openbaarheid.BESLOTEN:
            message = "Dit punt is besloten (niet iedereen mag het lezen), maar iedereen kan deze map lezen."
            hint = f"haal dit bestand weg en bewaar het in een map die alleen voor de tafel is; {SENT}"
            yield item.finding(code, ("openbaarheid",), message, hint)


@rule("T508", "mededinging-niet-getoetst", Severity.WAARSCHUWING)
def mededinging(register: Register, code: Code) -> Iterator[Finding]:
    """Prices, bids, margins or customers with figures were tested against competition law."""
    for item in register.all(Agendapunt):
        if item.mededinging or item.status is Status.INGETROKKEN:
            continue
        for span, word in _places(item.document, _TRADE, _TRADE_SIGNS):
            figure = _figure(item.document, span, word)
            if not figure:
                continue
            message = (
                f"Bij `{word}` staat een {figure}. Bedrijven mogen elkaar geen prijzen, biedingen of winst vertellen."
            )
            hint = (
                f"haal het {figure} weg; of laat het nakijken door de secretaris "
                "en zet in de kop `mededinging: getoetst`"
            )
            yield item.document.finding(code, span, message, hint, f"regel {span.line}")


def _figure(document: Document, span: Span, word: str) -> str:
    """Return what stands close to a word, in the same sentence: `bedrag`, `percentage` or nothing."""
    line = document.line(span.line)
    start, end = span.column - 1, span.column - 1 + len(word)
    before = line[max(0, start - NEAR) : start].rsplit(".", 1)[-1]
    after = line[end : end + NEAR].split(".", 1)[0]
    found = re.search(_SUM, before) or re.search(_SUM, after)
    if not found:
        return ""
    return "percentage" if found.group().lower() in ("procent", "%") else "bedrag"
