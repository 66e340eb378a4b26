"""The command as a person, a program and CI meet it, in real git repositories."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from conftest import ROOT, Record, commit, replace, tafel

from tafel_cli.source.revision import Revision

PLEIN = "data/agenda/2026-01-05-gemeente-plein.md"
EVE = ("--as-of", "2026-01-14")  # the day before the planned meeting, because a day that has been gives a warning
HEAVY = ("git", "jinja2", "markdown_it", "typst", "babel", "filelock", "pydantic", "yaml", "tafel_cli.render")


def test_this_repository() -> None:
    """The example table of this repository has no errors."""
    done = tafel(ROOT, "check")
    assert (done.returncode, done.stderr) == (0, "")
    documents = list((ROOT / "data").rglob("*.md"))
    assert f"{len(documents)} bestanden gelezen: 0 fouten" in done.stdout


def test_one_mistake(table: Path) -> None:
    """A mistake gives exit code 1, its file, line and column, the line itself, and what to write instead."""
    replace(table / PLEIN, "doel: beeldvormend", "doel: beeldvormnd")
    done = tafel(table, "check")
    assert done.returncode == 1
    line = (table / PLEIN).read_text(encoding="utf-8").splitlines().index("doel: beeldvormnd") + 1
    assert done.stdout.startswith(f"{PLEIN}:{line}:7: fout T104 `beeldvormnd` kunt u niet kiezen bij `doel`.\n")
    assert "bedoelde u `beeldvormend`?" in done.stdout
    assert "doel: beeldvormnd\n" in done.stdout


def test_json(table: Path) -> None:
    """JSON is the only thing on stdout, and a fingerprint does not change when lines move."""
    replace(table / PLEIN, "doel: beeldvormend", "doel: beeldvormnd")
    first = json.loads(tafel(table, "check", "--format", "json", *EVE).stdout)
    replace(table / PLEIN, "---\n", "---\n# een regel erbij\n")
    second = json.loads(tafel(table, "check", "--format", "json", *EVE).stdout)
    assert first["summary"] == {"files": 12, "fouten": 1, "waarschuwingen": 0, "tips": 0, "bestond_al": 0}
    assert second["findings"][0]["line"] == first["findings"][0]["line"] + 1
    assert second["findings"][0]["fingerprint"] == first["findings"][0]["fingerprint"]


def test_revision(table: Path, record: Record) -> None:
    """A recorded version is judged as it was recorded, and HEAD of a clean folder as the folder itself."""
    replace(table / PLEIN, "doel: beeldvormend", "doel: beeldvormnd")
    record(table)
    here = tafel(table, "check", "--format", "json")
    assert tafel(table, "check", "--ref", "HEAD", "--format", "json").stdout == here.stdout
    assert tafel(table, "check", "--ref", "HEAD~1").returncode == 0
    assert tafel(table, "check", "--ref", "bestaat-niet").returncode == 3


def test_revision_keeps_the_limit(table: Path, record: Record) -> None:
    """A recorded text over 1 MiB is refused as on disk, while an attachment of any size comes back whole."""
    (table / "data/organisaties/groot.md").write_bytes(b"x" * (1 << 20 | 1))
    (table / "data/bijlagen/groot.pdf").write_bytes(b"y" * (1 << 21))
    record(table)
    here = json.loads(tafel(table, "check", "--format", "json", *EVE).stdout)
    assert [finding["code"] for finding in here["findings"]] == ["T004"]
    assert json.loads(tafel(table, "check", "--ref", "HEAD", "--format", "json", *EVE).stdout) == here
    assert Revision(table, "HEAD").attachment("groot.pdf") == b"y" * (1 << 21)


def test_named_files(table: Path) -> None:
    """Only what is named is reported, from any folder inside the table; an unknown name is wrong use."""
    replace(table / PLEIN, "doel: beeldvormend", "doel: beeldvormnd")
    inside = table / "data" / "agenda"
    assert tafel(inside, "check", Path(PLEIN).name).returncode == 1
    assert tafel(inside, "check", "../organisaties").returncode == 0
    assert tafel(table, "check", "data/agenda/plien.md").returncode == 2


def test_no_table(tmp_path: Path) -> None:
    """Outside a table the answer is a sentence with the next step."""
    done = tafel(tmp_path, "check")
    assert (done.returncode, done.stdout) == (3, "")
    assert "tafel -C MAP" in done.stderr


def test_content_stays_text(table: Path) -> None:
    """Nothing in a file can steer a terminal or start a command of a CI service."""
    name = "data/organisaties/x\n::error::y.md"
    (table / name).touch()
    out = tafel(table, "check").stdout
    assert not any(line.startswith("::") for line in out.splitlines())
    assert "<U+000A>" in out


def test_nothing_is_imported_from_the_table(table: Path) -> None:
    """A module in the folder of a table is never run."""
    (table / "yaml.py").write_text("raise SystemExit(99)\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tafel_cli", "check"]
    assert subprocess.run(command, cwd=table, env=environment, check=False, capture_output=True).returncode == 0


def test_check_imports_no_heavy_module() -> None:
    """What only other commands need is not loaded by a check."""
    code = (
        "import sys; from tafel_cli.cli import run; run(['check']); "
        f"print(*[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stderr.strip() == ""


def test_only_one_room_knows_git() -> None:
    """Git is started in two modules of source/ only; one of render/ starts Python, for PDFs of others."""
    starters = [
        path.relative_to(ROOT / "tafel_cli").as_posix()
        for path in sorted((ROOT / "tafel_cli").rglob("*.py"))
        if re.search(r"\b(?:import|from) subprocess\b|\bos\.(?:system|popen|exec|spawn)", path.read_text("utf-8"))
    ]
    assert starters == ["render/typeset/copier.py", "source/fixed_git.py", "source/plain_git.py"]


FORM = ("--doel=besluitvormend", "--indiener=huurders", "--thema=buurt")


def test_forms_that_nobody_asked_about(table: Path) -> None:
    """A form that was just made takes one line, with the command for more; asked about, or changed, it tells all."""
    for title in ("Bank", "Boom"):
        assert tafel(table, "agenda", "new", title, *FORM).returncode == 0
    made = sorted((table / "data/agenda").glob("*-huurders-*.md"))
    one, other = (path.relative_to(table).as_posix() for path in made)
    said = tafel(table, "check").stdout
    for path in (one, other):
        told = f"{path}: nog een concept, 0 van 12 onderdelen klaar. Wat nog nodig is: tafel check {path}\n"
        assert told in said
    assert "T40" not in said.partition("gelezen:")[0]
    for arguments in ([one], ["--only", "T4"], ["--meter"]):
        assert f"{one}:10:1: waarschuwing T401" in tafel(table, "check", *arguments).stdout
    rows = json.loads(tafel(table, "check", "--format", "json").stdout)["findings"]
    assert sum(row["path"] == one for row in rows) > 5
    commit(table)
    (table / one).write_bytes((table / one).read_bytes() + b"\n")
    commit(table)
    said = tafel(table, "check", "--against", "HEAD~1").stdout
    assert "Bank: 0 van 12 onderdelen klaar, nog nodig:" in said
    assert other not in said
