"""Finds ids and file names in a text, and puts `…` in their place. A name of several words counts only as a whole.

Otherwise a closed file called `Notitie de van het.pdf` would take the word `de` out of every text.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from tafel_cli.reading.odd_signs import is_odd
from tafel_cli.reading.views import View, in_plain_letters, views

_WORD = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?")
_PART = re.compile(r"[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*")
_DATED = re.compile(r"(?=[0-9]{4}-[0-9]{2}-[0-9]{2}-)")  # where the id of an item may begin
_LOW = re.compile(r"[0-9]{4}[-_][0-9]{2}[-_][0-9]{2}[-_]")  # an id with low lines for hyphens begins so
_GLUED = re.compile(r"[0-9]{4}(?<=[a-z0-9-].{4})-[0-9]{2}-[0-9]{2}-")
_LONGEST = 300  # letters of a name
_FEW = 20  # names that are sooner looked for one by one than among all words of a text
_SHORTEST = 8  # letters and digits of a name without its ending
# A text with one of these may read as other letters, or with fewer of them, than were typed.
_HIDING = ("&", "\\", "%", "<", "](", "][")
_NO_LETTERS = bytes(code for code in range(256) if not chr(code).isalnum())
_Place = tuple[int, int, str]  # start, end, and the name that stands there


class _Asked(NamedTuple):
    """Each name by its spellings; the pattern of those that are no single word of ASCII, None if all are.

    `letters`: of each spelling only the letters and digits; None if there are many.
    """

    forms: dict[str, str]
    spaced: re.Pattern[str] | None
    letters: tuple[bytes, ...] | None


def last(name: str) -> str:
    """Return the name of a file without its folders."""
    return name.rsplit("/", 1)[-1]


def written(name: str) -> str:
    """Return a name as this module compares it: small letters, one form of Unicode, one space between words."""
    return " ".join(normalize("NFC", name).lower().split())


def stem(name: str) -> str | None:
    """Return the name of a file without its ending, if nobody would write that by chance; else None.

    That is a name of 8 letters or more in one word with a hyphen, dot or low line, because `e-mail` and
    `plan van aanpak` are in texts about something else.
    """
    short, dot, _ = last(name).rpartition(".")
    told = dot and re.search(r"[._-]", short) and not re.search(r"\s", short)
    return written(short) if told and sum(map(str.isalnum, short)) >= _SHORTEST else None


def names_in(text: str, names: frozenset[str]) -> set[str]:
    """Return which of these names, as `written`, a text holds, however it hides them."""
    asked = _asked(names) if names else None
    if asked is None or _surely_without(text, asked):
        return set()
    return {name for view in views(text) if _may_hold(view.text, asked) for *_, name in _ranges(view.text, asked)}


def places_of(text: str, names: frozenset[str]) -> list[_Place]:
    """Return (start, end, name) of each place where a text holds one of these names, in the order of the text."""
    if not names_in(text, names):  # few texts do, and places take time
        return []
    asked = _asked(names)
    return sorted({each for view in views(text, placed=True) for each in _placed(view, asked)})


def without(text: str, names: frozenset[str]) -> str:
    """Return a text with `…` in place of each of these names, as `written`, and of the markup within it."""
    pieces: list[str] = []
    done = 0
    for start, end, _ in places_of(text, names):
        if start >= done:
            pieces += (text[done:start], "…")
        done = max(done, end)
    return "".join([*pieces, text[done:]])


def _placed(view: View, asked: _Asked) -> Iterator[_Place]:
    return ((*view.place(start, end), name) for start, end, name in _ranges(view.text, asked))


def _ranges(text: str, asked: _Asked) -> Iterator[_Place]:
    """Yield each place where a view of a text holds a name."""
    forms = asked.forms
    for match in _WORD.finditer(text):
        word = match.group().lower()
        form = next((form for form in _forms(word) if form in forms), None)
        if form is not None:
            yield *match.span(), forms[form]
            continue
        for part in _PART.finditer(_dashed(word)):
            if found := _in_part(part.group(), forms):
                yield match.start() + part.end() - len(found), match.start() + part.end(), forms[found]
    for match in asked.spaced.finditer(text) if asked.spaced else ():
        found = written(match.group())
        yield *match.span(), forms.get(found, found)


def _dashed(word: str) -> str:
    """Return a word with hyphens for its low lines, if an id may begin in it."""
    return word.replace("_", "-") if "_" in word and _LOW.search(word) else word


def _in_part(part: str, forms: dict[str, str]) -> str | None:
    """Return the name that a word is, or that begins with a day in it, because letters before a day hide nothing."""
    if part in forms:
        return part
    starts = (match.start() for match in _DATED.finditer(part, max(0, len(part) - _LONGEST)))
    return next((part[start:] for start in starts if part[start:] in forms), None)


def _forms(word: str) -> Iterator[str]:
    """Yield the names that a word may be: without `.md` behind it, and without underscores for emphasis around it."""
    for form in (word, word.strip("_")):
        yield from (form, form.removesuffix(".md"))


@lru_cache(maxsize=8)
def _asked(names: frozenset[str]) -> _Asked:
    """Return names by their own spelling and by that in plain letters."""
    forms = {form: name for name in names for form in (written(in_plain_letters(name)), name)}
    return _Asked(forms, _spaced(forms), tuple(map(_letters, forms)) if len(forms) <= _FEW else None)


def _surely_without(text: str, asked: _Asked) -> bool:
    """Tell that a text holds no name, because the letters and digits of a name would stand in it in that order.

    Of a text that may read otherwise than it was typed, that cannot be told so soon.
    """
    if asked.letters is None or any(map(text.__contains__, _HIDING)) or is_odd(text):
        return False
    return not any(map(_letters(text).__contains__, asked.letters))


def _letters(text: str) -> bytes:
    """Return the letters and digits of a text, as far as they are Latin-1; an `i` without its dot is an `i` too."""
    return text.lower().replace("\u0131", "i").encode("latin-1", "replace").translate(None, _NO_LETTERS)


def _may_hold(text: str, asked: _Asked) -> bool:
    """Tell whether a text may hold a name, because to look at each of its words takes time."""
    low = text.lower()
    if len(asked.forms) <= _FEW:
        return any(all(piece in low for piece in _pieces(form)) for form in asked.forms)
    words = {*_WORD.findall(low), *_PART.findall(low)}
    words |= {form for word in words if word.endswith(("_", ".md")) or word[0] == "_" for form in _forms(word)}
    words |= {part for word in words if "_" in word for part in _PART.findall(_dashed(word))}
    held = not asked.forms.keys().isdisjoint(words) or _GLUED.search(low) is not None
    return held or (asked.spaced is not None and asked.spaced.search(text) is not None)


@lru_cache(maxsize=64)
def _pieces(name: str) -> tuple[str, ...]:
    """Return the runs of letters and digits of a name, longest first, because every spelling of it has them all."""
    return tuple(sorted(re.findall(r"[a-z0-9]+", name), key=len, reverse=True))


def _spaced(names: Iterable[str]) -> re.Pattern[str] | None:
    spaced = sorted((name for name in names if not _WORD.fullmatch(name)), key=len, reverse=True)
    forms = [form for name in spaced for form in dict.fromkeys((name, normalize("NFD", name)))]
    ways = [r"\s+".join(map(re.escape, form.split())) for form in forms]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(ways)})(?![^\W_])", re.IGNORECASE) if ways else None
