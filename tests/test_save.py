"""Somebody who knows no git records what changed, and nothing else: `tafel save`."""

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import git, replace, tafel, tafel_process
from saving import ACTIE, MEETING, NOT_OURS, PLEIN, Place, hook, longer, recorded, state, wrapper

pytestmark = pytest.mark.usefixtures("secretary")


def test_a_good_change(place: Place) -> None:
    """A change is shown with the title of its paper and recorded under the message; nothing else happens."""
    longer(place.here)
    config = (place.here / ".git/config").read_bytes()
    done = tafel(place.here, "save", "Meer tijd voor het plein")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"Veranderd\n  agendapunt “Hoe gebruiken we het plein?” ({PLEIN})\n")
    assert "Vastgelegd: 1 bestand, versie " in done.stdout
    assert "Of u dit mag, gaat de controle op uw voorstel na." in done.stdout
    assert done.stdout.endswith("Anderen zien dit nog niet (1 versie). Delen doet u zo: `tafel save --push`.\n")
    assert recorded(place.here) == [f"M\t{PLEIN}"]
    assert git(place.here, "log", "-1", "--format=%an %s") == "Secretaris Meer tijd voor het plein"
    assert git(place.here, "status", "--short") == ""
    assert (place.here / ".git/config").read_bytes() == config
    assert not NOT_OURS.search(done.stdout)


def test_new_gone_and_moved(place: Place) -> None:
    """New, renamed and deleted papers are named so, also if git was told already, and are recorded so."""
    data = place.here / "data"
    text = (data / "acties/2025-12-04-a1.md").read_text(encoding="utf-8")
    (data / "acties/2025-12-04-a2.md").write_text(text, encoding="utf-8")
    git(place.here, "mv", "data/bijlagen/bankje.png", "data/bijlagen/bank.png")
    (data / "bekrachtigingen/2025-12-04-b1-huurders.md").unlink()
    old, new = "data/agenda/2025-11-20-gemeente-speelplek.md", "data/agenda/2025-11-21-gemeente-speelplek.md"
    (place.here / old).rename(place.here / new)
    done = tafel(place.here, "save", "Opgeruimd", "--toch")
    assert done.returncode == 0, done.stderr
    said = done.stdout.split("\n\n")[0]
    assert re.findall(r"^\w[\w ]+$", said, re.MULTILINE) == ["Nieuw", "Andere naam", "Weg"]
    assert "  bekrachtiging door huurders van besluit 2025-12-04-b1 (" in said
    assert f"({new}) (was {old})" in said
    assert {line[0] + line[2:].rpartition("/")[2] for line in recorded(place.here)} == {
        *("A2025-12-04-a2.md", "Abank.png", "Dbankje.png", "D2025-12-04-b1-huurders.md"),
        *("D2025-11-20-gemeente-speelplek.md", "A2025-11-21-gemeente-speelplek.md"),
    }
    assert git(place.here, "status", "--short") == ""


def test_other_things_stay(place: Place) -> None:
    """What was staged outside data/ stays staged and is named; what computers leave in a folder is not recorded."""
    (place.here / "brief.txt").write_text("concept", encoding="utf-8")
    git(place.here, "add", "brief.txt")
    (place.here / "data/agenda/.DS_Store").write_bytes(b"x")
    longer(place.here)
    done = tafel(place.here, "save", "Plein")
    assert "Buiten `data/` is ook iets veranderd. Dat legt deze opdracht niet vast: brief.txt." in done.stdout
    assert recorded(place.here) == [f"M\t{PLEIN}"]
    assert git(place.here, "status", "--short") == "A  brief.txt\n?? data/agenda/.DS_Store"


def test_files_that_git_ignores(place: Place) -> None:
    """A paper that git was told to ignore is named, because it is never recorded."""
    (place.here / ".git/info/exclude").write_text("*.txt\n.DS_Store\n", encoding="utf-8")
    (place.here / "data/bijlagen/lijst.txt").write_text("x", encoding="utf-8")
    (place.here / "data/bijlagen/.DS_Store").write_text("x", encoding="utf-8")
    longer(place.here)
    done = tafel(place.here, "save", "Plein")
    assert done.returncode == 0
    assert "dus dit is nooit vast te leggen: data/bijlagen/lijst.txt." in done.stdout


