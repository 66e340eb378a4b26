"""Writes JSON that strict parsers accept, and that holds no command for a CI service that prints it."""

import json

from tafel_cli.reading.characters import ORDER

_ENCODER = json.JSONEncoder(ensure_ascii=True, allow_nan=False)


def dumps(value: object, depth: int = 99) -> str:
    """Return a value as JSON, indented `depth` levels; deeper values are on one line, because C writes those faster."""
    return ORDER.sub(r"\\u0023#", _lines(value, depth, "")) + "\n"


def _lines(value: object, depth: int, indent: str) -> str:
    inner = f"{indent}  "
    if depth and value and isinstance(value, dict):
        parts = [f"{inner}{_ENCODER.encode(name)}: {_lines(one, depth - 1, inner)}" for name, one in value.items()]
        return "{\n" + ",\n".join(parts) + f"\n{indent}}}"
    if depth and value and isinstance(value, list | tuple):
        return "[\n" + ",\n".join(inner + _lines(one, depth - 1, inner) for one in value) + f"\n{indent}]"
    return _ENCODER.encode(value)
