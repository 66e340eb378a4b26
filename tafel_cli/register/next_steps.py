"""Computes what has to be done next: before, on and after the day of a meeting, each step with the command to type."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from tafel_cli.dutch import long_date, quantity
from tafel_cli.finding import Finding, Severity
from tafel_cli.kinds.actie import Actie, Actiestatus
from tafel_cli.kinds.agendapunt import Agendapunt, Doel
from tafel_cli.kinds.besluit import Besluit
from tafel_cli.kinds.bijeenkomst import Bijeenkomst, Bijeenkomststatus, VerzondenStuk, Vorm
from tafel_cli.kinds.verslag import Verslag, Verslagstatus
from tafel_cli.kinds.werkafspraak import Inbrengtermijn, Verslagtermijn, Verzendtermijn
from tafel_cli.reading.minute_words import may_hold_lines
from tafel_cli.register.agreements import regels, uiterlijk
from tafel_cli.register.grouping import grouped
from tafel_cli.register.register import Register
from tafel_cli.register.standing import verwacht_op, waiting_for
from tafel_cli.register.working_days import werkdagen_na
from tafel_cli.value_class import Frozen

_NO_OUTCOME = "T322"
_TO_REMIND = timedelta(days=7)
_WITHOUT_RULE = timedelta(days=14)


class NextStep(NamedTuple):
    """Something to do, in Dutch, with the command to type; `bijeenkomst`: the meeting that it is about, or None.

    `uiterlijk`: the last day, by the agreement with the number `werkafspraak`; None if no agreement sets one.
    """

    tekst: str
    opdracht: str
    bijeenkomst: str | None = None
    uiterlijk: date | None = None
    werkafspraak: str | None = None
    te_laat: bool = False


class _Due(NamedTuple):
    """A step with the day that ranks it; of steps of one day those with a higher `rank` come later."""

    day: date
    step: NextStep
    rank: int = 0


class _Table(Frozen):
    """What the steps are computed from, grouped once because a table has many meetings and findings.

    `found`: the findings of a check on the same day. `met`: the meetings until that day, in order.
    """

    register: Register
    today: date
    found: list[Finding]
    met: tuple[Bijeenkomst, ...]

    @cached_property
    def codes(self) -> dict[str, tuple[str, ...]]:
        """The codes that were found, by path."""
        return grouped((finding.path, finding.code.code) for finding in self.found)

    @cached_property
    def decided(self) -> dict[str, tuple[tuple[str, int | None], ...]]:
        """The items with their points on which a meeting decided, by its id."""
        return grouped((one.bijeenkomst_id, (one.agendapunt, one.beslispunt)) for one in self.register.all(Besluit))

    @cached_property
    def days(self) -> list[date]:
        """The days of `met`."""
        return [meeting.datum for meeting in self.met]


def next_steps(register: Register, today: date, found: list[Finding]) -> tuple[NextStep, ...]:
    """Return what has to be done, the most pressing first; what parties are late with comes last.

    `found`: the findings of a check on the same day.
    """
    meetings = register.that_go_on(None)
    met = tuple(meeting for meeting in meetings if meeting.datum <= today)
    table = _Table(register=register, today=today, found=found, met=met)
    steps = [due for meeting in meetings for due in _after(table, meeting)]
    meeting = next((each for each in register.planned() if each.datum >= today), None)
    if meeting is None:
        steps.append(_Due(today, NextStep("plan een bijeenkomst", "tafel bijeenkomsten new DAG")))
    elif meeting.datum == today:
        steps.append(_on_the_day(register, meeting))
    else:
        steps.extend(_before(table, meeting))
    return (*(due.step for due in sorted(steps, key=lambda due: (due.day, due.rank))), *_late(register, today))


def errors_in_papers(register: Register, meeting: Bijeenkomst, found: list[Finding]) -> int:
    """Return how many errors a meeting and the items on its agenda have."""
    paths = {meeting.path, *(register.path_of("agendapunt", id_) for id_ in meeting.agenda)}
    return sum(finding.code.severity is Severity.FOUT and finding.path in paths for finding in found)


def _before(table: _Table, meeting: Bijeenkomst) -> Iterator[_Due]:
    """Yield what has to be done before a planned meeting: until the closing day, until sending, until the day."""
    register, today, id_ = table.register, table.today, meeting.id
    closes, sends = (uiterlijk(register, kind, meeting) for kind in (Inbrengtermijn, Verzendtermijn))
    if meeting.sent_papers:
        if not register.path_of("verslag", id_):
            step = NextStep("zet het verslag klaar om in te typen", f"tafel verslag new {id_}", id_)
            yield _Due(meeting.datum, step)
    elif closes and today <= closes:
        if today >= closes - _TO_REMIND:
            text = "herinner de partijen eraan dat de inbreng sluit"
            yield _Due(closes, NextStep(text, f"tafel bijeenkomsten remind {id_}", id_, closes))
    else:
        number = next((agreement.nummer for agreement, _ in regels(register, Verzendtermijn)), None)
        text, command = _to_send(table, meeting)
        late = sends is not None and sends < today
        yield _Due(sends or meeting.datum, NextStep(text, command, id_, sends, number, late))


def _to_send(table: _Table, meeting: Bijeenkomst) -> tuple[str, str]:
    """Return what stands between a meeting and its papers, and the command for it."""
    if not meeting.agenda:
        return "stel de agenda samen en verzend de stukken", f"tafel agenda plan {meeting.id}"
    if errors := errors_in_papers(table.register, meeting, table.found):
        return f"los {quantity(errors, 'fout', 'fouten')} in de stukken op en verzend ze", "tafel check"
    return "verzend de stukken", f"tafel agenda send {meeting.id}"


def _on_the_day(register: Register, meeting: Bijeenkomst) -> _Due:
    """Return what has to be done on the day of a meeting itself: before it, and once there are minutes after it."""
    text, command = "maak het verslag waarin u vandaag typt", f"tafel verslag new {meeting.id}"
    if register.path_of("verslag", meeting.id):
        text, command = "verwerk na afloop het verslag van vandaag", f"tafel verslag process {meeting.id} --write"
    return _Due(meeting.datum, NextStep(text, command, meeting.id))


def _after(table: _Table, meeting: Bijeenkomst) -> Iterator[_Due]:
    """Yield what is left to do after a meeting, until its minutes are adopted; nothing before and on its day."""
    held = meeting.status is Bijeenkomststatus.GEHOUDEN
    if not held and meeting.datum >= table.today:
        return
    if not held:
        yield _Due(date.min, _to_hold(meeting))
    minutes = table.register.verslag_of(meeting)
    if minutes is None and not table.register.path_of("verslag", meeting.id):
        yield _Due(meeting.datum, _to_write(table, meeting))
    if minutes is None or minutes.status is Verslagstatus.CONCEPT:
        yield from _to_record(table, meeting, minutes)
    if minutes and minutes.status is Verslagstatus.CONCEPT:
        yield from _to_adopt(table, meeting)


def _to_hold(meeting: Bijeenkomst) -> NextStep:
    day = long_date(meeting.datum)
    if meeting.vorm is Vorm.SCHRIFTELIJK:
        return NextStep(f"sluit de schriftelijke ronde van {day}", f"tafel reacties close {meeting.id}", meeting.id)
    text = f"de bijeenkomst van {day} is geweest, maar staat nog als gepland; leg vast dat zij is gehouden"
    return NextStep(text, f"tafel bijeenkomsten hold {meeting.id}", meeting.id)


def _to_write(table: _Table, meeting: Bijeenkomst) -> NextStep:
    last, number = _minutes_due(table.register, meeting)
    late = last is not None and last < table.today
    text = f"maak het verslag van {long_date(meeting.datum)}"
    return NextStep(text, f"tafel verslag new {meeting.id}", meeting.id, last, number, late)


def _minutes_due(register: Register, meeting: Bijeenkomst) -> tuple[date | None, str | None]:
    """Return the last day for the minutes of a meeting, and the number of the agreement that sets it."""
    for agreement, rule in regels(register, Verslagtermijn):
        return werkdagen_na(meeting.datum, rule.werkdagen), agreement.nummer
    return None, None


def _to_record(table: _Table, meeting: Bijeenkomst, minutes: Verslag | None) -> Iterator[_Due]:
    """Yield what has to become a record: lines in draft minutes, points without an outcome, the list to mail."""
    day, command = long_date(meeting.datum), f"tafel verslag process {meeting.id} --write"
    lines = minutes is not None and _waits(table.register, minutes)
    if lines:
        yield _Due(meeting.datum, NextStep(f"verwerk de regels in het verslag van {day}", command, meeting.id))
    if open_ := _undecided(table, meeting, minutes):
        text = f"leg de uitkomst vast van {quantity(open_, 'beslispunt', 'beslispunten')} van {day}"
        alone = f"tafel besluiten new N.M --uitkomst … --bijeenkomst {meeting.id}"
        yield _Due(meeting.datum, NextStep(text, command if lines or minutes is None else alone, meeting.id))
    last = _minutes_due(table.register, meeting)[0] or meeting.datum + _WITHOUT_RULE
    listed = any(each.stuk is VerzondenStuk.BESLUITENLIJST for each in meeting.verzonden)
    if minutes and not (lines or open_ or listed) and table.today <= last:  # later the minutes serve as the list
        text = f"mail de besluiten- en actielijst van {day}"
        yield _Due(meeting.datum, NextStep(text, f"tafel besluiten build {meeting.id}", meeting.id))


def _waits(register: Register, minutes: Verslag) -> bool:
    """Tell whether a line in minutes is still to become a record; one that is not filled in says nothing yet."""
    if not may_hold_lines(minutes.document.body):
        return False
    from tafel_cli.register.minute_lines import lines_in  # few minutes hold lines

    return any(not read.open for read in lines_in(register, minutes))


def _undecided(table: _Table, meeting: Bijeenkomst, minutes: Verslag | None) -> int:
    """Return how many decision points of a meeting have no outcome; T322 says which, of a held one with minutes."""
    if minutes and meeting.status is Bijeenkomststatus.GEHOUDEN:
        return table.codes.get(minutes.path, ()).count(_NO_OUTCOME)
    register = table.register
    items = [register.get(Agendapunt, id_) for id_ in register.points_of(meeting)]
    asked = {
        (item.id, point)
        for item in items
        if item and item.doel is Doel.BESLUITVORMEND
        for point, _ in enumerate(item.gevraagd, 1)
    }
    return len(asked.difference(table.decided.get(meeting.id, ())))


def _to_adopt(table: _Table, meeting: Bijeenkomst) -> Iterator[_Due]:
    """Yield that minutes have to be adopted: after the next meeting, on its day only once it was held."""
    for later in table.met[bisect_right(table.days, meeting.datum) :][:1]:
        if later.datum == table.today and later.status is not Bijeenkomststatus.GEHOUDEN:
            return
        text = f"stel het verslag van {long_date(meeting.datum)} vast"
        command = f"tafel verslag adopt {meeting.id} --in {later.id}"
        yield _Due(later.datum, NextStep(text, command, meeting.id), 1)  # the minutes of `later` say that they were


def _late(register: Register, today: date) -> Iterator[NextStep]:
    """Yield what parties and boards are late with."""
    late = [one for one in register.all(Actie) if one.status is Actiestatus.OPEN and one.uiterlijk < today]
    if late:
        text = f"vraag naar {quantity(len(late), 'actie', 'acties')} die te laat {'is' if len(late) == 1 else 'zijn'}"
        which = late[0].id if len(late) == 1 else "ID"
        yield NextStep(text, f"tafel acties done {which} RESULTAAT")
    boards = sum(
        (day := verwacht_op(register, besluit, party)) is not None and day < today
        for besluit in register.all(Besluit)
        for party in waiting_for(register, besluit)
    )
    if boards:
        who = quantity(boards, "bestuur dat te laat is", "besturen die te laat zijn")
        yield NextStep(f"vraag om antwoord aan {who}", "tafel bekrachtigingen list --open")
