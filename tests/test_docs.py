"""The generated pages in docs/ are up to date."""

from pathlib import Path

from tafel_cli.checks.explain import FAMILIES, handbook, overview
from tafel_cli.report.reference.guide import field_guide
from tafel_cli.report.reference.pack import pack_guide as data_guide

ROOT = Path(__file__).resolve().parent.parent


def test_handbook() -> None:
    """docs/regels.md holds exactly the pages that `tafel explain` shows."""
    assert (ROOT / "docs" / "regels.md").read_text(encoding="utf-8") == handbook(), "run `python3 dev.py docs`"


def test_field_guide() -> None:
    """docs/velden.md holds exactly the kinds and keys that there are, with the words of their pages."""
    assert (ROOT / "docs" / "velden.md").read_text(encoding="utf-8") == field_guide(), "run `python3 dev.py docs`"


def test_data_guide() -> None:
    """docs/vergaderstukken.md holds exactly the keys of a pack as data, with the words of their page."""
    written = (ROOT / "docs" / "vergaderstukken.md").read_text(encoding="utf-8")
    assert written == data_guide(), "run `python3 dev.py docs`"


def test_every_code_has_a_family() -> None:
    """No page falls outside the families of docs/regels.md."""
    assert overview()
    assert all(code.startswith(tuple(FAMILIES)) for code, _, _ in overview())


def test_readme_is_short() -> None:
    """The README stays within 120 lines; the rest is in docs/."""
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 120
