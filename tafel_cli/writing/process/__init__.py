"""Processes minutes: what a secretary typed in them becomes decisions, actions, answers and keys of the header.

A line that cannot be read stops the writing of all, because a list that was mailed must not miss a decision.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from tafel_cli.dutch import long_date
from tafel_cli.errors import TafelError
from tafel_cli.kinds.agendapunt import Agendapunt
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus
from tafel_cli.kinds.verslag import Verslag, Verslagstatus
from tafel_cli.reading.comments import without_comments
from tafel_cli.reading.sections import Sectie
from tafel_cli.register.meetings import for_points
from tafel_cli.register.minute_lines import lines_in
from tafel_cli.register.minute_lines.values import (
    Attended,
    BoardAnswered,
    Clocked,
    Decided,
    Guest,
    MinutesAdopted,
    MovedOn,
    NotReadError,
    Read,
    Remarked,
    Reserved,
    Task,
    TaskEnded,
    TaskPostponed,
)
from tafel_cli.register.register import Register
from tafel_cli.source import Source
from tafel_cli.value_class import Frozen
from tafel_cli.writing.changes.minutes_form import form_lines
from tafel_cli.writing.edits import SetValue, TableEdit
from tafel_cli.writing.papers.sent_before import numbering_of
from tafel_cli.writing.process import earlier
from tafel_cli.writing.process.body import line_edits
from tafel_cli.writing.process.decisions import Decisions
from tafel_cli.writing.process.fates import Fate, Sitting, Wordt, word_of
from tafel_cli.writing.process.heads import Heads
from tafel_cli.writing.process.once import Once
from tafel_cli.writing.process.tasks import Tasks
from tafel_cli.writing.table_change import Intention, TableChange, change_table


class Processed(Frozen):
    """What becomes of the lines of minutes, in order. `early`: the meeting is still to come, so nothing is written."""

    meeting: Bijeenkomst
    path: str
    fates: tuple[Fate, ...]
    early: bool

    @property
    def unread(self) -> tuple[Fate, ...]:
        """The lines that cannot be read, which stop the writing."""
        return tuple(fate for fate in self.fates if fate.wordt is Wordt.ONLEESBAAR)

    @property
    def sound(self) -> bool:
        """Tell whether what the lines say can be written."""
        return not self.early and not self.unread


def process(root: Path, name: str | None, today: date, *, write: bool) -> TableChange[Processed]:
    """Make records of the lines in the minutes of the meeting that a name means, or only look what they would be.

    Without a name, of the last meeting whose day has come and whose minutes are not adopted. Lines that cannot be read,
    or a meeting that is still to come, change nothing: see `Processed.sound`. Raises TafelError, having changed
    nothing, if there are no such minutes, if they were adopted, or as `change_table` does; OSError if the write fails.
    """

    def intend(source: Source, register: Register) -> Intention[Processed]:
        sitting = _sitting(source, register, name, today)
        return _Processing(sitting, early=today < sitting.meeting.datum).intention()

    return change_table(root, intend, today, write=write)


def _sitting(source: Source, register: Register, name: str | None, today: date) -> Sitting:
    """Return the meeting to process the minutes of; raises TafelError if it has none, or adopted ones."""
    meeting = for_points(register, name, today)
    verslag, path = register.verslag_of(meeting), register.path_of("verslag", meeting.id)
    if verslag is None:
        if path:
            raise TafelError(f"`{path}` is niet te lezen. Kijk met `tafel check {path}`.", exit_code=1)
        said = f"Van de bijeenkomst van {long_date(meeting.datum)} is er nog geen verslag."
        raise TafelError(f"{said} Maak het met `tafel verslag new {meeting.id}`.", exit_code=2)
    if verslag.status is Verslagstatus.VASTGESTELD:
        said = f"`{verslag.path}` is al vastgesteld en verandert niet meer."
        raise TafelError(f"{said} Een schrijffout verbetert u met `tafel verslag correct {meeting.id}`.", exit_code=2)
    if meeting.status is Bijeenkomststatus.GEANNULEERD:
        raise TafelError(f"De bijeenkomst `{meeting.id}` ging niet door, dus er is niets te verwerken.", exit_code=2)
    numbering = numbering_of(source, register, meeting)
    return Sitting(register=register, meeting=meeting, verslag=verslag, numbering=numbering)


class _Processing:
    """Collects what becomes of each line, and the edits that make it so."""

    def __init__(self, sitting: Sitting, *, early: bool) -> None:
        self.sitting = sitting
        self.early = early
        self.reads = lines_in(sitting.register, sitting.verslag, sitting.numbering)
        self._decisions, self._tasks, self._heads = Decisions(sitting), Tasks(sitting), Heads(sitting)
        self._makers: dict[type, Callable[..., Fate]] = {
            Decided: self._decisions.decided,
            Reserved: self._decisions.reserved,
            Remarked: self._decisions.remarked,
            Task: self._tasks.task,
            TaskEnded: self._tasks.ended,
            TaskPostponed: self._tasks.postponed,
            MovedOn: self._heads.moved_on,
            Clocked: self._heads.clocked,
            Attended: self._heads.attended,
            Guest: self._heads.guest,
            MinutesAdopted: lambda read, value: earlier.minutes_adopted(sitting, read, value),
            BoardAnswered: lambda read, value: earlier.board_answered(sitting, read, value),
        }
        self._once = Once()
        self._whole: list[tuple[int, int]] = []

    def intention(self) -> Intention[Processed]:
        """Return the edits, none if a line cannot be read, and what becomes of each line."""
        fates = tuple(map(self._fate, self.reads))
        sitting = self.sitting
        told = Processed(meeting=sitting.meeting, path=sitting.verslag.path, fates=fates, early=self.early)
        edits = tuple(self._edits(fates)) if told.sound else ()
        return Intention(edits, told, last=sitting.verslag.path)

    def _edits(self, fates: tuple[Fate, ...]) -> Iterator[TableEdit]:
        """Yield all edits: new files in the order of their lines, then changes, and the minutes."""
        meeting, verslag = self.sitting.meeting, self.sitting.verslag
        lengths = [(fate, len(read.line.source)) for fate, read in zip(fates, self.reads, strict=True)]
        done = [(fate, many) for fate, many in lengths if fate.wordt is not Wordt.OPEN]
        yield from self._decisions.edits()
        yield from self._tasks.edits()
        yield from (edit for fate in fates for edit in fate.edits)
        if meeting.status is Bijeenkomststatus.GEPLAND:
            yield SetValue(path=meeting.path, key="status", value=Bijeenkomststatus.GEHOUDEN.value)
        ready = not any(fate.wordt is Wordt.OPEN for fate in fates)
        ours = form_lines(self.sitting.register, verslag, self.sitting.numbering) if ready else ()
        yield from line_edits(verslag, done, [*self._whole, *((number, number) for number in ours)])
        yield from self._heads.edits()

    def _fate(self, read: Read) -> Fate:
        """Return what becomes of a line."""
        if read.open:
            label = _opened(read)
            return Fate(line=read.line.line, label=label, wordt=Wordt.OPEN, said="Hier is nog niets ingevuld.")
        if read.value is None:
            return self._unread(read, read.message, read.typed)
        try:
            _demand_apart(read)
            self._demand_same_points(read)
            if isinstance(read.value, MovedOn):
                self._whole.append(self._section_to_leave(read))
            self._once.demand(read)
            return self._makers[type(read.value)](read, read.value)
        except NotReadError as wrong:
            return self._unread(read, wrong.message, wrong.typed)

    def _unread(self, read: Read, message: str, typed: str) -> Fate:
        label = word_of(read)
        return Fate(line=read.line.line, label=label, wordt=Wordt.ONLEESBAAR, said=message, typed=typed)

    def _demand_same_points(self, read: Read) -> None:
        """Raise NotReadError if the points of an item read differently from those that people had before them."""
        if not isinstance(read.value, Decided | Reserved | Remarked) or not read.item:
            return
        now = self.sitting.register.get(Agendapunt, read.item)
        asked = self.sitting.numbering.asked(read.item)
        if now is None or asked is None or list(map(_plain, now.gevraagd)) == list(map(_plain, asked)):
            return
        message = (
            f"De lijst `gevraagd` in `{now.path}` is anders dan in de stukken die verzonden zijn. "
            f"Toen: {_listed(asked)} Nu: {_listed(now.gevraagd)} Zet eerst terug wat verzonden is."
        )
        raise NotReadError(message, " ".join(" ".join(read.line.source).split()))

    def _section_to_leave(self, read: Read) -> tuple[int, int]:
        """Return the lines of the section of an item that was moved on; raises NotReadError if something is said there.

        The section goes, because minutes have none on what was not talked about.
        """
        sections = self.sitting.verslag.secties
        at = next(index for index in reversed(range(len(sections))) if sections[index].line < read.line.line)
        end = sections[at + 1].line - 1 if at + 1 < len(sections) else _length(self.sitting.verslag)
        own = [each for each in self.reads if sections[at].line <= each.line.line <= end]
        if any(each is not read and not each.open and not isinstance(each.value, MovedOn) for each in own):
            message = (
                "Onder dit kopje staan nog meer regels. Bij een doorgeschoven punt horen geen besluiten en acties."
            )
            raise NotReadError(message, " ".join(read.line.source))
        if _words(sections[at], own):
            message = "Onder dit kopje staat ook tekst. Sprak de tafel er niet over? Haal die tekst dan weg."
            raise NotReadError(message, " ".join(read.line.source))
        return sections[at].line, end


def _opened(read: Read) -> str:
    return " ".join(read.line.source[0].split()).strip("-*_ :")


def _words(section: Sectie, own: list[Read]) -> bool:
    """Tell whether a section holds other words than its headings and the lines that are read."""
    below = section.line + section.head.count("\n")
    held = {each.line.line + count for each in own for count in range(len(each.line.source))}
    shown = enumerate(without_comments(section.text).split("\n"), below)
    return any(line.strip() and not line.startswith("#") and number not in held for number, line in shown)


def _demand_apart(read: Read) -> None:
    """Raise NotReadError if a comment begins or ends in a line, because it would lose that sign."""
    text = "\n".join(read.line.source)
    left = re.sub(r"<!--.*?-->", "", text)
    if "<!--" in left or "-->" in left or len(re.findall(r"<!--.*?-->", text, re.DOTALL)) != text.count("<!--"):
        message = "Op deze regel begint of eindigt een opmerking tussen `<!--` en `-->`. Zet die op een eigen regel."
        plain = re.sub(r".*-->|<!--.*", "", left.replace("\n", " "))
        raise NotReadError(message, " ".join(plain.split()))


def _length(verslag: Verslag) -> int:
    return verslag.document.text.rstrip("\n").count("\n") + 1


def _listed(points: tuple[str, ...]) -> str:
    return " ".join(f"{number}. {_plain(point)}" for number, point in enumerate(points, 1))


def _plain(text: str) -> str:
    return " ".join(text.split())
