"""The nouns of the command line that have a list, found in the code, so that a new one is tested by itself."""

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from types import ModuleType
from typing import Any

from typer.main import get_command

from tafel_cli.cli import nouns
from tafel_cli.report.lists import Lijst

DAY = date(2026, 1, 15)


def listed() -> dict[str, Lijst[Any]]:
    """Return the list of every noun that has one; a list that depends on the day is that of `DAY`."""
    return {noun: lijst for noun in nouns() for lijst in _lists(import_module(f"tafel_cli.cli.{noun}"))}


def folders() -> dict[str, str]:
    """Return the folder below `data/` whose documents a noun lists."""
    return {noun: lijst.soort.folder for noun, lijst in listed().items()}


def takes_day(noun: str) -> bool:
    """Tell whether the list of a noun depends on the day."""
    group: Any = get_command(import_module(f"tafel_cli.cli.{noun}").app)
    return any(option.name == "as_of" for option in group.commands["list"].params)


def _lists(module: ModuleType) -> Iterator[Lijst[Any]]:
    for value in vars(module).values():
        lijst = value(DAY) if getattr(value, "__name__", "") == "of_day" else value
        if isinstance(lijst, Lijst):
            yield lijst
