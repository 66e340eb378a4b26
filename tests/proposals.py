"""Makes proposals in memory, without git: the table before, the table by now, and the change."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from conftest import SMALLEST, replace

from tafel_cli.checks import rules
from tafel_cli.finding import Finding
from tafel_cli.register.case import Case, compared
from tafel_cli.register.loading import read
from tafel_cli.source import Change, FileChange
from tafel_cli.source.worktree import WorkTree

TODAY = date(2026, 1, 14)
PLEIN, SPEELPLEK = "data/agenda/2026-01-05-gemeente-plein.md", "data/agenda/2025-11-20-gemeente-speelplek.md"
VERSLAG = "data/verslagen/2025-12-04.md"
OWN = "data/agenda/2026-01-06-huurders-bankje.md"
TAFEL, PARTIJ = "data/tafel.md", "data/organisaties/huurders.md"
MEETING = "data/bijeenkomsten/2026-01-15.md"
ACTIE = "data/acties/2025-12-04-a1.md"
BESLUIT = "data/besluiten/2025-12-04-b1.md"
BEKRACHTIGING = "data/bekrachtigingen/2025-12-04-b1-huurders.md"
AFSPRAAK = "data/werkafspraken/1-voorzitter.md"
PLATTEGROND = "data/bijlagen/plattegrond.pdf"
Edit = Callable[[Path], object]


def nothing(_: Path) -> None:
    """Change nothing."""


def edits(*steps: Edit) -> Edit:
    """Return several edits as one."""
    return lambda root: [step(root) for step in steps]


def swap(path: str, old: str, new: str) -> Edit:
    """Return an edit of one piece of one file."""
    return lambda root: replace(root / path, old, new)


def put(path: str, data: bytes = b"iets") -> Edit:
    """Return an edit that writes a file."""

    def edit(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)

    return edit


def drop(path: str) -> Edit:
    """Return an edit that deletes a file."""
    return lambda root: (root / path).unlink()


def copy(path: str, to: str, *changes: tuple[str, str]) -> Edit:
    """Return an edit that copies a file under another name, with replacements."""

    def edit(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        put(to, text.encode())(root)

    return edit


def cite(name: str, item: str = OWN) -> Edit:
    """Return an edit that adds an attachment to the list of an item."""
    line = f"bijlagen:\n  - bestand: {name}\n    titel: Iets\nopenbaarheid: openbaar"
    return swap(item, "openbaarheid: openbaar", line)


def joint(item: str = PLEIN) -> Edit:
    """Return an edit that makes the tenants joint submitters."""
    return swap(item, "thema:", "mede_indieners:\n  - huurders\nthema:")


ADOPT = swap(VERSLAG, "status: concept", "status: vastgesteld\nvastgesteld_op: 2026-01-14")
SENT = swap(MEETING, "status: gepland", "status: gepland\nverzonden:\n  - op: 2026-01-08\n    versie: 4d283f0")
OFF_THE_AGENDA = swap(MEETING, "agenda:\n  - 2026-01-05-gemeente-plein\n", "agenda: []\n")
NEW_PARTY = copy(PARTIJ, "data/organisaties/gemeente-noord.md", ("voorbeeld-huurders", "voorbeeld-noord"))


class Judge:
    """Judges a proposal on a table, which may have changed since the proposal began."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(SMALLEST, folder / "begin")
        mine = (("indiener: gemeente", "indiener: huurders"), ("organisatie: gemeente", "organisatie: huurders"))
        copy(PLEIN, OWN, *mine)(folder / "begin")

    def case(  # noqa: PLR0913  (one for each side of a proposal)
        self,
        change: Edit,
        actor: str | None,
        *,
        before: Edit = nothing,
        since: Edit = nothing,
        modes: dict[str, str] | None = None,
        recorded: bool = True,
    ) -> Case:
        """Return the case. `since`: what others changed meanwhile; `modes`: git modes of files that are not regular."""
        before(self.folder / "begin")
        shutil.copytree(self.folder / "begin", self.folder / "nu")
        shutil.copytree(self.folder / "begin", self.folder / "straks")
        since(self.folder / "nu")
        change(self.folder / "straks")
        old, new = _bytes(self.folder / "begin"), _bytes(self.folder / "straks")
        extra = modes or {}
        touched = sorted({path for path in old | new if old.get(path) != new.get(path)} | extra.keys())
        sides = [(path, *("100644" if path in side else "000000" for side in (old, new))) for path in touched]
        files = [FileChange(path, before_, extra.get(path, after)) for path, before_, after in sides]
        base = read(WorkTree(self.folder / "begin"))
        upstream = None if since is nothing else read(WorkTree(self.folder / "nu"), base)
        told = Change(tuple(files) if recorded else (), lambda: iter(()))
        now = read(WorkTree(self.folder / "straks"), base)
        return compared(now, TODAY, base, told, upstream=upstream, actor=actor)

    def findings(self, change: Edit, actor: str | None = None, **more: object) -> list[Finding]:
        """Return all findings."""
        return rules.findings_of(self.case(change, actor, **more))  # type: ignore[arg-type]

    def rights(self, change: Edit, actor: str | None, **more: object) -> dict[str, set[str]]:
        """Return the codes about rights by path."""
        found: dict[str, set[str]] = {}
        for finding in self.findings(change, actor, **more):
            if finding.code.code.startswith("T7"):
                found.setdefault(finding.path, set()).add(finding.code.code)
        return found


def _bytes(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
