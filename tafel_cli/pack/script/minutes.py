"""Divides the time of an item into introduction, questions and conclusion; the parts add up to its `duur`.

A consent item (hamerstuk), and one of less than five minutes, is one part, because there is nothing to split.
"""

from datetime import time

from tafel_cli.dutch import enumeration
from tafel_cli.kinds.agendapunt import Agendapunt, Behandeling, Doel
from tafel_cli.pack.agenda import minute_of, time_at
from tafel_cli.pack.rows import Question
from tafel_cli.pack.script.values import TimePart

_Part = tuple[str, int]  # what is done, and in how many minutes
KORT = 5  # shorter than this there is nothing to split
KORT_GESPREK = 8
EVEN = 15  # from here on a decision has time for questions of its own
LANGSTE_INLEIDING = 10
PER_VRAAG = 3
_BOTH = 2  # so many questions are each named
SLOT = {
    Doel.BESLUITVORMEND: "Conclusie, en wie dit thuis nog voorlegt",
    Doel.OORDEELSVORMEND: "Waarover zijn we het eens, waarover niet, en wat is de volgende stap?",
    Doel.BEELDVORMEND: "Samenvatting van het beeld, en wat er hierna gebeurt",
    Doel.TER_KENNISNAME: "Vragen",
}
MIDDEN = {
    Doel.BESLUITVORMEND: "Bespreking van",
    Doel.OORDEELSVORMEND: "Ronde langs de partijen over",
    Doel.BEELDVORMEND: "Gesprek over",
}


def verdeling(
    item: Agendapunt, van: time, minuten: int, inleider: str | None, vragen: tuple[Question, ...]
) -> tuple[TimePart, ...]:
    """Return the parts of an item's time from `van` on, in order; none if it has no time."""
    parts, begin = [], minute_of(van)
    for what, length in _parts(item, minuten, inleider, vragen):
        parts.append(TimePart(wat=what, minuten=length, van=time_at(begin)))
        begin += length
    return tuple(parts)


def _parts(item: Agendapunt, minuten: int, inleider: str | None, vragen: tuple[Question, ...]) -> tuple[_Part, ...]:
    if minuten <= 0:
        return ()
    if item.behandeling is Behandeling.HAMERSTUK:
        return (("Voorlezen, navragen en vaststellen", minuten),)
    opening = "Inleiding" if inleider else "Inleiding door de indiener"
    if minuten < KORT:
        return ((f"{opening}, en daarna meteen het gesprek en de conclusie", minuten),)
    if item.doel is Doel.TER_KENNISNAME:
        half = minuten // 2
        return ((opening, minuten - half), (SLOT[item.doel], half))
    first = min(max(minuten // 5, 2), LANGSTE_INLEIDING)
    last = max(minuten // 7, 2) if minuten >= KORT_GESPREK else 1
    middle = _middle(item.doel, minuten - first - last, minuten, vragen)
    return ((opening, first), *middle, (SLOT[item.doel], last))


def _middle(doel: Doel, room: int, minuten: int, vragen: tuple[Question, ...]) -> tuple[_Part, ...]:
    before: tuple[_Part, ...] = ()
    if doel is Doel.BESLUITVORMEND and minuten >= EVEN:
        ask = room // 4
        before, room = (("Vragen om het voorstel te begrijpen", ask),), room - ask
    if not vragen:
        return (*before, ("Gesprek", room))
    what = MIDDEN[doel]
    if room < PER_VRAAG * len(vragen):
        return (*before, (f"{what} {_span(vragen)}", room))
    each, more = divmod(room, len(vragen))
    parts = tuple((f"{what} {vraag.nr}", each + (place < more)) for place, vraag in enumerate(vragen))
    return (*before, *parts)


def _span(vragen: tuple[Question, ...]) -> str:
    """Name questions by the first and the last; two are both named, because there is nothing between them."""
    numbers = [vraag.nr for vraag in vragen]
    return enumeration(numbers) if len(numbers) <= _BOTH else f"{numbers[0]} tot en met {numbers[-1]}"
