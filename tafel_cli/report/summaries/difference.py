"""Shows the lines of a file before and after a change, as a unified diff."""

import re
from collections.abc import Collection, Iterator
from difflib import unified_diff

SIGN_COLOURS = {"-": "red", "+": "green", "@": "cyan"}
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_PRIVATE = "(deze regel wordt niet getoond: er lijken persoonsgegevens in te staan)"
_NO_END = "\\ Geen regeleinde aan het eind van het bestand"
_MOST = 2_000


def difference(path: str, old: str, new: str, private: Collection[str] = ()) -> Iterator[str]:
    """Yield the unified diff of a changed file, cut to _MOST lines.

    A CR that ends a line is kept, to be made visible. A line of `private` is replaced by a remark.
    """
    before, after = _LINE.findall(old), _LINE.findall(new)
    found = list(unified_diff(before, after, lineterm=""))[2:]  # the first two lines name no file
    yield from (f"--- {path}", f"+++ {path}")
    for line in found[:_MOST]:
        yield from _shown(line[0], line[1:], private)
    if len(found) > _MOST:
        yield f"… en nog {len(found) - _MOST} regels"


def _shown(sign: str, text: str, private: Collection[str]) -> Iterator[str]:
    words = text.rstrip("\r\n")
    if sign == "@":
        yield sign + text
    elif words in private:
        yield sign + _PRIVATE
    else:
        yield sign + words + ("\r" if text.endswith("\r") else "")
        if text == words:
            yield _NO_END