def test_nothing_to_save(place: Place) -> None:
    """If nothing changed, nothing is recorded and that is no error."""
    before = state(place.here)
    done = tafel(place.here, "save", "Niets")
    assert (done.returncode, done.stdout) == (0, "Er is niets veranderd sinds de laatste versie.\n")
    assert state(place.here) == before


def test_look_only(place: Place) -> None:
    """With `--toon` only the change is shown."""
    longer(place.here)
    before = state(place.here)
    done = tafel(place.here, "save", "--toon")
    assert done.returncode == 0
    assert "\nU vroeg alleen om te kijken. Er is niets vastgelegd.\n" in done.stdout
    assert done.stdout.endswith('Vastleggen doet u zo: `tafel save "Wat u deed"`.\n')
    assert state(place.here) == before


def test_older_errors_do_not_count(place: Place) -> None:
    """An error that was recorded before does not stop another change; it is not shown either."""
    replace(place.here / ACTIE, "status: ", "staat: ")
    git(place.here, "commit", "-qam", "Fout")
    longer(place.here)
    done = tafel(place.here, "save", "Plein")
    assert done.returncode == 0
    assert "T102" not in done.stdout


def test_a_new_error(place: Place) -> None:
    """A new error is shown, and nothing is recorded; with `--toch` it is, but never shared."""
    replace(place.here / PLEIN, "thema: buurt", "thema: beurt")
    before = state(place.here)
    done = tafel(place.here, "save", "Plein", "--push")
    assert done.returncode == 1
    assert "fout T201 Er is geen thema met de naam `beurt`." in done.stdout
    assert "Niet vastgelegd, want dit brengt een nieuwe fout mee." in done.stdout
    assert state(place.here) == before
    done = tafel(place.here, "save", "Plein", "--push", "--toch")
    assert done.returncode == 1
    assert "staat hier nog, en is niet gedeeld" in done.stderr
    assert recorded(place.here) == [f"M\t{PLEIN}"]
    assert git(place.far, "log", "--format=%s", "main") == "De tafel"
    longer(place.here)
    assert tafel(place.here, "save", "Duur", "--push").returncode == 1  # the error of before would go with it
    assert git(place.far, "log", "--format=%s", "main") == "De tafel"


def test_what_a_change_does(place: Place) -> None:
    """Fixed papers, sent papers and old versions are judged as in a proposal; rights only for `--als`, as a trial."""
    replace(place.here / "data/organisaties/gemeente.md", "status: actief", "status: actief ")
    longer(place.here)
    plain = tafel(place.here, "save", "Plein", "--toon")
    assert "T70" not in plain.stdout
    before = state(place.here)
    done = tafel(place.here, "save", "Plein", "--als", "voorbeeld-huurders")
    assert done.returncode == 1
    assert "T701" in done.stdout
    assert "T703" in done.stdout
    assert state(place.here) == before
    (place.here / "data/bijlagen/lijst.txt").write_text("BSN 111222333", encoding="utf-8")
    done = tafel(place.here, "save", "Lijst")
    assert "T509" in done.stdout
    assert "111222333" not in done.stdout + done.stderr


def test_personal_data_stay_hidden(place: Place) -> None:
    """No title, path or message with personal data is shown; such a message is not recorded."""
    replace(place.here / PLEIN, "titel: Hoe gebruiken we het plein?", "titel: Vraag jan.jansen@gmail.com")
    done = tafel(place.here, "save", "Bel 111222333 met BSN", "--toon")
    assert "jansen" not in done.stdout + done.stderr
    git(place.here, "checkout", "-q", "--", ".")
    longer(place.here)
    before = state(place.here)
    done = tafel(place.here, "save", "Mail jan.jansen@gmail.com")
    assert done.returncode == 2
    assert "een gegeven van een persoon" in done.stderr
    assert "jansen" not in done.stdout + done.stderr
    assert state(place.here) == before


