"""Records the answers of a party in a written round: a new file, or entries behind those that stand in it."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from tafel_cli.dutch import long_date
from tafel_cli.errors import TafelError
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.kinds.organisatie import Organisatie, Organisatiestatus
from tafel_cli.kinds.reactie import PuntAntwoord, Reactie
from tafel_cli.kinds.verslag import Verslagstatus
from tafel_cli.register.names import resolve
from tafel_cli.register.numbers import Numbering
from tafel_cli.register.register import Register
from tafel_cli.register.rounds import round_named
from tafel_cli.register.typed_answers import TypedAnswers, answers_meant
from tafel_cli.source import Source
from tafel_cli.writing.edits import AddEntry, NewFile, TableEdit
from tafel_cli.writing.papers.sent_before import numbering_of
from tafel_cli.writing.records import header_lines, path_of
from tafel_cli.writing.table_change import Intention, TableChange, change_table


class RecordedAnswers(NamedTuple):
    """What was recorded: of which party, in which round, with the numbers of the points that it is about."""

    party: Organisatie
    meeting: Bijeenkomst
    antwoorden: tuple[PuntAntwoord, ...]
    numbering: Numbering


def record_answers(  # noqa: PLR0913  (one argument for each thing that is typed)
    root: Path, round_name: str, party_name: str, typed: TypedAnswers, today: date, *, write: bool
) -> TableChange[RecordedAnswers]:
    """Record the answers of a party, given today. Those that stand there already are not written twice.

    Raises TafelError, having changed nothing, if the round, the party or an answer means nothing, if the party answered
    otherwise before, if the minutes of the round were adopted, or as `change_table` does; OSError if the write fails.
    """

    def intend(source: Source, register: Register) -> Intention[RecordedAnswers]:
        meeting = round_named(register, round_name)
        verslag = register.verslag_of(meeting)
        if verslag and verslag.status is Verslagstatus.VASTGESTELD:
            said = f"Het verslag van de ronde van {long_date(meeting.datum)} is vastgesteld."
            raise TafelError(f"{said} Daar komt geen antwoord meer bij.", exit_code=2)
        party = _party(register, party_name)
        numbering = numbering_of(source, register, meeting)
        answers = answers_meant(register, meeting, numbering, typed)
        edits = _edits(register, meeting, party, answers, today)
        return Intention(edits, RecordedAnswers(party, meeting, answers, numbering))

    return change_table(root, intend, today, write=write)


def _party(register: Register, name: str) -> Organisatie:
    active = {one.id for one in register.all(Organisatie) if one.status is Organisatiestatus.ACTIEF}
    id_ = resolve(register, ("organisatie",), name, what="partij", among=active)
    party = register.get(Organisatie, id_)
    if party is None:
        raise TafelError(f"`{id_}` is niet te lezen: bekijk wat er mis is met `tafel check`.", exit_code=1)
    if party.id not in active:
        raise TafelError(f"{party.naam} doet niet meer mee, en antwoordt dus niet.", exit_code=2)
    return party


def _edits(
    register: Register, meeting: Bijeenkomst, party: Organisatie, answers: tuple[PuntAntwoord, ...], today: date
) -> tuple[TableEdit, ...]:
    id_ = f"{meeting.id}-{party.id}"
    path = path_of(Reactie, id_)
    if not register.path_of(Reactie.kind_name, id_):
        keys: dict[str, object] = {
            "bijeenkomst": meeting.id,
            "organisatie": party.id,
            "op": today.isoformat(),
            "antwoorden": [_entry(each) for each in answers],
        }
        return (NewFile(path=path, text="\n".join(header_lines(keys)) + "\n"),)
    there = register.get(Reactie, id_)
    if there is None:
        raise TafelError(f"`{path}` is niet te lezen: bekijk wat er mis is met `tafel check`.", exit_code=1)
    return tuple(
        AddEntry(path=path, key="antwoorden", entry=_entry(each)) for each in answers if not _stands(there, each)
    )


def _entry(answer: PuntAntwoord) -> dict[str, str]:
    """Return an answer as it is typed in `antwoorden`."""
    keys = {
        "agendapunt": answer.agendapunt,
        "beslispunt": str(answer.beslispunt) if answer.beslispunt else None,
        "antwoord": answer.antwoord.value,
        "opmerking": answer.opmerking,
    }
    return {key: value for key, value in keys.items() if value is not None}


def _stands(there: Reactie, answer: PuntAntwoord) -> bool:
    """Tell whether an answer stands in a file; raises TafelError with its line if another one on that point does."""
    for index, old in enumerate(there.antwoorden):
        if (old.agendapunt, old.beslispunt) != (answer.agendapunt, answer.beslispunt):
            continue
        if (old.antwoord, old.opmerking) == (answer.antwoord, answer.opmerking):
            return True
        line = there.at("antwoorden", index, "antwoord").line
        where = f"`{there.path}`, regel {line}, zegt `{old.antwoord.value}`"
        said = f"Deze partij gaf hierover al een ander antwoord: {where}."
        typed = f"`antwoord: {answer.antwoord.value}`"
        remark = f", met eronder `opmerking: {answer.opmerking}`" if answer.opmerking else ""
        raise TafelError(f"{said} Is dat veranderd? Typ daar dan zelf {typed}{remark}.", exit_code=2)
    return False
