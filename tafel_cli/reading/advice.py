"""Finds slips in front matter: what is probably wrong, and what to type instead."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tafel_cli.dutch import quantity
from tafel_cli.finding import Code
from tafel_cli.reading.characters import NO_BREAK
from tafel_cli.reading.header import ONGELDIG, TAB
from tafel_cli.reading.quoting import NOT_READ, in_quotes, quoted

_LONGEST = 200
_NEAR = 2  # the parser stops at most so many lines below the slip
# Compiled at first use, because most files have no slip.
_NO_BREAK_BEGIN = r"[ \t]*\u00a0[ \t\u00a0]*(?:- |[a-z_]+:)"
_LEADING_TAB = r" *\t"
_NO_BREAK_ROOM = r"^[ \t]*\u00a0|[:-]\u00a0"
_BLOCK = r"(?P<room> *)[a-z_]+: +[|>][-+]?[ \t]*$"
_EMPTY = r" *[a-z_]+:[ \t]*$"
_ITEM, _TOP = r"( *)- ", r"[a-z_]+:"
_FIELD = r"(?P<room> *)[a-z_]+:(?: |$)"
_VALUE = r"(?P<room> *(?:- +)?)(?P<name>[a-z_]+): +[^ \"'|>\[{&*!#]"


class Advice(NamedTuple):
    """A Dutch sentence and what to type instead; `place` is (line, column) in the given lines, both from 0.

    `place` is None if the slip is where the parser stopped, because only the parser knows the column.
    """

    message: str
    hint: str
    place: tuple[int, int] | None = None
    code: Code = ONGELDIG


def advise(lines: Sequence[str], line: int) -> Advice:
    """Return the advice on front matter (lines without endings) in which the parser stopped at `line`, from 0.

    If no slip is recognized, the advice is a general one.
    """
    found = (look(lines, line) for look in _SLIPS)
    return next((advice for advice in found if advice), Advice(NOT_READ, _LOOK_ABOVE))


def on_begins(lines: Sequence[str]) -> Advice | None:
    """Find a no-break space before a dash or key, else None. Runs first, because the parser may take it for text."""
    number = first(_NO_BREAK_BEGIN, lines)
    if number is None:
        return None
    hint = f"haal alle ruimte voor de tekst weg, en druk {_times(lines, number)} keer op de spatiebalk"
    return Advice("Deze regel begint met een bijzondere spatie, bijvoorbeeld uit Word.", hint, (number, 0))


def belongs_above(above: str, line: str) -> str:
    """Return the hint on a key that may have lost its indentation below the line above; empty if it has not."""
    if line.startswith(" ") or not above.startswith((" ", "-")):
        return ""
    room = len(above) - len(above.lstrip(" -"))  # a dash and its space count as two
    return f"hoort deze regel bij wat erboven staat, typ dan: `{' ' * room}{line.rstrip()[:_LONGEST]}`"


def spaces(count: int) -> str:
    """Spell an indentation in Dutch: `4 spaties`."""
    return quantity(count, "spatie", "spaties")


def first(pattern: str, lines: Sequence[str], start: int = 0) -> int | None:
    """Return the index of the first line, from `start` on, that begins with a pattern; empty lines never do."""
    begins = re.compile(pattern).match
    return next((at for at, line in enumerate(lines) if line and at >= start and begins(line)), None)


def _room(line: str) -> int:
    """Return how many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def _times(lines: Sequence[str], number: int) -> str:
    """Say how many spaces a line needs to stand below the line above: as many, or two more below an empty key."""
    above = next((one for one in reversed(lines[:number]) if one.strip()), "")
    dashed = lines[number].lstrip(" \t\u00a0").startswith("- ")
    room = _room(above) if dashed else len(above) - len(above.lstrip(" -"))
    room += 2 if re.search(r"[a-z_]:[ \t]*$", above) else 0
    return {4: "vier", 6: "zes", 8: "acht"}.get(room, "twee")


