"""Writes what a written round concluded as lines in its draft minutes; `tafel verslag process` makes the records."""

import re
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import NamedTuple, cast

from tafel_cli.dutch import enumeration, long_date
from tafel_cli.errors import TafelError
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import Bijeenkomst
from tafel_cli.kinds.organisatie import Organisatie
from tafel_cli.kinds.reactie import Reactie
from tafel_cli.kinds.verslag import Verslag, Verslagstatus
from tafel_cli.reading.decode import decode
from tafel_cli.reading.document import parse
from tafel_cli.register.empty_sections import FoundSection, sections_on
from tafel_cli.register.minute_lines import lines_in
from tafel_cli.register.minute_lines.values import Decided, Read
from tafel_cli.register.numbers import Numbering
from tafel_cli.register.register import Register
from tafel_cli.register.round_outcome import PointProposal, Silence, proposal_on, silence_in
from tafel_cli.register.rounds import AskedPoint, asked_points, round_named, silent_on
from tafel_cli.register.standing import punt_titel
from tafel_cli.source import Source
from tafel_cli.writing.edits import SetLines, applied
from tafel_cli.writing.papers.sent_before import numbering_of
from tafel_cli.writing.table_change import Intention, TableChange, change_table

_NUMBER = re.compile(r"\s*(?P<nr>\d{1,2}[a-z]?(?:\.\d{1,2})?)", re.IGNORECASE)


class ClosedRound(NamedTuple):
    """What a round concluded. `stond`: what the minutes or a decision said already, by the number of the point."""

    meeting: Bijeenkomst
    verslag: Verslag
    stilte: Silence
    voorstellen: tuple[PointProposal, ...]
    stond: dict[str, str]


def close_round(root: Path, name: str, today: date, *, write: bool) -> TableChange[ClosedRound]:
    """Write the proposal of a round into its draft minutes: in the open line of a point, or else below its section.

    What the minutes say already stays. Raises TafelError, having changed nothing, if the round still goes on, if there
    are no draft minutes or they lack a heading, or as `change_table` does; OSError if the write fails.
    """

    def intend(source: Source, register: Register) -> Intention[ClosedRound]:
        meeting = round_named(register, name)
        numbering = numbering_of(source, register, meeting)
        points = asked_points(register, meeting, numbering)
        _demand_all_read(register, meeting)
        _demand_over(register, meeting, points, today)
        verslag = _draft(register, meeting)
        silence = silence_in(register, meeting)
        proposals = tuple(proposal_on(register, meeting, point, silence) for point in points)
        reads = lines_in(register, verslag, numbering)
        said = {each.punt.nr: there for each in proposals if (there := _said(register, meeting, each.punt, reads))}
        todo = [each for each in proposals if each.lines and each.punt.nr not in said]
        edits = _edits(register, verslag, todo, reads)
        _demand_meant(register, verslag, numbering, todo, edits)
        return Intention(edits, ClosedRound(meeting, verslag, silence, proposals, said))

    return change_table(root, intend, today, write=write)


def _demand_all_read(register: Register, meeting: Bijeenkomst) -> None:
    """Raise TafelError if a party or an answer cannot be read, because a no in it would count as silence."""
    for kind, start in ((Organisatie, ""), (Reactie, f"{meeting.id}-")):
        ids = (id_ for id_ in register.ids(kind.kind_name) if id_.startswith(start))
        if broken := next((id_ for id_ in ids if register.get(kind, id_) is None), ""):
            path = register.path_of(kind.kind_name, broken)
            said = f"`{path}` is niet te lezen, dus wat daar staat telt niet mee. Er is niets veranderd."
            raise TafelError(f"{said} Kijk met `tafel check {path}`.", exit_code=1)


def _demand_over(register: Register, meeting: Bijeenkomst, points: tuple[AskedPoint, ...], today: date) -> None:
    """Raise TafelError while parties can still answer: before the last day, and on it while one is silent."""
    if today < meeting.datum:
        said = f"De ronde loopt tot en met {long_date(meeting.datum)}. Tot dan kan elke partij nog antwoorden."
        raise TafelError(f"{said} Sluit haar daarna.", exit_code=2)
    if today == meeting.datum and (quiet := silent_on(register, meeting, points)):
        names = enumeration([party.naam for party in quiet])
        said = f"Vandaag is de laatste dag: {names} {'kan' if len(quiet) == 1 else 'kunnen'} nog antwoorden."
        raise TafelError(f"{said} Sluit de ronde morgen, of zodra alle antwoorden er zijn.", exit_code=2)


