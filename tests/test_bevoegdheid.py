"""Who may change what: nobody speaks for another, and what stands fast stays; over real git repositories."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, Record, git, replace, tafel
from test_against import PLEIN, SPEELPLEK

HUURDERS, GEMEENTE, SECRETARIS = "voorbeeld-huurders", "voorbeeld-gemeente", "voorbeeld-secretaris"
VERSLAG = "data/verslagen/2025-12-04.md"


def rights(folder: Path, actor: str, *arguments: str) -> dict[str, set[str]]:
    """Return the findings about rights by path."""
    done = tafel(folder, "check", "--against", "main", "--actor", actor, "--format", "json", *arguments)
    found: dict[str, set[str]] = {}
    for row in json.loads(done.stdout)["findings"]:
        if row["code"] in {"T702", "T701", "T703", "T704", "T705"}:
            assert row["severity"] == "waarschuwing" or done.returncode == 1
            found.setdefault(row["path"], set()).add(row["code"])
    return found


def test_own_item(fork: Path) -> None:
    """A party changes its own item, makes a new one, and files its own ratification."""
    replace(fork / PLEIN, "duur: 20", "duur: 25")
    text = (fork / PLEIN).read_text(encoding="utf-8")
    (fork / "data/agenda/2026-01-06-gemeente-bank.md").write_text(text, encoding="utf-8")
    assert rights(fork, GEMEENTE) == {}
    assert rights(fork, GEMEENTE.upper()) == {}


def test_no_actor(fork: Path) -> None:
    """Without a login a person hears that rights were not judged; a CI service gets exit code 3."""
    replace(fork / PLEIN, "duur: 20", "duur: 25")
    here = tafel(fork, "check", "--against", "main")
    assert here.returncode == 0
    assert "Wie dit voorstel doet is niet bekend" in here.stdout
    there = tafel(fork, "check", "--against", "main", CI="true")
    assert there.returncode == 3
    assert "Niet te bepalen wie dit voorstel doet" in there.stderr
    assert tafel(fork, "check", "--actor", GEMEENTE).returncode == 2


@pytest.mark.parametrize("event", ["pull_request", "pull_request_target"])
def test_actor_of_the_service(event: str, fork: Path, tmp_path: Path) -> None:
    """On GitHub and Forgejo the author of the proposal counts, not who started the run; on GitLab who started it."""
    replace(fork / PLEIN, "duur: 20", "duur: 25")
    payload = tmp_path / "event.json"
    payload.write_text(json.dumps({"pull_request": {"user": {"login": HUURDERS}}}), encoding="utf-8")
    settings = {
        "CI": "true",
        "GITHUB_ACTIONS": "true",
        "GITHUB_EVENT_NAME": event,
        "GITHUB_EVENT_PATH": str(payload),
        "GITHUB_ACTOR": SECRETARIS,
    }
    assert "T701" in tafel(fork, "check", "--against", "main", **settings).stdout
    payload.write_text("{}", encoding="utf-8")
    assert tafel(fork, "check", "--against", "main", **settings).returncode == 3
    for other, code in (("issue_comment", 3), ("push", 0)):  # who comments on a proposal is not its author
        settings |= {"GITHUB_EVENT_NAME": other}
        assert tafel(fork, "check", "--against", "main", **settings).returncode == code
    gitlab = {"CI": "true", "GITLAB_CI": "true", "GITLAB_USER_LOGIN": GEMEENTE}
    assert tafel(fork, "check", "--against", "main", **gitlab).returncode == 0


def test_stranger(fork: Path) -> None:
    """A login that no party has may change nothing."""
    replace(fork / PLEIN, "duur: 20", "duur: 25")
    assert rights(fork, "iemand") == {PLEIN: {"T701"}}


def _change(root: Path) -> None:
    replace(root / PLEIN, "duur: 20", "duur: 60")


def _rename(root: Path) -> None:
    (root / PLEIN).rename(root / "data/agenda/2026-01-05-huurders-plein.md")
    replace(root / "data/bijeenkomsten/2026-01-15.md", "2026-01-05-gemeente-plein", "2026-01-05-huurders-plein")


def _delete(root: Path) -> None:
    (root / PLEIN).unlink()


def _hijack(root: Path) -> None:
    replace(root / PLEIN, "indiener: gemeente", "indiener: huurders")


def _speak_for(root: Path) -> None:
    text = (root / PLEIN).read_text(encoding="utf-8").replace("thema:", "mede_indieners:\n  - huurders\nthema:")
    (root / "data/agenda/2026-01-07-gemeente-x.md").write_text(text, encoding="utf-8")


def _take_over(root: Path) -> None:
    replace(root / PLEIN, "thema:", "mede_indieners:\n  - huurders\nthema:")


def _readme(root: Path) -> None:
    (root / "data/agenda/README.md").write_text("Hallo\n", encoding="utf-8")


def _action(root: Path) -> None:
    replace(root / "data/acties/2025-12-04-a1.md", "gereed_op: 2025-12-16", "gereed_op: 2025-12-17")


def _broken(root: Path) -> None:
    replace(root / PLEIN, "titel:", "titl:")


@pytest.mark.parametrize(
    "change", [_change, _rename, _delete, _hijack, _speak_for, _take_over, _readme, _action, _broken]
)
def test_of_another_party(change: object, fork: Path, record: Record) -> None:
    """Changing, renaming, deleting, hijacking or filing in another's name is refused, by what stood there before."""
    change(fork)  # type: ignore[operator]
    record(fork)
    found = rights(fork, HUURDERS)
    assert any("T701" in codes for codes in found.values()), found


