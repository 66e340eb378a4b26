"""Writes the short message to mail with the list of decisions and actions.

It will be forwarded. So it names no party and no remark, and is made of what the public may read.
"""

from collections.abc import Iterable, Iterator

from tafel_cli.dutch import enumeration, long_date, oclock, weekday_date
from tafel_cli.kinds.besluit import Uitkomst
from tafel_cli.layout.outcome_list import NAME
from tafel_cli.pack.after.values import OutcomeList
from tafel_cli.pack.after.words import closing
from tafel_cli.pack.words import UITKOMST
from tafel_cli.reading.characters import shown_anywhere

_MOST = 4  # titles in a sentence
_AGREED = (UITKOMST[Uitkomst.INGESTEMD], UITKOMST[Uitkomst.GEWIJZIGD_INGESTEMD])


def message(public: OutcomeList, own: OutcomeList) -> str:
    """Return the message: a subject and at most fourteen more lines.

    `public`: the list that everybody may read, where all words on decisions come from. `own`: the participants' list,
    for the days on which something is asked of them.
    """
    return "".join(f"{shown_anywhere(' '.join(line.split()))}\n" for line in _lines(public, own))


def _lines(public: OutcomeList, own: OutcomeList) -> Iterator[str]:
    kop = public.kop
    yield f"Onderwerp: {NAME} van {long_date(kop.datum)}, {kop.tafel}"
    yield ""
    what = "schriftelijke ronde" if kop.schriftelijk else "bijeenkomst"
    yield f"Hierbij de lijst van de {what} van {weekday_date(kop.datum)} (versie {own.nummer})."
    yield from _decided(public)
    yield ""
    yield "Wat vragen we van u?"
    if own.melden:
        where = f" Stuur een bericht aan {kop.postbus}." if kop.postbus else ""
        yield f"- Lees de lijst. Klopt er iets niet? Meld het uiterlijk {weekday_date(own.melden)}, 12.00 uur.{where}"
    if own.acties or own.lopend:
        yield "- Kijk welke acties u hebt, en voor wanneer."
    if own.besturen:
        yield "- Moet uw bestuur nog antwoorden? De dag staat in de lijst."
    following = public.volgende
    if following and own.volgende:
        yield ""
        hour = "" if following.schriftelijk else f", {oclock(following.aanvang)}"
        place = f", {following.locatie}" if following.locatie else ""
        yield f"Volgende keer: {weekday_date(following.datum)}{hour}{place}."
        if said := closing(own.volgende, hour=False):
            yield said


def _decided(public: OutcomeList) -> Iterator[str]:
    """Yield what was decided, in at most two sentences."""
    agreed = dict.fromkeys(one.punt for one in public.besluiten if one.uitkomst in _AGREED)
    others = dict.fromkeys(one.punt for one in public.besluiten if one.uitkomst not in _AGREED)
    if agreed:
        yield f"De tafel stemde in met voorstellen over {_titles(f'“{title}”' for title in agreed)}."
    if others:
        parts = _titles(f"{'een deel van ' if title in agreed else ''}“{title}”" for title in others)
        yield f"Er is nog geen akkoord over {parts}. De lijst zegt hoe het verdergaat."


def _titles(found: Iterable[str]) -> str:
    titles = list(found)
    shown = titles[:_MOST]
    left = len(titles) - len(shown)
    return enumeration([*shown, f"nog {left} {'punt' if left == 1 else 'punten'}"] if left else shown)
