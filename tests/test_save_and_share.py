"""What was recorded is shared, joined with what others recorded, or put ready as a proposal: `tafel save --push`."""

import os
from pathlib import Path

import pytest
from conftest import git, replace, tafel, tafel_process
from saving import (
    ACTIE,
    NOT_OURS,
    OPEN_IT,
    PLEIN,
    PROTECTED,
    Place,
    hook,
    lay_place,
    longer,
    recorded,
    somebody_else,
    state,
    wrapper,
)

SINCE = ("Alle partijen hebben het ontwerp.", "Alle partijen hebben het ontwerp nu.")
pytestmark = pytest.mark.usefixtures("secretary")


def subjects(folder: Path, ref: str = "main") -> list[str]:
    """Return the messages of the versions of a branch, newest first."""
    return git(folder, "log", "--topo-order", "--format=%s", ref).split("\n")


def proposals(place: Place) -> list[str]:
    """Return the names of the proposals on the other side."""
    return [name for name in git(place.far, "branch", "--format=%(refname:short)").split("\n") if name != "main"]


def test_shared(place: Place) -> None:
    """With `--push` others can get the change at once; the folder stays on the branch and gets no settings."""
    longer(place.here)
    config = (place.here / ".git/config").read_bytes()
    done = tafel(place.here, "save", "Plein", "--push")
    assert done.returncode == 0, done.stderr
    assert "Gedeeld. De anderen kunnen het nu ophalen." in done.stdout
    assert done.stdout.endswith("Of u dit mag, gaat de controle op uw voorstel na.\n")
    assert subjects(place.far) == ["Plein", "De tafel"]
    assert git(place.here, "status", "-sb") == "## main...origin/main"
    assert (place.here / ".git/config").read_bytes() == config
    assert not NOT_OURS.search(done.stdout)


def test_shared_later(place: Place) -> None:
    """What was recorded before is shared later, without a message; after that there is nothing to share."""
    longer(place.here)
    assert tafel(place.here, "save", "Plein").returncode == 0
    assert "Anderen zien dit nog niet (1 versie)." in tafel(place.here, "save").stdout
    done = tafel(place.here, "save", "--push")
    assert done.returncode == 0, done.stderr
    assert subjects(place.far) == ["Plein", "De tafel"]
    assert "Alles is al gedeeld." in tafel(place.here, "save", "--push").stdout


def test_somebody_else_first(place: Place) -> None:
    """If somebody else was first with other papers, theirs come into the folder and both are shared."""
    somebody_else(place, ACTIE, *SINCE)
    longer(place.here)
    done = tafel(place.here, "save", "Plein", "--push")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Anderen legden ook iets vast. Dat staat nu ook in uw map." in done.stdout
    assert subjects(place.far)[0] == "Samen met wat anderen vastlegden"
    assert sorted(subjects(place.far)[1:]) == ["De tafel", "Plein", "Van Anna"]
    assert SINCE[1] in (place.here / ACTIE).read_text(encoding="utf-8")
    assert git(place.here, "status", "-sb") == "## main...origin/main"


def test_only_others_changed(place: Place) -> None:
    """If only others changed something, it comes into the folder and nothing is sent."""
    somebody_else(place, ACTIE, *SINCE)
    done = tafel(place.here, "save", "--push")
    assert done.returncode == 0, done.stderr
    assert "Alles is al gedeeld." in done.stdout
    assert git(place.here, "rev-parse", "HEAD") == git(place.far, "rev-parse", "main")
    assert git(place.here, "status", "--short") == ""


def test_a_clash(place: Place) -> None:
    """If somebody else changed the same line first, the record stays here, and files and names are listed."""
    somebody_else(place, PLEIN, "duur: 20", "duur: 30")
    longer(place.here)
    done = tafel(place.here, "save", "Plein", "--push")
    assert done.returncode == 3
    assert f"  {PLEIN} (Anna)\n" in done.stdout
    assert "Iemand anders veranderde intussen hetzelfde" in done.stderr
    assert "`tafel save --push --voorstel`" in done.stderr
    assert subjects(place.here) == ["Plein", "De tafel"]
    assert subjects(place.far) == ["Van Anna", "De tafel"]
    assert git(place.here, "status", "--short") == ""
    assert not (place.here / ".git/MERGE_HEAD").exists()
    done = tafel(place.here, "save", "--push", "--voorstel")
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(proposals(place)) == 1