@pytest.mark.parametrize("how", ["edit", "rename", "delete", "draft first"])
def test_adopted_minutes(how: str, fork: Path, record: Record) -> None:
    """Adopted minutes do not change, whoever asks; not by another name, and not by making them a draft first."""
    git(fork, "switch", "-q", "main")
    replace(fork / VERSLAG, "status: concept", "status: vastgesteld\nvastgesteld_op: 2026-01-15")
    record(fork)
    git(fork, "switch", "-qC", "voorstel")
    if how == "edit":
        replace(fork / VERSLAG, "speelplek", "zwembad")
    elif how == "rename":
        (fork / VERSLAG).rename(fork / "data/verslagen/2026-01-15.md")
    elif how == "delete":
        (fork / VERSLAG).unlink()
    else:
        replace(fork / VERSLAG, "status: vastgesteld", "status: concept")
        record(fork)
        replace(fork / VERSLAG, "speelplek", "zwembad")
    record(fork)
    assert "T702" in rights(fork, SECRETARIS)[VERSLAG]
    assert "T703" in rights(fork, HUURDERS)[VERSLAG]


def test_what_the_adopted_minutes_hold(fork: Path, record: Record) -> None:
    """With the minutes adopted, treated items and decisions stand fast; actions may still progress."""
    git(fork, "switch", "-q", "main")
    replace(fork / VERSLAG, "status: concept", "status: vastgesteld\nvastgesteld_op: 2026-01-15")
    record(fork)
    git(fork, "switch", "-qC", "voorstel")
    replace(fork / SPEELPLEK, "thema: buurt", "thema: werkwijze")
    replace(fork / "data/besluiten/2025-12-04-b1.md", "speelplek", "zwembad")
    replace(fork / "data/acties/2025-12-04-a1.md", "hebben het ontwerp", "kregen het ontwerp")
    assert rights(fork, SECRETARIS) == {SPEELPLEK: {"T702"}, "data/besluiten/2025-12-04-b1.md": {"T702"}}
    replace(fork / "data/acties/2025-12-04-a1.md", "actie: Stuur", "actie: Bewaar")
    assert "data/acties/2025-12-04-a1.md" in rights(fork, SECRETARIS)


