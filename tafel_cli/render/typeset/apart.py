"""Runs Typst in a process of its own: `python apart.py FOLDER`, or `python apart.py FOLDER MOST` to count pages.

A damaged PDF can end the process that reads it, or keep it busy, so no PDF of others is read in ours. This file imports
nothing of tafel, because it is started by its path.
"""

import json
import sys
from contextlib import suppress
from pathlib import Path

import typst

MOST_MEMORY = 4 << 30  # bytes of address space, where the system can bound it
_ALL = '#set page(margin: 0pt)\n#for n in range(1, int(sys.inputs.page) + 1) { page(image("bijlage.pdf", page: n)) }'
_ONE = '#context [#metadata(measure(image("bijlage.pdf", page: int(sys.inputs.page))).width.pt())<there>]'


def run_apart(folder: Path, most: int | None) -> None:
    """Make `made.pdf` of `main.typ`, or write how many pages `bijlage.pdf` has: 0 if broken, at most `most` + 1."""
    _bound()
    if most is None:
        told = json.loads((folder / "pack.json").read_text(encoding="ascii"))
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=told["fonts"])
        (folder / "made.pdf").write_bytes(
            typst.compile(
                str(folder / "main.typ"), root=str(folder), format="pdf", timestamp=told["moment"], font_paths=fonts
            )
        )
        return
    pages = _pages(folder, most)
    if 0 < pages <= most:  # a page can look sound until it is drawn
        _compile(folder, _ALL, pages)
    sys.stdout.write(str(pages))


def _pages(folder: Path, most: int) -> int:
    """Return the number of pages, at most `most` + 1. They are sought, because Typst only says if a page is there."""
    (folder / "one.typ").write_text(_ONE, encoding="ascii")
    low, high = 0, 1  # page `low` is there
    while high <= most + 1 and _is_there(folder, high):
        low, high = high, high * 2
    high = min(high, most + 2)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _is_there(folder, middle) else (low, middle)
    return low


def _is_there(folder: Path, page: int) -> bool:
    told = {"page": str(page)}
    with suppress(RuntimeError):  # also what Typst calls an error of its own
        typst.query(str(folder / "one.typ"), "<there>", root=str(folder), ignore_system_fonts=True, sys_inputs=told)
        return True
    return False


def _compile(folder: Path, code: str, page: int) -> None:
    (folder / "all.typ").write_text(code, encoding="ascii")
    told = {"page": str(page)}
    typst.compile(str(folder / "all.typ"), root=str(folder), format="pdf", ignore_system_fonts=True, sys_inputs=told)


def _bound() -> None:
    """Bound the memory of this process, and leave no file behind if it dies."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # Windows has none

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    run_apart(Path(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else None)
