"""Writes a proposed agenda to the meeting's file: the key `agenda` changes, and nothing else in that file."""

from datetime import date
from pathlib import Path

from tafel_cli.pack.plan import Agendaplan, agendaplan
from tafel_cli.register.meetings import Occasion, to_plan
from tafel_cli.register.register import Register
from tafel_cli.source import Source
from tafel_cli.writing.edits import SetList
from tafel_cli.writing.papers.sent_before import sent_before
from tafel_cli.writing.table_change import Intention, change_table


def voorstel(source: Source, occasion: Occasion, today: date) -> Agendaplan:
    """Return the agenda plan for a planned meeting. Raises TafelError if a version that was sent cannot be read."""
    sent, _ = sent_before(source, occasion.meeting)
    return agendaplan(occasion, today, sent.punten)


def schrijf_op(root: Path, name: str, today: date) -> Agendaplan:
    """Write the proposed agenda to the file of the meeting `name` and return the plan.

    A file that holds that list already is not written. Raises TafelError, having changed nothing, if the meeting cannot
    be planned (`to_plan`), or as `change_table` does; OSError if the write fails.
    """

    def intend(source: Source, register: Register) -> Intention[Agendaplan]:
        plan = voorstel(source, to_plan(register, name), today)
        return Intention((SetList(path=plan.bestand, key="agenda", entries=tuple(plan.agenda)),), plan)

    return change_table(root, intend, today, write=True).told
