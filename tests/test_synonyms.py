"""A command can be called by a Dutch word, of which the help says nothing."""

from pathlib import Path

import pytest
from conftest import tafel
from typer.main import get_command

from tafel_cli.cli import app, nouns
from tafel_cli.cli.synonyms import DUTCH_NOUNS, DUTCH_VERBS


def groups() -> dict[str, dict[str, object]]:
    """Return the commands of each noun by name; a noun that is a command itself has none."""
    command = get_command(app)
    found = {noun: command.get_command(None, noun) for noun in nouns()}  # type: ignore[attr-defined, arg-type]
    return {noun: getattr(one, "commands", {}) for noun, one in found.items()}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("acties lijst", "acties list"),
        ("actie toon 2025-12-04-a1", "acties show 2025-12-04-a1"),
        ("agendapunten lijst", "agenda list"),
        ("notulen lijst", "verslag list"),
        ("agenda maak --help", "agenda build --help"),
        ("agenda verstuur --help", "agenda send --help"),
        ("agenda controleer --help", "agenda verify --help"),
        ("controleer --as-of 2026-01-14", "check --as-of 2026-01-14"),
        ("overzicht --as-of 2026-01-14", "status --as-of 2026-01-14"),
    ],
)
def test_a_dutch_word(table: Path, typed: str, meant: str) -> None:
    """A Dutch word does what the command does that it means, and names that command in what it says."""
    english = tafel(table, *meant.split())
    dutch = tafel(table, *typed.split())
    assert (dutch.returncode, dutch.stdout, dutch.stderr) == (english.returncode, english.stdout, english.stderr)


def test_no_word_hides_a_command() -> None:
    """No synonym of a noun is a noun, and no synonym of a verb is a verb."""
    here = groups()
    assert not DUTCH_NOUNS.keys() & here.keys()
    assert not DUTCH_VERBS.keys() & {verb for verbs in here.values() for verb in verbs}


def test_the_help_has_the_commands_only(table: Path) -> None:
    """The help of a group lists its commands, and no Dutch word for them."""
    for noun, verbs in groups().items():
        if verbs:
            listed = tafel(table, noun, "--help").stdout.split("Opdrachten:")[1].split("Voorbeeld:")[0]
            first = {line.split()[0] for line in listed.splitlines() if line.startswith("  ") and line[2:3].strip()}
            assert verbs.keys() <= first
            assert not first & DUTCH_VERBS.keys()


def test_a_word_that_no_command_means(table: Path) -> None:
    """A word for a command that this noun lacks is refused by the word that was typed."""
    refused = tafel(table, "besluiten", "verplaatsen")
    assert refused.returncode == 2
    assert "De opdracht `verplaatsen` bestaat niet" in refused.stderr
