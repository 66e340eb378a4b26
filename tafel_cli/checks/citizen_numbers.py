"""Finds citizen service numbers (BSN), and tells them from amounts, days and numbers of organisations or cases."""

import re
from collections.abc import Iterator

from tafel_cli.checks.number_words import is_counted, is_other_head, other_words, says_bsn, speaks_of_bsn
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
_SHAPES = (b"9" * 8, b"99-999")  # of every form one of these is a part, and of a day such as 2026-01-05 none
# Any other grouping counts only if the sentence speaks of a BSN. One with marks of amounts, times or cells counts only
# if the sentence says that the number is one.
_MARK = r"(?:[ \t]{0,9}[.,;:/_'’‘|+\\-][ \t]{0,9}|[ \t]{1,3})"
_GROUPED = rf"\d(?<!\d\d)(?:\d\d{_MARK}\d{{3}}{_MARK}\d{{3}}(?!\d)|\d{{0,7}}((?![ \t]*\|){_MARK})\d+(?:\1\d+)*)"
_USUAL_MARK = r" ?[./_-] ?| "
_LONGEST = 48  # nine digits with marks
_SIGNS = (b"bsn", b"b.s.n", b"burger", b"sofi")
# Numbers before this one, in a row. Its groups are atomic, because figures and slashes can be parted in many ways.
_MORE = r"(?i)(?>\d[\d ./,'’:-]{5,14}\d\s*(?:,|;|&|\+|/|en|of|t/m|tot)\s*)++\Z"
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

    A hit is `sure` if its sentence, its key or the head of its column says that it is a BSN. Behind the first 2,000
    numbers that pass the test each is a hit that is not sure, because reading every sentence would take too long.
    """
    for count, (start, end, known_form) in enumerate(_candidates(text)):
        named = _judge(text, start, end, known_form=known_form) if count < JUDGED else False
        if named is not None:
            yield Hit(start, end, text[start:end], sure=named)


def _candidates(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, known form) of the digits that pass the test. Other forms wait for a text that names a BSN."""
    known = shape(text)
    if any(map(known.__contains__, _SHAPES)):
        for match in re.finditer(_FORMS, text):
            if _passes(match.group()):
                yield match.start(), match.end(), True
    low = lowered(text)
    if any(map(low.__contains__, _SIGNS)):
        for match in re.finditer(_GROUPED, text):
            found = match.group()
            if len(found) < _LONGEST and not re.fullmatch(_FORMS, found) and _passes(found):
                yield match.start(), match.end(), False


def _passes(found: str) -> bool:
    digits = found if found.isdigit() else re.sub(r"\D", "", found)
    if not 8 <= len(digits) <= 9:  # noqa: PLR2004  (the length of a BSN, which may lose its zero)
        return False
    padded = list(map(int, digits.zfill(9)))
    return sum(map(int.__mul__, padded, _WEIGHTS)) % 11 == 0 and len(set(padded)) > 1


def _judge(text: str, start: int, end: int, *, known_form: bool) -> bool | None:
    """Return whether the words around a number say that it is a BSN; None if it is something else."""
    found = text[start:end]
    if not found.isdigit() and _is_day(found):
        return None
    before, after = _sentence(text, start, end)
    head = _head(text, start)
    before = re.sub(_MORE, "", before)
    address = _is_address(text, start, end)
    other = other_words(before)
    if says_bsn(before, after, head, other):
        return not (is_counted(before, after) or "|" in found or (address and not before.endswith("=")))
    if not known_form and not _is_usual(found):
        return None
    glued = text[start - 1 : start].isalpha() or text[end : end + 1].isalpha()
    if glued or _is_day(found) or is_counted(before, after) or _is_hash(text, start, end):
        return None
    otherwise = other or is_other_head(head) or address or _is_longer(text, start, end)
    return False if speaks_of_bsn(before, after) or (known_form and not otherwise) else None


def _is_usual(found: str) -> bool:
    """Tell whether the groups of a number are parted by one usual mark."""
    marks = set(re.findall(r"\D+", found))
    return len(marks) == 1 and re.fullmatch(_USUAL_MARK, marks.pop()) is not None


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
    """Tell whether digits are a day (year, month and day, or the other way round), or a year and another one."""
    digits = re.sub(r"\D", "", found)
    parts = [len(part) for part in re.findall(r"\d+", found)]
    if len(digits) != 8 or parts not in ([8], [4, 2, 2], [2, 2, 4], [4, 4]):  # noqa: PLR2004  (the digits of a day)
        return False
    if parts == [4, 4]:
        return all(_is_year(part) for part in (digits[:4], digits[4:]))
    return any(
        _is_year(year) and 1 <= int(month) <= 12 and 1 <= int(day) <= 31  # noqa: PLR2004  (bounds of days)
        for year, month, day in ((digits[:4], digits[4:6], digits[6:]), (digits[4:], digits[2:4], digits[:2]))
    )


def _is_year(four: str) -> bool:
    return 1900 <= int(four) < 2100  # noqa: PLR2004  (years that papers are about)


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
    back = re.match(r"\S*", text[max(0, start - _TOKEN) : start][::-1])
    return bool(back and re.search(_ADDRESS, back.group()[::-1])) or bool(
        re.match(r"[\w.-]{0,64}@\w", text[end : end + 66])
    )
