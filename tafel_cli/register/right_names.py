"""Says which name a file should have: in small letters, with hyphens, and a day in front as year, month and day."""

import re

from tafel_cli.dutch import file_stem, month_number
from tafel_cli.reading.fields import parse_date
from tafel_cli.reading.record import Record

_LONGEST = 80
_ENDING = r"(?:\.(?:md|markdown|txt|text))+"
_COPY = r"(?i)(?:kopie van |copy of )?(.+?)(?: - (?:kopie|copy))?(?: ?\(\d{1,2}\))?"  # as computers name a copy
_LEAD = r"(?:(?:bijeenkomst|vergadering|verslag|notulen|agenda|agendapunt|actie|besluit)-)?"
_WEEKDAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag-)?"
_DAY = (
    r"(?:(?P<y1>\d{4})-?(?P<m1>\d{2})-?(?P<d1>\d{2})|(?P<y2>\d{4})-(?P<m2>\d{1,2})-(?P<d2>\d{1,2})"
    r"|(?P<d3>\d{1,2})-(?P<m3>\d{1,2}|[a-z]{3,9})-(?P<y3>\d{4}))(?=-|$)"
)


def well_formed(kind: type[Record], id_: str) -> bool:
    """Tell whether an id has the characters, the length and the parts that its kind asks for."""
    if not re.fullmatch(f"[a-z0-9-]{{1,{_LONGEST}}}", id_) or not re.fullmatch(kind.id_pattern, id_):
        return False
    return kind.folder != "agenda" or parse_date(id_[:10]) is not None


def right_stem(text: str) -> str:
    """Return a typed name as an id: `3 december 2026` becomes `2026-12-03`. Empty if it has no letter or digit.

    The name of a copy, such as `2026-12-03 (1)`, becomes that of the file that was copied.
    """
    plain = file_stem(original_of(text) or text, _LONGEST)
    match = re.match(_LEAD + _WEEKDAY + _DAY, plain)
    if match is None:
        return plain
    year, month, day = (next(filter(None, (match[f"{part}{way}"] for way in "123"))) for part in "ymd")
    number = int(month) if month.isdigit() else month_number(month)
    typed = f"{year}-{number:02}-{int(day):02}"
    return (typed + plain[match.end() :])[:_LONGEST].rstrip("-") if parse_date(typed) else plain


def original_of(stem: str) -> str:
    """Return the name of the file that one was copied from, by what a computer adds to that name; empty for no copy."""
    match = re.fullmatch(_COPY, stem)
    return match[1] if match and match[1] != stem else ""


def stem_of_text(name: str) -> str | None:
    """Return the name of a file of text without its ending, such as `.txt`, `.MD` or none; None for another sort."""
    stem = re.sub(f"{_ENDING}$", "", name, flags=re.IGNORECASE)
    return stem if stem != name or "." not in name else None
