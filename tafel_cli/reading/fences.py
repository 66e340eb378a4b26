"""Finds slips in the two `---` lines around front matter: what is wrong, and what to type instead."""

import re
from collections.abc import Sequence

from tafel_cli.reading.advice import Advice, first

_NO_FENCE = (
    "Dit bestand begint niet met een kop tussen twee regels `---`.",
    "typ `---` op de eerste regel, daaronder de velden, en daaronder weer een regel `---`",
)
_LIKE_A_FENCE = (
    "Deze regel lijkt op een regel `---`, maar is het niet.",
    "typ vooraan op deze regel drie keer het minteken, en verder niets: `---`",
)

# Compiled at first use, because most files have no slip.
_FENCE = r"---[ \t]*$"
_LOOKS = r"(?!---[ \t]*$)[ \t\u00a0`]*(?:[\u2012-\u2015]|[-\u2010-\u2015]{2,6})[ \t\u00a0`]*$"
_DOTS = r"\.\.\.[ \t]*$"
_HEAD = r"##[ \t]+\S"
_FILLED = r"\s*[a-z_]+:[ \t]"
_KEY = r"[a-z_]+:(?:[ \t]|$)"
_OF_A_KEY = r"[ \t]|- |#(?!#)|---[ \t]*$"
_BACKTICKS = r"[`~]{3,}"


def on_fences(lines: Sequence[str]) -> Advice | None:
    """Return the advice on a file (lines without endings) without filled front matter; None if that is just empty."""
    if not re.match(_FENCE, lines[0]):
        if begun := _begun(lines):
            return begun
        return Advice(*(_LIKE_A_FENCE if re.match(_LOOKS, lines[0]) else _NO_FENCE), (0, 0))
    second = first(_FENCE, lines, 1)
    return _unclosed(lines) if second is None else _too_high(lines, second)


def _unclosed(lines: Sequence[str]) -> Advice:
    """Say that the second `---` line is missing, or that a line only looks like it."""
    like = first(_LOOKS, lines[: first(_HEAD, lines)], 1)
    if like is not None:
        return Advice(*_LIKE_A_FENCE, (like, 0))
    message = "De kop van het bestand begint wel, maar eindigt niet: de tweede regel `---` ontbreekt."
    dots = first(_DOTS, lines, 1)
    return Advice(message, _fence_above(lines), (dots or 0, 0))


def _too_high(lines: Sequence[str], line: int) -> Advice | None:
    """Find keys below the second `---` line, which is at `line`."""
    below = next((one for one in lines[line + 1 :] if one.strip()), "")
    if not re.match(_FILLED, below):
        return None
    message = "Deze tweede regel `---` staat te hoog: de velden staan eronder."
    again = f", en {_fence_above(lines)}" if first(_FENCE, lines, line + 1) is None else ""
    return Advice(message, f"haal deze regel weg{again}", (line, 0))


def _fence_above(lines: Sequence[str]) -> str:
    """Say where the second `---` line belongs: above the first line of text below the last key."""
    head = first(_HEAD, lines)
    last = max((at for at, one in enumerate(lines[:head]) if re.match(_KEY, one)), default=0)
    below = (one for one in lines[last + 1 :] if one.strip() and not re.match(_OF_A_KEY, one))
    text = next(below, None)
    where = "onder het laatste veld" if text is None else f"vlak boven `{text[:60].rstrip()}`"
    return f"typ `---` op een eigen regel {where}"


def _begun(lines: Sequence[str]) -> Advice | None:
    """Find front matter that lacks only its first `---` line, or that begins below other lines."""
    fence = first(_FENCE, lines)
    if fence is None:
        return None
    above, below = [one for one in lines[:fence] if one.strip()], next((one for one in lines[fence + 1 :] if one), "")
    if above and re.match(_FILLED, above[0]):
        message = "De kop van het bestand begint niet met een regel `---`."
        return Advice(message, f"typ `---` op een eigen regel boven `{above[0].strip()[:60]}`", (0, 0))
    if above and re.match(_FILLED, below) and first(_FENCE, lines, fence + 1) is not None and not _dressed(above):
        hint = "haal weg wat erboven staat, of zet het onder de tweede regel `---`"
        return Advice("Boven de eerste regel `---` staat nog tekst.", hint, (0, 0))
    if not re.match(_FILLED, below) or len(above) > 1 or (above and not re.match(_BACKTICKS, above[0])):
        return None
    if above:
        hint = "haal de regel boven `---` weg, en ook de regel met dezelfde tekens onder de kop of onderaan de tekst"
        return Advice("Boven de eerste regel `---` staat nog een regel.", hint, (0, 0))
    return Advice("Boven de eerste regel `---` staan lege regels.", "haal de lege regels boven `---` weg", (0, 0))


def _dressed(above: Sequence[str]) -> bool:
    """Tell whether front matter stands in a code block."""
    return len(above) == 1 and re.match(_BACKTICKS, above[0]) is not None
