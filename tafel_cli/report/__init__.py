"""Writes results for people and programs: on the screen, and as a file in each form of report of `forms/`."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from tafel_cli.value_class import Frozen

if TYPE_CHECKING:
    from tafel_cli.checks.report import Report  # a page or a list is shown without it


class ReportForm(Frozen):
    """A form of report: its name, its default file (None: the screen), and the function that makes its text."""

    name: str
    filename: str | None
    render: "Callable[[Report], str]"


@cache
def form_names() -> tuple[str, ...]:
    """Return the names of the forms of report, without importing them."""
    return tuple(sorted(path.stem for path in (Path(__file__).parent / "forms").glob("[a-z]*.py")))


@cache
def form(name: str) -> ReportForm:
    """Import one form of report; its name must be one of `form_names`."""
    module = import_module(f"{__name__}.forms.{name}")
    return ReportForm(name=name, filename=module.FILENAME, render=module.render)