def _draft(register: Register, meeting: Bijeenkomst) -> Verslag:
    verslag = register.verslag_of(meeting)
    if verslag is None and (path := register.path_of(Verslag.kind_name, meeting.id)):
        raise TafelError(f"`{path}` is niet te lezen: bekijk wat er mis is met `tafel check`.", exit_code=1)
    if verslag is None:
        said = f"Er is nog geen verslag van de ronde van {long_date(meeting.datum)}."
        raise TafelError(f"{said} Maak het met `tafel verslag new {meeting.id}`, en sluit de ronde dan.", exit_code=2)
    if verslag.status is Verslagstatus.VASTGESTELD:
        said = f"Het verslag van de ronde van {long_date(meeting.datum)} is vastgesteld."
        raise TafelError(f"{said} Daar verandert niets meer aan.", exit_code=2)
    return verslag


def _said(register: Register, meeting: Bijeenkomst, point: AskedPoint, reads: tuple[Read, ...]) -> str:
    """Return what a decision or a line in the minutes says on a point already; empty if nothing does."""
    for besluit in register.all(Besluit):
        at = (besluit.bijeenkomst_id, besluit.agendapunt, besluit.beslispunt)
        if at == (meeting.id, point.agendapunt, point.beslispunt):
            return f"`{besluit.id}` zegt {besluit.uitkomst.value.replace('_', ' ')}"
    for read in reads:
        if read.item == point.agendapunt and isinstance(read.value, Decided) and point.beslispunt in read.value.punten:
            outcome = read.value.uitkomst.value.replace("_", " ") if read.value.uitkomst else read.value.besproken
            return f"regel {read.line.line} van het verslag zegt {outcome}"
    return ""


def _edits(
    register: Register, verslag: Verslag, todo: list[PointProposal], reads: tuple[Read, ...]
) -> tuple[SetLines, ...]:
    """Return the edits: each proposal in the open line of its point, or behind the last words of its section."""
    new: dict[int, list[str]] = {}
    behind: dict[int, list[str]] = defaultdict(list)
    for each in todo:
        section = _section(register, verslag, each.punt)
        if line := _open_line(each.punt, reads):
            new[line] = [*each.lines]
        else:
            behind[_last_words(verslag, section)] += each.lines
    for line, lines in behind.items():
        new[line] = [*new.get(line, [verslag.document.line(line)]), "", *lines]
    return tuple(SetLines(path=verslag.path, first=at, last=at, lines=tuple(new[at])) for at in sorted(new))


def _section(register: Register, verslag: Verslag, point: AskedPoint) -> FoundSection:
    sections = sections_on(register, verslag, point.agendapunt)
    if not sections:
        title = punt_titel(register, point.agendapunt)
        said = f"`{verslag.path}` heeft geen kopje over `{title}`."
        raise TafelError(f"{said} Typ het eerst: `## [{title}](../agenda/{point.agendapunt}.md)`", exit_code=1)
    return sections[-1]


def _open_line(point: AskedPoint, reads: tuple[Read, ...]) -> int:
    """Return the line `Besluit 5.1:` that waits for the outcome of a point; 0 if there is none."""
    for read in reads:
        match = _NUMBER.match(read.line.rest)
        if read.open and read.item == point.agendapunt and match and match["nr"].lower() == point.nr:
            return read.line.line
    return 0


def _last_words(verslag: Verslag, section: FoundSection) -> int:
    filled = (at for at in range(section.last, section.first, -1) if verslag.document.line(at).strip())
    return next(filled, section.first)


def _demand_meant(
    register: Register, verslag: Verslag, numbering: Numbering, todo: list[PointProposal], edits: tuple[SetLines, ...]
) -> None:
    """Raise TafelError (exit code 1), with the lines to type, unless the new minutes say what is meant."""
    if not edits:
        return
    text = applied(edits, lambda _: verslag.document.text)[verslag.path]
    then = decode(Verslag, parse(verslag.path, text.encode())).record
    reads = lines_in(register, cast("Verslag", then), numbering) if then else ()
    made = {(read.item, " ".join(" ".join(read.line.source).split())) for read in reads if read.value}
    lines = [(each.punt.agendapunt, line) for each in todo for line in each.lines]
    if any((item, " ".join(line.split())) not in made for item, line in lines):
        typed = ", ".join(f"`{line}`" for _, line in lines)
        said = "Zo worden de regels in het verslag iets anders dan bedoeld. Er is niets veranderd."
        raise TafelError(f"{said} Typ ze zelf, elk op een eigen regel: {typed}.", exit_code=1)
