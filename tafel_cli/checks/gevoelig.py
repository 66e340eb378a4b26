"""T5: what must not stand in a folder that many can read: personal data, closed items, and talk about prices."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from tafel_cli.document import Document
from tafel_cli.finding import START, Code, Finding, Severity, Span
from tafel_cli.kinds.agendapunt import Agendapunt, Openbaarheid, Status
from tafel_cli.kinds.tafel import Openbaarheid as Map
from tafel_cli.record import IN_HEADER
from tafel_cli.register import Register
from tafel_cli.rules import rule
from tafel_cli.source import readable
from tafel_cli.taal import opsomming

MOST = 20
# Patterns are compiled when a file has a piece of text that they need: most tables never pay for most of them.
# What must not stand before is asked after the first character: so the engine can leap to that character.
_NINE = r"\d(?<![\w.,-].)(?:[. ]?\d){7,8}(?![\w-]|[.,]\d)"
_IBAN = r"[A-Z](?<!\w.)[A-Z]\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"
_PHONE = r"[+0](?<![\w.+-].)(?:(?<=\+)31|(?<=0)031|(?<=0))[ -]?(?:\(0\)[ -]?)?[1-9](?:[ -]?\d){8}(?![\w-])"
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


Found = Iterator[re.Match[str]]


def _matches(text: str, pattern: str, signs: tuple[str, ...] = (), holds: Callable[[str], bool] = bool) -> Found:
    """Yield the first places of a pattern whose words hold; one of the `signs` must stand in the text too."""
    low = text.lower() if signs else ""
    if signs and not any(sign in low for sign in signs):
        return iter(())
    return islice((match for match in re.finditer(pattern, text) if holds(match.group())), MOST)


def bsns(text: str) -> Found:
    """Find numbers that pass the test of a citizen service number."""
    return _matches(text, _NINE, holds=lambda found: _is_bsn(re.sub(r"\D", "", found)))


def _is_bsn(digits: str) -> bool:
    padded = digits.zfill(9)
    total = sum(int(digit) * weight for digit, weight in zip(padded, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
    return total % 11 == 0 and len(set(padded)) > 1


def ibans(text: str) -> Found:
    """Find numbers that pass the test of a bank account."""
    return _matches(text, _IBAN, holds=lambda found: _is_iban(found.replace(" ", "")))


def _is_iban(text: str) -> bool:
    return int("".join(str(int(character, 36)) for character in text[4:] + text[:4])) % 97 == 1


def phones(text: str) -> Found:
    """Find telephone numbers, but not the digits of a bank account."""
    if not re.search(_PHONE, text):
        return iter(())
    accounts = [match.span() for match in re.finditer(_IBAN, text)]
    inside = (m for m in re.finditer(_PHONE, text) if not any(low <= m.start() < high for low, high in accounts))
    return islice(inside, MOST)


def mails(text: str) -> Found:
    """Find mail addresses at services that people use at home."""
    return _matches(text, _MAIL, ("@",))


def specials(text: str) -> Found:
    """Find words that mostly stand beside special personal data."""
    return _matches(text, _SPECIAL, _SPECIAL_SIGNS)


def trade(text: str) -> Found:
    """Find words on prices, bids, margins and customers with an amount or a percentage close by, in one sentence."""
    return (match for match in _matches(text, _TRADE, _TRADE_SIGNS) if _figure(text, match))


def untested_trade(text: str) -> Found:
    """Find the same in a text that does not say that it was tested against competition law."""
    return iter(()) if "\nmededinging: getoetst" in text else trade(text)


def _figure(text: str, match: re.Match[str]) -> str:
    """Return what stands close to a word, in the same sentence: `bedrag`, `percentage` or nothing."""
    before = re.split(r"[.\n]", text[max(0, match.start() - NEAR) : match.start()])[-1]
    after = re.split(r"[.\n]", text[match.end() : match.end() + NEAR])[0]
    found = re.search(_SUM, before) or re.search(_SUM, after)
    if not found:
        return ""
    return "percentage" if found.group().lower() in ("procent", "%") else "bedrag"


def _span(text: str, match: re.Match[str]) -> Span:
    line = text.count("\n", 0, match.start()) + 1
    column = match.start() - text.rfind("\n", 0, match.start())
    return Span(line, column, line, column + len(match.group().split("\n")[0]))


def _secret(document: Document, code: Code, match: re.Match[str], message: str, hint: str) -> Finding:
    """Make a finding that does not repeat the line: what stands there must not travel further."""
    return document.finding(code, _span(document.text, match), message, hint)._replace(source="")


@rule("T501", "burgerservicenummer")
def bsn(register: Register, code: Code) -> Iterator[Finding]:
    """No number that passes the test of a citizen service number (BSN)."""
    for document in register.documents:
        for match in bsns(document.text):
            place = _span(document.text, match).line
            message = f"Op regel {place} staat een getal dat een burgerservicenummer (BSN) kan zijn."
            yield _secret(document, code, match, message, f"haal het getal weg; {SENT}")


@rule("T502", "rekeningnummer")
def iban(register: Register, code: Code) -> Iterator[Finding]:
    """No number of a bank account (IBAN)."""
    for document in register.documents:
        for match in ibans(document.text):
            message = f"Op regel {_span(document.text, match).line} staat een rekeningnummer (IBAN)."
            yield _secret(document, code, match, message, f"haal het nummer weg; {SENT}")


@rule("T503", "telefoonnummer", Severity.WAARSCHUWING)
def telefoon(register: Register, code: Code) -> Iterator[Finding]:
    """No telephone number, which is mostly somebody's own."""
    for document in register.documents:
        for match in phones(document.text):
            message = f"Op regel {_span(document.text, match).line} staat een telefoonnummer."
            hint = f"haal het nummer weg als het van een persoon is; {SENT}"
            yield _secret(document, code, match, message, hint)


