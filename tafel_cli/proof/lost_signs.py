"""Finds signs between numbers that Markdown takes for emphasis, so that `25*30 m, hoogte 3*2` is printed as 2530."""

import re
from collections.abc import Iterator

from tafel_cli import proof
from tafel_cli.proof.links import Misprint
from tafel_cli.proof.places import ShownText

_BEFORE, _AFTER = r"(?:(?<=\d)|(?<=\b[^\W\d_]))", r"(?=\d|[^\W\d_]\b)"  # a digit, or a letter that stands alone
_BETWEEN = re.compile(rf"{_BEFORE}(?P<room> ?)(?P<signs>\*+|~~+)(?P<more> ?){_AFTER}")
_SHOWN = 80


def lost_signs(text: ShownText) -> Iterator[Misprint]:
    """Yield a fault for each pair of signs that is emphasis in Markdown, and that was meant between numbers."""
    between: dict[int, re.Match[str]] = {}
    for match in _BETWEEN.finditer(text.shown) if text.pairs else ():
        between.update(dict.fromkeys(range(*match.span("signs")), match))
    told = 0
    for start, end in text.pairs if between else ():
        first, last = between.get(start), between.get(end)
        if start >= told and _are_meant(first, last):
            told = end + 1
            yield _fault(text, start if first else end, end)


def _are_meant(first: re.Match[str] | None, last: re.Match[str] | None) -> bool:
    """Tell whether the signs of a pair were meant, because both or a tight one stand between numbers or letters."""
    if first and last:
        return all(_is_tight(each) or _is_of_digits(each) for each in (first, last))
    one = first or last
    return one is not None and _is_tight(one) and _is_of_digits(one)


def _is_tight(found: re.Match[str]) -> bool:
    return not found["room"] and not found["more"]


def _is_of_digits(found: re.Match[str]) -> bool:
    return found.string[found.start() - 1].isdigit() and found.string[found.end()].isdigit()


def _fault(text: ShownText, start: int, end: int) -> Misprint:
    """Return the fault of a pair of signs at these places in a text, with its words in print and those to type."""
    sign = text.shown[start]
    first = text.shown.rfind(" ", 0, max(start - 1, 0)) + 1
    last = text.shown.find(" ", end + 2)
    words = text.shown[first : last if last >= 0 else None].rstrip(" .,;:")
    short = len(words) <= _SHOWN and "\n" not in words and "`" not in words
    gone = f": er staat straks `{_BETWEEN.sub(_printed, words)}`" if short else ""
    kind = "sterretje" if sign == "*" else "golfje"
    message = f"Een `{sign}` tussen getallen komt niet in de stukken{gone}."
    typed = f": `{_BETWEEN.sub(_typed, words)}`" if short else ""
    hint = f"zet een `\\` voor elk {kind} tussen getallen{typed}"
    if sign == "*":
        hint = f"typ `×` of `\\*` in plaats van elk `*` tussen getallen{typed}"
    return Misprint(proof.VALT_WEG, *text.span(start, start + 1), message, hint)


def _printed(found: re.Match[str]) -> str:
    return found["room"] + found["more"]


def _typed(found: re.Match[str]) -> str:
    signs = "×" if found["signs"] == "*" else "".join(f"\\{sign}" for sign in found["signs"])
    return found["room"] + signs + found["more"]