def test_no_message(place: Place) -> None:
    """Without a message what changed is shown, and nothing is recorded."""
    longer(place.here)
    before = state(place.here)
    done = tafel(place.here, "save")
    assert done.returncode == 2
    assert 'Bijvoorbeeld: `tafel save "Agenda voor 3 december"`.' in done.stderr
    assert state(place.here) == before


def conflict(table: Path, *how: str) -> None:
    """Leave a merge, rebase, cherry-pick, revert or stash half done, with two versions of one item."""
    git(table, "switch", "-qc", "zij")
    replace(table / PLEIN, "duur: 20", "duur: 30")
    git(table, "commit", "-qam", "Zij")
    git(table, "switch", "-q", "main")
    replace(table / PLEIN, "duur: 20", "duur: 40")
    git(table, "commit", "-qam", "Wij")
    replace(table / PLEIN, "duur: 40", "duur: 50")
    git(table, "commit", "-qam", "Weer wij")
    with pytest.raises(subprocess.CalledProcessError):
        git(table, *how)


def unmerged(table: Path) -> None:
    """Leave two versions of one item without anything that is half done."""
    conflict(table, "merge", "zij")
    (table / ".git/MERGE_HEAD").unlink()


def submodule(table: Path) -> None:
    """Put a repository inside data/."""
    (table / "data/agenda/los").mkdir()
    git(table / "data/agenda/los", "init", "-q")
    git(table / "data/agenda/los", "commit", "-q", "--allow-empty", "-m", "Los")


def recorded_submodule(table: Path) -> None:
    """Record a repository inside data/."""
    submodule(table)
    git(table, "add", "-A")
    git(table, "commit", "-qm", "Los")


def large(table: Path) -> None:
    """Add a file over 100 MB."""
    with (table / "data/bijlagen/groot.pdf").open("wb") as file:
        file.truncate((100 << 20) + 1)


def sparse(table: Path) -> None:
    """Leave files out of the folder on purpose."""
    git(table, "sparse-checkout", "set", "--no-cone", "/data/tafel.md", "/data/agenda")


REFUSALS: dict[str, tuple[Callable[[Path], object], str]] = {
    "merge": (lambda table: conflict(table, "merge", "zij"), "(merge) is hier nog niet af. `git status` zegt hoe"),
    "rebase": (lambda table: conflict(table, "rebase", "zij"), "(rebase) is hier nog niet af"),
    "cherry-pick": (lambda table: conflict(table, "cherry-pick", "zij"), "(cherry-pick) is hier nog niet af"),
    "revert": (lambda table: conflict(table, "revert", "--no-edit", "main~1"), "(revert) is hier nog niet af"),
    "bisect": (lambda table: git(table, "bisect", "start"), "(bisect) is hier nog niet af"),
    "unmerged": (unmerged, "Van een bestand staan hier twee versies door elkaar"),
    "no branch": (lambda table: git(table, "checkout", "-q", "--detach"), "U kijkt in deze map naar een oude versie"),
    "submodule": (submodule, "`data/agenda/los/` is een git-map binnen de tafel."),
    "recorded submodule": (recorded_submodule, "`data/agenda/los` is een git-map binnen de tafel."),
    "large": (large, "`data/bijlagen/groot.pdf` is groter dan 100 MB."),
    "sparse": (sparse, "(sparse checkout)"),
    "assume unchanged": (lambda table: git(table, "update-index", "--assume-unchanged", PLEIN), "(assume-unchanged)"),
    "left lock": (lambda table: (table / ".git/index.lock").touch(), "of is halverwege gestopt"),
}


@pytest.mark.parametrize("name", ["lijst.txt", "film.mp4"])
def test_a_file_of_some_megabytes(name: str, table: Path) -> None:
    """A file that is too large to search is recorded all the same, and a text is told to be one."""
    (table / "data/bijlagen" / name).write_bytes((b"x" if name.endswith("txt") else b"\0") * (3 << 20))
    done = tafel(table, "save", "Bijlage")
    assert done.returncode == 0, done.stdout + done.stderr
    assert ("T509" in done.stdout) is name.endswith("txt")
    assert name in git(table, "show", "--stat", "HEAD")


