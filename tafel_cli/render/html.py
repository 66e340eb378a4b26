"""Draws a paper as one self-contained, accessible HTML file: no script, no request, pictures inside it."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from tafel_cli.layout.blocks import Block, Table, Words
from tafel_cli.layout.paper import Paper
from tafel_cli.render import Renderer
from tafel_cli.render.web.bar import bar_drawing
from tafel_cli.render.web.words import LOWEST_HEADING, Writer, with_whole_days

if TYPE_CHECKING:
    from jinja2.environment import TemplateModule

_SETTINGS: dict[str, Any] = {
    "optimized": False,  # each template runs once, and optimizing it takes longer than it saves
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
}


def draw(paper: Paper) -> bytes:
    """Return the HTML file of a paper, in UTF-8; the same paper always gives the same bytes."""
    # Slow to load, and another format may begin first.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from tafel_cli.render.web.template_cache import TemplateCache

    writer = Writer(paper.pictures, paper.names())
    settings = {**_SETTINGS, "undefined": StrictUndefined}
    environment = Environment(
        loader=FileSystemLoader(folder()),
        bytecode_cache=TemplateCache(folder(), settings),
        autoescape=True,
        **settings,
    )
    environment.filters |= {
        "words": writer.words,
        "flow": writer.flow,
        "picture": writer.picture,
        "bar": bar_drawing,
        "css": _css,
    }

    def blocks(found: Iterable[Block], level: int, title: Words = "") -> Markup:
        """Return blocks as elements: a block is drawn by the macro that has the name of its kind.

        `title`: the heading above them. A table with that name does not show it again, because one sees it already.
        """
        return Markup("").join(
            getattr(macros, type(block).__name__)(
                block, level, **({"known": True} if isinstance(block, Table) and block.name == title else {})
            )
            for block in found
        )

    environment.globals |= {"blocks": blocks, "lowest": LOWEST_HEADING}
    macros: TemplateModule = environment.get_template("blocks.html.j2").module
    head, body, page = environment.get_template("paper.html.j2").render(paper=paper).partition("<body>")
    return f"{head}{body}{with_whole_days(page)}".encode()


def folder() -> Path:
    """Return the folder of the templates: at the root of a checkout, or inside the installed package."""
    here = Path(__file__).resolve().parents[1]
    return next(place for place in (here / "templates", here.parent / "templates") if place.is_dir())


def _css(text: str) -> Markup:
    """Return a text for a string in CSS; what could end the string or the style sheet is spelt by its number."""
    return Markup(re.sub(r"[^\w .,:;·-]", lambda match: f"\\{ord(match.group()):06x}", text))  # noqa: S704


RENDERER = Renderer("html", engines=("jinja2", "markdown-it-py"), draw=draw)