def _leading_tab(lines: Sequence[str], _: int) -> Advice | None:
    """Find the first line with a tab in its indentation. It looks anywhere, because the parser may stop elsewhere."""
    for number, one in enumerate(lines):
        if tab := re.match(_LEADING_TAB, one):
            hint = f"haal de lege ruimte voor de tekst weg en druk {_times(lines, number)} keer op de spatiebalk"
            return Advice("Deze regel begint met een tab (de Tab-toets).", hint, (number, tab.end() - 1), TAB)
    return None


def _no_break_space(lines: Sequence[str], line: int) -> Advice | None:
    """Find a no-break space up to `_NEAR` lines above, because the parser takes it for text and stops later."""
    for number in range(line, max(line - _NEAR, 0) - 1, -1):
        if found := re.search(_NO_BREAK_ROOM, lines[number]):
            message = "In deze regel staat een bijzondere spatie, bijvoorbeeld uit Word."
            again = lines[number].replace(NO_BREAK, " ").rstrip()
            return Advice(message, f"typ deze regel opnieuw, met gewone spaties: `{again}`", (number, found.end() - 1))
    return None


def _misplaced(lines: Sequence[str], line: int) -> Advice | None:
    """Find lines with a dash, spaces or a name too many or too few before them."""
    from tafel_cli.reading import misplaced

    looks = (
        misplaced.indented_begin,
        misplaced.dashed_field,
        misplaced.nameless_item,
        misplaced.shallow_lines,
        misplaced.cut_line,
    )
    found = next((found for look in looks if (found := look(lines, line))), None)
    return Advice(found[0], found[1], (found[2], 0)) if found else None


def _lost_dash(lines: Sequence[str], line: int) -> Advice | None:
    """Find a line below a list item or an empty key that lacks the dash of an item."""
    for number in (line, line - 1):
        if number > 0 and _dashless(lines[number - 1], lines[number]):
            above = lines[number - 1]
            room = _room(above) + (2 if re.match(_EMPTY, above) else 0)
            words = lines[number].strip()
            hint = f"hoort de regel bij wat erboven staat, typ dan: `{' ' * room}- {words}`"
            message = "Vooraan in deze regel ontbreekt een streepje."
            if " " not in words and not re.match(_EMPTY, above):
                message = "Vooraan in deze regel ontbreekt een streepje, of de naam van een veld."
                hint += f"; is het een veld, typ dan de naam ervoor, met een dubbele punt: `…: {words}`"
            return Advice(message, hint, (number, 0))
    return None


def _dashless(above: str, line: str) -> bool:
    from tafel_cli.reading.misplaced import is_signed

    alone = bool(line.strip()) and not line.lstrip().startswith(("-", "#")) and ":" not in line and not is_signed(line)
    under = above.lstrip().startswith("- ") or re.match(_EMPTY, above) is not None
    return alone and under and _room(line) <= _room(above)


def _shallow_item(lines: Sequence[str], line: int) -> Advice | None:
    """Find a list item that begins with fewer spaces than the items above it."""
    here = re.match(_ITEM, lines[line])
    above = next((one for one in reversed(lines[:line]) if re.match(_ITEM, one) or re.match(_TOP, one)), "")
    item = re.match(_ITEM, above)
    if here is None or item is None or len(here[1]) >= len(item[1]):
        return None
    message = "Deze regel begint met minder spaties dan het streepje erboven."
    return Advice(message, f"typ: `{item[1]}{lines[line].strip()[:_LONGEST]}`", (line, 0))


def _shallow_text(lines: Sequence[str], line: int) -> Advice | None:
    """Find the text of a key with `|` or `>` that does not begin with spaces."""
    for number in (line, line - 1):
        above = re.match(_BLOCK, lines[number - 1]) if number > 0 else None
        if above and lines[number].strip() and _room(lines[number]) <= len(above["room"]):
            message = f"De tekst onder `{lines[number - 1].strip()}` begint met te weinig spaties."
            typed = f"{above['room']}  {lines[number].strip()}"[:_LONGEST]
            return Advice(message, f"zet twee spaties voor elke regel van die tekst: `{typed}`", (number, 0))
    return None


