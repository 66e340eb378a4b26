"""Finds what a written round asks, and which party answered what: its decision points and the answers on them."""

from collections.abc import Iterable
from typing import NamedTuple

from tafel_cli.dutch import long_date
from tafel_cli.errors import TafelError
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus, Vorm
from tafel_cli.kinds.organisatie import Organisatie
from tafel_cli.kinds.reactie import PuntAntwoord, Reactie
from tafel_cli.register.names import resolve
from tafel_cli.register.numbers import Numbering
from tafel_cli.register.register import Register
from tafel_cli.register.standing import actieve_partijen


class AskedPoint(NamedTuple):
    """A point that a round asks an answer on: the item, the decision point in it, and the number that people use."""

    agendapunt: str
    beslispunt: int | None
    nr: str


def is_round(meeting: Bijeenkomst) -> bool:
    """Tell whether a meeting is a written round that goes on."""
    return meeting.vorm is Vorm.SCHRIFTELIJK and meeting.status is not Bijeenkomststatus.GEANNULEERD


def round_named(register: Register, name: str) -> Bijeenkomst:
    """Return the written round that a name means.

    Raises TafelError if the name means none or several, or a meeting that is no written round or was cancelled.
    """
    register.demand_read("bijeenkomsten", "organisaties", "reacties")
    rounds = {meeting.id for meeting in register.that_go_on(None) if is_round(meeting)}
    id_ = resolve(register, ("bijeenkomst",), name, what="bijeenkomst", among=rounds)
    meeting = register.get(Bijeenkomst, id_)
    if meeting is None:
        raise TafelError(f"`{id_}` is niet te lezen: bekijk wat er mis is met `tafel check`.", exit_code=1)
    if not is_round(meeting):
        said = f"De bijeenkomst van {long_date(meeting.datum)}"
        no_round = meeting.vorm is not Vorm.SCHRIFTELIJK
        why = "is geen schriftelijke ronde" if no_round else "gaat niet door"
        raise TafelError(f"{said} {why}. Daar horen geen schriftelijke reacties bij.", exit_code=2)
    return meeting


def asked_points(register: Register, meeting: Bijeenkomst, numbering: Numbering) -> tuple[AskedPoint, ...]:
    """Return the decision points of a round, in the order of its agenda. What was moved on is not asked any more."""
    return tuple(
        AskedPoint(id_, point, f"{numbering.numbers.get(id_, '…')}.{point}")
        for id_ in register.points_of(meeting)
        if numbering.decides(id_)
        for point in range(1, (numbering.points(id_) or 0) + 1)
    )


def answers_in(register: Register, meeting: Bijeenkomst) -> dict[str, Reactie]:
    """Return the answers in a round, by party."""
    return {said.organisatie: said for said in register.all(Reactie) if said.bijeenkomst == meeting.id}


def answer_on(said: Reactie | None, point: AskedPoint) -> PuntAntwoord | None:
    """Return the answer on a point; one on the whole item counts for each of its points that has no answer of its own.

    None if there is none.
    """
    about = [each for each in said.antwoorden if each.agendapunt == point.agendapunt] if said else []
    own = (each for each in about if each.beslispunt == point.beslispunt)
    return next(own, next((each for each in about if each.beslispunt is None), None))


def asked_parties(register: Register, meeting: Bijeenkomst) -> tuple[Organisatie, ...]:
    """Return the parties that a round asks: those that take part, and did so on its last day."""
    return tuple(p for p in actieve_partijen(register) if p.sinds is None or p.sinds <= meeting.datum)


def silent_on(register: Register, meeting: Bijeenkomst, points: Iterable[AskedPoint]) -> tuple[Organisatie, ...]:
    """Return the parties that did not answer on one or more of these points."""
    said, asked = answers_in(register, meeting), tuple(points)
    return tuple(
        party
        for party in asked_parties(register, meeting)
        if any(answer_on(said.get(party.id), point) is None for point in asked)
    )
