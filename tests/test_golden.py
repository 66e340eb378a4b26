"""Inventories and texts, word for word. Refresh on purpose with `python3 dev.py test --update-golden`."""

import re
import shutil
from pathlib import Path

import pytest
from codes import given
from conftest import ROOT, SMALLEST, tafel
from golden_files import compare
from nouns import listed

from tafel_cli.checks.explain import PAGES
from tafel_cli.cli import nouns
from tafel_cli.finding import Code
from tafel_cli.kinds import KINDS
from tafel_cli.render import renderers
from tafel_cli.report import form, form_names

COMMANDS = [
    [],
    *[[noun] for noun in nouns()],
    *[[noun, name] for noun in listed() for name in ("list", "show")],
    ["agenda", "build"],
    ["agenda", "new"],
    ["bijeenkomsten", "ics"],
    ["verslag", "adopt"],
    ["verslag", "correct"],
    ["agenda", "submit"],
    ["agenda", "withdraw"],
    ["agenda", "defer"],
    ["reacties", "new"],
    ["reacties", "close"],
    ["organisaties", "leave"],
    ["bijeenkomsten", "remind"],
]


def page_of(code: Code) -> str:
    """Return the name of a code's page, which must be there."""
    page = PAGES / f"{code.code}-{code.slug}.md"
    assert page.is_file()
    return page.name


def test_inventory(request: pytest.FixtureRequest) -> None:
    """Plug-ins that are found by their folder cannot vanish or appear unnoticed, and each code has its page."""
    lines = [
        *[f"soort {name}" for name in sorted(KINDS)],
        *[f"code {c.code} {c.slug} {c.severity} · {page_of(c)}" for c in given()],
        *[f"verslag {form.name} {form.filename or 'scherm'}" for form in map(form, form_names())],
        *[f"vorm {renderer.format} {renderer.filename('<stuk>')}" for renderer in renderers()],
    ]
    compare(request, "inventory.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: "-".join(command) or "tafel")
def test_help(request: pytest.FixtureRequest, command: list[str]) -> None:
    """Every command explains itself, with an example, in 80 columns."""
    done = tafel(ROOT, *command, "--help", COLUMNS="80", TERMINAL_WIDTH="80")
    assert not any(word in done.stdout for word in ("Usage", "Options", "Commands", "Arguments", "Show ", "[default"))
    assert "Voorbeeld: tafel" in done.stdout
    compare(request, f"help/{'-'.join(command) or 'tafel'}.txt", done.stdout)


def test_page(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """The page of the smallest table, outside git, is this one to the letter, apart from its style."""
    shutil.copytree(SMALLEST, tmp_path / "tafel")
    assert tafel(tmp_path / "tafel", "agenda", "build").returncode == 0
    page = tmp_path / "tafel/uitvoer/2026-01-15/deelnemers/vergaderstukken-2026-01-15.html"
    text = re.sub(r"<style>.*</style>", "<style></style>", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    compare(request, "vergaderstukken.html", text)
