"""Turns a decision point into the sentence with which the chair concludes it; an unknown form is quoted as written."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from tafel_cli.dutch import uncapitalized

if TYPE_CHECKING:
    from tafel_cli.pack.rows import Question

STEL_VAST = "Ik stel vast"
# Openings of a decision point, the verb that replaces them after `dat de tafel`, the same behind `De tafel`, and the
# words that may come next.
_QUESTIONS = ("hoe", "wie", "wat", "wanneer", "welke", "hoeveel")
_OPENINGS = (
    (("in te stemmen ", "instemmen "), "instemt", "stemt in", ("met",)),
    (("akkoord te gaan ", "akkoord gaan "), "akkoord gaat", "gaat akkoord", ("met",)),
    (("kennis te nemen ", "kennisnemen "), "kennisneemt", "neemt kennis", ("van",)),
    (("af te spreken ", "afspreken "), "afspreekt", "spreekt af", ("dat", "om", *_QUESTIONS)),
    (("vast te stellen ", "vaststellen "), "vaststelt", "stelt vast", ("dat", *_QUESTIONS)),
    (("te bepalen ",), "bepaalt", "bepaalt", ("dat", *_QUESTIONS)),
    (("uit te spreken ",), "uitspreekt", "spreekt uit", ("dat",)),
    (("te besluiten ", "besluiten "), "besluit", "besluit", ("dat", "om", "tot")),
    (("te kiezen ", "kiezen "), "kiest", "kiest", ("voor",)),
    (("te beginnen ",), "begint", "begint", ("met",)),
    (("te stoppen ",), "stopt", "stopt", ("met",)),
    (("door te gaan ",), "doorgaat", "gaat door", ("met",)),
    (("af te zien ",), "afziet", "ziet af", ("van",)),
)
# Endings of a decision point (`De data vast te stellen.`), and the verb that replaces each after `dat de tafel`; behind
# `De tafel` its parts stand before and after the rest.
_ENDINGS = {
    "vast te stellen": ("vaststelt", "stelt", "vast"),
    "goed te keuren": ("goedkeurt", "keurt", "goed"),
    "aan te wijzen": ("aanwijst", "wijst", "aan"),
    "op te richten": ("opricht", "richt", "op"),
    "uit te voeren": ("uitvoert", "voert", "uit"),
    "in te stellen": ("instelt", "stelt", "in"),
    "te onderschrijven": ("onderschrijft", "onderschrijft", ""),
    "te ondertekenen": ("ondertekent", "ondertekent", ""),
    "te steunen": ("steunt", "steunt", ""),
    "te onderzoeken": ("onderzoekt", "onderzoekt", ""),
    "te bekijken": ("bekijkt", "bekijkt", ""),
    "te betalen": ("betaalt", "betaalt", ""),
    "te kiezen": ("kiest", "kiest", ""),
    "te beginnen": ("begint", "begint", ""),
    "te starten": ("start", "start", ""),
    "te verlengen": ("verlengt", "verlengt", ""),
}
# First words that lose their capital within a sentence. Any other first word keeps it, because it may be a name.
LOSES_CAPITAL = frozenset(
    "de het een één geen elk elke alle deze dit die dat onze ons samen hiermee twee drie vier vijf zes zeven acht "  # noqa: SIM905
    "negen tien twaalf twintig in op voor met van om na vanaf binnen jaarlijks".split()
)
# More of these, where a whole sentence stands within another.
OPENS_A_SENTENCE = LOSES_CAPITAL | frozenset(
    "aan alle als bij daarna daarom door eerst er hier iedereen onder ook over per punt te tijdens toen tot tussen uit "  # noqa: SIM905
    "volgens vóór wat we wel wie wij zonder".split()
)
_STOP = re.compile(r"(?<=\w{3})\.\s+(?=[^\W\d_a-z])")  # not of `o.a. De Hofjes`
_FINITE = re.compile(
    r"\b(is|zijn|was|waren|wordt|worden|heeft|hebben|kan|kunnen|mag|mogen|moet|moeten|wil|willen|zal|zullen|gaat|gaan|"
    r"hoeft|hoeven|dient|dienen|doet|doen|krijgt|krijgen)\b"
)
_ANOTHER = re.compile(r"(?:\b(?:en|of)\b|,).*\bte\s+\w+n\b", re.IGNORECASE)  # a second thing to do
_WHOLE = ("de tafel ", "we ", "wij ")


def besluit(vraag: "Question") -> str:
    """Return what the chair says if the table agrees. A question or an unknown form is quoted, with its number."""
    text = " ".join(vraag.tekst.split())
    if text.endswith("?"):
        return f"{STEL_VAST} dat de tafel ja zegt op punt {vraag.nr}: {text}"
    said = _known(text) or f"{STEL_VAST} dat de tafel het eens is over punt {vraag.nr}: {text}"
    return said if said.endswith((".", "!", "?", "…")) else f"{said}."


def niet_eens(vragen: "tuple[Question, ...]") -> str:
    """Return what the chair says if the table does not agree.

    It gives the number only if the item has a single decision point, because else nobody knows which was meant.
    """
    which = f"punt {vragen[0].nr}" if len(vragen) == 1 else "dit beslispunt"
    return f"{STEL_VAST} dat de tafel het nu niet eens is over {which}."


def agreed(text: str) -> str | None:
    """Return a decision point as what the table agreed: `De tafel stemt in met …`; None for an unknown form."""
    plain = " ".join(text.split())
    if plain.endswith("?"):
        return None
    if plain.lower().startswith("de tafel "):
        return f"De{plain[2:]}"
    if plain.lower().startswith(("we ", "wij ")):
        return f"De tafel spreekt af: {plain[0].lower()}{plain[1:]}"
    found = _parted(plain)
    return f"De tafel {found.main}" if found else None


def as_parts(sentences: Iterable[str]) -> str:
    """Return sentences as parts of one, behind a colon: `de adviseur was er ook; de pauze was korter`."""
    return "; ".join(", ".join(map(_inside, _STOP.split(one.strip().rstrip(".")))) for one in sentences)


def _inside(sentence: str) -> str:
    """Return a sentence without its capital; a first word that may be a name keeps it."""
    known = sentence.split(" ", 1)[0].lower() in OPENS_A_SENTENCE
    return uncapitalized(sentence) if known else sentence


class _Clauses(NamedTuple):
    """What the table agreed as a clause behind `dat de tafel`, and as one behind `De tafel`."""

    subordinate: str
    main: str


def _known(text: str) -> str | None:
    """Return the concluding sentence for a text with a known form, else None."""
    if text.lower().startswith(_WHOLE):
        return f"{STEL_VAST}: {text[0].lower()}{text[1:]}"
    found = _parted(text)
    return f"{STEL_VAST} dat de tafel {found.subordinate}" if found else None


def _parted(text: str) -> _Clauses | None:
    """Return the clauses for a text with a known form, else None."""
    low = text.lower()
    if low.startswith(("dat ", "om ")):
        said = f"{text[0].lower()}{text[1:]}"
        return None if _ANOTHER.search(text) else _Clauses(f"afspreekt {said}", f"spreekt af {said}")
    for openings, finite, main, joins in _OPENINGS:
        for opening in openings:
            rest = text[len(opening) :]
            if low.startswith(opening) and rest.split()[0].lower() in joins and not _ANOTHER.search(rest):
                return _Clauses(f"{finite} {rest}", f"{main} {rest}")
    return _ended(text.rstrip("."))


def _ended(text: str) -> _Clauses | None:
    """Return the clauses for a text that ends as one of `_ENDINGS`, else None."""
    for ending, (finite, main, particle) in _ENDINGS.items():
        rest = text.removesuffix(f" {ending}")
        plain = rest != text and not re.search(r"[.!:;]", rest) and not _FINITE.search(rest.lower())
        if plain and rest.split()[0].lower() in LOSES_CAPITAL and not re.search(r"\bte\b", rest):
            said = f"{rest[0].lower()}{rest[1:]}"
            return _Clauses(f"{said} {finite}", f"{main} {said} {particle}".rstrip())
    return None
