"""Reads the outcome of a decision as people type it: its key, its words on paper, or a synonym. Nothing else is one."""

import re
from typing import NamedTuple

from tafel_cli.kinds.besluit import Uitkomst

DISCUSSED, NOTED = "besproken", "ter kennis genomen"
_AGREED = ("ingestemd", "conform", "akkoord", "aangenomen", "vastgesteld")
_CHANGED = ("met wijziging", "met wijzigingen", "met een wijziging", "met één wijziging", "met een aanpassing")
_WORDS: dict[str, Uitkomst | str] = {
    **dict.fromkeys(_AGREED, Uitkomst.INGESTEMD),
    **{
        f"{agreed}{comma} {changed}": Uitkomst.GEWIJZIGD_INGESTEMD
        for agreed in _AGREED
        for changed in _CHANGED
        for comma in ("", ",")
    },
    **{f"gewijzigd {agreed}": Uitkomst.GEWIJZIGD_INGESTEMD for agreed in _AGREED},
    "gewijzigd": Uitkomst.GEWIJZIGD_INGESTEMD,
    **dict.fromkeys(("geen overeenstemming", "niet eens geworden", "niet eens"), Uitkomst.GEEN_OVEREENSTEMMING),
    **dict.fromkeys(("aangehouden", "aanhouden"), Uitkomst.AANGEHOUDEN),
    **dict.fromkeys(("opgeschaald", "opschalen"), Uitkomst.OPGESCHAALD),
    DISCUSSED: DISCUSSED,
    NOTED: NOTED,
}
_NEARLY = ("ok", "oke", "oké", "akk")  # no outcomes, but nothing else is meant by them
_REFUSED = ("niet akkoord", "geen akkoord", "niet ingestemd", "niet aangenomen", "afgewezen", "verworpen")  # of whom?
_TO = re.compile(r"(?:opgeschaald|opschalen) naar (?P<whom>\S.*)")
_MARKS = re.compile(r"[.:;\n]")
_LONGEST = 300


class Outcome(NamedTuple):
    """An outcome, or one of the two words for no decision. `naar`: to whom an item was escalated, if that was typed."""

    uitkomst: Uitkomst | str
    naar: str | None
    tekst: str


def parted(said: str) -> tuple[str, str]:
    """Return the text up to the first `.`, `:`, `;` or line end, and what stands behind it."""
    match = _MARKS.search(said)
    return (said[: match.start()], said[match.end() :].strip()) if match else (said, "")


def outcome_of(said: str) -> Outcome | None:
    """Return the outcome that a text begins with, and the text behind it; None if that is not one to the letter."""
    first, text = parted(said)
    words = _folded(first)
    if match := _TO.fullmatch(words):
        whom = " ".join(first.split())[match.start("whom") :]
        return Outcome(Uitkomst.OPGESCHAALD, whom, text)
    found = _WORDS.get(words)
    return Outcome(found, None, text) if found else None


def begins(said: str) -> bool:
    """Tell whether a text begins with an outcome, or a word that people type for one, whatever stands behind it."""
    words = _folded(said[:_LONGEST])
    known = (*_WORDS, *_NEARLY, *_REFUSED)
    return any(words.startswith(word) and not words[len(word) : len(word) + 1].isalnum() for word in known)


def is_refusal(said: str) -> bool:
    """Tell whether a text begins with words for a no, which is no outcome, because a table does not vote."""
    return _folded(said[:_LONGEST]).startswith(_REFUSED)


def is_whole(said: str) -> bool:
    """Tell whether a text is an outcome and nothing else."""
    found = outcome_of(said[:_LONGEST]) if len(said) < _LONGEST else None
    return found is not None and not found.tekst


def close_to(said: str) -> str:
    """Return the outcome that was probably meant, for a line to type; `…` if that cannot be said."""
    from tafel_cli.reading.slips import guess  # only a line that cannot be read needs it

    first = _folded(parted(said)[0]).rstrip(" ?!")
    if first in _WORDS:
        return first
    if first.split(" ")[0] in (*_NEARLY, "eens"):
        return "akkoord" if " " not in first else "…"
    found = guess(first, [word for word in _WORDS if "," not in word]) if first else None
    return found.word if found and found.sure else "…"


def _folded(said: str) -> str:
    return " ".join(said[:_LONGEST].replace("_", " ").casefold().split()) if len(said) <= _LONGEST else ""
