"""Print figures about the structure of `tafel_cli/`: `python tools/rooms.py`.

The figures: the entries at the top, the longest chain of imports between them, imports against the order of the rooms,
lines of Python, and imports with an alias. `tests/test_architecture.py` takes the order of the rooms from here.
"""

import ast
import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

PACKAGE = Path(__file__).resolve().parent.parent / "tafel_cli"
EVERYBODYS = ("errors", "finding", "dutch", "value_class")
ROOMS = (
    *("source", "reading", "kinds", "register", "proof", "checks"),
    *("pack", "layout", "render", "writing", "report", "cli"),
)


class Arrow(NamedTuple):
    """An import of one entry at the top of the package by another; `module` is the file that imports."""

    module: str
    here: str
    there: str


def entry(steps: tuple[str, ...]) -> str:
    """Return the entry at the top that a module belongs to; `__main__.py` belongs to `cli/`."""
    return "cli" if steps[0] == "__main__" else steps[0]


def arrows() -> Iterator[Arrow]:
    """Yield the imports between entries, anywhere in a file."""
    for path in sorted(PACKAGE.rglob("*.py")):
        steps = path.relative_to(PACKAGE).with_suffix("").parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for target in targets(node):
                if entry(target) != entry(steps):
                    yield Arrow("/".join(steps), entry(steps), entry(target))


def targets(node: ast.AST) -> list[tuple[str, ...]]:
    """Return the modules of the package that a statement imports, as steps below it; the package itself is none."""
    if not isinstance(node, ast.ImportFrom) or (node.module or "").split(".")[0] != PACKAGE.name:
        return []
    steps = tuple((node.module or "").split(".")[1:])
    return [steps] if steps else [(alias.name,) for alias in node.names if not alias.name.startswith("__")]


def imports() -> dict[str, set[str]]:
    """Return each module → the modules that it imports, anywhere in its file; a package is its `__init__.py`."""
    named = {".".join(path.relative_to(PACKAGE).with_suffix("").parts): path for path in PACKAGE.rglob("*.py")}
    files = {name.removesuffix(".__init__"): path for name, path in named.items()}
    return {name: set(_imported(path, files)) for name, path in files.items()}


def _imported(path: Path, files: Collection[str]) -> Iterator[str]:
    """Yield the modules among `files` that a file imports: each name that is one, else the module that it is from."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for steps in targets(node):
            for alias in getattr(node, "names", ()):
                one = ".".join((*steps, alias.name))
                yield from [one] if one in files else [".".join(steps)] if ".".join(steps) in files else []


def circle(found: Mapping[str, set[str]]) -> list[str]:
    """Return modules that import each other in a circle, from the first back to the first; an empty list if none do."""
    try:
        TopologicalSorter(found).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def upward(found: list[Arrow]) -> list[Arrow]:
    """Return the imports of a room that is later in the order than the importer, or of an entry that is not in it."""
    place = dict.fromkeys(EVERYBODYS, -1) | {name: at for at, name in enumerate(ROOMS)}
    return [arrow for arrow in found if place.get(arrow.there, len(ROOMS)) >= max(place.get(arrow.here, 0), 0)]


def longest(below: Mapping[str, set[str]]) -> list[str]:
    """Return the longest chain of imports; there must be no import cycle."""

    @cache
    def chain(name: str) -> tuple[str, ...]:
        return (name, *max((chain(other) for other in sorted(below.get(name, ()))), key=len, default=()))

    return list(max((chain(name) for name in sorted(below)), key=len))


def main() -> None:
    """Print the figures."""
    found = list(arrows())
    against = upward(found)
    below: dict[str, set[str]] = {}
    for arrow in set(found) - set(against):
        below.setdefault(arrow.here, set()).add(arrow.there)
    texts = [path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")]
    at_the_top = [path for path in PACKAGE.iterdir() if path.suffix == ".py" or any(path.glob("*.py"))]
    aliases = [line for text in texts for line in re.findall(r"^\s*(?:from|import) .* as \w+", text, re.MULTILINE)]
    chain = longest(below)
    print(f"rooms and files at the top: {len(at_the_top)}")
    print(f"floors: {len(chain)} ({' > '.join(chain)})")
    print(f"upward imports: {len(against)}")
    for arrow in against:
        print(f"  {arrow.module} imports {arrow.there}")
    print(f"lines of Python: {sum(text.count(chr(10)) for text in texts)} in {len(texts)} modules")
    print(f"imports with an alias: {len(aliases)}")


if __name__ == "__main__":
    main()
