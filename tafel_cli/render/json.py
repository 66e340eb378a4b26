"""Renders the whole pack as JSON for programs: version 1, which only gains keys; see docs/vergaderstukken.md."""

import json

from tafel_cli.pack.pack import VERSION, Pack
from tafel_cli.render import Renderer


def render(pack: Pack) -> bytes:
    """Return the pack as JSON in UTF-8, its keys in the order of the schema; pure."""
    data = {"version": VERSION, **pack.as_data()}
    return (json.dumps(data, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode("utf-8")


RENDERER = Renderer("json", "vergaderstukken.json", standard=False, engines=(), render=render)
