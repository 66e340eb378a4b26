"""Finds and escapes characters that may not be in a text, such as control and bidi characters."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tafel_cli.finding import Code

STUURTEKEN = Code("T012", "tekst-stuurteken")
BIDI = Code("T013", "tekst-bidi")
ONZICHTBAAR = Code("T014", "tekst-onzichtbaar")
REGELEINDE = Code("T015", "tekst-regeleinde")

# Compiled at first use, because few texts hold one.
_STEERING = r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufffe\uffff]"
NO_BREAK = "\u00a0"
# A CI service obeys `##[x]` (GitHub) or `##vso[x]` (Azure) anywhere in a line.
ORDER = re.compile(r"##(?=\w*\[)")
LONE_CR = "\r(?!\n)"
_STRAY = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]|" + LONE_CR
)
_JOINERS = re.compile("[\u200c\u200d\u00ad]")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_RETYPE = "haal het woord op deze plek weg en typ het opnieuw"
_HIDDEN = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
# Compiled when a pack is made, because a check does not print.
_NEVER_SHOWN = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"


class Stray(NamedTuple):
    """A character that may not be in a text: its index, the code of the finding, a Dutch sentence and what to do."""

    place: int
    code: Code
    message: str
    hint: str


def toon(text: str) -> str:
    """Return a text with every control, bidi and zero-width character as `<U+....>`, line ends and tabs too.

    All content that goes to a screen or a report passes here, because such characters can steer a terminal.
    """
    # Quick exit: str.isprintable is False for every character of _STEERING.
    return text if text.isprintable() else re.sub(_STEERING, lambda match: show(match.group()), text)


def inert(line: str) -> str:
    """Return a line that no CI service takes for a command (`::x::` at its start, `##[x]` anywhere)."""
    plain = ORDER.sub("#<U+0023>", line)
    return f"| {plain}" if plain.lstrip().startswith("::") else plain


def show(character: str) -> str:
    """Spell a character by its code point: `<U+202E>`."""
    return f"<U+{ord(character):04X}>"


def strays(text: str, start: int = 0) -> Iterator[Stray]:
    """Yield the first forbidden character of each code (T012 to T015) from index `start` on."""
    if text.replace("\n", "").isprintable():
        return  # much sooner than the pattern
    seen: set[Code] = set()
    for match in re.compile(_STRAY).finditer(text, start):
        found = _judge(match.group(), match.start())
        if found.code not in seen:
            seen.add(found.code)
            yield found


def shown_anywhere(text: str) -> str:
    """Return a text for print, with U+FFFD for each control or bidi character except tab and line feed."""
    return re.sub(_NEVER_SHOWN, "\ufffd", text)


def joiner(header: str) -> Stray | None:
    """Return the first joiner or soft hyphen in front matter, else None. A body may hold them, as they shape words."""
    match = _JOINERS.search(header)
    return _judge(match.group(), match.start()) if match else None


def _judge(character: str, index: int) -> Stray:
    if character == "\r":
        message = "Dit bestand heeft oude regeleinden (alleen CR), en die leest `tafel` niet."
        return Stray(index, REGELEINDE, message, "sla het bestand opnieuw op en kies als regeleinde `LF`")
    if character in _BIDI:
        message = f"Hier staat een verborgen teken dat de leesrichting omdraait: {show(character)}."
        return Stray(index, BIDI, message, _RETYPE)
    if character in _HIDDEN:
        message = f"Hier staat een teken dat niemand ziet: {show(character)}."
        return Stray(index, ONZICHTBAAR, message, _RETYPE)
    message = f"Hier staat een stuurteken, een verborgen opdracht voor een scherm of printer: {show(character)}."
    return Stray(index, STUURTEKEN, message, _RETYPE)
