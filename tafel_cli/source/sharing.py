"""Shares recorded versions through git: fetches those of others, joins the two, and pushes the result."""

import os
import re
from enum import Enum, auto
from typing import NamedTuple

from tafel_cli.errors import TafelError
from tafel_cli.source.plain_git import Answer, GitRefusedError, PlainGit

_OLDEST = (2, 38)
_JOINED = "Samen met wat anderen vastlegden"
_SAFE = ("--no-tags", "--no-prune", "--no-recurse-submodules")
_TRIES = 99
PROPOSALS = "voorstel/"


class Target(NamedTuple):
    """Where versions are shared: the name of the remote, and the full name of the branch there."""

    remote: str
    ref: str


class Joined(NamedTuple):
    """What joining two versions gives: the id of the tree, and the paths in which both changed the same."""

    tree: str
    clashes: tuple[str, ...]


class Reply(Enum):
    """What the other side made of a push: taken, refused because somebody was first, or refused for another reason."""

    TAKEN = auto()
    FIRST = auto()
    REFUSED = auto()


def target_of(git: PlainGit) -> Target | None:
    """Return where this table is shared: the upstream of the branch, else the branch of this name; None if nowhere.

    Raises TafelError if there are several remotes and none is called `origin`.
    """
    branch = git.read("symbolic-ref", "HEAD") or ""
    told = git.read("for-each-ref", "--format=%(upstream:remotename) %(upstream:remoteref)", branch) or ""
    remote, _, ref = told.partition(" ")
    remotes = (git.read("remote") or "").split()
    if remote in remotes and ref:
        return Target(remote, ref)
    if not remotes:
        return None
    if "origin" in remotes or len(remotes) == 1:
        return Target("origin" if "origin" in remotes else remotes[0], branch)
    said = "Deze map is met meer dan één plek verbonden, en git weet niet waar dit heen moet."
    raise TafelError(f"{said} Vraag de beheerder van de map om hulp.")


def unshared(git: PlainGit) -> int:
    """Return how many recorded versions the other side lacks, as far as is known here."""
    if same_content(git, "@{upstream}", "HEAD"):
        return 0
    return int(git.read("rev-list", "--count", "--no-merges", "@{upstream}..HEAD", "--") or "0")


def fetch(git: PlainGit, target: Target) -> str | None:
    """Fetch the newest version of the other side and return its id; None if the branch is not there yet.

    Raises GitRefusedError if the other side cannot be reached, or asks for a password that nobody can type.
    """
    answer = git.run("fetch", "--quiet", *_SAFE, target.remote, target.ref)
    if not answer.code:
        return git.read("rev-parse", "--verify", "--quiet", "FETCH_HEAD^{commit}")
    if b"couldn't find remote ref" in answer.err:
        return None
    raise _unreachable(answer)


def _unreachable(answer: Answer) -> GitRefusedError:
    said = "De plek waar u deelt, is niet te bereiken, of laat u niet toe. Het is dus nog niet gedeeld."
    return GitRefusedError(
        f"{said} Kijk of u internet hebt, en probeer het later opnieuw: `tafel save --push`.", answer.words
    )


def contains(git: PlainGit, newer: str, older: str) -> bool:
    """Tell whether a version was made from another one, or is the same."""
    return git.run("merge-base", "--is-ancestor", older, newer, look=True).code == 0


def join(git: PlainGit, ours: str, theirs: str) -> Joined:
    """Return what joining two versions would give; no file changes. Raises TafelError if git is too old or fails."""
    if _version(git) < _OLDEST:
        said = "Iemand anders was eerder, en deze git is te oud om de twee versies samen te voegen."
        raise TafelError(
            f"{said} Wat u vastlegde, staat hier nog. Installeer git 2.38 of nieuwer, en probeer het opnieuw."
        )
    answer = git.run("merge-tree", "--write-tree", "--name-only", "-z", "--no-messages", ours, theirs)
    if answer.code not in (0, 1):
        said = "Iemand anders was eerder, en git kan de twee versies niet samenvoegen."
        raise GitRefusedError(f"{said} Wat u vastlegde, staat hier nog. Vraag de beheerder om hulp.", answer.words)
    tree, *paths = os.fsdecode(answer.out).split("\0")
    return Joined(tree, tuple(dict.fromkeys(path for path in paths if path)))