@pytest.mark.parametrize("case", REFUSALS)
def test_refusals(case: str, place: Place) -> None:
    """Where recording would go wrong, one sentence says why and what to do, and nothing at all is touched."""
    lay, sentence = REFUSALS[case]
    lay(place.here)
    (place.here / "brief.txt").write_text("concept", encoding="utf-8")
    if case not in ("unmerged", "left lock", "sparse"):
        git(place.here, "add", "brief.txt")
    (place.here / "data/agenda/los.txt").write_text("los", encoding="utf-8")
    before = state(place.here)
    done = tafel(place.here, "save", "Plein", "--push")
    assert done.returncode == (1 if case == "large" else 3)
    assert sentence in done.stderr
    assert done.stderr.endswith("Er is niets veranderd.\n")
    assert state(place.here) == before


def test_no_name(place: Place, tmp_path: Path) -> None:
    """If git knows no name and address, the two lines to type are given, and no name is made up."""
    longer(place.here)
    (tmp_path / "leeg").touch()
    before = state(place.here)
    done = tafel(place.here, "save", "Plein", GIT_CONFIG_GLOBAL=str(tmp_path / "leeg"), EMAIL="")
    assert done.returncode == 3
    assert '`git config --global user.name "Secretaris van de tafel"`' in done.stderr
    assert '`git config --global user.email "secretariaat@tafel.example"`' in done.stderr
    assert state(place.here) == before


def test_a_hook_that_refuses(place: Place) -> None:
    """If a hook of the user refuses, its words are shown and the index is put back, also what was staged in it."""
    (place.here / "brief.txt").write_text("concept", encoding="utf-8")
    git(place.here, "add", "brief.txt")
    longer(place.here)
    (place.here / "data/bijlagen/nieuw.txt").write_text("nieuw", encoding="utf-8")
    hook(place.here / ".git", "pre-commit", "echo 'eerst koffie' >&2; exit 1")
    before = state(place.here)
    done = tafel(place.here, "save", "Plein", "--toch")
    assert done.returncode == 3
    assert "  eerst koffie\n" in done.stdout
    assert "Waarschijnlijk hield een controle op deze computer het tegen." in done.stderr
    assert state(place.here) == before


def test_the_users_own_hooks_run(place: Place) -> None:
    """Hooks of the user run, and see exactly what is recorded."""
    (place.here / "brief.txt").write_text("concept", encoding="utf-8")
    git(place.here, "add", "brief.txt")
    longer(place.here)
    hook(place.here / ".git", "pre-commit", "git diff --cached --name-only -- '*.md' '*.txt' > .git/gezien")
    assert tafel(place.here, "save", "Plein").returncode == 0
    assert (place.here / ".git/gezien").read_text(encoding="utf-8") == f"{PLEIN}\n"


@pytest.mark.parametrize(
    ("path", "script"),
    [
        ("data/agenda/stil.md", "echo x > data/agenda/stil.md; git add data/agenda/stil.md"),
        ("stil.txt", "echo x > stil.txt; git add stil.txt"),
        (PLEIN, f"echo Erbij. >> {PLEIN}; git add {PLEIN}"),
    ],
)
def test_a_hook_that_records_more(path: str, script: str, place: Place) -> None:
    """What a hook of the user records beside what was shown, or in its place, is named and never shared."""
    longer(place.here)
    hook(place.here / ".git", "pre-commit", script)
    far = git(place.far, "rev-parse", "main")
    done = tafel(place.here, "save", "Plein", "--push")
    assert done.returncode == 3
    assert "Vastgelegd: 1 bestand" in done.stdout
    assert f"Let op: in deze versie is `{path}` anders dan hierboven staat." in done.stderr
    assert git(place.far, "rev-parse", "main") == far


