"""Rights over real git repositories: nobody changes what belongs to another, and fixed documents stay."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from attempts import (
    ATTEMPTS,
    GEMEENTE,
    HUURDERS,
    OF_THE_TABLE,
    SECRETARIS,
    Attempt,
    hidden_repository,
    replaced,
    taken_away,
)
from conftest import ROOT, Record, git, replace, tafel
from measuring import COMPARED, PROC, assert_bounded
from proposals import PARTIJ, PLATTEGROND, PLEIN, SPEELPLEK, TAFEL, VERSLAG

from tafel_cli.source import MAX_SEARCHED


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


@pytest.mark.parametrize("service", ["", "woodpecker", "false"])
@pytest.mark.parametrize("value", ["", " "])
@pytest.mark.parametrize("option", ["--actor", "--against", "--ref", "--as-of"])
def test_empty_option(option: str, value: str, service: str, fork: Path) -> None:
    """An option that is given and empty gives no verdict, because a variable that does not exist chose it."""
    rest = {"--against": "main", "--actor": GEMEENTE} | {option: value}
    words = [word for pair in rest.items() for word in pair]
    done = tafel(fork, "check", *words, **({"CI": service} if service else {}))
    assert (done.returncode, done.stdout) == (3, "")
    assert f"Bij `{option}` staat niets." in done.stderr


@pytest.mark.parametrize(("service", "code"), [("woodpecker", 3), ("0", 0), ("false", 0)])
def test_no_actor_in_a_service(service: str, code: int, fork: Path) -> None:
    """Any service that says that it runs the check must tell who proposes."""
    assert tafel(fork, "check", "--against", "main", CI=service).returncode == code


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
    for other, code in (("issue_comment", 3), ("push", 0)):  # who comments on a pull request is not its author
        settings |= {"GITHUB_EVENT_NAME": other}
        assert tafel(fork, "check", "--against", "main", **settings).returncode == code
    gitlab = {"CI": "true", "GITLAB_CI": "true", "GITLAB_USER_LOGIN": GEMEENTE}
    assert tafel(fork, "check", "--against", "main", **gitlab).returncode == 0


def test_stranger(fork: Path) -> None:
    """A login that no party has may change nothing."""
    replace(fork / PLEIN, "duur: 20", "duur: 25")
    assert rights(fork, "iemand") == {PLEIN: {"T701"}}


def laid(case: str, fork: Path) -> Attempt:
    """Prepare an attempt in a fork; return it."""
    attempt = ATTEMPTS[case]
    attempt.lay(fork)
    return attempt


@pytest.mark.parametrize("case", ATTEMPTS)
def test_attempts(case: str, fork: Path) -> None:
    """Each attempt is refused at its place by what stood there before, or nobody can tell; and it starts nothing."""
    attempt = laid(case, fork)
    done = tafel(fork, "check", *attempt.check)
    assert done.returncode == attempt.ends
    assert attempt.said in (done.stderr if attempt.ends == 3 else done.stdout)
    assert (done.stdout if attempt.ends == 3 else done.stderr) == ""
    assert not [name for name in ("gestart", "gemaakt") for folder in (fork, fork.parent) if (folder / name).exists()]


@pytest.mark.proof
@PROC
@pytest.mark.parametrize("case", ATTEMPTS)
def test_attempts_are_bounded(case: str, fork: Path) -> None:
    """To judge an attempt costs at most a second and a half of work, git's own work too, and 256 MiB of memory."""
    attempt = laid(case, fork)
    assert_bounded(fork, *attempt.check, most=COMPARED, ends=(attempt.ends,))


@pytest.mark.parametrize("how", ["edited", "renamed", "deleted", "a draft first"])
def test_adopted_minutes(how: str, fork: Path) -> None:
    """Adopted minutes do not change, whoever asks; not by another name, and not by making them a draft first."""
    laid(f"73 {how}", fork)
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


@pytest.mark.parametrize("path", OF_THE_TABLE)
def test_files_of_the_table(path: str, fork: Path) -> None:
    """The table's own files, parties and workflows are the chair's and the secretary's."""
    laid(f"74 {path}", fork)
    assert "T703" in rights(fork, HUURDERS)[path]
    assert "T703" not in str(rights(fork, SECRETARIS))


def test_a_party_cannot_appoint_itself(fork: Path) -> None:
    """Rights are read from the version before: a proposal that makes its author secretary gives it no right."""
    laid("74 who is secretary", fork)
    assert rights(fork, HUURDERS) == {TAFEL: {"T703"}, PLEIN: {"T701"}}


@pytest.mark.parametrize("kind", [case for case in ATTEMPTS if case.startswith("75 ")])
def test_ordinary_files_only(kind: str, fork: Path) -> None:
    """A link, a program or another repository does not come in, whoever brings it; git may be told to look away."""
    laid(kind, fork)
    name = "data/bijlagen/map" if "repository" in kind else PLATTEGROND
    assert rights(fork, SECRETARIS, "--ref", "HEAD") == {name: {"T704"}}
    assert "T704" in rights(fork, GEMEENTE, "--ref", "HEAD")[name]


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


