"""Spells the lines that stand in minutes in the place of lines that were processed, and finds them again."""

import re
from collections.abc import Iterable

TALKED = "besproken, geen besluit."
_LINK = (  # compiled at first use, as the next one, because few texts have such lines
    r" {0,3}[-+*] +\[(?:Besluit(?: (?:(?P<on>\w+\.\d+)|\w+))?|Actie|Toezegging)\]"
    r"\(\.\./(?P<to>(?:besluiten|acties)/[\w-]+)\.md\)"
)
_TALKED = rf" {{0,3}}[-+*] +Punt (?P<nr>\w+\.(?P<point>\d{{1,2}})): {re.escape(TALKED)}"


def link_line(word: str, target: str, said: str) -> str:
    """Return the line that links to a record: `- [Besluit 5.1](../besluiten/2026-12-03-b1.md): ingestemd`."""
    return f"- [{word}](../{target}.md): {said}"


def talked_line(nr: str, more: str) -> str:
    """Return the line that says that there was talk on a point and no decision."""
    return f"- Punt {nr}: {TALKED}{f' {more}' if more else ''}"


def talked_in(text: str) -> list[int]:
    """Return the points of an item of which a text says that there was talk and no decision."""
    if TALKED not in text:
        return []
    return [int(match["point"]) for line in text.split("\n") if (match := re.match(_TALKED, line))]


def added_to(line: str, outcomes: Iterable[str]) -> str:
    """Return what a person added to such a line; `outcomes`: the words that may stand behind a decision."""
    link, talked = re.match(_LINK, line), re.match(_TALKED, line)
    if talked:
        return line[talked.end() :].strip()
    if link is None:
        return ""
    said = line[link.end() :].lstrip(" :")
    if not link["to"].startswith("besluiten/"):
        return said.rpartition(")")[2].strip(" .")
    longest = max((word for word in outcomes if said.startswith(word)), key=len, default="")
    return said.removeprefix(longest).strip(" .,;:")


def about(line: str) -> tuple[str, ...]:
    """Return what such a line is about: a record (`besluiten/2026-12-03-b1`), a point (`5.1`) or both; else nothing."""
    if match := re.match(_LINK, line):
        return tuple(filter(None, (match["to"], match["on"])))
    match = re.match(_TALKED, line)
    return (match["nr"],) if match else ()
