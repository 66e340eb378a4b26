"""Addresses as Markdown writes them: where one ends, what it means, and whether the parser makes a link of it."""

import re
from html import unescape

_ANGLED = re.compile(r"<(?:[^<>\n\\]|\\.)*>")
_STEP = re.compile(r"[^\x00-\x20\x7f()\\]+|\\[^\x00-\x20\x7f]|[()\\]")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])|(&(?:#[xX][0-9A-Fa-f]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});)")
_BAD = re.compile(r"(?:vbscript|javascript|file|data):(?!(?<=data:)image/(?:gif|png|jpeg|webp);)", re.IGNORECASE)
_DEEPEST = 32


def meant(typed: str) -> str:
    """Return an address without its angle brackets, with what is written as a code spelt out."""
    if typed.startswith("<") and typed.endswith(">"):
        typed = typed[1:-1]
    if "\\" not in typed and "&" not in typed:
        return typed
    return _ESCAPE.sub(lambda match: match[1] or unescape(match[2]), typed)


def allowed(doel: str) -> bool:
    """Tell whether the parser makes a link of an address. The pack allows less."""
    return not _BAD.match(doel.strip())


def end_of(text: str, first: int) -> int | None:
    """Return where the address that begins at a place ends; None when there is none."""
    if text[first : first + 1] == "<":
        angled = _ANGLED.match(text, first)
        return angled.end() if angled else None
    depth, place = 0, first
    while match := _STEP.match(text, place):
        if match.group() == ")":
            if depth == 0:
                break
            depth -= 1
        elif match.group() == "(":
            depth += 1
            if depth > _DEEPEST:
                return None
        place = match.end()
    return place if depth == 0 else None


def balanced(typed: str) -> bool:
    """Tell whether a whole text is an address."""
    return end_of(typed, 0) == len(typed)