@pytest.mark.parametrize(
    "path",
    [
        "data/tafel.md",
        "data/organisaties/huurders.md",
        "data/werkafspraken/1-voorzitter.md",
        "data/bijeenkomsten/2026-01-15.md",
        "templates/vergaderstukken.css",
        ".github/workflows/tafel.yml",
        ".gitattributes",
        "sitecustomize.py",
    ],
)
def test_files_of_the_table(path: str, fork: Path, record: Record) -> None:
    """The table's own files, parties, templates and workflows are the chair's and the secretary's."""
    target = fork / path
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("a", encoding="utf-8") as file:
        file.write("\nerbij\n")
    record(fork)
    assert "T703" in rights(fork, HUURDERS)[path]
    assert "T703" not in str(rights(fork, SECRETARIS))


def test_a_party_cannot_appoint_itself(fork: Path, record: Record) -> None:
    """Rights are read from the version before: a proposal that makes its author secretary gives it no right."""
    replace(fork / "data/tafel.md", "voorbeeld-secretaris", "voorbeeld-huurders")
    replace(fork / PLEIN, "duur: 20", "duur: 60")
    record(fork)
    assert rights(fork, HUURDERS) == {"data/tafel.md": {"T703"}, PLEIN: {"T701"}}


@pytest.mark.parametrize("kind", ["link", "program", "submodule"])
def test_ordinary_files_only(kind: str, fork: Path, record: Record) -> None:
    """A link, a program or another repository does not come in, whoever brings it."""
    path = fork / "data/bijlagen/plattegrond.pdf"
    name = "data/bijlagen/plattegrond.pdf"
    if kind == "program":
        path.chmod(0o755)
        git(fork, "update-index", "--chmod=+x", name)
        git(fork, "commit", "-qm", "Bijlage")
    elif kind == "link":
        path.unlink()
        path.symlink_to("/etc/passwd")
        record(fork)
    else:
        name = "data/bijlagen/map"
        git(fork, "update-index", "--add", "--cacheinfo", f"160000,{git(fork, 'rev-parse', 'HEAD')},{name}")
        git(fork, "commit", "-qm", "Bijlage")
    for actor in (SECRETARIS, GEMEENTE):
        assert "T704" in rights(fork, actor, "--ref", "HEAD")[name]


def test_hidden_submodule(fork: Path, record: Record) -> None:
    """Another repository is seen, also when the settings of the folder tell git to look away."""
    git(fork, "switch", "-q", "main")
    settings = '[submodule "map"]\n\tpath = data/bijlagen/map\n\turl = ./map\n\tignore = all\n'
    (fork / ".gitmodules").write_text(settings, encoding="utf-8")
    record(fork)
    git(fork, "switch", "-qC", "voorstel")
    name = "data/bijlagen/map"
    git(fork, "update-index", "--add", "--cacheinfo", f"160000,{git(fork, 'rev-parse', 'HEAD')},{name}")
    git(fork, "commit", "-qm", "Bijlage")
    assert rights(fork, SECRETARIS, "--ref", "HEAD") == {name: {"T704"}}


def test_from_an_old_version(fork: Path, record: Record) -> None:
    """A proposal that begins from an old version is judged by what holds now: rights and adopted texts of today."""
    git(fork, "switch", "-q", "main")
    replace(fork / "data/tafel.md", SECRETARIS, "voorbeeld-ander")
    replace(fork / VERSLAG, "status: concept", "status: vastgesteld\nvastgesteld_op: 2026-01-15")
    record(fork)
    git(fork, "switch", "-q", "voorstel")
    replace(fork / SPEELPLEK, "thema: buurt", "thema: werkwijze")
    replace(fork / PLEIN, "duur: 20", "duur: 25")
    record(fork)
    assert rights(fork, SECRETARIS) == {SPEELPLEK: {"T701", "T702"}, PLEIN: {"T701"}}
    assert rights(fork, GEMEENTE) == {SPEELPLEK: {"T702"}}
    assert rights(fork, "voorbeeld-ander") == {SPEELPLEK: {"T702"}}


