"""Finds a line of front matter that was meant as a field or a list item, and lacks the sign that makes it one."""

import re
from collections.abc import Sequence

_FIELD = r" *(?:- +)?[a-z_]+:(?: |$)"
_COLONLESS = (
    r"(?P<room> *)(?P<name>[a-z_]+)(?P<sign> *(?:=>|->|[=;→])| *:(?=[^\s:/])| (?=[^\s=;→]))[ \t]*"
    r"(?P<value>[^\s:=;→>].*?)[ \t]*$"
)
_BOLD = r"(?P<room> *(?:- +)?)(?:\*\*|__)(?P<name>[a-z_]+)(?:\*\*|__)?: *(?:\*\*|__)? *(?P<value>[^\s*_].*?)[ \t]*$"
_ROW = r"(?P<room> *)\| *(?P<name>[a-z_]+) *\| *(?P<value>[^|]*[^|\s]) *\|?[ \t]*$"
_REMARK = r"(?P<room> *)(?://|<!--|/\*|;;) *(?P<value>.*?) *(?:-->|\*/)?[ \t]*$"
_STAR = r"(?P<room> *)[*+](?P<value>[ \t]+\S.*?)[ \t]*$"


def misspelt(lines: Sequence[str], number: int) -> tuple[str, str] | None:
    """Return what is wrong with a line and what to type instead; None if it lacks nothing that can be known."""
    line = lines[number]
    if re.match(_FIELD, line):
        return _shallow(lines, number)
    if dressed := _dressed(line):
        return dressed
    found = re.match(_COLONLESS, line)
    if found is None:
        return None
    typed = f"{found['room']}{found['name']}: {found['value']}"
    if found["sign"].strip():
        return f"Achter `{found['name']}` horen een dubbele punt en een spatie.", f"typ: `{typed}`"
    above = lines[number - 1].rstrip() if number else ""
    hint = f"begint hier een veld, typ dan: `{typed}`"
    if re.match(r"[a-z_]+: +[^|>\"'\[{#]", above) and len(above) + len(line) < 200:  # noqa: PLR2004
        hint += f"; hoort de tekst bij de regel erboven, zet hem dan daarachter: `{above} {line.strip()}`"
    return "In deze regel ontbreekt een dubbele punt.", hint


def _dressed(line: str) -> tuple[str, str] | None:
    """Find a line with signs that mean something in the text below, or in another language, and nothing here."""
    if star := re.match(_STAR, line):
        return "Een lijst in de kop van het bestand begint met een streepje.", f"typ: `{star['room']}-{star['value']}`"
    if dressed := re.match(_BOLD, line) or re.match(_ROW, line):
        typed = f"{dressed['room']}{dressed['name']}: {dressed['value']}"
        return "In de kop van het bestand horen geen sterretjes of strepen om een veld.", f"typ: `{typed}`"
    if remark := re.match(_REMARK, line):
        message = "Een opmerking in de kop van het bestand begint met `#`."
        return message, f"haal deze regel weg, of typ: `{remark['room']}# {remark['value']}`"
    return None


def _shallow(lines: Sequence[str], number: int) -> tuple[str, str] | None:
    """Find a field of a list item that stands below the dash and not below the first letter of the item."""
    item = re.match(r"( *)- +[a-z_]+: +\S", lines[number - 1]) if number else None
    line = lines[number]
    room = len(line) - len(line.lstrip(" "))
    if item is None or not line.strip() or line.lstrip().startswith("-") or room != len(item[1]) or not room:
        return None
    message = "Deze regel hoort bij wat erboven staat, maar begint met te weinig spaties."
    return message, f"typ: `{' ' * (room + 2)}{line.strip()}`"
