"""Finds ids and file names in a text, and puts `…` in their place. A name of several words counts only as a whole.

Otherwise a closed file called `Notitie de van het.pdf` would take the word `de` out of every text.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import normalize
from urllib.parse import quote, unquote

_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
_WORD = re.compile(r"[A-Za-z0-9_](?:(?:[A-Za-z0-9._-]|\\[._-])*[A-Za-z0-9_])?")
_PART = r"[A-Za-z0-9]+(?:\\?-[A-Za-z0-9]+)*"
_FEW = 20  # names that are sooner looked for one by one than among all words of a text
_ESCAPE = r"\\(?=[!-/:-@\[-`{-~])"
# An entity for a sign of an id or file name. A sign between letters means nothing else in Markdown.
_ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|period|lowbar|UnderBar);"


def last(name: str) -> str:
    """Return the name of a file without its folders."""
    return name.rsplit("/", 1)[-1]


def written(name: str) -> str:
    """Return a name as this module compares it: small letters, one form of Unicode, one space between words."""
    return " ".join(normalize("NFC", name).lower().split())


def ids_in(text: str) -> set[str]:
    """Return all that may be an id in a text, in lower case, also if escapes, entities or percent signs hide it."""
    return {match.group() for match in _ID.finditer(_plain(text).lower())}


def names_in(text: str, names: frozenset[str]) -> set[str]:
    """Return which of these names, as `written`, a text holds, however it hides them."""
    if not names:
        return set()
    plain = _plain(text)
    low = plain.lower()
    if len(names) <= _FEW and not any(_core(name) in low for name in names):
        return set()
    words = set(_WORD.findall(low))
    words |= {form for word in words if "_" in word or word.endswith(".md") for form in _forms(word)}
    found = words & names
    if pattern := _spaced(names):
        found |= {written(match.group()) for match in pattern.finditer(normalize("NFC", plain))}
    return found


def without(text: str, names: frozenset[str]) -> str:
    """Return a text with `…` in place of each of these names, as `written`.

    An entity for a sign of an id or file name is written out, because a name could hide behind it.
    """

    def checked(match: re.Match[str]) -> str:
        word = match.group()
        if not names.isdisjoint(_forms(word)):
            return "…"
        return re.sub(_PART, kept, word)

    def kept(part: re.Match[str]) -> str:
        return "…" if part.group().replace("\\", "").lower() in names else part.group()

    if not names:
        return text
    shown = re.sub(_ENTITY, _decoded, text) if "&" in text else text
    if pattern := _spaced(names):
        shown = pattern.sub("…", shown)
    return _WORD.sub(checked, shown)


def _forms(word: str) -> Iterator[str]:
    """Yield the names that a word may be: without `.md` behind it, and without underscores for emphasis around it."""
    plain = word.replace("\\", "").lower()
    for form in {plain, plain.strip("_")}:
        yield from (form, form.removesuffix(".md"))


def _plain(text: str) -> str:
    """Return a text without what hides its signs."""
    if not re.search(r"[\\&%]", text):
        return text
    from html import unescape  # few texts hold a sign that hides another

    return unquote(re.sub(_ESCAPE, "", unescape(text)))


def _decoded(match: re.Match[str]) -> str:
    from html import unescape  # the same

    sign = unescape(match.group())
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    within = before.isalnum() and (after.isalnum() or after == "&")
    return sign if sign.isascii() and (sign.isalnum() or (within and sign in "-._")) else match.group()


@lru_cache(maxsize=64)
def _core(name: str) -> str:
    """Return the longest run of letters and digits of a name, which every spelling of it has."""
    return max(re.findall(r"[a-z0-9]+", name), key=len, default="")


@lru_cache(maxsize=8)
def _spaced(names: frozenset[str]) -> re.Pattern[str] | None:
    """Return the pattern of the names that are no single word of ASCII, also as part of an address; None if all are."""
    spaced = sorted((name for name in names if not _WORD.fullmatch(name)), key=len, reverse=True)
    forms = [form for name in spaced for form in dict.fromkeys((name, normalize("NFD", name)))]
    ways = [_way(list(words)) for form in forms for words in dict.fromkeys((tuple(form.split()), _quoted(form)))]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(ways)})(?![^\W_])", re.IGNORECASE) if ways else None


def _quoted(name: str) -> tuple[str, ...]:
    """Return the words of a name as they stand in an address."""
    return tuple(map(quote, name.split()))


def _way(words: list[str]) -> str:
    """Return a pattern for these words, with a space or its form in an address between them; signs may be escaped."""
    signs = [
        "".join(re.escape(sign) if sign.isalnum() else rf"\\?{re.escape(sign)}" for sign in word) for word in words
    ]
    return r"(?:\s+|%20)".join(signs)
