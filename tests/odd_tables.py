"""Lays tables in which one file is spelt oddly, and judges a command on each: it does what it means there, or nothing.

Nothing here depends on the clock, and no table is in git.
"""

import re
import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from subprocess import CompletedProcess
from typing import NamedTuple

from conftest import SMALLEST, tafel
from odd_headers import left_alone, spellings

from tafel_cli.reading.document import parse
from tafel_cli.writing.header.text import words_of

ENOUGH = 60


class Outcome(NamedTuple):
    """What a command did to a file. `text`: the file before; `said`: what the command said."""

    text: bytes
    new: bytes
    said: CompletedProcess[str]

    @property
    def refused(self) -> bool:
        """Tell whether nothing was written, because the file could not be changed safely."""
        return self.said.returncode == 3 and "is niet veranderd" in self.said.stderr


def contents(root: Path) -> dict[str, bytes]:
    """Return the bytes of every file below `data/`."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("data/**/*") if path.is_file()}


def judged(  # noqa: PLR0913  (what is laid, what is done, and what must come of it)
    folder: Path,
    path: str,
    words: Collection[str],
    keys: Collection[str],
    *,
    plain: str = "",
    made: Collection[str] = (),
    gone: Collection[str] = (),
    count: int = ENOUGH,
) -> Iterator[Outcome]:
    """Run a command on tables with odd spellings of one file, and yield what it did to that file on each.

    `plain`: the text of the file in plain form; without it that of the smallest table. `keys`: those that may change;
    of those in `gone` an item may go with its comment. `made`: the paths of new files.

    Fails if another byte changed, if the command was not refused with the line to type, or if what it wrote is not
    what it writes in the plain file.
    """
    text = plain or (SMALLEST / path).read_text(encoding="utf-8")
    first: Mapping[str, list[str]] = {}
    for number, spelt in enumerate(spellings(text, count, seed=" ".join(words))):
        root = folder / str(number)
        shutil.copytree(SMALLEST, root)
        (root / path).write_bytes(spelt.encode())
        before = contents(root)
        said = tafel(root, *words)
        after = contents(root)
        outcome = Outcome(before[path], after[path], said)
        if outcome.refused:
            assert number, said.stderr
            assert before == after
            assert re.search(r"(?:Typ|Haal) .*`", said.stderr), said.stderr
        else:
            assert said.returncode == 0, (spelt, said.stderr)
            assert {name: data for name, data in after.items() if name not in (path, *made)} == {
                name: data for name, data in before.items() if name != path
            }
            assert left_alone(before[path], after[path], keys, gone), (spelt, after[path].decode())
            read = _read(after[path])
            first = first or read
            assert read == first, (spelt, after[path].decode())
        yield outcome
        shutil.rmtree(root)


def _read(data: bytes) -> dict[str, list[str]]:
    document = parse("a.md", data)
    assert document.fields
    return {key: words_of(value) for key, (_, value) in document.fields.entries.items()}
