"""The Dutch page of a kind, beside its class: what each key is for. No check reads it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tafel_cli.kinds import KINDS
from tafel_cli.reading.marks import Choice, Group, Mark, Variant, inner, keys

FOLDER = Path(__file__).parents[2] / "kinds"
Steps = tuple[str, ...]
LINE = re.compile(r"(?P<indent> *)- `(?P<name>[^`]+)`: (?P<text>.+)")


class Page(NamedTuple):
    """A title, what the kind is, and for each key (or word that one can choose) what it is for."""

    title: str
    about: str
    texts: dict[Steps, str]


def kind_page(kind: str) -> Page:
    """Read the page of a kind; a key within a group is indented by two spaces, and so is a word of a vocabulary."""
    lines = (FOLDER / f"{kind}.md").read_text(encoding="utf-8").splitlines()
    texts: dict[Steps, str] = {}
    about: list[str] = []
    here: Steps = ()
    for line in lines[1:]:
        if match := LINE.fullmatch(line):
            here = (*here[: len(match["indent"]) // 2], match["name"])
            texts[here] = match["text"]
        elif line.strip() and here:
            texts[here] += " " + line.strip()
        elif line.strip():
            about.append(line.strip())
    return Page(lines[0].removeprefix("# "), " ".join(about), texts)


def needed(kind: str) -> set[Steps]:
    """Return every key of a kind, those of its groups and variants too."""
    return {steps for steps, _ in _walk(KINDS[kind], ())}


def kind_words(kind: str) -> dict[Steps, tuple[str, ...]]:
    """Return by key the words that one can choose; a page explains all of them or none."""
    found = {steps: inner(mark) for steps, mark in _walk(KINDS[kind], ())}
    return {
        steps: tuple(member.value for member in mark.vocabulary)
        for steps, mark in found.items()
        if isinstance(mark, Choice)
    }


def _walk(kind: type, base: Steps) -> Iterator[tuple[Steps, Mark]]:
    for name, key in keys(kind).items():
        steps, innermost = (*base, name), inner(key.mark)
        yield steps, key.mark
        if isinstance(innermost, Group):
            yield from _walk(innermost.kind, steps)
        if isinstance(innermost, Variant):
            yield from _variants(innermost, steps)


def _variants(mark: Variant, base: Steps) -> Iterator[tuple[Steps, Mark]]:
    """Yield the keys that all variants share, then each variant, below the key that decides, with its own keys."""
    shared = shared_keys(mark)
    first = mark.kinds[0][1]
    yield from [pair for pair in _walk(first, base) if pair[0][len(base)] in shared]
    for value, kind in mark.kinds:
        steps = (*base, mark.key, value)
        yield steps, Group(kind)
        yield from [pair for pair in _walk(kind, steps) if pair[0][len(steps)] not in shared]


def shared_keys(mark: Variant) -> set[str]:
    """Return the keys that every variant has."""
    return set.intersection(*[set(keys(kind)) for _, kind in mark.kinds])
