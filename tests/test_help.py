"""The help of every command speaks in one mood, whole, and fits on any screen."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from tafel_cli.checks.explain import PAGES
from tafel_cli.cli import app

# The first words of help texts: what `tafel` is told to do. A new verb is added here, in the imperative.
VERBS = {
    *(
        "Begin",
        "Beschrijf",
        "Bekijk",
        "Controleer",
        "Deel",
        "Dien",
        "Doe",
        "Eindig",
        "Geef",
        "Kijk",
        "Kom",
        "Laat",
        "Lees",
    ),
    *(
        "Leg",
        "Maak",
        "Meld",
        "Neem",
        "Noem",
        "Open",
        "Plan",
        "Schrijf",
        "Schuif",
        "Sluit",
        "Spreek",
        "Stel",
        "Tel",
        "Toon",
    ),
    *("Trek", "Verbeter", "Vraag", "Vergelijk", "Verplaats", "Zeg", "Zet"),
}


def _commands(command: Any, context: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401  (Typer's click is private)
    yield command, context
    for name in command.list_commands(context) if hasattr(command, "list_commands") else ():
        found = command.get_command(context, name)
        yield from _commands(found, typer.Context(found, parent=context, info_name=name))


ROOT_COMMAND: Any = typer.main.get_command(app)
ALL = list(_commands(ROOT_COMMAND, typer.Context(ROOT_COMMAND, info_name="tafel")))
NAMES = [context.command_path for _, context in ALL]


@pytest.mark.parametrize(("command", "context"), ALL, ids=NAMES)
def test_one_mood(command: Any, context: Any) -> None:  # noqa: ANN401  (the same)
    """The help of a command, of each option and of each part tells `tafel` what to do, and ends with a full stop."""
    parts = [part for part in command.get_params(context) if part.name not in ("help", *_COMPLETION)]
    for name, said in [(context.command_path, command.help), *((part.name, part.help) for part in parts)]:
        assert said.split()[0] in VERBS, f"{name}: begin met wat tafel moet doen, zoals `Toon …`, niet met: {said}"
        assert said.rstrip().endswith((".", '."', '?"')), name
        assert "; anders " not in said, f"{name}: zeg met show_default wat geldt als er niets staat"


_COMPLETION = ("install_completion", "show_completion")


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.md")), ids=lambda path: path.stem)
def test_named_commands_exist(path: Path) -> None:
    """Every command that the page of a rule tells a reader to type exists, by the name in the help."""
    leaves = [context.command_path for command, context in ALL if not hasattr(command, "list_commands")]
    for words in re.findall(r"`(tafel(?: [a-z]+)+)(?=[ `])", path.read_text(encoding="utf-8")):
        assert words in NAMES or any(words.startswith(f"{name} ") for name in leaves), words


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize(("command", "context"), ALL, ids=NAMES)
def test_whole_and_dutch(command: Any, context: Any, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401
    """On a narrow and a wide screen no line of help is too long, no sentence is cut, and no word of it is English."""
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = command.get_help(typer.Context(command, parent=context.parent, info_name=context.info_name))
    assert max(map(len, shown.splitlines())) <= columns
    words = re.sub(r"[A-Z]+\]?\.\.\.", "", shown)  # `DAG...`: several may be typed
    assert not any(word in words for word in ("...", "default", "required", "Usage", "Options", "Show", "env var", "{"))
