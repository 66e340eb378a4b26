"""Reads the Dutch page of a kind, kinds/<kind>.md: what each key is for. Schemas and docs use it; a check does not."""

import re
from pathlib import Path
from typing import NamedTuple

from tafel_cli.reading import marks

FOLDER = Path(__file__).parents[2] / "kinds"
Steps = tuple[str, ...]
DAY_IN_WORDS = "dag, zoals `2026-12-03`"  # what a key of a day holds, in words
LINE = re.compile(r"(?P<indent> *)- `(?P<name>[^`]+)`: (?P<text>.+)")


class Page(NamedTuple):
    """The page of a kind: its title, what the kind is, and a text for each key or word, by its path of keys."""

    title: str
    about: str
    texts: dict[Steps, str]


def kind_page(kind: str) -> Page:
    """Return the page of a kind. In its file what belongs to a key is indented two spaces more than that key.

    That is a word of its vocabulary, or a key of its group.
    """
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


def shared_keys(mark: marks.Variant) -> set[str]:
    """Return the keys that all variants have in common."""
    return set.intersection(*[set(marks.keys(kind)) for _, kind in mark.kinds])
