"""Tells what was recorded of decisions: the sentence, whose boards are asked, and what is next."""

from collections.abc import Iterator

from tafel_cli.dutch import enumeration, long_date
from tafel_cli.kinds.besluit import Voorbehoud
from tafel_cli.pack.words import BEKRACHTIGING, UITKOMST, partij
from tafel_cli.register.register import Register
from tafel_cli.register.standing import Geldigheid, geldigheid_of, waiting_for
from tafel_cli.writing.changes.new_decision import RecordedDecision
from tafel_cli.writing.changes.new_ratification import RecordedAnswer


def decision_lines(register: Register, made: RecordedDecision) -> Iterator[str]:
    """Say what was decided, with its reservations and notes, and that the meeting was held if that is new."""
    new = made.new
    yield f"Besluit {made.label}: {UITKOMST[new.uitkomst]}.".replace(" :", ":")
    yield new.besluit
    if new.toelichting:
        yield f"Toelichting: {new.toelichting}"
    yield from (f"Voorbehoud: {_reserved(register, each)}." for each in new.voorbehoud)
    yield from (f"Aantekening van {partij(register, each.organisatie)}: {each.tekst}" for each in new.aantekening)
    if made.meeting:
        yield f"De bijeenkomst van {long_date(made.meeting.datum)} staat nu op `gehouden`."


def _reserved(register: Register, entry: Voorbehoud) -> str:
    board = f", {entry.bij}" if entry.bij else ""
    day = f", uiterlijk {long_date(entry.uiterlijk)}" if entry.uiterlijk else ""
    return f"{partij(register, entry.organisatie)}{board}{day}"


def decision_next(made: RecordedDecision) -> Iterator[str]:
    """Say what comes next: the answers of boards, if any are asked."""
    if made.new.voorbehoud:
        party = made.new.voorbehoud[0].organisatie
        yield f"Is er een antwoord? Typ dan: `tafel bekrachtigingen new {made.id} {party} --stand bekrachtigd`."
    else:
        yield f"Zo ziet u het terug: `tafel besluiten show {made.id}`."


def answer_lines(register: Register, made: RecordedAnswer) -> Iterator[str]:
    """Say what a board answered on a decision, and when."""
    new = made.new
    board = f", {new.orgaan}" if new.orgaan else ""
    yield f"{partij(register, new.organisatie)}{board}, {long_date(new.op)}: {BEKRACHTIGING[new.stand]}."
    if new.voorwaarde:
        yield f"Voorwaarde: {new.voorwaarde}"
    yield f"Dit gaat over: {' '.join(made.besluit.besluit.split())}"


def answer_next(register: Register, made: RecordedAnswer) -> Iterator[str]:
    """Say whether the decision is in force now, which boards have yet to answer, or that it comes back to the table."""
    besluit = made.besluit
    waits = waiting_for(register, besluit)
    if geldigheid_of(register, besluit) is Geldigheid.TERUG:
        yield "Dit punt komt terug op de tafel. Het wacht op een agenda: `tafel agenda plan`."
    elif not waits:
        yield "Alle besturen hebben ja gezegd: het besluit geldt."
    if waits:
        names = enumeration([partij(register, id_) for id_ in waits])
        yield f"Nog geen antwoord van: {names}. U ziet ze met `tafel bekrachtigingen list --open`."
