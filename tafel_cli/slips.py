"""What was meant by a mistyped word: only said when there is one answer, so that nobody's words are guessed."""

from collections.abc import Collection

LONGEST = 80
SHORTEST = 4
ALIKE = 0.8
LEAD = 0.15
SLIPS = 2


def only_word(word: str, known: Collection[str]) -> str | None:
    """Return the one known word (in lower case, parts joined by `_`) that was meant, or None.

    Capitals, and `-` or a space for `_`, never make a difference. Otherwise the word begins with the same letter, is
    at least 0.8 alike (difflib), 0.15 more so than any other known word, and has at most two letters too many, too
    few or swapped; a letter in the place of another counts for two, because it more often makes another real word.
    """
    if len(word) > LONGEST:
        return None
    typed = word.strip().casefold().replace("-", "_").replace(" ", "_")
    if typed in known:
        return typed
    near = [name for name in known if _near(typed, name)]
    if len(near) != 1:
        return None
    others = [_alike(typed, name) for name in known if name != near[0]]
    return near[0] if _alike(typed, near[0]) - max(others, default=0) >= LEAD else None


def _near(typed: str, name: str) -> bool:
    candidate = len(name) >= SHORTEST and typed[:1] == name[:1] and abs(len(typed) - len(name)) <= SLIPS
    return candidate and distance(typed, name) <= SLIPS and _alike(typed, name) >= ALIKE


def _alike(typed: str, name: str) -> float:
    from difflib import SequenceMatcher  # only a slip needs it

    return SequenceMatcher(None, typed, name).ratio()


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
