"""Every code has its page, and every example on a page is true."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from tafel_cli import explain, rules
from tafel_cli.explain import PAGES
from tafel_cli.finding import Finding
from tafel_cli.register import Register
from tafel_cli.source import Change, FileChange
from tafel_cli.source.worktree import WorkTree

TODAY = date(2026, 2, 1)
SMALLEST = Path(__file__).resolve().parent / "kleinste"
EXAMPLE = re.compile(r"^`(?P<path>[^`]+)`\n~~~markdown\n(?P<text>.*?)^~~~$", re.MULTILINE | re.DOTALL)
GONE = re.compile(r"^`([^`]+)` is weg\.$", re.MULTILINE)
STEMS = sorted(path.stem for path in PAGES.glob("*.md"))
SHOWN = [stem for stem in STEMS if "Geval: hostile/" not in (PAGES / f"{stem}.md").read_text(encoding="utf-8")]


def judge(root: Path, about: str = "", before: Path = SMALLEST) -> list[Finding]:
    """Return all findings of a table on a fixed day; compared with the one before where the page is about changes.

    A page that names a login is about what that person may change.
    """
    login = re.search(r"inlognaam in dit voorbeeld is `([^`]+)`", about)
    if not login and not re.search("vergel(?:ijk|eken)", about):
        register = Register(WorkTree(root), TODAY)
        register.ask_for(["data"])  # an example need not stand on an agenda for its text to be looked at
        return rules.run(register)
    old, new = _bytes(before), _bytes(root)
    touched = sorted(path for path in old | new if old.get(path) != new.get(path))
    modes = [FileChange(path, *("100644" if path in side else "000000" for side in (old, new))) for path in touched]
    change = Change(tuple(modes), lambda: iter(()), login[1] if login else None)
    return rules.run(Register(WorkTree(root), TODAY, Register(WorkTree(before)), change))


def _bytes(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def laid(root: Path, stem: str, side: str) -> list[Finding]:
    """Judge one side of a page: its examples, laid over what it says stood there before."""
    said = sections(stem)
    before = overlay(root.parent / "voor", said["Wat"]) if EXAMPLE.search(said["Wat"]) else SMALLEST
    return judge(overlay(root, said[side], before), said["Wat"], before)


def overlay(root: Path, section: str, before: Path = SMALLEST) -> Path:
    """Lay the examples of a section over a table: the smallest valid one, or another."""
    shutil.copytree(before, root)
    examples = list(EXAMPLE.finditer(section))
    gone = GONE.findall(section)
    assert examples or gone, "a section without an example promises nothing"
    for path in gone:
        (root / path).unlink()
    for example in examples:
        path = root / example["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(example["text"], encoding="utf-8")
    return root


def sections(stem: str) -> dict[str, str]:
    """Return a page's sections by heading."""
    text = (PAGES / f"{stem}.md").read_text(encoding="utf-8")
    parts = re.split(r"^## (Wat|Waarom|Fout|Goed)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_smallest_table_is_valid() -> None:
    """The smallest table holds nothing to remark on."""
    assert judge(SMALLEST) == []


def test_codes_and_pages_pair() -> None:
    """Every code has exactly one page and every page a code."""
    assert [f"{code.code}-{code.slug}" for code in rules.codes()] == STEMS


def test_a_code_that_is_gone_never_comes_back() -> None:
    """No code and no name of one that is gone is given again, and its page says since when and what to do."""
    gone = sorted(explain.GONE.glob("*.md"))
    assert [path.stem for path in gone] == ["T620-sjabloon", "T621-sjabloon-onbekend"]
    assert not {word for path in gone for word in path.stem.split("-", 1)} & {w for c in rules.codes() for w in c[:2]}
    for path in gone:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[0] == "# " + path.stem.replace("-", " ", 1)
        assert lines[2].startswith("Deze code bestaat niet meer. ")
        assert [line for line in lines if line.startswith("## ")] == ["## Sinds wanneer", "## Wat nu"]


@pytest.mark.parametrize("stem", STEMS)
def test_page_says_it_all(stem: str) -> None:
    """A page has a title, one sentence, and says what, why, wrong and right."""
    lines = (PAGES / f"{stem}.md").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# " + stem.replace("-", " ", 1)
    assert lines[2].endswith(".")
    assert list(sections(stem)) == ["Wat", "Waarom", "Fout", "Goed"]


@pytest.mark.parametrize("stem", SHOWN)
def test_wrong_example(stem: str, tmp_path: Path) -> None:
    """The wrong example yields this code, and nothing else."""
    found = laid(tmp_path / "tafel", stem, "Fout")
    also = set(re.findall(r"geeft ook de melding ([A-Z][0-9]{3})", sections(stem)["Wat"]))
    assert {finding.code.code for finding in found} == {stem.split("-", maxsplit=1)[0]} | also


@pytest.mark.parametrize("stem", SHOWN)
def test_right_example(stem: str, tmp_path: Path) -> None:
    """The right example yields nothing."""
    assert laid(tmp_path / "tafel", stem, "Goed") == []
