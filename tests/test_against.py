"""`tafel check --against`: only findings that a change brings count, seen from the version it began from."""

import json
import subprocess
from pathlib import Path

import pytest
from attempts import crossed, unrelated
from conftest import Record, git, replace, tafel
from proposals import ADOPT, AFSPRAAK, PLEIN, SPEELPLEK, VERSLAG


def found(folder: Path, *arguments: str) -> dict[str, list[str]]:
    """Return the codes that count, and those that were there already, on a day before the planned meeting."""
    day = ("--as-of", "2026-01-14")
    report = json.loads(tafel(folder, "check", "--format", "json", *day, *arguments).stdout)
    sides: dict[str, list[str]] = {"nieuw": [], "bestond": []}
    for row in report["findings"]:
        sides["bestond" if row["existed"] else "nieuw"].append(row["code"])
    return sides


def drop(path: Path, start: str) -> None:
    """Take a line and all that follows out of a file."""
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index(start)], encoding="utf-8")


def test_typo_in_an_old_incomplete_item(fork: Path, record: Record) -> None:
    """A typo mended in an item that was incomplete before is green: what was there already does not count."""
    git(fork, "switch", "-q", "main")
    drop(fork / PLEIN, "## Vervolg")
    record(fork)
    git(fork, "switch", "-qC", "voorstel")
    replace(fork / PLEIN, "Het plein is vaak leeg.", "Het plein is meestal leeg.")
    done = tafel(fork, "check", "--against", "main")
    assert done.returncode == 0, done.stdout
    assert "Bestond al, en telt nu niet mee:" in done.stdout
    assert found(fork, "--against", "main") == {"nieuw": [], "bestond": ["T402"]}
    assert tafel(fork, "check").returncode == 1


def test_new_finding_counts(fork: Path) -> None:
    """What a change breaks itself makes it fail, in a file that was already wrong too."""
    replace(fork / PLEIN, "thema: buurt", "thema: buren")
    assert found(fork, "--against", "main")["nieuw"] == ["T201"]
    assert tafel(fork, "check", "--against", "main").returncode == 1


def test_moved_lines_are_no_news(fork: Path, record: Record) -> None:
    """A finding keeps its identity when lines are added above it, or its list is put in another order."""
    git(fork, "switch", "-q", "main")
    replace(fork / SPEELPLEK, "gevraagd:\n", "gevraagd:\n  - Een bankje.\n  - Een boom.\n")
    record(fork)
    git(fork, "switch", "-qC", "voorstel")
    replace(fork / SPEELPLEK, "  - Een bankje.\n  - Een boom.\n", "  - Een boom.\n  - Een bankje.\n")
    replace(fork / SPEELPLEK, "---\n", "---\n# een opmerking\n")
    sides = found(fork, "--against", "main")
    assert sides["nieuw"] == []
    assert sides["bestond"].count("T407") == 2


def test_stricter_status_is_judged_in_full(fork: Path, record: Record) -> None:
    """An item that moves from concept to submitted answers for everything that is still missing."""
    new = fork / "data/agenda/2026-01-07-gemeente-bankje.md"
    new.write_text((fork / PLEIN).read_text(encoding="utf-8").replace("status: ingediend", "status: concept"))
    drop(new, "## Vervolg")
    git(fork, "switch", "-q", "main")
    record(fork)
    git(fork, "switch", "-qC", "voorstel")
    assert found(fork, "--against", "main")["nieuw"] == []
    replace(new, "status: concept", "status: ingediend")
    assert found(fork, "--against", "main")["nieuw"] == ["T402"]


def test_base_that_moved_on(fork: Path, record: Record) -> None:
    """What others commit on `main` meanwhile gives a proposal no findings, neither new nor old."""
    replace(fork / PLEIN, "duur: 20", "duur: 25")
    record(fork)
    git(fork, "switch", "-q", "main")
    replace(fork / "data/organisaties/huurders.md", "status: actief", "status: aktief")
    record(fork)
    git(fork, "switch", "-q", "voorstel")
    assert found(fork, "--against", "main") == {"nieuw": [], "bestond": []}


def test_meter_of_the_change(fork: Path) -> None:
    """The items of the change get a meter, with a line to paste for each thing they need."""
    drop(fork / PLEIN, "## Vervolg")
    replace(fork / PLEIN, "duur: 20\n", "")
    done = tafel(fork, "check", "--against", "main")
    assert "Hoe gebruiken we het plein?: 8 van 10 onderdelen klaar, nog nodig:\n  - duur. " in done.stdout
    assert "\n        duur: 15\n  - Vervolg. " in done.stdout
    assert "\n        ## Vervolg\n" in done.stdout
    assert "Een nieuwe speelplek: " not in done.stdout
    everything = tafel(fork, "check", "--meter").stdout
    assert "8 van 10" in everything
    assert "Een nieuwe speelplek: " in everything


def test_full_meter_means_no_finding(fork: Path) -> None:
    """An item with a full meter has no findings of T4."""
    report = json.loads(tafel(fork, "check", "--meter", "--format", "json").stdout)
    assert report["meters"]
    assert all(meter["klaar"] == meter["totaal"] for meter in report["meters"])
    assert not [row for row in report["findings"] if row["code"].startswith("T4")]


@pytest.mark.parametrize("case", ["shallow", "unrelated", "two"])
def test_nobody_can_tell(case: str, fork: Path, tmp_path: Path, record: Record) -> None:
    """Missing history, no common start, or two of them: exit code 3 with what to do, and no verdict."""
    where = fork
    if case == "shallow":
        replace(fork / PLEIN, "duur: 20", "duur: 25")
        record(fork)
        where = tmp_path / "ondiep"
        git(tmp_path, "clone", "-q", "--depth", "1", "--no-single-branch", fork.as_uri(), str(where))
        git(where, "branch", "-f", "main", "origin/main")
    else:
        {"unrelated": unrelated, "two": crossed}[case](fork)
    done = tafel(where, "check", "--against", "main")
    assert (done.returncode, done.stdout) == (3, "")
    assert "Niet te bepalen wat hier veranderd is" in done.stderr
    assert "Traceback" not in done.stderr
    if case == "shallow":
        assert "fetch-depth: 0" in done.stderr


