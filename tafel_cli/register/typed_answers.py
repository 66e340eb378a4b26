"""Reads the answers of a party in a written round as somebody types them: `4.1=akkoord`, `5.1=bespreken: te duur`."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tafel_cli.dutch import enumeration
from tafel_cli.errors import TafelError
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.kinds.reactie import Antwoord, PuntAntwoord
from tafel_cli.reading.slips import choose
from tafel_cli.register.agenda_points import point_meant
from tafel_cli.register.numbers import Numbering
from tafel_cli.register.register import Register
from tafel_cli.register.rounds import asked_points

_WORDS: dict[str, Antwoord] = {
    **{each.value: each for each in Antwoord},
    "met_opmerking": Antwoord.AKKOORD_MET_OPMERKING,
    "onder_voorbehoud": Antwoord.AKKOORD_ONDER_VOORBEHOUD,
    "voorbehoud": Antwoord.AKKOORD_ONDER_VOORBEHOUD,
}


class TypedAnswers(NamedTuple):
    """What was typed: answers with their numbers, or one answer for all points (`allen`) but for some (`behalve`)."""

    antwoorden: Sequence[str]
    allen: str | None = None
    behalve: Sequence[str] = ()


def answers_meant(
    register: Register, meeting: Bijeenkomst, numbering: Numbering, typed: TypedAnswers
) -> tuple[PuntAntwoord, ...]:
    """Return the answers that were typed, one on each point, in the order of the agenda.

    Raises TafelError (exit code 2) if nothing was typed, if a number or an answer means nothing, or if a point gets two
    answers.
    """
    if typed.behalve and typed.allen is None:
        raise TafelError(
            "`--behalve` hoort bij `--allen`, zoals `--allen akkoord --behalve 5.1=bespreken`.", exit_code=2
        )
    said: dict[tuple[str, int | None], PuntAntwoord] = {}
    for each in (*typed.antwoorden, *typed.behalve):
        number, _, answer = each.partition("=")
        if not number.strip() or not answer.strip():
            raise TafelError(
                f"`{each}` is geen antwoord. Typ het nummer, `=` en het antwoord: `4.1=akkoord`.", exit_code=2
            )
        antwoord, opmerking = answer_typed(answer)
        for id_, point in _targets(register, meeting, numbering, number):
            if (id_, point) in said:
                raise TafelError(f"Bij `{number.strip()}` staan twee antwoorden. Laat er één staan.", exit_code=2)
            said[id_, point] = PuntAntwoord(agendapunt=id_, antwoord=antwoord, beslispunt=point, opmerking=opmerking)
    if typed.allen is not None:
        antwoord, opmerking = answer_typed(typed.allen)
        for asked in asked_points(register, meeting, numbering):
            one = PuntAntwoord(
                agendapunt=asked.agendapunt, antwoord=antwoord, beslispunt=asked.beslispunt, opmerking=opmerking
            )
            said.setdefault((asked.agendapunt, asked.beslispunt), one)
    if not said:
        raise TafelError("Typ ook de antwoorden, zoals `4.1=akkoord`, of `--allen akkoord`.", exit_code=2)
    place = {id_: number for number, id_ in enumerate(meeting.agenda)}
    return tuple(said[key] for key in sorted(said, key=lambda key: (place[key[0]], key[1] or 0)))


def answer_typed(typed: str) -> tuple[Antwoord, str | None]:
    """Return an answer and the remark behind its colon. Raises TafelError (exit code 2) if it is none."""
    word, _, remark = typed.partition(":")
    said = " ".join(remark.split()) or None
    found = _WORDS.get("_".join(word.casefold().replace("-", " ").replace("_", " ").split()))
    if found is None:
        hint = choose(word.strip(), [each.value for each in Antwoord])
        raise TafelError(f"`{word.strip()}` is geen antwoord; {hint}", exit_code=2)
    if found is Antwoord.AKKOORD and said:
        hint = f"`akkoord_met_opmerking: {said}` of `bespreken: {said}`"
        raise TafelError(f"Achter `akkoord` staat nog iets. Bedoelde u {hint}?", exit_code=2)
    if found is Antwoord.AKKOORD_MET_OPMERKING and not said:
        raise TafelError("Wat is de opmerking? Typ haar achter een dubbele punt.", exit_code=2)
    return found, said


def _targets(
    register: Register, meeting: Bijeenkomst, numbering: Numbering, typed: str
) -> Iterator[tuple[str, int | None]]:
    """Yield the item and point that a number or name means; the number of an item means each of its decision points."""
    point = point_meant(register, numbering, meeting, typed.strip())
    if point.agendapunt not in meeting.agenda:
        numbers = [f"`{each.nr}`" for each in asked_points(register, meeting, numbering)]
        choice = f" Kies uit: {enumeration(numbers, 'of')}." if numbers else ""
        raise TafelError(f"Over `{typed.strip()}` vraagt deze ronde niets.{choice}", exit_code=2)
    count = numbering.points(point.agendapunt) if numbering.decides(point.agendapunt) else 0
    if point.beslispunt is None and count:
        yield from ((point.agendapunt, number) for number in range(1, count + 1))
    else:
        yield point.agendapunt, point.beslispunt
