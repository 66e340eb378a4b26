"""Compiled templates are cached where Python caches compiled modules, and are used only if they fit."""

from pathlib import Path

import pytest
from conftest import tafel_process

PAGE = "uitvoer/2026-01-15/deelnemers/vergaderstukken.html"


def build(table: Path, kept: Path, dont: str = "") -> bytes:
    """Make the pack with compiled files kept in a folder; return its page."""
    done = tafel_process(
        table, "agenda", "build", "--format", "html", PYTHONPYCACHEPREFIX=str(kept), PYTHONDONTWRITEBYTECODE=dont
    )
    assert (done.returncode, done.stderr) == (0, "")
    return (table / PAGE).read_bytes()


def templates(kept: Path) -> list[Path]:
    """Return the compiled templates in a folder."""
    return sorted(kept.rglob("template-*"))


def test_kept_and_used(table: Path, tmp_path: Path) -> None:
    """A second pack reads what the first one compiled, and has the same bytes."""
    kept = tmp_path / "bewaard"
    page = build(table, kept)
    found = templates(kept)
    assert found
    before = [(path.stat().st_mtime_ns, path.read_bytes()) for path in found]
    assert build(table, kept) == page
    assert [(path.stat().st_mtime_ns, path.read_bytes()) for path in templates(kept)] == before


@pytest.mark.parametrize("harm", [b"", b"x" * 100, b"j2\x05\x00\x00\x00"])
def test_what_does_not_fit_is_made_anew(table: Path, tmp_path: Path, harm: bytes) -> None:
    """Whatever lies in the place of a compiled template, the page is right."""
    kept = tmp_path / "bewaard"
    page = build(table, kept)
    for path in templates(kept):
        path.write_bytes(harm)
    assert build(table, kept) == page


def test_nothing_is_kept_when_python_keeps_nothing(table: Path, tmp_path: Path) -> None:
    """With PYTHONDONTWRITEBYTECODE, or where nothing can be written, the page is made and nothing is left behind."""
    kept = tmp_path / "bewaard"
    page = build(table, kept, "1")
    assert not kept.exists()
    kept.write_text("geen map", encoding="utf-8")
    assert build(table, kept) == page