def _version(git: PlainGit) -> tuple[int, ...]:
    found = re.search(r"(\d+)\.(\d+)", git.read("version") or "")
    return tuple(map(int, found.groups())) if found else (0, 0)


def makers(git: PlainGit, ours: str, theirs: str, paths: tuple[str, ...]) -> list[str]:
    """Return the names that stand with the versions of others in which these paths changed."""
    places = [f":(literal){path}" for path in paths]
    told = git.read("log", "--format=%an", "--no-show-signature", f"{ours}..{theirs}", "--", *places) or ""
    return sorted({name for name in told.split("\n") if name})


def merge(git: PlainGit, theirs: str) -> None:
    """Bring the versions of others into this folder, which changes its files.

    If git or a hook refuses, all is as it was. Raises GitRefusedError then.
    """
    answer = git.run(
        "merge", "--no-edit", "--quiet", "--ff", "--no-squash", "--commit", "--no-autostash", "-m", _JOINED, theirs
    )
    if not answer.code:
        return
    if os.path.lexists(git.own_paths("MERGE_HEAD")[0]):
        git.run("merge", "--abort")
    said = "Iemand anders was eerder, en git kon wat die vastlegde niet in uw map zetten."
    raise GitRefusedError(
        f"{said} Wat u vastlegde, staat hier nog. Waarom het niet kon, staat hierboven. Vraag zo nodig hulp.",
        answer.words,
    )


def push(git: PlainGit, target: Target) -> tuple[Reply, tuple[str, ...]]:
    """Push the last recorded version, and return the reply with what the other side says to people.

    Raises GitRefusedError if the other side cannot be reached, or a hook of the user refuses.
    """
    plain = ("--no-follow-tags", "--no-recurse-submodules")
    answer = git.run("push", "--porcelain", *plain, target.remote, f"HEAD:{target.ref}")
    told = [line for line in answer.out.decode("utf-8", "replace").split("\n") if f":{target.ref}\t" in line]
    if answer.code == 0:
        return Reply.TAKEN, _remote_words(answer)
    if not told and b"fatal:" not in answer.err:
        said = "Een controle op deze computer hield het delen tegen. Wat die zei, staat hierboven."
        raise GitRefusedError(f"{said} Wat u vastlegde, staat hier nog.", answer.words)
    if not told:
        raise _unreachable(answer)
    first = any("[rejected]" in line or "fetch first" in line or "cannot lock ref" in line for line in told)
    return (Reply.FIRST if first else Reply.REFUSED), _remote_words(answer)


def _remote_words(answer: Answer) -> tuple[str, ...]:
    lines = (line.removeprefix("remote:").strip() for line in answer.words if line.startswith("remote:"))
    return tuple(line for line in lines if line)


def proposal_ref(git: PlainGit, remote: str, name: str, theirs: str | None) -> tuple[str, bool]:
    """Return the full name of a branch for a proposal on the other side, and whether a proposal holds all of ours.

    A name that is taken gets a number. Raises GitRefusedError if the other side cannot be reached.
    """
    answer = git.run("ls-remote", "--heads", remote, f"refs/heads/{PROPOSALS}*")
    if answer.code:
        raise _unreachable(answer)
    rows = [line.split("\t") for line in answer.out.decode("utf-8", "replace").split("\n") if "\t" in line]
    there = {ref: sha for sha, ref in rows}
    known = [f"^{sha}" for sha in (*there.values(), theirs) if sha]
    if git.read("rev-list", "--count", "--no-merges", "--ignore-missing", "HEAD", *known, "--") == "0":
        for ref, sha in there.items():
            if contains(git, "HEAD", sha):
                return ref, True
    for number in range(1, _TRIES):
        ref = f"refs/heads/{PROPOSALS}{name}" + (f"-{number}" if number > 1 else "")
        if ref not in there:
            return ref, False
    raise TafelError("Er zijn vandaag al te veel voorstellen met deze naam. Kies een ander bericht.", exit_code=2)


def same_content(git: PlainGit, one: str, other: str) -> bool:
    """Tell whether two versions hold the same files, as after a forge joined versions in its own way."""
    trees = (git.read("rev-parse", f"{one}^{{tree}}", f"{other}^{{tree}}") or "a\nb").split("\n")
    return trees[0] == trees[1]
