"""Makes the sentence of a decision ("De tafel stemt in met …") from its point, its outcome and what was typed."""

from typing import NamedTuple

from tafel_cli.dutch import uncapitalized
from tafel_cli.kinds.besluit import Uitkomst
from tafel_cli.pack.script.conclusions import OPENS_A_SENTENCE, agreed
from tafel_cli.writing.records import as_sentence

_AGREED = (Uitkomst.INGESTEMD, Uitkomst.GEWIJZIGD_INGESTEMD)
_TABLE = "de tafel "


class Wording(NamedTuple):
    """The sentence of a decision, and the text that explains it, if any."""

    besluit: str
    toelichting: str = ""


def wording(uitkomst: Uitkomst, point: str | None, text: str, to: str | None) -> Wording:
    """Return the sentence of a decision. `point`: the decision point, or None for a decision beyond the list.

    `text`: what was typed behind the outcome; without a point it must be there. `to`: who talks about it further. A
    text on what was not agreed explains it, because "De tafel spreekt af" would say the opposite.
    """
    said = as_sentence(text)
    if said.casefold().startswith(_TABLE):
        return Wording(said)
    if uitkomst in _AGREED and said:
        return Wording(_as_agreement(said))
    if uitkomst in _AGREED:
        return Wording(as_sentence(agreed(point or "") or f"De tafel is het eens over: {_quoted(point)}"))
    about = _quoted(point or said)
    not_agreed = {
        Uitkomst.AANGEHOUDEN: f"De tafel houdt dit aan: {about}",
        Uitkomst.OPGESCHAALD: f"De tafel legt dit voor aan {to or 'een ander overleg'}: {about}",
    }
    first = not_agreed.get(uitkomst, f"De tafel is het niet eens over: {about}")
    return Wording(first, said if point else "")


def _as_agreement(said: str) -> str:
    """Return a sentence that does not begin with the table as one that does."""
    first, _, rest = said.partition(" ")
    if first in ("Dat", "Om"):
        return f"De tafel spreekt af {first.lower()} {rest}"
    return f"De tafel spreekt af: {uncapitalized(said) if first.lower() in OPENS_A_SENTENCE else said}"


def _quoted(point: str | None) -> str:
    return f"“{' '.join((point or '').split())}”"
