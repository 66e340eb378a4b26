"""Adopts the minutes of a meeting: they get the status, the moment and the changes; nothing else in them changes."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tafel_cli.dutch import long_date
from tafel_cli.errors import TafelError
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus
from tafel_cli.kinds.verslag import Verslag, Verslagstatus
from tafel_cli.register.adopted import AdoptionMoment, TypedMoment, moment_of
from tafel_cli.register.minute_lines import lines_in
from tafel_cli.register.names import resolve
from tafel_cli.register.register import Register
from tafel_cli.register.standing import vastgesteld_op
from tafel_cli.source import Source
from tafel_cli.writing.edits import AddEntry, SetValue, TableEdit
from tafel_cli.writing.records import as_sentence
from tafel_cli.writing.table_change import Intention, TableChange, change_table

_SHOWN = 80


class Adoption(NamedTuple):
    """What was adopted: the minutes of which meeting, when, and with which changes."""

    meeting: Bijeenkomst
    moment: AdoptionMoment
    wijzigingen: tuple[str, ...]


def adopt_minutes(  # noqa: PLR0913  (one argument for each thing that is typed)
    root: Path, name: str | None, typed: TypedMoment, changes: Sequence[str], today: date, *, write: bool
) -> TableChange[Adoption]:
    """Adopt minutes. `name`: of the minutes; None: the last draft of a held meeting. `changes`: what the table changed.

    Raises TafelError, having changed nothing, if no such minutes are there, if they were adopted before, if a line in
    them still has to become a record, if the moment is not right (`moment_of`), or as `change_table` does; OSError if
    the write fails.
    """

    def intend(_source: Source, register: Register) -> Intention[Adoption]:
        verslag, meeting = _draft(register, name)
        moment = moment_of(register, typed, meeting.datum, today)
        _demand_processed(register, verslag)
        said = [text for change in changes if (text := as_sentence(change)) not in verslag.wijzigingen]
        edits: list[TableEdit] = [
            SetValue(path=verslag.path, key="status", value=Verslagstatus.VASTGESTELD.value),
            SetValue(path=verslag.path, key=moment.key, value=moment.value),
            *(AddEntry(path=verslag.path, key="wijzigingen", entry=text) for text in dict.fromkeys(said)),
        ]
        return Intention(tuple(edits), Adoption(meeting, moment, (*verslag.wijzigingen, *dict.fromkeys(said))))

    return change_table(root, intend, today, write=write)


def _draft(register: Register, name: str | None) -> tuple[Verslag, Bijeenkomst]:
    """Return the draft minutes that a name means, and their meeting, which was held."""
    register.demand_read("bijeenkomsten", "verslagen")
    drafts = [v for meeting in register.held() if (v := register.verslag_of(meeting)) and _is_draft(v)]
    if name is None and not drafts:
        raise TafelError(
            "Er is geen verslag van een gehouden bijeenkomst dat nog een concept is. "
            "Is er nog geen verslag? Maak het dan met `tafel verslag new`.",
            exit_code=2,
        )
    id_ = (
        drafts[-1].id
        if name is None
        else resolve(register, ("verslag",), name, what="verslag", among={v.id for v in drafts})
    )
    verslag, meeting = register.get(Verslag, id_), register.get(Bijeenkomst, id_)
    if verslag is None or meeting is None:
        raise TafelError(f"Het verslag `{id_}` is niet te lezen: bekijk wat er mis is met `tafel check`.", exit_code=1)
    if not _is_draft(verslag):
        day = vastgesteld_op(register, verslag)
        said = f"Het verslag van {long_date(meeting.datum)} is al vastgesteld{f' op {long_date(day)}' if day else ''}."
        slip = f"Klopt er een woord of een getal niet? Typ dan `tafel verslag correct {id_} TEKST`."
        raise TafelError(f"{said} {slip}", exit_code=2)
    if meeting.status is not Bijeenkomststatus.GEHOUDEN:
        said = f"De bijeenkomst van {long_date(meeting.datum)} is {meeting.status.value}, en niet gehouden."
        raise TafelError(f"{said} Is zij geweest? Typ dan eerst `tafel bijeenkomsten hold {id_}`.", exit_code=2)
    return verslag, meeting


def _is_draft(verslag: Verslag) -> bool:
    return verslag.status is Verslagstatus.CONCEPT


def _demand_processed(register: Register, verslag: Verslag) -> None:
    """Raise TafelError (exit code 1) if a line in minutes still has to become a record, because it would be lost."""
    first = next(iter(lines_in(register, verslag)), None)
    if first is None:
        return
    typed = " ".join(first.line.source[0].split())[:_SHOWN]
    where = f"In `{verslag.path}` staat op regel {first.line.line}: `{typed}`."
    if first.open:
        said = "Die regel is nog niet ingevuld. Vul haar in, of haal haar weg."
    elif first.message:
        said = f"Die regel is niet te lezen. Kijk met `tafel check {verslag.path}` wat u kunt typen."
    else:
        said = "Daar is nog geen besluit, actie of gegeven van gemaakt."
    raise TafelError(f"{where} {said} Typ daarna `tafel verslag process {verslag.id} --write`.", exit_code=1)
