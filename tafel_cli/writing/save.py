"""Records what changed in a table in git, after it was judged and shown, and shares it if asked."""

from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path

from tafel_cli.checks.discretion import hidden
from tafel_cli.checks.inspection import inspect
from tafel_cli.checks.report import Report
from tafel_cli.dutch import enumeration
from tafel_cli.errors import TafelError
from tafel_cli.finding import Severity
from tafel_cli.register.case import Case, compared
from tafel_cli.register.loading import read
from tafel_cli.register.register import Register
from tafel_cli.source import Change, recording, sharing
from tafel_cli.source.plain_git import PlainGit
from tafel_cli.source.repository import Repository
from tafel_cli.source.revision import Revision
from tafel_cli.source.worktree import WorkTree
from tafel_cli.value_class import Frozen
from tafel_cli.writing.disk.lock import locked
from tafel_cli.writing.share import Shared, Sharing, share

_MOST_NAMED = 3


class Wish(Frozen):
    """What the user asks for. `message`: what was done, in a few words, "" if not typed; `despite`: errors too.

    `share`: also share it, `as_proposal` rather than directly; `actor`: judge the rights of this login; `look_only`:
    change nothing.
    """

    message: str = ""
    share: bool = False
    as_proposal: bool = False
    despite: bool = False
    actor: str | None = None
    look_only: bool = False


class Seen(Frozen):
    """What changed since the last recorded version: the tables before (None: there is none) and now, and the report.

    `beside`: what changed in the repository outside data/, which is not recorded.
    """

    changes: recording.WorkChanges
    before: Register | None
    now: Register
    report: Report

    @property
    def errors(self) -> int:
        """How many errors the change brings."""
        return self.report.count(Severity.FOUT)


class Saved(Frozen):
    """The outcome: the id of the new version (None: nothing was recorded), and what was shared (None: nothing).

    `refused`: how many errors it would bring; `shareable`: there is a place to share; `waiting`: how many versions
    are not shared yet.
    """

    version: str | None = None
    refused: int = 0
    shared: Shared | None = None
    shareable: bool = False
    waiting: int = 0


def save(root: Path, wish: Wish, day: date, git: PlainGit, tell: "Teller") -> Saved:
    """Record all changes below data/ that `tell.seen` has just shown, and share them if wished.

    Nothing is touched before all is judged. Raises TafelError if git is not ready, if the table is locked, if a file
    changes meanwhile, if git or a hook refuses, or as `share` does.
    """
    with nullcontext() if wish.look_only else locked(root):
        Repository(root)  # says why, if git cannot read it or does not trust it
        recording.demand_ready(git)
        target = sharing.target_of(git)
        if wish.share and target is None:
            said = "Deze map is met geen andere plek verbonden, dus delen kan nog niet. Laat `--push` weg"
            raise TafelError(f"{said}, of vraag de beheerder om hulp. Er is niets veranderd.")
        seen, marks = _look(root, git, wish, day)
        tell.seen(seen)
        if wish.look_only:
            return Saved(refused=seen.errors, shareable=target is not None, waiting=sharing.unshared(git))
        if seen.changes.files and seen.errors and not wish.despite:
            return Saved(refused=seen.errors, shareable=target is not None)
        version = None
        if seen.changes.files:
            _demand_message(wish)
            paths = [file.path for file in seen.changes.files]
            made = recording.record(git, paths, wish.message, lambda: _demand_same(root, seen, marks))
            if made:
                version = made.version
                tell.recorded(version, len(paths))
                _demand_as_shown(made.others)
        shared = None
        if wish.share and target:
            sharing_ = Sharing(git=git, root=root, target=target, day=day, message=wish.message, actor=wish.actor)
            shared = share(sharing_, tell.waiting, as_proposal=wish.as_proposal)
        waiting = sharing.unshared(git)
        return Saved(version=version, shared=shared, shareable=target is not None, waiting=waiting)


class Teller:
    """What is told to the user while a table is saved. A command overrides these."""

    def seen(self, seen: Seen) -> None:
        """Tell what changed, before anything is recorded."""

    def recorded(self, version: str, files: int) -> None:
        """Tell that these files were recorded."""

    def waiting(self, said: str) -> AbstractContextManager[None]:
        """Show that slow work goes on."""
        del said
        return nullcontext()


def _look(root: Path, git: PlainGit, wish: Wish, day: date) -> tuple[Seen, dict[str, recording.Fingerprint]]:
    """Return what changed, judged, and the marks by which a later change is seen."""
    changes = recording.changes(git)
    marks = recording.fingerprints(root, changes.files)
    before = _recorded(root)
    now = read(WorkTree(root), before)
    if before is None:
        case = Case(register=now, today=day)
    else:
        change = Change(
            changes.files,
            lambda: recording.contents(root, [file for file in changes.files if file.path not in now.decoded]),
            lambda: frozenset(file.path for file in changes.files),
        )
        case = compared(now, day, before, change, actor=wish.actor)
    return Seen(changes=changes, before=before, now=now, report=inspect(case)), marks


def _recorded(root: Path) -> Register | None:
    """Return the table in the last recorded version; None if nothing or no table was ever recorded."""
    repository = Repository(root)
    head = repository.head()
    if head is None or not repository.holds(head[0], f"{repository.prefix}data/tafel.md"):
        return None
    return read(Revision(root, head[0], repository))


def _demand_as_shown(others: tuple[str, ...]) -> None:
    """Raise TafelError if the new version holds something that was not shown, so that it is not shared unseen."""
    if others:
        some = enumeration([f"`{path}`" for path in others[:_MOST_NAMED]] + ["meer"] * (len(others) > _MOST_NAMED))
        said = f"Let op: in deze versie is {some} anders dan hierboven staat."
        why = "Dat deed een controle op deze computer, of een ander programma. Er is niets gedeeld."
        raise TafelError(f"{said} {why} Kijk wat erin staat met `git show`, en vraag zo nodig hulp.")


def _demand_message(wish: Wish) -> None:
    """Raise TafelError (exit code 2) without a message, and for one with personal data, because it stays for ever."""
    if not wish.message:
        said = "Zeg in een paar woorden wat u deed, tussen aanhalingstekens. Dat komt bij deze versie te staan."
        raise TafelError(f'{said} Bijvoorbeeld: `tafel save "Agenda voor 3 december"`.', exit_code=2)
    if hidden(wish.message) != wish.message and not wish.despite:
        said = "In wat u typte, lijkt een gegeven van een persoon te staan, en dat blijft altijd te lezen."
        raise TafelError(f"{said} Zeg het zonder dat gegeven. Er is niets veranderd.", exit_code=2)


def _demand_same(root: Path, seen: Seen, marks: dict[str, recording.Fingerprint]) -> None:
    """Raise TafelError if a file that was judged has changed since."""
    now = recording.fingerprints(root, seen.changes.files)
    if other := sorted(path for path, mark in marks.items() if now[path] != mark):
        said = f"`{other[0]}` is zojuist nog veranderd. Er is niets vastgelegd."
        raise TafelError(f"{said} Bewaar het bestand, en typ de opdracht opnieuw.")