@pytest.mark.parametrize(("status", "place"), [("concept", f"{PLEIN}:6:9: fout T350"), ("ingetrokken", "fout T303")])
def test_an_agenda_made_meanwhile(status: str, place: str, fork: Path, record: Record) -> None:
    """A proposal from before an item came on an agenda cannot make it a draft or withdraw it unseen."""
    meeting = fork / "data/bijeenkomsten/2026-01-15.md"
    tabled = meeting.read_text(encoding="utf-8")
    git(fork, "switch", "-q", "main")
    replace(meeting, "agenda:\n  - 2026-01-05-gemeente-plein\n", "agenda: []\n")
    record(fork)
    git(fork, "switch", "-qC", "voorstel")
    replace(fork / PLEIN, "status: ingediend", f"status: {status}")
    record(fork)
    assert tafel(fork, "check", "--against", "main", "--actor", GEMEENTE).returncode == 0
    git(fork, "switch", "-q", "main")
    meeting.write_text(tabled, encoding="utf-8")
    record(fork)
    git(fork, "switch", "-q", "voorstel")
    done = tafel(fork, "check", "--against", "main", "--actor", GEMEENTE)
    assert (done.returncode, place in done.stdout) == (1, True)


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


def test_hidden_in_a_merge(fork: Path) -> None:
    """An edit that only a merge commit makes is seen like any other."""
    laid("76 hidden in a merge", fork)
    assert rights(fork, GEMEENTE) == {PARTIJ: {"T703"}}


@pytest.mark.parametrize("where", [PLEIN, "data/bijlagen/lijst.txt", "notities.txt"])
def test_taken_away_again(where: str, fork: Path) -> None:
    """A citizen service number that a later version of the proposal takes away is still found, and never repeated."""
    laid(f"77 taken away from {where}", fork)
    assert git(fork, "diff", "--stat", "main") == ""
    done = tafel(fork, "check", "--against", "main")
    assert done.returncode == 1
    assert f"{where}:1:1: fout T509" in done.stdout
    assert "111222333" not in done.stdout


@pytest.mark.parametrize("start", ["\0", "%PDF-"])
def test_large_and_not_to_be_read(start: str, fork: Path) -> None:
    """Of a large picture, film or PDF nothing is said: there is nothing in it that a person reads."""
    taken_away("data/bijlagen/film.mp4", start + "x" * MAX_SEARCHED)(fork)
    done = tafel(fork, "check", "--against", "main")
    assert done.returncode == 0
    assert "T509" not in done.stdout


def test_what_the_base_had_is_not_ours(fork: Path, record: Record) -> None:
    """A number that stood in the table before the proposal is not held against the proposal."""
    git(fork, "switch", "-q", "main")
    replace(fork / PLEIN, "Het plein is vaak leeg.", "Het plein is vaak leeg. 111222333")
    record(fork)
    git(fork, "switch", "-qC", "voorstel")
    replace(fork / PLEIN, "duur: 20", "duur: 25")
    record(fork)
    assert tafel(fork, "check", "--against", "main").returncode == 0


def test_joint_submitter_is_asked(fork: Path) -> None:
    """Naming another party as joint submitter or the secretariat as its way in is told, except to the secretary."""
    replace(fork / PLEIN, "thema:", "mede_indieners:\n  - huurders\ningebracht_via: secretariaat\nthema:")
    assert rights(fork, GEMEENTE) == {PLEIN: {"T705"}}
    assert rights(fork, SECRETARIS) == {}


def test_settings_of_the_folder_run_nothing(fork: Path) -> None:
    """Hooks, monitors, filters and external programs that the repository names are never started."""
    laid("67 settings that start programs", fork)
    for arguments in (["--against", "main"], ["--ref", "HEAD"], ["--ref", "HEAD", "--against", "main"]):
        assert tafel(fork, "check", *arguments).returncode == 0
    assert tafel(fork, "agenda", "build").returncode == 0
    assert not (fork.parent / "gestart").exists()


def test_hidden_repository(fork: Path) -> None:
    """A bare repository among the attachments is a finding, and from inside it nothing of it runs."""
    hidden_repository(fork)
    done = tafel(fork / "data/bijlagen/foto", "check", "--against", "main")
    assert (done.returncode, "T209" in done.stdout) == (1, True)
    here = tafel(fork, "check")
    assert here.returncode == 1
    assert "data/bijlagen/foto:1:1: fout T209" in here.stdout
    assert not (fork.parent / "gestart").exists()


@pytest.mark.parametrize("folder", ["", "/foto", "/a/b/c/d/e/f/g/h"])
def test_hidden_at_any_depth(folder: str, table: Path) -> None:
    """A bare repository among the attachments is found wherever it lies, on disk and in a version."""
    there = f"data/bijlagen{folder}"
    for name in ("HEAD", "config", "refs/x"):
        (table / there / name).parent.mkdir(parents=True, exist_ok=True)
        (table / there / name).write_text("ref: refs/heads/main\n", encoding="utf-8")
    git(table, "add", "-A")
    git(table, "commit", "-qm", "Verborgen")
    for ref in ([], ["--ref", "HEAD"]):
        done = tafel(table, "check", *ref)
        deep = folder.count("/") == 8
        assert f"{there}:1:1: fout T209" in done.stdout
        assert (f"{there}/refs:1:1: fout T001" in done.stdout) == deep  # its folder lies a step too deep


def test_replaced_objects(fork: Path, record: Record) -> None:
    """`git replace` has no effect: the commit itself is read."""
    replace(fork / PLEIN, "thema: buurt", "thema: buren")
    record(fork)
    replaced(fork)
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


@pytest.mark.parametrize(
    "command",
    [("balans", "--vanaf"), ("balans", "--tot"), ("agenda", "build", "--as-of"), ("agenda", "verify", "x", "--ref")],
)
def test_empty_option_elsewhere(command: tuple[str, ...], table: Path) -> None:
    """No other command takes an empty day or version for none."""
    done = tafel(table, *command, "")
    assert (done.returncode, done.stdout) == (3, "")
    assert "staat niets" in done.stderr
