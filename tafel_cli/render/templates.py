"""The templates of the page, in `templates/`: at the root of a checkout, or inside the installed package."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tafel_cli.layout.spelling import FILTERS
from tafel_cli.render.compiled import Kept


def folder() -> Path:
    """Return the folder of the templates."""
    here = Path(__file__).resolve().parents[1]
    return next(place for place in (here / "templates", here.parent / "templates") if place.is_dir())


def rendered(name: str, data: Mapping[str, Any], filters: Mapping[str, Callable[..., str]]) -> str:
    """Return what a template makes of plain data: everything is escaped, and an unknown name is an error.

    `filters`: those that write elements, beside the ones that every template has.
    """
    environment = Environment(
        loader=FileSystemLoader(folder()),
        bytecode_cache=Kept(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update({**FILTERS, **filters})
    return environment.get_template(name).render(data)
