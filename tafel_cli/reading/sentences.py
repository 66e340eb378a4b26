"""Finds where the sentences of a text end, although a full stop may also end an abbreviation."""

import re

_MONTH = "(?:jan|feb|febr|mrt|apr|jun|jul|aug|sep|sept|okt|nov|dec)"
_SHORT = (
    r"\b(?:bijv|bv|ca|nrs?|art|dhr|mevr|mw|mr|dr|drs|ing|ir|prof|enz|incl|excl|max|min|resp|evt|t/m|blz|pag|afb|bijl|fig|"
    r"hfst|par|tab|tel|vgl|zgn|jl|gem|mln|mld|st|[a-tv-z]|[a-z](?:\.[a-z]{1,2})+)\."
    rf"|(?<=\d ){_MONTH}\.|\b{_MONTH}\.(?=\s+\d)"
)
_SENTENCE = r"(?<![.!?…])[.!?…]+[\"'”’)]*(?=\s+[\"'“‘(]?[A-ZÀ-Þ0-9]|\s*\Z)"


def sentence_ends(text: str, most: int) -> list[int]:
    """Return the places right behind each sentence.

    Abbreviations are looked for only if there seem to be more than `most` sentences, because that takes longer.
    """
    found = _ends(text)
    return found if len(found) <= most else _ends(re.sub(_SHORT, _letters, text, flags=re.IGNORECASE))


def _ends(text: str) -> list[int]:
    return [match.end() for match in re.finditer(_SENTENCE, text)]


def _letters(match: re.Match[str]) -> str:
    """Return as many letters as an abbreviation has, so that what stands behind it keeps its place."""
    return "x" * len(match[0])
