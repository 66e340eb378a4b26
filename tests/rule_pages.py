"""Reads the page of each rule: its sections, and the findings in the tables that its examples make."""

import re
import shutil
from pathlib import Path

from proposals import TODAY

from tafel_cli.checks import rules
from tafel_cli.checks.explain import PAGES
from tafel_cli.finding import Finding
from tafel_cli.register.case import Case, compared
from tafel_cli.register.loading import read
from tafel_cli.source import Change, FileChange
from tafel_cli.source.worktree import WorkTree

SMALLEST = Path(__file__).resolve().parent / "smallest"
EXAMPLE = re.compile(r"^`(?P<path>[^`]+)`\n~~~markdown\n(?P<text>.*?)^~~~$", re.MULTILINE | re.DOTALL)
GONE = re.compile(r"^`([^`]+)` is weg\.$", re.MULTILINE)
STEMS = sorted(path.stem for path in PAGES.glob("*.md"))
HEADINGS = ("Wat", "Waarom", "Zo lost u het op", "Fout", "Goed")
# What these codes find cannot be printed on a page: bytes, files and versions. Other tests make it and look for them.
TOLD = {
    *("T002", "T003", "T004", "T010", "T011", "T012", "T013", "T014", "T015", "T017", "T022", "T203", "T209"),
    *("T509", "T511", "T512", "T612", "T704"),
}
SHOWN = [stem for stem in STEMS if stem.partition("-")[0] not in TOLD]


def judge(root: Path, about: str = "", before: Path = SMALLEST) -> list[Finding]:
    """Return all findings of a table on a fixed day; compared with `before` if `about` speaks of comparing.

    If `about` names a login, that is the author of the change.
    """
    login = re.search(r"inlognaam in dit voorbeeld is `([^`]+)`", about)
    if not login and not re.search("vergel(?:ijk|eken)", about):
        # `asked` makes rules look at the text of every document, also of one that is on no agenda.
        return rules.findings_of(Case(register=read(WorkTree(root)), today=TODAY, asked=frozenset({"data"})))
    old, new = _bytes(before), _bytes(root)
    touched = sorted(path for path in old | new if old.get(path) != new.get(path))
    modes = [FileChange(path, *("100644" if path in side else "000000" for side in (old, new))) for path in touched]
    base, change = read(WorkTree(before)), Change(tuple(modes), lambda: iter(()))
    return rules.findings_of(
        compared(read(WorkTree(root), base), TODAY, base, change, actor=login[1] if login else None)
    )


def _bytes(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def laid(root: Path, stem: str, side: str) -> list[Finding]:
    """Return the findings for one side of a page (Fout, Goed): its examples, laid over those of its section Wat."""
    said = sections(stem)
    before = overlay(root.parent / "voor", said["Wat"]) if EXAMPLE.search(said["Wat"]) else SMALLEST
    return judge(overlay(root, said[side], before), said["Wat"], before)


def overlay(root: Path, section: str, before: Path = SMALLEST) -> Path:
    """Lay the examples of a section over the smallest table, or over another."""
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
    parts = re.split(rf"^## ({'|'.join(HEADINGS)})$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))
