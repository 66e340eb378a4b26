"""Finds sensitive text: patterns for personal data."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from tafel_cli.finding import Span
from tafel_cli.reading.folded import Folded

MOST = 20
_LOOKED_AT = 10_000
JUDGED = 2_000  # hits whose sentence is read; a later one counts without, because no text may take over a second
# A text is searched with a pattern only if its shape could match, because that is some ten times as quick. Patterns are
# compiled at first use. A lookbehind comes after the first character, so that the engine can jump to that character.
_ACCOUNT, _TEN = b"aa99", b"9" * 10
_LETTERS = "".join(chr(code) for code in range(256) if chr(code).isalpha())
_SHAPE = bytes.maketrans(
    f"{_LETTERS}0123456789 ./_-()".encode("latin-1"), b"a" * len(_LETTERS) + b"9" * 10 + b"-" * 5 + b"||"
)
_GAP = r"(?:[ .-]|[ \t]{0,9}\r?\n[ \t>]{0,9})?"  # between the groups of an account number, also over a line end
_IBAN = rf"\d\d(?<=[A-Za-z]{{2}}\d\d)(?<![^\W_]....){_GAP}[A-Za-z0-9]{{2}}"
_LENGTHS = (
    "AD24 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GI23 GR27 HR21 HU28 IE22 IS26 IT27 LI21 LT20"
    " LU20 LV21 MC27 MT31 NL18 NO15 PL28 PT25 RO24 SE24 SI19 SK24 SM27 TR26 UA29 VA22 MA28"
)
_PHONE = (
    r"[+0](?<![\w.+-].)(?:(?<=\+)31|(?<=0)031|(?<=0))(?:[ -]?(?:\(0\)[ -]?)?[1-9](?:[ -]?\d){8}|6[./]\d{8})(?![\w-])"
)
_SERVICES = (
    *("gmail", "googlemail", "hotmail", "outlook", "live", "msn", "yahoo", "icloud", "me", "proton", "protonmail"),
    *("ziggo", "kpnmail", "kpnplanet", "planet", "xs4all", "upcmail", "home", "casema", "chello", "hetnet", "quicknet"),
    *("telfort", "tele2", "solcon", "zeelandnet"),
)
_MAIL = rf"(?i)(?:@| ?[(\[]at[)\]] ?)(?:{'|'.join(_SERVICES)})\.\w{{2,4}}\b"
# Between two words: spaces, emphasis and at most one line end, because a line is broken there without a thought.
_SPACE = r"(?=[\s*~`_\[])[ \t*~`_\[\]]{0,9}(?:\r?\n[ \t>]{0,9})?[*~`_\[]{0,9}"
_SPECIAL = (
    r"(?i)(?<![^\W_])(?:burgerservicenummers?|medische gegevens|medisch dossier|strafblad|"
    r"strafrechtelijke? (?:gegevens|verleden)|seksuele (?:geaardheid|voorkeur)|etnische afkomst|"
    r"godsdienst van|paspoortnummers?|rijbewijsnummers?)(?![^\W_])"
).replace(" ", _SPACE)
_SPECIAL_SIGNS = (
    *(b"burgerservice", b"medisch", b"strafblad", b"strafrecht", b"seksuele", b"etnische", b"godsdienst"),
    *(b"paspoortnummer", b"rijbewijsnummer"),
)
_LONGEST_NAME = 64
# Where a sentence ends. A dot in a number or an abbreviation does not end one, nor does a line within a paragraph.
END = (
    r"[.!?][\"')\]*_]*\s+(?=[A-ZÀ-Þ\"'(*_])"
    r"|(?<=[^\W\d_]{5})(?<!nr)[.!?]\s+(?=\d)|\n\s*\n|\n(?=\s*(?:[-*+#|>]|\d+[.)] ))"
    r"|\n(?=\s*[\w-]+:(?:\s|$))"
)


class Hit(NamedTuple):
    """Sensitive words, with their range in the text that was searched.

    `sure`: they are surely what they seem. `kind`: the kind of figure beside talk about prices, in Dutch; else empty.
    """

    start: int
    end: int
    words: str
    sure: bool = True
    kind: str = ""


Found = Iterator[Hit]


@lru_cache(maxsize=2)
def _latin(text: str) -> bytes:
    return text.encode("latin-1", "replace")


@lru_cache(maxsize=2)
def lowered(text: str) -> bytes:
    """Return a text in Latin-1 with small letters a–z, made once for all finders.

    It only tells whether a pattern could match. It is bytes, because lowering a text with a dash or `€` takes ten times
    as long.
    """
    return _latin(text).lower()


@lru_cache(maxsize=2)
def shape(text: str) -> bytes:
    """Return a text with `a` for each letter, `9` for a digit, `-` for a separator of digits and `|` for a bracket."""
    return _latin(text).translate(_SHAPE)


def hits(
    folded: Folded, find: Callable[[str], Found], wanted: Callable[[Hit], bool] = bool
) -> Iterator[tuple[Span, Hit]]:
    """Yield the first 20 hits that are wanted, each with its span in the source.

    They are those in the folded text, and then those in its source that folding took apart.
    """
    ranges: list[tuple[int, int]] = []
    left = MOST
    for hit in islice(find(folded.text), _LOOKED_AT):
        place = folded.place(hit.start, hit.end)
        ranges.append(place)
        if left and wanted(hit):
            yield folded.span(*place), hit
            left -= 1
        if not left:
            return
    if folded.places is not None:
        apart = (hit for hit in _outside(find(folded.source), sorted(ranges)) if wanted(hit))
        yield from ((folded.span(hit.start, hit.end), hit) for hit in islice(apart, left))


def _outside(found: Found, ranges: list[tuple[int, int]]) -> Found:
    """Yield the hits that overlap none of these ranges; both are in the order of the text."""
    at = 0
    for hit in islice(found, _LOOKED_AT):
        while at < len(ranges) and ranges[at][1] <= hit.start:
            at += 1
        if at == len(ranges) or hit.end <= ranges[at][0]:
            yield hit


def matches(text: str, pattern: str, signs: tuple[bytes, ...]) -> Found:
    """Yield the matches. A text with none of the `signs` is skipped, for speed."""
    low = lowered(text)
    if not any(sign in low for sign in signs):
        return iter(())
    return (Hit(*match.span(), match.group()) for match in re.finditer(pattern, text))


def ibans(text: str) -> Found:
    """Find bank account numbers (IBAN) of a known length whose check digits are right (ISO 13616: 1 modulo 97)."""
    return _ibans(text)


def _ibans(text: str) -> Found:
    if _ACCOUNT not in shape(text):
        return
    for match in re.finditer(_IBAN, text):
        start = match.start() - 2
        known = _LENGTHS.find(text[start : start + 2].upper())
        if known < 0 or known % 5:
            continue
        length = int(_LENGTHS[known + 2 : known + 4])
        whole = re.compile(rf"[A-Za-z0-9](?:{_GAP}[A-Za-z0-9]){{{length - 1}}}(?![^\W_])").match(text, start)
        if whole and _is_iban(re.sub(r"[^A-Za-z0-9]", "", whole.group()).upper()):
            yield Hit(*whole.span(), whole.group())


def _is_iban(text: str) -> bool:
    return int("".join(str(int(character, 36)) for character in text[4:] + text[:4])) % 97 == 1


def phones(text: str) -> Found:
    """Find Dutch telephone numbers, except digits in an IBAN."""
    if _TEN not in shape(text).translate(None, b"-|"):
        return iter(())
    return _phones(text)


def _phones(text: str) -> Found:
    found = (Hit(*match.span(), match.group()) for match in re.finditer(_PHONE, text))
    return _outside(found, [(hit.start, hit.end) for hit in _ibans(text)])


def mails(text: str) -> Found:
    """Find mail addresses at consumer services, such as gmail.com."""
    low = lowered(text)
    at_all = "@" in text and any(b"@%b." % service.encode() in low for service in _SERVICES)
    if not at_all and b"at)" not in low and b"at]" not in low:
        return iter(())
    return _mails(text)


def _mails(text: str) -> Found:
    for match in re.finditer(_MAIL, text):
        name = re.search(r"[\w.+-]+\Z", text[max(0, match.start() - _LONGEST_NAME) : match.start()])
        if name:
            start = match.start() - len(name.group())
            yield Hit(start, match.end(), text[start : match.end()])


def specials(text: str) -> Found:
    """Find words that often go with special categories of personal data, such as `strafblad`."""
    found = matches(text, _SPECIAL, _SPECIAL_SIGNS)
    return (hit._replace(words=" ".join(re.findall(r"\w+", hit.words.replace("_", " ")))) for hit in found)
