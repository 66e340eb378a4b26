"""Guesses which known word a mistyped word was meant to be: a close one is proposed, a sure one may become an edit."""

from collections.abc import Collection
from typing import NamedTuple

_LONGEST = 80
SHORTEST = 4
ALIKE = 0.8
LEAD = 0.15
_SLIPS = 2
_NOT = ("niet_", "geen_", "not_", "non_")


class Guess(NamedTuple):
    """The known word that is most like a typed one; `sure`: close enough that `tafel check --fix` may put it there."""

    word: str
    sure: bool


def guess(word: str, known: Collection[str]) -> Guess | None:
    """Return the known word that is most like a typed one; None if none is close (ratio 0.6, difflib's default).

    Case is ignored, and `-`, space and `_` are equal. A guess is sure if nothing else differs, or if the known word has
    four letters or more, the first the same, the ratio is at least 0.8 and 0.15 above that of any other, and the
    `distance` is at most two. A word of more than 80 characters is never sure. A word that is denied (`niet openbaar`)
    is never proposed, because its opposite was meant.
    """
    from difflib import SequenceMatcher, get_close_matches  # only a slip needs it

    typed = _folded(word)
    names = {_folded(name): name for name in known}
    if no := next((no for no in _NOT if typed.startswith(no)), ""):
        names = {name: spelt for name, spelt in names.items() if name.startswith(no)}
    near = get_close_matches(typed, names)
    if not near:
        return None
    best, *others = [SequenceMatcher(None, typed, name).ratio() for name in near]
    alone = best >= ALIKE and best - max(others, default=0) >= LEAD and _slipped(typed, near[0])
    return Guess(names[near[0]], sure=len(word) <= _LONGEST and (alone or typed == near[0]))


def only_word(word: str, known: Collection[str]) -> str | None:
    """Return the known word that was surely meant; None if no guess is sure."""
    found = guess(word, known)
    return found.word if found and found.sure else None


def meant(word: str) -> str:
    """Return the Dutch hint that proposes a word."""
    return f"bedoelde u `{word}`?"


def suggest(word: str, known: Collection[str]) -> str:
    """Return the hint that proposes the closest known word; empty if none is close."""
    found = guess(word, known)
    return meant(found.word) if found else ""


def choose(word: str, known: Collection[str]) -> str:
    """Return the hint that proposes the closest known word, or lists all of them, as it does if there are two."""
    if many(word, known):
        return "kies één woord uit: " + ", ".join(known)
    return suggest(word, known) or "kies uit: " + ", ".join(known)


def many(word: str, known: Collection[str]) -> bool:
    """Tell whether a text of more words holds two known ones, because then nobody knows which one was meant."""
    words = {"".join(filter(_of_a_word, part)) for part in word[:_LONGEST].casefold().replace("/", " ").split()}
    return len(words) > 1 and len(words.intersection(known)) > 1


def _of_a_word(sign: str) -> bool:
    return sign.isalnum() or sign in "_-"


def _folded(word: str) -> str:
    return word.strip().casefold().replace("-", "_").replace(" ", "_")


def _slipped(typed: str, name: str) -> bool:
    near = len(name) >= SHORTEST and typed[:1] == name[:1] and abs(len(typed) - len(name)) <= _SLIPS
    return near and distance(typed, name) <= _SLIPS


def distance(one: str, other: str) -> int:
    """Count the letters to add, drop or swap (Damerau). Replacing one counts as two: that often makes a real word."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        here = [row]
        for column, wanted in enumerate(other, start=1):
            least = above[column - 1] if letter == wanted else 1 + min(above[column], here[column - 1])
            swapped = row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == wanted
            here.append(min(least, before[column - 2] + 1) if swapped else least)
        before, above = above, here
    return above[-1]