def test_a_new_error_together(place: Place) -> None:
    """If two changes are each right and together bring an error, they are not joined and nothing is shared."""
    other = "data/agenda/2026-01-06-huurders-bankje.md"
    text = (
        (place.there / PLEIN).read_text(encoding="utf-8").replace("titel: Hoe gebruiken we het plein?", "titel: Bank")
    )
    replace(place.here / "data/tafel.md", "  buurt:\n", "  straat:\n    naam: De straat\n  buurt:\n")
    git(place.here, "commit", "-qam", "Straat")
    git(place.here, "push", "-q")
    git(place.there, "pull", "-q")
    (place.there / other).write_text(text.replace("thema: buurt", "thema: straat"), encoding="utf-8")
    git(place.there, "add", "-A")
    git(place.there, "-c", "user.name=Anna", "commit", "-qm", "Bank")
    git(place.there, "push", "-q")
    replace(place.here / "data/tafel.md", "  straat:\n    naam: De straat\n", "")
    done = tafel(place.here, "save", "Zonder straat", "--push")
    assert done.returncode == 1
    assert "Samen met wat die vastlegde, brengt dit een nieuwe fout mee: zie hierboven." in done.stderr
    assert f"{other}:4:8: fout T201" in done.stdout
    assert subjects(place.here)[0] == "Zonder straat"
    assert subjects(place.far)[0] == "Bank"
    assert git(place.here, "status", "--short") == ""


def test_a_protected_main(place: Place) -> None:
    """If main is closed, a new branch is made for the proposal, and what the forge answers is shown."""
    hook(place.far, "update", PROTECTED)
    hook(place.far, "post-receive", OPEN_IT)
    longer(place.here)
    done = tafel(place.here, "save", "Meer tijd: het Plein!", "--push")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Rechtstreeks delen mag hier niet. Daarom staat het klaar als voorstel: voorstel/" in done.stdout
    assert "  Open: https://tafel.example/nieuw\n" in done.stdout
    assert "op slot" not in done.stdout
    (name,) = proposals(place)
    assert name.startswith("voorstel/2")
    assert name.endswith("-meer-tijd-het-plein")
    assert subjects(place.far) == ["De tafel"]
    assert subjects(place.far, name) == ["Meer tijd: het Plein!", "De tafel"]
    again = tafel(place.here, "save", "Meer tijd: het Plein!", "--push")
    assert "(dat stond er al)" in again.stdout
    assert proposals(place) == [name]
    replace(place.here / PLEIN, "duur: 25", "duur: 30")
    assert tafel(place.here, "save", "Meer tijd: het Plein!", "--push").returncode == 0
    assert sorted(proposals(place)) == [name, f"{name}-2"]


def test_a_proposal_that_waits(place: Place) -> None:
    """While a proposal waits, no second one is made of the same change, also after others changed something."""
    hook(place.far, "update", PROTECTED)
    longer(place.here)
    assert tafel(place.here, "save", "Plein", "--push").returncode == 0
    (name,) = proposals(place)
    (place.far / "hooks/update").unlink()
    somebody_else(place, ACTIE, *SINCE)
    hook(place.far, "update", PROTECTED)
    done = tafel(place.here, "save", "Andere dag", "--push")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Anderen legden ook iets vast." in done.stdout
    assert f"(dat stond er al): {name}" in done.stdout
    assert proposals(place) == [name]


def test_a_proposal_that_was_taken_over(place: Place) -> None:
    """If the forge took a proposal over as a version of its own, nothing is left to share."""
    longer(place.here)
    assert tafel(place.here, "save", "Plein", "--voorstel").returncode == 0
    somebody_else(place, PLEIN, "duur: 20", "duur: 25")
    done = tafel(place.here, "save", "--push")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Alles is al gedeeld." in done.stdout
    assert subjects(place.far)[0] == "Van Anna"
    assert "Anderen zien dit nog niet" not in tafel(place.here, "save").stdout


def test_a_proposal(place: Place) -> None:
    """With `--voorstel` main is left alone, also if somebody else was first, and the folder stays on its branch."""
    somebody_else(place, PLEIN, "duur: 20", "duur: 30")
    longer(place.here)
    done = tafel(place.here, "save", "Plein", "--voorstel")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Staat klaar als voorstel: voorstel/" in done.stdout
    assert subjects(place.far) == ["Van Anna", "De tafel"]
    assert subjects(place.far, proposals(place)[0]) == ["Plein", "De tafel"]
    assert git(place.here, "branch", "--format=%(refname:short)") == "main"


def test_everything_is_closed(place: Place) -> None:
    """If the other side takes no proposal either, the record stays here and the reason is shown."""
    hook(place.far, "update", "echo 'vraag de beheerder'; exit 1")
    longer(place.here)
    done = tafel(place.here, "save", "Plein", "--push")
    assert done.returncode == 3
    assert "  vraag de beheerder\n" in done.stdout
    assert "neemt ook het voorstel" in done.stderr
    assert subjects(place.here)[0] == "Plein"