def test_the_users_own_signature(place: Place, tmp_path: Path) -> None:
    """If the user signs versions, this one is signed too; a signature that fails leaves all as it was."""
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", tmp_path / "sleutel"], check=True)
    for key, value in (
        ("gpg.format", "ssh"),
        ("commit.gpgSign", "true"),
        ("user.signingKey", str(tmp_path / "sleutel")),
    ):
        git(place.here, "config", key, value)
    longer(place.here)
    assert tafel(place.here, "save", "Plein").returncode == 0
    assert "BEGIN SSH SIGNATURE" in git(place.here, "cat-file", "commit", "HEAD")
    (tmp_path / "sleutel").unlink()
    (tmp_path / "sleutel.pub").unlink()
    replace(place.here / PLEIN, "duur: 25", "duur: 30")
    before = state(place.here)
    assert tafel(place.here, "save", "Plein").returncode == 3
    assert state(place.here) == before


def test_a_file_that_changes_meanwhile(place: Place) -> None:
    """A file that changes after it was judged is not recorded; the index is put back."""
    longer(place.here)
    script = f'[ "$3" = add ] && echo Meer >> {place.here / PLEIN}'
    before = git(place.here, "ls-files", "-s")
    path = wrapper(place.here.parent, f'{script}; exec "$GIT" "$@"')
    done = tafel_process(place.here, "save", "Plein", PATH=f"{path}:{os.environ['PATH']}")
    assert done.returncode == 3
    assert f"`{PLEIN}` is zojuist nog veranderd. Er is niets vastgelegd." in done.stderr
    assert git(place.here, "ls-files", "-s") == before
    assert git(place.here, "log", "--format=%s") == "De tafel"


def test_from_a_folder_below(place: Place) -> None:
    """It works from any folder of the table, and records all of the table."""
    longer(place.here)
    done = tafel(place.here / "data/bijlagen", "save", "Plein")
    assert done.returncode == 0
    assert recorded(place.here) == [f"M\t{PLEIN}"]


def test_a_table_below_a_repository(tmp_path: Path, place: Place) -> None:
    """A table that is a folder of a larger repository is recorded alone."""
    whole = tmp_path / "groot"
    (whole / "sub").mkdir(parents=True)
    (place.here / "data").rename(whole / "sub/data")
    (whole / "data").mkdir()
    (whole / "data/los.txt").write_text("los", encoding="utf-8")
    git(whole, "init", "-q", "-b", "main")
    git(whole, "add", "-A")
    git(whole, "commit", "-qm", "Alles")
    git(whole, "config", "diff.relative", "true")
    longer(whole / "sub")
    (whole / "data/los.txt").write_text("anders", encoding="utf-8")
    done = tafel(whole / "sub", "save", "Plein")
    assert done.returncode == 0, done.stderr
    assert "niet vast: ../data/los.txt." in done.stdout
    assert "Deze map is met geen andere plek verbonden" in done.stdout
    assert recorded(whole) == [f"M\tsub/{PLEIN}"]


def test_the_first_version(tmp_path: Path, place: Place) -> None:
    """A table of which nothing was ever recorded is recorded whole."""
    (place.here / "data").rename(tmp_path / "nieuw-data")
    new = tmp_path / "nieuw"
    git(tmp_path, "init", "-q", "-b", "main", "nieuw")
    (tmp_path / "nieuw-data").rename(new / "data")
    done = tafel(new, "save", "De tafel")
    assert done.returncode == 0, done.stdout + done.stderr
    assert git(new, "status", "--short") == ""


def test_a_linked_work_tree(place: Place, tmp_path: Path) -> None:
    """A linked work tree is recorded on its own branch."""
    git(place.here, "worktree", "add", "-q", "-b", "verslag", str(tmp_path / "zij"))
    longer(tmp_path / "zij")
    assert tafel(tmp_path / "zij", "save", "Plein").returncode == 0
    assert git(place.here, "log", "-1", "--format=%s", "verslag") == "Plein"
    assert git(place.here, "log", "-1", "--format=%s", "main") == "De tafel"


ODD = ("*", "een twee.txt", "*.txt", "[a].txt", ":(top)x.txt", "caf\u00e9.txt", "a\nb.txt", "-n.txt", "'\"`$HOME`.txt")


