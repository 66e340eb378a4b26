"""Writes rows as separated cells, for a program or a Dutch spreadsheet, so that no spreadsheet calculates one."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tafel_cli.checks.discretion import discreet
from tafel_cli.report.screen import write_text

_FORMULA = "=+\\-@\t\r\uff1d\uff0b\uff0d\uff20"


class Cells(NamedTuple):
    """A way to write cells: what stands first and between them, and what another spreadsheet may split them at."""

    begin: str
    separator: str
    guarded: re.Pattern[str]


def _cells(begin: str, separator: str, other: str) -> Cells:
    return Cells(begin, separator, re.compile(rf'^(?=[{_FORMULA}])|(?<={other})(?=[\s"]*[{_FORMULA}])'))


# By the name of the format. A Dutch spreadsheet needs both, because without a BOM it reads no UTF-8 and a comma belongs
# to a number there.
SEPARATED = {"csv": _cells("", ",", ";"), "spreadsheet": _cells("\ufeff", ";", ",")}


def print_cells(form: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Write rows in a format of SEPARATED, as RFC 4180 says, every cell safe."""
    import csv  # only these formats need it
    import io

    how = SEPARATED[form]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=how.separator)
    writer.writerow(columns)
    writer.writerows([_cell(value, how.guarded) for value in row] for row in rows)
    write_text(how.begin + out.getvalue())


def _cell(value: object, guarded: re.Pattern[str]) -> str:
    """Return a cell; text that a spreadsheet would take for a formula, wherever it splits, gets a `'` before it."""
    text = "" if value is None else discreet(str(value))
    return text if isinstance(value, int) else guarded.sub("'", text)
