"""Divides the time of an item into introduction, questions and conclusion; the parts add up to its `duur`.

A consent item (hamerstuk), and one of less than five minutes, is one part, because there is nothing to split.
"""

from tafel_cli.kinds.agendapunt import Agendapunt, Behandeling, Doel
from tafel_cli.pack.rows import Question
from tafel_cli.pack.script.values import TimePart

KORT = 5  # shorter than this there is nothing to split
KORT_GESPREK = 8
EVEN = 15  # from here on a decision has time for questions of its own
LANGSTE_INLEIDING = 10
PER_VRAAG = 3
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
    item: Agendapunt, minuten: int, inleider: str | None, vragen: tuple[Question, ...]
) -> tuple[TimePart, ...]:
    """Return the parts of an item's time, in order; none if it has no time."""
    if minuten <= 0:
        return ()
    if item.behandeling is Behandeling.HAMERSTUK:
        return (TimePart(wat="Voorlezen, navragen en vaststellen", minuten=minuten),)
    opening = f"Inleiding: {inleider}" if inleider else "Inleiding door de indiener"
    if minuten < KORT:
        return (TimePart(wat=f"{opening}. Daarna meteen het gesprek en de conclusie", minuten=minuten),)
    if item.doel is Doel.TER_KENNISNAME:
        half = minuten // 2
        return (TimePart(wat=opening, minuten=minuten - half), TimePart(wat=SLOT[item.doel], minuten=half))
    first = min(max(minuten // 5, 2), LANGSTE_INLEIDING)
    last = max(minuten // 7, 2) if minuten >= KORT_GESPREK else 1
    middle = _middle(item.doel, minuten - first - last, minuten, vragen)
    return (TimePart(wat=opening, minuten=first), *middle, TimePart(wat=SLOT[item.doel], minuten=last))


def _middle(doel: Doel, room: int, minuten: int, vragen: tuple[Question, ...]) -> tuple[TimePart, ...]:
    before: tuple[TimePart, ...] = ()
    if doel is Doel.BESLUITVORMEND and minuten >= EVEN:
        ask = room // 4
        before, room = (TimePart(wat="Vragen om het voorstel te begrijpen", minuten=ask),), room - ask
    if not vragen:
        return (*before, TimePart(wat="Gesprek", minuten=room))
    what = MIDDEN[doel]
    if room < PER_VRAAG * len(vragen):
        numbers = f"{vragen[0].nr} tot en met {vragen[-1].nr}"
        return (*before, TimePart(wat=f"{what} {numbers}", minuten=room))
    each, more = divmod(room, len(vragen))
    parts = tuple(
        TimePart(wat=f"{what} {vraag.nr}", minuten=each + (place < more)) for place, vraag in enumerate(vragen)
    )
    return (*before, *parts)