@pytest.mark.parametrize("path", [VERSLAG, AFSPRAAK])
@pytest.mark.parametrize("recorded", [False, True])
def test_fixed_in_every_comparison(path: str, recorded: bool, fork: Path, record: Record) -> None:  # noqa: FBT001
    """A line added to adopted minutes or an agreement in force counts, recorded or not, and whoever asks."""
    git(fork, "switch", "-q", "main")
    ADOPT(fork)
    record(fork)
    git(fork, "switch", "-qC", "voorstel")
    with (fork / path).open("a", encoding="utf-8") as file:
        file.write("\nErbij.\n")
    if recorded:
        record(fork)
    for arguments in (["main"], ["main", "--actor", "voorbeeld-secretaris"], [] if recorded else ["HEAD"]):
        assert not arguments or found(fork, "--against", *arguments)["nieuw"] == ["T702"]


@pytest.mark.parametrize("path", [PLEIN, "data/organisaties/huurders.md"])
def test_unchanged_broken_file(path: str, fork: Path, record: Record) -> None:
    """A file that nobody can read and that the change did not touch does not stop it."""
    git(fork, "switch", "-q", "main")
    (fork / path).write_bytes(b"---\nnaam: caf\xe9\n---\n")
    record(fork)
    git(fork, "switch", "-qC", "voorstel")
    sides = found(fork, "--against", "main")
    assert sides["nieuw"] == []
    assert "T010" in sides["bestond"]


def test_a_version_against_a_version(fork: Path, record: Record) -> None:
    """A recorded proposal is judged the same from anywhere, whatever lies in the folder."""
    replace(fork / PLEIN, "thema: buurt", "thema: buren")
    record(fork)
    git(fork, "switch", "-q", "main")
    assert found(fork, "--ref", "voorstel", "--against", "main")["nieuw"] == ["T201"]


def test_two_branches_one_name(fork: Path, record: Record) -> None:
    """Two proposals on one day by one party that choose one name conflict loudly, and the conflict is a finding."""
    name = "data/agenda/2026-01-08-gemeente-plein.md"
    text = (fork / PLEIN).read_text(encoding="utf-8")
    (fork / name).write_text(text, encoding="utf-8")
    record(fork)
    git(fork, "switch", "-q", "main")
    (fork / name).write_text(text.replace("duur: 20", "duur: 45"), encoding="utf-8")
    record(fork)
    with pytest.raises(subprocess.CalledProcessError):
        git(fork, "merge", "-q", "voorstel")
    assert found(fork)["nieuw"] == ["T016"]


# By the code: what stood there, what stands there now, and what is the same text with other signs.
REPLACED = {
    "T501": ("BSN 123456782.", "BSN 111222333.", "BSN 123.456.782."),
    "T502": ("NL91ABNA0417164300.", "NL20INGB0001234567.", "NL91 ABNA 0417 1643 00."),
    "T503": ("Bel 0612345678.", "Bel 0687654321.", "Bel 06 12345678."),
    "T504": ("Mail piet@gmail.com.", "Mail jan@gmail.com.", "Mail Piet@gmail.com."),
    "T505": ("Een strafblad.", "Medische gegevens.", "Een Strafblad."),
    "T508": ("De grondprijs is 100 euro.", "De grondprijs is 200 euro.", "De *grondprijs* is 100 euro."),
    "T602": ("[x](javascript:a).", "[x](javascript:b).", "[x](javascript:a) ."),
    "T604": ("![x](https://a.example/b.png)", "![x](https://c.example/b.png)", " ![x](https://a.example/b.png)"),
}


@pytest.mark.parametrize("code", REPLACED)
def test_another_text_found_is_news(code: str, fork: Path, record: Record) -> None:
    """Another number, address or price in the place of one that was there counts; the same one with other signs not."""
    old, other, same = REPLACED[code]
    git(fork, "switch", "-q", "main")
    replace(fork / PLEIN, "Het plein is vaak leeg.", old)
    record(fork)
    git(fork, "switch", "-qC", "voorstel")
    replace(fork / PLEIN, old, same)
    assert code in found(fork, "--against", "main")["bestond"]
    assert code not in found(fork, "--against", "main")["nieuw"]
    replace(fork / PLEIN, same, other)
    assert code in found(fork, "--against", "main")["nieuw"]
    replace(fork / PLEIN, other, f"{other} {old}")
    sides = found(fork, "--against", "main")
    assert (sides["nieuw"].count(code), sides["bestond"].count(code)) in ((1, 1), (2, 0) if code == "T508" else (1, 1))


def test_files_left_out_of_the_work_tree(fork: Path) -> None:
    """Files that a sparse checkout leaves out are not held against the author: the answer is 3, with what to do."""
    git(fork, "sparse-checkout", "set", "data/agenda")
    done = tafel(fork, "check", "--against", "main", "--actor", "voorbeeld-huurders")
    assert (done.returncode, done.stdout) == (3, "")
    assert "`git sparse-checkout disable`" in done.stderr
    assert tafel(fork, "check", "--against", "main", "--actor", "voorbeeld-huurders", "--ref", "HEAD").returncode == 0
    git(fork, "sparse-checkout", "disable")
    assert tafel(fork, "check", "--against", "main", "--actor", "voorbeeld-huurders").returncode == 0
