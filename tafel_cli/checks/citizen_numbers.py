"""Finds citizen service numbers (BSN), and tells them from amounts, days and numbers of organisations or cases."""

import re
from collections.abc import Iterator

from tafel_cli.checks.sensitive import END, JUDGED, Found, Hit, lowered, shape

_NEAR = 300  # characters of a sentence, on each side
_CLOSE = 100
_TOKEN = 2_000
_ROWS = 64 << 10
_LINES = 100
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
# Nine or eight digits together, or nine as 3-3-3, 4-2-3 or 2-3-4 with one kind of separator. The lookbehind comes after
# the first digit, so that the engine can jump to that digit.
_FORMS = r"\d(?<!\d\d)(?:\d{7,8}|\d\d([ ./_-])\d{3}\1\d{3}|\d{3}([ ./_-])\d\d\2\d{3}|\d([ ./_-])\d{3}\3\d{4})(?!\d)"
_SHAPES = (b"9" * 8, b"999-999-999", b"9999-99-999", b"99-999-9999")
# Any other grouping. It counts only if the sentence says that it is a citizen service number.
_GROUPED = r"\d(?<!\d\d)\d{0,7}( ?[./_-] ?| )\d+(?:\1\d+)*"
_NAMES = (
    r"(?:b\.?s\.?n\.?(?=['’]?s?(?:[ -]?n(?:umme)?rs?)?(?![^\W\d_]))"
    r"|burger[ -]?service[ -]?(?:nummer|nr)|sofi[ -]?(?:nummer|nr))"
)
_NAMED = rf"(?i)(?<![^\W_]){_NAMES}"
_SIGNS = (b"bsn", b"b.s.n", b"burger", b"sofi")
_FILLING = r"[\s:=#\"'(\[*|/_–-]{0,6}"
_DIRECT = (
    rf"(?i)(?<![^\W_]){_NAMES}(?:['’]?s)?(?:[ -]?n(?:umme)?rs?\.?)?"
    rf"(?:\s+(?:is|zijn|was|van|voor|luidt)\b[^\d\n€]{{0,30}})?{_FILLING}\Z"
)
_MORE = r"(?i)(?:\d[\d ./-]{5,14}\d\s*(?:,|;|&|\+|/|en|of|t/m|tot)\s*)+\Z"  # numbers before this one, in a row
# What a number is when this stands in front. The second group is of words that are also ordinary ones, so they count
# only right in front of the number.
_OTHER = (
    r"(?i)(?:(?<![^\W_])(?:kvk|k\.v\.k\.|kamer van koophandel|handelsregister|rsin|btw|omzetbelasting|loonheffing"
    r"|oin|isbn|issn|ean|gtin|bag|kadaster|kadastra\w{1,4}|postbus)(?:[^\d.!?\n]|\.(?! [A-Z])){0,30}[A-Z]{0,2}"
    r"|(?:(?:(?<!oor)zaak|dossier|kenmerk|referentie|factuur|order|offerte|project|besluit|vergunning|perceel|sectie|artikel"
    r"|melding|ticket|document|bestek|versie|inschrijving|registratie)"
    r"(?:[- ]?(?:nummers?|nrs?\.?|code|id))?|(?<![^\W_])(?:ref\.?|doc))"
    r"(?: (?:is|was|met|onder|van|nummers?|nr\.?)){0,3}[\s:=#(]{0,3}(?-i:[A-Z]{1,6}\d{0,4}[-/.]?){0,3}"
    r"(?:(?:19|20)?\d\d[-/.])?(?: ?nummer )?"
    r"|(?:bedrag|budget|krediet|subsidie|begroting|omzet|kosten|bijdrage)"
    r"(?: (?:van|is|was|tot|met|bedraagt)){0,2}[\s:=]*)\Z"
)
_MONEY = r"(?i)(?:[€$£]|(?<![^\W_])(?:eur|euro))\s*(?:\d[\d.,]*(?:,-+)?\s*(?:-|–|/|tot|en|of|à|t/m|plus|\+)\s*)*\Z"
_CENTS = r",(?:\d\d(?!\d)|-|–|=)"
_COUNTED = (
    r"(?i)(?:\s*(?:€|%|(?:eur|euro|miljoen|miljard|mln|duizend|procent|m[23²³]|km[2²]?|meter|ha"
    r"|[kmg]wh|kg|ton|liter|stuks|keer|inwoners|bewoners|mensen|personen|huishoudens|woningen|stemmen|bytes|[kmg]b)"
    r"(?![^\W_])))"
)
_COLUMN = r"(?i)€|\beuro?\b|bedrag|kosten|budget|krediet|aantal|totaal|datum|kvk|rsin|btw|zaak|dossier|kenmerk"
_LONGER = (
    r"\d[-/_]\Z|(?<!\d)\d{1,3}[.,]\Z|[^\W\d_]\d+[./_-]\Z"
    r"|(?:\+|\b00)\d{2}[ -]?(?:\(0\)[ -]?)?(?:6[ -]?)?\Z|(?<!\d)06[ ./-]\Z"
)
_GOES_ON = r"[-/_]\d|[.,]\d{3}(?!\d)"
_CASE = r"(?:19|20)\d\d[./-](?:0[1-9]|1[0-2])[./-]"
_ADDRESS = r"(?i)://|www\.|@|(?<![^\W_])[\w-]+\.[a-z]{2,}/"
_HEX = r"(?i)[0-9a-f-]*"
_ITEM = r"\s|[-*+]|\d+[.)] |$"


