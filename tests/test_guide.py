"""The chair's guide shows what the commands really say, in the order in which a secretary types them."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT, example_table, git, tafel

GUIDE = ROOT / "docs" / "nl" / "handleiding-voorzitter.md"
BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
DAY = re.compile(r"^<!-- dag: (\S+) -->$", re.MULTILINE)
LAST = re.compile(r"^<!-- alleen de laatste regels: (\d+) -->$", re.MULTILINE)
TYPED = re.compile(r"^`(data/[^`]+)`\n```markdown\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SECTION = re.compile(r"^## .*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
VERSION = re.compile(r"\b[0-9a-f]{10,40}\b")
UNDATED = ("agenda build", "agenda verify", "verslag build", "besluiten build", "explain")
FIRST_DAY = "2026-11-26"


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


def run(folder: Path, line: str, day: str) -> str:
    """Run a line of the guide on a day; return what it says, without versions that differ from place to place."""
    name, *arguments = shlex.split(line)
    assert name == "tafel"
    dated = arguments if " ".join(arguments).startswith(UNDATED) else [*arguments, "--as-of", day]
    done = tafel(folder, *dated, COLUMNS="100")
    assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    return VERSION.sub("…", done.stdout)


def typed(folder: Path, path: str, text: str) -> None:
    """Type what a text says in a file: behind the words above its first heading, and below its headings."""
    file = folder / path
    sections = {section.split("\n")[0]: section for section in SECTION.findall(text)}
    made = file.read_text(encoding="utf-8")
    for line in filter(None, SECTION.sub("", text).split("\n")):
        assert f"\n{line.partition(' ')[0]}\n" in made, line
        made = made.replace(f"\n{line.partition(' ')[0]}\n", f"\n{line}\n", 1)
    for heading, section in sections.items():
        assert f"{heading}\n" in made, heading
        made = SECTION.sub(lambda m, h=heading, s=section: f"{s}\n" if m[0].split("\n")[0] == h else m[0], made)
    file.write_text(made, encoding="utf-8")


def screens(text: str, folder: Path) -> Iterator[str]:
    """Yield every console block of a text as it would look if all is done in order that the text says up to there."""
    day, at = FIRST_DAY, 0
    for block in BLOCK.finditer(text):
        before = text[at : block.start()]
        day = [day, *DAY.findall(before)][-1]
        for path, words in TYPED.findall(before):
            typed(folder, path, words)
        last = LAST.search(before)
        said = ""
        for command in (line for line in block[0].splitlines() if line.startswith("$ ")):
            lines = run(folder, command[2:], day).splitlines(keepends=True)
            said += f"{command}\n" + "".join(["…\n", *lines[-int(last[1]) :]] if last else lines)
        yield said
        at = block.end()


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


def test_words() -> None:
    """The guide speaks to somebody who types no code: none of the words that only programmers know."""
    text = re.sub(r"```.*?```|`[^`]*`", "", GUIDE.read_text(encoding="utf-8"), flags=re.DOTALL).casefold()
    assert "bijeenkomst" in text
    assert not [word for word in ("front matter", "yaml", "pull request", "repository", "commit ") if word in text]


def test_links() -> None:
    """Every link in the guide leads to a page, and to a heading that is there."""
    prose = re.sub(r"```.*?```", "", GUIDE.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)]+)\)", prose)
    assert targets
    for target in targets:
        name, _, anchor = target.partition("#")
        page = (GUIDE.parent / name).read_text(encoding="utf-8")
        assert not anchor or re.search(rf"^#+ {anchor}$", page, re.MULTILINE | re.IGNORECASE), target
