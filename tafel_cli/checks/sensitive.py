"""Finds sensitive text: patterns for personal data and for talk about prices, at most 20 matches each."""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

MOST = 20
# Patterns are compiled at first use, because most tables hold no text that could match most of them. A lookbehind comes
# after the first character, so that the engine can jump to that character.
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
_NEAR = 60


class Hit(NamedTuple):
    """Sensitive words: their range in the text, and whether they are surely what they seem."""

    start: int
    end: int
    words: str
    sure: bool = True


Found = Iterator[Hit]


def _matches(text: str, pattern: str, signs: tuple[str, ...] = (), holds: Callable[[str], bool] = bool) -> Found:
    """Yield the first matches whose text `holds`. A text with none of the `signs` is skipped, for speed."""
    low = text.lower() if signs else ""
    if signs and not any(sign in low for sign in signs):
        return iter(())
    return islice((_hit(match) for match in re.finditer(pattern, text) if holds(match.group())), MOST)


def _hit(match: re.Match[str]) -> Hit:
    return Hit(*match.span(), match.group())


def ibans(text: str) -> Found:
    """Find bank account numbers (IBAN) whose check digits are right (ISO 13616: 1 modulo 97)."""
    return _matches(text, _IBAN, holds=lambda found: _is_iban(found.replace(" ", "")))


def _is_iban(text: str) -> bool:
    return int("".join(str(int(character, 36)) for character in text[4:] + text[:4])) % 97 == 1


def phones(text: str) -> Found:
    """Find Dutch telephone numbers, except digits in an IBAN."""
    if not re.search(_PHONE, text):
        return iter(())
    accounts = [match.span() for match in re.finditer(_IBAN, text)]
    inside = (_hit(m) for m in re.finditer(_PHONE, text) if not any(low <= m.start() < high for low, high in accounts))
    return islice(inside, MOST)


def mails(text: str) -> Found:
    """Find mail addresses at consumer services, such as gmail.com."""
    return _matches(text, _MAIL, ("@",))


def specials(text: str) -> Found:
    """Find words that often go with special categories of personal data, such as `strafblad`."""
    return _matches(text, _SPECIAL, _SPECIAL_SIGNS)


def trade(text: str) -> Found:
    """Find words on prices, bids, margins and customers with a figure close by in the same sentence."""
    return (hit for hit in _matches(text, _TRADE, _TRADE_SIGNS) if figure(text, hit))


def figure(text: str, hit: Hit) -> str:
    """Return the kind of figure within 60 characters and the same sentence: `bedrag`, `percentage` or empty."""
    before = re.split(r"[.\n]", text[max(0, hit.start - _NEAR) : hit.start])[-1]
    after = re.split(r"[.\n]", text[hit.end : hit.end + _NEAR])[0]
    found = re.search(_SUM, before) or re.search(_SUM, after)
    if not found:
        return ""
    return "percentage" if found.group().lower() in ("procent", "%") else "bedrag"
