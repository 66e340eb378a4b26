"""What was meant by a mistyped word: a close word is proposed, and only a sure one is put in its place by a repair."""

from collections.abc import Collection
from typing import NamedTuple

_LONGEST = 80
SHORTEST = 4
ALIKE = 0.8
LEAD = 0.15
_SLIPS = 2


class Guess(NamedTuple):
    """The known word that is most like a typed one; it is `sure` when nothing else can have been meant."""

    word: str
    sure: bool


def guess(word: str, known: Collection[str]) -> Guess | None:
    """Return the known word that is most like a typed one, or None when none is close (0.6 alike, difflib's own bound).

    Capitals, and `-` or a space for `_`, never make a difference. A guess is sure when the word begins with the same
    letter, is at least 0.8 alike, 0.15 more so than any other known word, and has at most two letters too many, too
    few or swapped; a letter in the place of another counts for two, because it more often makes another real word.
    """
    from difflib import SequenceMatcher, get_close_matches  # only a slip needs it

    typed = _folded(word)
    names = {_folded(name): name for name in known}
    near = get_close_matches(typed, names)
    if not near:
        return None
    best, *others = [SequenceMatcher(None, typed, name).ratio() for name in near]
    alone = best >= ALIKE and best - max(others, default=0) >= LEAD and _slipped(typed, near[0])
    return Guess(names[near[0]], sure=len(word) <= _LONGEST and (alone or typed == near[0]))


def only_word(word: str, known: Collection[str]) -> str | None:
    """Return the one known word that was meant, or None when that is not sure."""
    found = guess(word, known)
    return found.word if found and found.sure else None


def meant(word: str) -> str:
    """Return the hint that proposes a word."""
    return f"bedoelde u `{word}`?"


def suggest(word: str, known: Collection[str]) -> str:
    """Return the hint that proposes the closest known word, or an empty string."""
    found = guess(word, known)
    return meant(found.word) if found else ""


def choose(word: str, known: Collection[str]) -> str:
    """Return the hint that proposes the closest known word, or names all of them."""
    return suggest(word, known) or "kies uit: " + ", ".join(known)


def _folded(word: str) -> str:
    return word.strip().casefold().replace("-", "_").replace(" ", "_")


def _slipped(typed: str, name: str) -> bool:
    near = len(name) >= SHORTEST and typed[:1] == name[:1] and abs(len(typed) - len(name)) <= _SLIPS
    return near and distance(typed, name) <= _SLIPS


def distance(one: str, other: str) -> int:
    """Count the letters to add, drop or swap with the next (Damerau); replacing one is a drop and an addition."""
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
