"""The outside of the program: wrong use, wrong surroundings, bugs, and pipes that are closed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, tafel
from measuring import PROC, assert_within, cost_of_a_reader_who_leaves


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["chek"], "De opdracht `chek` bestaat niet; bedoelde u `check`?"),
        (["check", "--formaat", "json"], "De optie `--formaat` bestaat niet; bedoelde u `--format`?"),
        (["agenda", "buidl"], "De opdracht `buidl` bestaat niet; bedoelde u `build`?"),
        (["explain"], "tafel explain --all"),
        (["explain", "T999"], "T999"),
    ],
)
def test_wrong_use(table: Path, arguments: list[str], sentence: str) -> None:
    """A command line that is not understood gives one Dutch sentence with the next step, and exit code 2."""
    done = tafel(table, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert done.stderr.startswith("tafel: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "where"),
    [
        (["agenda", "show", ""], ""),
        (["agenda", "new", "", "--doel=beeldvormend", "--indiener=huurders", "--thema=buurt"], ""),
        (["check", "--ref", ""], "--ref"),
        (["check", "--ref="], "--ref"),
        (["check", "--against", "HEAD", "--actor", ""], "--actor"),
        (["agenda", "list", "--indiener", ""], "--indiener"),
        (["agenda", "build", "--output", ""], "--output"),
        (["status", "--as-of", ""], "--as-of"),
        (["-C", "", "status"], "-C"),
    ],
)
def test_empty_words(table: Path, arguments: list[str], where: str) -> None:
    """An empty word never means "as if it was not typed": 3 where a variable was lost, 2 where a word is missing."""
    done = tafel(table, *arguments)
    assert (done.returncode, done.stdout) == (3 if where else 2, "")
    assert done.stderr.startswith(f"tafel: Bij `{where}` staat niets." if where else "tafel: Wat u typt, is leeg.")


def test_no_arguments(table: Path) -> None:
    """Without a command the help is shown."""
    done = tafel(table)
    assert done.returncode == 2
    assert "agenda" in done.stdout


def test_version(table: Path) -> None:
    """The version is told, before or after other options."""
    assert tafel(table, "--version").stdout == tafel(table, "-C", ".", "--version").stdout
    assert tafel(table, "--version").stdout.startswith("tafel 0.")


def test_explain(table: Path) -> None:
    """A code or its name gives its page; `--all` gives every code in a table."""
    assert tafel(table, "explain", "T101").stdout == tafel(table, "explain", "veld-ontbreekt").stdout
    assert "T101" in tafel(table, "explain", "T101").stdout
    assert "veld-ontbreekt" in tafel(table, "explain", "--all").stdout


@pytest.mark.parametrize("code", ["T620", "t621", "sjabloon", "sjabloon-onbekend"])
def test_explain_what_is_gone(table: Path, code: str) -> None:
    """A code that no check gives any more keeps its page, which says since when and what to do; it is not listed."""
    said = tafel(table, "explain", code).stdout
    assert "Deze code bestaat niet meer." in said
    assert "Sinds 26 november 2026." in said
    assert "`huisstijl`" in said.split("## Wat nu\n")[1]
    listed = tafel(table, "explain", "--all").stdout
    assert "T617" in listed
    assert "T620" not in listed
    assert "T621" not in listed


def test_where(table: Path) -> None:
    """The table is found from a folder inside it, with `-C`, and with TAFEL_MAP."""
    away = table.parent
    inside = tafel(table / "data/agenda", "check").stdout
    assert inside == tafel(away, "-C", str(table), "check").stdout == tafel(away, "check", TAFEL_MAP=str(table)).stdout


@PROC
def test_reader_leaves(table: Path) -> None:
    """When the reader of a pipe leaves, the command stops without a word, soon, and within 256 MiB."""
    taken, said = cost_of_a_reader_who_leaves(table, "explain", "--all")
    assert said == ""
    assert taken.code == 141
    assert_within(taken)


WORKS_ON = """
import sys, threading
from tafel_cli import __main__
def work():
    threading.main_thread().join()
    print("klaar", file=sys.__stderr__)
threading.Thread(target=work).start()
sys.argv = ["tafel", "--version"]
__main__.start()
"""


def test_a_process_waits_for_its_threads(tmp_path: Path) -> None:
    """A command that ends does not cut off what still works in its process, and keeps its exit code."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", WORKS_ON], cwd=tmp_path, env=environment, check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "klaar\n")


def test_a_command_can_be_measured(tmp_path: Path) -> None:
    """Who profiles a command gets the profile, also though a process ends at once."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-P", "-m", "cProfile", "-o", "profile", "-m", "tafel_cli", "--version"]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert (tmp_path / "profile").stat().st_size > 0


BUG = """
import sys
from tafel_cli import __main__, cli
def fail(arguments):
    raise {error}
cli.run = fail
sys.argv = ["tafel", "check"]
__main__.main()
"""


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        ("ValueError('geheim')", 70, "een fout in tafel zelf"),
        ("OSError(28, 'No space left on device')", 3, "de schijf is vol. Er is niets half geschreven"),
        ("KeyboardInterrupt", 130, ""),
        ("BrokenPipeError", 141, ""),
    ],
)
def test_failures(tmp_path: Path, error: str, code: int, sentence: str) -> None:
    """Whatever happens, there is an exit code that tells what, at most one sentence, and never a traceback."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)}
    environment.pop("CI", None)
    run = [sys.executable, "-c", BUG.format(error=error)]
    done = subprocess.run(run, cwd=tmp_path, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == code
    assert sentence in done.stderr
    assert done.stderr.count("\n") == bool(sentence)
    assert "Traceback" not in done.stderr
    details = list(tmp_path.glob("tafel-*.txt"))
    assert len(details) == (code == 70)
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in details)


def test_bug_in_ci(tmp_path: Path) -> None:
    """In CI, where nobody can open a file of the machine, the details stand in the log, each line marked."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "CI": "true"}
    run = [sys.executable, "-c", BUG.format(error="ValueError('::error::x')")]
    done = subprocess.run(run, cwd=tmp_path, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 70
    assert all(line.startswith(("tafel | ", "tafel: ")) for line in done.stderr.splitlines())
    assert "ValueError" in done.stderr