@pytest.mark.parametrize("name", ["main", "main~0", "origin/main", "abcd123"])
def test_two_things_of_one_name(name: str, fork: Path, record: Record) -> None:
    """Nobody chooses what a proposal is compared with by giving a tag the name of a branch, or of a commit."""
    replace(fork / PLEIN, "duur: 20", "duur: 60")
    record(fork)
    git(fork, "update-ref", "refs/remotes/origin/main", "main")
    git(fork, "tag", name.removesuffix("~0"), "voorstel")
    done = tafel(fork, "check", "--against", name, "--actor", HUURDERS)
    assert (done.returncode, done.stdout) == (3, "")
    assert "meer dan één ding" in done.stderr
    for whole in ("refs/heads/main", "heads/main", "remotes/origin/main", git(fork, "rev-parse", "refs/heads/main")):
        assert "T701" in tafel(fork, "check", "--against", whole, "--actor", HUURDERS).stdout


def test_hidden_in_a_merge(fork: Path, record: Record) -> None:
    """An edit that only a merge makes is seen like any other."""
    replace(fork / PLEIN, "Het plein is vaak leeg.", "Het plein is soms leeg.")
    record(fork)
    git(fork, "switch", "-q", "main")
    replace(fork / "data/bijeenkomsten/2026-01-15.md", "dorpshuis", "school")
    record(fork)
    git(fork, "switch", "-q", "voorstel")
    git(fork, "merge", "-q", "--no-commit", "main")
    replace(fork / "data/organisaties/huurders.md", "weken: 6", "weken: 1")
    git(fork, "commit", "-qam", "Samen")
    assert rights(fork, GEMEENTE) == {"data/organisaties/huurders.md": {"T703"}}


@pytest.mark.parametrize("where", [PLEIN, "data/bijlagen/lijst.txt", "notities.txt"])
def test_taken_away_again(where: str, fork: Path, record: Record) -> None:
    """A citizen service number that a later version of the proposal takes away is still found, and never repeated."""
    before = (fork / where).read_bytes() if (fork / where).exists() else None
    with (fork / where).open("a", encoding="utf-8") as file:
        file.write("\nBel met 111222333.\n")
    record(fork)
    (fork / where).unlink() if before is None else (fork / where).write_bytes(before)
    record(fork)
    assert git(fork, "diff", "--stat", "main") == ""
    done = tafel(fork, "check", "--against", "main")
    assert done.returncode == 1
    assert f"{where}:1:1: fout T509" in done.stdout
    assert "111222333" not in done.stdout


def test_what_the_base_had_is_not_ours(fork: Path, record: Record) -> None:
    """A number that stood in the table before the proposal is not held against the proposal."""
    git(fork, "switch", "-q", "main")
    replace(fork / PLEIN, "Het plein is vaak leeg.", "Het plein is vaak leeg. 111222333")
    record(fork)
    git(fork, "switch", "-qC", "voorstel")
    replace(fork / PLEIN, "duur: 20", "duur: 25")
    record(fork)
    assert tafel(fork, "check", "--against", "main").returncode == 0


def test_forged_facts(fork: Path) -> None:
    """Author, committer and dates, which anybody can write, give no rights."""
    replace(fork / PLEIN, "duur: 20", "duur: 60")
    forged = {"GIT_AUTHOR_NAME": "voorbeeld-secretaris", "GIT_AUTHOR_EMAIL": "voorbeeld-secretaris@tafel.example"}
    forged |= {"GIT_COMMITTER_DATE": "2020-01-01T00:00:00Z", "GIT_AUTHOR_DATE": "2020-01-01T00:00:00Z"}
    who = ["-c", "user.name=voorbeeld-secretaris", "-c", "user.email=x@tafel.example"]
    subprocess.run(["git", *who, "commit", "-qam", "x"], cwd=fork, check=True, env={**os.environ, **forged})
    assert rights(fork, HUURDERS) == {PLEIN: {"T701"}}


