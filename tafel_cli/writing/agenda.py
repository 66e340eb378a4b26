"""The proposed list is written in the meeting's file; nothing else in that file changes."""

from datetime import date
from pathlib import Path

from tafel_cli.pack.plan import Agendaplan, agendaplan
from tafel_cli.pack.sent import what_was_sent
from tafel_cli.register.loading import read
from tafel_cli.register.meetings import Occasion, to_plan
from tafel_cli.source import Source
from tafel_cli.source.worktree import WorkTree
from tafel_cli.writing.header_list import set_list
from tafel_cli.writing.lock import locked
from tafel_cli.writing.table_files import Replacement, replace_files


def voorstel(source: Source, occasion: Occasion, today: date) -> Agendaplan:
    """Return the proposal for a planned meeting; raises TafelError when a version that was sent cannot be read."""
    sent, _ = what_was_sent(source, occasion.meeting)
    return agendaplan(occasion, today, sent.punten)


def schrijf_op(root: Path, name: str, today: date) -> Agendaplan:
    """Write the proposal for a meeting in its file and return it; a list that stands there already is left alone.

    What is written follows from what was read under the lock. Raises TafelError, having changed nothing, when the table
    is busy, or when the file is written in a way that cannot be changed safely; OSError when the disk does not take it.
    """
    with locked(root):
        source = WorkTree(root)
        occasion = to_plan(read(source), name)
        plan = voorstel(source, occasion, today)
        if not plan.ongewijzigd:
            text = occasion.meeting.document.text
            new = set_list(plan.bestand, text, "agenda", plan.agenda)
            replace_files(root, {plan.bestand: Replacement(text.encode(), new.encode())})
    return plan
