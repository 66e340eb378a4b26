"""Makes text safe for the screen and for reports: shows control characters, and hides personal data.

What T501 to T504 find is hidden, because a log of a CI service may be public and stays.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from tafel_cli.finding import Finding
from tafel_cli.reading.characters import toon

if TYPE_CHECKING:  # a page of explanation and an error need no document
    from tafel_cli.reading.document import Document

SECRET = ("T501", "T502", "T503", "T504")  # the codes of what may not be said
_SIGN = "•"
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
_DIGITS = re.compile(r"\d(?:\D{0,20}\d){7}")
_AT = re.compile(r"[aA](?<![^\W_].)(?i:t|penstaart(?:je)?)(?![^\W_])")  # it begins with one sign, which is quick
_ANY = re.compile(r"\d|\S*@\S*")
_MANY = 20  # matches of a kind; a search may stop after so many
_SHORT = 400  # characters of a text that is remembered, because reports of every form hold the same paths and sentences
_LEAST = 6  # digits of a number that tell of it, because a message may be cut off in the middle


def discreet(text: str) -> str:
    """Return a text with its control characters shown (`toon`) and its personal data hidden."""
    return hidden(toon(text))


def hidden(text: str) -> str:
    """Return a text with `•` in place of each character of what T501 to T504 take for personal data."""
    return _hidden_before(text) if len(text) <= _SHORT else _hidden(text)


def _hidden(text: str) -> str:
    if not _worth_a_look(text):
        return text
    signs = list(text)
    for start, end in _places(text):
        signs[start:end] = _SIGN * (end - start)
    return "".join(signs)


_hidden_before = lru_cache(maxsize=8192)(_hidden)


def _worth_a_look(text: str) -> bool:
    """Tell whether a text may hold personal data. Most texts may not, and a search for all of them takes time."""
    return _may_be_mail(text) or bool(_DIGITS.search(text) and _DIGITS.search(_DAY.sub("", text)))


def _may_be_mail(text: str) -> bool:
    return "@" in text or "&#" in text or _AT.search(text) is not None


def about_nobody(findings: Iterable[Finding], documents: "Sequence[Document]") -> list[Finding]:
    """Return the findings with `•` in place of what T501 to T504 found in the same file, or of the start of it."""
    found = list(findings)
    paths = {finding.path for finding in found if finding.code.code in SECRET}
    if not paths:
        return found
    patterns = {document.path: _pattern(document.text) for document in documents if document.path in paths}
    return [_cleared(finding, patterns.get(finding.path)) for finding in found]


def _cleared(finding: Finding, pattern: re.Pattern[str] | None) -> Finding:
    if pattern is None:
        return finding

    def cleared(text: str) -> str:
        return pattern.sub(lambda match: _SIGN * len(match.group()), text)

    return finding._replace(
        message=cleared(finding.message),
        hint=cleared(finding.hint),
        place=cleared(finding.place),
        source=cleared(finding.source),
        edit=finding.edit and finding.edit._replace(about=cleared(finding.edit.about)),
    )


def _pattern(text: str) -> re.Pattern[str] | None:
    """Return the pattern of what was found in a text, and of any first part of it; None if nothing was."""
    words = {text[start:end] for start, end in _places(text)}
    parts = {word[:size] for word in words for size in range(_LEAST, len(word) + 1) if _tells(word[:size])}
    ways = sorted(parts, key=lambda part: (-len(part), part))
    return re.compile("|".join(map(re.escape, ways))) if ways else None


def _tells(part: str) -> bool:
    return _may_be_mail(part) or sum(map(str.isdigit, part)) >= _LEAST


def _places(text: str) -> list[tuple[int, int]]:
    """Return where personal data stand in a text. Behind the twentieth of a kind every digit and address is one."""
    from tafel_cli.checks.citizen_numbers import bsns  # few texts are worth a look
    from tafel_cli.checks.contact_details import mails, phones
    from tafel_cli.checks.sensitive import ibans

    found = []
    for find in (bsns, ibans, phones, mails):
        places = [(hit.start, hit.end) for hit in islice(find(text), _MANY)]
        if len(places) >= _MANY:
            places += [match.span() for match in _ANY.finditer(text, places[-1][1])]
        found += places
    return found
