"""Shares what was recorded: joins it with what others recorded, judges the result, and pushes it or a proposal."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

from tafel_cli.checks.inspection import inspect
from tafel_cli.checks.report import Report
from tafel_cli.dutch import file_stem
from tafel_cli.errors import TafelError
from tafel_cli.finding import Finding, Severity
from tafel_cli.register.case import Case, compared
from tafel_cli.register.loading import read
from tafel_cli.source import sharing
from tafel_cli.source.plain_git import PlainGit
from tafel_cli.source.proposal import Proposal, compare, compare_joined
from tafel_cli.source.revision import Revision
from tafel_cli.source.sharing import Reply, Target
from tafel_cli.value_class import Frozen, with_changes

_ROUNDS = 3
_SLUG = 50
_STAYS = "Wat u vastlegde, staat hier nog, en is niet gedeeld."


class Sharing(Frozen):
    """What is shared (the last version of a folder), where, and by what it is judged and named."""

    git: PlainGit
    root: Path
    target: Target
    day: date
    message: str
    actor: str | None


class Shared(Frozen):
    """What was shared. `sent`: something new went out; `joined`: versions of others came into the folder.

    `proposal`: the name of the proposal that was made; `protected`: because sharing directly is not allowed; `words`:
    what the other side said.
    """

    sent: bool = False
    joined: bool = False
    proposal: str = ""
    protected: bool = False
    words: tuple[str, ...] = ()


class NotSharedError(TafelError):
    """What was recorded is not shared. `findings`: the errors that it would bring; `lines`: files, with who else."""

    def __init__(
        self, message: str, *, findings: Sequence[Finding] = (), lines: Sequence[str] = (), exit_code: int = 3
    ) -> None:
        super().__init__(message, exit_code=exit_code)
        self.findings = tuple(findings)
        self.lines = tuple(lines)


def share(it: Sharing, waiting: Callable[[str], AbstractContextManager[None]], *, as_proposal: bool) -> Shared:
    """Share the last recorded version, and return what was done.

    If somebody else was first, both are joined, unless they clash or would bring an error. Raises NotSharedError then,
    and GitRefusedError if the other side cannot be reached; the recorded version stays.
    """
    joined = False
    for _ in range(_ROUNDS):
        with waiting("Er wordt gekeken wat anderen vastlegden …"):
            theirs = sharing.fetch(it.git, it.target)
        ours = _head(it.git)
        if theirs and (theirs == ours or (as_proposal and sharing.contains(it.git, theirs, ours))):
            return Shared(joined=joined)
        if as_proposal:
            _demand_sound(it, theirs)
            return _propose(it, theirs, waiting)
        if theirs and not sharing.contains(it.git, ours, theirs):
            _join(it, ours, theirs)
            joined = True
            if sharing.same_content(it.git, "HEAD", theirs):
                return Shared(joined=True)
        _demand_sound(it, theirs)
        with waiting("Het wordt gedeeld …"):
            reply, words = sharing.push(it.git, it.target)
        if reply is Reply.TAKEN:
            return Shared(sent=True, joined=joined, words=words)
        if reply is Reply.REFUSED:
            return with_changes(_propose(it, theirs, waiting), joined=joined, protected=True)
    raise NotSharedError(f"Anderen delen op dit moment ook. {_STAYS} Typ zo nog eens: `tafel save --push`.")


def _head(git: PlainGit) -> str:
    head = git.head()
    if head is None:
        raise NotSharedError(
            'Er is nog niets vastgelegd om te delen. Typ eerst: `tafel save "Wat u deed"`.', exit_code=2
        )
    return head


def _demand_sound(it: Sharing, theirs: str | None) -> None:
    """Raise NotSharedError if the last recorded version brings an error that the other side does not have."""
    if theirs is None:
        report = inspect(Case(register=read(Revision(it.root, _head(it.git))), today=it.day))
    else:
        head = _head(it.git)
        report = _judged(it, compare(it.root, theirs, head), Revision(it.root, head))
    _demand_no_errors(report, "Dit brengt een nieuwe fout mee")


def _judged(it: Sharing, proposal: Proposal, tip: Revision) -> Report:
    base = read(proposal.base)
    upstream = read(proposal.upstream, base) if proposal.upstream else None
    now = read(tip, base)
    return inspect(compared(now, it.day, base, proposal.change, upstream=upstream, actor=it.actor))


def _demand_no_errors(report: Report, what: str) -> None:
    found = [noted.finding for noted in report.new if noted.finding.code.severity is Severity.FOUT]
    if found:
        said = f"{what}: zie hierboven. {_STAYS} Verbeter het, en typ daarna opnieuw `tafel save` met `--push`."
        raise NotSharedError(said, findings=found, exit_code=1)


def _join(it: Sharing, ours: str, theirs: str) -> None:
    """Bring the versions of others into the folder. Raises NotSharedError for a clash and for a new error."""
    if not sharing.contains(it.git, theirs, ours):
        found = sharing.join(it.git, ours, theirs)
        if found.clashes:
            who = {path: sharing.makers(it.git, ours, theirs, (path,)) for path in found.clashes}
            lines = [f"{path} ({', '.join(names) or 'onbekend wie'})" for path, names in who.items()]
            said = "Iemand anders veranderde intussen hetzelfde in de bestanden hierboven."
            offer = "Deel het als voorstel: `tafel save --push --voorstel`. Overleg daarna wat er moet staan."
            raise NotSharedError(f"{said} {_STAYS} {offer}", lines=lines)
        proposal, tip = compare_joined(it.root, theirs, ours, found.tree)
        said = "Iemand anders was eerder. Samen met wat die vastlegde, brengt dit een nieuwe fout mee"
        _demand_no_errors(_judged(it, proposal, tip), said)
    sharing.merge(it.git, theirs)


def _propose(it: Sharing, theirs: str | None, waiting: Callable[[str], AbstractContextManager[None]]) -> Shared:
    """Push the last recorded version under a name of its own, as a proposal, unless one holds it already."""
    words = it.message or it.git.read("log", "-1", "--format=%s") or ""
    name = f"{it.day.isoformat()}-{file_stem(words, _SLUG) or 'wijziging'}"
    with waiting("Het voorstel wordt klaargezet …"):
        ref, there = sharing.proposal_ref(it.git, it.target.remote, name, theirs)
        reply, said = (Reply.TAKEN, ()) if there else sharing.push(it.git, Target(it.target.remote, ref))
    short = ref.removeprefix("refs/heads/")
    if reply is not Reply.TAKEN:
        refused = f"De plek waar u deelt, neemt ook het voorstel `{short}` niet aan."
        raise NotSharedError(f"{refused} {_STAYS} Vraag de beheerder om hulp.", lines=said)
    return Shared(sent=not there, proposal=short, words=said)
