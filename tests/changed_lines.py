"""Runs a command that changes a table, and tells which lines of which files it took away and added."""

from difflib import ndiff
from pathlib import Path
from subprocess import CompletedProcess

from conftest import tafel

Lines = dict[str, list[str]]


def texts(root: Path) -> dict[str, str]:
    """Return the text of every file below data/, by its path there."""
    data = root / "data"
    return {
        path.relative_to(data).as_posix(): path.read_bytes().decode("utf-8", "replace")
        for path in sorted(data.rglob("*"))
        if path.is_file()
    }


def run(root: Path, *words: str, day: str = "2026-01-20") -> tuple[CompletedProcess[str], Lines]:
    """Run a command on a day; return what it said, and the lines that differ by file, as `+ new` and `- old`."""
    before = texts(root)
    done = tafel(root, *words, "--as-of", day)
    return done, differing(before, texts(root))


def differing(before: dict[str, str], after: dict[str, str]) -> Lines:
    """Return the lines that differ between two states of a table, by file."""
    return {
        path: [
            line.rstrip("\n")
            for line in ndiff(
                before.get(path, "").splitlines(keepends=True), after.get(path, "").splitlines(keepends=True)
            )
            if line[0] in "+-"
        ]
        for path in sorted(before.keys() | after.keys())
        if before.get(path) != after.get(path)
    }


def refused(root: Path, *words: str, day: str = "2026-01-20") -> tuple[int, str]:
    """Run a command that must change nothing; return its exit code, and what it said on stderr."""
    done, lines = run(root, *words, day=day)
    assert lines == {}
    assert done.returncode
    return done.returncode, " ".join(done.stderr.split())
