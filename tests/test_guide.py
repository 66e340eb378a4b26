"""The chair's guide shows what the commands really say, in the order in which a secretary types them."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT, example_table, git, replace, tafel

GUIDE = ROOT / "docs" / "nl" / "handleiding-voorzitter.md"
DAY = "2026-11-26"
BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
EXAMPLE = re.compile(r"^`(data/[^`]+)`\n```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
VERSION = re.compile(r"\b[0-9a-f]{10}(?:[0-9a-f]{30})?\b")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the example table, recorded, on the day that the guide is about."""
    root = tmp_path_factory.mktemp("gids") / "tafel"
    shutil.copytree(example_table() / "data", root / "data")
    git(root.parent, "init", "-q", "tafel")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "De tafel")
    git(root.parent, "init", "-q", "--bare", "-b", "main", "gedeeld.git")
    git(root, "remote", "add", "origin", "../gedeeld.git")
    git(root, "push", "-q", "-u", "origin", "HEAD:main")
    git(root, "config", "user.name", "Secretaris")
    git(root, "config", "user.email", "secretariaat@tafel.example")
    return root


def run(folder: Path, line: str) -> str:
    """Run a line of the guide; return what it says, with versions that differ from place to place left out."""
    name, *arguments = shlex.split(line)
    if name == "git":
        who = ["-c", "user.name=Secretaris", "-c", "user.email=secretariaat@tafel.example"]
        subprocess.run(["git", *who, *arguments], cwd=folder, check=False, capture_output=True)
        return ""  # what git says is in the language of the computer
    assert name == "tafel"
    dated = (
        [*arguments, "--as-of", DAY]
        if arguments[:1] == ["status"] or arguments[:2] == ["agenda", "plan"]
        else arguments
    )
    done = tafel(folder, *dated, COLUMNS="100")
    assert done.returncode == 0, done.stdout + done.stderr
    return VERSION.sub("…", done.stdout)


def screens(text: str, folder: Path) -> Iterator[str]:
    """Yield every console block of a text as it would look if its commands were run now, in order."""
    for block in BLOCK.findall(text):
        commands = [line for line in block.splitlines() if line.startswith("$ ")]
        yield "".join(f"{command}\n{run(folder, command[2:])}" for command in commands)


def test_screens(request: pytest.FixtureRequest, folder: Path) -> None:
    """Every screen in the guide is what the secretary sees."""
    text = GUIDE.read_text(encoding="utf-8")
    shown = list(screens(text, folder))
    assert shown
    assert all(screen.startswith("$ ") for screen in shown)
    made = iter(shown)
    now = BLOCK.sub(lambda _: next(made), text)
    if request.config.getoption("--update-golden"):
        GUIDE.write_text(now, encoding="utf-8")
    assert GUIDE.read_text(encoding="utf-8") == now


def test_examples(tmp_path: Path) -> None:
    """Whoever copies the guide's files after the meeting has files without an error."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    examples = EXAMPLE.findall(GUIDE.read_text(encoding="utf-8"))
    assert [path.split("/")[1] for path, _ in examples] == ["besluiten", "acties", "bekrachtigingen", "bijeenkomsten"]
    replace(tmp_path / "data/bijeenkomsten/2026-12-03.md", "status: gepland", "status: gehouden")
    for path, text in examples:
        (tmp_path / path).write_text(text, encoding="utf-8")
    done = tafel(tmp_path, "check", "--as-of", "2026-12-20", *(path for path, _ in examples))
    assert "4 bestanden gelezen: 0 fouten, 0 waarschuwingen" in done.stdout


def test_words() -> None:
    """The guide speaks to somebody who types no code: none of the words that only programmers know."""
    text = re.sub(r"```.*?```|`[^`]*`", "", GUIDE.read_text(encoding="utf-8"), flags=re.DOTALL).casefold()
    assert "bijeenkomst" in text
    assert not [word for word in ("front matter", "yaml", "pull request", "repository", "commit ") if word in text]


def test_links() -> None:
    """Every link in the guide leads to a page, and to a heading that is there."""
    targets = re.findall(r"\]\(([^)]+)\)", GUIDE.read_text(encoding="utf-8"))
    assert targets
    for target in targets:
        name, _, anchor = target.partition("#")
        page = (GUIDE.parent / name).read_text(encoding="utf-8")
        assert not anchor or re.search(rf"^#+ {anchor}$", page, re.MULTILINE | re.IGNORECASE), target
