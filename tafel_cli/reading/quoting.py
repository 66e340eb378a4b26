"""Puts values of front matter in quotes, and finds those that need them."""

import re
from collections.abc import Collection, Sequence

from tafel_cli.dutch import enumeration

NOT_READ = "De controle kan deze regel in de kop van het bestand niet lezen."
_LEAD = r"(?P<lead> *(?:- +)?(?:[^\s:]+ *:[ \t]+)?)(?P<value>.*?)[ \t]*$"
_BOLD = r"(\*{1,3})(\w[^*]*)\1"
_LINK = r"\[[^\]]*\]\((?:[^()\s]*/)?(?P<name>[\w-]+)\.md\)"
_BETWEEN = r"[ ]*[,;&][ ]*|[ ]+(?:en|-)[ ]+"
_SECOND = r"([^,;:]+)[,;][ ]+([a-z_]+):[ ]+(.+)"
_NUMBERED = r"[ ]*(?:[0-9]{1,2}[.)]|[-–—•·*])[ \u00a0]*(?=\S)"
_NAME = r"[\w@-][\w.@/-]*|[\w.@/ ()-]+\.[A-Za-z0-9]{2,4}"  # an id, a name to log in with, or a file
_PARTS = r"[,;(]| [-–—] "  # between the values of a group that stand on one line
_FILE = r"\.[A-Za-z0-9]{2,4}$"
_SHOWN = 80  # characters of a value in a hint
_PAIRS = {"“": "”", "”": "”", "„": "”", "‘": "’", "’": "’", "`": "`"}
_SIGNS = tuple("@`%&*!|>[]{},?-#")


def in_quotes(text: str) -> str:
    """Return a text as a YAML value in quotes, without curly quotes or backticks around it.

    The quotes are single if the text holds double ones and no apostrophe, because nobody can read backslashes.
    """
    text = text.strip()
    while len(text) > 1 and _PAIRS.get(text[0]) == text[-1] and not {text[0], text[-1]} & {*text[1:-1]}:
        text = text[1:-1].strip()
    if '"' in text and "'" not in text:
        return f"'{text}'"
    safe = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{safe}"'


def separate_names(text: str) -> list[str]:
    """Return the names that a text holds with commas or `en` between them; the text itself if it is anything else."""
    parts = re.split(_BETWEEN, text.strip(" ,;"))
    return parts if all(re.fullmatch(_NAME, part) for part in parts) else [text]


def as_items(text: str, room: str, lines: Sequence[str]) -> list[str]:
    """Return the lines of a list that a text in the place of a list must become; none for a text of more lines.

    A text of which each line begins with a number or a bullet has an item on each.
    """
    if not text or "\n" in text:
        return []
    if all(re.match(_NUMBERED, line) for line in lines):
        return [f"{room}- {re.sub(_NUMBERED, '', line).rstrip()}" for line in lines]
    shown = in_quotes(text) if ": " in text and not re.match("[a-z_]+: ", text) else text
    return [f"{room}- {one}" for one in (separate_names(text) if shown == text else [shown])]


def as_group(text: str, before: str, names: Sequence[str], required: Collection[str]) -> str:
    """Return the lines to type for a text in the place of a group: for each of its parts, and for each key it needs.

    `before`: what stands before the text, which is the dash of an item with its room.
    """
    split = [text] if re.search(_FILE, text) else re.split(_PARTS, text)
    parts = [part.strip(" )")[:_SHOWN] for part in split if part.strip(" )")]
    wanted = [name for at, name in enumerate(names) if at < len(parts) or name in required]
    values = [*parts[: len(wanted)], *["…"] * (len(wanted) - len(parts))]
    typed = [
        f"{name}: {in_quotes(value) if ': ' in value else value}" for name, value in zip(wanted, values, strict=True)
    ]
    lines = [f"{before if at == 0 else ' ' * len(before)}{line}" for at, line in enumerate(typed)]
    below = enumeration([f"`{line}`" for line in lines[1:]])
    more = f", en daaronder {below}" if below else ""
    return f"`{lines[0]}`{more}{', met op de plaats van `…` wat er moet staan' if '…' in values else ''}"


def quoted(line: str) -> tuple[str, str] | None:
    """Return what is wrong with the value on a line and what to type instead; None if quotes are not what it lacks.

    Such a value begins with a sign that means something else in YAML, holds a colon, or has a quote too many.
    """
    found = re.match(_LEAD, line)
    lead, value = (found["lead"], found["value"]) if found else (line, "")
    hint = f"zet de tekst tussen aanhalingstekens: `{lead}{in_quotes(value)}`"
    if value.startswith(('"', "'")):
        return _inner_quotes(lead, value)
    if bold := re.fullmatch(_BOLD, value):
        return "In de kop van het bestand kan een tekst niet vet of schuin zijn.", f"typ: `{lead}{bold[2]}`"
    if link := re.fullmatch(_LINK, value):
        return "In de kop van het bestand kan geen link staan, alleen een naam.", f"typ: `{lead}{link['name']}`"
    if two := _two_fields(lead, value):
        return two
    if ": " in value[1:] or (value.endswith(":") and lead.rstrip().endswith(":")):
        return "In deze regel staat een tweede dubbele punt. Dan moet de tekst tussen aanhalingstekens staan.", hint
    return (NOT_READ, hint) if value.startswith(_SIGNS) else None


def _two_fields(lead: str, value: str) -> tuple[str, str] | None:
    """Advise on a value with a comma, another key and its value behind it."""
    found = re.fullmatch(_SECOND, value) if ":" in lead else None
    if found is None:
        return None
    room = " " * (len(lead) - len(lead.lstrip(" -")))
    lines = f"`{lead}{found[1].strip()}` en daaronder `{room}{found[2]}: {found[3]}`"
    whole = f"is het één tekst, zet hem dan tussen aanhalingstekens: `{lead}{in_quotes(value)}`"
    return "In deze regel staat een tweede dubbele punt.", f"zijn het twee velden, typ dan {lines}; {whole}"


def _inner_quotes(lead: str, value: str) -> tuple[str, str]:
    """Advise on a value of which only a part stands in quotes, or which holds the quote that it stands in."""
    sign = value[0]
    if "\\" in value or sign not in value[1:-1]:
        return NOT_READ, "kijk of elk aanhalingsteken een begin en een einde heeft"
    whole = value[1:-1] if value.endswith(sign) and value.count(sign) % 2 else value
    message = f"In deze tekst staat het teken `{sign}` op een plaats waar de tekst niet begint of eindigt."
    return message, f"zet andere aanhalingstekens om de hele tekst: `{lead}{in_quotes(whole)}`"
