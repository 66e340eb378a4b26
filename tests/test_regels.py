"""Every code has its page, and every example on a page is true."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from codes import homes

from tafel_cli import rules
from tafel_cli.case import Case, compared
from tafel_cli.explain import PAGES, codes
from tafel_cli.finding import Finding
from tafel_cli.register import read
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
        # An example need not stand on an agenda for its text to be looked at.
        return rules.run(Case(register=read(WorkTree(root)), today=TODAY, asked=frozenset({"data"})))
    old, new = _bytes(before), _bytes(root)
    touched = sorted(path for path in old | new if old.get(path) != new.get(path))
    modes = [FileChange(path, *("100644" if path in side else "000000" for side in (old, new))) for path in touched]
    base, change = read(WorkTree(before)), Change(tuple(modes), lambda: iter(()))
    return rules.run(compared(read(WorkTree(root), base), TODAY, base, change, actor=login[1] if login else None))


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
    """Every code that any module can give has one slug, one usual severity and one page, and every page a code."""
    assert [f"{code.code}-{code.slug}" for code in homes()] == STEMS
    assert ["-".join(known) for known in codes()] == STEMS


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