def test_nowhere_to_share(place: Place) -> None:
    """Without a place to share nothing is touched."""
    git(place.here, "remote", "remove", "origin")
    longer(place.here)
    before = state(place.here)
    done = tafel(place.here, "save", "Plein", "--push")
    assert done.returncode == 3
    assert "Deze map is met geen andere plek verbonden" in done.stderr
    assert state(place.here) == before


def test_a_place_that_cannot_be_reached(place: Place) -> None:
    """If the other side is not there the record stays, and nobody is asked for a password."""
    git(place.here, "remote", "set-url", "origin", str(place.far) + "-weg")
    longer(place.here)
    done = tafel(place.here, "save", "Plein", "--push")
    assert done.returncode == 3
    assert "is niet te bereiken, of laat u niet toe" in done.stderr
    assert subjects(place.here)[0] == "Plein"


def test_no_password_is_asked(place: Place) -> None:
    """Without a terminal git may ask nothing, neither there nor in a window."""
    seen = place.here.parent / "omgeving"
    path = wrapper(place.here.parent, f'env | grep -E "PROMPT|ASKPASS" | sort > {seen}; exec "$GIT" "$@"')
    longer(place.here)
    settings = {"SSH_ASKPASS": "/bin/vraag", "GIT_ASKPASS": "/bin/vraag", "PATH": f"{path}:{os.environ['PATH']}"}
    assert tafel_process(place.here, "save", "Plein", "--push", **settings).returncode == 0
    expected = ["GIT_ASKPASS=", "GIT_TERMINAL_PROMPT=0", "SSH_ASKPASS=", "SSH_ASKPASS_REQUIRE=never"]
    assert seen.read_text(encoding="utf-8").split() == expected


def test_git_too_old(place: Place) -> None:
    """A git before 2.38 cannot try whether two versions go together: the record stays here, and says so."""
    somebody_else(place, ACTIE, *SINCE)
    longer(place.here)
    script = 'for word; do [ "$word" = version ] && echo "git version 2.30.2" && exit 0; done; exec "$GIT" "$@"'
    path = wrapper(place.here.parent, script)
    done = tafel_process(place.here, "save", "Plein", "--push", PATH=f"{path}:{os.environ['PATH']}")
    assert done.returncode == 3
    assert "deze git is te oud" in done.stderr
    assert "Installeer git 2.38 of nieuwer" in done.stderr
    assert subjects(place.here) == ["Plein", "De tafel"]
    assert subjects(place.far) == ["Van Anna", "De tafel"]


@pytest.mark.parametrize("name", ["pre-merge-commit", "commit-msg", "pre-push"])
def test_a_hook_that_refuses(place: Place, name: str) -> None:
    """If a hook of the user refuses to join or share, its words are shown, and no merge is left half done."""
    somebody_else(place, ACTIE, *SINCE)
    longer(place.here)
    assert tafel(place.here, "save", "Plein").returncode == 0
    (place.here / "brief.txt").write_text("concept", encoding="utf-8")
    hook(place.here / ".git", name, "echo 'eerst koffie' >&2; exit 1")
    before = state(place.here)
    done = tafel(place.here, "save", "--push")
    assert done.returncode == 3
    assert "  eerst koffie\n" in done.stdout
    assert not (place.here / ".git/MERGE_HEAD").exists()
    assert git(place.here, "status", "--short") == "?? brief.txt"
    assert subjects(place.far) == ["Van Anna", "De tafel"]
    if name != "pre-push":
        after = state(place.here)
        assert {path for path in before if before[path] != after.get(path)} <= {
            *(".git/index", ".git/refs/remotes/origin/main", ".git/logs/refs/remotes/origin/main", ".git/logs/HEAD")
        }


def test_something_else_staged(place: Place) -> None:
    """If something else is staged, git cannot join: the record stays, and what was staged stays staged."""
    somebody_else(place, ACTIE, *SINCE)
    (place.here / "brief.txt").write_text("concept", encoding="utf-8")
    git(place.here, "add", "brief.txt")
    longer(place.here)
    done = tafel(place.here, "save", "Plein", "--push")
    assert done.returncode == 3
    assert "git kon wat die vastlegde niet in uw map zetten" in done.stderr
    assert git(place.here, "status", "--short") == "A  brief.txt"
    assert subjects(place.here) == ["Plein", "De tafel"]