def bsns(text: str) -> Found:
    """Find numbers that may be a BSN: 8 or 9 digits that pass the eleven test and are nothing else.

    A hit is `sure` if its sentence, its key or the head of its column names a BSN. Behind the first 2,000 numbers that
    pass the test each is a hit that is not sure, because reading every sentence would take too long.
    """
    for count, (start, end, known_form) in enumerate(_candidates(text)):
        named = _judge(text, start, end, known_form=known_form) if count < JUDGED else False
        if named is not None:
            yield Hit(start, end, text[start:end], sure=named)


def _candidates(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, known form) of the digits that pass the test. Other forms wait for a text that names a BSN."""
    if any(form in shape(text) for form in _SHAPES):
        for match in re.finditer(_FORMS, text):
            if _passes(match.group()):
                yield match.start(), match.end(), True
    low = lowered(text)
    if any(sign in low for sign in _SIGNS):
        for match in re.finditer(_GROUPED, text):
            if len(match.group()) < 18 and not re.fullmatch(_FORMS, match.group()) and _passes(match.group()):  # noqa: PLR2004  (nine digits with separators)
                yield match.start(), match.end(), False


def _passes(found: str) -> bool:
    digits = found if found.isdigit() else re.sub(r"\D", "", found)
    if not 8 <= len(digits) <= 9:  # noqa: PLR2004  (the length of a BSN, which may lose its zero)
        return False
    padded = list(map(int, digits.zfill(9)))
    return sum(map(int.__mul__, padded, _WEIGHTS)) % 11 == 0 and len(set(padded)) > 1


def _judge(text: str, start: int, end: int, *, known_form: bool) -> bool | None:
    """Return whether the sentence names a BSN; None if the number is something else."""
    before, after = _sentence(text, start, end)
    head = _head(text, start)
    before = re.sub(_MORE, "", before)
    other = re.search(_OTHER, before[-_CLOSE:]) or re.search(_COLUMN, head)
    if (not other and re.search(_DIRECT, before)) or re.search(_NAMED, head):
        return True
    glued = text[start - 1 : start].isalpha() or text[end : end + 1].isalpha()
    if glued or _is_day(text[start:end]) or _is_counted(before, after) or _is_hash(text, start, end):
        return None
    named = any(re.search(_NAMED, part) for part in (before, after))
    if other or _is_longer(text, start, end) or _is_address(text, start, end):
        return False if named else None
    return named if known_form or named else None


def _sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the sentence before and after a number. In a list it begins with the line that the list is about."""
    before = text[max(0, start - _NEAR) : start + 1]  # with one digit, before which a sentence may end
    line_start = text.rfind("\n", max(0, start - _TOKEN), start) + 1
    ends = list(re.finditer(END, before))
    before = before[ends[-1].end() if ends else 0 : -1]
    after = re.split(END, text[end : end + _NEAR], maxsplit=1)[0]
    if re.match(_ITEM, text[line_start : line_start + 4]):
        before = _above(text, line_start) + before.lstrip(" -*+\n")
    return before, after


