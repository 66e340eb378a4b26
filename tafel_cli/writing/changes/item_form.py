"""Makes the file of a new agenda item, with its form to fill in."""

from pathlib import Path

from tafel_cli.register.form.empty import Formulier
from tafel_cli.writing.edits import NewFile
from tafel_cli.writing.table_change import Intention, change_table


def new_item(root: Path, form: Formulier) -> None:
    """Write the file of an empty form.

    Raises TafelError, having changed nothing, if the title gives a finding or the name is taken, or as `change_table`
    does; OSError if the write fails.
    """
    edit = NewFile(path=form.path, text=form.text())
    change_table(root, lambda _source, _register: Intention((edit,), None), form.dag, write=True)