@rule("T504", "prive-mailadres")
def mail(register: Register, code: Code) -> Iterator[Finding]:
    """No private mail address."""
    for document in register.documents:
        for match in mails(document.text):
            place = _span(document.text, match).line
            message = f"Op regel {place} staat een mailadres dat van een persoon lijkt te zijn."
            hint = f"gebruik het adres van de organisatie of van het secretariaat; {SENT}"
            yield _secret(document, code, match, message, hint)


@rule("T505", "bijzondere-persoonsgegevens", Severity.WAARSCHUWING)
def bijzonder(register: Register, code: Code) -> Iterator[Finding]:
    """No words that mostly stand beside special personal data."""
    for document in register.documents:
        for match in specials(document.text):
            said = f"Hier staat `{match.group()}`."
            message = f"{said} Zulke gegevens van een persoon horen niet in een stuk voor de tafel."
            hint = "haal het weg als de lezer kan zien over wie het gaat"
            yield document.finding(code, _span(document.text, match), message, hint)


ASKED = {
    "besloten_grond": ("waarom", "`besloten_grond:` met de reden"),
    "besloten_tot": (
        "tot wanneer",
        "`besloten_tot:` met de dag waarop iedereen het punt mag lezen, zoals `2027-06-30`",
    ),
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
        for match in trade(item.document.text):
            word, figure = match.group(), _figure(item.document.text, match)
            message = (
                f"Bij `{word}` staat een {figure}. Bedrijven mogen elkaar geen prijzen, biedingen of winst vertellen."
            )
            hint = (
                f"haal het {figure} weg; of laat het nakijken door de secretaris "
                "en zet in de kop `mededinging: getoetst`"
            )
            yield item.document.finding(code, _span(item.document.text, match), message, hint)


class Spoor(NamedTuple):
    """What is looked for in every version of a proposal: how it is found, what it is called, how heavy it weighs."""

    zoek: Callable[[str], Found]
    naam: str
    ernst: Severity


SPOREN = (
    Spoor(bsns, "een getal dat een burgerservicenummer (BSN) kan zijn", Severity.FOUT),
    Spoor(ibans, "een rekeningnummer (IBAN)", Severity.FOUT),
    Spoor(mails, "een mailadres dat van een persoon lijkt", Severity.FOUT),
    Spoor(phones, "een telefoonnummer", Severity.WAARSCHUWING),
    Spoor(specials, "een woord dat vaak bij gevoelige gegevens van een persoon hoort", Severity.WAARSCHUWING),
    Spoor(untested_trade, "een prijs, een bod, een marge of een klant met een bedrag erbij", Severity.WAARSCHUWING),
)


@rule("T509", "gevoelig-in-oude-versie")
def oude_versie(register: Register, code: Code) -> Iterator[Finding]:
    """Nothing of the kind stands in any version of a proposal: what was taken away again can still be read."""
    if register.change is None:
        return
    now = {document.path: document.text for document in register.documents}
    before = {document.path: document.text for document in register.base.documents} if register.base else {}
    for path, data in register.change.contents():
        if data is None:
            yield _niet_bekeken(path, code)
            continue
        text = _text(data)
        if text is None or text == now.get(path):
            continue
        there = now.get(path, "") + before.get(path, "")
        for spoor in SPOREN:
            for match in spoor.zoek(text):
                if match.group() in there:
                    continue  # said already, or not of this proposal
                line = _span(text, match).line
                message = f"In een eerdere versie van dit bestand staat op regel {line} {spoor.naam}."
                hint = (
                    "bel de secretaris, want in de oude versie blijft het te lezen; "
                    "maak daarna een nieuw voorstel waar dit nooit in heeft gestaan"
                )
                heavy = code._replace(severity=spoor.ernst)
                yield Finding(path, START, heavy, message, hint, f"{path}#{spoor.naam}")


def _niet_bekeken(path: str, code: Code) -> Finding:
    """Say of a text that is too large to look in that nobody did."""
    message = (
        "Een versie van dit bestand is groter dan 2 MB. `tafel` heeft daarin niet naar gevoelige gegevens gezocht."
    )
    hint = "kijk zelf of er gegevens van personen of prijzen in staan; is dat zo, begin dan een nieuw, schoon voorstel"
    return Finding(path, START, code._replace(severity=Severity.WAARSCHUWING), message, hint, f"{path}#te groot")


def _text(data: bytes) -> str | None:
    """Return what a person can read in a file; None for a picture, a PDF and the like."""
    if not readable(data):
        return None
    wide = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    return data.decode("utf-16" if wide else "utf-8", "replace")
