"""Finds ids and file names in a text, and puts `…` in their place. A name of several words counts only as a whole.

Otherwise a closed file called `Notitie de van het.pdf` would take the word `de` out of every text.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from unicodedata import normalize

from tafel_cli.reading.views import View, in_plain_letters, views

_WORD = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?")
_PART = re.compile(r"[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*")
_DATED = re.compile(r"(?=[0-9]{4}-[0-9]{2}-[0-9]{2}-)")  # where the id of an item may begin
_LONGEST = 300  # letters of a name
_FEW = 20  # names that are sooner looked for one by one than among all words of a text
_SHORTEST = 8  # letters and digits of a name without its ending
_Place = tuple[int, int, str]  # start, end, and the name that stands there


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
    if not names:
        return set()
    asked = _asked(names)
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


def _placed(view: View, asked: Mapping[str, str]) -> Iterator[_Place]:
    return ((*view.place(start, end), name) for start, end, name in _ranges(view.text, asked))


def _ranges(text: str, asked: Mapping[str, str]) -> Iterator[_Place]:
    """Yield each place where a view of a text holds a name."""
    for match in _WORD.finditer(text):
        word = match.group().lower()
        form = next((form for form in _forms(word) if form in asked), None)
        if form is not None:
            yield *match.span(), asked[form]
            continue
        for part in _PART.finditer(word):
            if found := _in_part(part.group(), asked):
                yield match.start() + part.end() - len(found), match.start() + part.end(), asked[found]
    if pattern := _spaced(frozenset(asked)):
        for match in pattern.finditer(text):
            found = written(match.group())
            yield *match.span(), asked.get(found, found)


def _in_part(part: str, asked: Mapping[str, str]) -> str | None:
    """Return the name that a word is, or that begins with a day in it, because letters before a day hide nothing."""
    if part in asked:
        return part
    starts = (match.start() for match in _DATED.finditer(part, max(0, len(part) - _LONGEST)))
    return next((part[start:] for start in starts if part[start:] in asked), None)


def _forms(word: str) -> Iterator[str]:
    """Yield the names that a word may be: without `.md` behind it, and without underscores for emphasis around it."""
    for form in (word, word.strip("_")):
        yield from (form, form.removesuffix(".md"))


@lru_cache(maxsize=8)
def _asked(names: frozenset[str]) -> dict[str, str]:
    """Return each name by its spellings: its own, and that in plain letters."""
    return {form: name for name in names for form in (written(in_plain_letters(name)), name)}


def _may_hold(text: str, asked: Mapping[str, str]) -> bool:
    """Tell whether a text may hold a name: always if there are many, and else if it has the letters of one."""
    low = text.lower()
    return len(asked) > _FEW or any(_core(form) in low for form in asked)


@lru_cache(maxsize=64)
def _core(name: str) -> str:
    """Return the longest run of letters and digits of a name, which every spelling of it has."""
    return max(re.findall(r"[a-z0-9]+", name), key=len, default="")


@lru_cache(maxsize=8)
def _spaced(names: frozenset[str]) -> re.Pattern[str] | None:
    """Return the pattern of the names that are no single word of ASCII; None if all are."""
    spaced = sorted((name for name in names if not _WORD.fullmatch(name)), key=len, reverse=True)
    forms = [form for name in spaced for form in dict.fromkeys((name, normalize("NFD", name)))]
    ways = [r"\s+".join(map(re.escape, form.split())) for form in forms]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(ways)})(?![^\W_])", re.IGNORECASE) if ways else None