def test_odd_names(place: Place) -> None:
    """Names with spaces, wildcards, dashes, line ends and accents are recorded as they are, and no others."""
    for name in ODD:
        (place.here / "data/bijlagen" / name).write_text("x", encoding="utf-8")
    (place.here / "data/bijlagen/.DS_Store").write_text("x", encoding="utf-8")
    done = tafel(place.here, "save", "Namen", "--toch")
    assert done.returncode == 0, done.stdout + done.stderr
    assert git(place.here, "status", "--short") == "?? data/bijlagen/.DS_Store"
    assert len(recorded(place.here)) == len(ODD)


def test_line_ends(place: Place) -> None:
    """With `autocrlf` a file that differs in its line ends only has not changed, and others are recorded with LF."""
    git(place.here, "config", "core.autocrlf", "true")
    for name in (PLEIN, ACTIE):
        path = place.here / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    path = place.here / PLEIN
    path.write_bytes(path.read_bytes().replace(b"duur: 20", b"duur: 25"))
    done = tafel(place.here, "save", "Plein")
    assert done.returncode == 0, done.stdout + done.stderr
    assert recorded(place.here) == [f"M\t{PLEIN}"]
    assert "\r" not in git(place.here, "show", f"HEAD:{PLEIN}")


def test_line_ends_that_git_refuses(place: Place) -> None:
    """If the user's git refuses other line ends, its words are shown and all stays."""
    git(place.here, "config", "core.autocrlf", "input")
    git(place.here, "config", "core.safecrlf", "true")
    longer(place.here)
    path = place.here / PLEIN
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = state(place.here)
    done = tafel(place.here, "save", "Plein")
    assert done.returncode == 3
    assert "CRLF would be replaced by LF" in done.stdout
    assert state(place.here) == before


def test_no_git(planned: Path) -> None:
    """Outside git one sentence says so."""
    done = tafel(planned, "save", "Plein")
    assert done.returncode == 3
    assert "Deze map hoort niet bij een git-bewaarplaats" in done.stderr


def test_a_folder_that_may_not_be_written(place: Place) -> None:
    """If git's folder cannot be written to, nothing is touched."""
    longer(place.here)
    (place.here / ".git/tafel.lock").mkdir()
    before = state(place.here)
    done = tafel(place.here, "save", "Plein")
    assert done.returncode == 3
    assert "niet op slot te zetten" in done.stderr
    assert state(place.here) == before


def test_settings_that_would_lead_elsewhere(place: Place) -> None:
    """Variables that point git to another index or repository are ignored; the user's name in one is used."""
    longer(place.here)
    elsewhere = {"GIT_DIR": str(place.there / ".git"), "GIT_INDEX_FILE": str(place.there / "index")}
    done = tafel(place.here, "save", "Plein", GIT_AUTHOR_NAME="Ander", **elsewhere)
    assert done.returncode == 0, done.stderr
    assert git(place.here, "log", "-1", "--format=%an") == "Ander"
    assert git(place.there, "log", "-1", "--format=%s") == "De tafel"


def test_git_settings_of_the_user(place: Place) -> None:
    """Settings that change how git compares, shows or compiles a version do not change what is recorded."""
    for key, value in (
        *(("diff.relative", "true"), ("diff.renames", "copies"), ("diff.external", "false"), ("color.ui", "always")),
        *(("commit.verbose", "true"), ("status.showUntrackedFiles", "no"), ("core.quotePath", "true")),
    ):
        git(place.here, "config", key, value)
    longer(place.here)
    (place.here / "data/bijlagen/bank.txt").write_text("x", encoding="utf-8")
    replace(place.here / MEETING, "locatie: dorpshuis", "locatie: school")
    done = tafel(place.here / "data", "save", "Veel", "--toch")
    assert done.returncode == 0, done.stdout + done.stderr
    assert recorded(place.here) == [f"M\t{PLEIN}", f"M\t{MEETING}", "A\tdata/bijlagen/bank.txt"]