def _above(text: str, line_start: int) -> str:
    """Return the line with a colon at its end above a list or indented lines; empty if there is none."""
    for _ in range(_LINES):
        if line_start <= 0:
            return ""
        low = text.rfind("\n", max(0, line_start - _TOKEN), line_start - 1) + 1
        line = text[low : line_start - 1].rstrip(" \t\r|>+-")  # in front matter `|` or `>-` may stand behind the colon
        if line.endswith(":"):
            return line + " "
        if not re.match(_ITEM, line):
            return ""
        line_start = low
    return ""


def _head(text: str, start: int) -> str:
    """Return the head of the column that a number stands in; empty outside a table."""
    line_start = text.rfind("\n", max(0, start - _TOKEN), start) + 1
    if text[line_start : line_start + 1] != "|":
        return ""
    block = text.rfind("\n\n", max(0, line_start - _ROWS), line_start)
    first = text.find("|", max(block, 0), start)
    cells = text[first : first + _TOKEN].split("\n", 1)[0].split("|")
    column = text.count("|", line_start, start)
    return cells[column] if first < line_start and column < len(cells) else ""


def _is_day(found: str) -> bool:
    """Tell whether eight digits are a day: year, month and day, or the other way round."""
    if len(found) != 8 or not found.isdigit():  # noqa: PLR2004  (the digits of a day)
        return False
    return any(
        1900 <= int(year) < 2100 and 1 <= int(month) <= 12 and 1 <= int(day) <= 31  # noqa: PLR2004  (bounds of days)
        for year, month, day in ((found[:4], found[4:6], found[6:]), (found[4:], found[2:4], found[:2]))
    )


def _is_counted(before: str, after: str) -> bool:
    """Tell whether a number is an amount or a count. Behind a comma it stands in a row, so no cents follow it."""
    cents = not before.endswith(",") and re.match(_CENTS, after)
    return bool(cents or re.search(_MONEY, before) or re.match(_COUNTED, after))


def _is_longer(text: str, start: int, end: int) -> bool:
    """Tell whether a number is part of a longer one, such as a phone number, a decimal or a code with a year."""
    found, before, after = text[start:end], text[max(0, start - _CLOSE) : start], text[end : end + 4]
    grouped = " " in found and (re.search(r"\d \Z", before) or re.match(r" \d", after))
    return bool(grouped or re.search(_LONGER, before) or re.match(_GOES_ON, after) or re.match(_CASE, found))


def _is_hash(text: str, start: int, end: int) -> bool:
    """Tell whether a number is part of 20 or more hexadecimal digits, such as a hash, or of a UUID."""
    low = re.match(_HEX, text[max(0, start - _NEAR) : start][::-1])
    high = re.match(_HEX, text[end : end + _NEAR])
    around = (low.group() if low else "") + (high.group() if high else "")
    digits = around.replace("-", "")
    return len(digits) + end - start >= 20 and any(one.isalpha() for one in digits)  # noqa: PLR2004  (see above)


def _is_address(text: str, start: int, end: int) -> bool:
    """Tell whether a number is part of an address of a page or of mail."""
    word = re.search(r"\S*\Z", text[max(0, start - _TOKEN) : start])
    return bool(word and re.search(_ADDRESS, word.group())) or bool(re.match(r"[\w.-]{0,64}@\w", text[end : end + 66]))
