"""Templates as renderers use them: as shipped in this process, or with the table's own in a process apart."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from jinja2 import Environment

from tafel_cli.render import environment
from tafel_cli.render.html import writing
from tafel_cli.templating import shipped
from tafel_cli.text_tree import Soort


class TableTemplates:
    """The shipped templates with some of them replaced. `own`: texts by name, which passed the lint."""

    def __init__(self, own: Mapping[str, str]) -> None:
        self._own = own

    def render(self, name: str, data: dict[str, Any], files: Mapping[str, bytes]) -> bytes:
        """See Templates.render. Only what a template of the table has a part in is made in a process apart."""
        if self._own:
            from tafel_cli.render.apart import Order, render_apart
            from tafel_cli.templating.includes import made_of

            texts = {**shipped(), **self._own}
            if made_of(name, texts) & self._own.keys():
                pictures = {place: files[place] for place in pictures_in(data)}
                return render_apart(Order(texts, name, data, pictures))
        made = self._environment.overlay()
        made.filters.update(writing(files))
        return made.get_template(name).render(data).encode("utf-8")

    @cached_property
    def _environment(self) -> Environment:
        return environment()


def pictures_in(value: object) -> Iterator[str]:
    """Yield the places of the pictures that plain data shows."""
    if isinstance(value, dict):
        if value.get("soort") == Soort.AFBEELDING:
            yield str(value["doel"])
        if isinstance(value.get("logo"), str):
            yield value["logo"]
        for part in value.values():
            yield from pictures_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from pictures_in(part)