def test_joint_submitter_is_asked(fork: Path) -> None:
    """Naming another party as joint submitter asks that party's word; the secretariat's mark is the secretariat's."""
    replace(fork / PLEIN, "thema:", "mede_indieners:\n  - huurders\ningebracht_via: secretariaat\nthema:")
    assert rights(fork, GEMEENTE) == {PLEIN: {"T705"}}
    assert rights(fork, SECRETARIS) == {}


@pytest.mark.parametrize("option", ["--ref", "--against"])
def test_option_in_disguise(option: str, fork: Path) -> None:
    """A version whose name is an option of git is a name like any other, and writes nothing."""
    done = tafel(fork, "check", option, "--output=gemaakt")
    assert done.returncode in (2, 3)
    assert not (fork / "gemaakt").exists()
    assert "Traceback" not in done.stderr


def test_settings_of_the_folder_run_nothing(fork: Path, record: Record) -> None:
    """Hooks, monitors, filters and external programs that the repository names are never started."""
    trap = fork.parent / "val.sh"
    trap.write_text(f"#!/bin/sh\ntouch {fork.parent}/gestart\n", encoding="utf-8")
    trap.chmod(0o755)
    (fork / ".gitattributes").write_text("*.md diff=val filter=val\n", encoding="utf-8")
    replace(fork / PLEIN, "duur: 20", "duur: 25")
    record(fork)
    for key in ("core.fsmonitor", "diff.external", "diff.val.textconv", "filter.val.clean", "filter.val.smudge"):
        git(fork, "config", key, str(trap))
    git(fork, "config", "core.hooksPath", str(fork.parent))
    git(fork, "config", "gpg.ssh.program", str(trap))
    (fork.parent / "gestart").unlink(missing_ok=True)
    for arguments in (["--against", "main"], ["--ref", "HEAD"], ["--ref", "HEAD", "--against", "main"]):
        assert tafel(fork, "check", *arguments).returncode == 0
    assert tafel(fork, "agenda", "build").returncode == 0
    assert not (fork.parent / "gestart").exists()


def test_hidden_repository(fork: Path) -> None:
    """A bare repository among the attachments is a finding, and from inside it nothing of it runs."""
    inside = fork / "data/bijlagen/foto"
    git(fork, "init", "-q", "--bare", str(inside))
    trap = fork.parent / "val.sh"
    trap.write_text(f"#!/bin/sh\ntouch {fork.parent}/gestart\n", encoding="utf-8")
    trap.chmod(0o755)
    git(inside, "config", "core.fsmonitor", str(trap))
    for folder in ("refs", "objects"):
        (inside / folder / "x").write_text("", encoding="utf-8")
    done = tafel(inside, "check", "--against", "main")
    assert done.returncode in (1, 3)
    here = tafel(fork, "check")
    assert here.returncode == 1
    assert "data/bijlagen/foto:1:1: fout T209" in here.stdout
    assert not (fork.parent / "gestart").exists()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="alleen de beheerder kan een map weggeven")
def test_repository_of_somebody_else(fork: Path) -> None:
    """A repository that git does not trust is not read: exit code 3, with a sentence."""
    for path in (fork, *fork.rglob("*")):
        os.chown(path, 65534, 65534)
    done = tafel(fork, "check", "--against", "main")
    assert done.returncode == 3
    assert "vertrouwt" in done.stderr


def test_replaced_objects(fork: Path, record: Record) -> None:
    """A replacement that somebody laid over a version does not count: the version itself is read."""
    replace(fork / PLEIN, "thema: buurt", "thema: buren")
    record(fork)
    git(fork, "replace", git(fork, "rev-parse", "voorstel"), git(fork, "rev-parse", "main"))
    assert "T201" in tafel(fork, "check", "--ref", "voorstel").stdout


def test_module_in_the_folder(fork: Path) -> None:
    """A `yaml.py` or `git.py` in a proposal is never imported."""
    for name in ("yaml.py", "git.py", "frontmatter.py", "sitecustomize.py"):
        (fork / name).write_text("open('gestart', 'w').close()\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tafel_cli", "check", "--against", "main"]
    done = subprocess.run(command, cwd=fork, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert not (fork / "gestart").exists()
