"""Pages that are made from the code are up to date, and what pages show and link to is there."""

import re
import shutil
from pathlib import Path

from conftest import ROOT, example_table, replace, tafel

from tafel_cli.checks.explain import FAMILIES, handbook, overview
from tafel_cli.report.reference.guide import field_guide
from tafel_cli.report.reference.pack import pack_guide as data_guide

DUTCH = ROOT / "docs" / "nl"


def test_handbook() -> None:
    """docs/nl/regels.md holds exactly the pages that `tafel explain` shows."""
    assert (DUTCH / "regels.md").read_text(encoding="utf-8") == handbook(), "run `python3 dev.py docs`"


def test_field_guide() -> None:
    """docs/nl/velden.md holds exactly the kinds and keys that there are, with the words of their pages."""
    assert (DUTCH / "velden.md").read_text(encoding="utf-8") == field_guide(), "run `python3 dev.py docs`"


def test_data_guide() -> None:
    """docs/nl/vergaderstukken.md holds exactly the keys of a pack as data, with the words of their page."""
    written = (DUTCH / "vergaderstukken.md").read_text(encoding="utf-8")
    assert written == data_guide(), "run `python3 dev.py docs`"


def test_every_code_has_a_family() -> None:
    """No page falls outside the families of docs/nl/regels.md."""
    assert overview()
    assert all(code.startswith(tuple(FAMILIES)) for code, _, _ in overview())


def test_readme_is_short() -> None:
    """The README stays within 120 lines; the rest is in docs/."""
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 120


def test_readme_screen(tmp_path: Path) -> None:
    """The screen in the README is what a check of that item says once it has those three slips."""
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    (first,) = [number for number, line in enumerate(lines) if line.startswith("    $ ")]
    last = lines.index("## Commands")
    screen = "\n".join(line.removeprefix("    ") for line in lines[first:last]).rstrip() + "\n"
    command, shown = screen.split("\n", 1)
    _, *arguments = command.removeprefix("$ ").split()
    shutil.copytree(example_table() / "data", tmp_path / "data")
    item = tmp_path / arguments[-1]
    replace(item, "\nindiener:", "\nindiner:")
    replace(item, "doel: besluitvormend", "doel: besluitvormnd")
    replace(item, "duur: 25", "duur: veel")
    assert tafel(tmp_path, *arguments, COLUMNS="200").stdout == shown


def test_links() -> None:
    """Every link to a page, in the README, the changelog and docs/, leads to a file that is there."""
    made = DUTCH / "regels.md"  # its links are those of examples, inside a table
    pages = [ROOT / "README.md", ROOT / "CHANGELOG.md", *{*(ROOT / "docs").rglob("*.md")} - {made}]
    texts = {page: re.sub(r"(?ms)^```.*?^```", "", page.read_text(encoding="utf-8")) for page in pages}  # no examples
    links = [
        (page, link) for page, text in texts.items() for link in re.findall(r"\]\(([^)#:\s]+\.md)(?:#[^)]*)?\)", text)
    ]
    assert links
    assert [(str(page), link) for page, link in links if not (page.parent / link).is_file()] == []
