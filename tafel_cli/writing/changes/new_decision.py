"""Records one decision of a meeting, read as a line in its minutes would be."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeVar

from tafel_cli.errors import TafelError
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.besluit import Aantekening, Besluit, Uitkomst, Voorbehoud
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.reading.minute_lines import MinuteLine
from tafel_cli.reading.minute_words import Word
from tafel_cli.register.meetings import for_points
from tafel_cli.register.minute_lines import decisions, outcomes, reservations
from tafel_cli.register.minute_lines.references import Earlier
from tafel_cli.register.minute_lines.section import Meeting, UnderHeading
from tafel_cli.register.minute_lines.values import Decided, NotReadError
from tafel_cli.register.numbers import Numbering, Point
from tafel_cli.register.parties import Parties
from tafel_cli.register.register import Register
from tafel_cli.source import Source
from tafel_cli.writing.changes.after_meeting import held_by, party_at_table, point_of
from tafel_cli.writing.changes.decision_sentence import wording
from tafel_cli.writing.papers.sent_before import numbering_of
from tafel_cli.writing.records import NewBesluit, as_sentence, free_ids
from tafel_cli.writing.table_change import Intention, TableChange, change_table

T = TypeVar("T")
_AGREED = (Uitkomst.INGESTEMD, Uitkomst.GEWIJZIGD_INGESTEMD)
_CHOOSE = "ingestemd, gewijzigd ingestemd, niet eens, aangehouden, of opgeschaald"
_HINTS = {"hele zin": " Zet die achter `--tekst`.", "Naar wie": ' Typ: `--uitkomst "opgeschaald naar …"`.'}


class AskedDecision(NamedTuple):
    """A decision as typed. `voorbehoud` and `aantekening`: each as it would stand behind that word in minutes."""

    nummer: str
    uitkomst: str
    tekst: str = ""
    voorbehoud: tuple[str, ...] = ()
    aantekening: tuple[str, ...] = ()
    bijeenkomst: str | None = None


class RecordedDecision(NamedTuple):
    """A decision as it is recorded. `label`: its number; `meeting`: of the decision, if that is held from now on."""

    id: str
    label: str
    new: NewBesluit
    meeting: Bijeenkomst | None


def new_decision(root: Path, asked: AskedDecision, today: date, *, write: bool) -> TableChange[RecordedDecision]:
    """Record a decision of a meeting, which is held from then on. One that is there already is not made again.

    Raises TafelError if what was typed means nothing or several things, if the point has another decision, if nothing
    can be recorded of that meeting (`held_by`), or as `change_table` does; OSError if the write fails.
    """

    def intend(source: Source, register: Register) -> Intention[RecordedDecision]:
        meeting = for_points(register, asked.bijeenkomst, today)
        held = held_by(register, meeting, today)
        numbering = numbering_of(source, register, meeting)
        point = point_of(register, meeting, numbering, asked.nummer)
        _demand_same_points(register, numbering, point.agendapunt)
        new = _read(register, meeting, numbering, point, asked)
        there = _there(register, meeting, new)
        id_ = there or next(free_ids(register, Besluit, meeting.id))
        nr = numbering.numbers.get(point.agendapunt, "")
        label = f"{nr}.{new.beslispunt}" if new.beslispunt else nr
        told = RecordedDecision(id=id_, label=label, new=new, meeting=meeting if held else None)
        return Intention(held if there else (new.file(id_), *held), told, last=meeting.path)

    return change_table(root, intend, today, write=write)


def _demand_same_points(register: Register, numbering: Numbering, id_: str) -> None:
    """Raise TafelError if the points of an item read differently from those in the papers that were sent."""
    item, asked = register.get(Agendapunt, id_), numbering.asked(id_)
    if item and asked and [each.split() for each in item.gevraagd] != [each.split() for each in asked]:
        said = f"De lijst `gevraagd` in `{item.path}` is anders dan in de stukken die zijn verzonden."
        raise TafelError(f"{said} Zet eerst terug wat is verzonden. Er is niets veranderd.", exit_code=1)


def _read(
    register: Register, meeting: Bijeenkomst, numbering: Numbering, point: Point, asked: AskedDecision
) -> NewBesluit:
    """Return the decision that was typed. Raises TafelError (exit code 2) if it cannot be read."""
    found = outcomes.outcome_of(asked.uitkomst)
    if found and found.uitkomst in (outcomes.DISCUSSED, outcomes.NOTED):
        line = f"`Besluit {asked.nummer}: {found.uitkomst}`"
        raise TafelError(
            f"Dan is er geen besluit. Typ dit in het verslag onder het kopje van het punt: {line}.", exit_code=2
        )
    if found is None or found.tekst or not isinstance(found.uitkomst, Uitkomst):
        raise TafelError(f"`{asked.uitkomst}` is geen uitkomst. Kies uit: {_CHOOSE}.", exit_code=2)
    parties = Parties(register=register, guests=meeting.gasten)
    shared = Meeting(register, meeting, numbering, parties, Earlier(register=register, own=meeting.id))
    section = UnderHeading(shared=shared, items=(point.agendapunt,), decided={})
    number = section.label(point.beslispunt) if section.nr else ""
    said = _lines_read(decisions.decided, section, Word.BESLUIT, f"{number}: {asked.uitkomst}. {asked.tekst}")
    own = said.punten[0]
    section.decided[own] = 0
    listed = numbering.asked(point.agendapunt) or ()
    text = listed[own - 1] if own and own <= len(listed) else None
    words = wording(found.uitkomst, text, said.tekst, said.opgeschaald_naar)
    return NewBesluit(
        besluit=words.besluit,
        agendapunt=point.agendapunt,
        uitkomst=found.uitkomst,
        beslispunt=own,
        voorbehoud=_reservations(section, said, asked.voorbehoud),
        aantekening=tuple(_note(register, typed) for typed in asked.aantekening),
        opgeschaald_naar=said.opgeschaald_naar,
        toelichting=words.toelichting,
    )


def _lines_read(reader: Callable[[UnderHeading, MinuteLine], T], section: UnderHeading, word: Word, rest: str) -> T:
    """Return what a line of minutes would say. Raises TafelError (exit code 2) with the message that it would get."""
    line = MinuteLine(word=word, typed=word.value, exact=True, rest=rest, line=0, source=(f"{word.value}{rest}",))
    try:
        return reader(section, line)
    except NotReadError as wrong:
        hint = next((said for word, said in _HINTS.items() if word in wrong.message), "")
        raise TafelError(f"{wrong.message}{hint}", exit_code=2) from None


def _reservations(section: UnderHeading, said: Decided, typed: tuple[str, ...]) -> tuple[Voorbehoud, ...]:
    """Return the reservations that were typed: `gemeente (raad, 28 jan), rijnzicht`."""
    if not typed:
        return ()
    if said.uitkomst not in _AGREED:
        raise TafelError("Een voorbehoud hoort alleen bij een besluit waar de tafel mee instemt.", exit_code=2)
    number = section.label(said.punten[0]) if said.punten[0] and section.nr else ""
    found = _lines_read(reservations.reserved, section, Word.VOORBEHOUD, f"{number}: {', '.join(typed)}")
    return tuple(
        Voorbehoud(organisatie=each.organisatie, bij=each.bij, uiterlijk=each.uiterlijk) for each in found.partijen
    )


def _note(register: Register, typed: str) -> Aantekening:
    party, colon, text = typed.partition(":")
    if not colon or not text.strip():
        said = "Typ bij een aantekening de partij, een dubbele punt en de tekst"
        raise TafelError(f'{said}, zoals `--aantekening "de-hofjes: liever drie coaches"`.', exit_code=2)
    return Aantekening(organisatie=party_at_table(register, party.strip()), tekst=as_sentence(text))


def _there(register: Register, meeting: Bijeenkomst, new: NewBesluit) -> str | None:
    """Return the id of the decision of the meeting that is the same; None if there is none on this point.

    Raises TafelError (exit code 2) if the point has another decision.
    """
    key = (meeting.id, new.agendapunt, new.beslispunt)
    for besluit in register.all(Besluit):
        if (besluit.bijeenkomst_id, besluit.agendapunt, besluit.beslispunt) != key:
            continue
        if new.file(besluit.id).text == besluit.document.text.replace("\r\n", "\n"):
            return besluit.id
        if new.beslispunt is not None or besluit.besluit == new.besluit:
            said = f"Over dit punt is al een besluit, en het is anders: `{besluit.path}`. Er is niets veranderd."
            raise TafelError(f"{said} Klopt het niet? Verbeter het daar.", exit_code=2)
    return None
