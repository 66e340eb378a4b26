"""Turns a decision point into the sentence with which the chair concludes it; an unknown form is quoted as written."""

import re

from tafel_cli.pack.rows import Question

STEL_VAST = "Ik stel vast"
# Openings of a decision point, the verb that replaces them after `dat de tafel`, and the words that may come next.
_QUESTIONS = ("hoe", "wie", "wat", "wanneer", "welke", "hoeveel")
_OPENINGS = (
    (("in te stemmen ", "instemmen "), "instemt", ("met",)),
    (("akkoord te gaan ", "akkoord gaan "), "akkoord gaat", ("met",)),
    (("kennis te nemen ", "kennisnemen "), "kennisneemt", ("van",)),
    (("af te spreken ", "afspreken "), "afspreekt", ("dat", "om", *_QUESTIONS)),
    (("vast te stellen ", "vaststellen "), "vaststelt", ("dat", *_QUESTIONS)),
    (("te bepalen ",), "bepaalt", ("dat", *_QUESTIONS)),
    (("uit te spreken ",), "uitspreekt", ("dat",)),
    (("te besluiten ", "besluiten "), "besluit", ("dat", "om", "tot")),
    (("te kiezen ", "kiezen "), "kiest", ("voor",)),
    (("te beginnen ",), "begint", ("met",)),
    (("te stoppen ",), "stopt", ("met",)),
    (("door te gaan ",), "doorgaat", ("met",)),
    (("af te zien ",), "afziet", ("van",)),
)
# Endings of a decision point (`De data vast te stellen.`), and the verb that replaces each.
_ENDINGS = {
    "vast te stellen": "vaststelt",
    "goed te keuren": "goedkeurt",
    "aan te wijzen": "aanwijst",
    "op te richten": "opricht",
    "uit te voeren": "uitvoert",
    "in te stellen": "instelt",
    "te onderschrijven": "onderschrijft",
    "te ondertekenen": "ondertekent",
    "te steunen": "steunt",
    "te onderzoeken": "onderzoekt",
    "te bekijken": "bekijkt",
    "te betalen": "betaalt",
    "te kiezen": "kiest",
    "te beginnen": "begint",
    "te starten": "start",
    "te verlengen": "verlengt",
}
# First words that lose their capital within a sentence. Any other first word keeps it, because it may be a name.
_SMALL = frozenset(
    "de het een één geen elk elke alle deze dit die dat onze ons samen hiermee twee drie vier vijf zes zeven acht "  # noqa: SIM905
    "negen tien twaalf twintig in op voor met van om na vanaf binnen jaarlijks".split()
)
_FINITE = re.compile(
    r"\b(is|zijn|was|waren|wordt|worden|heeft|hebben|kan|kunnen|mag|mogen|moet|moeten|wil|willen|zal|zullen|gaat|gaan|"
    r"hoeft|hoeven|dient|dienen|doet|doen|krijgt|krijgen)\b"
)
_ANOTHER = re.compile(r"(?:\b(?:en|of)\b|,).*\bte\s+\w+n\b", re.IGNORECASE)  # a second thing to do
_WHOLE = ("de tafel ", "we ", "wij ")


def besluit(vraag: Question) -> str:
    """Return what the chair says if the table agrees. A question or an unknown form is quoted, with its number."""
    text = " ".join(vraag.tekst.split())
    if text.endswith("?"):
        return f"{STEL_VAST} dat de tafel ja zegt op punt {vraag.nr}: {text}"
    said = _known(text) or f"{STEL_VAST} dat de tafel het eens is over punt {vraag.nr}: {text}"
    return said if said.endswith((".", "!", "?", "…")) else f"{said}."


def niet_eens(vragen: tuple[Question, ...]) -> str:
    """Return what the chair says if the table does not agree.

    It gives the number only if the item has a single decision point, because else nobody knows which was meant.
    """
    which = f"punt {vragen[0].nr}" if len(vragen) == 1 else "dit beslispunt"
    return f"{STEL_VAST} dat de tafel het nu niet eens is over {which}."


def _known(text: str) -> str | None:
    """Return the concluding sentence for a text with a known form, else None."""
    low = text.lower()
    if low.startswith(_WHOLE):
        return f"{STEL_VAST}: {text[0].lower()}{text[1:]}"
    if low.startswith(("dat ", "om ")):
        return None if _ANOTHER.search(text) else f"{STEL_VAST} dat de tafel afspreekt {text[0].lower()}{text[1:]}"
    for openings, finite, joins in _OPENINGS:
        for opening in openings:
            rest = text[len(opening) :]
            if low.startswith(opening) and rest.split()[0].lower() in joins and not _ANOTHER.search(rest):
                return f"{STEL_VAST} dat de tafel {finite} {rest}"
    return _ended(text.rstrip("."))


def _ended(text: str) -> str | None:
    """Return the concluding sentence for a text that ends as one of `_ENDINGS`, else None."""
    for ending, finite in _ENDINGS.items():
        rest = text.removesuffix(f" {ending}")
        plain = rest != text and not re.search(r"[.!:;]", rest) and not _FINITE.search(rest.lower())
        if plain and rest.split()[0].lower() in _SMALL and not re.search(r"\bte\b", rest):
            return f"{STEL_VAST} dat de tafel {rest[0].lower()}{rest[1:]} {finite}"
    return None
