"""Finds the lines below an empty key that belong to it and lost their indentation."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from tafel_cli.dutch import enumeration
from tafel_cli.finding import Span
from tafel_cli.reading.document import DUBBEL, Document

_KEY = r"(?P<room> *)(?P<name>[^\s:#'\"-][^\s:]*):(?:[ \t]|$)"
_SHOWN = 3  # lines in a hint


class LostRoom(NamedTuple):
    """Lines that belong below a key: the numbers of those that hold its keys, what is wrong, and what to type."""

    lines: tuple[int, ...]
    span: Span
    message: str
    hint: str


def lost_room(
    document: Document, key: Span, parts: Collection[str], own: Collection[str], *, dashed: bool
) -> LostRoom | None:
    """Return the lines that belong below an empty key; None if none stand there.

    `parts`: the keys that may stand in it, or nothing for any; `own`: the keys around it, which belong in it only when
    they stand twice; `dashed`: it holds a list of groups, so that a dash comes before the first key.
    """
    doubles = {finding.span.line for finding in document.findings if finding.code is DUBBEL}
    found: list[int] = []
    seen: set[str] = set()
    last = key.line
    for number, room, name in _below(document, key):
        mine = name in parts if parts else True
        if name and (not mine or name in seen or (name in own and number not in doubles)):
            break
        if name:
            found.append(number)
            seen.add(name)
        if not found and room:
            break
        last = number
    if not found:
        return None
    lines = [document.line(number) for number in range(found[0], last + 1)]
    more = "  - " if dashed else "  "
    typed = [f"{more if at == 0 else ' ' * len(more)}{line}" for at, line in enumerate(lines)]
    name = document.line(key.line)[key.column - 1 :].partition(":")[0]
    return LostRoom(tuple(found), _whole(document, found[0]), _message(found[0], last, name), _hint(typed, more))


def _below(document: Document, key: Span) -> Iterator[tuple[int, str, str]]:
    """Yield each filled line below a key: its number, its extra indentation, and its key if it stands just as deep."""
    number, around = key.line + 1, key.column - 1
    while number < document.body_line and not (line := document.line(number)).startswith("---"):
        match = re.match(_KEY, line)
        here = len(line) - len(line.lstrip(" "))
        if line.strip() and here < around:
            return
        if line.strip() and not line.lstrip().startswith("#"):
            level = here == around and not line.lstrip().startswith("-")
            if level and not match:
                return
            yield number, "" if level else line[around:here] + "-", match["name"] if level and match else ""
        number += 1


def _whole(document: Document, number: int) -> Span:
    line = document.line(number)
    return Span(number, len(line) - len(line.lstrip()) + 1, number, len(line.rstrip()) + 1)


def _message(first: int, last: int, name: str) -> str:
    which = f"Regel {first} hoort" if first == last else f"Regel {first} tot en met {last} horen"
    if last == first + 1:
        which = f"Regel {first} en {last} horen"
    begins = "begint" if first == last else "beginnen"
    return f"{which} bij `{name}`, maar {begins} daarvoor met te weinig spaties."


def _hint(typed: list[str], more: str) -> str:
    room = "twee spaties" if len(more) == 2 else "vier spaties"  # noqa: PLR2004
    first = "twee spaties, een streepje en een spatie" if "-" in more else "twee spaties"
    if len(typed) == 1:
        return f"zet er {first} voor: `{typed[0]}`"
    shown = enumeration([f"`{line}`" for line in typed[:_SHOWN]])
    result = f"dus {shown}" if len(typed) <= _SHOWN else f"zoals {shown}"
    if first == room:
        return f"zet {room} voor elk van die regels, {result}"
    return f"zet {first} voor de eerste regel, en {room} voor de andere, {result}"
