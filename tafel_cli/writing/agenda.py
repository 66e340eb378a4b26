"""Writes a proposed agenda to the meeting's file: the key `agenda` changes, and nothing else in that file."""

from datetime import date
from pathlib import Path

from tafel_cli.pack.plan import Agendaplan, agendaplan
from tafel_cli.register.loading import read
from tafel_cli.register.meetings import Occasion, to_plan
from tafel_cli.source import Source
from tafel_cli.source.worktree import WorkTree
from tafel_cli.writing.header_list import set_list
from tafel_cli.writing.lock import locked
from tafel_cli.writing.sent_before import sent_before
from tafel_cli.writing.table_files import Replacement, replace_files


def voorstel(source: Source, occasion: Occasion, today: date) -> Agendaplan:
    """Return the agenda plan for a planned meeting. Raises TafelError if a version that was sent cannot be read."""
    sent, _ = sent_before(source, occasion.meeting)
    return agendaplan(occasion, today, sent.punten)


def schrijf_op(root: Path, name: str, today: date) -> Agendaplan:
    """Write the proposed agenda to the file of the meeting `name` and return the plan.

    A file that holds that list already is not written. The plan is computed under the lock, because another command may
    have written meanwhile. Raises TafelError, having changed nothing, if the table is locked, the meeting cannot be
    planned (`to_plan`) or the front matter cannot be edited safely; OSError if the write fails.
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
