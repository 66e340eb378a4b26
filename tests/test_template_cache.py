"""Compiled templates are kept for speed only: nothing that stands there, or does not, changes a page or stops it."""

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from tafel_cli.render.web.template_cache import TemplateCache


def page(folder: Path, *, trim_blocks: bool = False) -> str:
    """Draw the one template of a folder, by an environment that remembers nothing itself."""
    settings = {"trim_blocks": trim_blocks}
    cache = TemplateCache(folder, settings)
    environment = Environment(
        loader=FileSystemLoader(folder), autoescape=True, bytecode_cache=cache, trim_blocks=trim_blocks
    )
    return environment.get_template("a.j2").render(word="plein")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one template."""
    (tmp_path / "a.j2").write_text("{% if word %}\n{{ word }}{% endif %}", encoding="utf-8")
    return tmp_path


def kept(folder: Path) -> list[Path]:
    """Return the files of the cache."""
    return sorted((folder / "__pycache__").glob("*"))


def test_kept_and_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second page is drawn from what the first left, and is the same; a change of text or setting is seen."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert page(folder) == "\nplein"
    (one,) = kept(folder)
    before = one.read_bytes()
    assert page(folder) == "\nplein"
    assert one.read_bytes() == before
    assert page(folder, trim_blocks=True) == "plein"
    (folder / "a.j2").write_text("anders {{ word }}", encoding="utf-8")
    assert page(folder) == "anders plein"


@pytest.mark.parametrize("data", [b"", b"j2", b"geen code", b"\x80\x04." * 9, bytes(range(256))])
def test_a_broken_cache(folder: Path, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that holds no code is passed over and written again."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    page(folder)
    (one,) = kept(folder)
    whole = one.read_bytes()
    for broken in (data, whole[:30] + data, whole[: len(whole) // 2]):
        one.write_bytes(broken)
        assert page(folder) == "\nplein"
        assert one.read_bytes() == whole


def test_nowhere_to_keep_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no cache can be made, or Python may keep no byte code, the page is the same."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (folder / "__pycache__").write_text("een bestand", encoding="utf-8")
    assert page(folder) == "\nplein"
    (folder / "__pycache__").unlink()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert page(folder) == "\nplein"
    assert kept(folder) == []
