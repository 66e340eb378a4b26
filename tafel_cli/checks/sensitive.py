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
_ACCOUNT = b"aa99"
_LETTERS = "".join(chr(code) for code in range(256) if chr(code).isalpha())
_SHAPE = bytes.maketrans(
    f"{_LETTERS}0123456789 ./_-()".encode("latin-1"), b"a" * len(_LETTERS) + b"9" * 10 + b"-" * 5 + b"||"
)
# Between the groups of an account number, also over a line end; and between any of the signs of a Dutch one.
_GAP = r"(?:[ \t]{1,3}|[ \t]{0,3}[./_-][ \t]{0,3}|[ \t]{0,9}\r?\n[ \t>]{0,9})?"
_ANY_GAP = r"(?:[ \t]{1,3}|[ \t]{0,3}[.,:;|/_-][ \t]{0,3}|[ \t]{0,9}\r?\n[ \t>]{0,9})?"
_MARKS, _NEAR = b" \t\r\n.,:;|/_>-", 20
_BETWEEN = b"-|,:;\t\r\n>"  # what they are in a shape, where `-` is a space too, and `|` a bracket
_DUTCH_SHAPE = b"aa99aaaa" + b"9" * 10
_DUTCH = rf"[nN] ?[lL](?:{_ANY_GAP}\d){{2}}(?:{_ANY_GAP}[A-Za-z]){{4}}(?:{_ANY_GAP}\d){{10}}(?![^\W_])"
_IBAN = rf"\d\d(?<=[A-Za-z]{{2}}\d\d)(?:(?<![^\W_]....)|(?<=[Ii][Bb][Aa][Nn]....)){_GAP}[A-Za-z0-9]{{2}}"
_LENGTHS = (
    "AD24 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GI23 GR27 HR21 HU28 IE22 IS26 IT27 LI21 LT20"
    " LU20 LV21 MC27 MT31 NO15 PL28 PT25 RO24 SE24 SI19 SK24 SM27 TR26 UA29 VA22 MA28"
)
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


@lru_cache(maxsize=2)
def closed_up(text: str) -> bytes:
    """Return the shape of a text without what may stand between the digits of a number, line ends included."""
    return shape(text).translate(None, _BETWEEN)


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
        apart = (hit for hit in outside(find(folded.source), sorted(ranges)) if wanted(hit))
        yield from ((folded.span(hit.start, hit.end), hit) for hit in islice(apart, left))


def outside(found: Found, ranges: list[tuple[int, int]]) -> Found:
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
    if not any(map(low.__contains__, signs)):
        return iter(())
    return (Hit(*match.span(), match.group()) for match in re.finditer(pattern, text))


def ibans(text: str) -> Found:
    """Find bank account numbers (IBAN) of a known length whose check digits are right (ISO 13616: 1 modulo 97).

    A Dutch one is found with any mark between its signs, because its letters and digits have fixed places.
    """
    return iter(sorted([*_dutch(text), *_foreign(text)]))


def _dutch(text: str) -> Found:
    if _DUTCH_SHAPE not in closed_up(text):
        return
    low = lowered(text)
    for sign in (b"nl", b"n l "):
        at = low.find(sign)
        while at >= 0:
            behind = low[at + len(sign) : at + len(sign) + _NEAR].lstrip(_MARKS)
            match = re.compile(_DUTCH).match(text, at) if behind[:1].isdigit() else None
            if match and _is_iban(match.group()):
                yield Hit(*match.span(), match.group())
            at = low.find(sign, at + 1)


def _foreign(text: str) -> Found:
    if _ACCOUNT not in shape(text):
        return
    for match in re.finditer(_IBAN, text):
        start = match.start() - 2
        known = _LENGTHS.find(text[start : start + 2].upper())
        if known < 0 or known % 5:
            continue
        length = int(_LENGTHS[known + 2 : known + 4])
        whole = re.compile(rf"[A-Za-z0-9](?:{_GAP}[A-Za-z0-9]){{{length - 1}}}(?![^\W_])").match(text, start)
        if whole and _is_iban(whole.group()):
            yield Hit(*whole.span(), whole.group())


def _is_iban(found: str) -> bool:
    signs = re.sub(r"[^A-Za-z0-9]", "", found).upper()
    return int("".join(str(int(one, 36)) for one in signs[4:] + signs[:4])) % 97 == 1


def specials(text: str) -> Found:
    """Find words that often go with special categories of personal data, such as `strafblad`."""
    found = matches(text, _SPECIAL, _SPECIAL_SIGNS)
    return (hit._replace(words=" ".join(re.findall(r"\w+", hit.words.replace("_", " ")))) for hit in found)
