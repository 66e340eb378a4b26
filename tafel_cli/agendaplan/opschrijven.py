"""The proposed list is written in the meeting's file; nothing else in that file changes."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from tafel_cli import which_meeting
from tafel_cli.agendaplan import Agendaplan, agendaplan
from tafel_cli.editor import set_list
from tafel_cli.errors import TafelError
from tafel_cli.lock import locked
from tafel_cli.register import Register, read
from tafel_cli.source import Source
from tafel_cli.source.worktree import WorkTree
from tafel_cli.table_writer import Change, replace_files
from tafel_cli.verzonden import numbers_sent


def voorstel(source: Source, register: Register, name: str | None, today: date) -> Agendaplan:
    """Return the proposal for the meeting that is named, or for the first planned one.

    Raises TafelError: wrong use when there is no such planned meeting, a finding when its file cannot be read.
    """
    meeting, tafel = which_meeting.for_agenda(register, name), register.tafel
    if tafel is None:
        raise TafelError("`data/tafel.md` is niet te lezen: bekijk wat er mis is met `tafel check`.", exit_code=1)
    sent: Mapping[str, str] = numbers_sent(source, meeting) if meeting.verzonden else {}
    return agendaplan(register, tafel, meeting, today, sent)


def schrijf_op(root: Path, name: str, today: date) -> Agendaplan:
    """Write the proposal for a meeting in its file and return it; a list that stands there already is left alone.

    What is written follows from what was read under the lock. Raises TafelError, having changed nothing, when the table
    is busy, or when the file is written in a way that cannot be changed safely; OSError when the disk does not take it.
    """
    with locked(root):
        source = WorkTree(root)
        register = read(source)
        plan = voorstel(source, register, name, today)
        if not plan.ongewijzigd:
            text = which_meeting.for_agenda(register, name).document.text
            new = set_list(plan.bestand, text, "agenda", plan.agenda)
            replace_files(root, {plan.bestand: Change(text.encode(), new.encode())})
    return plan
