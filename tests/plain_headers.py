"""Makes front matter of the plain sort and near it: a sound tree as people type it, then some slips of the hand."""

import random
from collections.abc import Iterator

_KEYS = ("titel", "naam", "gevraagd", "a", "b", "x-1", "9", "Titel", "besloten_tot")
_PLAIN = ("een", "twee woorden", "12:30", "2026-12-03", "a:b", "a, b [c] {d}", "it's", "é?", "😀", "a - b")
_QUOTED = ('"a: b"', "'a # b'", '""', "''", '"# c"', "'x'")
_ODD = (
    *("'a''b'", '"a\\n"', '"a', "a: b", "a:", "a #c", "#c", "-5", "-", "- a", "[a, b]", "{a: b}", "&a x", "*a", "!t x"),
    *("~", "null", "|", ">", "|-", ">+", ">-", ": a", "? a", "%a", "@a", "`a`", '"a" b', "a\tb", "a\u00a0b", "a\x85b"),
)
_ENDS = ("\n", "\n", "\n", "\r\n", "")


def plain_headers(seed: int, number: int) -> Iterator[str]:
    """Yield so many headers; two of three get one to three slips."""
    for at in range(number):
        chance = random.Random(seed * 1_000_003 + at)  # noqa: S311  (any order will do)
        lines = list(_fields(chance, 0, chance.randint(1, 5), 0))
        for _ in range(chance.choice((0, 1, 3))):
            _slip(chance, lines)
        yield "\n".join(lines) + chance.choice(_ENDS)


def _fields(chance: random.Random, room: int, number: int, depth: int) -> Iterator[str]:
    for _ in range(number):
        yield from _field(chance, " " * room, room, depth)


def _field(chance: random.Random, before: str, room: int, depth: int) -> Iterator[str]:
    """Yield a field; `before`: what stands on its line before the key."""
    key = f"{before}{chance.choice(_KEYS)}:"
    step = chance.choice((2, 2, 2, 1, 4))
    match chance.choice("vvvvvempl" if depth < 3 else "vvvve"):
        case "e":
            yield key
        case "m":
            yield key
            yield from _fields(chance, room + step, chance.randint(1, 3), depth + 1)
        case "l":
            yield key
            for _ in range(chance.randint(1, 3)):
                yield from _entry(chance, room + step, depth + 1)
        case "p":
            yield f"{key} >-"
            yield from (" " * (room + step) + chance.choice(_PLAIN) for _ in range(chance.randint(1, 3)))
        case _:
            yield key + chance.choice((" ", " ", "   ")) + _value(chance)
    if chance.random() < 0.1:
        yield chance.choice(("", "# opmerking", " " * room + "# opmerking", "  "))


def _entry(chance: random.Random, room: int, depth: int) -> Iterator[str]:
    dash = " " * room + "-" + chance.choice((" ", " ", "   "))
    if chance.random() < 0.4:
        yield from _field(chance, dash, len(dash), depth)
        yield from _fields(chance, len(dash), chance.randint(0, 2), depth)
    else:
        yield dash + _value(chance)


def _value(chance: random.Random) -> str:
    return chance.choice(_PLAIN if chance.random() < 0.7 else _QUOTED) + chance.choice(("", "", "", " "))


def _slip(chance: random.Random, lines: list[str]) -> None:
    """Change one line: another value, another indentation, a sign too many, a line away or a line twice."""
    at = chance.randrange(len(lines))
    line = lines[at]
    match chance.randrange(6):
        case 0:
            lines[at] = line.partition(":")[0] + ": " + chance.choice(_ODD)
        case 1:
            lines[at] = " " * chance.randint(0, 5) + line.lstrip()
        case 2:
            place = chance.randint(0, len(line))
            lines[at] = line[:place] + chance.choice(" :-#'\"[&>|,\t") + line[place:]
        case 3:
            lines.insert(at, line)
        case 4:
            lines.insert(at, chance.choice(("", "   ", "# x", "  # x", "---", "...", "losse tekst", "  losse tekst")))
        case _:
            lines[at] = line[: chance.randint(0, len(line))]
