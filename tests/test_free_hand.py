"""The guard against a free hand: of all that a party proposes, nothing passes that the plain law forbids."""

import random
from collections import Counter
from itertools import islice
from pathlib import Path
from subprocess import CalledProcessError

import pytest
from attempts import GIT_NAMES, plant
from conftest import commit, git, tafel
from free_hand import LOGIN, OWN, Entry, SimpleJudge, Verdict, World, hand, smallest, verdicts

pytestmark = pytest.mark.proof

PROPOSALS = 300
ALONE = {"T701", "T702", "T703", "T704", "T707", "T708"}
PLANTED = [
    ("HEAD", "objects", "refs"),
    ("HEAD", "objects", "refs", "config", "packed-refs"),
    ("HEAD", "commondir"),
    ("HEAD", "gitdir", "config"),
    ("config", "objects", "refs"),
    ("commondir", "gitdir", "config.worktree"),
    (".gitmodules", ".gitattributes", ".gitignore", ".mailmap"),
    ("objects", "packed-refs", "shallow", "index"),
]
PLACES = ["", "data", "data/agenda", "data/bijlagen", "data/bijlagen/map"]


def told(verdict: Verdict) -> str:
    """Return what to know of a proposal, to find and repeat it."""
    return f"{verdict.name}: exit {verdict.code}, refused: {verdict.refused}\n{verdict.did}\n{verdict.said}"


def test_random_proposals(tmp_path: Path) -> None:
    """No random proposal passes that the simple judge refuses; many good ones pass, and each rule is needed."""
    alone: Counter[str] = Counter()
    passed = 0
    for verdict in islice(verdicts(tmp_path, 20260201, PROPOSALS // 6), PROPOSALS):
        assert not verdict.through, told(verdict)
        assert verdict.code in (0, 1, 3), told(verdict)
        passed += verdict.code == 0
        if verdict.refused and len(verdict.errors) == 1:
            alone.update(verdict.errors)
    assert passed > PROPOSALS / 10
    assert alone.keys() >= ALONE


def test_names_of_git_in_a_checkout(tmp_path: Path) -> None:
    """In a folder on disk, no set of git's own names in any place hides a change that is not allowed."""
    world = World(tmp_path / "tafel", smallest())
    git(world.root, "switch", "-qfc", "voorstel", "main")
    judge = SimpleJudge(world.root)
    for place in PLACES:
        for names in PLANTED:
            git(world.root, "reset", "-q", "--hard", "main")
            git(world.root, "clean", "-qffdx")
            folder = world.root / place
            plant(folder, world.root)
            for name in {path.name for path in folder.iterdir()} & {*GIT_NAMES}:
                if name not in names:
                    git(world.root, "clean", "-qffdx", "--", str(folder / name))
            for name in set(names) - {"HEAD", "objects", "refs", "packed-refs"}:
                (folder / name).write_text(f"{world.root.parent / 'geplant'}\n", encoding="utf-8")
            (world.root / "requirements.lock").write_text("# anders\n", encoding="utf-8")
            git(world.root, "add", "-Af", ".")
            commit(world.root)
            assert "requirements.lock" in judge.refused("voorstel")
            done = tafel(world.root, "check", "--against", "main", "--actor", LOGIN)
            assert done.returncode in (1, 3), (place, names, done.stdout, done.stderr)
            assert done.returncode == 3 or "requirements.lock:1:1: fout T703" in done.stdout, (place, names)


def test_random_proposals_in_a_checkout(tmp_path: Path) -> None:
    """A proposal that can be laid in a folder is judged there as its version is."""
    r = random.Random(7)  # noqa: S311  (chance, not secrets)
    world = World(tmp_path / "tafel", smallest())
    judge = SimpleJudge(world.root)
    hands = [hand(r, world.begin) for _ in range(20)]
    for name in world.propose(hands, 0):
        try:
            git(world.root, "checkout", "-qf", name)
        except CalledProcessError:
            continue  # git lays no such names in a folder
        git(world.root, "clean", "-qffdx")
        done = tafel(world.root, "check", "--against", "main", "--actor", LOGIN)
        assert done.returncode != 0 or not judge.refused(name), (name, done.stdout)


def test_simple_judge(tmp_path: Path) -> None:
    """The simple judge refuses what another owns, and nothing of what a party does with its own."""
    world = World(tmp_path / "tafel", smallest())
    judge = SimpleJudge(world.root)
    r = random.Random(3)  # noqa: S311  (chance, not secrets)
    hands = [one for one in (hand(r, world.begin) for _ in range(100)) if [did[:6] for did in one.did] == ["lawful"]]
    assert len(hands) > 10
    assert [judge.refused(name) for name in world.propose(hands, 0)] == [[]] * len(hands)
    wrong = {**world.begin, OWN: Entry("100755", world.begin[OWN].data), "requirements.lock": Entry("100644", b"")}
    (name,) = world.propose([hands[0]._replace(trees=(wrong,))], 1000)
    assert judge.refused(name) == [OWN, "requirements.lock"]
