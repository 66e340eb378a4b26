"""Records the answer of a party's board on a decision."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from tafel_cli.dutch import long_date
from tafel_cli.errors import TafelError
from tafel_cli.kinds.bekrachtiging import Bekrachtiging, Bekrachtigingsstand
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.kinds.organisatie import Organisatie
from tafel_cli.register.meetings import at_hand
from tafel_cli.register.names import resolve
from tafel_cli.register.numbers import point_named
from tafel_cli.register.register import Register
from tafel_cli.register.typed_days import day_gone
from tafel_cli.source import Source
from tafel_cli.writing.changes.after_meeting import is_a_number, party_at_table
from tafel_cli.writing.papers.sent_before import numbering_of
from tafel_cli.writing.records import NewBekrachtiging, as_sentence, path_of
from tafel_cli.writing.table_change import Intention, TableChange, change_table

_WITH_CONDITION = Bekrachtigingsstand.BEKRACHTIGD_MET_VOORWAARDE


class AskedAnswer(NamedTuple):
    """An answer of a board as typed. `op`: the day; None: today."""

    besluit: str
    partij: str
    stand: Bekrachtigingsstand
    voorwaarde: str = ""
    kenmerk: str = ""
    op: str | None = None
    orgaan: str = ""


class RecordedAnswer(NamedTuple):
    """An answer as it is recorded, and the decision that it is about."""

    new: NewBekrachtiging
    besluit: Besluit


def new_ratification(root: Path, asked: AskedAnswer, today: date, *, write: bool) -> TableChange[RecordedAnswer]:
    """Record the answer of a party's board. One that is there already, and says the same, is not made again.

    Raises TafelError if what was typed means nothing or several things, if this board was not asked or gave another
    answer, or as `change_table` does; OSError if the write fails.
    """

    def intend(source: Source, register: Register) -> Intention[RecordedAnswer]:
        besluit = _decision(source, register, asked.besluit, today)
        party = party_at_table(register, asked.partij)
        entry = besluit.voorbehoud_van(party)
        if entry is None:
            parties = ", ".join(f"`{id_}`" for id_ in besluit.reserved_by)
            said = f"`{besluit.id}` wacht niet op een antwoord van `{party}`"
            raise TafelError(f"{said}, wel van {parties}." if parties else f"{said}.", exit_code=2)
        own = register.get(Organisatie, party)
        new = NewBekrachtiging(
            besluit=besluit.id,
            organisatie=party,
            stand=asked.stand,
            op=_day(register, besluit, asked.op, today),
            orgaan=_plain(asked.orgaan) or entry.bij or (own.achterban.orgaan if own and own.achterban else None),
            voorwaarde=_condition(asked) or None,
            kenmerk=_plain(asked.kenmerk) or None,
        )
        return Intention(() if _is_there(register, new) else (new.file(),), RecordedAnswer(new, besluit))

    return change_table(root, intend, today, write=write)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _condition(asked: AskedAnswer) -> str:
    """Return the condition as a sentence. Raises TafelError if it is missing, or does not go with the answer."""
    condition = as_sentence(asked.voorwaarde)
    if asked.stand is _WITH_CONDITION and not condition:
        raise TafelError("Welke voorwaarde stelt het bestuur? Zet die achter `--voorwaarde`.", exit_code=2)
    if condition and asked.stand is not _WITH_CONDITION:
        raise TafelError(f"Een voorwaarde hoort bij `--stand {_WITH_CONDITION}`.", exit_code=2)
    return condition


def _day(register: Register, besluit: Besluit, typed: str | None, today: date) -> date:
    """Return the day of the answer. Raises TafelError if the decision is of a later day."""
    day = day_gone(typed, today) if typed else today
    meeting = register.get(Bijeenkomst, besluit.bijeenkomst_id)
    if meeting and day < meeting.datum:
        raise TafelError(
            f"Het besluit is van {long_date(meeting.datum)}. Eerder kan een bestuur niet antwoorden.", exit_code=2
        )
    return day


def _decision(source: Source, register: Register, typed: str, today: date) -> Besluit:
    """Return the decision that a name or a number such as `5.1` means; those with a reservation come first.

    Raises TafelError (exit code 2; 1 if its file cannot be read) if it means none or several.
    """
    meeting = at_hand(register, today)
    if is_a_number(typed) and meeting:
        point = point_named(numbering_of(source, register, meeting), meeting, typed)
        found = [
            one
            for one in register.all(Besluit)
            if (one.bijeenkomst_id, one.agendapunt) == point[:2] and point.beslispunt in (None, one.beslispunt)
        ]
        if len(found) == 1:
            return found[0]
        ids = ", ".join(f"`{one.id}`" for one in found)
        said = f"Over {typed} zijn er meer besluiten: {ids}." if found else f"Over {typed} is er geen besluit."
        day = long_date(meeting.datum)
        raise TafelError(f"{said} Dat nummer is van de bijeenkomst van {day}. Typ anders zijn naam: `b1`.", exit_code=2)
    among = {one.id for one in register.all(Besluit) if one.voorbehoud}
    near = meeting.id if meeting else None
    id_ = resolve(register, ("besluit",), typed, what="besluit", among=among, bijeenkomst=near)
    besluit = register.get(Besluit, id_)
    if besluit is None:
        raise TafelError(f"`{id_}` is niet te lezen: bekijk wat er mis is met `tafel check`.", exit_code=1)
    return besluit


def _is_there(register: Register, new: NewBekrachtiging) -> bool:
    """Tell whether this answer is there. Raises TafelError (exit code 2) if another one is."""
    there = register.get(Bekrachtiging, new.id)
    if there and (there.stand, there.op, there.voorwaarde) == (new.stand, new.op, new.voorwaarde):
        return True
    if there or register.path_of("bekrachtiging", new.id):
        said = f"Er is al een antwoord van dit bestuur, en het is anders: `{path_of(Bekrachtiging, new.id)}`."
        raise TafelError(f"{said} Er is niets veranderd.", exit_code=2)
    return False
