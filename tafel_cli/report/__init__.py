"""What a person or a program sees of a check: the screen, and a file for each form of report in `forms/`."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tafel_cli.checks.report import Report  # a page or a list is shown without it


class ReportForm(NamedTuple):
    """A form of report: its name, where it goes when nobody says (None: the screen), and the function that makes it."""

    name: str
    filename: str | None
    render: "Callable[[Report], str]"


@cache
def form_names() -> tuple[str, ...]:
    """Return the names of the forms of report, without loading any."""
    return tuple(sorted(path.stem for path in (Path(__file__).parent / "forms").glob("[a-z]*.py")))


def form(name: str) -> ReportForm:
    """Load one form of report by a name that there is."""
    module = import_module(f"{__name__}.forms.{name}")
    return ReportForm(name, module.FILENAME, module.render)
