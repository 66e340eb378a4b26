"""Finds lines of front matter with a dash, spaces or a name too many or too few before them; see advice.py."""

import re
from collections.abc import Sequence

from tafel_cli.dutch import enumeration, quantity

_FIELD = r"(?P<room> *)(?P<name>[a-z_]+):(?: |$)"
_DASHED = r"- (?P<rest>(?P<name>[a-z_]+):(?: .*)?)$"
_PLAIN_ITEM = r"(?P<room> *)- +(?P<text>[^\s:\"'\[{|>&*!#][^:]*?)[ \t]*$"
_EMPTY = r"(?P<name>[a-z_]+):[ \t]*$"
_SIGNED = r" *[a-z_]+ *(?:[=;→]|->)"
_ENDS = (".", "?", "!", ":", ";")
_LONGEST = 200
_SHOWN = 6  # numbers of lines in a hint
# The key after the dash of each list of groups, because nothing in the lines says it.
FIRST_KEYS = {
    "aantekening": "organisatie",
    "aanwezig": "organisatie",
    "antwoorden": "agendapunt",
    "bijlagen": "bestand",
    "deelnemers": "functie",
    "doorgeschoven": "agendapunt",
    "eerder_uiterlijk": "dag",
    "regels": "soort",
    "toegelaten": "agendapunt",
    "vaste_punten": "id",
    "vervangers": "organisatie",
    "verzonden": "op",
    "voorbehoud": "organisatie",
}
_Found = tuple[str, str, int]  # the message, the hint and the index of the line


def indented_begin(lines: Sequence[str], line: int) -> _Found | None:
    """Find a first field that begins with spaces, where a field below begins without."""
    begin = next((at for at, one in enumerate(lines) if one.strip() and not one.lstrip().startswith("#")), line)
    first = re.match(_FIELD, lines[begin])
    if begin >= line or not first or not first["room"] or lines[line].startswith(" "):
        return None
    room = len(first["room"])
    message = f"Deze regel begint met {quantity(room, 'spatie', 'spaties')} te veel."
    if line == begin + 1:
        return message, f"typ: `{lines[begin].strip()[:_LONGEST]}`", begin
    what = "de eerste spatie" if room == 1 else f"de eerste {room} spaties"
    return message, f"haal {what} weg van regel {begin + 2} tot en met {line + 1}", begin


def dashed_field(lines: Sequence[str], line: int) -> _Found | None:
    """Find a field with the dash of a list before it, among fields that have none."""
    begin = next((at for at, one in enumerate(lines) if one.strip() and not one.startswith("#")), line)
    if re.match(_DASHED, lines[begin]):
        found = [at for at in range(begin, len(lines)) if re.match(_DASHED, lines[at]) and _stands_alone(lines, at)]
    else:
        found = [line] if re.match(_DASHED, lines[line]) and _stands_alone(lines, line) else []
    if not found:
        return None
    more = enumeration([str(at + 2) for at in found[1:_SHOWN]])
    also = f"; haal het streepje ook weg op regel {more}" if more else ""
    return "Voor dit veld hoort geen streepje.", f"typ: `{lines[found[0]][2:].rstrip()[:_LONGEST]}`{also}", found[0]


def _stands_alone(lines: Sequence[str], line: int) -> bool:
    """Tell whether a field with a dash is no item of a list of groups: no empty key or such an item comes before it."""
    above = next((one for one in reversed(lines[:line]) if one.strip()), "")
    return not re.match(_EMPTY, above) and not re.match(r" +(?:- +)?[a-z_]+:", above)


def nameless_item(lines: Sequence[str], line: int) -> _Found | None:
    """Find a list item that is a text, while a field of the same item stands below it."""
    field = re.match(_FIELD, lines[line])
    item = re.match(_PLAIN_ITEM, lines[line - 1]) if line else None
    if not field or not item or len(field["room"]) <= len(item["room"]):
        return None
    holders = (re.match(_EMPTY, one) for one in reversed(lines[:line]))
    holder = next((found["name"] for found in holders if found), "")
    key = FIRST_KEYS.get(holder)
    message = "Achter het streepje ontbreekt de naam van een veld."
    typed = f"{item['room']}- {key or '…'}: {item['text']}"
    return message, f"typ: `{typed}`" + ("" if key else ", met op de plaats van `…` de naam van het veld"), line - 1


def shallow_lines(lines: Sequence[str], line: int) -> _Found | None:
    """Find a text of more than one line below an empty key of which the first begins without spaces."""
    at = line - 1
    while at > 0 and _is_text(lines[at]):
        at -= 1
    key = re.match(_EMPTY, lines[at]) if 0 <= at < line - 2 else None
    if not key or lines[at + 1].startswith(" "):
        return None
    message = f"De tekst onder `{key['name']}:` begint met te weinig spaties."
    typed = f"  {lines[at + 1].strip()[:60]}"
    more = " …" if len(lines[at + 1].strip()) > 60 else ""  # noqa: PLR2004
    hint = f"typ hier `{key['name']}: >-`, en zet twee spaties voor elke regel van de tekst: `{typed}{more}`"
    return message, hint, at


def _is_text(line: str) -> bool:
    words = line.strip()
    return " " in words and not words.startswith(("- ", "#")) and not re.match(_FIELD, line)


def cut_line(lines: Sequence[str], line: int) -> _Found | None:
    """Find a line that goes on with the sentence of the list item above it."""
    for number in (line, line - 1):
        item = re.match(r" *- +\S", lines[number - 1]) if number > 0 else None
        above, words = lines[number - 1].rstrip(), lines[number].strip()
        goes_on = " " in above.lstrip(" -") and not above.endswith(_ENDS) and words[:1].islower()
        if item and goes_on and _is_text(lines[number]) and not re.match(_SIGNED, words):
            message = "Deze regel gaat verder met de tekst erboven, maar begint met te weinig spaties."
            whole = f"{above} {words}"
            shown = f": `{whole}`" if len(whole) <= _LONGEST else ""
            return message, f"zet de tekst achter de regel erboven{shown}", number
    return None


def is_signed(line: str) -> bool:
    """Tell whether a line is a field with another sign in the place of its colon."""
    return re.match(_SIGNED, line) is not None