def test_the_users_settings_do_not_widen_it(place: Place) -> None:
    """Settings that would share tags, stash work, rebase, prune or refuse a merge change nothing of what is done."""
    somebody_else(place, ACTIE, *SINCE)
    for key, value in (
        *(("push.followTags", "true"), ("merge.autostash", "true"), ("pull.rebase", "true"), ("fetch.prune", "true")),
        *(("merge.ff", "only"), ("remote.origin.tagOpt", "--tags"), ("push.default", "nothing")),
    ):
        git(place.here, "config", key, value)
    git(place.here, "tag", "-a", "-m", "x", "eigen")
    git(place.here, "update-ref", "refs/remotes/origin/oud", "HEAD")
    longer(place.here)
    done = tafel(place.here, "save", "Plein", "--push")
    assert done.returncode == 0, done.stdout + done.stderr
    assert git(place.far, "tag") == ""
    assert git(place.here, "stash", "list") == ""
    assert git(place.here, "rev-parse", "origin/oud")
    assert subjects(place.far)[0] == "Samen met wat anderen vastlegden"


def test_a_new_place(place: Place, tmp_path: Path) -> None:
    """A place where nothing stands yet takes the whole table, if it has no errors."""
    git(tmp_path, "init", "-q", "--bare", "nieuw.git")
    git(place.here, "remote", "set-url", "origin", str(tmp_path / "nieuw.git"))
    longer(place.here)
    done = tafel(place.here, "save", "Plein", "--push")
    assert done.returncode == 0, done.stdout + done.stderr
    assert subjects(tmp_path / "nieuw.git") == ["Plein", "De tafel"]


def test_a_table_below_a_repository(place: Place) -> None:
    """In a table below the root of a repository, joining and clashing name the right files."""
    for folder in (place.here, place.there):
        git(folder, "pull", "-q")
        if folder == place.here:
            (folder / "sub").mkdir()
            git(folder, "mv", "data", "sub/data")
            git(folder, "commit", "-qm", "Lager")
            git(folder, "push", "-q")
    git(place.there, "pull", "-q")
    somebody_else(place, f"sub/{PLEIN}", "duur: 20", "duur: 30")
    longer(place.here / "sub")
    done = tafel(place.here / "sub", "save", "Plein", "--push")
    assert done.returncode == 3
    assert f"  {PLEIN} (Anna)\n" in done.stdout
    assert recorded(place.here) == [f"M\tsub/{PLEIN}"]


# What a person does after a kill, if the next try says so: take away the lock that git left.
LOCK = ".git/index.lock"
STEPS = 20
COUNT = """
case "$3" in add|commit|fetch|merge-tree|merge|push) n=$(($(cat {folder}/n 2>/dev/null || echo 0) + 1));; *) n=0;; esac
[ $n = 0 ] || echo $n > {folder}/n
"""
KILLED = {
    "before": COUNT + '[ $n = {step} ] && kill -9 $PPID && exit 1; exec "$GIT" "$@"',
    "after": COUNT + '"$GIT" "$@"; c=$?; [ $n = {step} ] && kill -9 $PPID; exit $c',
}


@pytest.mark.proof
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("closed", [False, True])
def test_killed_at_any_step(tmp_path: Path, when: str, *, closed: bool) -> None:
    """Killed before or after any step that changes something, nothing is lost: the same command completes the work."""
    done = 0
    for step in range(1, STEPS):
        folder = tmp_path / str(step)
        folder.mkdir()
        place = lay_place(folder)
        if closed:
            hook(place.far, "update", PROTECTED)
        else:
            somebody_else(place, ACTIE, *SINCE)
        longer(place.here)
        (place.here / "brief.txt").write_text("concept", encoding="utf-8")
        path = f"{wrapper(folder, KILLED[when].format(step=step, folder=folder))}:{os.environ['PATH']}"
        first = tafel_process(place.here, "save", "Plein", "--push", PATH=path)
        assert "duur: 25" in (place.here / PLEIN).read_text(encoding="utf-8")
        if first.returncode != -9:
            break
        again = tafel_process(place.here, "save", "Plein", "--push")
        assert again.returncode == 0, (step, again.stdout, again.stderr)
        assert len(proposals(place)) == closed
        where = proposals(place)[0] if closed else "main"
        assert "duur: 25" in git(place.far, "show", f"{where}:{PLEIN}")
        assert git(place.here, "status", "--short") == "?? brief.txt"
        assert subjects(place.here).count("Plein") == 1
        done += 1
    assert done == (5 if closed else 6)


def test_killed_while_git_records(place: Place) -> None:
    """If git itself is killed halfway, the next try says which file to take away, and after that it completes."""
    longer(place.here)
    hook(place.here / ".git", "pre-commit", "kill -9 $PPID")
    assert tafel_process(place.here, "save", "Plein").returncode == 3
    (place.here / ".git/hooks/pre-commit").unlink()
    again = tafel(place.here, "save", "Plein")
    assert again.returncode == 3
    assert LOCK in again.stderr
    (place.here / LOCK).unlink()
    assert tafel(place.here, "save", "Plein").returncode == 0
    assert recorded(place.here) == [f"M\t{PLEIN}"]
