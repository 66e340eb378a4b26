"""Finds the kinds of document: one module each. A document has the kind of its folder; see docs/nl/velden.md."""

from importlib import import_module
from pkgutil import iter_modules

from tafel_cli.reading.record import Record


def _found() -> dict[str, type[Record]]:
    kinds: dict[str, type[Record]] = {}
    for module in sorted(info.name for info in iter_modules(__path__)):
        for value in vars(import_module(f"{__name__}.{module}")).values():
            if isinstance(value, type) and issubclass(value, Record) and value is not Record:
                kinds[value.kind_name] = value
    return kinds


KINDS = _found()
FOLDERS = {kind.folder: kind for kind in KINDS.values() if kind.folder}


def kind_at(steps: list[str]) -> type[Record] | None:
    """Return the kind of a file by its folder. `steps`: its path from the root of the table, split at each `/`.

    None if it is no `.md` file, lies deeper, or is in a folder that no kind has.
    """
    if steps[-1].endswith(".md"):
        if len(steps) == 3:  # noqa: PLR2004  (data/<folder>/<file>)
            return FOLDERS.get(steps[1])
        if steps == ["data", "tafel.md"]:
            return KINDS["tafel"]
    return None
