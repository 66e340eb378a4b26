"""The whole pack as data for any program: version 1, which only ever gains keys; see docs/nl/vergaderstukken.md."""

import json

from tafel_cli.pack.pack import VERSION, Pack
from tafel_cli.render import Renderer


def encode(pack: Pack) -> bytes:
    """Return the pack as JSON in UTF-8, its keys in the order of the schema; pure."""
    data = {"version": VERSION, **pack.as_data()}
    return (json.dumps(data, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode("utf-8")


RENDERER = Renderer("json", standard=False, engines=(), encode=encode)