def _lost_spaces(lines: Sequence[str], line: int) -> Advice | None:
    """Find a first key below an empty key that lacks the indentation of the key after it."""
    here, above = lines[line], lines[:line][-2:]
    field = re.match(_FIELD, here)
    holder = re.match(_VALUE, above[1]) if len(above) > 1 else None
    if not (field and holder and not holder["room"] and field["room"] and re.match(_EMPTY, above[0])):
        return None
    message = f"Deze regel hoort onder `{above[0].strip()}`, met evenveel spaties ervoor als de regel eronder."
    return Advice(message, f"typ: `{' ' * _room(here)}{above[1]}`", (line - 1, 0))


def _too_many_spaces(lines: Sequence[str], line: int) -> Advice | None:
    """Find a key that is indented deeper than the key above. That one has a plain value, so it can hold no keys."""
    field = re.match(_FIELD, lines[line])
    above = (one for one in reversed(lines[:line]) if one.strip() and not one.lstrip().startswith("#"))
    holder = re.match(_VALUE, next(above, ""))
    more = len(field["room"]) - len(holder["room"]) if field and holder else 0
    if holder is None or more < 1:
        return None
    if more == 1:
        hint = "haal de spatie aan het begin van deze regel weg"
        return Advice("Deze regel begint met een spatie te veel.", hint)
    message = f"Deze regel begint met {spaces(more)} te veel, of erboven staat iets wat daar niet hoort."
    belongs = f"hoort deze regel bij `{holder['name']}`, haal dan weg wat daarachter staat"
    return Advice(message, f"{belongs}; haal anders {spaces(more)} aan het begin van deze regel weg")


def _never_closed(lines: Sequence[str], line: int) -> Advice | None:
    """Find a quote or bracket that nothing closes; it may stand far above the line where the parser stopped."""
    from tafel_cli.reading.unclosed import unclosed

    found = unclosed(lines, line)
    if found is None:
        return None
    sign, again = lines[found.line][found.column], lines[found.line].rstrip()
    value = again[found.column + 1 :].rstrip(" ,")
    what = f"Hier begint een tekst met `{sign}`" if sign == found.closing else f"Hier staat een haak `{sign}`"
    message = f"{what}, maar het teken `{found.closing}` dat erbij hoort, ontbreekt."
    hint = f"zet aan het eind van deze regel `{found.closing}`: `{again.rstrip(' ,')}{found.closing}`"
    if sign != found.closing:
        quoted = f"{again[: found.column]}{in_quotes(sign + value)}"
        whole = f"{again.rstrip(' ,')}{found.closing}"
        hint = f"zet `{found.closing}` aan het eind: `{whole}`; hoort de haak bij een tekst, typ dan: `{quoted}`"
    if " #" in value:
        hint = "zet een tekst waar `#` in staat tussen aanhalingstekens, want anders telt de rest van de regel niet mee"
    if not value:
        hint = f"haal `{sign}` weg, of typ `{found.closing}` waar de lijst of de tekst eindigt"
    return Advice(message, hint, (found.line, found.column))


def _misspelt(lines: Sequence[str], line: int) -> Advice | None:
    """Find a field without its colon or a list item without its dash, on this line or on the one above."""
    from tafel_cli.reading.misspelt import misspelt

    for number in (line, line - 1):
        # An indented line above is more often the text of a value.
        if number >= 0 and (number == line or lines[number][:1] != " ") and (found := misspelt(lines, number)):
            return Advice(*found, (number, 0))
    return None


def _quotes(lines: Sequence[str], line: int) -> Advice | None:
    """Find a value that needs quotes, or that lacks one of its quotes."""
    found = quoted(lines[line])
    return Advice(*found) if found else None


# Each gets the lines and where the parser stopped; the first that returns advice wins.
_SLIPS = (
    _leading_tab,
    _no_break_space,
    _never_closed,
    _shallow_text,
    _misplaced,
    _lost_dash,
    _shallow_item,
    _lost_spaces,
    _too_many_spaces,
    _misspelt,
    _quotes,
)
_LOOK_ABOVE = (
    "kijk of de spaties aan het begin kloppen, "
    "en of in de regel erboven een dubbele punt, een haak of een aanhalingsteken ontbreekt"
)
