"""Finds the days that matter after a meeting: the next meetings, their deadlines, and the answers of boards."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from tafel_cli.dutch import enumeration, from_to, oclock
from tafel_cli.kinds.agendapunt import Agendapunt, Agendapuntstatus
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Vorm
from tafel_cli.kinds.werkafspraak import Inbrengtermijn, Verslagtermijn, Verzendtermijn
from tafel_cli.pack.script.values import DEZE_AGENDA, BoardRow, DateRow
from tafel_cli.register.agreements import laatste_dag, regel, uiterlijk
from tafel_cli.register.meetings import Occasion
from tafel_cli.register.register import Register
from tafel_cli.register.standing import WAITS, stand_of
from tafel_cli.register.working_days import werkdagen_na


def hierna(occasion: Occasion) -> tuple[Bijeenkomst, ...]:
    """Return the meetings on a later day than this one that were not cancelled, by day."""
    return occasion.register.that_go_on(occasion.meeting.datum)


def dringend(occasion: Occasion, item: Agendapunt) -> bool:
    """Tell whether an item needs a decision (`besluit_nodig_voor`), and no later meeting is before that day."""
    if item.besluit_nodig_voor is None:
        return False
    later = hierna(occasion)
    return not later or later[0].datum >= item.besluit_nodig_voor


def waiting_items(register: Register) -> tuple[Agendapunt, ...]:
    """Return the submitted items that wait for an agenda: new ones, and those that were held over or sent back."""
    return tuple(
        item
        for item in register.all(Agendapunt)
        if item.status is Agendapuntstatus.INGEDIEND and stand_of(register, item) in WAITS
    )


def termijnen(occasion: Occasion, items: tuple[Agendapunt, ...], boards: tuple[BoardRow, ...]) -> tuple[DateRow, ...]:
    """Return the days to name, from the day of this meeting on, in order; what is due on one day as the agenda has it.

    `items`: those of this meeting, to which those that wait for an agenda are added. `boards`: those yet to answer.
    """
    found = (*_answers(boards), *_meetings(occasion), *_decisions(occasion.register, items))
    days = {(term.datum, term.wat): term for term in found if term.datum >= occasion.meeting.datum}
    return tuple(sorted(days.values(), key=lambda term: term.datum))


def _meetings(occasion: Occasion) -> Iterator[DateRow]:
    register, day = occasion.register, occasion.meeting.datum
    if rule := regel(register, Verslagtermijn):
        this = "deze ronde" if occasion.meeting.vorm is Vorm.SCHRIFTELIJK else "vandaag"
        yield DateRow(datum=werkdagen_na(day, rule.werkdagen), wat=f"Het verslag van {this} is klaar.")
    later = hierna(occasion)
    for other in later:
        if other.vorm is Vorm.SCHRIFTELIJK:
            yield DateRow(datum=other.datum, wat="Volgende ronde, schriftelijk.")
            continue
        what = "Volgende bijeenkomst" if other is later[0] else "Bijeenkomst"
        place = f", {other.locatie}" if other.locatie else ""
        yield DateRow(datum=other.datum, wat=f"{what}, van {from_to(other.aanvang, other.einde)}{place}.")
    for other in later[:1]:
        inbreng, verzend = regel(register, Inbrengtermijn), uiterlijk(register, Verzendtermijn, other)
        if inbreng:
            until = f" om {oclock(inbreng.uur)}" if inbreng.uur else ""
            what = f"Laatste dag om stukken in te dienen voor de volgende bijeenkomst{until and ', tot' + until[3:]}."
            yield DateRow(datum=laatste_dag(inbreng, other), wat=what)
        if verzend:
            what = "Uiterlijk op deze dag gaan de stukken voor de volgende bijeenkomst uit."
            yield DateRow(datum=verzend, wat=what)


def _decisions(register: Register, items: tuple[Agendapunt, ...]) -> Iterator[DateRow]:
    for item in {item.id: item for item in (*items, *waiting_items(register))}.values():
        if item.besluit_nodig_voor:
            yield DateRow(
                datum=item.besluit_nodig_voor, wat=f"Vóór deze dag is een besluit nodig over: {_stopped(item.titel)}"
            )


def _stopped(text: str) -> str:
    """Return words as the end of a sentence."""
    return text if text.rstrip("”’\"')").endswith((".", "?", "!", "…")) else f"{text}."


def _answers(boards: tuple[BoardRow, ...]) -> Iterator[DateRow]:
    together: dict[tuple[date, str], list[str]] = defaultdict(list)
    for board in boards:
        if board.verwacht:
            name = f"{board.partij} ({board.orgaan})" if board.orgaan else board.partij
            names = together[board.verwacht, board.waarover]
            if name not in names:
                names.append(name)
    for (day, about), names in together.items():
        what = f"{about}, als zij dit thuis voorleggen." if about == DEZE_AGENDA else f"dit besluit: {_stopped(about)}"
        yield DateRow(datum=day, wat=f"Antwoord van {enumeration(names)} over {what}")
